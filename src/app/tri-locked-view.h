/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One zoom and place for several pictures of the same size. Main thread only. */

#pragma once

#include <glib-object.h>

#include "tri-scene.h"

G_BEGIN_DECLS

/**
 * TriLockedView:
 *
 * What part of a photo several widgets of one size show. Until a person zooms or pans it is fitted:
 * head and face fill the widget. Sizes and places are in widget px, those of the photo in its px.
 *
 * Signal "changed": the pictures are to be drawn anew.
 */
#define TRI_TYPE_LOCKED_VIEW (tri_locked_view_get_type ())
G_DECLARE_FINAL_TYPE (TriLockedView, tri_locked_view, TRI, LOCKED_VIEW, GObject)

TriLockedView *tri_locked_view_new (void);
/* The photo that is looked at. Another one keeps a chosen zoom in millimetres and its place
 * relative to the head. */
void tri_locked_view_set_scene (TriLockedView *self, TriScene *scene);
/* The size that all widgets have, and device px per widget px. */
void tri_locked_view_set_size (TriLockedView *self, int width, int height, int scale_factor);
/* In widget px, the corner on a whole device pixel. Returns: FALSE without a scene or a size */
gboolean tri_locked_view_get_viewport (TriLockedView *self, TriViewport *out_viewport);
/* Widget px per photo px; 0 while there is no viewport. */
double tri_locked_view_get_zoom (TriLockedView *self);

/* Keeps the photo point at (@x, @y) where it is. */
void tri_locked_view_zoom_at (TriLockedView *self, double zoom, double x, double y);
void tri_locked_view_zoom_by (TriLockedView *self, double factor, double x, double y);
/* The same about the middle. */
void tri_locked_view_zoom_in (TriLockedView *self);
void tri_locked_view_zoom_out (TriLockedView *self);
/* One pixel of the photo is one of the screen. */
void tri_locked_view_zoom_actual (TriLockedView *self);
void tri_locked_view_zoom_fit (TriLockedView *self);
/* Shows what lies (@dx, @dy) to the right and below. */
void tri_locked_view_pan (TriLockedView *self, double dx, double dy);

G_END_DECLS

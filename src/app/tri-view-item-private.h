/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the consultation may do to its view items. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/* Copies @record. Returns: (transfer full) */
TriViewItem *_tri_view_item_new (const TriPhotoRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* Whole, or a first look at it, before and after. */
void _tri_view_item_set_photo (TriViewItem *self, TriPhoto *photo);
void _tri_view_item_set_thumbnail (TriViewItem *self, cairo_surface_t *thumbnail);
/* A number that grows with every change of view: the item was shown then. */
void _tri_view_item_set_shown (TriViewItem *self, guint shown);
guint _tri_view_item_get_shown (TriViewItem *self);
/* Copies @registration; the scene made of the one before is dropped. */
void _tri_view_item_set_registration (TriViewItem *self, const TriRegistrationRecord *registration);
/* The same fit with another outline, and the scene it gives. */
void _tri_view_item_set_outline (TriViewItem *self, const TriOutlineFix *fix, TriScene *scene);
/* Changes with every registration: a scene that was begun before is late. */
guint _tri_view_item_get_registration_serial (TriViewItem *self);
void _tri_view_item_set_scene (TriViewItem *self, TriScene *scene);
/* Why the photo cannot be shown: one sentence, for the row's tooltip. */
void _tri_view_item_set_problem (TriViewItem *self, const char *problem);
const char *_tri_view_item_get_problem (TriViewItem *self);

G_END_DECLS

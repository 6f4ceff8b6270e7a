/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What only the consultation may do to its view items. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/* Copies @record. Returns: (transfer full) */
TriViewItem *_tri_view_item_new (const TriPhotoRecord *record) G_GNUC_WARN_UNUSED_RESULT;
void _tri_view_item_set_photo (TriViewItem *self, TriPhoto *photo, GdkPaintable *thumbnail);
/* Copies @registration; the scene made of the one before is dropped. */
void _tri_view_item_set_registration (TriViewItem *self, const TriRegistrationRecord *registration);
/* The same fit with another outline, and the scene it gives. */
void _tri_view_item_set_outline (TriViewItem *self, const TriOutlineFix *fix, TriScene *scene);
/* Changes with every registration: a scene that was begun before is late. */
guint _tri_view_item_get_registration_serial (TriViewItem *self);
void _tri_view_item_set_scene (TriViewItem *self, TriScene *scene);
/* Why the photo cannot be shown: one sentence, for the row's tooltip. */
void _tri_view_item_set_problem (TriViewItem *self, const char *problem);

G_END_DECLS

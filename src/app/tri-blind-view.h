/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures judged in unlabelled pairs, on the client's screen. */

#pragma once

#include "tri-present-menu.h"

G_BEGIN_DECLS

/**
 * TriBlindView:
 *
 * One pair after the other until all are judged (TriBlindTrial), by a press of the picture or by
 * key; then the result, which is kept in the record. Signal "finished": the result was read.
 */
#define TRI_TYPE_BLIND_VIEW (tri_blind_view_get_type ())
G_DECLARE_FINAL_TYPE (TriBlindView, tri_blind_view, TRI, BLIND_VIEW, GtkWidget)

/* Begins anew. @styles (element-type TriTemplate), 2 to TRI_PRESENT_MAX of them, are called A, B, C
 * in the result; the pictures are of @scene at @moment. */
void tri_blind_view_start (TriBlindView *self,
                           TriConsultation *consultation,
                           const GPtrArray *styles,
                           TriScene *scene,
                           const TriMoment *moment,
                           TriPicker who,
                           guint64 seed);
/* Forgets everything; what was not judged to the end is not kept. */
void tri_blind_view_stop (TriBlindView *self);
/* The picture at the left (or right) is liked better. Nothing happens while one of the two is not
 * drawn yet: what is not seen cannot be judged. */
void tri_blind_view_choose (TriBlindView *self, gboolean left);

G_END_DECLS

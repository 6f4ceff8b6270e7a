/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says when the hair at the sides is too long in the shown photo, and what can be done. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/* Hidden while there is nothing to say. Its buttons are the actions design.clipped and
 * design.import. */
#define TRI_TYPE_HAIR_NOTE (tri_hair_note_get_type ())
G_DECLARE_FINAL_TYPE (TriHairNote, tri_hair_note, TRI, HAIR_NOTE, GtkWidget)

void tri_hair_note_set_consultation (TriHairNote *self, TriConsultation *consultation);

G_END_DECLS

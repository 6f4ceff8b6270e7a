/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One picture on the client's screen: a style on the client's head, a letter and two hearts. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/**
 * TriPresentCard:
 *
 * Signal "pick" (TriPicker as uint): that person's heart was pressed. The card shows what it is
 * told; it keeps nothing.
 */
#define TRI_TYPE_PRESENT_CARD (tri_present_card_get_type ())
G_DECLARE_FINAL_TYPE (TriPresentCard, tri_present_card, TRI, PRESENT_CARD, GtkWidget)

/* What the picture is called on this screen: "A". */
void tri_present_card_set_letter (TriPresentCard *self, const char *letter);
/* Without letter and hearts, for good. */
void tri_present_card_set_unlabelled (TriPresentCard *self);
/* As in a mirror; for an unlabelled card. */
void tri_present_card_set_mirrored (TriPresentCard *self, gboolean mirrored);
/* Shows @style as @consultation has it now, in the photo of @scene at @moment. The picture is drawn
 * in the background at the card's device pixels, again when its size changes; until then the last
 * one stays. */
void tri_present_card_show (TriPresentCard *self,
                            TriConsultation *consultation,
                            TriScene *scene,
                            TriTemplate *style,
                            const TriMoment *moment);
/* FALSE until the first picture of the style is drawn. */
gboolean tri_present_card_has_picture (TriPresentCard *self);
/* Forgets what is shown. */
void tri_present_card_clear (TriPresentCard *self);
/* (nullable) (transfer none): the style of the picture */
TriTemplate *tri_present_card_get_style (TriPresentCard *self);
/* (transfer full): the design in the picture, which must be there */
TriDesign *tri_present_card_make_design (TriPresentCard *self) G_GNUC_WARN_UNUSED_RESULT;
/* Fills or empties the heart of @who. What both like is framed. */
void tri_present_card_set_picked (TriPresentCard *self, TriPicker who, gboolean picked);

G_END_DECLS

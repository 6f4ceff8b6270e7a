/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes after a treatment: how the pigment fades, what was seen of it, the touch-up, contacts.
 * Part of the page Plan & Costs. */

#pragma once

#include <adwaita.h>

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_FOLLOW_UP (tri_follow_up_get_type ())
G_DECLARE_FINAL_TYPE (TriFollowUp, tri_follow_up, TRI, FOLLOW_UP, GtkWidget)

/* Follows the record of @consultation (nullable); nothing is shown before a session is done. */
void tri_follow_up_set_consultation (TriFollowUp *self, TriConsultation *consultation);

G_END_DECLS

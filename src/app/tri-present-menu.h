/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which styles the client's screen shows, chosen by the consultant in the studio. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/* Pictures side by side on the client's screen. */
#define TRI_PRESENT_MAX 3

/**
 * TriPresentMenu:
 *
 * A popover with a check mark for each style. Until the consultant ticks something it is the
 * current design and the two styles after it, made anew when the current one is not among them.
 * Signals: "changed" (other styles are to be shown), "judge" (a blind trial is to begin on the
 * client's screen, which is opened before), and while the screen is open "blank" (it is to be
 * blanked or shown again) and "end" (it is to be closed), so that the consultant need not reach for
 * it.
 */
#define TRI_TYPE_PRESENT_MENU (tri_present_menu_get_type ())
G_DECLARE_FINAL_TYPE (TriPresentMenu, tri_present_menu, TRI, PRESENT_MENU, GtkPopover)

/* @consultation: (nullable) */
void tri_present_menu_set_consultation (TriPresentMenu *self, TriConsultation *consultation);
/* One to TRI_PRESENT_MAX of them, none without a consultation. (transfer none) (element-type
 * TriTemplate) */
const GPtrArray *tri_present_menu_get_styles (TriPresentMenu *self);
/* Whether the client's screen is open, and can be blanked and ended. */
void tri_present_menu_set_open (TriPresentMenu *self, gboolean open);

G_END_DECLS

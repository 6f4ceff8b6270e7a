/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen for client and partner: pictures and choices, and nothing else. */

#pragma once

#include "tri-present-menu.h"

G_BEGIN_DECLS

/**
 * TriPresentWindow:
 *
 * Shows up to three styles on the client's own head, follows the studio, and takes down who likes
 * which. No name, price or note is ever in it, and its title is the same for everybody.
 *
 * Keys: 1, 2, 3 or A, B, C mark a favourite of whoever is active, P changes who that is, space or
 * the full stop (which remote controls send) blanks the screen and shows it again, Escape ends it.
 * T begins pictures judged blind by whoever is active: Left and Right judge, Escape gives up.
 */
#define TRI_TYPE_PRESENT_WINDOW (tri_present_window_get_type ())
G_DECLARE_FINAL_TYPE (TriPresentWindow, tri_present_window, TRI, PRESENT_WINDOW, GtkWindow)

/* Opens it: full screen on another monitor than @studio's when there is one, else as a window. It
 * shows what @menu says. Closes by itself or by gtk_window_destroy (). (transfer none) */
TriPresentWindow *tri_present_window_open (TriConsultation *consultation,
                                           TriPresentMenu *menu,
                                           GtkWindow *studio);
gboolean tri_present_window_is_blank (TriPresentWindow *self);

G_END_DECLS

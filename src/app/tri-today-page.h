/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: who comes, what is missing for them, who is due for a touch-up, and what is owed. */

#pragma once

#include "tri-application.h"

G_BEGIN_DECLS

/* A row opens its client by the action "win.open-client". */
#define TRI_TYPE_TODAY_PAGE (tri_today_page_get_type ())
G_DECLARE_FINAL_TYPE (TriTodayPage, tri_today_page, TRI, TODAY_PAGE, GtkWidget)

/* Brings it up to date with the record of @application, which must be open; nothing waits for it.
 */
void tri_today_page_refresh (TriTodayPage *self, TriApplication *application);
/* Puts the keyboard on the first row. */
void tri_today_page_focus (TriTodayPage *self);

G_END_DECLS

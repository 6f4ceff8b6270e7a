/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first screen: the clinic's own pages, each brought up to date when it is shown. */

#pragma once

#include "tri-application.h"

G_BEGIN_DECLS

#define TRI_TYPE_HOME (tri_home_get_type ())
G_DECLARE_FINAL_TYPE (TriHome, tri_home, TRI, HOME, GtkWidget)

/* For the switcher in the window's header. */
AdwViewStack *tri_home_get_pages (TriHome *self);
/* Brings the page that is shown up to date with the record of @application, which must be open. */
void tri_home_refresh (TriHome *self, TriApplication *application);
/* "clients", …: FALSE when there is no such page. */
gboolean tri_home_show_page (TriHome *self, const char *name);
/* What is to be done today. */
void tri_home_show_today (TriHome *self);
/* Puts the keyboard on the page, or on the search over all clients. */
void tri_home_focus_page (TriHome *self);
void tri_home_focus_search (TriHome *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The main window: the first screen, or one client's consultation. */

#pragma once

#include "tri-application.h"

G_BEGIN_DECLS

#define TRI_TYPE_WINDOW (tri_window_get_type ())
G_DECLARE_FINAL_TYPE (TriWindow, tri_window, TRI, WINDOW, AdwApplicationWindow)

TriWindow *tri_window_new (TriApplication *application);

/* The record is being opened; could not be opened; is open. */
void tri_window_show_loading (TriWindow *self);
void tri_window_show_problem (TriWindow *self, const GError *error);
void tri_window_show_home (TriWindow *self);

/* Loads a client's record and opens the consultation. */
void tri_window_open_client (TriWindow *self, const char *client_id);

/* A sentence over the page that goes away by itself; cancelled is silent. */
void tri_window_show_error (TriWindow *self, const GError *error);
void tri_window_show_message (TriWindow *self, const char *text);

/* Says that files of the user's were refused and where the reasons are. */
void tri_window_show_style_problems (TriWindow *self, guint n_problems);

G_END_DECLS

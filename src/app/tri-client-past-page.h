/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the client dialog for what was done before, and patch tests. */

#pragma once

#include <adwaita.h>

#include "tri-record.h"

G_BEGIN_DECLS

#define TRI_TYPE_CLIENT_PAST_PAGE (tri_client_past_page_get_type ())
G_DECLARE_FINAL_TYPE (
    TriClientPastPage, tri_client_past_page, TRI, CLIENT_PAST_PAGE, AdwPreferencesPage)

/* @client has its patch tests loaded. */
void tri_client_past_page_show (TriClientPastPage *self, const TriClient *client);
/* FALSE with TRI_ERROR_INVALID when something typed is no day. */
gboolean tri_client_past_page_take (TriClientPastPage *self, TriClient *client, GError **error);

G_END_DECLS

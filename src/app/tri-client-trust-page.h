/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the client dialog for who may know, and how the client may be reached. */

#pragma once

#include <adwaita.h>

#include "tri-record.h"

G_BEGIN_DECLS

#define TRI_TYPE_CLIENT_TRUST_PAGE (tri_client_trust_page_get_type ())
G_DECLARE_FINAL_TYPE (
    TriClientTrustPage, tri_client_trust_page, TRI, CLIENT_TRUST_PAGE, AdwPreferencesPage)

/* @client has its confidants loaded. */
void tri_client_trust_page_show (TriClientTrustPage *self, const TriClient *client);
void tri_client_trust_page_take (TriClientTrustPage *self, TriClient *client);

G_END_DECLS

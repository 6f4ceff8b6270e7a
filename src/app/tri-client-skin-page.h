/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the client dialog for skin, hair and what changes fading. */

#pragma once

#include <adwaita.h>

#include "tri-record.h"

G_BEGIN_DECLS

#define TRI_TYPE_CLIENT_SKIN_PAGE (tri_client_skin_page_get_type ())
G_DECLARE_FINAL_TYPE (
    TriClientSkinPage, tri_client_skin_page, TRI, CLIENT_SKIN_PAGE, AdwPreferencesPage)

void tri_client_skin_page_show (TriClientSkinPage *self, const TriClient *client);
void tri_client_skin_page_take (TriClientSkinPage *self, TriClient *client);

G_END_DECLS

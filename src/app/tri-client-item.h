/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client as an item of a list: what may be shown, and what the search matches. */

#pragma once

#include <gio/gio.h>

#include "tri-record.h"

G_BEGIN_DECLS

/* Properties: "id", "name" (the alias of a private client), "subtitle". Immutable. */
#define TRI_TYPE_CLIENT_ITEM (tri_client_item_get_type ())
G_DECLARE_FINAL_TYPE (TriClientItem, tri_client_item, TRI, CLIENT_ITEM, GObject)

TriClientItem *tri_client_item_new (const TriClient *client);
const char *tri_client_item_get_id (TriClientItem *self);

/* Whether every word occurs in the client's name, alias, phone or e-mail. @words: folded, as of
 * g_str_tokenize_and_fold (). */
gboolean tri_client_item_matches (TriClientItem *self, const char *const *words);

G_END_DECLS

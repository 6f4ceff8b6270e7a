/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search leaves of all clients, as a list model: an item is made only for a row that is
 * looked at, so that a key pressed costs no more with 100,000 clients. */

#pragma once

#include "tri-client-book.h"
#include "tri-client-item.h"

G_BEGIN_DECLS

#define TRI_TYPE_CLIENT_LIST (tri_client_list_get_type ())
G_DECLARE_FINAL_TYPE (TriClientList, tri_client_list, TRI, CLIENT_LIST, GObject)

/* Follows @book. */
void tri_client_list_set_book (TriClientList *self, TriClientBook *book);
/* Words as typed; "" is everybody. */
void tri_client_list_set_query (TriClientList *self, const char *query);
/* (nullable): a client who is never in this list */
void tri_client_list_set_without (TriClientList *self, const char *client_id);

G_END_DECLS

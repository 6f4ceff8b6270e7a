/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients of the record in memory: built once, kept up to date, searched by every list. */

#pragma once

#include "tri-client-index.h"
#include "tri-faces.h"

G_BEGIN_DECLS

/* Signal "changed" after clients came, changed or went; what a search found is then stale. Signal
 * "failed" (error) when the record could not be asked. */
#define TRI_TYPE_CLIENT_BOOK (tri_client_book_get_type ())
G_DECLARE_FINAL_TYPE (TriClientBook, tri_client_book, TRI, CLIENT_BOOK, GObject)

TriClientBook *tri_client_book_new (TriStore *store);
/* Asks the record for what changed since. */
void tri_client_book_refresh (TriClientBook *self);
/* Whether the clients are there: FALSE at first. */
gboolean tri_client_book_is_loaded (TriClientBook *self);
/* Valid until "changed". (transfer none) */
TriClientIndex *tri_client_book_get_index (TriClientBook *self);
/* (transfer none) */
TriFaces *tri_client_book_get_faces (TriClientBook *self);

G_END_DECLS

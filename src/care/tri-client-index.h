/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients in memory, for search as you type and for finding the same person twice.
 *
 * Not shared between threads; built on a worker and handed over. Holds sensitive text. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

/* What a list shows of a client. It stays where it is until the client changes or is removed. */
typedef struct
{
  char *id;
  char *code;
  char *display_name; /* the alias of a private client */
  TriDisclosure disclosure;
  TriNorwood norwood;
  gint64 created_utc;
} TriClientEntry;

typedef struct _TriClientIndex TriClientIndex;

TriClientIndex *tri_client_index_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_client_index_free (TriClientIndex *self);

/* Adds @client, or replaces what was known of it. Newer clients are put later. */
void tri_client_index_put (TriClientIndex *self, const TriClient *client);
void tri_client_index_remove (TriClientIndex *self, const char *client_id);
/* Up to where in the record's changes this is; 0 at first. */
gint64 tri_client_index_get_stamp (const TriClientIndex *self);
void tri_client_index_set_stamp (TriClientIndex *self, gint64 stamp);
/* Puts and removes all that @changes (transfer full) put and removed. Costs nothing while @self is
 * empty, however much it is. FALSE when nothing changed. */
gboolean tri_client_index_absorb (TriClientIndex *self, TriClientIndex *changes);

guint tri_client_index_get_n_clients (const TriClientIndex *self);
/* (transfer none) (nullable) */
const TriClientEntry *tri_client_index_find (const TriClientIndex *self, const char *client_id);

/**
 * tri_client_index_search:
 * @query: words as typed; all of them must occur in name, alias, phone, e-mail or code
 *
 * A query that goes on from the last one looks only through what that one found.
 *
 * Returns: (element-type TriClientEntry) (transfer container): newest first; valid until the index
 *   changes
 */
GPtrArray *tri_client_index_search (TriClientIndex *self,
                                    const char *query) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody else in the index with the name of @client (whatever the case, accents and order of its
 * words) and its phone number, e-mail address or year of birth. (transfer none) (nullable) */
const TriClientEntry *tri_client_index_find_twin (const TriClientIndex *self,
                                                  const TriClient *client);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriClientIndex, tri_client_index_free)

G_END_DECLS

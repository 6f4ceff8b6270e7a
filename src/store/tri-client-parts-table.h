/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables client_past, client_contact, confidant and patch_test: one function a statement, as in
 * tri-tables.h. Private to the room. */

#pragma once

#include "tri-connection.h"
#include "tri-record.h"

G_BEGIN_DECLS

/* The columns of client_past and client_contact, joined to table client, and how they are read. */
#define TRI_CLIENT_PARTS_COLUMNS                                                                   \
  "client_past.smp, client_past.smp_on, client_past.laser, client_past.laser_on,"                  \
  " client_past.transplant, client_past.transplant_on, client_contact.phone,"                      \
  " client_contact.message, client_contact.email, client_contact.post"
#define TRI_CLIENT_PARTS_JOIN                                                                      \
  " JOIN client_past ON client_past.client_id = client.id"                                         \
  " JOIN client_contact ON client_contact.client_id = client.id"
void tri_client_parts_read (TriQuery *query, TriClient *client);

/* Confidants and patch tests into @client, which has none loaded yet. */
gboolean tri_client_parts_table_load (TriConnection *connection, TriClient *client, GError **error);
/* Confidants and patch tests that are NULL stay as they are. */
gboolean tri_client_parts_table_save (TriConnection *connection,
                                      const TriClient *client,
                                      GError **error);

G_END_DECLS

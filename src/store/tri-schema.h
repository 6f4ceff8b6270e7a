/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and how an older file becomes a newer one. Private to the room. */

#pragma once

#include "tri-connection.h"

G_BEGIN_DECLS

/* Marks the file as a Trichion record ("TRIC"). */
#define TRI_SCHEMA_APPLICATION_ID 0x54524943

/* FALSE, with nothing changed, when the file is another program's (TRI_ERROR_DAMAGED) or a newer
 * Trichion's (TRI_ERROR_UNSUPPORTED). @out_empty: there is no table in it yet. */
gboolean tri_schema_check (TriConnection *connection, gboolean *out_empty, GError **error);

/* Applies the migrations that are missing, each in its own transaction. */
gboolean tri_schema_migrate (TriConnection *connection, GError **error);

G_END_DECLS

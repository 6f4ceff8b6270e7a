/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client as an item of a list: what may be shown outside the client's own record. */

#pragma once

#include "tri-client-index.h"
#include "tri-faces.h"

G_BEGIN_DECLS

/* Properties: "id", "name" (the alias of a private client), "subtitle", "initials" (whether they
 * may be shown: not of a private client), "face" (GdkPaintable or NULL; asked for when it is first
 * read, so that only rows that are looked at load a photo). */
#define TRI_TYPE_CLIENT_ITEM (tri_client_item_get_type ())
G_DECLARE_FINAL_TYPE (TriClientItem, tri_client_item, TRI, CLIENT_ITEM, GObject)

TriClientItem *tri_client_item_new (const TriClientEntry *entry, TriFaces *faces);
const char *tri_client_item_get_id (TriClientItem *self);
const char *tri_client_item_get_name (TriClientItem *self);

G_END_DECLS

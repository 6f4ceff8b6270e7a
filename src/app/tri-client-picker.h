/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding one client as one types, in a dialog. */

#pragma once

#include <adwaita.h>

#include "tri-store.h"

G_BEGIN_DECLS

/* Property "client-id": of the one that is chosen, or NULL. */
#define TRI_TYPE_CLIENT_PICKER (tri_client_picker_get_type ())
G_DECLARE_FINAL_TYPE (TriClientPicker, tri_client_picker, TRI, CLIENT_PICKER, GtkWidget)

/* Reads the clients of @store; until they are there nobody is found. */
void tri_client_picker_load (TriClientPicker *self, TriStore *store);
const char *tri_client_picker_get_client_id (TriClientPicker *self);

G_END_DECLS

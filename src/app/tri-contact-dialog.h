/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering that a client was contacted: only the ways that the client allows, with words that say
 * no more than the client wants. */

#pragma once

#include <adwaita.h>

#include "tri-store.h"

G_BEGIN_DECLS

#define TRI_TYPE_CONTACT_DIALOG (tri_contact_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriContactDialog, tri_contact_dialog, TRI, CONTACT_DIALOG, AdwWindow)

/* Emits "saved" once it is in the record. @clinic: its name */
TriContactDialog *tri_contact_dialog_new (TriStore *store,
                                          const TriClient *client,
                                          const char *clinic);

G_END_DECLS

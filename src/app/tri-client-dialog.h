/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering a new client or changing one. */

#pragma once

#include <adwaita.h>

#include "tri-application.h"

G_BEGIN_DECLS

/* Signal "saved" (client id) after the record has it; the dialog then closes itself. */
#define TRI_TYPE_CLIENT_DIALOG (tri_client_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriClientDialog, tri_client_dialog, TRI, CLIENT_DIALOG, AdwWindow)

/* @application: with its record open
 * @client: (nullable): with all its parts loaded; NULL for a new one */
TriClientDialog *tri_client_dialog_new (TriApplication *application, const TriClient *client);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program: one instance, one clinic's record, one window. */

#pragma once

#include <adwaita.h>

#include "tri-client-book.h"
#include "tri-store.h"
#include "tri-styles.h"

G_BEGIN_DECLS

#define TRI_TYPE_APPLICATION (tri_application_get_type ())
G_DECLARE_FINAL_TYPE (TriApplication, tri_application, TRI, APPLICATION, AdwApplication)

/* Runs the app until it is closed; the process's exit code. */
int tri_app_run (int argc, char **argv);

/* NULL until the record is open. (transfer none) */
TriStore *tri_application_get_store (TriApplication *self);
TriClientBook *tri_application_get_book (TriApplication *self);
TriStyles *tri_application_get_styles (TriApplication *self);
const TriClinic *tri_application_get_clinic (TriApplication *self);

/* Replaces the clinic's settings and saves them; the windows follow "notify::clinic". */
void tri_application_set_clinic (TriApplication *self, const TriClinic *clinic);

/* Whether this is the demo, with its own record. */
gboolean tri_application_is_demo (TriApplication *self);

G_END_DECLS

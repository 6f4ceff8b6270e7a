/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a new clinic is asked once: its name and units, then its prices. */

#pragma once

#include "tri-application.h"

G_BEGIN_DECLS

/* Signal "done" when it was gone through or skipped; what was entered is saved then. */
#define TRI_TYPE_FIRST_RUN (tri_first_run_get_type ())
G_DECLARE_FINAL_TYPE (TriFirstRun, tri_first_run, TRI, FIRST_RUN, GtkWidget)

/* Begins with the clinic as it is in the record of @application, which must be open. */
void tri_first_run_start (TriFirstRun *self, TriApplication *application);
/* Puts the keyboard on the first question. */
void tri_first_run_focus (TriFirstRun *self);

G_END_DECLS

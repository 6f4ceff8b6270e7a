/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the questions of the intake, and reading answers of the record. */

#pragma once

#include "tri-store-papers.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when the answers are on disk; the dialog then closes itself. */
#define TRI_TYPE_INTAKE_DIALOG (tri_intake_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriIntakeDialog, tri_intake_dialog, TRI, INTAKE_DIALOG, AdwWindow)

/* Begins with the answers of @papers that count. */
TriIntakeDialog *tri_intake_dialog_new (TriStore *store,
                                        const TriClient *client,
                                        const TriPapers *papers,
                                        TriFigures *care);
/* Takes the keyboard to a question. */
void tri_intake_dialog_show_question (TriIntakeDialog *self, const char *question_id);
/* Shows @intake as it was answered, to be looked at only. */
TriIntakeDialog *tri_intake_dialog_new_for_reading (const TriIntake *intake);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing down what a doctor, or a patch test, said to an answer of the intake. */

#pragma once

#include "tri-store-papers.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when it is on disk; the dialog then closes itself. */
#define TRI_TYPE_NOTE_DIALOG (tri_note_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriNoteDialog, tri_note_dialog, TRI, NOTE_DIALOG, AdwWindow)

/* A patch test goes into the client's entry, where the others are. */
TriNoteDialog *tri_note_dialog_new (TriStore *store,
                                    const TriClient *client,
                                    const TriIntakeQuestion *question,
                                    TriFigures *care);

G_END_DECLS

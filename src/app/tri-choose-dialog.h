/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Choose This Style…": what was decided, by whom, and when treatment begins. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "chosen" when the choice is on disk; the dialog then closes itself. */
#define TRI_TYPE_CHOOSE_DIALOG (tri_choose_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriChooseDialog, tri_choose_dialog, TRI, CHOOSE_DIALOG, AdwWindow)

TriChooseDialog *tri_choose_dialog_new (TriConsultation *consultation);

G_END_DECLS

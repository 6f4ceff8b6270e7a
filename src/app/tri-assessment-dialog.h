/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering how much of the pigment is left, as it was seen or measured today. */

#pragma once

#include <adwaita.h>

#include "tri-store.h"

G_BEGIN_DECLS

#define TRI_TYPE_ASSESSMENT_DIALOG (tri_assessment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriAssessmentDialog, tri_assessment_dialog, TRI, ASSESSMENT_DIALOG, AdwWindow)

/* Emits "saved" once it is in the record. */
TriAssessmentDialog *tri_assessment_dialog_new (TriStore *store, const TriTreatment *treatment);

G_END_DECLS

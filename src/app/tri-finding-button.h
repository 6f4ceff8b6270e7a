/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One placement finding: a badge for its weight and the sentence that explains it. */

#pragma once

#include <gtk/gtk.h>

#include "tri-findings.h"

G_BEGIN_DECLS

#define TRI_TYPE_FINDING_BUTTON (tri_finding_button_get_type ())
G_DECLARE_FINAL_TYPE (TriFindingButton, tri_finding_button, TRI, FINDING_BUTTON, GtkToggleButton)

/* NULL hides the row. */
TriFindingButton *tri_finding_button_new (void);
/* NULL before the first was set. */
const TriFinding *tri_finding_button_get (TriFindingButton *self);
void tri_finding_button_set (TriFindingButton *self, const TriFinding *finding);

G_END_DECLS

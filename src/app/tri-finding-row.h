/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One placement finding: a badge for its weight and the sentence that explains it. */

#pragma once

#include <gtk/gtk.h>

#include "tri-findings.h"

G_BEGIN_DECLS

#define TRI_TYPE_FINDING_ROW (tri_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (TriFindingRow, tri_finding_row, TRI, FINDING_ROW, GtkWidget)

/* NULL hides the row. */
void tri_finding_row_set (TriFindingRow *self, const TriFinding *finding);

G_END_DECLS

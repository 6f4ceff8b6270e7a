/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the intake: no or yes, and at once what that means. */

#pragma once

#include "tri-intake.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "changed" when the answer did. */
#define TRI_TYPE_INTAKE_ROW (tri_intake_row_get_type ())
G_DECLARE_FINAL_TYPE (TriIntakeRow, tri_intake_row, TRI, INTAKE_ROW, AdwActionRow)

/* @notes: (nullable) (element-type TriDoctorNote) */
TriIntakeRow *tri_intake_row_new (const TriIntakeQuestion *question,
                                  TriFigures *care,
                                  GPtrArray *notes,
                                  TriDate today);
/* The row for the day or the words that a "yes" is asked for, to be put below; NULL when nothing
 * more is asked. It is seen while the answer is "yes". */
GtkWidget *tri_intake_row_get_detail (TriIntakeRow *self);
/* Shows what was answered before. */
void tri_intake_row_set_answer (TriIntakeRow *self, const TriIntakeAnswer *answer);
gboolean tri_intake_row_is_answered (TriIntakeRow *self);
/* Writes the answer into @intake; TRI_ERROR_INVALID when the day is none. */
gboolean tri_intake_row_add_to (TriIntakeRow *self, TriIntake *intake, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a form in which a day is typed or picked from a calendar. */

#pragma once

#include "tri-date.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "changed" of GtkEditable. */
#define TRI_TYPE_DATE_ROW (tri_date_row_get_type ())
G_DECLARE_FINAL_TYPE (TriDateRow, tri_date_row, TRI, DATE_ROW, AdwEntryRow)

/* @title: plain text */
TriDateRow *tri_date_row_new (const char *title);
/* TRI_DATE_NONE empties it. */
void tri_date_row_set_date (TriDateRow *self, TriDate date);
/* TRI_DATE_NONE in @out_date while nothing is typed. TRI_ERROR_INVALID, with a sentence that names
 * the row, for what is no day. */
gboolean tri_date_row_get_date (TriDateRow *self, TriDate *out_date, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Weeks and months of a calendar. */

#pragma once

#include "tri-date.h"

G_BEGIN_DECLS

/* From 0, Monday, to 6, Sunday, of a @date that is not TRI_DATE_NONE. */
guint tri_date_get_weekday (TriDate date);
/* On which weekday people here begin a week, as above. */
guint tri_locale_get_first_weekday (void);

/* The first day of the month of @date. */
TriDate tri_month_get_first (TriDate date);
/* The first day of the week in which that day lies, when weeks begin on @first_weekday: where a
 * grid of six weeks that holds the month begins. */
TriDate tri_month_get_grid_start (TriDate date, guint first_weekday);

/* In the user's language. (transfer full): "Thu", "Thursday 3 December 2026", "December 2026" */
char *tri_weekday_format_short (guint weekday) G_GNUC_WARN_UNUSED_RESULT;
char *tri_date_format_long (TriDate date) G_GNUC_WARN_UNUSED_RESULT;
char *tri_month_format_long (TriDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

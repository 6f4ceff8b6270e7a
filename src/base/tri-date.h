/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Civil dates: calendar arithmetic, ISO 8601 text and the form people read. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TriDate:
 *
 * A civil date as GDate's Julian day (1 = 1 January of year 1, proleptic Gregorian), so dates
 * compare and subtract as numbers; TRI_DATE_NONE (0) means no date. Years 1 to 9999.
 */
typedef gint32 TriDate;

#define TRI_DATE_NONE ((TriDate) 0)

/* The date of that day, or TRI_DATE_NONE when there is none (31 April, year 0). */
TriDate tri_date_from_ymd (int year, int month, int day);

/* The calendar's parts of a @date that is not TRI_DATE_NONE; each out argument may be NULL. */
void tri_date_to_ymd (TriDate date, int *year, int *month, int *day);

/* @days later (earlier when negative). Of the three below too: TRI_DATE_NONE stays so, and a
 * result outside the years 1 to 9999 is TRI_DATE_NONE. */
TriDate tri_date_add_days (TriDate date, int days);

/* @months later; a day the month does not have becomes its last (31 January + 1 = 28 February). */
TriDate tri_date_add_months (TriDate date, int months);

/* @years later; 29 February becomes 28 in a common year. */
TriDate tri_date_add_years (TriDate date, int years);

/* Days from @from to @to, negative when @to is earlier; neither may be TRI_DATE_NONE. */
int tri_date_days_between (TriDate from, TriDate to);

/* "2026-11-20"; "" for TRI_DATE_NONE. (transfer full) */
char *tri_date_to_iso (TriDate date) G_GNUC_WARN_UNUSED_RESULT;

/* Reads exactly YYYY-MM-DD. TRI_ERROR_INVALID, and @out untouched, for anything else. */
gboolean tri_date_from_iso (const char *text, TriDate *out, GError **error);

/* The date in the user's language, "20 Nov 2026"; "" for TRI_DATE_NONE. (transfer full) */
char *tri_date_format (TriDate date) G_GNUC_WARN_UNUSED_RESULT;

/* The month in the user's language, "Jan 2029"; "" for TRI_DATE_NONE. (transfer full) */
char *tri_date_format_month (TriDate date) G_GNUC_WARN_UNUSED_RESULT;

/* The civil date in @zone at @seconds since 1970 in UTC; TRI_DATE_NONE outside the years 1 to
 * 9999. */
TriDate tri_date_from_unix_utc (gint64 seconds, GTimeZone *zone);

G_END_DECLS

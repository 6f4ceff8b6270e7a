/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ten-year cost as a drawing and as a page to print. */

#include "config.h"

#include "tri-cost-picture.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Years from one mark below the drawing to the next. */
#define YEARS_STEP 2
#define MAX_VALUE_STEPS 6

static char *
format_amount (double minor, const char *currency)
{
  TriMoneyRange range = { .low = (gint64) minor, .typical = (gint64) minor };

  range.high = range.low;
  g_strlcpy (range.currency, currency, sizeof range.currency);
  return tri_money_range_format (range);
}

/* The least of 1, 2, 2.5 and 5 times a power of ten that reaches @most in MAX_VALUE_STEPS. */
static double
get_step (double most)
{
  static const double steps[] = { 1, 2, 2.5, 5, 10 };
  double power = pow (10, floor (log10 (most / MAX_VALUE_STEPS)));
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (steps) && steps[i] * power * MAX_VALUE_STEPS < most)
    i++;
  return steps[i] * power;
}

static void
add_values (TriCostDrawing *drawing, const TriTenYears *years)
{
  double most = (double) MAX (years->permanent.high[TRI_TEN_YEARS_MONTHS],
                              years->temporary.high[TRI_TEN_YEARS_MONTHS]);
  double step = get_step (MAX (most, MAX_VALUE_STEPS));

  for (double at = 0; at < most + step; at += step)
    {
      g_autofree char *label = format_amount (at, years->currency);

      tri_cost_drawing_add_tick (drawing->values, at, label);
    }
}

static void
add_years (TriCostDrawing *drawing, TriDate start)
{
  for (int i = 0; i <= TRI_TEN_YEARS_MONTHS; i += 12 * YEARS_STEP)
    {
      g_autofree char *label = NULL;
      int year;

      tri_date_to_ymd (tri_date_add_months (start, i), &year, NULL, NULL);
      label = g_strdup_printf ("%d", year);
      tri_cost_drawing_add_tick (drawing->points, i, label);
    }
}

static void
set_course (TriCostCourseLine *line, const TriCostCourse *course, const char *label)
{
  g_free (line->label);
  line->label = g_strdup (label);
  for (guint i = 0; i < TRI_N_TEN_YEARS_POINTS; i++)
    {
      line->low[i] = (double) course->low[i];
      line->typical[i] = (double) course->typical[i];
      line->high[i] = (double) course->high[i];
    }
}

TriCostDrawing *
tri_cost_picture_new (const TriTenYears *years, TriDate start)
{
  TriCostDrawing *drawing;

  g_return_val_if_fail (years != NULL && start != TRI_DATE_NONE, NULL);

  drawing = tri_cost_drawing_new (TRI_N_TEN_YEARS_POINTS);
  set_course (&drawing->courses[0], &years->permanent, _ ("Permanent and touch-ups"));
  set_course (&drawing->courses[1], &years->temporary, _ ("Temporary, renewed"));
  drawing->courses[1].dashed = TRUE;
  add_values (drawing, years);
  add_years (drawing, start);
  if (years->crossing_likely > 0)
    {
      drawing->cross_from = years->crossing_earliest;
      drawing->cross_at = years->crossing_likely;
      drawing->cross_to = years->crossing_latest != TRI_NO_CROSSING ? years->crossing_latest
                                                                    : TRI_TEN_YEARS_MONTHS;
      drawing->cross_label
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "after %d month", "after %d months",
                                          (gulong) years->crossing_likely),
                             years->crossing_likely);
    }
  return drawing;
}

/* Part of a treatment need not be a round sum. */
static char *
format_cost (const TriTenYears *years, gboolean permanent, guint month)
{
  return tri_money_range_format (
      tri_money_range_round_outward (tri_ten_years_get_cost (years, permanent, month), 0));
}

static void
add_row (TriCostSheet *sheet, const TriTenYears *years, TriDate start, guint month)
{
  g_autofree char *permanent = format_cost (years, TRUE, month);
  g_autofree char *temporary = format_cost (years, FALSE, month);
  g_autofree char *date = tri_date_format_month (tri_date_add_months (start, (int) month));
  const char *const row[] = { date, permanent, temporary, NULL };

  g_ptr_array_add (sheet->table, g_strdupv ((char **) row));
}

TriCostSheet *
tri_cost_picture_new_sheet (
    const TriTenYears *years, TriDate start, const char *clinic, const char *client, TriDate today)
{
  TriCostSheet *sheet;
  g_autofree char *date = NULL;
  const char *const heads[] = { _ ("Paid by"), _ ("Permanent"), _ ("Temporary"), NULL };

  g_return_val_if_fail (years != NULL && clinic != NULL && client != NULL, NULL);

  sheet = tri_cost_sheet_new ();
  date = tri_date_format (today);
  sheet->heading = g_strdup (clinic);
  /* Translators: a heading; then the client. */
  sheet->title = g_strdup_printf (_ ("Ten-year cost · %s"), client);
  sheet->subtitle = g_strdup (date);
  /* Translators: the foot of a printed page; a date. */
  sheet->foot
      = g_strdup_printf (_ ("A forecast of %s with the clinic’s prices of that day; ranges, "
                            "not a promise."),
                         date);
  sheet->drawing = tri_cost_picture_new (years, start);
  g_ptr_array_add (sheet->words, tri_ten_years_explain (years));
  g_ptr_array_add (sheet->words, tri_ten_years_explain_permanent (years));
  g_ptr_array_add (sheet->words, tri_ten_years_explain_temporary (years));
  g_ptr_array_add (sheet->table, g_strdupv ((char **) heads));
  for (guint month = 0; month <= TRI_TEN_YEARS_MONTHS; month += 12)
    add_row (sheet, years, start, month);
  return sheet;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the clinic reads lengths, areas and weeks. */

#include "config.h"

#include "tri-measures.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MM_PER_INCH 25.4
#define CM2_PER_INCH2 (2.54 * 2.54)

const char *const tri_units_names[] = {
  [TRI_UNITS_MM] = N_ ("millimetres, cm²"),
  [TRI_UNITS_INCH] = N_ ("inches"),
  [TRI_N_UNITS] = NULL,
};

const char *const tri_week_start_names[] = {
  [TRI_WEEK_LOCALE] = N_ ("as is usual here"),
  [TRI_WEEK_MONDAY] = N_ ("on Monday"),
  [TRI_WEEK_SATURDAY] = N_ ("on Saturday"),
  [TRI_WEEK_SUNDAY] = N_ ("on Sunday"),
  [TRI_N_WEEK_STARTS] = NULL,
};

TriUnits
tri_units_get (const TriFigures *care)
{
  g_return_val_if_fail (care != NULL, TRI_UNITS_MM);

  return tri_figures_get (care, TRI_FIGURE_UNITS) >= 0.5 ? TRI_UNITS_INCH : TRI_UNITS_MM;
}

guint
tri_week_start_get (const TriFigures *care, guint locale_first)
{
  g_return_val_if_fail (care != NULL, locale_first);

  switch ((TriWeekStart) lround (tri_figures_get (care, TRI_FIGURE_WEEK_START)))
    {
    case TRI_WEEK_MONDAY:
      return 0;
    case TRI_WEEK_SATURDAY:
      return 5;
    case TRI_WEEK_SUNDAY:
      return 6;
    case TRI_WEEK_LOCALE:
    case TRI_N_WEEK_STARTS:
    default:
      return locale_first;
    }
}

char *
tri_length_format (double length_mm, const TriFigures *care)
{
  return tri_units_get (care) == TRI_UNITS_INCH
             ? g_strdup_printf (_ ("%.2f in"), length_mm / MM_PER_INCH)
             : g_strdup_printf (_ ("%.0f mm"), length_mm);
}

char *
tri_area_format (double area_cm2, const TriFigures *care)
{
  return tri_units_get (care) == TRI_UNITS_INCH
             ? g_strdup_printf (_ ("%.1f in²"), area_cm2 / CM2_PER_INCH2)
             : g_strdup_printf (_ ("%.0f cm²"), area_cm2);
}

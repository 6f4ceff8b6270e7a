/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the clinic reads lengths, areas and weeks. Trichion computes in mm and cm² throughout. */

#pragma once

#include "tri-estimate.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_UNITS_MM, /* and cm² */
  TRI_UNITS_INCH,
  TRI_N_UNITS,
} TriUnits;

typedef enum
{
  TRI_WEEK_LOCALE, /* as people here begin it */
  TRI_WEEK_MONDAY,
  TRI_WEEK_SATURDAY,
  TRI_WEEK_SUNDAY,
  TRI_N_WEEK_STARTS,
} TriWeekStart;

/* For tri_care_figure_get_choices (). */
extern const char *const tri_units_names[];
extern const char *const tri_week_start_names[];

TriUnits tri_units_get (const TriFigures *care);
/* From 0, Monday, to 6, Sunday; @locale_first is what people here do. */
guint tri_week_start_get (const TriFigures *care, guint locale_first);

/* "74 mm" or "2.91 in", "45 cm²" or "7.0 in²"; (transfer full) */
char *tri_length_format (double length_mm, const TriFigures *care) G_GNUC_WARN_UNUSED_RESULT;
char *tri_area_format (double area_cm2, const TriFigures *care) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten years of costs as a plot, legible in light and dark, and told in words to assistive tools. */

#pragma once

#include <gtk/gtk.h>

#include "tri-ten-years.h"

G_BEGIN_DECLS

#define TRI_TYPE_COST_PLOT (tri_cost_plot_get_type ())
G_DECLARE_FINAL_TYPE (TriCostPlot, tri_cost_plot, TRI, COST_PLOT, GtkWidget)

/* @years: (nullable): copied; @start: the day of the first session */
void tri_cost_plot_set_years (TriCostPlot *self, const TriTenYears *years, TriDate start);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of what came in, month by month. The numbers themselves stand in a table beside it. */

#pragma once

#include <gtk/gtk.h>

#include "tri-date.h"
#include "tri-money.h"

G_BEGIN_DECLS

#define TRI_INCOME_MONTHS 12

#define TRI_TYPE_INCOME_CHART (tri_income_chart_get_type ())
G_DECLARE_FINAL_TYPE (TriIncomeChart, tri_income_chart, TRI, INCOME_CHART, GtkWidget)

/* @first: the first day of the first month; @income: of TRI_INCOME_MONTHS months, minor units */
void tri_income_chart_set_income (TriIncomeChart *self,
                                  TriDate first,
                                  const char *currency,
                                  const gint64 *income);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time since the last session as a slider with named stops, unevenly far apart in days. */

#pragma once

#include <gtk/gtk.h>

#include "tri-moment.h"

G_BEGIN_DECLS

/**
 * TriTimeScale:
 *
 * Signal "moved" (double: days since the last session).
 */
#define TRI_TYPE_TIME_SCALE (tri_time_scale_get_type ())
G_DECLARE_FINAL_TYPE (TriTimeScale, tri_time_scale, TRI, TIME_SCALE, GtkWidget)

/* The stops are those of the kind: ten years of permanent work, two of temporary. */
void tri_time_scale_set_kind (TriTimeScale *self, TriKind kind);
void tri_time_scale_set_days (TriTimeScale *self, double days);
/* A window of years that is marked on the scale with its words; NULL for none. */
void tri_time_scale_set_window (TriTimeScale *self,
                                double from_years,
                                double to_years,
                                const char *text);

/* Position on the scale (stops are whole numbers) and days, piecewise linear. */
double tri_time_scale_days_at (TriKind kind, double position);
double tri_time_scale_position_of (TriKind kind, double days);

G_END_DECLS

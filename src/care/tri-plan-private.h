/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of an estimate that are about days and counts. */

#pragma once

#include "tri-estimate.h"

G_BEGIN_DECLS

/* How many sessions this area and skin ask for: 2 to 4. */
guint _tri_plan_count_sessions (const TriFigures *care, double area_cm2, const TriSkin *skin);
/* Days between a session and the one before it. */
typedef struct
{
  int low, ideal, high;
} TriPlanGap;

/* The usual ones before session @ordinal. */
TriPlanGap _tri_plan_get_gap (const TriFigures *care, TriKind kind, guint ordinal);
/* Fills earliest, ideal and latest of @n sessions from the first day; none when it is none. */
void _tri_plan_set_dates (
    const TriFigures *care, TriKind kind, TriDate first, TriPlannedSession *sessions, guint n);
/* Shares the dots out to @n sessions; the last of the first three completes the design. */
void _tri_plan_set_dots (const TriFigures *care,
                         const TriMeasure *measure,
                         TriPlannedSession *sessions,
                         guint n);

G_END_DECLS

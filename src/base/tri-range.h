/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A figure that is not known to a point: its low, typical and high value. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TriEnd:
 * @TRI_END_LOW: the low end of a range
 * @TRI_END_TYPICAL: what to expect
 * @TRI_END_HIGH: the high end of a range
 *
 * Which value of a range is looked at.
 */
typedef enum
{
  TRI_END_LOW,
  TRI_END_TYPICAL,
  TRI_END_HIGH,
} TriEnd;

/**
 * TriRange:
 *
 * low <= typical <= high, all finite; the unit is the user's.
 */
typedef struct
{
  double low;
  double typical;
  double high;
} TriRange;

/* Makes a range; asserts that the values are finite and in order. */
TriRange tri_range_make (double low, double typical, double high);

/* Every value times @factor (finite); a negative factor swaps the ends, so the order holds. */
TriRange tri_range_scale (TriRange range, double factor);

/* The sum of the ends: the widest range the sum can have. */
TriRange tri_range_add (TriRange a, TriRange b);

/* The value at @end. */
double tri_range_pick (TriRange range, TriEnd end);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic on low, typical and high values. */

#include "config.h"

#include "tri-range.h"

#include <math.h>

TriRange
tri_range_make (double low, double typical, double high)
{
  g_assert (isfinite (low) && isfinite (high));
  g_assert (low <= typical && typical <= high);
  return (TriRange){ low, typical, high };
}

TriRange
tri_range_scale (TriRange range, double factor)
{
  if (factor < 0)
    return tri_range_make (range.high * factor, range.typical * factor, range.low * factor);
  return tri_range_make (range.low * factor, range.typical * factor, range.high * factor);
}

TriRange
tri_range_add (TriRange a, TriRange b)
{
  return tri_range_make (a.low + b.low, a.typical + b.typical, a.high + b.high);
}

double
tri_range_pick (TriRange range, TriEnd end)
{
  switch (end)
    {
    case TRI_END_LOW:
      return range.low;
    case TRI_END_TYPICAL:
      return range.typical;
    case TRI_END_HIGH:
      return range.high;
    default:
      g_return_val_if_reached (range.typical);
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step without corners. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* 0 up to 0 and 1 from 1 on, in between smoothly: 3x² - 2x³. */
static inline double
tri_smoothstep (double x)
{
  x = CLAMP (x, 0.0, 1.0);
  return x * x * (3.0 - 2.0 * x);
}

G_END_DECLS

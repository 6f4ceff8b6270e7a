/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sRGB curve and its inverse as integer tables. */

#include "config.h"

#include "tri-light-private.h"

#include <math.h>

static double
to_linear (double v)
{
  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static double
to_encoded (double light)
{
  return light <= 0.0031308 ? 12.92 * light : 1.055 * pow (light, 1.0 / 2.4) - 0.055;
}

static gpointer
make_tables (gpointer data)
{
  TriLightTables *self = g_new0 (TriLightTables, 1);

  for (guint i = 0; i < TRI_LIGHT_INVERSE_SIZE; i++)
    {
      /* The middle of the values that fall into this entry. */
      double light = ((i + 0.5) * (1 << TRI_LIGHT_INVERSE_SHIFT) - 0.5) / 65535.0;

      self->encoded[i] = (guint8) floor (255.0 * to_encoded (light) + 0.5);
    }
  for (guint v = 0; v < 256; v++)
    {
      self->linear[v] = (guint16) floor (65535.0 * to_linear (v / 255.0) + 0.5);
      self->encoded[self->linear[v] >> TRI_LIGHT_INVERSE_SHIFT] = v;
    }
  return self;
}

const TriLightTables *
_tri_light_get_tables (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_tables, NULL);
}

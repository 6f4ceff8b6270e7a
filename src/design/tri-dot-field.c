/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the ranked dot field that tri-make-dot-field writes. */

#include "config.h"

#include "tri-dot-field.h"

#include "tri-chart.h"
#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_SIZE 16
#define DOT_SIZE 4
#define FORMAT_VERSION 1
/* The file's chart unit; see tri-make-dot-field.c, which rounds to it. */
#define CHART_UNIT (15.0 / 262144.0)
/* q = (1 - e_y) / 2 at the rim of the domain. */
#define DOMAIN_Q ((1.0 - TRI_DOT_FIELD_MIN_Y) / 2.0)

struct _TriDotField
{
  gatomicrefcount ref_count;
  guint count;
  GBytes *bytes;
  const guint8 *dots; /* inside bytes */
};

static guint32
get_uint32 (const guint8 *at)
{
  return (guint32) at[0] | (guint32) at[1] << 8 | (guint32) at[2] << 16 | (guint32) at[3] << 24;
}

static double
get_chart (const guint8 *at)
{
  return (gint16) ((guint16) at[0] | (guint16) at[1] << 8) * CHART_UNIT;
}

static gboolean
check_bytes (const guint8 *data, gsize size, GError **error)
{
  guint count;

  if (size < HEADER_SIZE || memcmp (data, "TRIDOTS", 8) != 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                           _ ("The dot field is not a dot field; install Trichion again."));
      return FALSE;
    }

  if (get_uint32 (data + 8) != FORMAT_VERSION)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                   _ ("The dot field has format %u, but this Trichion reads format %u; install "
                      "matching parts."),
                   get_uint32 (data + 8), FORMAT_VERSION);
      return FALSE;
    }

  count = get_uint32 (data + 12);
  if (count == 0 || (size - HEADER_SIZE) % DOT_SIZE != 0
      || (size - HEADER_SIZE) / DOT_SIZE != count)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                           _ ("The dot field is cut short or too long; install Trichion again."));
      return FALSE;
    }

  for (guint i = 0; i < count; i++)
    {
      double u = get_chart (data + HEADER_SIZE + (gsize) i * DOT_SIZE);
      double v = get_chart (data + HEADER_SIZE + (gsize) i * DOT_SIZE + 2);

      if ((u * u + v * v) / 4.0 > DOMAIN_Q)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                       _ ("Dot %u of the dot field is not on the scalp; install Trichion again."),
                       i);
          return FALSE;
        }
    }

  return TRUE;
}

TriDotField *
tri_dot_field_new (GBytes *bytes, GError **error)
{
  TriDotField *self;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (!check_bytes (data, size, error))
    return NULL;

  self = g_new0 (TriDotField, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->count = get_uint32 (data + 12);
  self->bytes = g_bytes_ref (bytes);
  self->dots = data + HEADER_SIZE;
  return self;
}

TriDotField *
tri_dot_field_ref (TriDotField *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_dot_field_unref (TriDotField *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    {
      g_bytes_unref (self->bytes);
      g_free (self);
    }
}

guint
tri_dot_field_get_count (const TriDotField *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->count;
}

TriVec3
tri_dot_field_get_direction (const TriDotField *self, guint index)
{
  double u, v, q, s;

  g_return_val_if_fail (self != NULL && index < self->count, tri_vec3 (0.0, 1.0, 0.0));

  u = get_chart (self->dots + (gsize) index * DOT_SIZE);
  v = get_chart (self->dots + (gsize) index * DOT_SIZE + 2);
  q = (u * u + v * v) / 4.0;
  s = sqrt (1.0 - q);
  return tri_vec3 (u * s, 1.0 - 2.0 * q, v * s);
}

TriVec2
tri_dot_field_get_chart (const TriDotField *self, guint index)
{
  const guint8 *at;

  g_return_val_if_fail (self != NULL && index < self->count, ((TriVec2){ 0.0, 0.0 }));

  /* The file's chart is of a unit sphere. */
  at = self->dots + (gsize) index * DOT_SIZE;
  return (TriVec2){ TRI_CHART_RADIUS * get_chart (at), TRI_CHART_RADIUS * get_chart (at + 2) };
}

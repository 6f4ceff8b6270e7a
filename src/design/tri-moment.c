/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds of treatment, the build-up over the sessions and ages as people write them. */

#include "config.h"

#include "tri-moment.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Longer than anybody's pigment; beyond it the input is a slip of the finger. */
#define AGE_MAX_DAYS (100.0 * TRI_DAYS_PER_YEAR)

static const char *const kind_ids[] = {
  [TRI_KIND_TEMPORARY] = "temporary",
  [TRI_KIND_PERMANENT] = "permanent",
};

const char *
tri_kind_get_id (TriKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_ids), NULL);

  return kind_ids[kind];
}

gboolean
tri_kind_from_id (const char *id, TriKind *out_kind)
{
  g_return_val_if_fail (out_kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    if (g_strcmp0 (id, kind_ids[i]) == 0)
      {
        *out_kind = (TriKind) i;
        return TRUE;
      }

  return FALSE;
}

double
tri_moment_get_build (const TriMoment *self)
{
  static const double builds[] = { 0.0, 0.30, 0.70, 1.0, 1.0 };
  double done;
  guint whole;

  g_return_val_if_fail (self != NULL, 0.0);

  done = CLAMP (self->sessions_done, 0.0, (double) G_N_ELEMENTS (builds) - 1.0);
  whole = MIN ((guint) done, G_N_ELEMENTS (builds) - 2);
  return builds[whole] + (builds[whole + 1] - builds[whole]) * (done - whole);
}

gboolean
tri_age_from_string (const char *text, double *out_days, GError **error)
{
  double unit_days = 0.0, days;
  gsize number_length;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (out_days != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  /* Only plain decimals: no sign, exponent, "inf" or "nan". */
  number_length = strspn (text, "0123456789.");
  if (g_ascii_isdigit (text[0]) && text[number_length] != '\0' && text[number_length + 1] == '\0')
    switch (text[number_length])
      {
      case 'd':
        unit_days = 1.0;
        break;
      case 'm':
        unit_days = TRI_DAYS_PER_YEAR / 12.0;
        break;
      case 'y':
        unit_days = TRI_DAYS_PER_YEAR;
        break;
      default:
        break;
      }

  if (unit_days > 0.0)
    {
      char *end = NULL;

      days = g_ascii_strtod (text, &end) * unit_days;
      if (end == text + number_length && days <= AGE_MAX_DAYS)
        {
          *out_days = days;
          return TRUE;
        }
    }

  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("“%s” is not an age; write days, months or years up to 100y, like 0d, 28d, 18m "
                  "or 4y."),
               text);
  return FALSE;
}

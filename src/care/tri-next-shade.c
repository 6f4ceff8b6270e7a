/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which shade a session takes: the first one lighter, the next by how the last one healed. */

#include "config.h"

#include "tri-next-shade.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *id;
  const char *name;
} healings[TRI_N_HEALED] = {
  [TRI_HEALED_UNKNOWN] = { "", N_ ("Not looked at yet") },
  [TRI_HEALED_EXPECTED] = { "expected", N_ ("As expected") },
  [TRI_HEALED_LIGHTER] = { "lighter", N_ ("Lighter than expected") },
  [TRI_HEALED_DARKER] = { "darker", N_ ("Darker than expected") },
  [TRI_HEALED_PATCHY] = { "patchy", N_ ("Patchy") },
};

const char *
tri_healed_get_id (TriHealed healed)
{
  g_return_val_if_fail ((guint) healed < TRI_N_HEALED, NULL);

  return healings[healed].id;
}

gboolean
tri_healed_from_id (const char *id, TriHealed *out_healed)
{
  g_return_val_if_fail (id != NULL && out_healed != NULL, FALSE);

  for (guint i = 0; i < TRI_N_HEALED; i++)
    if (g_str_equal (healings[i].id, id))
      {
        *out_healed = (TriHealed) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_healed_get_name (TriHealed healed)
{
  g_return_val_if_fail ((guint) healed < TRI_N_HEALED, NULL);

  return _ (healings[healed].name);
}

guint
tri_shade_plan (const TriFigures *pigment, guint chosen, guint ordinal)
{
  guint lighter;

  g_return_val_if_fail (pigment != NULL && chosen < TRI_N_SHADES && ordinal > 0, chosen);

  lighter = (guint) round (tri_figures_get (pigment, TRI_FIGURE_FIRST_LIGHTER));
  return ordinal == 1 ? MIN (chosen + lighter, TRI_N_SHADES - 1) : chosen;
}

static guint
darker_by_one (guint shade)
{
  return shade > 0 ? shade - 1 : 0;
}

guint
tri_shade_suggest_next (
    TriKind kind, guint chosen, guint previous, TriHealed healed, char **out_reason)
{
  gboolean permanent = kind == TRI_KIND_PERMANENT;
  const char *reason = NULL;
  guint shade = chosen;

  g_return_val_if_fail (chosen < TRI_N_SHADES && previous < TRI_N_SHADES, chosen);
  g_return_val_if_fail (out_reason != NULL, chosen);

  switch (healed)
    {
    case TRI_HEALED_LIGHTER:
      shade = darker_by_one (MIN (chosen, previous));
      reason = _ ("One step darker, because the session before healed lighter than expected.");
      break;
    case TRI_HEALED_DARKER:
      if (permanent)
        {
          shade = previous;
          reason = _ ("As light as the session before, because that one healed darker than "
                      "expected. What lies in the skin cannot be made lighter; only removal can.");
        }
      else
        {
          shade = MIN (MAX (chosen, previous) + 1, TRI_N_SHADES - 1);
          reason = _ ("One step lighter, because the session before healed darker than expected.");
        }
      break;
    case TRI_HEALED_PATCHY:
      shade = previous;
      reason = _ ("The same shade again, to fill where the session before healed patchy before "
                  "anything gets darker.");
      break;
    case TRI_HEALED_EXPECTED:
      reason = _ ("The chosen shade, because the session before healed as expected.");
      break;
    case TRI_HEALED_UNKNOWN:
    case TRI_N_HEALED:
    default:
      reason = _ ("The chosen shade. Look at how the session before has healed.");
      break;
    }
  if (permanent && shade > previous)
    {
      shade = previous;
      reason = _ ("As dark as the session before: on permanent work a later session is never "
                  "lighter.");
    }
  *out_reason = g_strdup (reason);
  return shade;
}

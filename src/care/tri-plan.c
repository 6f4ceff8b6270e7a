/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many sessions, on which days, with how many dots. */

#include "config.h"

#include "tri-plan-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static int
days_of (const TriFigures *care, TriCareFigure figure)
{
  return (int) round (tri_figures_get (care, figure));
}

guint
_tri_plan_count_sessions (const TriFigures *care, double area_cm2, const TriSkin *skin)
{
  if ((skin->factors & TRI_FADE_SCAR) != 0)
    return 4;
  return area_cm2 < tri_figures_get (care, TRI_FIGURE_TWO_SESSIONS_BELOW) ? 2 : 3;
}

TriPlanGap
_tri_plan_get_gap (const TriFigures *care, TriKind kind, guint ordinal)
{
  int gap_min = days_of (care, TRI_FIGURE_SESSION_GAP_MIN);
  int gap_max = days_of (care, TRI_FIGURE_SESSION_GAP_MAX);
  int third = days_of (care, TRI_FIGURE_THIRD_GAP);
  int least = kind == TRI_KIND_PERMANENT ? days_of (care, TRI_FIGURE_GAP_FLOOR) : 1;
  TriPlanGap gap = { gap_min, (gap_min + gap_max + 1) / 2, gap_max };

  /* Temporary pigment lies shallow and is often layered on two days running (Innov); the later gaps
   * give the skin its month and the same leeway as the first gap. */
  if (ordinal > 2)
    gap = (TriPlanGap){ third - (gap_max - gap_min), third, third + (gap_max - gap_min) };
  else if (kind == TRI_KIND_TEMPORARY)
    gap.low = gap.ideal = 1;
  gap.low = MAX (gap.low, least);
  gap.ideal = MAX (gap.ideal, least);
  gap.high = MAX (gap.high, least);
  return gap;
}

void
_tri_plan_set_dates (
    const TriFigures *care, TriKind kind, TriDate first, TriPlannedSession *sessions, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      TriPlannedSession *s = &sessions[i];
      TriPlanGap gap = _tri_plan_get_gap (care, kind, i + 1);

      s->ordinal = i + 1;
      s->earliest = i == 0 ? first : tri_date_add_days (sessions[i - 1].earliest, gap.low);
      s->ideal = i == 0 ? first : tri_date_add_days (sessions[i - 1].ideal, gap.ideal);
      s->latest = i == 0 ? first : tri_date_add_days (sessions[i - 1].latest, gap.high);
    }
}

void
_tri_plan_set_dots (const TriFigures *care,
                    const TriMeasure *measure,
                    TriPlannedSession *sessions,
                    guint n)
{
  guint placed = 0;
  guint completing = MIN (n, 3);

  for (guint i = 0; i < n; i++)
    {
      guint standing = i + 1 >= completing ? measure->dots : measure->dots_by_session[i];

      standing = CLAMP (standing, placed, MAX (placed, measure->dots));
      sessions[i].dots = standing - placed;
      placed = standing;
    }
  if (n > 3)
    sessions[3].dots
        = (guint) round (measure->dots * tri_figures_get (care, TRI_FIGURE_FOURTH_SHARE));
}

double
tri_plan_get_sessions_shown (guint n_planned, double done)
{
  g_return_val_if_fail (isfinite (done), 0.0);

  done = CLAMP (done, 0.0, (double) TRI_MAX_SESSIONS);
  /* Two planned sessions place 30 % and then all the rest, so the second counts as the third. */
  if (n_planned == 2 && done > 1.0)
    return MIN (1.0 + 2.0 * (done - 1.0), 3.0);
  return done;
}

const char *
tri_session_get_purpose (guint ordinal)
{
  switch (ordinal)
    {
    case 1:
      return _ ("Hairline and base layer");
    case 2:
      return _ ("Detail and density");
    case 3:
      return _ ("Final touches");
    case 4:
      return _ ("If the skin needs it");
    default:
      g_return_val_if_reached ("");
    }
}

gboolean
tri_plan_check_gap (const TriFigures *care,
                    TriKind kind,
                    TriDate previous,
                    TriDate next,
                    const char *override_reason,
                    GError **error)
{
  int gap;
  int least;

  g_return_val_if_fail (care != NULL, FALSE);
  g_return_val_if_fail (previous != TRI_DATE_NONE && next != TRI_DATE_NONE, FALSE);

  gap = tri_date_days_between (previous, next);
  least = days_of (care, TRI_FIGURE_GAP_FLOOR);
  if (gap <= 0)
    {
      g_autofree char *date = tri_date_format (previous);

      g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                   _ ("The session before is on %s; choose a later day."), date);
      return FALSE;
    }
  if (kind == TRI_KIND_PERMANENT && gap < least)
    {
      g_autofree char *reason = g_strdup (override_reason != NULL ? override_reason : "");
      g_autofree char *date = tri_date_format (tri_date_add_days (previous, least));

      if (*g_strstrip (reason) == '\0')
        {
          g_set_error (
              error, TRI_ERROR, TRI_ERROR_CONFLICT,
              g_dngettext (GETTEXT_PACKAGE,
                           "Permanent pigment needs %d day to heal before the next session; "
                           "choose %s or later, or give a reason.",
                           "Permanent pigment needs %d days to heal before the next session; "
                           "choose %s or later, or give a reason.",
                           least),
              least, date);
          return FALSE;
        }
    }
  return TRUE;
}

void
tri_estimate_touch_up_dates (const TriEstimate *self,
                             TriDate last_session,
                             TriDate *out_earliest,
                             TriDate *out_likely,
                             TriDate *out_latest)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (out_earliest != NULL && out_likely != NULL && out_latest != NULL);

  /* Forecasts are told in months; the window opens outward, like every range. The nudge keeps a
   * whole number of months that arithmetic made 23.999… from becoming another. */
  *out_earliest
      = tri_date_add_months (last_session, (int) floor (self->touch_up_years.low * 12.0 + 1e-6));
  *out_likely
      = tri_date_add_months (last_session, (int) round (self->touch_up_years.typical * 12.0));
  *out_latest
      = tri_date_add_months (last_session, (int) ceil (self->touch_up_years.high * 12.0 - 1e-6));
}

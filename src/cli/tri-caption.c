/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture is no promise: its caption says what is shown, when, and how sure the forecast is. */

#include "config.h"

#include "tri-caption.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define DAYS_PER_MONTH (TRI_DAYS_PER_YEAR / 12.0)

static char *
age_text (double days)
{
  int whole = (int) round (days);

  if (whole <= 0)
    return g_strdup (_ ("just done"));
  if (days < 3.0 * DAYS_PER_MONTH)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day after the last",
                                         "%d days after the last", (gulong) whole),
                            whole);
  whole = (int) round (days / DAYS_PER_MONTH);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d month after the last",
                                       "%d months after the last", (gulong) whole),
                          whole);
}

char *
tri_caption_new (const TriMoment *moment, const TriEstimate *estimate, TriDate date)
{
  g_autofree char *day = NULL;
  g_autofree char *sessions = NULL;
  g_autofree char *age = NULL;
  guint done;
  gboolean permanent;

  g_return_val_if_fail (moment != NULL && estimate != NULL, NULL);

  permanent = moment->kind == TRI_KIND_PERMANENT;
  done = (guint) round (moment->sessions_done);
  if (estimate->n_sessions > 0)
    done = MIN (done, estimate->n_sessions);
  day = tri_date_format (date);
  sessions = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u session", "%u sessions", (gulong) done), done);
  age = age_text (moment->age_days);
  /* Translators: day, kind of treatment, sessions done, time since the last, months from and to. */
  return g_strdup_printf (
      permanent ? _ ("Simulation of %s: %s, %s, %s; touch-up after %.0f to %.0f months")
                : _ ("Simulation of %s: %s, %s, %s; gone after %.0f to %.0f months"),
      day, permanent ? _ ("permanent") : _ ("temporary"), sessions, age,
      floor (estimate->touch_up_years.low * 12.0 + 1e-6),
      ceil (estimate->touch_up_years.high * 12.0 - 1e-6));
}

char *
tri_caption_new_stencil (double height_mm, TriDate date)
{
  g_autofree char *day = tri_date_format (date);

  /* Translators: millimetres; a day */
  return g_strdup_printf (
      _ ("Hairline, its middle %.0f mm above the glabella, %s – simulation, one to one"), height_mm,
      day);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session that follows a finished treatment when its pigment has faded. */

#include "config.h"

#include "tri-renewal.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

TriSession *
tri_renewal_new (const TriTreatment *treatment, TriRange years, TriDate today, GError **error)
{
  const TriEstimate estimate = { .kind = treatment->kind, .touch_up_years = years };
  const TriSession *last = NULL;
  const TriSession *longest = NULL;
  TriSession *self;
  guint ordinal = 0;

  g_return_val_if_fail (today != TRI_DATE_NONE, NULL);

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = treatment->sessions->pdata[i];

      ordinal = MAX (ordinal, session->ordinal);
      if (session->state == TRI_SESSION_PLANNED)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                       _ ("Session %u is still planned: finish or cancel it before the renewal."),
                       session->ordinal);
          return NULL;
        }
      if (session->state != TRI_SESSION_DONE)
        continue;
      last = session;
      if (longest == NULL || session->dots > longest->dots)
        longest = session;
    }
  if (last == NULL)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("No session of this treatment was done, so there is nothing to "
                              "renew."));
      return NULL;
    }

  self = g_new0 (TriSession, 1);
  self->id = tri_id_new ();
  self->treatment_id = g_strdup (treatment->id);
  self->ordinal = ordinal + 1;
  self->touch_up = TRUE;
  tri_estimate_touch_up_dates (&estimate, last->date, &self->earliest, &self->date, &self->latest);
  self->date = MAX (self->date, today);
  self->latest = MAX (self->latest, self->date);
  self->dots = longest->dots;
  self->hours = longest->hours;
  self->price_minor = treatment->touch_up_price.typical;
  return self;
}

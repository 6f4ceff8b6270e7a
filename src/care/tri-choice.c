/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a chosen revision to the decision, plan and quote that the record keeps. */

#include "config.h"

#include "tri-record.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

static gboolean
check_choice (const TriDesignRevision *revision, const TriEstimate *estimate, GError **error)
{
  if (revision->kind != estimate->kind)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The plan is for another kind of treatment than the chosen design; "
                              "choose temporary or permanent again."));
      return FALSE;
    }
  if (estimate->n_sessions == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is nothing to treat: the design covers no bald skin."));
      return FALSE;
    }
  if (estimate->sessions[estimate->n_sessions - 1].latest == TRI_DATE_NONE)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("Enter the day of the first session."));
      return FALSE;
    }
  return TRUE;
}

static TriTreatment *
treatment_new (const TriDecision *decision, const TriEstimate *estimate)
{
  TriTreatment *self = g_new0 (TriTreatment, 1);

  self->id = tri_id_new ();
  self->client_id = g_strdup (decision->client_id);
  self->decision_id = g_strdup (decision->id);
  self->kind = estimate->kind;
  self->touch_up_price = estimate->touch_up_price;
  self->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  for (guint i = 0; i < estimate->n_sessions; i++)
    {
      const TriPlannedSession *planned = &estimate->sessions[i];
      TriSession *session = g_new0 (TriSession, 1);

      session->id = tri_id_new ();
      session->treatment_id = g_strdup (self->id);
      session->ordinal = planned->ordinal;
      session->date = planned->ideal;
      session->earliest = planned->earliest;
      session->latest = planned->latest;
      session->state = TRI_SESSION_PLANNED;
      session->dots = planned->dots;
      session->hours = planned->hours;
      session->price_minor = planned->price.typical;
      g_ptr_array_add (self->sessions, session);
    }
  tri_estimate_touch_up_dates (estimate, estimate->sessions[estimate->n_sessions - 1].ideal,
                               &self->touch_up_earliest, &self->touch_up_likely,
                               &self->touch_up_latest);
  return self;
}

/* @value: (transfer full) */
static void
set_text (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

TriChoice *
tri_choice_new (const TriDesignRevision *revision,
                const TriEstimate *estimate,
                const TriFigures *care,
                const TriDecision *said,
                TriDate date,
                gint64 now_utc,
                GError **error)
{
  g_autoptr (TriQuote) quote = NULL;
  TriDecision *decision;
  TriChoice *self;

  g_return_val_if_fail (revision != NULL && estimate != NULL && care != NULL, NULL);
  g_return_val_if_fail (said != NULL && date != TRI_DATE_NONE, NULL);

  if (!check_choice (revision, estimate, error) || !tri_decision_validate (said, error))
    return NULL;
  quote = tri_quote_new (estimate, care, NULL, error);
  if (quote == NULL)
    return NULL;

  decision = tri_decision_copy (said);
  set_text (&decision->id, tri_id_new ());
  set_text (&decision->client_id, g_strdup (revision->client_id));
  set_text (&decision->revision_id, g_strdup (revision->id));
  set_text (&decision->app_version, g_strdup (TRI_VERSION));
  decision->kind = revision->kind;
  decision->date = date;
  decision->decided_utc = now_utc;

  self = g_new0 (TriChoice, 1);
  self->decision = decision;
  self->treatment = treatment_new (decision, estimate);
  self->quote = g_new0 (TriQuoteRecord, 1);
  self->quote->id = tri_id_new ();
  self->quote->client_id = g_strdup (revision->client_id);
  self->quote->decision_id = g_strdup (decision->id);
  self->quote->version = 1;
  self->quote->made_on = date;
  self->quote->deposit_minor
      = tri_price_list_get_deposit (care, tri_quote_get_total (quote), quote->currency);
  self->quote->quote = g_steal_pointer (&quote);
  return self;
}

TriChoice *
tri_choice_copy (const TriChoice *self)
{
  TriChoice *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (TriChoice, 1);
  copy->decision = tri_decision_copy (self->decision);
  copy->treatment = tri_treatment_copy (self->treatment);
  copy->quote = tri_quote_record_copy (self->quote);
  return copy;
}

void
tri_choice_free (TriChoice *self)
{
  if (self == NULL)
    return;
  tri_decision_free (self->decision);
  tri_treatment_free (self->treatment);
  tri_quote_record_free (self->quote);
  g_free (self);
}

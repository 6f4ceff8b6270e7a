/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A further version of a quote, for a treatment that is in the record. */

#include "config.h"

#include "tri-quote-version.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

TriMeasure
tri_treatment_get_measure (const TriTreatment *self, const TriDesignRevision *revision)
{
  TriMeasure measure = { 0 };
  guint standing = 0;

  g_return_val_if_fail (self != NULL && revision != NULL, measure);

  measure.area_cm2 = revision->area_cm2;
  measure.dots = revision->dots;
  for (guint i = 0; i < G_N_ELEMENTS (measure.dots_by_session); i++)
    {
      if (i < self->sessions->len)
        standing += ((const TriSession *) self->sessions->pdata[i])->dots;
      measure.dots_by_session[i] = MIN (standing, measure.dots);
    }
  return measure;
}

gboolean
tri_treatment_get_estimate (const TriTreatment *self,
                            const TriDesignRevision *revision,
                            const TriSkin *skin,
                            const char *currency,
                            TriEstimate *out_estimate,
                            GError **error)
{
  TriEstimate e = { .kind = self->kind };

  g_return_val_if_fail (revision != NULL && skin != NULL && out_estimate != NULL, FALSE);

  e.measure = tri_treatment_get_measure (self, revision);
  e.scars = (skin->factors & TRI_FADE_SCAR) != 0;
  g_strlcpy (e.price.currency, currency, sizeof e.price.currency);
  for (guint i = 0; i < self->sessions->len && e.n_sessions < TRI_MAX_SESSIONS; i++)
    {
      const TriSession *session = self->sessions->pdata[i];
      TriPlannedSession *planned = &e.sessions[e.n_sessions];

      if (session->state == TRI_SESSION_CANCELLED)
        continue;
      planned->ordinal = ++e.n_sessions;
      planned->dots = session->dots;
      planned->hours = session->hours;
    }
  if (e.n_sessions == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is no session to quote: plan one first."));
      return FALSE;
    }
  *out_estimate = e;
  return TRUE;
}

TriDesignRevision *
tri_dossier_get_treated_revision (const TriDossier *self, const TriTreatment *treatment)
{
  g_return_val_if_fail (self != NULL && treatment != NULL, NULL);

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TriDecision *decision = self->decisions->pdata[i];

      if (g_str_equal (decision->id, treatment->decision_id))
        return tri_dossier_get_revision (self, decision->revision_id);
    }
  return NULL;
}

static gboolean
check_currency (const TriDossier *dossier, const char *currency, GError **error)
{
  const TriLedgerEntry *entry;

  if (dossier->ledger->len == 0)
    return TRUE;
  entry = dossier->ledger->pdata[0];
  if (g_str_equal (entry->currency, currency))
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
               _ ("This client’s account is kept in %s, and the price list is in %s: amounts must "
                  "not mix. Enter charges in %s instead of a quote."),
               entry->currency, currency, entry->currency);
  return FALSE;
}

TriQuoteRecord *
tri_quote_record_new (const TriDossier *dossier,
                      const TriTreatment *treatment,
                      const TriFigures *care,
                      const char *currency,
                      const TriQuoteTerms *terms,
                      TriDate today,
                      GError **error)
{
  const TriDesignRevision *revision;
  g_autoptr (TriQuote) quote = NULL;
  TriEstimate estimate;
  TriQuoteRecord *self;

  g_return_val_if_fail (dossier != NULL && treatment != NULL && care != NULL, NULL);
  g_return_val_if_fail (currency != NULL && today != TRI_DATE_NONE, NULL);

  revision = tri_dossier_get_treated_revision (dossier, treatment);
  g_return_val_if_fail (revision != NULL, NULL);

  if (!check_currency (dossier, currency, error)
      || !tri_treatment_get_estimate (treatment, revision, &dossier->client->skin, currency,
                                      &estimate, error))
    return NULL;
  quote = tri_quote_new (&estimate, care, terms, error);
  if (quote == NULL)
    return NULL;

  self = g_new0 (TriQuoteRecord, 1);
  self->id = g_strdup ("");
  self->client_id = g_strdup (treatment->client_id);
  self->decision_id = g_strdup (treatment->decision_id);
  self->made_on = today;
  self->deposit_minor
      = tri_price_list_get_deposit (care, tri_quote_get_total (quote), quote->currency);
  self->quote = g_steal_pointer (&quote);
  return self;
}

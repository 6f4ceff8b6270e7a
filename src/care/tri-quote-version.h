/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A further version of a quote, for a treatment that is in the record. */

#pragma once

#include "tri-account.h"

G_BEGIN_DECLS

/* The area and dots that a treatment was planned for. @revision: what was chosen for it */
TriMeasure tri_treatment_get_measure (const TriTreatment *self, const TriDesignRevision *revision);

/* What tri_quote_new () asks of an estimate: sessions that are not cancelled, with their dots and
 * hours; dates, prices and touch-up are not set. FALSE with TRI_ERROR_INVALID when no session is
 * left. */
gboolean tri_treatment_get_estimate (const TriTreatment *self,
                                     const TriDesignRevision *revision,
                                     const TriSkin *skin,
                                     const char *currency,
                                     TriEstimate *out_estimate,
                                     GError **error);

/**
 * tri_quote_record_new:
 * @dossier: with client, revisions, decisions, treatments and ledger
 * @treatment: one of @dossier's
 * @terms: (nullable): as tri_quote_new () takes them
 * @today: when it is made
 *
 * Quotes the treatment by today's price list, to be saved as the next version.
 *
 * Returns: (transfer full): NULL with TRI_ERROR_CONFLICT when the account is kept in another
 *   currency than @currency, and as the two above say
 */
TriQuoteRecord *tri_quote_record_new (const TriDossier *dossier,
                                      const TriTreatment *treatment,
                                      const TriFigures *care,
                                      const char *currency,
                                      const TriQuoteTerms *terms,
                                      TriDate today,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The revision that was chosen for a treatment, or NULL. (transfer none) */
TriDesignRevision *tri_dossier_get_treated_revision (const TriDossier *self,
                                                     const TriTreatment *treatment);

G_END_DECLS

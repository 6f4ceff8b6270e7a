/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making a further version of a quote: who works, scars, an extra amount, a discount. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when the version is on disk; the dialog then closes itself. */
#define TRI_TYPE_QUOTE_DIALOG (tri_quote_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriQuoteDialog, tri_quote_dialog, TRI, QUOTE_DIALOG, AdwWindow)

/* @treatment: what is quoted, of the consultation's client */
TriQuoteDialog *tri_quote_dialog_new (TriConsultation *consultation, const TriTreatment *treatment);

G_END_DECLS

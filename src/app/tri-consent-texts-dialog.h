/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own paragraphs in the texts that clients sign. */

#pragma once

#include "tri-store-papers.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when they are on disk; the dialog then closes itself. */
#define TRI_TYPE_CONSENT_TEXTS_DIALOG (tri_consent_texts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    TriConsentTextsDialog, tri_consent_texts_dialog, TRI, CONSENT_TEXTS_DIALOG, AdwWindow)

TriConsentTextsDialog *tri_consent_texts_dialog_new (TriStore *store, const TriPapers *papers);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a consent; reading one that was signed, and taking it back. */

#pragma once

#include "tri-store-papers.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when what was done is on disk; the dialog then closes itself. */
#define TRI_TYPE_CONSENT_DIALOG (tri_consent_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriConsentDialog, tri_consent_dialog, TRI, CONSENT_DIALOG, AdwWindow)

/* @text: tri_consent_write_text () */
TriConsentDialog *tri_consent_dialog_new (TriStore *store,
                                          const char *client_id,
                                          TriPurpose purpose,
                                          const char *text);
/* As it was signed; offers to withdraw it while it stands and @is_latest. */
TriConsentDialog *tri_consent_dialog_new_for_reading (TriStore *store,
                                                      const TriConsent *consent,
                                                      gboolean is_latest);

G_END_DECLS

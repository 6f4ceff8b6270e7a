/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demo client's papers: questions answered, and consents signed. */

#include "config.h"

#include "tri-demo-private.h"

#include "tri-store-papers.h"

#include <glib/gi18n-lib.h>

static gboolean
add_intake (
    TriStore *store, const TriClient *client, const TriFigures *care, TriDate today, GError **error)
{
  g_autoptr (TriIntake) intake = tri_intake_new (client->id);
  guint n;
  const TriIntakeQuestion *questions = tri_intake_get_questions (&n);

  intake->date = today;
  g_free (intake->answered_by);
  intake->answered_by = g_strdup (client->name);
  for (guint i = 0; i < n; i++)
    tri_intake_answer (intake, &questions[i], care,
                       g_str_equal (questions[i].id, "medicine") ? TRI_SAID_YES : TRI_SAID_NO,
                       TRI_DATE_NONE, _ ("Something for hay fever, in spring"));
  return tri_store_add_intake (store, intake, today, error);
}

static gboolean
add_consent (TriStore *store,
             const TriClient *client,
             const TriFigures *care,
             TriPurpose purpose,
             TriDate today,
             GError **error)
{
  g_autofree char *text = tri_consent_write_text (purpose, care, "");
  g_autoptr (TriConsent) consent = tri_consent_new (client->id, purpose, text);

  consent->date = today;
  g_free (consent->name);
  consent->name = g_strdup (client->name);
  return tri_store_add_consent (store, consent, today, error);
}

gboolean
_tri_demo_add_papers (
    TriStore *store, const TriClient *client, const TriFigures *care, TriDate today, GError **error)
{
  static const TriPurpose purposes[]
      = { TRI_PURPOSE_TREATMENT, TRI_PURPOSE_PHOTOS, TRI_PURPOSE_SHARING };

  if (!add_intake (store, client, care, today, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    if (!add_consent (store, client, care, purposes[i], today, error))
      return FALSE;
  return TRUE;
}

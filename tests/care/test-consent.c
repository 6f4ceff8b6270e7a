/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Consents: what the texts say, who may sign, and which of several counts. */

#include "config.h"

#include "tri-consent.h"
#include "tri-error.h"
#include "tri-estimate.h"

#include <string.h>

static TriDate
today (void)
{
  return tri_date_from_ymd (2026, 11, 28);
}

static TriConsent *
make (TriPurpose purpose)
{
  TriConsent *consent = tri_consent_new ("somebody", purpose, "I agree.");

  consent->date = today ();
  g_free (consent->name);
  consent->name = g_strdup (" Ada Bird ");
  return consent;
}

static void
test_purposes (void)
{
  TriPurpose purpose;

  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    {
      g_assert_true (tri_purpose_from_id (tri_purpose_get_id ((TriPurpose) i), &purpose));
      g_assert_cmpint (purpose, ==, i);
      g_assert_cmpuint (strlen (tri_purpose_get_name (purpose)), >, 0);
      g_assert_cmpuint (strlen (tri_purpose_explain (purpose)), >, 0);
    }
  g_assert_false (tri_purpose_from_id ("everything", &purpose));
}

/* California asks for all of this, and the days are the clinic's. */
static void
test_text (void)
{
  static const char *const said[] = { "Procedure", "Complications",      "Permanence",  "FDA",
                                      "aftercare", "Signs of infection", "up to day 30" };
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (TriFigures) longer = tri_figures_with (care, TRI_FIGURE_CARE_POOL, 42, NULL);
  g_autofree char *text = tri_consent_write_text (TRI_PURPOSE_TREATMENT, care, "");
  g_autofree char *own = tri_consent_write_text (TRI_PURPOSE_TREATMENT, care, "No refunds.");
  g_autofree char *changed = tri_consent_write_text (TRI_PURPOSE_TREATMENT, longer, "");

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_nonnull (strstr (text, said[i]));
  g_assert_true (g_str_has_prefix (own, text));
  g_assert_true (g_str_has_suffix (own, "\n\nNo refunds."));
  g_assert_nonnull (strstr (changed, "up to day 42"));
  for (guint i = TRI_PURPOSE_PHOTOS; i < TRI_N_PURPOSES; i++)
    {
      g_autofree char *other = tri_consent_write_text ((TriPurpose) i, care, "");

      /* Freely given means that it can be taken back. */
      g_assert_nonnull (strstr (other, "back at any time"));
    }
}

static void
test_validate (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriConsent) consent = make (TRI_PURPOSE_TREATMENT);

  g_assert_true (tri_consent_validate (consent, today (), &error));
  g_assert_cmpstr (consent->name, ==, "Ada Bird");

  consent->date = today () + 1;
  g_assert_false (tri_consent_validate (consent, today (), &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  consent->date = today ();

  *consent->name = '\0';
  g_assert_false (tri_consent_validate (consent, today (), &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);

  g_free (consent->strokes);
  consent->strokes = g_strdup ("scribble");
  g_assert_false (tri_consent_validate (consent, today (), &error));
  g_clear_error (&error);
  g_free (consent->strokes);
  consent->strokes = g_strdup ("400|10,20 500,100");
  g_assert_true (tri_consent_validate (consent, today (), &error));

  *consent->text = '\0';
  g_assert_false (tri_consent_validate (consent, today (), &error));
}

static void
test_given (void)
{
  g_autoptr (GPtrArray) consents
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_consent_free);
  TriConsent *first = make (TRI_PURPOSE_SHARING);
  TriConsent *second = make (TRI_PURPOSE_SHARING);

  g_assert_false (tri_consent_is_given (NULL, TRI_PURPOSE_SHARING));
  g_assert_false (tri_consent_is_given (consents, TRI_PURPOSE_SHARING));
  g_ptr_array_add (consents, first);
  g_assert_true (tri_consent_is_given (consents, TRI_PURPOSE_SHARING));
  g_assert_false (tri_consent_is_given (consents, TRI_PURPOSE_MARKETING));
  first->withdrawn = today ();
  g_assert_false (tri_consent_is_given (consents, TRI_PURPOSE_SHARING));
  g_ptr_array_add (consents, second);
  g_assert_true (tri_consents_find (consents, TRI_PURPOSE_SHARING) == second);
  /* Signed twice and withdrawn is withdrawn. */
  first->withdrawn = TRI_DATE_NONE;
  second->withdrawn = today ();
  g_assert_false (tri_consent_is_given (consents, TRI_PURPOSE_SHARING));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/consent/purposes", test_purposes);
  g_test_add_func ("/consent/text", test_text);
  g_test_add_func ("/consent/validate", test_validate);
  g_test_add_func ("/consent/given", test_given);
  return g_test_run ();
}

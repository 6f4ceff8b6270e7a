/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up clinic after ten years. */

#include "config.h"

#include "clinic.h"

#include "../store/store-fixture.h"

#include "tri-rng.h"

#define YEARS 10
#define PHOTOS_EACH (CLINIC_PHOTOS / CLINIC_CLIENTS)

static const char *const first_names[]
    = { "Adam", "Bashir", "Carl",  "Dawid", "Emre", "Felix", "Goran", "Hugo",  "Ivo", "Jorge",
        "Kofi", "Liam",   "Marek", "Noah",  "Omar", "Pavel", "Rui",   "Samir", "Tom", "Yusuf" };
static const char *const last_names[]
    = { "Abt",  "Bauer", "Costa",  "Diaz",  "Ek",     "Fuchs",  "Green", "Haas",  "Ito",  "Jensen",
        "Kaya", "Lund",  "Mensah", "Nowak", "Okafor", "Petrov", "Rossi", "Silva", "Tran", "Weber" };

static TriClient *
make_client (TriStore *store, guint number, TriDate since)
{
  g_autoptr (GError) error = NULL;
  TriClient *client = fixture_client ("");

  g_free (client->name);
  client->name = g_strdup_printf ("%s %s %u", first_names[number % G_N_ELEMENTS (first_names)],
                                  last_names[number / 7 % G_N_ELEMENTS (last_names)], number);
  g_free (client->alias);
  client->alias = g_strdup_printf ("Client %04u", number);
  g_free (client->phone);
  client->phone = g_strdup_printf ("+49 30 %07u", number * 7919 % 10000000);
  g_free (client->email);
  client->email = g_strdup_printf ("client%u@example.org", number);
  client->disclosure = number % 5 == 0 ? TRI_DISCLOSURE_PRIVATE : TRI_DISCLOSURE_OPEN;
  client->skin.fitzpatrick = 1 + (int) (number % 6);
  client->skin.factors = number % 128;
  client->created_utc = (gint64) (since - tri_date_from_ymd (1970, 1, 1)) * 86400;
  client->rev = tri_store_save_client (store, client, &error);
  g_assert_no_error (error);
  return client;
}

/* A choice with @n_sessions from @first on; those before today are done, its quote is accepted and
 * most of it paid. */
static void
make_treatment (TriStore *store,
                const TriClinic *clinic,
                const TriDesignRevision *revision,
                const TriSkin *skin,
                guint n_sessions,
                TriDate first,
                gboolean paid)
{
  const TriMeasure measure = { 140.2, 16400, { 4920, 11480, 16400, 16400 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDecision) said = fixture_said ();
  g_autoptr (TriChoice) choice = NULL;
  g_autoptr (TriLedgerEntry) payment = NULL;
  TriDate chosen = tri_date_add_days (first, -7);
  TriEstimate estimate;

  g_assert_true (tri_estimate_make (clinic->pigment, clinic->care, clinic->currency, revision->kind,
                                    &measure, 3, skin, n_sessions, first, &estimate, &error));
  choice = tri_choice_new (revision, &estimate, clinic->care, said, chosen,
                           (gint64) (chosen - tri_date_from_ymd (1970, 1, 1)) * 86400, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < choice->treatment->sessions->len; i++)
    {
      TriSession *session = choice->treatment->sessions->pdata[i];

      if (session->date < CLINIC_TODAY)
        session->state = TRI_SESSION_DONE;
    }
  tri_store_save_choice (store, choice, &error);
  g_assert_no_error (error);
  tri_store_accept_quote (store, choice->quote->id, chosen, &error);
  g_assert_no_error (error);
  if (!paid)
    return;
  payment = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, tri_quote_get_total (choice->quote->quote),
                                  clinic->currency, first, "", &error);
  tri_store_add_ledger_entry (store, revision->client_id, payment, &error);
  g_assert_no_error (error);
}

void
clinic_make (const char *folder)
{
  static const guint n_sessions[] = { 3, 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClinic) clinic = tri_store_load_clinic (store, &error);
  g_autoptr (GBytes) picture = fixture_picture ("\xff\xd8\xff", "a head");
  TriDate begun = tri_date_add_years (CLINIC_TODAY, -YEARS);
  int days = (int) (CLINIC_TODAY - begun) + 60;

  g_assert_no_error (error);
  for (guint i = 0; i < CLINIC_CLIENTS; i++)
    {
      TriDate since = tri_date_add_days (begun, (int) (tri_hash_unit (i, 1, 0) * days));
      g_autoptr (TriClient) client = make_client (store, i, since);
      g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
      g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);

      g_assert_no_error (error);
      for (guint k = 0; k < PHOTOS_EACH; k++)
        {
          g_autoptr (TriPhotoRecord) photo = tri_store_add_photo (
              store, client->id, (TriView) (k % TRI_N_VIEWS), picture, 3000, 4000, &error);

          g_assert_no_error (error);
        }
      for (guint k = 0; k < G_N_ELEMENTS (n_sessions); k++)
        make_treatment (store, clinic, revision, &client->skin, n_sessions[k],
                        tri_date_add_years (since, (int) k * 3), tri_hash_unit (i, 2, k) < 0.9);
    }
}

char *
clinic_folder_new (void)
{
  if (g_file_test ("/dev/shm", G_FILE_TEST_IS_DIR))
    {
      g_autofree char *parent = g_strdup ("/dev/shm/trichion-clinic-XXXXXX");

      if (g_mkdtemp (parent) != NULL)
        return g_build_filename (parent, "clinic", NULL);
    }
  return fixture_folder_new ();
}

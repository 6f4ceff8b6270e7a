/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every operation of the store: done, read back, and read back again after closing. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"

#include <math.h>

static void
assert_same_client (const TriClient *a, const TriClient *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpint (a->rev, ==, b->rev);
  g_assert_cmpstr (a->alias, ==, b->alias);
  g_assert_cmpstr (a->name, ==, b->name);
  g_assert_cmpstr (a->phone, ==, b->phone);
  g_assert_cmpstr (a->email, ==, b->email);
  g_assert_cmpstr (a->notes, ==, b->notes);
  g_assert_cmpint (a->birth_year, ==, b->birth_year);
  g_assert_cmpint (a->disclosure, ==, b->disclosure);
  g_assert_cmpint (a->skin.fitzpatrick, ==, b->skin.fitzpatrick);
  g_assert_cmpint (a->skin.hair, ==, b->skin.hair);
  g_assert_cmpuint (a->skin.factors, ==, b->skin.factors);
  g_assert_cmpint (a->norwood, ==, b->norwood);
  g_assert_cmpint (a->created_utc, ==, b->created_utc);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (GPtrArray) clients = NULL;

  g_assert_cmpstr (tri_store_get_folder (store), ==, folder);
  for (int pass = 0; pass < 2; pass++)
    {
      clients = tri_store_list_clients (store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (clients->len, ==, 0);
      g_clear_pointer (&clients, g_ptr_array_unref);
      g_assert_true (tri_store_verify (store, &error));
      g_assert_no_error (error);
      fixture_reopen (&store);
    }
}

static void
test_client (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "Älvaro Ō’Brien");

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

      g_assert_no_error (error);
      g_assert_cmpuint (clients->len, ==, 1);
      assert_same_client (clients->pdata[0], client);
      assert_same_client (dossier->client, client);
      fixture_reopen (&store);
    }

  g_free (client->phone);
  client->phone = g_strdup ("");
  client->birth_year = 0;
  client->disclosure = TRI_DISCLOSURE_PRIVATE;
  client->skin.hair = TRI_HAIR_FAIR;
  client->norwood = TRI_NORWOOD_7;
  client->rev = tri_store_save_client (store, client, &error);
  g_assert_no_error (error);
  g_assert_cmpint (client->rev, ==, 2);
  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

      assert_same_client (dossier->client, client);
      fixture_reopen (&store);
    }
}

/* An old copy never overwrites a newer row. */
static void
test_client_conflict (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "First");
  g_autoptr (TriClient) old = tri_client_copy (client);
  g_autoptr (TriClient) unknown = fixture_client ("Unknown");
  g_autoptr (TriClient) wrong = fixture_client ("No id");

  g_free (client->name);
  client->name = g_strdup ("Second");
  g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 2);
  g_assert_no_error (error);

  g_assert_cmpint (tri_store_save_client (store, old, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  old->rev = 0;
  g_assert_cmpint (tri_store_save_client (store, old, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);

  unknown->rev = 7;
  g_assert_cmpint (tri_store_save_client (store, unknown, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tri_store_load_dossier (store, unknown->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_free (wrong->id);
  wrong->id = g_strdup ("");
  g_assert_cmpint (tri_store_save_client (store, wrong, &error), ==, -1);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);

  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpstr (dossier->client->name, ==, "Second");
    g_assert_cmpint (dossier->client->rev, ==, 2);
  }
}

/* Texts are values, whatever is in them. */
static void
test_client_texts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autofree char *very_long = g_strnfill (3 * 1024 * 1024, 'x');
  const char *const texts[] = {
    "Robert'); DROP TABLE client;--",
    "\" OR 1=1 --",
    "%_?1:a@b$c",
    "𝕬𝖑𝖊𝖝 👩🏽‍🦲 \xf0\x9f\xa7\x91",
    "\xe2\x80\xae"
    "reversed"
    "\xe2\x80\xac\xcc\x81",
    "line\nline\ttab\x01",
    "",
    very_long,
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TriClient) client = fixture_client (texts[i]);

      g_free (client->notes);
      client->notes = g_strdup (texts[i]);
      g_free (client->alias);
      client->alias = g_strdup (texts[i]);
      client->rev = tri_store_save_client (store, client, &error);
      g_assert_no_error (error);
      {
        g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

        assert_same_client (dossier->client, client);
      }
    }
  {
    g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (clients->len, ==, G_N_ELEMENTS (texts));
    /* Made in the same second: the later one first. */
    g_assert_cmpstr (((TriClient *) clients->pdata[0])->name, ==, very_long);
  }
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);
}

static void
test_clients_newest_first (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  const gint64 created[] = { 300, 100, 200 };
  g_autoptr (GPtrArray) clients = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (created); i++)
    {
      g_autoptr (TriClient) client = fixture_client ("X");

      client->created_utc = created[i];
      g_assert_cmpint (tri_store_save_client (store, client, &error), ==, 1);
    }
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < clients->len; i++)
    g_assert_cmpint (((TriClient *) clients->pdata[i])->created_utc, ==, 300 - 100 * (int) i);
}

static void
test_clinic (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClinic) clinic = tri_store_load_clinic (store, &error);
  TriFigures *changed;

  g_assert_no_error (error);
  g_assert_cmpstr (clinic->name, ==, "");
  for (guint i = 0; i < TRI_N_CARE_FIGURES; i++)
    g_assert_true (tri_figures_is_default (clinic->care, i));

  g_free (clinic->name);
  clinic->name = g_strdup ("Haus “Stirn”");
  g_strlcpy (clinic->currency, "JPY", sizeof clinic->currency);
  changed = tri_figures_with (clinic->care, TRI_FIGURE_SESSION_PRICE, 512.25, &error);
  g_assert_no_error (error);
  tri_figures_unref (clinic->care);
  clinic->care = tri_figures_with (changed, TRI_FIGURE_SESSION_GAP_MIN, 12, &error);
  tri_figures_unref (changed);
  g_assert_no_error (error);
  changed = tri_figures_with (clinic->pigment, TRI_FIGURE_HEALED_OD, 0.97, &error);
  g_assert_no_error (error);
  tri_figures_unref (clinic->pigment);
  clinic->pigment = changed;
  g_assert_true (tri_store_save_clinic (store, clinic, &error));
  g_assert_no_error (error);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriClinic) loaded = tri_store_load_clinic (store, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (loaded->name, ==, clinic->name);
      g_assert_cmpstr (loaded->currency, ==, "JPY");
      for (guint i = 0; i < TRI_N_CARE_FIGURES; i++)
        g_assert_cmpfloat (tri_figures_get (loaded->care, i), ==,
                           tri_figures_get (clinic->care, i));
      for (guint i = 0; i < TRI_N_PIGMENT_FIGURES; i++)
        g_assert_cmpfloat (tri_figures_get (loaded->pigment, i), ==,
                           tri_figures_get (clinic->pigment, i));
      g_assert_cmpfloat (tri_figures_get (loaded->care, TRI_FIGURE_SESSION_PRICE), ==, 512.25);
      fixture_reopen (&store);
    }

  /* Back to the defaults. */
  {
    g_autoptr (TriClinic) plain = tri_clinic_new_default ();
    g_autoptr (TriClinic) loaded = NULL;

    g_assert_true (tri_store_save_clinic (store, plain, &error));
    loaded = tri_store_load_clinic (store, &error);
    g_assert_no_error (error);
    g_assert_true (tri_figures_is_default (loaded->care, TRI_FIGURE_SESSION_PRICE));
    g_assert_true (tri_figures_is_default (loaded->pigment, TRI_FIGURE_HEALED_OD));
  }
}

static void
test_photo_and_registration (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (GBytes) front = fixture_picture ("\xff\xd8\xff", "front");
  g_autoptr (GBytes) left = fixture_picture ("\x89PNG", "left");
  g_autoptr (TriPhotoRecord) a
      = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, front, 3000, 4000, &error);
  g_autoptr (TriPhotoRecord) b
      = tri_store_add_photo (store, client->id, TRI_VIEW_LEFT45, left, 1200, 900, &error);
  TriRegistrationRecord registration = { .photo_id = a->id };

  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (a->file_name, ".jpg"));
  g_assert_true (g_str_has_suffix (b->file_name, ".png"));
  g_assert_cmpint (a->added_utc, >, 0);

  registration.clicks.view = TRI_VIEW_FRONT;
  registration.clicks.has[TRI_LANDMARK_PUPIL_LEFT] = TRUE;
  registration.clicks.at[TRI_LANDMARK_PUPIL_LEFT] = (TriVec2){ 1.0 / 3.0, 1e-7 };
  registration.clicks.n_silhouette = 1;
  registration.clicks.silhouette[0] = (TriVec2){ 1200.0 / 7.0, 3.5 };
  registration.pose.rotation = tri_rotation_from_euler (3.3, -7.1, 11.7);
  registration.pose.scale = 10.0 / 3.0;
  registration.pose.tx = 1501.1;
  registration.pose.kappa = 1.0 / 1234.5;
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    registration.factors[i] = -1.0 / (i + 7);
  registration.fit_error_mm = 1.3;
  registration.scale_error_percent = 2.7;
  registration.outline.n_points = 2;
  registration.outline.points[0] = (TriVec2){ 1000.0 / 3.0, 0.1 + 0.2 };
  registration.outline.points[1] = (TriVec2){ -1e-9, 4000.0 };
  /* The second solve is in force. */
  g_assert_true (tri_store_save_registration (store, &registration, &error));
  registration.head_known = TRUE;
  registration.pose.ty = 0.1 + 0.2;
  g_assert_true (tri_store_save_registration (store, &registration, &error));
  g_assert_no_error (error);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
      g_autoptr (GBytes) bytes = tri_store_load_photo (store, a->id, &error);
      const TriPhotoRecord *photo;
      const TriRegistrationRecord *loaded;

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (bytes, front));
      g_assert_cmpuint (dossier->photos->len, ==, 2);
      photo = dossier->photos->pdata[1];
      g_assert_cmpstr (photo->id, ==, b->id);
      g_assert_cmpstr (photo->client_id, ==, client->id);
      g_assert_cmpint (photo->view, ==, TRI_VIEW_LEFT45);
      g_assert_cmpstr (photo->file_name, ==, b->file_name);
      g_assert_cmpstr (photo->sha256, ==, b->sha256);
      g_assert_cmpint (photo->width, ==, 1200);
      g_assert_cmpint (photo->height, ==, 900);
      g_assert_cmpuint (dossier->registrations->len, ==, 1);
      loaded = tri_dossier_get_registration (dossier, a->id);
      g_assert_nonnull (loaded);
      g_assert_true (loaded->head_known);
      g_assert_cmpuint (loaded->outline.n_points, ==, 2);
      g_assert_cmpmem (loaded->outline.points, 2 * sizeof (TriVec2), registration.outline.points,
                       2 * sizeof (TriVec2));
      g_assert_cmpmem (&loaded->pose, sizeof loaded->pose, &registration.pose, sizeof (TriPose));
      g_assert_cmpmem (loaded->factors, sizeof loaded->factors, registration.factors,
                       sizeof registration.factors);
      g_assert_cmpfloat (loaded->fit_error_mm, ==, 1.3);
      g_assert_cmpfloat (loaded->scale_error_percent, ==, 2.7);
      g_assert_cmpint (loaded->clicks.view, ==, TRI_VIEW_FRONT);
      g_assert_true (loaded->clicks.has[TRI_LANDMARK_PUPIL_LEFT]);
      g_assert_false (loaded->clicks.has[TRI_LANDMARK_PUPIL_RIGHT]);
      g_assert_cmpfloat (loaded->clicks.at[TRI_LANDMARK_PUPIL_LEFT].x, ==, 1.0 / 3.0);
      g_assert_cmpuint (loaded->clicks.n_silhouette, ==, 1);
      g_assert_cmpfloat (loaded->clicks.silhouette[0].x, ==, 1200.0 / 7.0);
      fixture_reopen (&store);
    }

  registration.photo_id = client->id;
  g_assert_false (tri_store_save_registration (store, &registration, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tri_store_load_photo (store, client->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (tri_store_add_photo (store, a->id, TRI_VIEW_TOP, front, 1, 1, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

static void
assert_same_revision (const TriDesignRevision *a, const TriDesignRevision *b)
{
  g_assert_cmpstr (a->id, ==, b->id);
  g_assert_cmpstr (a->client_id, ==, b->client_id);
  g_assert_cmpint (a->number, ==, b->number);
  g_assert_cmpstr (a->design, ==, b->design);
  g_assert_cmpmem (a->factors, sizeof a->factors, b->factors, sizeof b->factors);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpfloat (a->area_cm2, ==, b->area_cm2);
  g_assert_cmpuint (a->dots, ==, b->dots);
  g_assert_cmpuint (a->n_sessions, ==, b->n_sessions);
  g_assert_cmpmem (&a->hours, sizeof a->hours, &b->hours, sizeof b->hours);
  g_assert_cmpint (a->price.low, ==, b->price.low);
  g_assert_cmpint (a->price.typical, ==, b->price.typical);
  g_assert_cmpint (a->price.high, ==, b->price.high);
  g_assert_cmpstr (a->price.currency, ==, b->price.currency);
  g_assert_cmpmem (&a->touch_up_years, sizeof (TriRange), &b->touch_up_years, sizeof (TriRange));
  g_assert_cmpint (a->saved_utc, ==, b->saved_utc);
}

static void
test_revision (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "R");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) first = tri_store_save_revision (store, given, &error);
  g_autoptr (TriDesignRevision) second = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (first->number, ==, 1);
  g_assert_true (g_uuid_string_is_valid (first->id));
  given->kind = TRI_KIND_TEMPORARY;
  given->saved_utc = 0;
  second = tri_store_save_revision (store, given, &error);
  g_assert_no_error (error);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpint (second->saved_utc, >, first->saved_utc - 1);
  g_assert_cmpstr (second->id, !=, first->id);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

      g_assert_cmpuint (dossier->revisions->len, ==, 2);
      assert_same_revision (dossier->revisions->pdata[0], first);
      assert_same_revision (dossier->revisions->pdata[1], second);
      fixture_reopen (&store);
    }

  /* A revision is never rewritten, and one that follows an old state is refused. */
  g_assert_null (tri_store_save_revision (store, first, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  first->number = 0;
  g_assert_null (tri_store_save_revision (store, first, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  given->area_cm2 = NAN;
  g_assert_null (tri_store_save_revision (store, given, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  given->area_cm2 = 1.0;
  g_free (given->design);
  given->design = g_strdup ("nonsense");
  g_assert_null (tri_store_save_revision (store, given, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

    g_assert_cmpuint (dossier->revisions->len, ==, 2);
  }
}

static void
test_choice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "C");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (TriChoice) without = fixture_choice (revision);
  g_autoptr (GBytes) png = fixture_picture ("\x89PNG", "as it was shown");

  g_assert_true (tri_store_save_choice (store, choice, png, &error));
  g_assert_no_error (error);
  /* Told an earlier time by a clock that was set back, it is the newer one all the same. */
  without->decision->decided_utc -= 3600;
  g_assert_true (tri_store_save_choice (store, without, NULL, &error));
  g_assert_no_error (error);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
      g_autoptr (GBytes) picture = tri_store_load_picture (store, choice->decision->id, &error);
      const TriDecision *decision;
      const TriTreatment *treatment;
      const TriQuoteRecord *quote;

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (picture, png));
      fixture_check_whole (dossier);
      g_assert_cmpuint (dossier->decisions->len, ==, 2);
      decision = dossier->decisions->pdata[0];
      g_assert_cmpstr (decision->id, ==, choice->decision->id);
      g_assert_cmpstr (decision->revision_id, ==, revision->id);
      g_assert_cmpint (decision->kind, ==, TRI_KIND_PERMANENT);
      g_assert_cmpuint (decision->present, ==, TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER);
      g_assert_cmpstr (decision->notes, ==, "Partner prefers soft.");
      g_assert_cmpstr (decision->shown, ==, "soft,mature");
      g_assert_cmpstr (decision->app_version, ==, choice->decision->app_version);
      g_assert_cmpint (decision->date, ==, choice->decision->date);
      g_assert_cmpint (decision->decided_utc, ==, 1795000200);
      g_assert_true (g_str_has_suffix (decision->picture_file, ".png"));
      g_assert_null (((TriDecision *) dossier->decisions->pdata[1])->picture_file);

      treatment = dossier->treatments->pdata[0];
      g_assert_cmpint (treatment->touch_up_earliest, ==, choice->treatment->touch_up_earliest);
      g_assert_cmpint (treatment->touch_up_likely, ==, choice->treatment->touch_up_likely);
      g_assert_cmpint (treatment->touch_up_latest, ==, choice->treatment->touch_up_latest);
      g_assert_cmpint (treatment->touch_up_price.low, ==, choice->treatment->touch_up_price.low);
      g_assert_cmpint (treatment->touch_up_price.high, ==, choice->treatment->touch_up_price.high);
      g_assert_cmpstr (treatment->touch_up_price.currency, ==, "EUR");
      for (guint i = 0; i < treatment->sessions->len; i++)
        {
          const TriSession *a = treatment->sessions->pdata[i];
          const TriSession *b = choice->treatment->sessions->pdata[i];

          g_assert_cmpstr (a->id, ==, b->id);
          g_assert_cmpuint (a->ordinal, ==, i + 1);
          g_assert_cmpint (a->date, ==, b->date);
          g_assert_cmpint (a->earliest, ==, b->earliest);
          g_assert_cmpint (a->latest, ==, b->latest);
          g_assert_cmpint (a->state, ==, TRI_SESSION_PLANNED);
          g_assert_cmpuint (a->dots, ==, b->dots);
          g_assert_cmpmem (&a->hours, sizeof a->hours, &b->hours, sizeof b->hours);
          g_assert_cmpint (a->price_minor, ==, b->price_minor);
          g_assert_null (a->override_reason);
        }
      quote = dossier->quotes->pdata[0];
      g_assert_false (quote->accepted);
      g_assert_cmpint (quote->version, ==, 1);
      g_assert_cmpstr (quote->quote->currency, ==, "EUR");
      g_assert_cmpint (tri_quote_get_total (quote->quote), ==,
                       tri_quote_get_total (choice->quote->quote));
      g_assert_cmpstr (((TriQuoteLine *) quote->quote->lines->pdata[0])->text, ==,
                       ((TriQuoteLine *) choice->quote->quote->lines->pdata[0])->text);
      fixture_reopen (&store);
    }
  g_assert_null (tri_store_load_picture (store, without->decision->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

/* A choice of which one part is refused leaves nothing behind, neither rows nor the picture. */
static void
test_choice_is_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "C");
  g_autoptr (TriClient) other = fixture_save_client (store, "D");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (GBytes) png = fixture_picture ("\x89PNG", "kept?");
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);

  for (int fault = 0; fault < 5; fault++)
    {
      g_autoptr (TriChoice) choice = fixture_choice (revision);
      g_autoptr (TriDossier) dossier = NULL;
      g_autoptr (GDir) dir = NULL;
      TriSession *last = choice->treatment->sessions->pdata[2];

      switch (fault)
        {
        case 0: /* two sessions in one place */
          last->ordinal = 1;
          break;
        case 1: /* the last of all rows */
          choice->quote->version = 0;
          break;
        case 2:
          g_free (choice->quote->client_id);
          choice->quote->client_id = g_strdup (other->id);
          break;
        case 3:
          g_free (choice->decision->revision_id);
          choice->decision->revision_id = tri_id_new ();
          break;
        default:
          g_free (choice->treatment->decision_id);
          choice->treatment->decision_id = tri_id_new ();
          break;
        }
      g_assert_false (tri_store_save_choice (store, choice, png, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == TRI_ERROR);
      g_clear_error (&error);
      dossier = fixture_dossier (store, client->id);
      g_assert_cmpuint (dossier->decisions->len, ==, 0);
      g_assert_cmpuint (dossier->treatments->len, ==, 0);
      g_assert_cmpuint (dossier->quotes->len, ==, 0);
      dir = g_dir_open (photos, 0, &error);
      g_assert_no_error (error);
      g_assert_null (g_dir_read_name (dir));
    }
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);
}

static void
test_session (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "S");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (TriSession) session = NULL;
  g_autoptr (TriSession) fourth = NULL;

  g_assert_true (tri_store_save_choice (store, choice, NULL, &error));
  session = tri_session_copy (choice->treatment->sessions->pdata[1]);
  session->state = TRI_SESSION_DONE;
  session->date = tri_date_from_ymd (2026, 12, 5);
  session->override_reason = g_strdup ("Leaves the country.");
  g_assert_true (tri_store_save_session (store, session, &error));
  g_assert_no_error (error);
  fourth = tri_session_copy (session);
  g_free (fourth->id);
  fourth->id = tri_id_new ();
  fourth->ordinal = 4;
  fourth->state = TRI_SESSION_CANCELLED;
  fourth->latest = TRI_DATE_NONE;
  g_assert_true (tri_store_save_session (store, fourth, &error));
  g_assert_no_error (error);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
      const TriTreatment *treatment = dossier->treatments->pdata[0];
      const TriSession *second = treatment->sessions->pdata[1];
      const TriSession *last = treatment->sessions->pdata[3];

      g_assert_cmpuint (treatment->sessions->len, ==, 4);
      g_assert_cmpint (second->state, ==, TRI_SESSION_DONE);
      g_assert_cmpint (second->date, ==, session->date);
      g_assert_cmpstr (second->override_reason, ==, "Leaves the country.");
      g_assert_cmpint (last->state, ==, TRI_SESSION_CANCELLED);
      g_assert_cmpint (last->latest, ==, TRI_DATE_NONE);
      fixture_reopen (&store);
    }

  fourth->ordinal = 2;
  g_assert_false (tri_store_save_session (store, fourth, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_free (fourth->treatment_id);
  fourth->treatment_id = tri_id_new ();
  g_assert_false (tri_store_save_session (store, fourth, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
}

static gint64
get_balance (TriStore *store, const char *client_id, guint *out_n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier = fixture_dossier (store, client_id);
  TriMoney balance;

  g_assert_true (tri_dossier_get_balance (dossier, "EUR", &balance, &error));
  g_assert_no_error (error);
  *out_n = dossier->ledger->len;
  return balance.minor;
}

static void
test_money (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "M");
  g_autoptr (TriClient) other = fixture_save_client (store, "N");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (TriLedgerEntry) deposit = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 30000, "EUR",
                                                             ACCEPTED_ON, "deposit, cash", &error);
  g_autoptr (TriLedgerEntry) reversal = NULL;
  g_autoptr (TriLedgerEntry) foreign
      = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 100, "USD", ACCEPTED_ON, "", &error);
  gint64 total;
  guint n_lines;
  guint n;

  g_assert_no_error (error);
  total = tri_quote_get_total (choice->quote->quote);
  n_lines = choice->quote->quote->lines->len;
  g_assert_cmpint (total, >, 0);
  g_assert_true (tri_store_save_choice (store, choice, NULL, &error));
  g_assert_cmpint (get_balance (store, client->id, &n), ==, 0);
  g_assert_true (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total);
  g_assert_cmpuint (n, ==, n_lines);

  /* Once. */
  g_assert_false (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  fixture_reopen (&store);
  g_assert_false (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total);
  g_assert_false (tri_store_accept_quote (store, client->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (tri_store_add_ledger_entry (store, client->id, deposit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total - 30000);
  /* The same entry is not booked twice. */
  g_assert_false (tri_store_add_ledger_entry (store, client->id, deposit, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (tri_store_add_ledger_entry (store, client->id, foreign, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);

  reversal = tri_ledger_entry_new_reversal (deposit, ACCEPTED_ON, "bounced");
  g_assert_false (tri_store_add_ledger_entry (store, other->id, reversal, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  reversal->amount_minor -= 1;
  g_assert_false (tri_store_add_ledger_entry (store, client->id, reversal, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  reversal->amount_minor += 1;
  g_assert_true (tri_store_add_ledger_entry (store, client->id, reversal, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total);
  g_free (reversal->id);
  reversal->id = tri_id_new ();
  g_assert_false (tri_store_add_ledger_entry (store, client->id, reversal, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);

  fixture_reopen (&store);
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
    const TriLedgerEntry *charge = dossier->ledger->pdata[0];
    const TriLedgerEntry *payment = dossier->ledger->pdata[n_lines];
    const TriLedgerEntry *taken_back = dossier->ledger->pdata[n_lines + 1];
    const TriQuoteRecord *quote = dossier->quotes->pdata[0];

    g_assert_cmpuint (dossier->ledger->len, ==, n_lines + 2);
    g_assert_true (quote->accepted);
    g_assert_cmpint (charge->kind, ==, TRI_LEDGER_CHARGE);
    g_assert_cmpstr (charge->note, ==,
                     ((TriQuoteLine *) choice->quote->quote->lines->pdata[0])->text);
    g_assert_cmpint (charge->date, ==, ACCEPTED_ON);
    g_assert_cmpstr (payment->id, ==, deposit->id);
    g_assert_cmpint (payment->kind, ==, TRI_LEDGER_PAYMENT);
    g_assert_cmpint (payment->amount_minor, ==, -30000);
    g_assert_cmpstr (payment->currency, ==, "EUR");
    g_assert_cmpstr (payment->note, ==, "deposit, cash");
    g_assert_null (payment->reverses);
    g_assert_cmpint (taken_back->kind, ==, TRI_LEDGER_REVERSAL);
    g_assert_cmpstr (taken_back->reverses, ==, deposit->id);
  }

  /* No sum can overflow. */
  {
    g_autoptr (TriLedgerEntry) huge
        = tri_ledger_entry_new (TRI_LEDGER_CHARGE, 1, "EUR", ACCEPTED_ON, "", &error);

    g_assert_no_error (error);
    huge->amount_minor = G_MAXINT64;
    g_assert_false (tri_store_add_ledger_entry (store, client->id, huge, &error));
    g_assert_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE);
    g_clear_error (&error);
  }
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);
}

/* A favourite is kept once, may be taken back and made again; each person has their own. */
static void
test_picks (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (TriDesignRevision) revision = fixture_revision (client->id);
  g_autoptr (TriPick) given = fixture_pick (revision, TRI_PICKER_CLIENT);
  g_autoptr (TriPick) other = fixture_pick (revision, TRI_PICKER_PARTNER);
  g_autoptr (TriPick) first = tri_store_save_pick (store, given, &error);
  g_autoptr (TriPick) again = NULL;
  g_autoptr (TriPick) partner = NULL;
  g_autoptr (TriPick) withdrawn = NULL;
  g_autoptr (TriPick) nobody = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriPick *found;

  g_assert_no_error (error);
  again = tri_store_save_pick (store, given, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->id, ==, first->id);
  other->kind = TRI_KIND_TEMPORARY;
  partner = tri_store_save_pick (store, other, &error);
  g_assert_no_error (error);

  fixture_reopen (&store);
  dossier = fixture_dossier (store, client->id);
  g_assert_cmpuint (dossier->picks->len, ==, 2);
  found = tri_picks_find (dossier->picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->id, ==, first->id);
  g_assert_cmpstr (found->design, ==, revision->design);
  g_assert_cmpint (found->picked_utc, ==, 1795000150);
  g_assert_null (tri_picks_find (dossier->picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_PARTNER));
  g_assert_nonnull (
      tri_picks_find (dossier->picks, "soft", TRI_KIND_TEMPORARY, TRI_PICKER_PARTNER));
  g_clear_pointer (&dossier, tri_dossier_free);

  /* Taken back twice is taken back once. */
  first->withdrawn_utc = 1795000160;
  for (guint i = 0; i < 2; i++)
    {
      withdrawn = tri_store_save_pick (store, first, &error);
      g_assert_no_error (error);
      g_clear_pointer (&withdrawn, tri_pick_free);
    }
  dossier = fixture_dossier (store, client->id);
  g_assert_cmpuint (dossier->picks->len, ==, 1);
  g_clear_pointer (&dossier, tri_dossier_free);

  /* And made again it is a new one. */
  g_clear_pointer (&again, tri_pick_free);
  again = tri_store_save_pick (store, given, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->id, !=, first->id);
  g_assert_true (tri_store_verify (store, &error));

  g_free (given->client_id);
  given->client_id = tri_id_new ();
  nobody = tri_store_save_pick (store, given, &error);
  g_assert_null (nobody);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

static void
test_blind_result (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "B");
  g_autoptr (TriBlindResult) given = fixture_blind_result (client->id);
  g_autoptr (TriBlindResult) saved = tri_store_save_blind_result (store, given, &error);
  g_autoptr (TriBlindResult) nobody = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriBlindResult *back;

  g_assert_no_error (error);
  fixture_reopen (&store);
  dossier = fixture_dossier (store, client->id);
  g_assert_cmpuint (dossier->blind_results->len, ==, 1);
  back = dossier->blind_results->pdata[0];
  g_assert_cmpstr (back->id, ==, saved->id);
  g_assert_cmpint (back->who, ==, TRI_PICKER_PARTNER);
  g_assert_cmpint (back->kind, ==, TRI_KIND_PERMANENT);
  g_assert_true (back->seed == given->seed);
  g_assert_cmpstr (back->ranking, ==, given->ranking);
  g_assert_cmpuint (back->n_pairs, ==, 3);
  g_assert_cmpuint (back->n_consistent, ==, 2);
  g_assert_cmpint (back->judged_utc, ==, 1795000170);

  g_free (given->client_id);
  given->client_id = tri_id_new ();
  nobody = tri_store_save_blind_result (store, given, &error);
  g_assert_null (nobody);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/empty", test_empty);
  g_test_add_func ("/store/client", test_client);
  g_test_add_func ("/store/client/conflict", test_client_conflict);
  g_test_add_func ("/store/client/texts", test_client_texts);
  g_test_add_func ("/store/client/newest-first", test_clients_newest_first);
  g_test_add_func ("/store/clinic", test_clinic);
  g_test_add_func ("/store/photo", test_photo_and_registration);
  g_test_add_func ("/store/revision", test_revision);
  g_test_add_func ("/store/picks", test_picks);
  g_test_add_func ("/store/blind-result", test_blind_result);
  g_test_add_func ("/store/choice", test_choice);
  g_test_add_func ("/store/choice/whole", test_choice_is_whole);
  g_test_add_func ("/store/session", test_session);
  g_test_add_func ("/store/money", test_money);
  return g_test_run ();
}

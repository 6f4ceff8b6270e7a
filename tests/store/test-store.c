/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every operation of the store: done, read back, and read back again after closing. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"

#include <math.h>

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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/empty", test_empty);
  g_test_add_func ("/store/clinic", test_clinic);
  g_test_add_func ("/store/photo", test_photo_and_registration);
  g_test_add_func ("/store/revision", test_revision);
  return g_test_run ();
}

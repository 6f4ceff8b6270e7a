/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation with a real store and no display: photos, head, design, record. */

#include "config.h"

#include "app-fixture.h"
#include "photo-bytes.h"
#include "tri-error.h"
#include "tri-photo-advice.h"

#include <sqlite3.h>

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  gboolean registered;

  g_object_get (fixture->consultation, "registered", &registered, NULL);
  g_assert_false (registered);
  g_assert_null (tri_consultation_get_view (fixture->consultation));
  g_assert_null (tri_consultation_get_scalp (fixture->consultation));
  g_assert_null (tri_consultation_get_region (fixture->consultation));
  g_assert_null (tri_consultation_get_estimate (fixture->consultation));
  g_assert_nonnull (tri_consultation_get_design (fixture->consultation));
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_import (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  GListModel *views = tri_consultation_get_views (fixture->consultation);
  g_autoptr (GdkPaintable) thumbnail = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (views), ==, 1);
  g_assert_true (tri_consultation_get_view (fixture->consultation) == item);
  g_assert_cmpint (tri_photo_get_width (tri_view_item_get_photo (item)), ==, 1500);
  g_assert_cmpint (tri_view_item_get_record (item)->height, ==, 2000);
  g_assert_null (tri_view_item_get_registration (item));
  g_object_get (item, "thumbnail", &thumbnail, NULL);
  g_assert_nonnull (thumbnail);
}

static void
test_import_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("no picture", 10);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier = NULL;

  tri_consultation_import_async (fixture->consultation, bytes, "x.jpg", TRI_VIEW_FRONT, NULL,
                                 fixture_result_cb, &result);
  WAIT_FOR (result != NULL);
  g_assert_null (tri_consultation_import_finish (fixture->consultation, result, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_cmpuint (g_list_model_get_n_items (tri_consultation_get_views (fixture->consultation)),
                    ==, 0);
  g_clear_error (&error);

  /* And nothing of it is in the record. */
  dossier = tri_store_load_dossier (
      fixture->store, tri_consultation_get_client (fixture->consultation)->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier->photos->len, ==, 0);
}

static void
test_register (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_add_front (fixture);
  const TriRegistrationRecord *record = tri_view_item_get_registration (item);
  const TriEstimate *estimate = tri_consultation_get_estimate (fixture->consultation);
  double yaw, pitch, roll;

  g_assert_nonnull (record);
  g_assert_false (record->head_known);
  g_assert_cmpfloat (record->fit_error_mm, <, 4.0);
  tri_rotation_to_euler (&record->pose.rotation, &yaw, &pitch, &roll);
  g_assert_cmpfloat (fabs (yaw), <, 2.0);
  g_assert_nonnull (tri_view_item_get_scene (item));
  g_assert_true (tri_scene_get_head (tri_view_item_get_scene (item))
                 == tri_scalp_get_head (tri_consultation_get_scalp (fixture->consultation)));

  /* The forecast is that of the drawn region, to the unit. */
  g_assert_cmpfloat (
      fabs (estimate->measure.area_cm2
            - tri_region_get_area_cm2 (tri_consultation_get_region (fixture->consultation))),
      <, 1e-9);
  g_assert_cmpuint (estimate->measure.dots, >, 5000);
  g_assert_cmpint (estimate->price.low, >, 0);
}

/* A camera that tells its focal length is placed by it: here half a metre from the client. */
static void
test_focal_length (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) plain = tri_library_get_sample (fixture->library, "sample-front.jpg", &error);
  g_autoptr (GBytes) told = photo_bytes_with_focal (plain, 1, 46);
  TriViewItem *item = fixture_import_bytes (fixture, told, "told.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_clicks (fixture, item, "sample-front.jpg");
  const TriPose *pose;
  g_autoptr (GAsyncResult) tried = NULL;
  g_autoptr (TriScene) scene = NULL;
  g_autoptr (TriRegistration) registration = NULL;
  g_autoptr (GPtrArray) advice = NULL;
  gboolean said = FALSE;

  tri_consultation_try_async (fixture->consultation, item, &clicks, NULL, fixture_result_cb,
                              &tried);
  WAIT_FOR (tried != NULL);
  scene
      = tri_consultation_try_finish (fixture->consultation, tried, &registration, &advice, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < advice->len; i++)
    said |= ((TriAdvice *) advice->pdata[i])->kind == TRI_ADVICE_TOO_CLOSE;
  g_assert_true (said);

  fixture_register (fixture, item, &clicks);
  pose = &tri_view_item_get_registration (item)->pose;
  g_assert_cmpfloat_with_epsilon (pose->scale / pose->kappa / (46 / 36.0 * 2000), 1.0, 0.07);
}

static void
test_second_view_keeps_head (Fixture *fixture, gconstpointer data)
{
  TriViewItem *front = fixture_add_front (fixture);
  TriViewItem *side = fixture_import (fixture, "sample-left45.jpg", TRI_VIEW_LEFT45);
  TriClicks clicks = fixture_get_clicks (fixture, side, "sample-left45.jpg");
  const TriRegistrationRecord *first, *second;

  fixture_register (fixture, side, &clicks);
  first = tri_view_item_get_registration (front);
  second = tri_view_item_get_registration (side);
  g_assert_true (second->head_known);
  g_assert_cmpmem (first->factors, sizeof first->factors, second->factors, sizeof second->factors);
  g_assert_true (tri_scene_get_head (tri_view_item_get_scene (front))
                 == tri_scene_get_head (tri_view_item_get_scene (side)));

  /* When the front is corrected the head changes, and the other photo follows it. */
  clicks = fixture_get_clicks (fixture, front, "sample-front.jpg");
  clicks.at[TRI_LANDMARK_EAR_TOP_LEFT].x += 14;
  fixture_register (fixture, front, &clicks);
  WAIT_FOR (tri_view_item_get_scene (side) != NULL);
  first = tri_view_item_get_registration (front);
  second = tri_view_item_get_registration (side);
  g_assert_false (first->head_known);
  g_assert_cmpmem (first->factors, sizeof first->factors, second->factors, sizeof second->factors);
}

/* The record gets left and right as they are, whether all clicks were exchanged or two. */
static void
test_exchanged_sides (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_import (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_clicks (fixture, item, "sample-front.jpg");

  for (guint pass = 0; pass < 2; pass++)
    {
      const TriClicks *kept;
      TriClicks given = clicks;

      for (guint i = 0; i < TRI_N_LANDMARKS; i++)
        if (pass == 0 || i == TRI_LANDMARK_EAR_TOP_LEFT || i == TRI_LANDMARK_EAR_TOP_RIGHT)
          given.at[i] = clicks.at[tri_landmark_mirror ((TriLandmark) i)];
      fixture_register (fixture, item, &given);
      kept = &tri_view_item_get_registration (item)->clicks;
      for (guint i = 0; i < TRI_N_LANDMARKS; i++)
        {
          g_assert_cmpint (kept->has[i], ==, clicks.has[i]);
          if (clicks.has[i])
            g_assert_cmpfloat (kept->at[i].x, ==, clicks.at[i].x);
        }
    }
}

static void
test_try_keeps_nothing (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_import (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_clicks (fixture, item, "sample-front.jpg");
  g_autoptr (TriRegistration) registration = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TriScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  tri_consultation_try_async (fixture->consultation, item, &clicks, NULL, fixture_result_cb,
                              &result);
  WAIT_FOR (result != NULL);
  scene = tri_consultation_try_finish (fixture->consultation, result, &registration, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scene);
  g_assert_nonnull (registration);
  g_assert_null (tri_view_item_get_registration (item));
  g_assert_null (tri_consultation_get_scalp (fixture->consultation));
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  gboolean can_undo, can_redo;
  double before;

  fixture_add_front (fixture);
  before = fixture_get_height (fixture);
  fixture_set_height (fixture, before + 1, 7);
  fixture_set_height (fixture, before + 2, 7);
  fixture_set_height (fixture, before + 3, 7);
  tri_consultation_end_coalescing (fixture->consultation);
  fixture_set_height (fixture, before + 5, 7);

  /* One drag is one step; the next drag of the same handle is another. */
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, before + 3);
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, before);
  g_object_get (fixture->consultation, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  g_assert_false (can_undo);
  g_assert_true (can_redo);
  tri_consultation_redo (fixture->consultation);
  tri_consultation_redo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, before + 5);
}

static void
test_figures_follow (Fixture *fixture, gconstpointer data)
{
  const TriEstimate *estimate;
  double area;
  guint dots;

  fixture_add_front (fixture);
  estimate = tri_consultation_get_estimate (fixture->consultation);
  area = estimate->measure.area_cm2;
  dots = estimate->measure.dots;
  fixture_set_height (fixture, fixture_get_height (fixture) - 10, 0);
  WAIT_FOR (tri_consultation_get_estimate (fixture->consultation)->measure.dots != dots);
  estimate = tri_consultation_get_estimate (fixture->consultation);
  g_assert_cmpfloat (estimate->measure.area_cm2, >, area + 5);
  g_assert_cmpuint (estimate->measure.dots, >, dots);
}

static void
test_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TriDesign) design = NULL;
  TriRegistrationRecord registration;
  const TriDesignRevision *revision;
  TriEstimate estimate;
  TriViewItem *item;

  fixture_add_front (fixture);
  fixture_set_height (fixture, 76.5, 0);
  fixture_flush (fixture);
  estimate = *tri_consultation_get_estimate (fixture->consultation);
  design = tri_design_ref (tri_consultation_get_design (fixture->consultation));
  registration
      = *tri_view_item_get_registration (tri_consultation_get_view (fixture->consultation));
  fixture_close (fixture);

  fixture_open (fixture);
  g_assert_true (tri_design_equal (tri_consultation_get_design (fixture->consultation), design));
  item = tri_consultation_get_view (fixture->consultation);
  g_assert_nonnull (item);
  /* The scene comes back without a click, and with it the same figures. */
  WAIT_FOR (tri_view_item_get_scene (item) != NULL);
  WAIT_FOR (tri_consultation_get_estimate (fixture->consultation) != NULL);
  g_assert_cmpmem (&tri_view_item_get_registration (item)->pose, sizeof (TriPose),
                   &registration.pose, sizeof (TriPose));
  g_assert_cmpuint (tri_consultation_get_estimate (fixture->consultation)->measure.dots, ==,
                    estimate.measure.dots);
  revision = g_ptr_array_index (tri_consultation_get_dossier (fixture->consultation)->revisions,
                                tri_consultation_get_dossier (fixture->consultation)->revisions->len
                                    - 1);
  g_assert_cmpuint (revision->dots, ==, estimate.measure.dots);
  g_assert_cmpfloat (revision->area_cm2, ==, estimate.measure.area_cm2);
  g_assert_cmpint (revision->price.low, ==, estimate.price.low);
  g_assert_cmpint (revision->price.high, ==, estimate.price.high);
}

/* One SQL statement straight into the closed record, as damage is. */
static void
damage (Fixture *fixture, const char *sql)
{
  g_autofree char *path = g_build_filename (fixture->folder, "store.db", NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static gboolean
can_redo (Fixture *fixture)
{
  gboolean can;

  g_object_get (fixture->consultation, "can-redo", &can, NULL);
  return can;
}

static void
test_undo_after_restart (Fixture *fixture, gconstpointer data)
{
  double first;

  fixture_add_front (fixture);
  first = fixture_get_height (fixture);
  for (guint i = 1; i <= 3; i++)
    fixture_set_height (fixture, first + i, 0);
  fixture_restart (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 3);
  for (guint i = 1; i <= 4; i++)
    tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first);

  /* And it is left there: what was undone can be redone after another start. */
  fixture_restart (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first);
  tri_consultation_redo (fixture->consultation);
  tri_consultation_redo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 2);
  g_assert_true (can_redo (fixture));

  /* A new edit cuts the redo, also in the record. A drag that goes on after a save is one step. */
  fixture_set_height (fixture, first + 7, 5);
  fixture_flush (fixture);
  fixture_set_height (fixture, first + 8, 5);
  fixture_restart (fixture);
  g_assert_false (can_redo (fixture));
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 8);
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 2);
  tri_consultation_undo (fixture->consultation);
  tri_consultation_undo (fixture->consultation);
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first);
}

static void
expect_unreadable_step (void)
{
  g_test_expect_message ("tri-app", G_LOG_LEVEL_WARNING, "Step * of the undo history *");
}

static void
test_damaged_steps (Fixture *fixture, gconstpointer data)
{
  double first;

  fixture_add_front (fixture);
  first = fixture_get_height (fixture);
  for (guint i = 1; i <= 4; i++)
    fixture_set_height (fixture, first + i, 0);
  fixture_flush (fixture);
  tri_consultation_undo (fixture->consultation);
  fixture_flush (fixture);
  fixture_close (fixture);
  damage (fixture, "UPDATE design_step SET design = 'nonsense' WHERE number IN (2, 4)");
  expect_unreadable_step ();
  fixture_open (fixture);

  /* The current step's row and the one before last are nonsense: the revision stands for the one,
   * the other is passed over. */
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 3);
  tri_consultation_redo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 4);
  tri_consultation_undo (fixture->consultation);
  expect_unreadable_step ();
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 2);
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first);

  fixture_flush (fixture);
  fixture_close (fixture);
  damage (fixture, "DELETE FROM design_place; DELETE FROM design_step WHERE number = 1");
  fixture_open (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first);
  expect_unreadable_step ();
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 4);
  g_test_assert_expected_messages ();
}

static void
test_undo_without_head (Fixture *fixture, gconstpointer data)
{
  double first = fixture_get_height (fixture);

  fixture_set_height (fixture, first + 1, 0);
  fixture_set_height (fixture, first + 2, 0);
  fixture_restart (fixture);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first + 2);
  tri_consultation_undo (fixture->consultation);
  tri_consultation_undo (fixture->consultation);
  g_assert_cmpfloat (fixture_get_height (fixture), ==, first);
}

static void
test_autosave (Fixture *fixture, gconstpointer data)
{
  const TriDossier *dossier = tri_consultation_get_dossier (fixture->consultation);

  fixture_add_front (fixture);
  g_assert_cmpuint (dossier->revisions->len, ==, 0);
  for (guint i = 0; i < 5; i++)
    fixture_set_height (fixture, 70 + i, 3);
  /* Nobody asks for it, and five changes in a row are one revision. */
  WAIT_FOR (dossier->revisions->len > 0);
  g_assert_cmpuint (dossier->revisions->len, ==, 1);
  fixture_flush (fixture);
  g_assert_cmpuint (dossier->revisions->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/consultation/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("empty", test_empty);
  ADD ("import", test_import);
  ADD ("import-refused", test_import_refused);
  ADD ("register", test_register);
  ADD ("focal-length", test_focal_length);
  ADD ("second-view-keeps-head", test_second_view_keeps_head);
  ADD ("exchanged-sides", test_exchanged_sides);
  ADD ("try-keeps-nothing", test_try_keeps_nothing);
  ADD ("undo", test_undo);
  ADD ("figures-follow", test_figures_follow);
  ADD ("restart", test_restart);
  ADD ("undo-after-restart", test_undo_after_restart);
  ADD ("damaged-steps", test_damaged_steps);
  ADD ("undo-without-head", test_undo_without_head);
  ADD ("autosave", test_autosave);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Large photos: seen at once, whole a moment later, and out of memory when others need it. */

#include "config.h"

#include "app-fixture.h"
#include "tri-consultation-private.h"

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
is_whole (TriViewItem *item)
{
  TriPhoto *photo = tri_view_item_get_photo (item);

  return photo != NULL && tri_photo_is_whole (photo);
}

static void
test_first_look (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_import_large (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  g_autoptr (GdkPaintable) thumbnail = NULL;
  g_autoptr (GdkPaintable) same = NULL;
  guint n_photos = 0;

  g_assert_false (is_whole (item));
  g_assert_cmpint (tri_photo_get_width (tri_view_item_get_photo (item)), ==, 3000);
  g_assert_cmpint (tri_view_item_get_record (item)->height, ==, 4000);
  g_object_get (item, "thumbnail", &thumbnail, NULL);
  g_assert_nonnull (thumbnail);

  g_signal_connect_swapped (item, "notify::photo", G_CALLBACK (count_cb), &n_photos);
  WAIT_FOR (is_whole (item));
  g_assert_cmpuint (n_photos, ==, 1);
  g_assert_cmpint (tri_photo_get_width (tri_view_item_get_photo (item)), ==, 3000);
  g_object_get (item, "thumbnail", &same, NULL);
  g_assert_true (same == thumbnail);
}

/* Points can be set on the first look; the scene comes with the whole photo. */
static void
test_register_early (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_import_large (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_large_clicks (fixture, item, "sample-front.jpg");
  g_autoptr (TriRegistration) registration = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TriScene) scene = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (is_whole (item));
  tri_consultation_try_async (fixture->consultation, item, &clicks, NULL, fixture_result_cb,
                              &result);
  fixture_register (fixture, item, &clicks);
  WAIT_FOR (result != NULL);
  scene = tri_consultation_try_finish (fixture->consultation, result, &registration, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scene);

  WAIT_FOR (tri_view_item_get_scene (item) != NULL);
  g_assert_true (is_whole (item));
  g_assert_true (tri_scene_get_photo (tri_view_item_get_scene (item))
                 == tri_view_item_get_photo (item));
}

/* With room for one, the photo that is shown has it; the others keep a first look. */
static void
test_room_for_one (Fixture *fixture, gconstpointer data)
{
  TriConsultation *consultation = fixture->consultation;
  g_autoptr (GdkPaintable) thumbnail = NULL;
  g_autoptr (GdkPaintable) same = NULL;
  TriViewItem *front, *side;
  TriClicks clicks;

  consultation->photo_bytes_max = 100 * 1000 * 1000;
  front = fixture_import_large (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  clicks = fixture_get_large_clicks (fixture, front, "sample-front.jpg");
  fixture_register (fixture, front, &clicks);
  WAIT_FOR (tri_view_item_get_scene (front) != NULL);
  g_object_get (front, "thumbnail", &thumbnail, NULL);

  side = fixture_import_large (fixture, "sample-left45.jpg", TRI_VIEW_LEFT45);
  WAIT_FOR (is_whole (side));
  g_assert_false (is_whole (front));
  g_assert_null (tri_view_item_get_scene (front));
  g_assert_nonnull (tri_view_item_get_photo (front));
  g_object_get (front, "thumbnail", &same, NULL);
  g_assert_true (same == thumbnail);
  clicks = fixture_get_large_clicks (fixture, side, "sample-left45.jpg");
  fixture_register (fixture, side, &clicks);
  WAIT_FOR (tri_view_item_get_scene (side) != NULL);

  /* Back again, and the other goes. */
  tri_consultation_set_view (consultation, front);
  WAIT_FOR (tri_view_item_get_scene (front) != NULL);
  g_assert_true (is_whole (front));
  g_assert_false (is_whole (side));
  g_assert_cmpuint (fixture->n_failures, ==, 0);
}

/* Two that are compared are both there, though a third would fit no more. */
static void
test_second_view (Fixture *fixture, gconstpointer data)
{
  TriConsultation *consultation = fixture->consultation;
  TriViewItem *front, *side;
  TriClicks clicks;

  consultation->photo_bytes_max = 100 * 1000 * 1000;
  front = fixture_import_large (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  clicks = fixture_get_large_clicks (fixture, front, "sample-front.jpg");
  fixture_register (fixture, front, &clicks);
  side = fixture_import_large (fixture, "sample-left45.jpg", TRI_VIEW_LEFT45);
  clicks = fixture_get_large_clicks (fixture, side, "sample-left45.jpg");
  fixture_register (fixture, side, &clicks);
  WAIT_FOR (tri_view_item_get_scene (side) != NULL);
  g_assert_false (is_whole (front));

  tri_consultation_set_second_view (consultation, front);
  WAIT_FOR (tri_view_item_get_scene (front) != NULL);
  g_assert_true (is_whole (side));
  /* The other way round nothing is loaded again. */
  tri_consultation_set_second_view (consultation, side);
  tri_consultation_set_view (consultation, front);
  g_assert_nonnull (tri_view_item_get_scene (front));
  g_assert_nonnull (tri_view_item_get_scene (side));
  tri_consultation_set_second_view (consultation, NULL);
  g_assert_cmpuint (fixture->n_failures, ==, 0);
}

/* With room for all, what has a head is there before it is asked for. */
static void
test_room_for_all (Fixture *fixture, gconstpointer data)
{
  TriViewItem *front = fixture_import_large (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_large_clicks (fixture, front, "sample-front.jpg");
  TriViewItem *side;

  fixture_register (fixture, front, &clicks);
  side = fixture_import_large (fixture, "sample-left45.jpg", TRI_VIEW_LEFT45);
  clicks = fixture_get_large_clicks (fixture, side, "sample-left45.jpg");
  fixture_register (fixture, side, &clicks);
  WAIT_FOR (tri_view_item_get_scene (front) != NULL && tri_view_item_get_scene (side) != NULL);

  fixture_close (fixture);
  fixture_open (fixture);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TriViewItem) item
          = g_list_model_get_item (tri_consultation_get_views (fixture->consultation), i);

      WAIT_FOR (tri_view_item_get_scene (item) != NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/app/photo-memory/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("first-look", test_first_look);
  ADD ("register-early", test_register_early);
  ADD ("room-for-one", test_room_for_one);
  ADD ("room-for-all", test_room_for_all);
  ADD ("second-view", test_second_view);

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Advice on a photo is shown, can be put away and is never in the way; a mirrored copy is one. */

#include "config.h"

#include <adwaita.h>

#include "app-fixture.h"
#include "tri-advice-list.h"
#include "tri-canvas.h"
#include "tri-design-page.h"
#include "tri-hair-note.h"
#include "tri-photo-advice.h"
#include "tri-ui.h"

#include <string.h>

static GPtrArray *
advice_new (TriAdviceKind kind)
{
  GPtrArray *advice = g_ptr_array_new_with_free_func (g_free);
  TriAdvice *item = g_new0 (TriAdvice, 1);

  item->kind = kind;
  item->value = (char *) "1.6 px/mm";
  item->sentence = (char *) "Come closer.";
  g_ptr_array_add (advice, item);

  return advice;
}

static GtkWidget *
find (GtkWidget *list, const char *id)
{
  return tri_ui_find (list, GTK_TYPE_WIDGET, tri_ui_has_id, id);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = g_object_new (TRI_TYPE_ADVICE_LIST, NULL);
  g_autoptr (GPtrArray) small = advice_new (TRI_ADVICE_TOO_SMALL);
  g_autoptr (GPtrArray) mirrored = advice_new (TRI_ADVICE_MIRRORED);
  g_autofree char *text = NULL;

  gtk_window_set_child (GTK_WINDOW (window), list);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_false (gtk_widget_get_visible (list));

  tri_advice_list_set (TRI_ADVICE_LIST (list), small);
  g_assert_true (gtk_widget_get_visible (list));
  tri_ui_settle (window);
  text = tri_ui_read (list);
  g_assert_nonnull (strstr (text, "Come closer. (1.6 px/mm)"));
  g_assert_nonnull (find (list, "too-small"));
  g_assert_null (find (list, "blurred"));
  g_assert_null (find (list, "mirror"));

  /* Put away, the same advice stays away; other advice comes. */
  tri_ui_click (tri_ui_get (list, GTK_TYPE_BUTTON, NULL, NULL));
  g_assert_false (gtk_widget_get_visible (list));
  tri_advice_list_set (TRI_ADVICE_LIST (list), small);
  g_assert_false (gtk_widget_get_visible (list));
  tri_advice_list_set (TRI_ADVICE_LIST (list), mirrored);
  g_assert_true (gtk_widget_get_visible (list));
  g_assert_nonnull (find (list, "mirror"));
  tri_advice_list_set (TRI_ADVICE_LIST (list), NULL);
  g_assert_false (gtk_widget_get_visible (list));

  gtk_window_destroy (GTK_WINDOW (window));
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static TriViewItem *
import_surface (Fixture *fixture, cairo_surface_t *surface, const char *name)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TriViewItem *item;

  cairo_surface_write_to_png_stream (surface, write_cb, png);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&png));
  tri_consultation_import_async (fixture->consultation, bytes, name, TRI_VIEW_FRONT, NULL,
                                 fixture_result_cb, &result);
  WAIT_FOR (result != NULL);
  item = tri_consultation_import_finish (fixture->consultation, result, &error);
  g_assert_no_error (error);

  return item;
}

/* The sample at a fifth of its size: too few pixels on the head to judge dots by. */
static void
test_small_photo (Fixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_import (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_clicks (fixture, item, "sample-front.jpg");
  TriClicks small_clicks = clicks;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 400);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GAsyncResult) tried = NULL;
  g_autoptr (TriViewItem) small = NULL;
  TriRegistration *registration = NULL;
  g_autoptr (GPtrArray) advice = NULL;
  g_autoptr (TriScene) scene = NULL;
  g_autoptr (GError) error = NULL;
  gboolean said = FALSE;

  WAIT_FOR (tri_photo_is_whole (tri_view_item_get_photo (item)));
  cairo_scale (cr, 0.2, 0.2);
  cairo_set_source_surface (cr, tri_photo_get_surface (tri_view_item_get_photo (item)), 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  small = import_surface (fixture, surface, "small");
  cairo_surface_destroy (surface);

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    small_clicks.at[i] = (TriVec2){ clicks.at[i].x / 5, clicks.at[i].y / 5 };
  for (guint i = 0; i < clicks.n_silhouette; i++)
    small_clicks.silhouette[i]
        = (TriVec2){ clicks.silhouette[i].x / 5, clicks.silhouette[i].y / 5 };
  tri_consultation_try_async (fixture->consultation, small, &small_clicks, NULL, fixture_result_cb,
                              &tried);
  WAIT_FOR (tried != NULL);
  scene
      = tri_consultation_try_finish (fixture->consultation, tried, &registration, &advice, &error);
  g_assert_no_error (error);
  g_assert_nonnull (scene);
  g_assert_nonnull (advice);
  for (guint i = 0; i < advice->len; i++)
    said |= ((TriAdvice *) advice->pdata[i])->kind == TRI_ADVICE_TOO_SMALL;
  g_assert_true (said);
  tri_registration_free (registration);
}

/* The photo with 16 mm of hair over what the fringe leaves: strands off the head, then down. */
static cairo_surface_t *
draw_hair (TriScene *scene, const TriRegion *region)
{
  cairo_surface_t *source = tri_photo_get_surface (tri_scene_get_photo (scene));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (source),
                                    cairo_image_surface_get_height (source));
  const TriPose *pose = tri_scene_get_pose (scene);
  TriHead *head = tri_scene_get_head (scene);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_surface (cr, source, 0, 0);
  cairo_paint (cr);
  cairo_set_line_width (cr, 0.4 * pose->scale);
  cairo_set_source_rgb (cr, 0.15, 0.12, 0.1);
  for (guint i = 0; i < 40000; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 40000), p = tri_head_point (head, e);
      TriVec3 n = tri_head_normal (head, e);
      TriVec3 tip = tri_vec3_add (p, tri_vec3_scale (n, 12.0 + i % 7));
      TriVec2 from, to;

      if (!tri_curve_contains (tri_region_get_fringe (region), e) || p.y < 25.0
          || tri_mat3_apply (&pose->rotation, n).z < -0.15)
        continue;
      tip.y -= 5.0;
      from = tri_pose_project (pose, p);
      to = tri_pose_project (pose, tip);
      cairo_move_to (cr, from.x, from.y);
      cairo_line_to (cr, to.x, to.y);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);

  return surface;
}

static gboolean
shows_note (TriDesignPage *page)
{
  return tri_ui_find (GTK_WIDGET (page), TRI_TYPE_HAIR_NOTE, NULL, NULL) != NULL;
}

/* Said of the photo that shows it, with what can be done, and of no other. */
static void
test_long_hair (Fixture *fixture, gconstpointer data)
{
  TriViewItem *front = fixture_add_front (fixture);
  TriClicks clicks = fixture_get_clicks (fixture, front, "sample-front.jpg");
  GtkWidget *window = gtk_window_new ();
  TriDesignPage *page = g_object_new (TRI_TYPE_DESIGN_PAGE, NULL);
  cairo_surface_t *surface;
  TriCanvas *canvas;
  GtkWidget *note;
  g_autoptr (TriViewItem) unshaven = NULL;
  g_autofree char *text = NULL;

  WAIT_FOR (tri_photo_is_whole (tri_view_item_get_photo (front)));
  surface = draw_hair (tri_view_item_get_scene (front),
                       tri_consultation_get_region (fixture->consultation));
  unshaven = import_surface (fixture, surface, "unshaven");
  cairo_surface_destroy (surface);
  fixture_register (fixture, unshaven, &clicks);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  gtk_window_present (GTK_WINDOW (window));
  tri_design_page_set_consultation (page, fixture->consultation);
  WAIT_FOR (shows_note (page));
  text = tri_ui_read (tri_ui_get (GTK_WIDGET (page), TRI_TYPE_HAIR_NOTE, NULL, NULL));
  g_assert_nonnull (strstr (text, "New Photo"));
  tri_ui_settle (window);
  tri_ui_shot ("long-hair");

  /* Shown clipped, which is said on the picture and kept nowhere. */
  canvas = TRI_CANVAS (tri_ui_get (GTK_WIDGET (page), TRI_TYPE_CANVAS, NULL, NULL));
  WAIT_FOR (tri_canvas_is_settled (canvas));
  gtk_widget_activate_action (GTK_WIDGET (page), "design.clipped", NULL);
  WAIT_FOR (tri_canvas_is_settled (canvas));
  tri_ui_settle (window);
  tri_ui_shot ("clipped");
  note = tri_ui_get (GTK_WIDGET (page), GTK_TYPE_LABEL, tri_ui_has_id, "look_note");
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (note)), "clipped sides"));
  g_assert_null (tri_scene_get_look (tri_view_item_get_scene (unshaven))->clipped);

  tri_consultation_set_view (fixture->consultation, front);
  g_assert_false (shows_note (page));
  tri_ui_settle (window);
  WAIT_FOR (tri_view_item_get_scene (front) != NULL);
  tri_ui_settle (window);
  g_assert_false (shows_note (page));

  tri_design_page_set_consultation (page, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint32
get_pixel (TriViewItem *item, int x, int y)
{
  cairo_surface_t *surface = tri_photo_get_surface (tri_view_item_get_photo (item));
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  return ((guint32 *) (cairo_image_surface_get_data (surface) + (gsize) y * stride))[x] & 0xffffff;
}

/* A mirrored copy beside the photo, pixel for pixel, in the same slot; the photo stays. */
static void
test_mirror (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  TriDesignPage *page = g_object_new (TRI_TYPE_DESIGN_PAGE, NULL);
  GListModel *views = tri_consultation_get_views (fixture->consultation);
  g_autoptr (TriViewItem) item = NULL;
  g_autoptr (TriViewItem) copy = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  tri_design_page_set_consultation (page, fixture->consultation);
  fixture_import (fixture, "sample-left45.jpg", TRI_VIEW_LEFT45);
  item = g_list_model_get_item (views, 0);
  WAIT_FOR (tri_photo_is_whole (tri_view_item_get_photo (item)));
  gtk_widget_activate_action (GTK_WIDGET (page), "design.mirror", NULL);
  WAIT_FOR (g_list_model_get_n_items (views) == 2);
  copy = g_list_model_get_item (views, 1);
  WAIT_FOR (tri_view_item_get_photo (copy) != NULL
            && tri_photo_is_whole (tri_view_item_get_photo (copy)));
  g_assert_true (tri_consultation_get_view (fixture->consultation) == copy);
  g_assert_cmpint (tri_view_item_get_record (copy)->view, ==, TRI_VIEW_LEFT45);
  WAIT_FOR (tri_photo_is_whole (tri_view_item_get_photo (item)));
  for (int y = 7; y < tri_view_item_get_record (item)->height; y += 301)
    for (int x = 3; x < tri_view_item_get_record (item)->width; x += 97)
      g_assert_cmphex (get_pixel (copy, x, y), ==,
                       get_pixel (item, tri_view_item_get_record (item)->width - 1 - x, y));

  tri_design_page_set_consultation (page, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  tri_ui_init (&argc, &argv);
  adw_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/app/advice/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("list", test_list);
  ADD ("small-photo", test_small_photo);
  ADD ("mirror", test_mirror);
  ADD ("long-hair", test_long_hair);

  return g_test_run ();
}

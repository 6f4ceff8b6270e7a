/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas in a real window: view, zoom, pictures, landmark tool. */

#include "config.h"

#include "app-fixture.h"
#include "tri-canvas-private.h"

typedef struct
{
  Fixture base;
  GtkWidget *window;
  TriCanvas *canvas;
} CanvasFixture;

static void
set_up (CanvasFixture *fixture, gconstpointer data)
{
  fixture_set_up (&fixture->base, data);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 640, 480);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  fixture->canvas = g_object_new (TRI_TYPE_CANVAS, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->canvas));
  tri_canvas_set_consultation (fixture->canvas, fixture->base.consultation);
  gtk_window_present (GTK_WINDOW (fixture->window));
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->canvas)) > 0);
}

static void
tear_down (CanvasFixture *fixture, gconstpointer data)
{
  tri_canvas_set_consultation (fixture->canvas, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture_tear_down (&fixture->base, data);
}

static void
test_shows_at_once (CanvasFixture *fixture, gconstpointer data)
{
  TriViewport viewport;

  g_assert_false (tri_canvas_get_viewport (fixture->canvas, &viewport));
  fixture_import (&fixture->base, "sample-front.jpg", TRI_VIEW_FRONT);
  g_assert_true (tri_canvas_get_viewport (fixture->canvas, &viewport));
  /* The whole photo, in the middle. */
  g_assert_cmpfloat (fabs (viewport.scale - viewport.height / 2000.0), <, 1e-9);
  g_assert_cmpfloat (fabs (viewport.origin_y), <, 1e-6);
  g_assert_cmpfloat (viewport.origin_x, <, 0);
}

/* What is between two fingers stays between them: they spread and move at once. */
static void
test_holds_a_point (CanvasFixture *fixture, gconstpointer data)
{
  const TriVec2 held = { 700, 900 };
  const TriVec2 ats[] = { { 300, 200 }, { 330, 260 }, { 250, 240 } };
  const double zooms[] = { 0.5, 0.8, 0.8 };

  fixture_add_front (&fixture->base);
  for (guint i = 0; i < G_N_ELEMENTS (ats); i++)
    {
      TriViewport viewport;
      TriVec2 shown;

      _tri_canvas_hold (fixture->canvas, zooms[i], held, ats[i]);
      g_assert_true (tri_canvas_get_viewport (fixture->canvas, &viewport));
      shown = tri_viewport_to_view (&viewport, held);
      g_assert_cmpfloat_with_epsilon (viewport.scale, zooms[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (shown.x, ats[i].x, 1.0);
      g_assert_cmpfloat_with_epsilon (shown.y, ats[i].y, 1.0);
    }
}

static void
test_fits_the_head (CanvasFixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_add_front (&fixture->base);
  const TriVec2 *outline;
  TriViewport viewport;
  guint n_points;

  outline = tri_scene_get_outline (tri_view_item_get_scene (item), &n_points);
  g_assert_cmpuint (n_points, >, 0);
  g_assert_true (tri_canvas_get_viewport (fixture->canvas, &viewport));
  for (guint i = 0; i < n_points; i++)
    {
      TriVec2 at = tri_viewport_to_view (&viewport, outline[i]);

      g_assert_cmpfloat (at.x, >, 0);
      g_assert_cmpfloat (at.x, <, viewport.width);
      g_assert_cmpfloat (at.y, >, 0);
    }
}

static void
test_zoom_keeps_the_point (CanvasFixture *fixture, gconstpointer data)
{
  const TriVec2 pointer = { 200, 120 };
  TriViewport viewport;
  TriVec2 before, after;

  fixture_add_front (&fixture->base);
  tri_canvas_get_viewport (fixture->canvas, &viewport);
  before = tri_viewport_to_photo (&viewport, pointer);
  tri_canvas_zoom_to (fixture->canvas, 2 * tri_canvas_get_zoom (fixture->canvas), pointer.x,
                      pointer.y);
  tri_canvas_get_viewport (fixture->canvas, &viewport);
  after = tri_viewport_to_photo (&viewport, pointer);
  /* But for the corner's whole pixel. */
  g_assert_cmpfloat (hypot (before.x - after.x, before.y - after.y) * viewport.scale, <, 2.0);

  tri_canvas_zoom_actual (fixture->canvas);
  g_assert_cmpfloat (tri_canvas_get_zoom (fixture->canvas), ==, 1.0);
  tri_canvas_zoom_to (fixture->canvas, 1e9, 0, 0);
  g_assert_cmpfloat (tri_canvas_get_zoom (fixture->canvas), <=, 16.0);
}

/* A chosen zoom is the same in millimetres in another view of the same head. */
static void
test_zoom_in_another_view (CanvasFixture *fixture, gconstpointer data)
{
  TriViewItem *front = fixture_add_front (&fixture->base);
  TriViewItem *side = fixture_import (&fixture->base, "sample-left45.jpg", TRI_VIEW_LEFT45);
  TriClicks clicks = fixture_get_clicks (&fixture->base, side, "sample-left45.jpg");
  double front_px_per_mm, side_px_per_mm;

  fixture_register (&fixture->base, side, &clicks);
  tri_consultation_set_view (fixture->base.consultation, front);
  tri_canvas_zoom_to (fixture->canvas, 1.7, 300, 200);
  front_px_per_mm = tri_canvas_get_zoom (fixture->canvas)
                    * tri_scene_get_pose (tri_view_item_get_scene (front))->scale;
  tri_consultation_set_view (fixture->base.consultation, side);
  side_px_per_mm = tri_canvas_get_zoom (fixture->canvas)
                   * tri_scene_get_pose (tri_view_item_get_scene (side))->scale;
  g_assert_cmpfloat (fabs (front_px_per_mm - side_px_per_mm), <, 1e-6);
}

/* What a person looks at stays where it is while the whole photo and its scene come. */
static void
test_first_look_stays (CanvasFixture *fixture, gconstpointer data)
{
  TriViewItem *item = fixture_import_large (&fixture->base, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_large_clicks (&fixture->base, item, "sample-front.jpg");
  TriViewport before, after;

  g_assert_false (tri_photo_is_whole (tri_view_item_get_photo (item)));
  tri_canvas_get_viewport (fixture->canvas, &before);
  g_assert_cmpfloat (fabs (before.scale - before.height / 4000.0), <, 1e-9);
  tri_canvas_zoom_to (fixture->canvas, 1.0, 200, 120);
  tri_canvas_get_viewport (fixture->canvas, &before);
  WAIT_FOR (tri_photo_is_whole (tri_view_item_get_photo (item)));
  tri_canvas_get_viewport (fixture->canvas, &after);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);

  fixture_register (&fixture->base, item, &clicks);
  WAIT_FOR (tri_view_item_get_scene (item) != NULL);
  tri_canvas_get_viewport (fixture->canvas, &after);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
}

/* Opened again, a registered photo lies at once where it will when its scene is there. */
static void
test_first_look_fits (CanvasFixture *fixture, gconstpointer data)
{
  Fixture *base = &fixture->base;
  TriViewItem *item = fixture_import_large (base, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_large_clicks (base, item, "sample-front.jpg");
  TriViewport before, after;

  fixture_register (base, item, &clicks);
  tri_canvas_set_consultation (fixture->canvas, NULL);
  fixture_close (base);
  fixture_open (base);
  tri_canvas_set_consultation (fixture->canvas, base->consultation);
  item = tri_consultation_get_view (base->consultation);
  WAIT_FOR (tri_view_item_get_photo (item) != NULL);
  g_assert_null (tri_view_item_get_scene (item));
  g_assert_true (tri_canvas_get_viewport (fixture->canvas, &before));
  g_assert_cmpfloat (before.scale, >, before.height / 4000.0);
  WAIT_FOR (tri_view_item_get_scene (item) != NULL);
  tri_canvas_get_viewport (fixture->canvas, &after);
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
}

static cairo_surface_t *
draw_canvas (CanvasFixture *fixture)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (fixture->canvas));
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->canvas));
  int height = gtk_widget_get_height (GTK_WIDGET (fixture->canvas));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static guint
count_different (cairo_surface_t *a, cairo_surface_t *b, guint tolerance)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint n_different = 0;

  g_assert_cmpint (cairo_image_surface_get_width (b), ==, width);
  g_assert_cmpint (cairo_image_surface_get_height (b), ==, height);
  for (int y = 0; y < height; y++)
    {
      const guchar *p = cairo_image_surface_get_data (a) + y * cairo_image_surface_get_stride (a);
      const guchar *q = cairo_image_surface_get_data (b) + y * cairo_image_surface_get_stride (b);

      for (int x = 0; x < width; x++)
        for (int c = 0; c < 3; c++)
          if ((guint) ABS (p[4 * x + c] - q[4 * x + c]) > tolerance)
            {
              n_different++;
              break;
            }
    }

  return n_different;
}

/* What is on the screen is what the pure function draws, and "before" is the photo. */
static void
test_shows_the_preview (CanvasFixture *fixture, gconstpointer data)
{
  TriConsultation *consultation = fixture->base.consultation;
  TriViewItem *item = fixture_add_front (&fixture->base);
  cairo_surface_t *shown, *wanted, *before;
  TriViewport viewport;

  tri_canvas_set_handles (fixture->canvas, FALSE);
  tri_canvas_set_guides (fixture->canvas, FALSE);
  WAIT_FOR (tri_canvas_is_settled (fixture->canvas));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->canvas));
  tri_canvas_get_viewport (fixture->canvas, &viewport);
  shown = draw_canvas (fixture);
  wanted = tri_preview_render_design (tri_view_item_get_scene (item),
                                      tri_consultation_get_scalp (consultation),
                                      tri_consultation_get_design (consultation),
                                      tri_consultation_get_clinic (consultation)->pigment,
                                      &tri_consultation_get_client (consultation)->skin,
                                      tri_consultation_get_moment (consultation), &viewport, NULL);
  /* The scale bar alone lies over it. */
  g_assert_cmpuint (count_different (shown, wanted, 1), <,
                    (guint) (viewport.width * viewport.height / 25));

  tri_canvas_set_before (fixture->canvas, TRUE);
  WAIT_FOR (tri_canvas_is_settled (fixture->canvas));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->canvas));
  before = draw_canvas (fixture);
  g_assert_cmpuint (count_different (before, wanted, 12), >,
                    (guint) (viewport.width * viewport.height / 25));
  cairo_surface_destroy (shown);
  cairo_surface_destroy (wanted);
  shown = before;
  wanted = tri_preview_render_bare (tri_view_item_get_photo (item), &viewport);
  g_assert_cmpuint (count_different (shown, wanted, 1), ==, 0);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (wanted);
}

static void
test_tool_shows_the_photo (CanvasFixture *fixture, gconstpointer data)
{
  g_autoptr (TriLandmarkTool) tool = tri_landmark_tool_new (TRI_VIEW_FRONT, 1500, 2000, NULL);
  g_autofree char *reading = NULL;
  TriViewport viewport;

  fixture_add_front (&fixture->base);
  g_object_get (fixture->canvas, "reading", &reading, NULL);
  g_assert_nonnull (strstr (reading, "70 mm"));
  tri_canvas_zoom_to (fixture->canvas, 3.0, 10, 10);
  tri_canvas_set_tool (fixture->canvas, TRI_MARK_TOOL (tool));
  tri_canvas_get_viewport (fixture->canvas, &viewport);
  g_assert_cmpfloat (fabs (viewport.scale - viewport.height / 2000.0), <, 1e-9);
  tri_landmark_tool_place (tool, (TriVec2){ 300, 300 });
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->canvas));
  tri_canvas_set_tool (fixture->canvas, NULL);
}

int
main (int argc, char **argv)
{
  /* Not isolated: GDK asks for the session bus, and GLib loses its folder's name with it. */
  g_test_init (&argc, &argv, NULL);
  gtk_init ();

#define ADD(name, function)                                                                        \
  g_test_add ("/app/canvas/" name, CanvasFixture, NULL, set_up, function, tear_down)
  ADD ("shows-at-once", test_shows_at_once);
  ADD ("first-look-stays", test_first_look_stays);
  ADD ("first-look-fits", test_first_look_fits);
  ADD ("fits-the-head", test_fits_the_head);
  ADD ("holds-a-point", test_holds_a_point);
  ADD ("zoom-keeps-the-point", test_zoom_keeps_the_point);
  ADD ("zoom-in-another-view", test_zoom_in_another_view);
  ADD ("shows-the-preview", test_shows_the_preview);
  ADD ("tool-shows-the-photo", test_tool_shows_the_photo);

  return g_test_run ();
}

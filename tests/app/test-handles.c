/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handles in the real window: put back by a double click and by a key, sides free and mirrored, the
 * fringe dragged; and the photo panned by hand. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"

#include <string.h>

static TriCanvas *
get_canvas (TriWindow *window)
{
  return TRI_CANVAS (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL));
}

static gboolean
is_settled (gpointer data)
{
  TriConsultation *consultation;

  g_object_get (data, "consultation", &consultation, NULL);
  g_object_unref (consultation);
  return tri_view_item_get_scene (tri_consultation_get_view (consultation)) != NULL
         && tri_canvas_is_settled (data);
}

static TriDesign *
get_design (TriWindow *window)
{
  return tri_consultation_get_design (app_get_consultation (window));
}

static TriVec2
find_handle (TriWindow *window, TriHandle handle)
{
  TriConsultation *consultation = app_get_consultation (window);
  TriViewport viewport;
  TriVec2 at;

  g_assert_true (tri_canvas_get_viewport (get_canvas (window), &viewport));
  g_assert_true (
      tri_overlay_get_handle (tri_view_item_get_scene (tri_consultation_get_view (consultation)),
                              get_design (window), &viewport, handle, &at));
  return at;
}

/* Drags a handle by some pixels; it follows to within three. */
static void
drag_handle (TriWindow *window, TriHandle handle, double dx, double dy)
{
  TriVec2 before = find_handle (window, handle), after;

  tri_ui_drag (GTK_WIDGET (get_canvas (window)), before.x, before.y, before.x + dx, before.y + dy);
  after = find_handle (window, handle);
  g_assert_cmpfloat_with_epsilon (after.x, before.x + dx, 3);
  g_assert_cmpfloat_with_epsilon (after.y, before.y + dy, 3);
}

static char *
get_reading (TriWindow *window)
{
  char *reading;

  g_object_get (get_canvas (window), "reading", &reading, NULL);
  return reading;
}

static TriCanvas *
open_client (TriWindow *window)
{
  TriCanvas *canvas;

  app_open_client (window);
  canvas = get_canvas (window);
  tri_ui_wait (is_settled, canvas, 20, "the picture");
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  return canvas;
}

static void
press (TriWindow *window, const char *id)
{
  tri_ui_click (tri_ui_get (GTK_WIDGET (window), GTK_TYPE_WIDGET, tri_ui_has_id, id));
}

static void
play_reset (TriWindow *window)
{
  TriCanvas *canvas = get_canvas (window);
  g_autoptr (TriDesign) opened = tri_design_ref (get_design (window));
  g_autoptr (TriDesign) dragged = NULL;
  g_autofree char *reading = NULL;
  TriVec2 at;

  drag_handle (window, TRI_HANDLE_APEX_LEFT, -8, -6);
  reading = get_reading (window);
  g_assert_nonnull (strstr (reading, " mm, "));
  g_assert_nonnull (strstr (reading, "°"));
  dragged = tri_design_ref (get_design (window));
  at = find_handle (window, TRI_HANDLE_APEX_LEFT);
  tri_ui_double_click_at (GTK_WIDGET (canvas), at.x, at.y);
  g_assert_true (tri_design_equal (get_design (window), opened));
  /* One step, and the drag another. */
  tri_ui_key (GTK_WIDGET (canvas), "ctrl+z");
  g_assert_true (get_design (window) == dragged);
  /* The handle that was dragged is the keyboard's too. */
  tri_ui_key (GTK_WIDGET (canvas), "Delete");
  g_assert_true (tri_design_equal (get_design (window), opened));
}

static void
play_sides (TriWindow *window)
{
  GtkWidget *page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);
  GtkWidget *linked;
  TriVec2 right;

  press (window, "free_sides");
  g_assert_true (tri_design_get_spec (get_design (window))->free_sides);
  right = find_handle (window, TRI_HANDLE_APEX_RIGHT);
  drag_handle (window, TRI_HANDLE_APEX_LEFT, -8, -14);
  g_assert_cmpfloat (find_handle (window, TRI_HANDLE_APEX_RIGHT).y, ==, right.y);
  tri_ui_wait (is_settled, get_canvas (window), 20, "the crooked line");
  tri_ui_wait (app_has_estimate, window, 20, "its figures");
  tri_ui_settle (page);
  tri_ui_shot ("handles-free");

  linked = tri_ui_get (page, GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, "linked");
  gtk_widget_activate_action (linked, "halves.mirror-right", NULL);
  g_assert_cmpmem (&tri_design_get_spec (get_design (window))->shape, sizeof (TriHairlineShape),
                   &tri_design_get_spec (get_design (window))->right_shape,
                   sizeof (TriHairlineShape));
  tri_ui_click (linked);
  g_assert_false (tri_design_get_spec (get_design (window))->free_sides);
}

static void
play_fringe (TriWindow *window)
{
  TriCanvas *canvas = get_canvas (window);
  g_autoptr (TriDesign) before = tri_design_ref (get_design (window));
  TriHandle handle = TRI_N_HANDLES;
  TriViewport viewport;
  TriVec2 at;

  gtk_widget_activate_action (GTK_WIDGET (canvas), "design.fringe", NULL);
  g_assert_true (tri_canvas_get_fringe (canvas));
  tri_canvas_get_viewport (canvas, &viewport);
  /* One that this view shows. */
  while (!tri_overlay_get_handle (
      tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (window))), before,
      &viewport, --handle, &at))
    g_assert_cmpint (handle, >, TRI_N_LINE_HANDLES);
  g_test_message ("%s", tri_handle_get_name (handle));
  drag_handle (window, handle, 0, -14);
  tri_ui_wait (is_settled, canvas, 20, "the fringe");
  tri_ui_settle (GTK_WIDGET (canvas));
  tri_ui_shot ("handles-fringe");
  g_assert_false (tri_design_equal (get_design (window), before));
  tri_ui_key (GTK_WIDGET (canvas), "BackSpace");
  g_assert_true (tri_design_equal (get_design (window), before));
  gtk_widget_activate_action (GTK_WIDGET (canvas), "design.fringe", NULL);
}

static void
play_handles (TriWindow *window, gpointer data)
{
  open_client (window);
  play_reset (window);
  play_sides (window);
  play_fringe (window);
}

static void
test_handles (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_handles, NULL);
}

/* What is under the pointer stays there. */
static void
assert_panned (TriCanvas *canvas, const TriViewport *before, double dx, double dy)
{
  TriViewport after;

  g_assert_true (tri_canvas_get_viewport (canvas, &after));
  g_assert_cmpfloat (after.scale, ==, before->scale);
  g_assert_cmpfloat_with_epsilon ((before->origin_x - after.origin_x) * after.scale, dx, 1.5);
  g_assert_cmpfloat_with_epsilon ((before->origin_y - after.origin_y) * after.scale, dy, 1.5);
}

/* With the middle button, and with the first while space is held, also from a handle on. */
static void
play_pan (TriWindow *window, gpointer data)
{
  TriCanvas *canvas = open_client (window);
  g_autoptr (TriDesign) design = tri_design_ref (get_design (window));
  TriViewport before;
  TriVec2 at = find_handle (window, TRI_HANDLE_MID_FRONTAL);

  g_assert_true (tri_canvas_get_viewport (canvas, &before));
  tri_ui_drag_button (GTK_WIDGET (canvas), GDK_BUTTON_MIDDLE, at.x, at.y, at.x + 40, at.y - 24);
  assert_panned (canvas, &before, 40, -24);

  g_assert_true (tri_canvas_get_viewport (canvas, &before));
  at = find_handle (window, TRI_HANDLE_MID_FRONTAL);
  tri_ui_key_down (GTK_WIDGET (canvas), "space");
  tri_ui_drag (GTK_WIDGET (canvas), at.x, at.y, at.x - 32, at.y + 16);
  tri_ui_key_up (GTK_WIDGET (canvas), "space");
  assert_panned (canvas, &before, -32, 16);
  g_assert_true (get_design (window) == design);

  /* Let go, the space bar does nothing more: the same drag moves the line. */
  at = find_handle (window, TRI_HANDLE_MID_FRONTAL);
  tri_ui_drag (GTK_WIDGET (canvas), at.x, at.y, at.x, at.y - 8);
  g_assert_false (tri_design_equal (get_design (window), design));
}

static void
test_pan (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_pan, NULL);
}

/* A pixel of what the canvas draws. */
static guint32
read_pixel (TriCanvas *canvas, double x, double y)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (canvas));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (GTK_WIDGET (canvas)),
                          gtk_widget_get_height (GTK_WIDGET (canvas)));
  node = gtk_snapshot_free_to_node (snapshot);
  cairo_translate (cr, -floor (x), -floor (y));
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = *(guint32 *) (gpointer) cairo_image_surface_get_data (surface) & 0xffffff;
  cairo_surface_destroy (surface);
  return pixel;
}

/* The loupe shows what is under the pointer as the worker draws it there, four times as large; the
 * keys lead it; and each view keeps its zoom and pan, also behind another page. */
static void
play_look (TriWindow *window, gpointer data)
{
  TriCanvas *canvas = open_client (window);
  TriConsultation *consultation = app_get_consultation (window);
  GListModel *views = tri_consultation_get_views (consultation);
  g_autoptr (TriViewItem) first = g_list_model_get_item (views, 0);
  g_autoptr (TriViewItem) second = g_list_model_get_item (views, 1);
  TriViewport viewport, kept, other;
  TriVec2 at;
  guint32 shown, wanted;

  /* A place of dense dots: what is drawn for a viewport of its own is what the loupe has. */
  at = find_handle (window, TRI_HANDLE_MID_FRONTAL);
  at.y -= 40;
  tri_ui_point_at (GTK_WIDGET (canvas), at.x, at.y);
  tri_ui_key (GTK_WIDGET (canvas), "l");
  g_assert_true (tri_canvas_get_loupe (canvas));
  tri_ui_wait (is_settled, canvas, 20, "the loupe");
  tri_ui_settle (GTK_WIDGET (canvas));
  tri_ui_shot ("handles-loupe");
  g_assert_true (tri_canvas_get_viewport (canvas, &viewport));
  {
    TriVec2 photo_px = tri_viewport_to_photo (&viewport, at);
    double scale = 4 * viewport.scale;
    TriViewport large
        = { floor ((photo_px.x - 96 / scale) * scale + 0.5) / scale,
            floor ((photo_px.y - 96 / scale) * scale + 0.5) / scale, scale, 192, 192 };
    cairo_surface_t *picture = tri_preview_render_design (
        tri_view_item_get_scene (first), tri_consultation_get_scalp (consultation),
        get_design (window), tri_consultation_get_clinic (consultation)->pigment,
        &tri_consultation_get_client (consultation)->skin,
        tri_consultation_get_moment (consultation), &large, NULL);
    guint most_same = 0;
    /* The glass is 28 px above what it looks at, or beside it at the upper edge. */
    gboolean is_beside = at.y - 28 - 96 < 100;
    double x = is_beside ? at.x + (at.x > viewport.width / 2.0 ? -124 : 124) : at.x;
    double y = is_beside ? MAX (at.y, 100) : at.y - 124;

    /* To the pixel, wherever the pointer's fraction of one was rounded to. */
    for (guint k = 0; k < 9; k++)
      {
        guint n_same = 0;

        for (int i = -30; i < 30; i += 5)
          {
            int row = 96 + i + (int) (k / 3) - 1, column = 96 + i + (int) (k % 3) - 1;
            const guchar *there = cairo_image_surface_get_data (picture)
                                  + row * cairo_image_surface_get_stride (picture) + column * 4;

            shown = read_pixel (canvas, x + i, y + i);
            wanted = *(const guint32 *) (gconstpointer) there;
            n_same += ABS ((int) (shown >> 8 & 0xff) - (int) (wanted >> 8 & 0xff)) <= 2;
          }
        most_same = MAX (most_same, n_same);
      }
    cairo_surface_destroy (picture);
    g_assert_cmpuint (most_same, >=, 10);
  }
  tri_ui_key (GTK_WIDGET (canvas), "ctrl+Left ctrl+Left");
  tri_ui_wait (is_settled, canvas, 20, "the loupe led by keys");
  tri_canvas_get_viewport (canvas, &other);
  g_assert_cmpmem (&viewport, sizeof viewport, &other, sizeof other);
  tri_ui_key (GTK_WIDGET (canvas), "l");
  g_assert_false (tri_canvas_get_loupe (canvas));

  tri_ui_key (GTK_WIDGET (canvas), "s");
  g_assert_cmpint (tri_canvas_get_both (canvas), ==, TRI_CANVAS_SPLIT);
  tri_ui_key (GTK_WIDGET (canvas), "t");
  g_assert_cmpint (tri_canvas_get_both (canvas), ==, TRI_CANVAS_ONION);
  tri_ui_key (GTK_WIDGET (canvas), "t");
  g_assert_cmpint (tri_canvas_get_both (canvas), ==, TRI_CANVAS_ONE);

  tri_ui_scroll (GTK_WIDGET (canvas), 200, 200, 3, 0.02);
  tri_canvas_get_viewport (canvas, &kept);
  tri_consultation_set_view (consultation, second);
  tri_ui_wait (is_settled, canvas, 20, "the other view");
  tri_ui_key (GTK_WIDGET (canvas), "0");
  tri_canvas_get_viewport (canvas, &other);
  tri_consultation_set_view (consultation, first);
  tri_canvas_get_viewport (canvas, &viewport);
  g_assert_cmpmem (&viewport, sizeof viewport, &kept, sizeof kept);
  tri_ui_wait (is_settled, canvas, 20, "the view again");
  tri_ui_key (GTK_WIDGET (canvas), "alt+2");
  tri_ui_key (GTK_WIDGET (window), "alt+1");
  tri_canvas_get_viewport (canvas, &viewport);
  g_assert_cmpmem (&viewport, sizeof viewport, &kept, sizeof kept);
  tri_consultation_set_view (consultation, second);
  tri_ui_wait (is_settled, canvas, 20, "the other view again");
  tri_canvas_get_viewport (canvas, &viewport);
  g_assert_cmpmem (&viewport, sizeof viewport, &other, sizeof other);
}

static void
test_look (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_look, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/handles/edit", test_handles);
  g_test_add_func ("/app/handles/pan", test_pan);
  g_test_add_func ("/app/handles/look", test_look);
  return g_test_run ();
}

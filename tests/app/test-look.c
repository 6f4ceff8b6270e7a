/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another light and overdone work in the real window: shown, said on the picture, never kept. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"

#include <string.h>

static GtkWidget *
get (TriWindow *window, const char *id, GType type)
{
  return tri_ui_get (GTK_WIDGET (window), type, tri_ui_has_id, id);
}

static gboolean
has_settled (gpointer data)
{
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);

  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (data))) != NULL
         && tri_canvas_is_settled (TRI_CANVAS (canvas));
}

/* The middle of the canvas, without its overlays. */
static cairo_surface_t *
draw (TriWindow *window)
{
  GtkWidget *canvas = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL);
  g_autoptr (GdkPaintable) paintable = NULL;
  cairo_surface_t *surface;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_t *cr;

  tri_ui_wait (has_settled, window, 30, "the picture");
  tri_ui_settle (canvas);
  paintable = gtk_widget_paintable_new (canvas);
  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (canvas),
                          gtk_widget_get_height (canvas));
  node = gtk_snapshot_free_to_node (snapshot);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, gtk_widget_get_width (canvas),
                                        gtk_widget_get_height (canvas));
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  return surface;
}

static double
mean_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  gsize stride = (gsize) cairo_image_surface_get_stride (a);
  double sum = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < 4 * width; x++)
      sum += ABS (cairo_image_surface_get_data (a)[(gsize) y * stride + (gsize) x]
                  - cairo_image_surface_get_data (b)[(gsize) y * stride + (gsize) x]);

  return sum / (3.0 * width * height);
}

static const char *
read_note (TriWindow *window)
{
  GtkWidget *note = tri_ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_id, "look_note");

  return note != NULL ? gtk_label_get_text (GTK_LABEL (note)) : NULL;
}

/* The menu is opened and used by keys alone: @downs from its first item. */
static void
choose_light (TriWindow *window, guint downs)
{
  gtk_widget_grab_focus (gtk_widget_get_first_child (get (window, "light", GTK_TYPE_MENU_BUTTON)));
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_settle (GTK_WIDGET (window));
  for (guint i = 0; i < downs; i++)
    tri_ui_key (GTK_WIDGET (window), "Down");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_settle (GTK_WIDGET (window));
}

static void
visit (TriWindow *window, gpointer data)
{
  cairo_surface_t *plain, *hard, *before, *again, *caution;
  TriConsultation *consultation;
  GtkWidget *page, *canvas, *overdone;

  app_open_client (window);
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);
  consultation = app_get_consultation (window);
  tri_ui_wait (has_settled, window, 30, "the picture");
  g_assert_null (read_note (window));
  /* The canvas shows when it has the focus: it has it in none of the pictures. */
  gtk_widget_grab_focus (gtk_widget_get_first_child (get (window, "light", GTK_TYPE_MENU_BUTTON)));
  plain = draw (window);

  choose_light (window, 2);
  g_assert_nonnull (strstr (read_note (window), "hard light"));
  hard = draw (window);
  tri_ui_shot ("look-hard");
  g_assert_cmpfloat (mean_difference (plain, hard), >, 0.5);
  /* The scene that choices and exports use is the photo's. */
  g_assert_cmpint (
      tri_scene_get_look (tri_view_item_get_scene (tri_consultation_get_view (consultation)))
          ->light,
      ==, TRI_SCENE_LIGHT_PHOTO);

  /* Before and after are compared in the same light. */
  g_object_set (page, "before", TRUE, NULL);
  before = draw (window);
  g_assert_nonnull (strstr (read_note (window), "hard light"));
  g_assert_cmpfloat (mean_difference (before, hard), <, mean_difference (before, plain));
  g_object_set (page, "before", FALSE, NULL);

  /* It is kept from view to view. */
  {
    GListModel *views = tri_consultation_get_views (consultation);
    g_autoptr (TriViewItem) first = g_list_model_get_item (views, 0);
    g_autoptr (TriViewItem) second = g_list_model_get_item (views, 1);

    tri_consultation_set_view (consultation, second);
    tri_ui_wait (has_settled, window, 30, "the other view");
    g_assert_nonnull (strstr (read_note (window), "hard light"));
    tri_consultation_set_view (consultation, first);
  }
  choose_light (window, 0);
  g_assert_null (read_note (window));
  again = draw (window);
  g_assert_cmpfloat (mean_difference (plain, again), <, 0.01);

  /* For as long as the button is held, by hand. */
  g_object_set (page, "light", "warm", NULL);
  overdone = get (window, "overdone", GTK_TYPE_WIDGET);
  tri_ui_button_down (overdone);
  caution = draw (window);
  tri_ui_shot ("look-caution");
  g_assert_nonnull (strstr (read_note (window), "Caution"));
  g_assert_nonnull (strstr (read_note (window), "warm light"));
  g_assert_cmpfloat (mean_difference (plain, caution), >, 0.5);
  tri_ui_button_up (overdone);
  g_assert_null (strstr (read_note (window), "Caution"));

  /* And for as long as O is held on the canvas. */
  canvas = tri_ui_get (page, TRI_TYPE_CANVAS, NULL, NULL);
  gtk_widget_grab_focus (canvas);
  tri_ui_key_down (canvas, "o");
  g_assert_nonnull (strstr (read_note (window), "Caution"));
  g_assert_true (tri_canvas_get_caution (TRI_CANVAS (canvas)));
  tri_ui_key_up (canvas, "o");
  g_assert_null (strstr (read_note (window), "Caution"));

  /* With the client it is gone. */
  g_object_ref (consultation);
  tri_design_page_set_consultation (TRI_DESIGN_PAGE (page), NULL);
  tri_design_page_set_consultation (TRI_DESIGN_PAGE (page), consultation);
  g_object_unref (consultation);
  g_assert_null (read_note (window));

  cairo_surface_destroy (plain);
  cairo_surface_destroy (hard);
  cairo_surface_destroy (before);
  cairo_surface_destroy (again);
  cairo_surface_destroy (caution);
}

static void
test_look (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/look", test_look);
  return g_test_run ();
}

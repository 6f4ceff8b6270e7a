/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Before and after in one picture, in the real window: the divider by mouse and keys, and what each
 * side shows. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-split-bar.h"

static gboolean
is_settled (gpointer data)
{
  TriWindow *window = data;

  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (window))) != NULL
         && tri_canvas_is_settled (
             TRI_CANVAS (tri_ui_find (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL)));
}

static gboolean
is_drawn (gpointer data)
{
  return gtk_widget_get_mapped (data) && gtk_widget_get_width (data) > 0;
}

/* What the canvas draws, as pixels. Returns: (transfer full) */
static guint32 *
draw (TriCanvas *canvas, int *width, int *height)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_surface_t *surface;
  guint32 *pixels;
  cairo_t *cr;

  tri_ui_settle (GTK_WIDGET (canvas));
  *width = gtk_widget_get_width (GTK_WIDGET (canvas));
  *height = gtk_widget_get_height (GTK_WIDGET (canvas));
  paintable = gtk_widget_paintable_new (GTK_WIDGET (canvas));
  gdk_paintable_snapshot (paintable, snapshot, *width, *height);
  node = gtk_snapshot_free_to_node (snapshot);
  pixels = g_new0 (guint32, (gsize) *width * (gsize) *height);
  surface = cairo_image_surface_create_for_data ((guchar *) pixels, CAIRO_FORMAT_RGB24, *width,
                                                 *height, 4 * *width);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixels;
}

/* The ring of the focus lies here, with one picture and not with another. */
#define RING_PX 8

/* How many pixels differ left and right of a column. */
static void
count_differences (const guint32 *a,
                   const guint32 *b,
                   int width,
                   int height,
                   int column,
                   guint *left,
                   guint *right)
{
  *left = *right = 0;
  for (int y = RING_PX; y < height - RING_PX; y++)
    for (int x = RING_PX; x < width - RING_PX; x++)
      if (a[y * width + x] != b[y * width + x])
        {
          if (x < column)
            (*left)++;
          else
            (*right)++;
        }
}

static void
choose (GtkWidget *page, const char *both)
{
  g_assert_true (gtk_widget_activate_action (page, "design.both", "s", both));
  tri_ui_settle (page);
}

static void
play (TriWindow *window, gpointer data)
{
  g_autofree guint32 *before = NULL;
  g_autofree guint32 *after = NULL;
  g_autofree guint32 *split = NULL;
  g_autofree guint32 *onion = NULL;
  GtkWidget *page;
  TriCanvas *canvas;
  TriSplitBar *bar;
  int width, height, column;
  guint left, right;
  double y;

  app_open_client (window);
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);
  canvas = TRI_CANVAS (tri_ui_get (page, TRI_TYPE_CANVAS, NULL, NULL));
  tri_canvas_set_handles (canvas, FALSE);
  tri_canvas_set_guides (canvas, FALSE);
  tri_ui_wait (is_settled, window, 20, "the picture");
  after = draw (canvas, &width, &height);
  g_assert_null (tri_ui_find (page, TRI_TYPE_SPLIT_BAR, NULL, NULL));

  choose (page, "split");
  bar = TRI_SPLIT_BAR (tri_ui_get (page, TRI_TYPE_SPLIT_BAR, NULL, NULL));
  tri_ui_wait (is_drawn, bar, 5, "the divider");
  tri_ui_wait (is_settled, window, 20, "both pictures");

  /* Grabbed near its lower end, it follows the pointer. */
  y = gtk_widget_get_height (GTK_WIDGET (bar)) - 120;
  tri_ui_drag (GTK_WIDGET (bar), TRI_SPLIT_BAR_WIDTH_PX / 2.0, y,
               TRI_SPLIT_BAR_WIDTH_PX / 2.0 + 0.1 * width, y);
  g_assert_cmpfloat_with_epsilon (tri_split_bar_get_position (bar), 0.6, 0.01);
  tri_ui_shot ("split");
  split = draw (canvas, &width, &height);
  column = (int) (tri_split_bar_get_position (bar) * width + 0.5);
  count_differences (after, split, width, height, column, &left, &right);
  g_assert_cmpuint (left, >, 2000);
  g_assert_cmpuint (right, ==, 0);

  /* Keys: 5 % a step, and the ends. */
  tri_ui_key (GTK_WIDGET (bar), "End");
  g_assert_cmpfloat (tri_split_bar_get_position (bar), ==, 1);
  tri_ui_key (GTK_WIDGET (bar), "Left");
  g_assert_cmpfloat_with_epsilon (tri_split_bar_get_position (bar), 0.95, 1e-9);
  tri_ui_key (GTK_WIDGET (bar), "Home");
  g_assert_cmpfloat (tri_split_bar_get_position (bar), ==, 0);
  tri_ui_key (GTK_WIDGET (bar), "Right");
  g_assert_cmpfloat_with_epsilon (tri_split_bar_get_position (bar), 0.05, 1e-9);

  /* Shining through: every pixel is halfway between before and after. */
  tri_split_bar_set_position (bar, 1);
  before = draw (canvas, &width, &height);
  choose (page, "onion");
  tri_split_bar_set_position (bar, 0.5);
  tri_ui_settle (page);
  tri_ui_shot ("onion");
  onion = draw (canvas, &width, &height);
  for (int row = RING_PX; row < height - RING_PX; row++)
    for (int i = row * width + RING_PX; i < (row + 1) * width - RING_PX; i++)
      {
        const int a = after[i] & 0xff, b = before[i] & 0xff, o = onion[i] & 0xff;

        g_assert_cmpint (abs (2 * o - a - b), <=, 4);
      }

  /* While points are marked there is nothing to divide. */
  gtk_widget_activate_action (page, "design.landmarks", NULL);
  tri_ui_settle (page);
  g_assert_null (tri_ui_find (page, TRI_TYPE_SPLIT_BAR, NULL, NULL));
}

static void
test_split (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/split/split", test_split);
  return g_test_run ();
}

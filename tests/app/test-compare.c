/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Compare with real mouse and keys: pictures zoomed and panned together, swapped, chosen,
 * and what was compared is there again. */

#include "config.h"

#include "app-run.h"
#include "tri-compare-board.h"
#include "tri-compare-page.h"
#include "tri-split-bar.h"

#include <string.h>

static GtkWidget *
get_page (TriWindow *window)
{
  return tri_ui_get (GTK_WIDGET (window), TRI_TYPE_COMPARE_PAGE, NULL, NULL);
}

static TriCompareBoard *
get_board (TriWindow *window)
{
  return TRI_COMPARE_BOARD (tri_ui_get (get_page (window), TRI_TYPE_COMPARE_BOARD, NULL, NULL));
}

static TriCompareCell *
get_cell (TriWindow *window, guint place)
{
  return tri_compare_board_get_cell (get_board (window), place);
}

static guint
count_cells (TriWindow *window)
{
  guint n = 0;

  for (guint i = 0; i < TRI_COMPARE_MAX; i++)
    n += gtk_widget_get_visible (GTK_WIDGET (get_cell (window, i)));
  return n;
}

static const char *
get_title (TriWindow *window, guint place)
{
  return gtk_picture_get_alternative_text (GTK_PICTURE (
      tri_ui_get (GTK_WIDGET (get_cell (window, place)), GTK_TYPE_PICTURE, NULL, NULL)));
}

static gboolean
is_settled (gpointer data)
{
  guint n = tri_ui_find (data, TRI_TYPE_COMPARE_BOARD, NULL, NULL) != NULL ? count_cells (data) : 0;

  for (guint i = 0; i < n; i++)
    if (!tri_compare_cell_is_settled (get_cell (data, i)))
      return FALSE;
  return n > 1;
}

static void
wait_for_pictures (TriWindow *window)
{
  tri_ui_wait (is_settled, window, 30, "the pictures");
  tri_ui_settle (GTK_WIDGET (window));
}

static double
get_zoom (TriWindow *window)
{
  return tri_locked_view_get_zoom (tri_compare_board_get_view (get_board (window)));
}

static TriViewport
get_viewport (TriWindow *window)
{
  TriViewport viewport;

  g_assert_true (
      tri_locked_view_get_viewport (tri_compare_board_get_view (get_board (window)), &viewport));
  return viewport;
}

/* The share of @texture's pixels in its upper half that differ between two cells: what is bare
 * skin and wall in both is the same only where both show the same part of the photo. */
static double
count_differences (TriWindow *window, guint a, guint b)
{
  GdkTexture *textures[2] = { tri_compare_cell_get_texture (get_cell (window, a)),
                              tri_compare_cell_get_texture (get_cell (window, b)) };
  int width = gdk_texture_get_width (textures[0]), height = gdk_texture_get_height (textures[0]);
  gsize n = (gsize) width * (gsize) height;
  g_autofree guint32 *pixels_a = g_new (guint32, n);
  g_autofree guint32 *pixels_b = g_new (guint32, n);
  guint n_different = 0;

  g_assert_cmpint (gdk_texture_get_width (textures[1]), ==, width);
  g_assert_cmpint (gdk_texture_get_height (textures[1]), ==, height);
  gdk_texture_download (textures[0], (guchar *) pixels_a, (gsize) width * 4);
  gdk_texture_download (textures[1], (guchar *) pixels_b, (gsize) width * 4);
  for (gsize i = 0; i < n / 2; i++)
    n_different += pixels_a[i] != pixels_b[i];
  return n_different / (n / 2.0);
}

/* All cells show the same part of the photo: outside the dots they are the same to the byte, and
 * the dots differ. */
static void
assert_locked (TriWindow *window)
{
  for (guint i = 1; i < count_cells (window); i++)
    {
      double different = count_differences (window, 0, i);

      g_assert_cmpfloat (different, >, 0.0);
      g_assert_cmpfloat (different, <, 0.75);
    }
}

static void
check_zoom (TriWindow *window)
{
  GtkWidget *second = GTK_WIDGET (get_cell (window, 1));
  double fit = get_zoom (window);
  TriViewport before, after;
  double x = gtk_widget_get_width (second) / 2.0, y = gtk_widget_get_height (second) * 0.3;

  tri_ui_scroll (second, x, y, 2, 0.02);
  g_assert_cmpfloat_with_epsilon (get_zoom (window), fit * 1.15 * 1.15, 1e-6);
  wait_for_pictures (window);
  assert_locked (window);

  before = get_viewport (window);
  tri_ui_drag (second, x, y, x + 60, y + 20);
  after = get_viewport (window);
  g_assert_cmpfloat_with_epsilon (before.origin_x - after.origin_x, 60 / get_zoom (window), 2.0);
  g_assert_cmpfloat_with_epsilon (before.origin_y - after.origin_y, 20 / get_zoom (window), 2.0);
  wait_for_pictures (window);
  assert_locked (window);
  tri_ui_shot ("compare-zoomed");

  /* The keys of the picture that the drag gave the focus. */
  tri_ui_key (second, "Right");
  g_assert_cmpfloat (get_viewport (window).origin_x, >, after.origin_x);
  tri_ui_key (second, "1");
  g_assert_cmpfloat (get_zoom (window), ==, 1.0);
  tri_ui_key (second, "minus");
  g_assert_cmpfloat_with_epsilon (get_zoom (window), 0.8, 1e-9);
  tri_ui_key (second, "0");
  g_assert_cmpfloat_with_epsilon (get_zoom (window), fit, 1e-9);
  wait_for_pictures (window);
}

/* By its grip onto another picture, and back by keys. */
static void
check_swap (TriWindow *window)
{
  GtkWidget *board = GTK_WIDGET (get_board (window));
  GtkWidget *grip
      = tri_ui_get (GTK_WIDGET (get_cell (window, 0)), GTK_TYPE_BOX, tri_ui_has_id, "grip");
  g_autofree char *first = g_strdup (get_title (window, 0));
  g_autofree char *last = g_strdup (get_title (window, 3));
  graphene_point_t from, to;

  g_assert_true (gtk_widget_compute_point (grip, board, &GRAPHENE_POINT_INIT (12, 12), &from));
  g_assert_true (gtk_widget_compute_point (GTK_WIDGET (get_cell (window, 3)), board,
                                           &GRAPHENE_POINT_INIT (80, 90), &to));
  tri_ui_drag (board, (double) from.x, (double) from.y, (double) to.x, (double) to.y);
  g_assert_cmpstr (get_title (window, 3), ==, first);
  g_assert_cmpstr (get_title (window, 0), ==, last);
  /* It has the focus in its new place; two by two, up is two places back. */
  tri_ui_key (board, "shift+Up");
  g_assert_cmpstr (get_title (window, 1), ==, first);
  tri_ui_key (board, "shift+Left");
  g_assert_cmpstr (get_title (window, 0), ==, first);
  /* There is nothing further left. */
  tri_ui_key (board, "shift+Left");
  g_assert_cmpstr (get_title (window, 0), ==, first);
  wait_for_pictures (window);
}

static GtkWidget *
get_mode (TriWindow *window, const char *id)
{
  return tri_ui_get (get_page (window), GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, id);
}

static gboolean
is_studio_shown (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_DESIGN_PAGE, NULL, NULL) != NULL;
}

static void
open_page (TriWindow *window)
{
  tri_ui_key (GTK_WIDGET (window), "alt+3");
  wait_for_pictures (window);
}

static void
check_choose (TriWindow *window)
{
  TriConsultation *consultation = NULL;
  g_autofree char *wanted = NULL;
  TriTemplate *style;

  /* Third picture by its letter. */
  wanted = g_strdup (get_title (window, 2));
  tri_ui_key (GTK_WIDGET (get_board (window)), "c");
  tri_ui_wait (is_studio_shown, window, 5, "the studio");
  consultation = app_get_consultation (window);
  style = tri_styles_find (
      tri_consultation_get_styles (consultation),
      tri_design_get_spec (tri_consultation_get_design (consultation))->template_id);
  g_assert_cmpstr (tri_template_get_name (style), ==, wanted);

  /* A moment by Return on its picture. */
  open_page (window);
  tri_ui_click (get_mode (window, "moments"));
  wait_for_pictures (window);
  g_assert_cmpstr (get_title (window, 0), ==, "Just done");
  g_assert_cmpstr (get_title (window, 3), ==, "After 5 years");
  tri_ui_shot ("compare-moments");
  gtk_widget_grab_focus (GTK_WIDGET (get_cell (window, 3)));
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (is_studio_shown, window, 5, "the studio");
  g_assert_cmpfloat (tri_consultation_get_moment (consultation)->age_days, ==,
                     5 * TRI_DAYS_PER_YEAR);

  /* A kind by its button. */
  open_page (window);
  tri_ui_click (get_mode (window, "kinds"));
  wait_for_pictures (window);
  assert_locked (window);
  g_assert_cmpstr (get_title (window, 0), ==, "Temporary · Healed");
  tri_ui_shot ("compare-kinds");
  tri_ui_click (
      tri_ui_get (GTK_WIDGET (get_cell (window, 2)), GTK_TYPE_BUTTON, tri_ui_has_id, "choose"));
  tri_ui_wait (is_studio_shown, window, 5, "the studio");
  g_assert_cmpint (tri_consultation_get_moment (consultation)->kind, ==, TRI_KIND_TEMPORARY);
  g_assert_cmpfloat (tri_consultation_get_moment (consultation)->age_days, ==,
                     2 * TRI_DAYS_PER_YEAR);
}

/* Fewer pictures are larger. */
static void
check_ticks (TriWindow *window)
{
  GtkWidget *button
      = tri_ui_get (get_page (window), GTK_TYPE_MENU_BUTTON, tri_ui_has_id, "ticks_button");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  int height = gtk_widget_get_height (GTK_WIDGET (get_cell (window, 0)));

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  tri_ui_settle (popover);
  for (guint i = 3; i > 1; i--)
    tri_ui_click (gtk_widget_get_ancestor (
        tri_ui_get (popover, GTK_TYPE_LABEL, tri_ui_has_label, get_title (window, i)),
        GTK_TYPE_CHECK_BUTTON));
  /* Two stay. */
  g_assert_false (gtk_widget_is_sensitive (gtk_widget_get_ancestor (
      tri_ui_get (popover, GTK_TYPE_LABEL, tri_ui_has_label, get_title (window, 0)),
      GTK_TYPE_CHECK_BUTTON)));
  gtk_popover_popdown (GTK_POPOVER (popover));
  wait_for_pictures (window);
  g_assert_cmpuint (count_cells (window), ==, 2);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (get_cell (window, 0))), >, height);
}

/* two photos */

static gboolean
is_loaded (gpointer data)
{
  GListModel *views = tri_consultation_get_views (app_get_consultation (data));

  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (TriViewItem) item = g_list_model_get_item (views, i);

      if (tri_view_item_get_registration (item) != NULL && tri_view_item_get_scene (item) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* The demo's front and left photo: the second in the places of the first, swapped, and with a
 * divider. */
static void
check_photos (TriWindow *window)
{
  TriConsultation *consultation;
  TriViewItem *first;
  g_autofree char *second_name = NULL;
  GtkWidget *divider;
  int width;

  tri_ui_key (GTK_WIDGET (window), "alt+1");
  tri_ui_wait (is_studio_shown, window, 5, "the studio");
  consultation = app_get_consultation (window);
  first = tri_consultation_get_view (consultation);
  tri_ui_wait (is_loaded, window, 30, "the photos");
  open_page (window);
  tri_ui_click (get_mode (window, "photos"));
  wait_for_pictures (window);
  g_assert_cmpuint (count_cells (window), ==, 2);
  g_assert_cmpstr (get_title (window, 0), ==, "Front");
  second_name = g_strdup (get_title (window, 1));
  g_assert_cmpstr (second_name, !=, "Front");
  /* A photo is not a design that could be chosen. */
  g_assert_null (tri_ui_find (get_page (window), GTK_TYPE_BUTTON, tri_ui_has_id, "choose"));
  tri_ui_key (GTK_WIDGET (get_cell (window, 0)), "a");
  tri_ui_shot ("compare-photos");

  /* By keys to the other place: the first photo is now the consultation's other one. */
  gtk_widget_grab_focus (GTK_WIDGET (get_cell (window, 0)));
  tri_ui_key (GTK_WIDGET (window), "shift+Right");
  wait_for_pictures (window);
  g_assert_cmpstr (get_title (window, 0), ==, second_name);
  g_assert_cmpstr (get_title (window, 1), ==, "Front");
  g_assert_true (tri_consultation_get_view (consultation) != first);
  tri_ui_key (GTK_WIDGET (window), "shift+Left");
  wait_for_pictures (window);
  g_assert_true (tri_consultation_get_view (consultation) == first);

  width = gtk_widget_get_width (GTK_WIDGET (get_cell (window, 0)));
  tri_ui_click (get_mode (window, "split"));
  wait_for_pictures (window);
  divider = tri_ui_get (get_page (window), TRI_TYPE_SPLIT_BAR, NULL, NULL);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (get_cell (window, 0))), >, width);
  tri_ui_drag (divider, 14, 40, 214, 40);
  g_assert_cmpfloat (tri_split_bar_get_position (TRI_SPLIT_BAR (divider)), >, 0.55);
  tri_ui_scroll (GTK_WIDGET (get_cell (window, 1)), 300, 300, 2, 0.02);
  wait_for_pictures (window);
  tri_ui_shot ("compare-divider");
}

static void
visit (TriWindow *window, gpointer data)
{
  app_open_client (window);
  open_page (window);
  g_assert_cmpuint (count_cells (window), ==, 4);
  assert_locked (window);
  tri_ui_shot ("compare-styles");
  check_zoom (window);
  check_swap (window);
  check_choose (window);
  open_page (window);
  tri_ui_click (get_mode (window, "styles"));
  wait_for_pictures (window);
  check_ticks (window);
  tri_ui_shot ("compare-two");
  check_photos (window);
}

static void
test_compare (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/compare", test_compare);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The outline corrected in the real window, with mouse and keys, and kept. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-outline-panel.h"

#include <math.h>

static TriScene *
get_scene (TriWindow *window)
{
  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (window)));
}

static gboolean
has_scene (gpointer data)
{
  return get_scene (data) != NULL;
}

static gboolean
has_settled (gpointer data)
{
  return tri_canvas_is_settled (TRI_CANVAS (tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL)));
}

static gboolean
has_no_panel (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_OUTLINE_PANEL, NULL, NULL) == NULL;
}

/* Place @place of the outline, and how far it is from the middle, both in the canvas. */
static TriVec2
get_place (TriWindow *window, guint place, double *out_radius)
{
  TriCanvas *canvas = TRI_CANVAS (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL));
  TriViewport viewport;
  TriVec2 at, middle;

  g_assert_true (tri_canvas_get_viewport (canvas, &viewport));
  at = tri_viewport_to_view (&viewport, tri_scene_get_outline (get_scene (window), NULL)[place]);
  middle = tri_viewport_to_view (&viewport, tri_scene_get_outline_middle (get_scene (window)));
  *out_radius = hypot (at.x - middle.x, at.y - middle.y);

  return at;
}

static guint
count_corrections (TriWindow *window)
{
  GtkWidget *panel = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_OUTLINE_PANEL, NULL, NULL);
  GtkWidget *count = tri_ui_get (panel, GTK_TYPE_LABEL, tri_ui_has_id, "count");

  return (guint) g_ascii_strtoull (gtk_label_get_text (GTK_LABEL (count)), NULL, 10);
}

static void
start (TriWindow *window)
{
  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "design.outline"));
  tri_ui_settle (GTK_WIDGET (window));
}

static void
end (TriWindow *window, const char *button)
{
  tri_ui_click (tri_ui_get (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_OUTLINE_PANEL, NULL, NULL),
                            GTK_TYPE_BUTTON, tri_ui_has_id, button));
  tri_ui_wait (has_no_panel, window, 10, "the outline to be put away");
}

static void
visit (TriWindow *window, gpointer data)
{
  double *radius = data;
  GtkWidget *canvas;
  TriVec2 at;
  double was;

  app_open_client (window);
  tri_ui_wait (has_scene, window, 30, "the scene");
  tri_ui_wait (has_settled, window, 30, "the picture");
  canvas = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL);

  /* The mouse pulls the top of the head up; Ctrl+Z takes that back. */
  start (window);
  at = get_place (window, 68, &was);
  tri_ui_drag (canvas, at.x, at.y, at.x, at.y - 30);
  g_assert_cmpuint (count_corrections (window), ==, 1);
  tri_ui_shot ("outline-pulled");
  tri_ui_key (canvas, "ctrl+z");
  g_assert_cmpuint (count_corrections (window), ==, 0);
  tri_ui_key (canvas, "ctrl+shift+z");
  g_assert_cmpuint (count_corrections (window), ==, 1);

  /* A double click takes it away, however busy the machine is; so does Delete. */
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 10000, NULL);
  tri_ui_click_at (canvas, at.x, at.y - 30);
  tri_ui_click_at (canvas, at.x, at.y - 30);
  g_assert_cmpuint (count_corrections (window), ==, 0);

  /* Keys alone: the next place, five millimetres out, another one in. */
  tri_ui_key (canvas, "Tab");
  tri_ui_key (canvas, "shift+Up");
  tri_ui_key (canvas, "Tab");
  tri_ui_key (canvas, "Tab");
  tri_ui_key (canvas, "Down");
  g_assert_cmpuint (count_corrections (window), ==, 2);
  tri_ui_shot ("outline-keys");
  tri_ui_key (canvas, "Delete");
  g_assert_cmpuint (count_corrections (window), ==, 1);

  /* Cancelled, it is as it was; kept, it is another. */
  end (window, "cancel");
  get_place (window, 68, radius);
  g_assert_cmpfloat_with_epsilon (*radius, was, 1e-6);
  start (window);
  tri_ui_drag (canvas, at.x, at.y, at.x, at.y - 20);
  end (window, "keep");
  get_place (window, 68, radius);
  g_assert_cmpfloat (*radius, >, was + 10);
}

static void
visit_again (TriWindow *window, gpointer data)
{
  double *kept = data, radius;

  app_open_client (window);
  tri_ui_wait (has_scene, window, 30, "the scene");
  tri_ui_wait (has_settled, window, 30, "the picture");
  /* The head is fitted into the window anew, by its outline. */
  get_place (window, 68, &radius);
  g_assert_cmpfloat_with_epsilon (radius, *kept, 0.1 * *kept);
  start (window);
  g_assert_cmpuint (count_corrections (window), ==, 1);
  end (window, "cancel");
}

static void
test_outline (void)
{
  g_autofree char *folder = app_make_demo ();
  double radius = 0;

  app_run (folder, visit, &radius);
  app_run (folder, visit_again, &radius);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/outline", test_outline);
  return g_test_run ();
}

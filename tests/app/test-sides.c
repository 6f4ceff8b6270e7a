/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sides measured and matched in the real window: by itself, by hand, and with keys. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-sides-panel.h"

#include <string.h>

static const TriDesignSpec *
get_spec (TriWindow *window)
{
  return tri_design_get_spec (tri_consultation_get_design (app_get_consultation (window)));
}

static GtkWidget *
get_panel (TriWindow *window)
{
  return tri_ui_get (GTK_WIDGET (window), TRI_TYPE_SIDES_PANEL, NULL, NULL);
}

static GtkWidget *
get_button (TriWindow *window, const char *id)
{
  return tri_ui_get (get_panel (window), GTK_TYPE_BUTTON, tri_ui_has_id, id);
}

static gboolean
is_ready (gpointer data)
{
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);

  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (data))) != NULL
         && tri_canvas_is_settled (TRI_CANVAS (canvas));
}

static gboolean
has_reading (gpointer data)
{
  return gtk_widget_is_sensitive (get_button (data, "keep"));
}

static gboolean
has_no_panel (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_SIDES_PANEL, NULL, NULL) == NULL;
}

static char *
read_result (TriWindow *window)
{
  return tri_ui_read (tri_ui_get (get_panel (window), GTK_TYPE_WIDGET, tri_ui_has_id, "result"));
}

static gboolean
says_no_darker (gpointer data)
{
  g_autofree char *text = read_result (data);

  return strstr (text, "no darker") != NULL;
}

static void
start (TriWindow *window)
{
  gtk_widget_activate_action (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL),
                              "design.sides", NULL);
  tri_ui_settle (GTK_WIDGET (window));
}

/* A photo point in the canvas. */
static TriVec2
at_photo (TriWindow *window, double x, double y)
{
  TriCanvas *canvas = TRI_CANVAS (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL));
  TriViewport viewport;

  g_assert_true (tri_canvas_get_viewport (canvas, &viewport));
  return tri_viewport_to_view (&viewport, (TriVec2){ x, y });
}

static void
visit (TriWindow *window, gpointer data)
{
  TriConsultation *consultation;
  g_autofree char *automatic = NULL;
  g_autofree char *by_hand = NULL;
  TriDesignSpec before;
  GtkWidget *canvas;
  TriVec2 at;

  app_open_client (window);
  tri_ui_wait (is_ready, window, 30, "the picture");
  canvas = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL);
  consultation = app_get_consultation (window);
  before = *get_spec (window);

  /* By itself: shade and density change together, and undo as one. */
  start (window);
  tri_ui_wait (has_reading, window, 15, "the sides to be measured");
  automatic = read_result (window);
  g_assert_nonnull (strstr (automatic, "dots per cm²"));
  tri_ui_shot ("sides-automatic");
  tri_ui_click (get_button (window, "keep"));
  tri_ui_wait (has_no_panel, window, 10, "the panel to be put away");
  g_assert_true (get_spec (window)->density_per_cm2 != before.density_per_cm2
                 || get_spec (window)->shade != before.shade);
  tri_consultation_undo (consultation);
  g_assert_cmpfloat (get_spec (window)->density_per_cm2, ==, before.density_per_cm2);
  g_assert_cmpuint (get_spec (window)->shade, ==, before.shade);

  /* By hand: stubble above the client's right ear, then the forehead; with mouse and keys. */
  start (window);
  tri_ui_wait (has_reading, window, 15, "the sides to be measured");
  at = at_photo (window, 385, 800);
  tri_ui_click_at (canvas, at.x, at.y);
  tri_ui_key (canvas, "Right");
  for (guint i = 0; i < 3; i++)
    tri_ui_key (canvas, "shift+Right");
  tri_ui_key (canvas, "Return");
  tri_ui_wait (has_reading, window, 15, "the places to be measured");
  by_hand = read_result (window);
  g_assert_cmpstr (by_hand, !=, automatic);
  tri_ui_shot ("sides-by-hand");
  tri_ui_click (get_button (window, "automatic"));
  tri_ui_wait (has_reading, window, 15, "the sides to be measured again");
  g_clear_pointer (&by_hand, g_free);
  by_hand = read_result (window);
  g_assert_cmpstr (by_hand, ==, automatic);

  /* Skin taken for stubble says nothing; what to do instead is said, and nothing is matched. */
  at = at_photo (window, 450, 800);
  tri_ui_click_at (canvas, at.x, at.y);
  at = at_photo (window, 385, 800);
  tri_ui_click_at (canvas, at.x, at.y);
  tri_ui_wait (says_no_darker, window, 15, "the mistake to be told");
  g_assert_false (has_reading (window));
  g_assert_cmpuint (get_spec (window)->shade, ==, before.shade);
  tri_ui_shot ("sides-nothing");
}

static void
test_sides (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/sides", test_sides);
  return g_test_run ();
}

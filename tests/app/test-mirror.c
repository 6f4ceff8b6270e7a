/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The mirror view and the guides in the real window: shown, said, and the hand still meets what it
 * sees. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"

static TriCanvas *
get_canvas (TriWindow *window)
{
  return TRI_CANVAS (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL));
}

static gboolean
says (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static gboolean
is_settled (gpointer data)
{
  return tri_canvas_is_settled (data);
}

/* Where a handle is in the picture, which is laid out without a mirror. */
static TriVec2
find_handle (TriWindow *window, TriHandle handle)
{
  TriConsultation *consultation = app_get_consultation (window);
  TriViewport viewport;
  TriVec2 at;

  g_assert_true (tri_canvas_get_viewport (get_canvas (window), &viewport));
  g_assert_true (
      tri_overlay_get_handle (tri_view_item_get_scene (tri_consultation_get_view (consultation)),
                              tri_consultation_get_design (consultation), &viewport, handle, &at));
  return at;
}

static void
play_mirror (TriWindow *window, gpointer data)
{
  TriCanvas *canvas;
  TriVec2 before, after;
  double width, x;

  app_open_client (window);
  canvas = get_canvas (window);
  tri_ui_wait (is_settled, canvas, 20, "the picture");
  gtk_widget_grab_focus (GTK_WIDGET (canvas));
  tri_ui_key (GTK_WIDGET (canvas), "m");
  g_assert_true (tri_canvas_get_mirror (canvas));
  tri_ui_wait (says, (gpointer) "Mirror view", 5, "the word for it");
  tri_ui_settle (GTK_WIDGET (canvas));
  tri_ui_shot ("mirror");

  /* What is seen at the other side is taken there, and follows the hand. */
  before = find_handle (window, TRI_HANDLE_APEX_LEFT);
  width = gtk_widget_get_width (GTK_WIDGET (canvas));
  x = width - before.x;
  tri_ui_drag (GTK_WIDGET (canvas), x, before.y, x + 9, before.y);
  after = find_handle (window, TRI_HANDLE_APEX_LEFT);
  g_assert_cmpfloat_with_epsilon (after.x, before.x - 9, 3);

  /* The arrow to the right moves it to the right on the screen. */
  tri_ui_key (GTK_WIDGET (canvas), "Right");
  g_assert_cmpfloat (find_handle (window, TRI_HANDLE_APEX_LEFT).x, <, after.x - 1);

  tri_ui_key (GTK_WIDGET (canvas), "m");
  g_assert_false (tri_canvas_get_mirror (canvas));
  g_assert_false (says ((gpointer) "Mirror view"));

  /* Marking the photo is done in the photo as it is. */
  gtk_widget_activate_action (GTK_WIDGET (canvas), "design.mirror-view", NULL);
  tri_ui_wait (says, (gpointer) "Mirror view", 5, "the mirror by its button's action");
  gtk_widget_activate_action (GTK_WIDGET (canvas), "design.landmarks", NULL);
  tri_ui_settle (GTK_WIDGET (canvas));
  g_assert_false (says ((gpointer) "Mirror view"));
}

static void
test_mirror (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_mirror, NULL);
}

static void
play_guides (TriWindow *window, gpointer data)
{
  static const char *const guides[]
      = { "guide-thirds", "guide-canthi", "guide-grid", "guide-wireframe" };
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  GtkWidget *button;
  TriCanvas *canvas;

  app_open_client (window);
  canvas = get_canvas (window);
  tri_ui_wait (is_settled, canvas, 20, "the picture");

  /* By keyboard: into the menu, and the letter of the thirds. */
  button = tri_ui_get (GTK_WIDGET (window), GTK_TYPE_MENU_BUTTON, tri_ui_has_id, "guides");
  gtk_widget_grab_focus (gtk_widget_get_first_child (button));
  tri_ui_key (button, "Return");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("guides-menu");
  tri_ui_key (button, "t");
  tri_ui_settle (GTK_WIDGET (window));
  g_assert_true (g_settings_get_boolean (settings, "guide-thirds"));

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    g_settings_set_boolean (settings, guides[i], TRUE);
  tri_ui_settle (GTK_WIDGET (canvas));
  tri_ui_shot ("guides");
  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    g_settings_reset (settings, guides[i]);
}

static void
test_guides (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, play_guides, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/mirror/mirror", test_mirror);
  g_test_add_func ("/app/mirror/guides", test_guides);
  return g_test_run ();
}

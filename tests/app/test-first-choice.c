/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new user's first consultation, from an empty record to a recorded choice: once by mouse, with
 * the clicks counted, and once without touching the mouse. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-choose-dialog.h"
#include "tri-client-dialog.h"
#include "tri-first-run.h"
#include "tri-overlay.h"
#include "tri-time-scale.h"

#include <math.h>

/* What README promises. */
#define MAX_CLICKS 40
#define MAX_MINUTES 5.0

/* Seconds that a practised hand needs, by the keystroke-level model (Card, Moran and Newell, CACM
 * 23, 1980): pointing 1.1, pressing and releasing a button 0.2, a key 0.28; and 1.35 to decide,
 * which is counted for every click. */
#define CLICK_SECONDS (1.35 + 1.1 + 0.2)
#define KEY_SECONDS 0.28

static const char *const photo_name = "IMG_0412.jpg";

static GtkWidget *
get (gpointer window, GType type, TriUiMatch match, const char *text)
{
  return tri_ui_get (GTK_WIDGET (window), type, match, text);
}

static gboolean
asks_clinic (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_FIRST_RUN, NULL, NULL) != NULL;
}

static gboolean
has_import (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_BUTTON, tri_ui_has_action, "design.import") != NULL;
}

static gboolean
asks_view (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_BUTTON, tri_ui_has_id, "front") != NULL;
}

static gboolean
has_canvas (gpointer data)
{
  TriViewport viewport;
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);

  return canvas != NULL && tri_canvas_get_viewport (TRI_CANVAS (canvas), &viewport);
}

static gboolean
has_fit (gpointer data)
{
  GtkWidget *accept = tri_ui_find (data, GTK_TYPE_BUTTON, tri_ui_has_id, "accept");

  return accept != NULL && gtk_widget_is_sensitive (accept);
}

static gboolean
is_settled (gpointer data)
{
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);

  return canvas != NULL && app_has_estimate (data) && tri_canvas_is_settled (TRI_CANVAS (canvas));
}

static gboolean
has_plan (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_LABEL, tri_ui_has_label, "Final touches") != NULL;
}

static const TriDesignSpec *
get_spec (gpointer window)
{
  return tri_design_get_spec (tri_consultation_get_design (app_get_consultation (window)));
}

static gboolean
is_mature (gpointer data)
{
  return g_str_equal (get_spec (data)->template_id, "mature") && is_settled (data);
}

/* The six points of sample-front.jpg in the order in which they are asked for. */
static TriVec2
get_point (guint step)
{
  static const TriVec2 points[TRI_N_LANDMARKS + 1] = {
    [TRI_LANDMARK_PUPIL_LEFT] = { 915.48, 942.15 },
    [TRI_LANDMARK_PUPIL_RIGHT] = { 586.76, 943.06 },
    [TRI_LANDMARK_SUBNASALE] = { 750.88, 1206.07 },
    [TRI_LANDMARK_EAR_TOP_LEFT] = { 1134.36, 917.87 },
    [TRI_LANDMARK_EAR_TOP_RIGHT] = { 370.30, 907.45 },
    [TRI_N_LANDMARKS] = { 748.22, 375.11 },
  };
  guint n_clicks;
  const TriLandmark *clicks = tri_view_get_clicks (TRI_VIEW_FRONT, &n_clicks);

  g_assert_cmpuint (step, <, n_clicks);
  return points[clicks[step]];
}

static guint
get_n_points (void)
{
  guint n_clicks;

  tri_view_get_clicks (TRI_VIEW_FRONT, &n_clicks);
  return n_clicks;
}

/* The dialog for a file takes its name; a name that begins with “/” is one in any folder. */
static void
name_file (const char *path)
{
  GType chooser = GTK_TYPE_FILE_CHOOSER_DIALOG;
  GtkWidget *dialog;

  tri_ui_wait (app_has_dialog, &chooser, 5, "the file chooser");
  dialog = tri_ui_find_window (chooser);
  tri_ui_type (dialog, path);
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &chooser, 10, "the file to be opened");
}

/* By mouse */

static void
click (gpointer window, GType type, TriUiMatch match, const char *text)
{
  tri_ui_click (get (window, type, match, text));
}

static void
play_mouse (TriWindow *window, gpointer data)
{
  const char *photo = data;
  GType dialog_type = TRI_TYPE_CLIENT_DIALOG;
  GtkWidget *canvas, *dialog, *time;
  TriViewport viewport;
  TriUiEffort effort;
  double minutes;

  /* What a new clinic is asked counts too. */
  tri_ui_wait (asks_clinic, window, 10, "the questions to a new clinic");
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_type (GTK_WIDGET (window), "Hale Studio");
  click (window, GTK_TYPE_BUTTON, tri_ui_has_id, "next_button");
  tri_ui_settle (GTK_WIDGET (window));
  click (window, GTK_TYPE_BUTTON, tri_ui_has_id, "finish_button");
  tri_ui_settle (GTK_WIDGET (window));

  click (window, GTK_TYPE_BUTTON, tri_ui_has_action, "win.new-client");
  tri_ui_wait (app_has_dialog, &dialog_type, 5, "the client dialog");
  dialog = tri_ui_find_window (dialog_type);
  tri_ui_type (dialog, "Marlon Hale");
  click (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "client.save");
  tri_ui_wait (has_import, window, 5, "the consultation");

  click (window, GTK_TYPE_BUTTON, tri_ui_has_action, "design.import");
  name_file (photo);
  tri_ui_wait (asks_view, window, 10, "the question for the view");
  tri_ui_settle (GTK_WIDGET (window));
  click (window, GTK_TYPE_BUTTON, tri_ui_has_id, "front");
  tri_ui_wait (has_canvas, window, 1, "the photo");
  tri_ui_settle (GTK_WIDGET (window));

  canvas = get (window, TRI_TYPE_CANVAS, NULL, NULL);
  for (guint i = 0; i < get_n_points (); i++)
    {
      TriVec2 at;

      g_assert_true (tri_canvas_get_viewport (TRI_CANVAS (canvas), &viewport));
      at = tri_viewport_to_view (&viewport, get_point (i));
      tri_ui_click_at (canvas, at.x, at.y);
    }
  tri_ui_wait (has_fit, window, 15, "the head to be fitted");
  click (window, GTK_TYPE_BUTTON, tri_ui_has_id, "accept");
  tri_ui_wait (is_settled, window, 15, "the first preview");

  /* Another style, temporary beside permanent, and years later. */
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_click (gtk_widget_get_ancestor (get (get (window, TRI_TYPE_DESIGN_PAGE, NULL, NULL),
                                              GTK_TYPE_LABEL, tri_ui_has_label, "Mature"),
                                         GTK_TYPE_FLOW_BOX_CHILD));
  tri_ui_wait (is_mature, window, 15, "the candidate");
  click (window, GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, "temporary");
  click (window, GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, "permanent");
  time = get (window, TRI_TYPE_TIME_SCALE, NULL, NULL);
  tri_ui_click_at (time, gtk_widget_get_width (time) * 0.75, gtk_widget_get_height (time) * 0.35);
  tri_ui_wait (is_settled, window, 15, "the picture years later");

  click (window, GTK_TYPE_BUTTON, tri_ui_has_action, "win.choose");
  dialog_type = TRI_TYPE_CHOOSE_DIALOG;
  tri_ui_wait (app_has_dialog, &dialog_type, 5, "the choice");
  dialog = tri_ui_find_window (dialog_type);
  click (dialog, GTK_TYPE_CHECK_BUTTON, tri_ui_has_id, "partner_check");
  click (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record");
  tri_ui_wait (app_has_no_dialog, &dialog_type, 10, "the choice to be recorded");
  tri_ui_wait (has_plan, window, 10, "the plan");

  effort = tri_ui_get_effort ();
  minutes = (effort.n_clicks * CLICK_SECONDS + effort.n_keys * KEY_SECONDS) / 60.0;
  g_test_message ("%u clicks, %u keys, about %.1f min", effort.n_clicks, effort.n_keys, minutes);
  g_assert_cmpuint (effort.n_clicks, <, MAX_CLICKS);
  g_assert_cmpfloat (minutes, <, MAX_MINUTES);
}

/* By keyboard */

typedef struct
{
  GType type;
  TriUiMatch match;
  const char *text;
} Aim;

static gboolean
is_aim (GtkWidget *focus, const Aim *aim)
{
  GtkWidget *widget = gtk_widget_get_ancestor (focus, aim->type);

  return widget != NULL && (aim->match == NULL || aim->match (widget, aim->text));
}

/* Presses @key, as a person who looks where the focus goes, until it is where it is to be. */
static void
go_to (gpointer window, const char *key, GType type, TriUiMatch match, const char *text)
{
  const Aim aim = { type, match, text };

  for (guint i = 0; i < 60; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

      if (focus != NULL && is_aim (focus, &aim))
        return;
      tri_ui_key (window, key);
    }
  tri_ui_shot ("failed");
  g_error ("“%s” does not lead to %s “%s”", key, g_type_name (type), text != NULL ? text : "");
}

static gboolean
is_mature_tile (GtkWidget *widget, const char *text)
{
  return tri_ui_find (widget, GTK_TYPE_LABEL, tri_ui_has_label, text) != NULL;
}

/* As many keys as bring the cross from @from to @to, in the widget's pixels: 40, 8 and 1 a step. */
static void
append_steps (GString *keys, double from, double to, const char *back, const char *on)
{
  static const struct
  {
    int px;
    const char *modifier;
  } steps[] = { { 40, "shift+" }, { 8, "" }, { 1, "alt+" } };
  int left = (int) round (to - from);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; ABS (left) >= steps[i].px; left -= left > 0 ? steps[i].px : -steps[i].px)
      g_string_append_printf (keys, "%s%s ", steps[i].modifier, left > 0 ? on : back);
}

static void
set_points (TriWindow *window)
{
  GtkWidget *canvas = get (window, TRI_TYPE_CANVAS, NULL, NULL);
  TriViewport viewport;
  TriVec2 from;

  g_assert_true (tri_canvas_get_viewport (TRI_CANVAS (canvas), &viewport));
  /* The cross starts in the middle when there is no pointer. */
  from = (TriVec2){ viewport.width / 2.0, viewport.height / 2.0 };
  for (guint i = 0; i < get_n_points (); i++)
    {
      g_autoptr (GString) keys = g_string_new (NULL);
      TriVec2 to = tri_viewport_to_view (&viewport, get_point (i));

      append_steps (keys, from.x, to.x, "Left", "Right");
      append_steps (keys, from.y, to.y, "Up", "Down");
      g_string_append (keys, "Return");
      tri_ui_key (GTK_WIDGET (window), keys->str);
      from.x += round (to.x - from.x);
      from.y += round (to.y - from.y);
    }
}

static void
play_keyboard (TriWindow *window, gpointer data)
{
  const char *photo = data;
  TriUiEffort before = tri_ui_get_effort ();
  GType dialog_type = TRI_TYPE_CHOOSE_DIALOG;
  GtkWidget *dialog;
  double height_mm, age_days;

  tri_ui_park_pointer (GTK_WIDGET (window));
  dialog = app_open_dialog (window, "ctrl+n", TRI_TYPE_CLIENT_DIALOG);
  tri_ui_type (dialog, "Marlon Hale");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (has_import, window, 5, "the consultation");

  go_to (window, "Tab", GTK_TYPE_BUTTON, tri_ui_has_action, "design.import");
  tri_ui_key (GTK_WIDGET (window), "Return");
  name_file (photo);
  tri_ui_wait (asks_view, window, 10, "the question for the view");
  tri_ui_settle (GTK_WIDGET (window));
  go_to (window, "Tab", GTK_TYPE_BUTTON, tri_ui_has_id, "front");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (has_canvas, window, 1, "the photo");
  tri_ui_settle (GTK_WIDGET (window));

  set_points (window);
  tri_ui_wait (has_fit, window, 15, "the head to be fitted");
  tri_ui_shot ("keyboard-fit");
  go_to (window, "Tab", GTK_TYPE_BUTTON, tri_ui_has_id, "accept");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (is_settled, window, 15, "the first preview");

  go_to (window, "Tab", GTK_TYPE_FLOW_BOX_CHILD, NULL, NULL);
  go_to (window, "Right", GTK_TYPE_FLOW_BOX_CHILD, is_mature_tile, "Mature");
  tri_ui_key (GTK_WIDGET (window), "space");
  tri_ui_wait (is_mature, window, 15, "the candidate");

  /* The line 5 mm lower, by its handle. */
  height_mm = get_spec (window)->shape.height_mm;
  go_to (window, "shift+Tab", TRI_TYPE_CANVAS, NULL, NULL);
  while (tri_ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_label, "above glabella")
         == NULL)
    tri_ui_key (GTK_WIDGET (window), "p");
  tri_ui_key (GTK_WIDGET (window), "shift+Down");
  tri_ui_wait (is_settled, window, 15, "the lowered line");
  g_assert_cmpfloat_with_epsilon (get_spec (window)->shape.height_mm, height_mm - 5.0, 0.6);

  /* Temporary, permanent, and years later. */
  age_days = tri_consultation_get_moment (app_get_consultation (window))->age_days;
  go_to (window, "Tab", GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, "temporary");
  tri_ui_key (GTK_WIDGET (window), "space");
  g_assert_cmpint (tri_consultation_get_moment (app_get_consultation (window))->kind, ==,
                   TRI_KIND_TEMPORARY);
  go_to (window, "Tab", GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, "permanent");
  tri_ui_key (GTK_WIDGET (window), "space");
  go_to (window, "Tab", TRI_TYPE_TIME_SCALE, NULL, NULL);
  tri_ui_key (GTK_WIDGET (window), "End");
  g_assert_cmpfloat (tri_consultation_get_moment (app_get_consultation (window))->age_days, >,
                     age_days + 365);
  tri_ui_wait (is_settled, window, 15, "the picture years later");

  dialog = app_open_dialog (window, "ctrl+Return", dialog_type);
  go_to (dialog, "Tab", GTK_TYPE_CHECK_BUTTON, tri_ui_has_id, "partner_check");
  tri_ui_key (dialog, "space");
  go_to (dialog, "Tab", GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record");
  tri_ui_shot ("keyboard-choose");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (app_has_no_dialog, &dialog_type, 10, "the choice to be recorded");
  tri_ui_wait (has_plan, window, 10, "the plan");

  g_assert_cmpuint (tri_ui_get_effort ().n_clicks, ==, before.n_clicks);
  g_test_message ("%u keys", tri_ui_get_effort ().n_keys - before.n_keys);
}

static void
test_first_choice (gconstpointer script)
{
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, photo_name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriDecision *decision;

  photo = g_resources_lookup_data ("/org/trichion/Trichion/samples/sample-front.jpg", 0, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (photo, NULL), (gssize) g_bytes_get_size (photo),
                       &error);
  g_assert_no_error (error);

  app_run (folder, (AppScript) script, path);

  store = tri_store_open (folder, &error);
  g_assert_no_error (error);
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, ==, 1);
  dossier
      = tri_store_load_dossier (store, ((TriClient *) g_ptr_array_index (clients, 0))->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier->decisions->len, ==, 1);
  decision = g_ptr_array_index (dossier->decisions, 0);
  g_assert_cmpint (decision->kind, ==, TRI_KIND_PERMANENT);
  g_assert_cmpuint (decision->present, ==, TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER);
  tri_store_close (store);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_data_func ("/app/first-choice/mouse", play_mouse, test_first_choice);
  g_test_add_data_func ("/app/first-choice/keyboard", play_keyboard, test_first_choice);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in the real window: worst first, shown on the photo by mouse and by keys. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-choose-dialog.h"
#include "tri-finding-list.h"
#include "tri-finding-button.h"

#include <string.h>

static TriCanvas *
get_canvas (TriWindow *window)
{
  return TRI_CANVAS (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL));
}

static GtkWidget *
get_list (TriWindow *window)
{
  return tri_ui_get (GTK_WIDGET (window), TRI_TYPE_FINDING_LIST, NULL, NULL);
}

static GtkWidget *
get_first_row (TriWindow *window)
{
  return tri_ui_get (get_list (window), TRI_TYPE_FINDING_BUTTON, NULL, NULL);
}

static gboolean
is_ready (gpointer data)
{
  TriViewItem *view = tri_consultation_get_view (app_get_consultation (data));

  return tri_view_item_get_scene (view) != NULL && tri_canvas_is_settled (get_canvas (data));
}

/* The first row is the red one of the height. */
static gboolean
warns_of_height (gpointer data)
{
  GtkWidget *row = tri_ui_find (get_list (data), TRI_TYPE_FINDING_BUTTON, NULL, NULL);
  const TriFinding *first = row != NULL ? tri_finding_button_get (TRI_FINDING_BUTTON (row)) : NULL;

  return first != NULL && g_str_equal (first->id, "height") && first->level == TRI_FINDING_WARNING;
}

static gboolean
shows_higher (gpointer data)
{
  const TriFinding *shown = tri_canvas_get_finding (get_canvas (data));

  return shown != NULL && shown->measure > 61.5;
}

static void
set_height (TriWindow *window, double height_mm)
{
  TriConsultation *consultation = app_get_consultation (window);
  TriDesignSpec spec = *tri_design_get_spec (tri_consultation_get_design (consultation));
  g_autoptr (TriDesign) design = NULL;

  spec.shape.height_mm = height_mm;
  design = tri_design_new (&spec);
  tri_consultation_set_design (consultation, design, 0);
}

/* What is said of a line that falls, with an edge like a knife's, when the client's photos show the
 * profile and how dense the sides are. */
static gboolean
asked_photos (gpointer data)
{
  g_autofree char *words = tri_ui_read (get_list (data));

  return strstr (words, "seen from the side a natural line rises") != NULL
         && strstr (words, "sharper than these sides can carry") != NULL;
}

static void
set_falling (TriWindow *window)
{
  TriConsultation *consultation = app_get_consultation (window);
  TriDesignSpec spec = *tri_design_get_spec (tri_consultation_get_design (consultation));
  g_autoptr (TriDesign) design = NULL;

  spec.shape.lateral_rise_mm = -1;
  spec.shape.edge_mm = 0.5;
  design = tri_design_new (&spec);
  tri_consultation_set_design (consultation, design, 0);
}

static gboolean
is_pressed (GtkWidget *row)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row));
}

static void
visit (TriWindow *window, gpointer data)
{
  GtkWidget *row;
  const TriFinding *shown;
  g_autofree char *words = NULL;

  app_open_client (window);
  tri_ui_wait (is_ready, window, 30, "the picture");
  set_height (window, 60);
  tri_ui_wait (warns_of_height, window, 10, "the red finding on top");
  tri_ui_wait (is_ready, window, 10, "the picture");
  tri_ui_settle (GTK_WIDGET (window));

  /* What weighs is there in words; what is fine is folded. */
  words = tri_ui_read (get_list (window));
  g_assert_nonnull (strstr (words, "Warning"));
  g_assert_nonnull (strstr (words, "60 mm"));
  g_assert_nonnull (strstr (words, "checks are fine"));
  g_assert_null (strstr (words, "Left and right differ"));

  /* With the mouse: on the photo, and away again. */
  row = get_first_row (window);
  g_assert_null (tri_canvas_get_finding (get_canvas (window)));
  tri_ui_click (row);
  shown = tri_canvas_get_finding (get_canvas (window));
  g_assert_nonnull (shown);
  g_assert_cmpstr (shown->id, ==, "height");
  g_assert_true (is_pressed (row));
  tri_ui_shot ("finding-height");
  tri_ui_click (row);
  g_assert_null (tri_canvas_get_finding (get_canvas (window)));
  g_assert_false (is_pressed (row));

  /* With keys: Space shows, Escape takes away. What is shown follows the design. */
  gtk_widget_grab_focus (row);
  tri_ui_key (row, "space");
  g_assert_nonnull (tri_canvas_get_finding (get_canvas (window)));
  set_height (window, 62);
  tri_ui_wait (shows_higher, window, 10, "the new measure on the photo");
  g_assert_true (is_pressed (get_first_row (window)));
  tri_ui_key (row, "Escape");
  g_assert_null (tri_canvas_get_finding (get_canvas (window)));
  g_assert_false (is_pressed (get_first_row (window)));

  set_falling (window);
  tri_ui_wait (asked_photos, window, 10, "what the photos tell of the sides and the profile");
}

static const TriDecision *
get_last_decision (TriWindow *window)
{
  GPtrArray *decisions = tri_consultation_get_dossier (app_get_consultation (window))->decisions;

  return g_ptr_array_index (decisions, decisions->len - 1);
}

/* A red finding is no veto, but it wants a reason. */
static void
choose (TriWindow *window, gpointer data)
{
  GType type = TRI_TYPE_CHOOSE_DIALOG;
  GtkWidget *dialog, *record;

  app_open_client (window);
  tri_ui_wait (is_ready, window, 30, "the picture");
  set_height (window, 60);
  tri_ui_wait (warns_of_height, window, 10, "the red finding");
  dialog = app_open_dialog (window, "ctrl+Return", type);
  record = tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record");
  tri_ui_click (record);
  {
    g_autofree char *words = tri_ui_read (dialog);

    g_assert_nonnull (strstr (words, "looks like a boy"));
    g_assert_nonnull (strstr (words, "say in a sentence why"));
  }
  tri_ui_shot ("finding-reason");
  tri_ui_type (dialog, "He saw it drawn on.");
  tri_ui_click (record);
  tri_ui_wait (app_has_no_dialog, &type, 20, "the choice to be recorded");
}

static void
look_again (TriWindow *window, gpointer data)
{
  const TriOverride *override;
  GPtrArray *overrides;

  app_open_client (window);
  overrides = get_last_decision (window)->overrides;
  g_assert_cmpuint (overrides->len, ==, 1);
  override = g_ptr_array_index (overrides, 0);
  g_assert_cmpstr (override->finding_id, ==, "height");
  g_assert_cmpfloat_with_epsilon (override->measure, 60, 1);
  g_assert_nonnull (strstr (override->text, "looks like a boy"));
  g_assert_cmpstr (override->reason, ==, "He saw it drawn on.");
}

static void
test_reason (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, choose, NULL);
  app_run (folder, look_again, NULL);
}

static void
test_list (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
}

int
main (int argc, char **argv)
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/finding-list/shown", test_list);
  g_test_add_func ("/app/finding-list/reason", test_reason);
  return g_test_run ();
}

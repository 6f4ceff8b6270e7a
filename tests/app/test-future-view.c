/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hair loss that moves on in the real window: offered by its finding, said on the picture, and
 * nothing of design or price changes. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-finding-list.h"

#include <string.h>

static gboolean
has_settled (gpointer data)
{
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);

  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (data))) != NULL
         && tri_canvas_is_settled (TRI_CANVAS (canvas));
}

static GtkWidget *
find_offer (TriWindow *window)
{
  GtkWidget *list = tri_ui_find (GTK_WIDGET (window), TRI_TYPE_FINDING_LIST, NULL, NULL);

  return tri_ui_find (list, GTK_TYPE_BUTTON, tri_ui_has_id, "future");
}

static double
get_hours (TriWindow *window)
{
  return tri_consultation_get_estimate (app_get_consultation (window))->hours.typical;
}

/* Of less hair loss there is less to do. */
static double whole_hours;

static gboolean
has_offer (gpointer data)
{
  return find_offer (data) != NULL && get_hours (data) < whole_hours;
}

static const char *
read_note (TriWindow *window)
{
  GtkWidget *note = tri_ui_find (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_id, "look_note");

  return note != NULL ? gtk_label_get_text (GTK_LABEL (note)) : "";
}

static gboolean
says_little (gpointer data)
{
  return strstr (read_note (data), "Little of that hair") != NULL;
}

static gboolean
says_two_stages (gpointer data)
{
  return strstr (read_note (data), "two stages and the sides turn grey (simulation)") != NULL
         && !says_little (data);
}

static void
visit (TriWindow *window, gpointer data)
{
  TriConsultation *consultation;
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriViewItem) side = NULL;
  const TriDesign *current;
  TriDesignSpec spec;
  GtkWidget *page;
  double hours;

  app_open_client (window);
  tri_ui_wait (has_settled, window, 30, "the picture");
  consultation = app_get_consultation (window);
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);
  /* The demo client's hair loss is at its end. */
  g_assert_null (find_offer (window));
  spec = *tri_design_get_spec (tri_consultation_get_design (consultation));
  whole_hours = get_hours (window);
  tri_design_spec_set_norwood (&spec, TRI_NORWOOD_5);
  design = tri_design_new (&spec);
  tri_consultation_set_design (consultation, design, 0);
  tri_ui_wait (has_offer, window, 10, "the finding");
  current = tri_consultation_get_design (consultation);
  hours = get_hours (window);

  /* From the finding; by keys, since the list lies below the fold. */
  gtk_widget_grab_focus (find_offer (window));
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (has_settled, window, 30, "the future");
  g_assert_nonnull (strstr (read_note (window), "If hair loss moves on one stage (simulation)"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_offer (window))), ==,
                   "Back to the Hair of Today");
  tri_ui_shot ("future-front");

  /* This head has no more hair than the next stage: hardly any of it goes. Two stages on, from the
   * side, it is seen. */
  tri_ui_wait (says_little, window, 10, "the caveat");
  side = g_list_model_get_item (tri_consultation_get_views (consultation), 1);
  tri_consultation_set_view (consultation, side);
  tri_ui_wait (has_settled, window, 30, "the side");
  g_object_set (page, "future", "two", "greying", TRUE, NULL);
  tri_ui_wait (has_settled, window, 30, "two stages");
  tri_ui_wait (says_two_stages, window, 10, "the side's words");
  tri_ui_shot ("future-two-grey");
  g_object_set (page, "before", TRUE, NULL);
  g_assert_cmpstr (read_note (window), ==, "");
  g_object_set (page, "before", FALSE, NULL);

  /* What is designed, chosen and exported is what it was. */
  g_assert_true (tri_consultation_get_design (consultation) == current);
  g_assert_cmpfloat (get_hours (window), ==, hours);
  g_assert_null (
      tri_scene_get_look (tri_view_item_get_scene (tri_consultation_get_view (consultation)))
          ->receding);

  g_object_set (page, "greying", FALSE, NULL);
  gtk_widget_grab_focus (find_offer (window));
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (has_settled, window, 30, "today");
  g_assert_cmpstr (read_note (window), ==, "");
}

static void
test_future (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/future-view", test_future);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every widget class with a template is made, shown and freed: wrong ids, unknown properties and
 * leaks end the test (G_DEBUG=fatal-warnings). */

#include "config.h"

#include "app-fixture.h"
#include "tri-blind-view.h"
#include "tri-canvas.h"
#include "tri-compare-board.h"
#include "tri-compare-page.h"
#include "tri-design-page.h"
#include "tri-design-panel.h"
#include "tri-finding-button.h"
#include "tri-finding-list.h"
#include "tri-finding-row.h"
#include "tri-halves-row.h"
#include "tri-import-card.h"
#include "tri-landmark-panel.h"
#include "tri-landmark-picture.h"
#include "tri-outline-panel.h"
#include "tri-parts-panel.h"
#include "tri-present-card.h"
#include "tri-record-page.h"
#include "tri-sides-panel.h"
#include "tri-slider-row.h"
#include "tri-split-bar.h"
#include "tri-swatch.h"
#include "tri-time-bar.h"
#include "tri-time-scale.h"
#include "tri-view-strip.h"

#include <adwaita.h>

static void
test_instantiate (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (widget);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (widget);
}

/* The wheel over a slider scrolls what the slider is in. */
static void
test_slider_leaves_the_wheel (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (TRI_TYPE_SLIDER_ROW, NULL));
  GtkWidget *scale = gtk_widget_get_first_child (row);
  guint n_wheels = 0;

  while (scale != NULL && !GTK_IS_SCALE (scale))
    scale = gtk_widget_get_next_sibling (scale);
  g_assert_nonnull (scale);
  {
    g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
          continue;
        n_wheels++;
        g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==,
                         GTK_PHASE_NONE);
      }
  }
  g_assert_cmpuint (n_wheels, >, 0);
  g_object_unref (row);
}

/* The whole page on a client, then on nobody: nothing keeps the consultation. */
static void
test_page_lets_go (Fixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  TriDesignPage *page = g_object_new (TRI_TYPE_DESIGN_PAGE, NULL);
  gpointer watched = fixture->consultation;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 1024, 640);
  gtk_window_present (GTK_WINDOW (window));
  tri_design_page_set_consultation (page, fixture->consultation);
  fixture_add_front (fixture);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (page));
  /* Usable at 1024 x 700: the page asks for no more. */
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (page)), <=, 1024);

  tri_design_page_set_consultation (page, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_object_add_weak_pointer (G_OBJECT (fixture->consultation), &watched);
  g_object_run_dispose (G_OBJECT (fixture->consultation));
  g_clear_object (&fixture->consultation);
  WAIT_FOR (watched == NULL);
}

int
main (int argc, char **argv)
{
  GType types[] = {
    TRI_TYPE_BLIND_VIEW,    TRI_TYPE_CANVAS,         TRI_TYPE_RECORD_PAGE,
    TRI_TYPE_COMPARE_BOARD, TRI_TYPE_COMPARE_CELL,   TRI_TYPE_COMPARE_PAGE,
    TRI_TYPE_DESIGN_PAGE,   TRI_TYPE_DESIGN_PANEL,   TRI_TYPE_FINDING_BUTTON,
    TRI_TYPE_FINDING_LIST,  TRI_TYPE_FINDING_ROW,    TRI_TYPE_HALVES_ROW,
    TRI_TYPE_IMPORT_CARD,   TRI_TYPE_LANDMARK_PANEL, TRI_TYPE_LANDMARK_PICTURE,
    TRI_TYPE_OUTLINE_PANEL, TRI_TYPE_PRESENT_CARD,   TRI_TYPE_PARTS_PANEL,
    TRI_TYPE_SIDES_PANEL,   TRI_TYPE_SLIDER_ROW,     TRI_TYPE_SPLIT_BAR,
    TRI_TYPE_SWATCH,        TRI_TYPE_TIME_BAR,       TRI_TYPE_TIME_SCALE,
    TRI_TYPE_VIEW_STRIP,
  };

  /* Not isolated: libadwaita looks for the desktop's settings schemas. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = g_strconcat ("/app/templates/", g_type_name (types[i]), NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (types[i]), test_instantiate);
    }
  g_test_add_func ("/app/templates/slider-leaves-the-wheel", test_slider_leaves_the_wheel);
  g_test_add ("/app/templates/page-lets-go", Fixture, NULL, fixture_set_up, test_page_lets_go,
              fixture_tear_down);

  return g_test_run ();
}

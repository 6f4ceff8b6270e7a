/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free parts in the real window: drawn and erased by mouse and keys, counted, undone, in every
 * view.
 */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-parts-panel.h"

/* On the forehead of the demo client's front photo, below the hairline. */
#define FROM_X 660.0
#define TO_X 840.0
#define LINE_Y 720.0

static GtkWidget *
get_canvas (TriWindow *window)
{
  return tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL);
}

static GtkWidget *
get_panel (TriWindow *window)
{
  return tri_ui_get (GTK_WIDGET (window), TRI_TYPE_PARTS_PANEL, NULL, NULL);
}

static gboolean
has_no_panel (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_PARTS_PANEL, NULL, NULL) == NULL;
}

static guint
count_parts (TriWindow *window)
{
  TriDesign *design = tri_consultation_get_design (app_get_consultation (window));

  return tri_free_parts_get_count (tri_design_get_spec (design)->parts);
}

/* What the panel says, and that it says it of the design there is: figures follow a stroke some
 * frames behind. */
static gboolean
is_measured (TriWindow *window, double area)
{
  TriRegion *region = tri_consultation_get_region (app_get_consultation (window));

  return fabs (tri_region_get_area_cm2 (region) - area) < 0.051;
}

/* As the panel says it. */
static double
read_area (TriWindow *window)
{
  GtkWidget *label = tri_ui_get (get_panel (window), GTK_TYPE_LABEL, tri_ui_has_id, "area");
  double area = 0;

  sscanf (gtk_label_get_label (GTK_LABEL (label)), "Treated area %lf", &area);
  return area;
}

static gboolean
is_ready (gpointer data)
{
  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (data))) != NULL
         && tri_canvas_is_settled (TRI_CANVAS (get_canvas (data)))
         && tri_consultation_get_estimate (app_get_consultation (data)) != NULL;
}

typedef struct
{
  TriWindow *window;
  double low, high;
} Wanted;

static gboolean
has_area (gpointer data)
{
  const Wanted *wanted = data;
  double area = read_area (wanted->window);

  return area >= wanted->low && area <= wanted->high && is_measured (wanted->window, area)
         && tri_canvas_is_settled (TRI_CANVAS (get_canvas (wanted->window)));
}

static void
wait_for_area (TriWindow *window, double low, double high, const char *what)
{
  tri_ui_wait (has_area, &(Wanted){ window, low, high }, 10, what);
}

/* One stroke of the mouse. */
static void
draw (TriWindow *window)
{
  TriViewport viewport;
  graphene_point_t points[7];

  g_assert_true (tri_canvas_get_viewport (TRI_CANVAS (get_canvas (window)), &viewport));
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      double x = FROM_X + (TO_X - FROM_X) * i / (G_N_ELEMENTS (points) - 1);
      TriVec2 at = tri_viewport_to_view (&viewport, (TriVec2){ x, LINE_Y });

      points[i] = GRAPHENE_POINT_INIT ((float) at.x, (float) at.y);
    }
  tri_ui_drag_along (get_canvas (window), points, G_N_ELEMENTS (points), 0.03);
}

static void
visit (TriWindow *window, gpointer data)
{
  TriConsultation *consultation;
  GtkWidget *canvas;
  double before, grown;

  app_open_client (window);
  tri_ui_wait (is_ready, window, 30, "the picture");
  consultation = app_get_consultation (window);
  canvas = get_canvas (window);
  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "design.parts"));
  tri_ui_settle (GTK_WIDGET (window));
  before = read_area (window);
  g_assert_cmpfloat (before, >, 10);

  /* A stroke of about 35 mm with a brush of 16 mm. */
  draw (window);
  wait_for_area (window, before + 4, before + 10, "the area to grow");
  g_assert_cmpuint (count_parts (window), ==, 1);
  grown = read_area (window);
  tri_ui_shot ("parts-drawn");

  /* One stroke is one step. */
  tri_ui_key (canvas, "ctrl+z");
  wait_for_area (window, before, before, "the stroke to be undone");
  g_assert_cmpuint (count_parts (window), ==, 0);
  tri_ui_key (canvas, "ctrl+shift+z");
  wait_for_area (window, grown, grown, "the stroke to be redone");

  /* The larger brush erases all of it. */
  tri_ui_key (canvas, "e");
  for (guint i = 0; i < 2; i++)
    tri_ui_key (canvas, "bracketright");
  draw (window);
  wait_for_area (window, before - 3, before + 0.1, "the stroke to be erased");
  tri_ui_shot ("parts-erased");
  tri_ui_click (tri_ui_get (get_panel (window), GTK_TYPE_BUTTON, tri_ui_has_id, "clear"));
  wait_for_area (window, before, before, "all to be cleared");
  g_assert_cmpuint (count_parts (window), ==, 0);

  /* By keys: the brush is put down, moved and lifted. */
  gtk_widget_grab_focus (canvas);
  tri_ui_key (canvas, "d");
  for (guint i = 0; i < 4; i++)
    tri_ui_key (canvas, "shift+Up");
  tri_ui_key (canvas, "space");
  for (guint i = 0; i < 3; i++)
    tri_ui_key (canvas, "shift+Left");
  tri_ui_key (canvas, "space");
  g_assert_cmpuint (count_parts (window), ==, 1);
  tri_ui_key (canvas, "alt+Left");
  g_assert_cmpuint (count_parts (window), ==, 1);
  tri_ui_shot ("parts-keys");
  tri_ui_key (canvas, "Delete");
  g_assert_cmpuint (count_parts (window), ==, 0);
  tri_ui_key (canvas, "ctrl+z");
  g_assert_cmpuint (count_parts (window), ==, 1);

  tri_ui_click (tri_ui_get (get_panel (window), GTK_TYPE_BUTTON, tri_ui_has_label, "_Done"));
  tri_ui_wait (has_no_panel, window, 10, "the panel to be put away");
  tri_ui_shot ("parts-done");
  tri_consultation_undo (consultation);
  g_assert_cmpuint (count_parts (window), ==, 0);
}

static void
test_parts (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/parts", test_parts);
  return g_test_run ();
}

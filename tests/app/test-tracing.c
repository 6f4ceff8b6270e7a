/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn line traced in the real window with mouse and keys, used, undone; and left. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas.h"
#include "tri-region.h"
#include "tri-trace-panel.h"

#define N_POINTS 7
#define HIGHER_MM 9.0

static double
get_height (TriWindow *window)
{
  TriDesign *design = tri_consultation_get_design (app_get_consultation (window));

  return tri_design_get_spec (design)->shape.height_mm;
}

static TriScene *
get_scene (TriWindow *window)
{
  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (window)));
}

static gboolean
is_ready (gpointer data)
{
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);

  return get_scene (data) != NULL && tri_canvas_is_settled (TRI_CANVAS (canvas));
}

static GtkWidget *
get_button (TriWindow *window, const char *id)
{
  return tri_ui_get (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_TRACE_PANEL, NULL, NULL),
                     GTK_TYPE_BUTTON, tri_ui_has_id, id);
}

static gboolean
can_keep (gpointer data)
{
  return gtk_widget_is_sensitive (get_button (data, "keep"));
}

static gboolean
has_panel (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_TRACE_PANEL, NULL, NULL) != NULL;
}

static gboolean
has_no_panel (gpointer data)
{
  return !has_panel (data);
}

/* Points of the design's line in the canvas, as if it had been drawn some mm higher. */
static void
take_points (TriWindow *window, TriVec2 *out)
{
  TriCanvas *canvas = TRI_CANVAS (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL));
  TriScene *scene = get_scene (window);
  TriDesignSpec spec
      = *tri_design_get_spec (tri_consultation_get_design (app_get_consultation (window)));
  g_autoptr (TriCurve) curve = NULL;
  guint n, first, last, length;
  const TriVec3 *samples;
  TriViewport viewport;

  spec.shape.height_mm += HIGHER_MM;
  curve = tri_hairline_curve (&spec.shape, tri_scene_get_head (scene));
  samples = tri_curve_get_samples (curve, &n);
  tri_hairline_find_front (&spec.shape, curve, &first, &last);
  length = (last + n - first) % n;
  g_assert_true (tri_canvas_get_viewport (canvas, &viewport));
  for (guint i = 0; i < N_POINTS; i++)
    out[i] = tri_viewport_to_view (
        &viewport,
        tri_scene_project (scene, samples[(first + length * (i + 2) / (N_POINTS + 3)) % n]));
}

static void
visit (TriWindow *window, gpointer data)
{
  TriVec2 points[N_POINTS];
  GtkWidget *canvas;
  double height;

  app_open_client (window);
  tri_ui_wait (is_ready, window, 30, "the picture");
  canvas = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, NULL);
  height = get_height (window);
  take_points (window, points);

  tri_ui_key (canvas, "ctrl+t");
  tri_ui_wait (has_panel, window, 5, "the tool");
  for (guint i = 0; i + 1 < N_POINTS; i++)
    tri_ui_click_at (canvas, points[i].x, points[i].y);
  /* The last by keys: the cursor begins at the pointer. It is taken again, and let go. */
  for (guint i = 0; i < 2; i++)
    tri_ui_key (canvas, "shift+Right");
  tri_ui_key (canvas, "Return");
  tri_ui_key (canvas, "BackSpace");
  tri_ui_click_at (canvas, points[N_POINTS - 1].x, points[N_POINTS - 1].y);
  tri_ui_key (canvas, "Tab");
  tri_ui_key (canvas, "alt+Up");
  tri_ui_key (canvas, "alt+Down");
  tri_ui_key (canvas, "Return");
  tri_ui_wait (can_keep, window, 15, "the line");
  tri_ui_shot ("tracing");
  g_assert_cmpfloat (get_height (window), ==, height);

  tri_ui_key (canvas, "Return");
  tri_ui_wait (has_no_panel, window, 5, "the line to be used");
  g_assert_cmpfloat_with_epsilon (get_height (window), height + HIGHER_MM, 2.0);
  tri_ui_key (canvas, "ctrl+z");
  g_assert_cmpfloat (get_height (window), ==, height);

  /* Garbage is refused with a sentence; Escape leaves all as it was. */
  tri_ui_key (canvas, "ctrl+t");
  tri_ui_wait (has_panel, window, 5, "the tool");
  for (guint i = 0; i < 5; i++)
    tri_ui_click_at (canvas, points[i].x, points[i].y + (i % 2 == 0 ? -70 : 70));
  tri_ui_settle (canvas);
  g_assert_false (can_keep (window));
  tri_ui_shot ("tracing-garbage");
  tri_ui_key (canvas, "Return");
  g_assert_true (has_panel (window));
  tri_ui_key (canvas, "Escape");
  tri_ui_wait (has_no_panel, window, 5, "the tool to be left");
  g_assert_cmpfloat (get_height (window), ==, height);
}

static void
test_tracing (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/tracing", test_tracing);
  return g_test_run ();
}

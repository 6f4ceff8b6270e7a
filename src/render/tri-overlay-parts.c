/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edges of free parts over a preview: what the brush drew and what it erased. */

#include "config.h"

#include "tri-overlay-private.h"

#include "tri-chart.h"

/* Longer pieces of a line would leave the head's surface. */
#define PIECE_MM 4.0
#define EDGE_PX 2.0
/* Beyond the view, for a pan that moves what is drawn. */
#define MARGIN_PX 128
/* Pixels a pixel of the view, for fine screens. */
#define OVERSAMPLE 2

/* One point of a stroke; the line breaks off where the scalp is not seen. */
static void
line_to (
    cairo_t *cr, const TriScene *scene, const TriViewport *viewport, TriVec2 uv, gboolean *drawing)
{
  TriHead *head = tri_scene_get_head (scene);
  TriVec3 e = tri_chart_to_direction (uv);
  TriVec3 point = tri_head_point (head, e);
  TriVec2 at;

  if (!tri_scene_is_visible (scene, point, tri_head_normal (head, e)))
    {
      *drawing = FALSE;
      return;
    }
  at = tri_viewport_to_view (viewport, tri_scene_project (scene, point));
  if (!*drawing)
    cairo_move_to (cr, at.x, at.y);
  /* A spot is a line without length: its round ends are drawn. */
  cairo_line_to (cr, at.x, at.y);
  *drawing = TRUE;
}

static void
trace_part (cairo_t *cr,
            const TriScene *scene,
            const TriViewport *viewport,
            const TriFreePart *part)
{
  gboolean drawing = FALSE;

  for (guint i = 0; i < part->n_points; i++)
    {
      TriVec2 to = part->points[i], from = part->points[i > 0 ? i - 1 : 0];
      guint n = MAX ((guint) ceil (hypot (to.x - from.x, to.y - from.y) / PIECE_MM), 1);

      for (guint k = 1; k <= n; k++)
        line_to (cr, scene, viewport,
                 (TriVec2){ from.x + (to.x - from.x) * k / n, from.y + (to.y - from.y) * k / n },
                 &drawing);
    }
}

static double
get_width_px (const TriScene *scene, const TriViewport *viewport, const TriFreePart *part)
{
  TriVec3 first
      = tri_head_point (tri_scene_get_head (scene), tri_chart_to_direction (part->points[0]));

  return 2 * part->radius_mm * tri_pose_gain (tri_scene_get_pose (scene), first) * viewport->scale;
}

/* All strokes of one kind, as wide as the brush and @more_px. */
static void
stroke_parts (cairo_t *cr,
              const TriScene *scene,
              const TriFreeParts *parts,
              const TriViewport *viewport,
              TriFreePartKind kind,
              double more_px)
{
  for (guint i = 0; i < tri_free_parts_get_count (parts); i++)
    {
      const TriFreePart *part = tri_free_parts_get (parts, i);

      if (part->kind != kind)
        continue;
      trace_part (cr, scene, viewport, part);
      cairo_set_line_width (cr, MAX (get_width_px (scene, viewport, part) + more_px, 0.5));
      cairo_stroke (cr);
    }
}

/* The part of the view, and a margin about it, that strokes can lie in; FALSE when there is none.
 */
static gboolean
find_bounds (cairo_t *cr,
             const TriScene *scene,
             const TriFreeParts *parts,
             const TriViewport *viewport,
             cairo_rectangle_int_t *out_bounds)
{
  double x0 = G_MAXDOUBLE, y0 = G_MAXDOUBLE, x1 = -G_MAXDOUBLE, y1 = -G_MAXDOUBLE;

  for (guint i = 0; i < tri_free_parts_get_count (parts); i++)
    {
      const TriFreePart *part = tri_free_parts_get (parts, i);
      double half = get_width_px (scene, viewport, part) / 2 + 2 * EDGE_PX;
      double left, top, right, bottom;

      trace_part (cr, scene, viewport, part);
      if (cairo_has_current_point (cr))
        {
          cairo_path_extents (cr, &left, &top, &right, &bottom);
          x0 = MIN (x0, left - half);
          y0 = MIN (y0, top - half);
          x1 = MAX (x1, right + half);
          y1 = MAX (y1, bottom + half);
        }
      cairo_new_path (cr);
    }
  x0 = MAX (floor (x0), -MARGIN_PX);
  y0 = MAX (floor (y0), -MARGIN_PX);
  x1 = MIN (ceil (x1), viewport->width + MARGIN_PX);
  y1 = MIN (ceil (y1), viewport->height + MARGIN_PX);
  if (x0 >= x1 || y0 >= y1)
    return FALSE;
  *out_bounds = (cairo_rectangle_int_t){ (int) x0, (int) y0, (int) (x1 - x0), (int) (y1 - y0) };
  return TRUE;
}

/* The rim of strokes: wide ones, of which narrower ones are cut out. */
static void
draw_rim (cairo_t *cr,
          const TriScene *scene,
          const TriFreeParts *parts,
          const TriViewport *viewport,
          TriFreePartKind kind)
{
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.3);
  stroke_parts (cr, scene, parts, viewport, kind, EDGE_PX + 1.6);
  if (kind == TRI_FREE_PART_ADD)
    cairo_set_source_rgba (cr, 0.38, 0.63, 0.92, 0.95); /* blue 2 */
  else
    cairo_set_source_rgba (cr, 0.96, 0.38, 0.32, 0.95); /* red 1 */
  stroke_parts (cr, scene, parts, viewport, kind, EDGE_PX);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  stroke_parts (cr, scene, parts, viewport, kind, -EDGE_PX);
}

/* In a picture of its own: what is cut out of a stroke must not be cut out of the view. */
static void
paint_rim (cairo_t *cr,
           const TriScene *scene,
           const TriFreeParts *parts,
           const TriViewport *viewport,
           TriFreePartKind kind,
           const cairo_rectangle_int_t *bounds)
{
  cairo_surface_t *rim = cairo_image_surface_create (
      CAIRO_FORMAT_ARGB32, bounds->width * OVERSAMPLE, bounds->height * OVERSAMPLE);
  cairo_t *rim_cr;

  cairo_surface_set_device_scale (rim, OVERSAMPLE, OVERSAMPLE);
  rim_cr = cairo_create (rim);
  cairo_set_line_join (rim_cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (rim_cr, CAIRO_LINE_CAP_ROUND);
  cairo_translate (rim_cr, -bounds->x, -bounds->y);
  draw_rim (rim_cr, scene, parts, viewport, kind);
  cairo_destroy (rim_cr);

  cairo_set_source_surface (cr, rim, bounds->x, bounds->y);
  cairo_rectangle (cr, bounds->x, bounds->y, bounds->width, bounds->height);
  cairo_fill (cr);
  cairo_surface_destroy (rim);
}

void
_tri_overlay_draw_parts (cairo_t *cr,
                         const TriScene *scene,
                         const TriDesign *design,
                         const TriViewport *viewport)
{
  const TriFreeParts *parts = tri_design_get_spec (design)->parts;
  cairo_rectangle_int_t bounds;

  if (!find_bounds (cr, scene, parts, viewport, &bounds))
    return;
  paint_rim (cr, scene, parts, viewport, TRI_FREE_PART_ADD, &bounds);
  paint_rim (cr, scene, parts, viewport, TRI_FREE_PART_ERASE, &bounds);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines and handles over a preview: curves of the scalp, drawn where the camera sees them. */

#include "config.h"

#include "tri-overlay-private.h"

#include "tri-scene-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/* GNOME's blue 3, and a lighter one that stands out from skin of every colour. */
#define ACCENT 0x3584e4
#define ACCENT_LIGHT 0x62a0ea
/* Yellow 4: the hair that is there, beside the line that is drawn. */
#define FRINGE 0xf5c211
#define WHITE 0xffffff
#define BLACK 0x000000

#define HANDLE_RADIUS 6.5
#define HANDLE_MAIN_RADIUS 8.0
#define HANDLE_HOT_EXTRA 2.5
#define HANDLE_RING 2.5

/* Lines of the head are followed in steps of this many degrees or mm. */
#define STEP_DEG 2.0
#define STEP_MM 3.0
/* Points of a line that lie closer together tell nothing more, but each costs a joint. */
#define STEP_PX 3.0
#define MIDLINE_FROM_MM -6.0
#define MIDLINE_TO_MM 300.0
#define GLABELLA_TO_DEG 78.0
#define WIRE_STEP_DEG 15
/* The grid covers what hairlines may lie on: from the glabella's level to behind the vertex. */
#define GRID_STEP_MM 10
#define GRID_TO_X_MM 70
#define GRID_TO_HEIGHT_MM 140
#define CANTHUS_FROM_MM -40.0
#define CANTHUS_TO_MM 150.0
#define THIRD_HALF_WIDTH_MM 62.0

#define SCALE_BAR_LONGEST_PX 110.0
#define SCALE_BAR_MARGIN 14.0
#define SCALE_BAR_PADDING 10.0
/* In a view smaller than this a scale bar would hide more than it tells. */
#define SCALE_BAR_LEAST_VIEW 260

static void
set_colour (cairo_t *cr, guint32 rgb, double alpha)
{
  cairo_set_source_rgba (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                         (rgb & 0xff) / 255.0, alpha);
}

/* A path that breaks off where the scalp turns away or an ear hides it. */
typedef struct
{
  cairo_t *cr;
  const TriScene *scene;
  TriHead *head;
  const TriViewport *viewport;
  gboolean drawing;
  TriVec2 last;     /* point of the path */
  gboolean skipped; /* a point after it, too near */
  TriVec2 next;
} Pen;

/* Ends the line that is being drawn, with its very last point. */
static void
pen_up (Pen *self)
{
  if (self->skipped)
    cairo_line_to (self->cr, self->next.x, self->next.y);
  self->skipped = FALSE;
  self->drawing = FALSE;
}

static void
pen_to (Pen *self, TriVec3 point_mm)
{
  TriVec3 normal = tri_head_normal (self->head, tri_head_direction (self->head, point_mm));
  TriSighting sighting;
  TriVec2 at;

  if (!_tri_scene_sight (self->scene, point_mm, normal, &sighting))
    {
      pen_up (self);
      return;
    }
  at = tri_viewport_to_view (self->viewport, sighting.pixel);
  if (self->drawing && hypot (at.x - self->last.x, at.y - self->last.y) < STEP_PX)
    {
      self->skipped = TRUE;
      self->next = at;
      return;
    }
  if (self->drawing)
    cairo_line_to (self->cr, at.x, at.y);
  else
    cairo_move_to (self->cr, at.x, at.y);
  self->drawing = TRUE;
  self->skipped = FALSE;
  self->last = at;
}

/* Strokes the path in a colour, over a wider dark shadow that keeps it readable on light skin. */
static void
pen_stroke (Pen *self, guint32 rgb, double alpha, double width)
{
  cairo_t *cr = self->cr;

  pen_up (self);
  cairo_set_line_width (cr, width + 1.6);
  set_colour (cr, BLACK, 0.18 * alpha);
  cairo_stroke_preserve (cr);
  cairo_set_line_width (cr, width);
  set_colour (cr, rgb, alpha);
  cairo_stroke (cr);
}

static void
draw_hairline (Pen *pen, const TriDesign *design)
{
  const TriDesignSpec *spec = tri_design_get_spec (design);
  g_autoptr (TriCurve) hairline = tri_hairline_curve_of (spec, pen->head);
  guint n, first, last;
  const TriVec3 *samples = tri_curve_get_samples (hairline, &n);
  guint n_front;

  tri_hairline_find_front (&spec->shape, hairline, &first, &last);
  n_front = (last + n - first) % n;

  /* What closes the curve round sideburns, ears and nape: there, but not in the way. */
  for (guint i = n_front; i <= n; i++)
    pen_to (pen, samples[(first + i) % n]);
  pen_stroke (pen, ACCENT_LIGHT, 0.45, 1.0);

  for (guint i = 0; i <= n_front; i++)
    pen_to (pen, samples[(first + i) % n]);
  pen_stroke (pen, ACCENT_LIGHT, 0.95, 2.0);
}

/* Dashed, so that nobody takes it for the hairline. */
static void
draw_fringe (Pen *pen, const TriDesign *design)
{
  static const double dashes[] = { 5.0, 5.0 };
  const TriDesignSpec *spec = tri_design_get_spec (design);
  g_autoptr (TriCurve) fringe = tri_fringe_curve (spec, pen->head);
  g_autoptr (TriCurve) crown = tri_fringe_crown (spec->norwood, pen->head);
  const TriVec3 *samples;
  guint n, first, last;

  samples = tri_curve_get_samples (fringe, &n);
  tri_fringe_find_edge (spec->norwood, fringe, &first, &last);
  for (guint i = first; i != last; i = (i + 1) % n)
    pen_to (pen, samples[i]);
  pen_up (pen);
  samples = crown != NULL ? tri_curve_get_samples (crown, &n) : NULL;
  for (guint i = 0; samples != NULL && i <= n; i++)
    pen_to (pen, samples[i % n]);
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  pen_stroke (pen, FRINGE, 0.95, 1.75);
  cairo_set_dash (pen->cr, NULL, 0, 0.0);
}

static void
draw_midline (Pen *pen)
{
  static const double dashes[] = { 6.0, 5.0 };

  for (double height = MIDLINE_FROM_MM; height <= MIDLINE_TO_MM; height += STEP_MM)
    pen_to (pen, tri_head_tape_point (pen->head, 0.0, height));
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  pen_stroke (pen, WHITE, 0.85, 1.25);
  cairo_set_dash (pen->cr, NULL, 0, 0.0);
}

static void
draw_glabella (Pen *pen)
{
  static const double dashes[] = { 6.0, 5.0 };
  double level = tri_head_landmark (pen->head, TRI_LANDMARK_GLABELLA).y;

  for (double azimuth = -GLABELLA_TO_DEG; azimuth <= GLABELLA_TO_DEG; azimuth += STEP_DEG)
    pen_to (pen, tri_head_azimuth_point (pen->head, level, azimuth));
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  pen_stroke (pen, WHITE, 0.85, 1.25);
  cairo_set_dash (pen->cr, NULL, 0, 0.0);
}

/* Where the frontotemporal point belongs: over the outer corner of the eye. */
static void
draw_canthi (Pen *pen)
{
  static const double dashes[] = { 2.0, 4.0 };

  for (guint i = TRI_LANDMARK_LATERAL_CANTHUS_LEFT; i <= TRI_LANDMARK_LATERAL_CANTHUS_RIGHT; i++)
    {
      const double x = tri_head_landmark (pen->head, (TriLandmark) i).x;

      pen_up (pen);
      for (double height = CANTHUS_FROM_MM; height <= CANTHUS_TO_MM; height += STEP_MM)
        pen_to (pen, tri_head_tape_point (pen->head, x, height));
    }
  cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0.0);
  pen_stroke (pen, WHITE, 0.85, 1.25);
  cairo_set_dash (pen->cr, NULL, 0, 0.0);
}

/* Level lines in front of the face: the scalp's model does not go down there. */
static void
draw_thirds (Pen *pen, const TriDesign *design)
{
  const TriVec3 levels[] = {
    tri_handle_get_point (TRI_HANDLE_MID_FRONTAL, design, pen->head),
    tri_head_landmark (pen->head, TRI_LANDMARK_GLABELLA),
    tri_head_landmark (pen->head, TRI_LANDMARK_SUBNASALE),
    tri_head_landmark (pen->head, TRI_LANDMARK_MENTON),
  };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    for (int side = -1; side <= 1; side += 2)
      {
        const TriVec3 end = tri_vec3 (side * THIRD_HALF_WIDTH_MM, levels[i].y, levels[i].z);
        const TriVec2 at
            = tri_viewport_to_view (pen->viewport, tri_scene_project (pen->scene, end));

        if (side < 0)
          cairo_move_to (pen->cr, at.x, at.y);
        else
          cairo_line_to (pen->cr, at.x, at.y);
      }
  pen_stroke (pen, WHITE, 0.75, 1.0);
}

static void
draw_grid (Pen *pen)
{
  for (int x = -GRID_TO_X_MM; x <= GRID_TO_X_MM; x += GRID_STEP_MM)
    {
      pen_up (pen);
      for (double height = 0.0; height <= GRID_TO_HEIGHT_MM; height += STEP_MM)
        pen_to (pen, tri_head_tape_point (pen->head, x, height));
    }
  for (int height = 0; height <= GRID_TO_HEIGHT_MM; height += GRID_STEP_MM)
    {
      pen_up (pen);
      for (double x = -GRID_TO_X_MM; x <= GRID_TO_X_MM; x += STEP_MM)
        pen_to (pen, tri_head_tape_point (pen->head, x, height));
    }
  pen_stroke (pen, WHITE, 0.4, 1.0);
}

/* Meridians and parallels of the unit sphere the head is made of. */
static void
draw_wireframe (Pen *pen)
{
  const double degree = G_PI / 180.0;

  for (int azimuth = 0; azimuth < 360; azimuth += WIRE_STEP_DEG)
    {
      pen_up (pen);
      for (double polar = 0.0; polar <= 120.0; polar += STEP_DEG)
        pen_to (pen, tri_head_point (pen->head,
                                     tri_vec3 (sin (polar * degree) * sin (azimuth * degree),
                                               cos (polar * degree),
                                               sin (polar * degree) * cos (azimuth * degree))));
    }
  for (int polar = WIRE_STEP_DEG; polar <= 120; polar += WIRE_STEP_DEG)
    {
      pen_up (pen);
      for (double azimuth = 0.0; azimuth <= 360.0; azimuth += STEP_DEG)
        pen_to (pen, tri_head_point (pen->head,
                                     tri_vec3 (sin (polar * degree) * sin (azimuth * degree),
                                               cos (polar * degree),
                                               sin (polar * degree) * cos (azimuth * degree))));
    }
  pen_stroke (pen, ACCENT_LIGHT, 0.85, 1.0);
}

static double
handle_radius (TriHandle handle, TriHandle hot)
{
  return (handle == TRI_HANDLE_MID_FRONTAL ? HANDLE_MAIN_RADIUS : HANDLE_RADIUS)
         + (handle == hot ? HANDLE_HOT_EXTRA : 0.0);
}

static void
draw_handle (cairo_t *cr, TriVec2 at, double radius, guint32 rgb)
{
  cairo_arc (cr, at.x, at.y + 1.0, radius + 1.5, 0.0, 2.0 * G_PI);
  set_colour (cr, BLACK, 0.22);
  cairo_fill (cr);
  cairo_arc (cr, at.x, at.y, radius, 0.0, 2.0 * G_PI);
  set_colour (cr, WHITE, 1.0);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, HANDLE_RING);
  set_colour (cr, rgb, 1.0);
  cairo_stroke (cr);
}

static void
draw_handles (cairo_t *cr,
              const TriScene *scene,
              const TriDesign *design,
              const TriViewport *viewport,
              guint first,
              guint end,
              TriHandle hot)
{
  for (guint i = first; i < end; i++)
    {
      TriVec2 at;

      if (tri_overlay_get_handle (scene, design, viewport, (TriHandle) i, &at))
        draw_handle (cr, at, handle_radius ((TriHandle) i, hot),
                     i < TRI_N_LINE_HANDLES ? ACCENT : FRINGE);
    }
}

static void
rounded_rectangle (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -0.5 * G_PI, 0.0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0.0, 0.5 * G_PI);
  cairo_arc (cr, x + radius, y + height - radius, radius, 0.5 * G_PI, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Laying out text costs more than all the lines: one layout a thread, its text changed when the
 * length does (CODING, 14). */
static PangoLayout *
scale_bar_layout (cairo_t *cr, double mm)
{
  static GPrivate cached = G_PRIVATE_INIT (g_object_unref);
  PangoLayout *layout = g_private_get (&cached);
  g_autofree char *text = g_strdup_printf (_ ("%g mm"), mm);

  if (layout == NULL)
    {
      PangoFontDescription *font = pango_font_description_from_string ("Sans 13px");

      layout = pango_cairo_create_layout (cr);
      pango_layout_set_font_description (layout, font);
      pango_font_description_free (font);
      g_private_set (&cached, layout);
    }
  pango_cairo_update_layout (cr, layout);
  if (g_strcmp0 (pango_layout_get_text (layout), text) != 0)
    pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
draw_scale_bar (cairo_t *cr, const TriScene *scene, const TriViewport *viewport)
{
  double length, mm = tri_overlay_scale_bar_mm (scene, viewport, &length);
  PangoLayout *layout = scale_bar_layout (cr, mm);
  double x, y, width, height = 30.0;
  int text_width, text_height;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  width = length + text_width + 3.0 * SCALE_BAR_PADDING;
  x = SCALE_BAR_MARGIN;
  y = viewport->height - SCALE_BAR_MARGIN - height;
  rounded_rectangle (cr, x, y, width, height, 8.0);
  set_colour (cr, BLACK, 0.62);
  cairo_fill (cr);

  /* On the pixel grid, or a thin line is a grey one. */
  x = floor (x + SCALE_BAR_PADDING) + 0.5;
  y = floor (y + height / 2.0) + 0.5;
  cairo_move_to (cr, x, y - 4.0);
  cairo_line_to (cr, x, y + 4.0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + length, y);
  cairo_move_to (cr, x + length, y - 4.0);
  cairo_line_to (cr, x + length, y + 4.0);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_SQUARE);
  cairo_set_line_width (cr, 1.6);
  set_colour (cr, WHITE, 1.0);
  cairo_stroke (cr);

  cairo_move_to (cr, x + length + SCALE_BAR_PADDING, y - text_height / 2.0);
  pango_cairo_show_layout (cr, layout);
}

void
tri_overlay_draw (cairo_t *cr,
                  const TriScene *scene,
                  const TriDesign *design,
                  const TriViewport *viewport,
                  TriOverlayParts parts,
                  TriHandle hot)
{
  Pen pen;

  g_return_if_fail (cr != NULL);
  g_return_if_fail (scene != NULL);
  g_return_if_fail (viewport != NULL);
  g_return_if_fail (design != NULL || (parts & TRI_OVERLAY_OF_DESIGN) == 0);

  pen = (Pen){ cr, scene, tri_scene_get_head (scene), viewport, FALSE };
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (parts & TRI_OVERLAY_WIREFRAME)
    draw_wireframe (&pen);
  if (parts & TRI_OVERLAY_GRID)
    draw_grid (&pen);
  if (parts & TRI_OVERLAY_THIRDS)
    draw_thirds (&pen, design);
  if (parts & TRI_OVERLAY_CANTHI)
    draw_canthi (&pen);
  if (parts & TRI_OVERLAY_MIDLINE)
    draw_midline (&pen);
  if (parts & TRI_OVERLAY_GLABELLA)
    draw_glabella (&pen);
  if (parts & TRI_OVERLAY_FRINGE)
    draw_fringe (&pen, design);
  if (parts & TRI_OVERLAY_HAIRLINE)
    draw_hairline (&pen, design);
  if (parts & TRI_OVERLAY_FREE_PARTS)
    _tri_overlay_draw_parts (cr, scene, design, viewport);
  if (parts & TRI_OVERLAY_FRINGE)
    draw_handles (cr, scene, design, viewport, TRI_N_LINE_HANDLES, TRI_N_HANDLES, hot);
  if (parts & TRI_OVERLAY_HANDLES)
    draw_handles (cr, scene, design, viewport, 0, TRI_N_LINE_HANDLES, hot);
  if ((parts & TRI_OVERLAY_SCALE_BAR) && viewport->width >= SCALE_BAR_LEAST_VIEW)
    draw_scale_bar (cr, scene, viewport);
  cairo_restore (cr);
}

gboolean
tri_overlay_get_handle (const TriScene *scene,
                        const TriDesign *design,
                        const TriViewport *viewport,
                        TriHandle handle,
                        TriVec2 *out_view)
{
  TriHead *head;
  TriVec3 point, normal;

  g_return_val_if_fail (scene != NULL, FALSE);
  g_return_val_if_fail (design != NULL, FALSE);
  g_return_val_if_fail (viewport != NULL, FALSE);
  g_return_val_if_fail (handle < TRI_N_HANDLES, FALSE);
  g_return_val_if_fail (out_view != NULL, FALSE);

  if (!tri_handle_exists (handle, design))
    return FALSE;
  head = tri_scene_get_head (scene);
  point = tri_handle_get_point (handle, design, head);
  normal = tri_head_normal (head, tri_head_direction (head, point));
  *out_view = tri_viewport_to_view (viewport, tri_scene_project (scene, point));
  return tri_scene_is_visible (scene, point, normal);
}

TriHandle
tri_overlay_pick_handle (const TriScene *scene,
                         const TriDesign *design,
                         const TriViewport *viewport,
                         guint n_handles,
                         TriVec2 view_px,
                         double radius_px)
{
  TriHandle best = TRI_N_HANDLES;
  double least = radius_px;

  g_return_val_if_fail (scene != NULL, TRI_N_HANDLES);
  g_return_val_if_fail (design != NULL, TRI_N_HANDLES);
  g_return_val_if_fail (viewport != NULL, TRI_N_HANDLES);
  g_return_val_if_fail (n_handles <= TRI_N_HANDLES, TRI_N_HANDLES);

  for (guint i = 0; i < n_handles; i++)
    {
      TriVec2 at;
      double distance;

      if (!tri_overlay_get_handle (scene, design, viewport, (TriHandle) i, &at))
        continue;
      distance = hypot (at.x - view_px.x, at.y - view_px.y);
      if (distance <= least)
        {
          least = distance;
          best = (TriHandle) i;
        }
    }
  return best;
}

double
tri_overlay_scale_bar_mm (const TriScene *scene, const TriViewport *viewport, double *out_length_px)
{
  static const double lengths[] = { 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0 };
  const TriPose *pose;
  TriHead *head;
  TriVec3 centre, nearest;
  double px_per_mm, mm = lengths[0];

  g_return_val_if_fail (scene != NULL, 0.0);
  g_return_val_if_fail (viewport != NULL, 0.0);

  /* Nearer is larger: the scale holds on the scalp that faces the camera. */
  pose = tri_scene_get_pose (scene);
  head = tri_scene_get_head (scene);
  centre = tri_head_get_centre (head);
  nearest = tri_head_point (
      head, tri_pose_back_project_nearest (pose, head, tri_pose_project (pose, centre)));
  px_per_mm = tri_pose_gain (pose, nearest) * viewport->scale;
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (lengths[i] * px_per_mm <= SCALE_BAR_LONGEST_PX)
      mm = lengths[i];
  if (out_length_px != NULL)
    *out_length_px = mm * px_per_mm;
  return mm;
}

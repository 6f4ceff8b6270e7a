/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One frame of a drag, at the size of a view.
 *
 * The photo has the view's pixels, and a head seen from above fills its height, so that nearly
 * every dot that was selected is seen: the dearest case. Frames go to and fro between two
 * hairlines, as a drag's do; the view's memory is there already. */

#include "config.h"

#include "bench.h"

#include "tri-painter.h"
#include "tri-sample.h"
#include "tri-sightings-private.h"

#include <math.h>

typedef struct
{
  TriScene *scene;
  TriScalp *scalp;
  TriPigment pigment;
  TriViewport viewport;
  TriDesign *designs[2];
  TriDots *dots[2];
  TriPainter *painters[2];
  TriPainter *last; /* the frame before */
  cairo_rectangle_int_t quarter;
  cairo_surface_t *view;
  guint round;
} Frame;

/* Skin with a little grain, which no shortcut may profit from; a noisy photo gets some of its own
 * where it is darkened, which is not measured here. */
static TriPhoto *
photo_new (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint32 *pixels = (guint32 *) cairo_image_surface_get_data (surface);
  TriPhoto *photo;
  guint32 state = 1;

  for (gsize i = 0; i < (gsize) width * height; i++)
    {
      guint32 grain;

      state = state * 1664525u + 1013904223u;
      grain = state >> 31;
      pixels[i] = (176 + grain) << 16 | (142 + grain) << 8 | (120 + grain);
    }
  cairo_surface_mark_dirty (surface);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return photo;
}

/* The style that has about so many dots on this head. */
static TriDesign *
design_new (TriScalp *scalp, guint n_dots)
{
  double low = 5.0, high = 400.0;

  for (int i = 0; i < 12; i++)
    {
      double density = (low + high) / 2.0;
      g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_7, 14, density);
      g_autoptr (TriRegion) region = tri_region_new (design, tri_scalp_get_head (scalp));
      g_autoptr (TriDots) dots = tri_dots_select (scalp, region, 1.0, 1.0);
      guint n;

      tri_dots_get (dots, &n);
      if (n < n_dots)
        low = density;
      else
        high = density;
    }
  return tri_sample_design_new ("soft", TRI_NORWOOD_7, 14, (low + high) / 2.0);
}

static TriDots *
select_dots (const Frame *self, TriDesign *design)
{
  g_autoptr (TriRegion) region = tri_region_new (design, tri_scalp_get_head (self->scalp));

  return tri_dots_select (self->scalp, region, 1.0, 1.0);
}

static void
frame_init (Frame *self, TriDotField *field, int width, int height, guint n_dots)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriPhoto) photo = photo_new (width, height);
  /* From straight above, the face to the right. */
  TriPose pose = { .rotation = tri_rotation_from_euler (0.0, -90.0, 90.0) };
  TriDesignSpec spec;
  TriVec2 middle;

  pose.scale = height / 175.0;
  middle = tri_pose_project (&pose, tri_vec3 (0.0, 131.2, 10.0));
  pose.tx = width / 2.0 - middle.x;
  pose.ty = height / 2.0 - middle.y;
  *self = (Frame){ .scene = tri_scene_new (photo, &pose, head, NULL, 0),
                   .scalp = tri_scalp_new (field, head),
                   .pigment = tri_sample_pigment ("healed"),
                   .viewport = { 0.0, 0.0, 1.0, width, height },
                   .quarter = { 0, 0, width / 2, height / 2 },
                   .view = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height) };
  self->designs[0] = design_new (self->scalp, n_dots);
  spec = *tri_design_get_spec (self->designs[0]);
  spec.shape.height_mm += 2.0;
  self->designs[1] = tri_design_new (&spec);
  for (guint i = 0; i < 2; i++)
    {
      self->dots[i] = select_dots (self, self->designs[i]);
      self->painters[i] = tri_painter_new_after (i > 0 ? self->painters[0] : NULL, self->scene,
                                                 self->dots[i], &self->pigment, &self->viewport);
    }
  self->last = tri_painter_ref (self->painters[0]);
}

static void
frame_clear (Frame *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->designs[i], tri_design_unref);
      g_clear_pointer (&self->dots[i], tri_dots_unref);
      g_clear_pointer (&self->painters[i], tri_painter_unref);
    }
  g_clear_pointer (&self->last, tri_painter_unref);
  g_clear_pointer (&self->scalp, tri_scalp_unref);
  g_clear_pointer (&self->scene, tri_scene_unref);
  cairo_surface_destroy (self->view);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Frame, frame_clear)

static void
paint (Frame *self, const TriPainter *painter, const cairo_rectangle_int_t *area)
{
  gsize stride = cairo_image_surface_get_stride (self->view);

  tri_painter_paint (
      painter, area,
      (guint32 *) (cairo_image_surface_get_data (self->view) + (gsize) area->y * stride) + area->x,
      stride);
}

static void
draw (Frame *self, TriDots *dots, const cairo_rectangle_int_t *area)
{
  TriPainter *painter
      = tri_painter_new_after (self->last, self->scene, dots, &self->pigment, &self->viewport);

  paint (self, painter, area);
  tri_painter_unref (self->last);
  self->last = painter;
}

static cairo_rectangle_int_t
whole (const Frame *self)
{
  return (cairo_rectangle_int_t){ 0, 0, self->viewport.width, self->viewport.height };
}

/* The dots are given. */
static void
draw_frame (gpointer data)
{
  Frame *self = data;
  cairo_rectangle_int_t area = whole (self);

  draw (self, self->dots[self->round++ % 2], &area);
}

/* With region and selection of the moved line. */
static void
select_and_draw (gpointer data)
{
  Frame *self = data;
  g_autoptr (TriDots) dots = select_dots (self, self->designs[self->round++ % 2]);
  cairo_rectangle_int_t area = whole (self);

  draw (self, dots, &area);
}

static void
draw_quarter (gpointer data)
{
  Frame *self = data;

  draw (self, self->dots[self->round++ % 2], &self->quarter);
}

static void
prepare (gpointer data)
{
  Frame *self = data;

  tri_painter_unref (tri_painter_new_after (self->last, self->scene, self->dots[self->round++ % 2],
                                            &self->pigment, &self->viewport));
}

/* The photo copied, and an arc filled for each dot that is seen: its halo, with its own density. */
static void
draw_naive (gpointer data)
{
  Frame *self = data;
  g_autoptr (TriSightings) sightings = _tri_sightings_get (self->scene, self->scalp);
  const TriDotSighting *places = _tri_sightings_get_dots (sightings);
  guint n;
  const TriDot *dots = tri_dots_get (self->dots[self->round++ % 2], &n);
  cairo_t *cr = cairo_create (self->view);

  cairo_set_source_surface (cr, tri_photo_get_surface (tri_scene_get_photo (self->scene)), 0.0,
                            0.0);
  cairo_paint (cr);
  for (guint i = 0; i < n; i++)
    {
      const TriDotSighting *place = &places[dots[i].index];
      double alpha = 1.0 - pow (10.0, -self->pigment.od * dots[i].od_factor);

      if (place->facing <= 0.0f)
        continue;
      cairo_set_source_rgba (cr, 0.0, 0.0, 0.0, alpha);
      cairo_arc (cr, place->x, place->y,
                 self->pigment.halo_mm / 2.0 * dots[i].diameter_factor * place->gain, 0.0,
                 2.0 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

static guint
count_seen (const Frame *self, guint *out_selected)
{
  g_autoptr (TriSightings) sightings = _tri_sightings_get (self->scene, self->scalp);
  const TriDotSighting *places = _tri_sightings_get_dots (sightings);
  const TriDot *dots = tri_dots_get (self->dots[0], out_selected);
  guint n = 0;

  for (guint i = 0; i < *out_selected; i++)
    n += places[dots[i].index].facing > 0.0f;
  return n;
}

static void
bench_size (BenchTable *table,
            TriDotField *field,
            const char *size,
            int width,
            int height,
            guint thousands,
            double over_memcpy,
            double over_naive,
            double millions)
{
  g_autofree char *view = g_strdup_printf ("%s, %uk dots", size, thousands);
  g_autofree char *frame = g_strconcat ("frame, ", view, NULL);
  g_autofree char *selected = g_strconcat ("frame with selection, ", view, NULL);
  g_autofree char *naive = g_strconcat ("naive frame, ", view, NULL);
  g_autofree char *quarter = g_strconcat ("dirty quarter, ", view, NULL);
  g_autofree char *dots = g_strconcat ("dots made ready, ", view, NULL);
  const char *names[] = { frame, selected, naive, quarter, dots };
  g_autoptr (BenchCopy) copy = NULL;
  g_autofree char *seen = NULL;
  gboolean wanted = FALSE;
  guint n_selected, n_seen;
  g_auto (Frame) bench = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    wanted = bench_wants (table, names[i]) || wanted;
  if (!wanted)
    return;
  copy = bench_copy_new (width, height);
  frame_init (&bench, field, width, height, thousands * 1000);
  n_seen = count_seen (&bench, &n_selected);
  /* The field itself ends: at full density a head has so many dots in what can be treated. */
  seen
      = g_strdup_printf ("%s: %u selected, %u of them seen; a head from above, as high as the view",
                         view, n_selected, n_seen);
  bench_remark (table, seen);

  bench_compare (
      table,
      &(BenchRow){
          .name = frame, .what = "frame", .over = "memcpy of the view", .at_most = over_memcpy },
      draw_frame, &bench, bench_copy, copy);
  bench_compare (table,
                 &(BenchRow){ .name = selected, .what = "frame", .over = "memcpy of the view" },
                 select_and_draw, &bench, bench_copy, copy);
  bench_compare (
      table,
      &(BenchRow){ .name = naive, .what = "naive cairo", .over = "frame", .at_least = over_naive },
      draw_naive, &bench, draw_frame, &bench);
  bench_compare (
      table,
      &(BenchRow){ .name = quarter, .what = "dirty quarter", .over = "frame", .at_most = 0.4 },
      draw_quarter, &bench, draw_frame, &bench);
  bench_compare (table, &(BenchRow){ .name = dots, .what = "dots made ready", .over = "frame" },
                 prepare, &bench, draw_frame, &bench);
  bench_instructions (table, frame, millions);
}

void
bench_frame (BenchTable *table)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();

  bench_size (table, field, "1080p", 1920, 1080, 20, 0.0, 20.0, 20.0);
  bench_size (table, field, "4K", 3840, 2160, 20, 4.0, 10.0, 40.0);
  bench_size (table, field, "4K", 3840, 2160, 100, 7.0, 20.0, 90.0);
}

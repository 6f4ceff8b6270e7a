/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Samples of stubble and skin on both sides of the fringe. */

#include "config.h"

#include "tri-side-sample.h"

#include "tri-error.h"
#include "tri-lamp-private.h"
#include "tri-light-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* Across the fringe, mm from it, hair positive: a stage of a table is not the client's own line, so
 * the step may lie some way off. */
#define PROFILE_FROM_MM (-26.0)
#define PROFILE_STEP_MM 2.0
#define PROFILE_N 34
/* The step is the best place between two runs of samples with a gap of a blend between them. */
#define RUN 4
#define GAP 2
/* The photo must show this much of the hair's side, or a step is taken for one that is hidden. */
#define LEAST_HAIR_MM 12.0
/* Below, the fringe's curve runs round ear and nape, where hair meets other skin. */
#define LEAST_Y_MM 30.0
/* Every so many samples of the curve, which are 0.7 mm apart. */
#define CURVE_STRIDE 4
#define PROFILE_RADIUS_MM 2.0
#define LEAST_FACING 0.18
/* Highlights are light that never met the stubble: places with more than this share, of 255. */
#define MOST_SHARE 24
/* Below this a place is too dark to be told from another. */
#define LEAST_LIGHT 0.002
#define LEAST_PLACES 6
#define ENOUGH_PLACES 16.0
/* A sample is read at about this resolution. */
#define LOOK_PX_PER_MM 2.0

typedef struct
{
  const TriScene *scene;
  const TriLightTables *tables;
  cairo_surface_t *level;
  double scale; /* level px per photo px */
  TriLamp lamp;
} Look;

static Look
look_new (const TriScene *scene)
{
  Look self = { .scene = scene, .tables = _tri_light_get_tables () };
  double skin;

  self.level
      = tri_photo_get_analysis (scene->photo, LOOK_PX_PER_MM / scene->pose.scale, &self.scale);
  self.lamp = _tri_lamp_estimate (scene, &skin);
  return self;
}

/* Mean linear light of a disc; FALSE when part of it is off the photo. */
static gboolean
mean_light (const Look *self, TriVec2 at_px, double radius_px, double out[3])
{
  const guint8 *data = cairo_image_surface_get_data (self->level);
  gsize stride = (gsize) cairo_image_surface_get_stride (self->level);
  double cx = at_px.x * self->scale, cy = at_px.y * self->scale;
  double r = MAX (radius_px * self->scale, 1.0);
  int x0 = (int) floor (cx - r), x1 = (int) floor (cx + r);
  int y0 = (int) floor (cy - r), y1 = (int) floor (cy + r);
  guint64 sums[3] = { 0 };
  guint n = 0;

  if (x0 < 0 || y0 < 0 || x1 >= cairo_image_surface_get_width (self->level)
      || y1 >= cairo_image_surface_get_height (self->level))
    return FALSE;
  for (int y = y0; y <= y1; y++)
    for (int x = x0; x <= x1; x++)
      {
        double dx = x + 0.5 - cx, dy = y + 0.5 - cy;
        guint32 pixel = ((const guint32 *) (data + (gsize) y * stride))[x];

        if (dx * dx + dy * dy > r * r)
          continue;
        for (guint c = 0; c < 3; c++)
          sums[c] += self->tables->linear[pixel >> (16 - 8 * c) & 0xff];
        n++;
      }
  if (n == 0)
    return FALSE;
  for (guint c = 0; c < 3; c++)
    out[c] = sums[c] / 65535.0 / n;
  return TRUE;
}

static double
luminance (const double rgb[3])
{
  return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

/* Share of reflected light at a photo point, 0 to 255. */
static guint
highlight_at (const TriScene *scene, TriVec2 at)
{
  const TriHighlights *lights = &scene->highlights;
  int x = (int) floor (at.x * lights->scale) - lights->x;
  int y = (int) floor (at.y * lights->scale) - lights->y;

  if (lights->share == NULL || x < 0 || y < 0 || x >= lights->width || y >= lights->height)
    return 0;
  return lights->share[y * lights->width + x];
}

/* One place of a profile. */
typedef struct
{
  gboolean known;
  TriVec2 at;
  double rgb[3]; /* as if lit like the scalp on average */
} Place;

static void
place_look (const Look *look, TriVec3 e, Place *out)
{
  const TriScene *scene = look->scene;
  TriVec3 normal = tri_head_normal (scene->head, e);
  TriSighting sighting;
  double light;

  out->known = FALSE;
  if (!_tri_scene_sight (scene, tri_head_point (scene->head, e), normal, &sighting)
      || sighting.facing < LEAST_FACING || highlight_at (scene, sighting.pixel) > MOST_SHARE)
    return;
  out->at = sighting.pixel;
  /* A disc on the head is narrower where the head turns away. */
  if (!mean_light (look, out->at,
                   PROFILE_RADIUS_MM * scene->pose.scale * MAX (sighting.facing, 0.4), out->rgb))
    return;
  light = MAX (_tri_lamp_get_light (&look->lamp, tri_mat3_apply (&scene->pose.rotation, normal)),
               0.3);
  for (guint c = 0; c < 3; c++)
    out->rgb[c] /= light;
  out->known = TRUE;
}

/* Both sides of one place of the fringe. */
typedef struct
{
  double stubble[3], skin[3];
  double ratio;
  TriVec2 stubble_px, skin_px;
} Pair;

/* Mean of a run of places; FALSE unless all of them are known. */
static gboolean
run_mean (const Place *places, double out[3])
{
  for (guint c = 0; c < 3; c++)
    out[c] = 0.0;
  for (guint i = 0; i < RUN; i++)
    {
      if (!places[i].known)
        return FALSE;
      for (guint c = 0; c < 3; c++)
        out[c] += places[i].rgb[c] / RUN;
    }
  return TRUE;
}

static gboolean
find_step (const Place places[PROFILE_N], Pair *out)
{
  const guint last = (guint) ((LEAST_HAIR_MM - PROFILE_FROM_MM) / PROFILE_STEP_MM);
  gboolean found = FALSE;

  out->ratio = G_MAXDOUBLE;
  if (!places[last].known)
    return FALSE;
  for (guint i = 0; i + 2 * RUN + GAP <= PROFILE_N; i++)
    {
      double skin[3], stubble[3], ratio;

      if (!run_mean (places + i, skin) || !run_mean (places + i + RUN + GAP, stubble)
          || luminance (skin) < LEAST_LIGHT)
        continue;
      ratio = luminance (stubble) / luminance (skin);
      if (ratio >= out->ratio)
        continue;
      found = TRUE;
      out->ratio = ratio;
      for (guint c = 0; c < 3; c++)
        {
          out->skin[c] = skin[c];
          out->stubble[c] = stubble[c];
        }
      out->skin_px = places[i + RUN / 2].at;
      out->stubble_px = places[i + RUN + GAP + RUN / 2].at;
    }
  return found;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  double x = ((const Pair *) a)->ratio, y = ((const Pair *) b)->ratio;

  return (x > y) - (x < y);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return values[n / 2];
}

static void
sample_from_pairs (GArray *pairs, TriSideSample *out)
{
  const Pair *all = (const Pair *) (gpointer) pairs->data, *typical;
  guint n = pairs->len;
  g_autofree double *values = g_new (double, n);
  double spread;

  g_array_sort (pairs, compare_pairs);
  typical = &all[n / 2];
  out->target = 0.0;
  for (guint c = 0; c < 3; c++)
    {
      for (guint i = 0; i < n; i++)
        values[i] = all[i].skin[c];
      out->skin[c] = median (values, n);
      for (guint i = 0; i < n; i++)
        values[i] = all[i].stubble[c] / MAX (all[i].skin[c], LEAST_LIGHT);
      out->stubble[c] = out->skin[c] * median (values, n);
      out->target += out->stubble[c] / MAX (out->skin[c], LEAST_LIGHT) / 3.0;
    }
  for (guint i = 0; i < n; i++)
    values[i] = fabs (all[i].ratio - typical->ratio);
  spread = median (values, n) / MAX (typical->ratio, 0.05);
  out->confidence = MIN (n / ENOUGH_PLACES, 1.0) * CLAMP (1.25 - 2.5 * spread, 0.0, 1.0);
  out->n_places = n;
  out->stubble_px = typical->stubble_px;
  out->skin_px = typical->skin_px;
}

gboolean
tri_scene_sample_sides (const TriScene *scene,
                        const TriRegion *region,
                        TriSideSample *out,
                        GError **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  const TriVec3 *samples;
  guint n_samples;
  Look look;

  g_return_val_if_fail (scene != NULL, FALSE);
  g_return_val_if_fail (region != NULL, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  look = look_new (scene);
  samples = tri_curve_get_samples (tri_region_get_fringe (region), &n_samples);
  for (guint i = 0; i < n_samples; i += CURVE_STRIDE)
    {
      TriVec3 e = tri_head_direction (scene->head, samples[i]);
      TriVec3 normal = tri_head_normal (scene->head, e);
      TriVec3 along
          = tri_vec3_sub (samples[(i + 3) % n_samples], samples[(i + n_samples - 3) % n_samples]);
      TriVec3 across = tri_vec3_normalize (tri_vec3_cross (normal, along));
      Place places[PROFILE_N];
      Pair pair;

      if (samples[i].y < LEAST_Y_MM)
        continue;
      if (!tri_curve_contains (
              tri_region_get_fringe (region),
              tri_head_direction (scene->head,
                                  tri_vec3_add (samples[i], tri_vec3_scale (across, 4.0)))))
        across = tri_vec3_scale (across, -1.0);
      for (guint k = 0; k < PROFILE_N; k++)
        place_look (
            &look,
            tri_head_direction (
                scene->head,
                tri_vec3_add (samples[i],
                              tri_vec3_scale (across, PROFILE_FROM_MM + k * PROFILE_STEP_MM))),
            &places[k]);
      if (find_step (places, &pair))
        g_array_append_val (pairs, pair);
    }
  if (pairs->len < LEAST_PLACES)
    {
      g_set_error_literal (
          error, TRI_ERROR, TRI_ERROR_INVALID,
          _ ("This photo shows too little of the sides; pick stubble and bare skin "
             "by hand, or take another view."));
      return FALSE;
    }
  sample_from_pairs (pairs, out);
  return TRUE;
}

/* A picked disc; TRUE when it could be read. */
static gboolean
picked (const Look *look, TriVec2 at, double out[3])
{
  const TriScene *scene = look->scene;
  double radius_px = TRI_SIDE_SAMPLE_RADIUS_MM * scene->pose.scale, light;
  TriVec3 normal;

  /* What is beside the head has no normal. */
  if (_tri_snap_get_depth (&scene->snap, at) < -radius_px)
    return FALSE;
  normal = tri_mat3_apply (&scene->pose.rotation,
                           tri_head_normal (scene->head, tri_scene_pick (scene, at)));
  if (!mean_light (look, at, radius_px * CLAMP (normal.z, 0.3, 1.0), out)
      || luminance (out) < LEAST_LIGHT)
    return FALSE;
  light = MAX (_tri_lamp_get_light (&look->lamp, normal), 0.3);
  for (guint c = 0; c < 3; c++)
    out[c] /= light;
  return TRUE;
}

gboolean
tri_scene_sample_sides_at (
    const TriScene *scene, TriVec2 stubble_px, TriVec2 skin_px, TriSideSample *out, GError **error)
{
  Look look;

  g_return_val_if_fail (scene != NULL, FALSE);
  g_return_val_if_fail (out != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  look = look_new (scene);
  if (!picked (&look, stubble_px, out->stubble) || !picked (&look, skin_px, out->skin))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("Nothing can be measured there; pick a place on the head, away from "
                              "its rim and from deep shadow."));
      return FALSE;
    }
  out->target = 0.0;
  for (guint c = 0; c < 3; c++)
    out->target += out->stubble[c] / MAX (out->skin[c], LEAST_LIGHT) / 3.0;
  out->confidence = 1.0;
  out->n_places = 1;
  out->stubble_px = stubble_px;
  out->skin_px = skin_px;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long hair at the sides, told from the head's rim and from how much skin shows. */

#include "config.h"

#include "tri-side-hair-private.h"

#include "tri-side-sample.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#define LOOK_PX_PER_MM 1.5
/* Along a ray, mm from the model's outline: the head's own colour, the background's, and how far
 * hair is followed. */
#define HEAD_FROM_MM (-8.0)
#define HEAD_TO_MM (-2.0)
#define WALL_FROM_MM 36.0
#define WALL_TO_MM 48.0
#define FOLLOW_FROM_MM (-6.0)
#define FOLLOW_TO_MM 34.0
/* Levels of 8 bit that tell head from background. */
#define LEAST_CONTRAST 24.0
/* So many mm of background end the head. */
#define END_MM 3
#define LEAST_RAYS 8
/* The fit's own error at the rim is 1 to 3 mm; the top's is taken off. */
#define LONG_MM 4.5
#define SHORT_MM 2.8
/* Hair that lies hides the skin: black stubble of 3 mm still shows a third of it. */
#define LONG_LIGHT 0.2
#define SHORT_LIGHT 0.3

typedef struct
{
  cairo_surface_t *level;
  double scale;
} Look;

/* Mean of 3 x 3 px; FALSE off the photo. */
static gboolean
colour_at (const Look *look, TriVec2 at, double out[3])
{
  const guint8 *data = cairo_image_surface_get_data (look->level);
  gsize stride = (gsize) cairo_image_surface_get_stride (look->level);
  int x = (int) floor (at.x * look->scale), y = (int) floor (at.y * look->scale);

  if (x < 1 || y < 1 || x + 1 >= cairo_image_surface_get_width (look->level)
      || y + 1 >= cairo_image_surface_get_height (look->level))
    return FALSE;
  for (guint c = 0; c < 3; c++)
    out[c] = 0.0;
  for (int v = y - 1; v <= y + 1; v++)
    for (int u = x - 1; u <= x + 1; u++)
      {
        guint32 pixel = ((const guint32 *) (data + (gsize) v * stride))[u];

        for (guint c = 0; c < 3; c++)
          out[c] += (pixel >> (16 - 8 * c) & 0xff) / 9.0;
      }
  return TRUE;
}

/* Mean colour of a stretch of a ray. */
static gboolean
stretch_colour (const Look *look,
                const TriSnap *snap,
                guint ray,
                double px_per_mm,
                double from_mm,
                double to_mm,
                double out[3])
{
  double angle = snap->first + ray * TRI_SNAP_STEP_DEG * G_PI / 180.0;
  guint n = 0;

  for (guint c = 0; c < 3; c++)
    out[c] = 0.0;
  for (double mm = from_mm; mm <= to_mm; mm += 1.0)
    {
      double r = snap->rho_model[ray] + mm * px_per_mm, one[3];

      if (!colour_at (
              look, (TriVec2){ snap->centre.x + r * cos (angle), snap->centre.y + r * sin (angle) },
              one))
        return FALSE;
      for (guint c = 0; c < 3; c++)
        out[c] += one[c];
      n++;
    }
  for (guint c = 0; c < 3; c++)
    out[c] /= n;
  return TRUE;
}

gboolean
_tri_hair_grows_at (const TriRegion *region, TriVec3 e)
{
  TriCurve *crown = tri_region_get_crown (region);

  return tri_curve_contains (tri_region_get_fringe (region), e)
         && (crown == NULL || !tri_curve_contains (crown, e));
}

double
_tri_hair_distance_mm (TriCurve *outline, TriVec3 e, TriVec3 point_mm)
{
  const guint stride = 3;
  guint n;
  const TriVec3 *samples = tri_curve_get_samples (outline, &n);
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < n; i += stride)
    {
      TriVec3 d = tri_vec3_sub (samples[i], point_mm);

      nearest = MIN (nearest, tri_vec3_dot (d, d));
    }
  return tri_curve_contains (outline, e) ? sqrt (nearest) : -sqrt (nearest);
}

/* Where head turns into background along a ray; FALSE when they look alike. */
static gboolean
follow_ray (
    const Look *look, const TriSnap *snap, guint ray, double px_per_mm, double *out_beyond_mm)
{
  double head[3], wall[3], contrast = 0.0, end = FOLLOW_FROM_MM;
  guint beside = 0;

  if (!stretch_colour (look, snap, ray, px_per_mm, HEAD_FROM_MM, HEAD_TO_MM, head)
      || !stretch_colour (look, snap, ray, px_per_mm, WALL_FROM_MM, WALL_TO_MM, wall))
    return FALSE;
  for (guint c = 0; c < 3; c++)
    contrast += (head[c] - wall[c]) * (head[c] - wall[c]);
  if (contrast < LEAST_CONTRAST * LEAST_CONTRAST)
    return FALSE;
  for (double mm = FOLLOW_FROM_MM; mm <= FOLLOW_TO_MM && beside < END_MM; mm += 1.0)
    {
      double here[3], along = 0.0;

      if (!stretch_colour (look, snap, ray, px_per_mm, mm, mm, here))
        return FALSE;
      for (guint c = 0; c < 3; c++)
        along += (here[c] - wall[c]) * (head[c] - wall[c]);
      if (along > 0.4 * contrast)
        {
          end = mm;
          beside = 0;
        }
      else
        beside++;
    }
  *out_beyond_mm = end;
  return TRUE;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

void
_tri_rim_measure (TriRim *self, const TriScene *scene, const TriRegion *region)
{
  const TriSnap *snap = &scene->snap;
  double top[TRI_SNAP_N];
  Look look;

  *self = (TriRim){ 0 };
  look.level
      = tri_photo_get_analysis (scene->photo, LOOK_PX_PER_MM / scene->pose.scale, &look.scale);
  for (guint i = 0; i < TRI_SNAP_N; i++)
    {
      self->hair[i] = _tri_hair_grows_at (region, tri_scene_pick (scene, snap->outline[i]));
      self->known[i] = follow_ray (&look, snap, i, scene->pose.scale, &self->beyond_mm[i]);
      if (!self->known[i])
        continue;
      if (self->hair[i])
        self->n_hair++;
      else
        top[self->n_top++] = self->beyond_mm[i];
    }
  if (self->n_top >= LEAST_RAYS)
    {
      qsort (top, self->n_top, sizeof *top, compare_doubles);
      self->top_mm = top[self->n_top / 2];
    }
}

TriSideHair
tri_scene_measure_hair (const TriScene *scene, const TriRegion *region)
{
  TriSideHair self = { TRI_SIDE_HAIR_UNKNOWN, 0.0, 0.0, 0.0 };
  TriSideSample sample;
  TriRim rim;
  gboolean rim_known;

  g_return_val_if_fail (scene != NULL, self);
  g_return_val_if_fail (region != NULL, self);

  _tri_rim_measure (&rim, scene, region);
  rim_known = rim.n_hair >= LEAST_RAYS;
  if (rim_known)
    {
      double sides[TRI_SNAP_N];
      guint n = 0;

      for (guint i = 0; i < TRI_SNAP_N; i++)
        if (rim.known[i] && rim.hair[i])
          sides[n++] = rim.beyond_mm[i];
      qsort (sides, n, sizeof *sides, compare_doubles);
      /* Where it stands off most: hair lies flat in places. */
      self.standing_mm = MAX (sides[n * 7 / 10] - rim.top_mm, 0.0);
    }
  if (tri_scene_sample_sides (scene, region, &sample, NULL) && sample.confidence > 0.35)
    self.light = sample.target;

  if (rim_known && self.standing_mm > LONG_MM)
    {
      self.verdict = TRI_SIDE_HAIR_LONG;
      self.confidence = CLAMP (0.5 + (self.standing_mm - LONG_MM) / 10.0, 0.5, 0.95);
    }
  else if (self.light > 0.0 && self.light < LONG_LIGHT)
    {
      self.verdict = TRI_SIDE_HAIR_LONG;
      self.confidence = 0.6;
    }
  else if (rim_known && self.standing_mm < SHORT_MM && self.light > SHORT_LIGHT)
    {
      self.verdict = TRI_SIDE_HAIR_SHORT;
      self.confidence = CLAMP (0.5 + (SHORT_MM - self.standing_mm) / 5.0, 0.5, 0.95);
    }
  return self;
}

char *
tri_side_hair_get_sentence (const TriSideHair *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->verdict)
    {
    case TRI_SIDE_HAIR_LONG:
      if (self->standing_mm > LONG_MM)
        return g_strdup_printf (
            _ ("The hair at the sides stands about %.0f mm off the head, more than the 3 mm that "
               "go "
               "with a shaved top. Show the sides clipped, or clip them and take a new photo."),
            self->standing_mm);
      return g_strdup (
          _ ("The hair at the sides hides the skin, so it is longer than the 3 mm that "
             "go with a shaved top. Show the sides clipped, or clip them and take a "
             "new photo."));
    case TRI_SIDE_HAIR_SHORT:
      return g_strdup (_ ("The sides are clipped to 3 mm or less."));
    case TRI_SIDE_HAIR_UNKNOWN:
    default:
      return g_strdup (_ ("This photo does not tell how long the hair at the sides is. If it is "
                          "longer than 3 mm, clip it and take a new photo."));
    }
}

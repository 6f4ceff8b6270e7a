/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a head looks like whose sides are clipped: skin sampled beside the fringe, lit as the photo
 * is, with stubble at the density that hair grows; the wall closes where hair stood off the head.
 */

#include "config.h"

#include "tri-clip-private.h"

#include "tri-lamp-private.h"
#include "tri-light-private.h"
#include "tri-noise-private.h"
#include "tri-rng.h"
#include "tri-side-hair-private.h"
#include "tri-side-sample.h"
#include "tri-step.h"

#include <math.h>
#include <string.h>

/* Nodes of the grid, mm apart, and how far it goes beyond the outline. */
#define CELL_MM 3.0
#define MARGIN_MM 48.0
/* Where the painted skin begins, mm into the hair: long hair falls over the fringe, so some way
 * before it. Stubble thickens over the fringe. Down which height all of it ends. */
#define EDGE_FROM_MM (-11.0)
#define EDGE_TO_MM (-4.0)
#define STUBBLE_FROM_MM (-3.0)
#define STUBBLE_TO_MM 7.0
#define LOW_FROM_MM (-18.0)
#define LOW_TO_MM 12.0
/* Hair that stands off by less than this is left to the photo; the wall's colour is taken this far
 * past the hair, and runs out over the last. Hair reaches over so many rays beside those that it
 * grows on, and less far down. */
#define STANDS_MM 2.0
#define LONG_MM 4.5
#define WALL_MM 16.0
#define WALL_FADE_MM 8.0
#define SPREAD_RAYS 12
#define SPREAD_DOWN 11
/* About the ears only what is darker than skin and wall is hair, all of it below the first share of
 * the darker one and none above the second. Above this height nothing but hair stands off. An ear
 * has shadows of its own: on its upper part hair is darker still, on its lower part none is seen.
 */
#define KEY_FULL 0.75
#define KEY_NONE 0.95
#define ABOVE_EARS_MM 40.0
#define EAR_KEY 0.45
#define EAR_UPPER_MM 8.0
/* Stubble: follicles per mm² (DOMAIN 1: 165 to 220 hairs per cm²), diameter of a hair's shadow and
 * what it holds back. With them the mean is the stubble of GEOMETRY 9. */
#define HAIRS_PER_MM2 1.8
#define HAIR_MM 0.40
#define HAIR_DARKNESS 0.85
/* Spread by the skin, as pigment's light is: the mean of all hairs once more. */
#define SHADOW 0.82
/* Pores and mottling of the painted skin, relative. */
#define PORES 0.05
#define MOTTLES 0.05
#define MOTTLE_PX 9.0
/* Least blur of a hair, view px. */
#define LEAST_BLUR_PX 0.45
/* Of the ray's own colour: rays that are averaged to either side. */
#define SMOOTH_RAYS 4

/* Of the grid: shares 0 to 255, linear light 16 bit. */
enum
{
  FIELD_HEAD,    /* share that is painted with skin, on the head */
  FIELD_WALL,    /* share that is painted with wall, beside it */
  FIELD_KEYED,   /* share of the skin that is painted over hair alone */
  FIELD_KEY,     /* luminance of skin or wall, whichever is darker, 16 bit */
  FIELD_STUBBLE, /* of the density that hair grows at */
  FIELD_SKIN,    /* and two more */
  FIELD_BACK = FIELD_SKIN + 3,
  N_FIELDS = FIELD_BACK + 3,
};

typedef struct
{
  float x, y;     /* photo px */
  float variance; /* of its disc, photo px² */
  float darkness;
} Hair;

struct _TriClip
{
  TriRegion *region;
  TriPaintGrid grid;
  GArray *hairs; /* of Hair */
  double grain;  /* relative */
};

/* How far hair stands off the head on every ray, mm, smooth from ray to ray; the outline goes back
 * to the head's there. */
static void
pull_outline_in (TriSnap *snap, const TriRim *rim, double px_per_mm, double standing_mm[TRI_SNAP_N])
{
  double offset_mm[TRI_SNAP_N];

  for (int i = 0; i < TRI_SNAP_N; i++)
    {
      double sum = 0.0;
      guint n = 0;

      for (int k = MAX (i - SMOOTH_RAYS, 0); k <= MIN (i + SMOOTH_RAYS, TRI_SNAP_N - 1); k++)
        {
          if (rim->hair[k] && rim->known[k])
            sum += MAX (rim->beyond_mm[k] - rim->top_mm, 0.0);
          n++;
        }
      standing_mm[i] = sum / n;
      offset_mm[i] = (snap->rho_snapped[i] - snap->rho_model[i]) / px_per_mm;
      if (standing_mm[i] > STANDS_MM)
        offset_mm[i] = MIN (offset_mm[i], CLAMP (rim->top_mm, -2.0, 2.0));
    }
  for (int i = 0; i < TRI_SNAP_N; i++)
    {
      double angle = snap->first + i * TRI_SNAP_STEP_DEG * G_PI / 180.0, sum = 0.0;
      guint n = 0;

      for (int k = MAX (i - SMOOTH_RAYS, 0); k <= MIN (i + SMOOTH_RAYS, TRI_SNAP_N - 1); k++, n++)
        sum += offset_mm[k];
      snap->rho_snapped[i] = snap->rho_model[i] + sum / n * px_per_mm;
      snap->outline[i] = (TriVec2){ snap->centre.x + snap->rho_snapped[i] * cos (angle),
                                    snap->centre.y + snap->rho_snapped[i] * sin (angle) };
    }
  /* Below the ears the outline goes on as it ended. */
  for (int i = TRI_SNAP_N; i < TRI_SNAP_N_RAYS; i++)
    {
      double last = snap->rho_snapped[TRI_SNAP_N - 1] / snap->rho_model[TRI_SNAP_N - 1] - 1.0;
      double first = snap->rho_snapped[0] / snap->rho_model[0] - 1.0;
      double fade_last = MAX (1.0 - (i - TRI_SNAP_N + 1) / 10.0, 0.0);
      double fade_first = MAX (1.0 - (TRI_SNAP_N_RAYS - i) / 10.0, 0.0);

      snap->rho_snapped[i] = snap->rho_model[i] * (1.0 + last * fade_last + first * fade_first);
    }
}

/* How far the wall is to be closed on every ray, mm: as far as hair stands off on any ray near. */
static void
spread_standing (const TriRim *rim, double out_mm[TRI_SNAP_N_RAYS])
{
  for (int i = 0; i < TRI_SNAP_N_RAYS; i++)
    {
      double most = 0.0;

      for (int k = -SPREAD_RAYS; k <= SPREAD_RAYS; k++)
        {
          int ray = (i + k + TRI_SNAP_N_RAYS) % TRI_SNAP_N_RAYS;

          if (ray < TRI_SNAP_N && rim->hair[ray] && rim->known[ray]
              && rim->beyond_mm[ray] - rim->top_mm > LONG_MM
              && (i < TRI_SNAP_N || ABS (k) <= SPREAD_DOWN))
            most = MAX (most, rim->beyond_mm[ray] - rim->top_mm);
        }
      out_mm[i] = most;
    }
}

/* Linear light of 5 x 5 px of a level about a photo point, the nearest that lie in the photo. */
static void
wall_at (cairo_surface_t *level, double scale, TriVec2 at, double out[3])
{
  const TriLightTables *tables = _tri_light_get_tables ();
  const guint8 *data = cairo_image_surface_get_data (level);
  gsize stride = (gsize) cairo_image_surface_get_stride (level);
  int width = cairo_image_surface_get_width (level),
      height = cairo_image_surface_get_height (level);
  int x = (int) floor (at.x * scale), y = (int) floor (at.y * scale);

  for (guint c = 0; c < 3; c++)
    out[c] = 0.0;
  for (int v = y - 2; v <= y + 2; v++)
    for (int u = x - 2; u <= x + 2; u++)
      {
        const guint32 *row = (const guint32 *) (data + (gsize) CLAMP (v, 0, height - 1) * stride);
        guint32 pixel = row[CLAMP (u, 0, width - 1)];

        for (guint c = 0; c < 3; c++)
          out[c] += tables->linear[pixel >> (16 - 8 * c) & 0xff] / 65535.0 / 25.0;
      }
}

static double
luminance (const double rgb[3])
{
  return MIN (0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2], 1.0);
}

static void
fill_nodes (TriClip *self,
            const TriScene *scene,
            const TriSideSample *sample,
            const double spread_mm[TRI_SNAP_N_RAYS])
{
  const TriSnap *snap = &scene->snap;
  TriCurve *fringe = tri_region_get_fringe (self->region);
  double px_per_mm = scene->pose.scale, skin, level_scale;
  TriLamp lamp = _tri_lamp_estimate (scene, &skin);
  double up = snap->first + TRI_SNAP_N / 2 * TRI_SNAP_STEP_DEG * G_PI / 180.0;
  /* Of the rays' middle over the ears' canals, as GEOMETRY 5 places it. */
  double most_mm = 0.0;
  double middle_mm = tri_head_get_centre (scene->head).y + 8.0;
  cairo_surface_t *level = tri_photo_get_analysis (scene->photo, 1.0 / px_per_mm, &level_scale);

  for (guint i = 0; i < TRI_SNAP_N_RAYS; i++)
    most_mm = MAX (most_mm, spread_mm[i]);
  for (int j = 0; j < self->grid.height; j++)
    for (int i = 0; i < self->grid.width; i++)
      {
        TriPaintCell *node = &self->grid.cells[(gsize) j * self->grid.width + i];
        TriVec2 q = _tri_paint_grid_get_place (&self->grid, i, j);
        double dx = q.x - snap->centre.x, dy = q.y - snap->centre.y, r = hypot (dx, dy);
        double turns = (atan2 (dy, dx) - snap->first) / (2.0 * G_PI);
        guint ray = (guint) ((turns - floor (turns)) * TRI_SNAP_N_RAYS) % TRI_SNAP_N_RAYS;
        double outside_mm = -_tri_snap_get_depth (snap, q) / px_per_mm;
        double stands = spread_mm[ray];
        double height_mm = middle_mm + (dx * cos (up) + dy * sin (up)) / px_per_mm;
        TriVec3 e, p;
        TriVec3 n;
        double light, hair_mm, low, head, wall, stubble, key, keyed = 0.0;
        double back[3];

        /* Neither head nor what stands off it. */
        if (outside_mm > most_mm + 16.0)
          continue;
        e = tri_scene_pick (scene, q);
        p = tri_head_point (scene->head, e);
        n = tri_mat3_apply (&scene->pose.rotation, tri_head_normal (scene->head, e));
        light = MAX (_tri_lamp_get_light (&lamp, n), 0.3);
        hair_mm = _tri_hair_distance_mm (fringe, e, p);
        low = tri_smoothstep ((p.y - LOW_FROM_MM) / (LOW_TO_MM - LOW_FROM_MM));
        head = tri_smoothstep ((hair_mm - EDGE_FROM_MM) / (EDGE_TO_MM - EDGE_FROM_MM)) * low;
        stubble = tri_smoothstep ((hair_mm - STUBBLE_FROM_MM) / (STUBBLE_TO_MM - STUBBLE_FROM_MM))
                  * low;
        wall = stands > STANDS_MM
                   ? 1.0 - tri_smoothstep ((outside_mm - stands - 5.0) / WALL_FADE_MM)
                   : 0.0;
        key = height_mm > ABOVE_EARS_MM ? 2.0 : 1.0;
        if (_tri_scene_ear_covers (scene, q))
          {
            head = wall = most_mm > LONG_MM && height_mm > EAR_UPPER_MM ? 1.0 : 0.0;
            stubble = 0.0;
            keyed = 1.0;
            key = EAR_KEY;
          }
        /* From past all hair, seen from the head's middle: nodes beside each other mix. */
        {
          double away = (r + MAX (most_mm + WALL_MM - MAX (outside_mm, 0.0), 0.0) * px_per_mm)
                        / MAX (r, 1.0);

          wall_at (level, level_scale,
                   (TriVec2){ snap->centre.x + dx * away, snap->centre.y + dy * away }, back);
        }
        node->field[FIELD_HEAD] = _tri_paint_share (head);
        node->field[FIELD_KEYED] = _tri_paint_share (keyed);
        node->field[FIELD_KEY] = (guint16) floor (
            65535.0 * MIN (key * MIN (luminance (back), light * luminance (sample->skin)), 1.0)
            + 0.5);
        if (key > 1.0)
          node->field[FIELD_KEY] = G_MAXUINT16;
        node->field[FIELD_STUBBLE] = _tri_paint_share (stubble);
        node->field[FIELD_WALL] = _tri_paint_share (wall);
        for (guint c = 0; c < 3; c++)
          {
            node->field[FIELD_SKIN + c]
                = (guint16) floor (65535.0 * CLAMP (sample->skin[c] * light, 0.0, 1.0) + 0.5);
            node->field[FIELD_BACK + c] = (guint16) floor (65535.0 * back[c] + 0.5);
          }
      }
}

/* Hairs stand where skin is painted, irregular as follicles are. */
static void
grow_hairs (TriClip *self, const TriScene *scene)
{
  TriVec3 axes = tri_head_get_axes (scene->head, TRUE, TRUE);
  double radius_mm = cbrt (axes.x * axes.y * axes.z);
  guint n = (guint) (4.0 * G_PI * radius_mm * radius_mm * HAIRS_PER_MM2);
  double spacing = 1.0 / sqrt (HAIRS_PER_MM2) / radius_mm;

  for (guint i = 0; i < n; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, n);
      double density, size = exp (0.15 * tri_hash_normal (i, 1, 0)), share;
      TriSighting sighting;
      Hair hair;
      int u, v;

      e = tri_vec3_normalize (tri_vec3 (e.x + 0.9 * spacing * (tri_hash_unit (i, 1, 1) - 0.5),
                                        e.y + 0.9 * spacing * (tri_hash_unit (i, 1, 2) - 0.5),
                                        e.z + 0.9 * spacing * (tri_hash_unit (i, 1, 3) - 0.5)));
      if (!_tri_scene_sight (scene, tri_head_point (scene->head, e),
                             tri_head_normal (scene->head, e), &sighting))
        continue;
      u = (int) floor ((sighting.pixel.x - self->grid.origin.x) / self->grid.cell_px + 0.5);
      v = (int) floor ((sighting.pixel.y - self->grid.origin.y) / self->grid.cell_px + 0.5);
      if (u < 0 || v < 0 || u >= self->grid.width || v >= self->grid.height)
        continue;
      /* The lattice is even on the sphere, follicles are on the head. */
      density = tri_head_area_element (scene->head, e) / (radius_mm * radius_mm);
      share = self->grid.cells[(gsize) v * self->grid.width + u].field[FIELD_STUBBLE] / 255.0;
      if (tri_hash_unit (i, 1, 4) > share * MIN (density, 1.0))
        continue;
      hair.x = (float) sighting.pixel.x;
      hair.y = (float) sighting.pixel.y;
      /* A foreshortened disc of the same area. */
      hair.variance = (float) (pow (HAIR_MM / 2.0 * size * sighting.gain, 2.0) / 4.0
                               * MAX (sighting.facing, 0.1));
      hair.darkness = (float) (HAIR_DARKNESS * (0.75 + 0.25 * tri_hash_unit (i, 1, 5)));
      g_array_append_val (self->hairs, hair);
    }
}

TriClip *
_tri_clip_new (TriScene *scene, TriRegion *region)
{
  double standing_mm[TRI_SNAP_N], spread_mm[TRI_SNAP_N_RAYS];
  TriSideSample sample;
  TriClip *self;
  TriRim rim;

  /* Skin is measured while the photo's outline still holds. */
  if (!tri_scene_sample_sides (scene, region, &sample, NULL))
    return NULL;
  _tri_rim_measure (&rim, scene, region);
  pull_outline_in (&scene->snap, &rim, scene->pose.scale, standing_mm);

  self = g_new0 (TriClip, 1);
  self->region = tri_region_ref (region);
  self->hairs = g_array_new (FALSE, FALSE, sizeof (Hair));
  _tri_paint_grid_init (&self->grid, scene, scene->snap.outline, TRI_SNAP_N, MARGIN_MM, CELL_MM,
                        N_FIELDS);
  self->grain = PORES + scene->sharpness.noise / 90.0;
  spread_standing (&rim, spread_mm);
  fill_nodes (self, scene, &sample, spread_mm);
  grow_hairs (self, scene);
  return self;
}

void
_tri_clip_free (TriClip *self)
{
  if (self == NULL)
    return;
  tri_region_unref (self->region);
  g_array_unref (self->hairs);
  _tri_paint_grid_clear (&self->grid);
  g_free (self);
}

/* What hairs hold back, added up; a dot is (1 - t)² with a Gaussian's peak and content. */
static float *
draw_hairs (const TriClip *self, const TriScene *scene, const TriPaintArea *area)
{
  const TriFrame *frame = area->frame;
  int x0 = area->x0, y0 = area->y0, x1 = area->x1, y1 = area->y1;
  float *plane = g_new0 (float, (gsize) (x1 - x0) * (y1 - y0));
  double psf = MAX (scene->sharpness.psf_px * frame->scale, LEAST_BLUR_PX);

  for (guint i = 0; i < self->hairs->len; i++)
    {
      const Hair *hair = &g_array_index (self->hairs, Hair, i);
      double disc = hair->variance * frame->scale * frame->scale;
      double variance = disc + psf * psf, reach = sqrt (6.0 * variance);
      double cx = hair->x * frame->scale - frame->fraction_x - 0.5;
      double cy = hair->y * frame->scale - frame->fraction_y - 0.5;
      float peak = (float) (hair->darkness * 2.0 * disc / variance);
      int left = MAX ((int) ceil (cx - reach), x0), right = MIN ((int) floor (cx + reach), x1 - 1);
      int top = MAX ((int) ceil (cy - reach), y0), bottom = MIN ((int) floor (cy + reach), y1 - 1);

      for (int y = top; y <= bottom; y++)
        for (int x = left; x <= right; x++)
          {
            double dx = x - cx, dy = y - cy;
            float t = (float) ((dx * dx + dy * dy) / (6.0 * variance));

            if (t < 1.0f)
              plane[(gsize) (y - y0) * (x1 - x0) + (x - x0)] += peak * (1.0f - t) * (1.0f - t);
          }
    }
  return plane;
}

/* What paints an area. */
typedef struct
{
  const TriClip *clip;
  const TriPaintArea *area;
  float *hairs; /* of the area's pixels, as draw_hairs () makes them */
} Painter;

static guint32
paint_pixel (
    gconstpointer data, guint32 pixel, const TriPaintNode *at, TriVec2 photo_px, int x, int y)
{
  const Painter *painter = data;
  const TriPaintArea *area = painter->area;
  const TriClip *self = painter->clip;
  const TriLightTables *tables = _tri_light_get_tables ();
  float hairs = painter->hairs[(gsize) (y - area->y0) * (area->x1 - area->x0) + (x - area->x0)];
  gint32 cover = CLAMP (at->cover, 0, TRI_PAINT_COVER_ONE);
  float head = (float) (at->field[FIELD_HEAD] * cover) / (255.0f * TRI_PAINT_COVER_ONE);
  float wall = (float) (at->field[FIELD_WALL] * (TRI_PAINT_COVER_ONE - cover))
               / (255.0f * TRI_PAINT_COVER_ONE);
  float grain = (float) self->grain * _tri_noise_at (photo_px.x, photo_px.y, 1);
  float mottle = MOTTLES * _tri_noise_at (photo_px.x / MOTTLE_PX, photo_px.y / MOTTLE_PX, 2);
  /* exp (-x) to the third power of x, which is never negative here. */
  float left = 1.0f / (1.0f + hairs * (1.0f + hairs * (0.5f + hairs / 6.0f)));
  float shadow = 1.0f - (float) ((1.0 - SHADOW) / 255.0) * at->field[FIELD_STUBBLE];
  float factor = (1.0f + grain + mottle) * left * shadow;
  float own = 0.2126f * tables->linear[pixel >> 16 & 0xff]
              + 0.7152f * tables->linear[pixel >> 8 & 0xff]
              + 0.0722f * tables->linear[pixel & 0xff];
  float dark = (float) (KEY_NONE / (KEY_NONE - KEY_FULL))
               - own / ((float) (KEY_NONE - KEY_FULL) * (at->field[FIELD_KEY] + 1.0f));
  guint32 out = pixel & 0xff000000u;

  dark = CLAMP (dark, 0.0f, 1.0f);
  wall *= dark;
  head *= 1.0f - at->field[FIELD_KEYED] / 255.0f * (1.0f - dark);
  for (guint c = 0; c < 3; c++)
    {
      guint shift = 16 - 8 * c;
      float before = tables->linear[pixel >> shift & 0xff];
      float skin = at->field[FIELD_SKIN + c] * factor;
      float back = at->field[FIELD_BACK + c] * (1.0f + 0.3f * grain);
      float after = before + head * (skin - before) + wall * (back - before);

      out |= (guint32)
                 tables->encoded[(guint) CLAMP (after, 0.0f, 65535.0f) >> TRI_LIGHT_INVERSE_SHIFT]
             << shift;
    }
  return out;
}

void
_tri_clip_adjust (const TriClip *self, const TriScene *scene, const TriPaintArea *area)
{
  g_autofree float *hairs = draw_hairs (self, scene, area);

  _tri_paint_grid_adjust (&self->grid, scene, area, paint_pixel,
                          &(Painter){ .clip = self, .area = area, .hairs = hairs });
}

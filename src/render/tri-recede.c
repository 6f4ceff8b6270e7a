/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hair that may be lost: skin painted where it grows today and not some stages of hair loss later,
 * and what stays turned grey.
 *
 * Only what is darker than the skin there would be is hair. Skin between the hairs is left as it
 * is, so that the painted skin has the photo's own pores and light. */

#include "config.h"

#include "tri-recede-private.h"

#include "tri-lamp-private.h"
#include "tri-light-private.h"
#include "tri-noise-private.h"
#include "tri-side-hair-private.h"
#include "tri-side-sample.h"
#include "tri-step.h"

#include <string.h>

/* Nodes of the grid, mm apart. */
#define CELL_MM 2.0
#define MARGIN_MM 6.0
/* A client's hair begins some way before the stage's fringe; where it stays it thickens over a
 * blend, by tufts of a few hairs. */
#define EDGE_FROM_MM (-14.0)
#define EDGE_TO_MM (-9.0)
#define STAYS_FROM_MM (-6.0)
#define STAYS_TO_MM 11.0
#define RECEDES_MM 5.0
#define GREY_FROM_MM (-4.0)
#define GREY_TO_MM 2.0
#define THINNING_MM 0.5
#define THINNING 0.45
/* Down which height all of it ends, in the head's frame. */
#define LOW_FROM_MM (-18.0)
#define LOW_TO_MM 12.0
/* A pixel is all hair below the first share of the skin's light and none above the second. */
#define DARK_FULL 0.72
#define DARK_NONE 0.97
/* White hair returns this share of the light that falls there, in linear light, some of it from the
 * skin below; the share of all hairs that are white, and how that varies from tuft to tuft. */
#define WHITE_LIGHT 0.36
#define WHITE_SHARE 0.65
#define WHITE_VARIES 0.5
#define WHITE_OF_SKIN 0.45
#define TUFT_MM 1.0
/* The photo's own skin is measured on bald scalp this far from the hair, and carried under it: so
 * many sweeps over the grid, each taken this much too far. It is off the model by a factor at most.
 */
#define BALD_MM (-10.0)
#define INSIDE_MM 3.0
#define SWEEPS 80
#define OVER 1.8
#define MOST_OFF 1.25
/* Painted skin has the texture of the photo's, as much in every octave; of a wave's amplitude this
 * is the deviation. */
#define N_OCTAVES 4
#define FINEST_MM 0.4
#define WAVE_DEVIATION 0.40
/* Less than this of hair that goes or greys is hardly seen. */
#define LITTLE_MM2 150.0

/* Of the grid: shares 0 to 255, linear light 16 bit. */
enum
{
  FIELD_GONE,  /* share of the hair that is gone */
  FIELD_GREY,  /* of what is left, share that has turned grey */
  FIELD_LIGHT, /* that falls there, relative to even light, 12 bits after the point */
  FIELD_SKIN,  /* that would be there, and two more */
  N_FIELDS = FIELD_SKIN + 3,
};

struct _TriRecede
{
  TriFutureVerdict verdict;
  TriPaintGrid grid;
  double skin[3]; /* in even light, linear, 16 bit */
  double grain;   /* of the camera, relative */
  double texture; /* of the skin, amplitude of an octave, relative */
  double px_per_mm;
};

/* The outlines of the hair that a stage leaves. */
typedef struct
{
  TriCurve *fringe;
  TriCurve *crown; /* (nullable) */
} Hair;

/* How deep in the hair a place is, mm, negative on bald skin. */
static double
depth_in (const Hair *hair, TriVec3 e, TriVec3 point_mm)
{
  double depth = _tri_hair_distance_mm (hair->fringe, e, point_mm);

  if (hair->crown != NULL)
    depth = MIN (depth, -_tri_hair_distance_mm (hair->crown, e, point_mm));
  return depth;
}

static void
set_grid (TriRecede *self, const TriScene *scene)
{
  TriVec2 outline[TRI_SNAP_N_RAYS];

  for (guint i = 0; i < TRI_SNAP_N_RAYS; i++)
    {
      double angle = scene->snap.first + i * TRI_SNAP_STEP_DEG * G_PI / 180.0;

      outline[i] = (TriVec2){ scene->snap.centre.x + scene->snap.rho_snapped[i] * cos (angle),
                              scene->snap.centre.y + scene->snap.rho_snapped[i] * sin (angle) };
    }
  _tri_paint_grid_init (&self->grid, scene, outline, TRI_SNAP_N_RAYS, MARGIN_MM, CELL_MM, N_FIELDS);
}

/* Share of the skin's light at which a pixel is how much hair. */
static inline float
hair_share (float own, float skin)
{
  float share = (float) (DARK_NONE / (DARK_NONE - DARK_FULL))
                - own / ((float) (DARK_NONE - DARK_FULL) * (skin + 1.0f));

  return CLAMP (share, 0.0f, 1.0f);
}

static inline float
luminance (const TriLightTables *tables, guint32 pixel)
{
  return 0.2126f * tables->linear[pixel >> 16 & 0xff] + 0.7152f * tables->linear[pixel >> 8 & 0xff]
         + 0.0722f * tables->linear[pixel & 0xff];
}

/* @bald: receives which nodes lie on bald scalp */
static void
fill_nodes (TriRecede *self, const TriScene *scene, const TriSceneLook *look, gboolean *bald)
{
  TriDesignSpec later = *tri_design_get_spec (tri_region_get_design (look->receding));
  TriNorwood norwood = later.norwood;
  g_autoptr (TriCurve) later_fringe = NULL;
  g_autoptr (TriCurve) later_crown = NULL;
  const Hair now
      = { tri_region_get_fringe (look->receding), tri_region_get_crown (look->receding) };
  Hair then;
  double unused;
  TriLamp lamp = _tri_lamp_estimate (scene, &unused);

  tri_design_spec_set_norwood (&later, tri_norwood_get_later (norwood, look->future.stages));
  then.fringe = later_fringe = tri_fringe_curve (&later, scene->head);
  then.crown = later_crown = tri_fringe_crown (later.norwood, scene->head);

  for (int j = 0; j < self->grid.height; j++)
    for (int i = 0; i < self->grid.width; i++)
      {
        TriPaintCell *node = &self->grid.cells[(gsize) j * self->grid.width + i];
        TriVec2 q = _tri_paint_grid_get_place (&self->grid, i, j);
        double depth, low, light;
        TriVec3 e, p, normal;

        if (_tri_snap_get_depth (&scene->snap, q) < -MARGIN_MM * scene->pose.scale)
          continue;
        e = tri_scene_pick (scene, q);
        p = tri_head_point (scene->head, e);
        normal = tri_mat3_apply (&scene->pose.rotation, tri_head_normal (scene->head, e));
        light = MAX (_tri_lamp_get_light (&lamp, normal), 0.3);
        node->field[FIELD_LIGHT] = (guint16) floor (CLAMP (light, 0.0, 8.0) * 4096.0 + 0.5);
        for (guint c = 0; c < 3; c++)
          node->field[FIELD_SKIN + c] = (guint16) MIN (self->skin[c] * light + 0.5, 65535.0);
        if (_tri_scene_ear_covers (scene, q))
          continue;
        depth = depth_in (&now, e, p);
        bald[(gsize) j * self->grid.width + i]
            = depth < BALD_MM && p.y > LOW_TO_MM
              && _tri_snap_get_depth (&scene->snap, q) > INSIDE_MM * scene->pose.scale;
        low = tri_smoothstep ((p.y - LOW_FROM_MM) / (LOW_TO_MM - LOW_FROM_MM))
              * tri_smoothstep ((depth - EDGE_FROM_MM) / (EDGE_TO_MM - EDGE_FROM_MM));
        if (later.norwood != norwood)
          {
            double depth_then = MIN (depth_in (&then, e, p), depth);
            double stays
                = tri_smoothstep ((depth_then - STAYS_FROM_MM) / (STAYS_TO_MM - STAYS_FROM_MM));
            /* Where the hair's edge stays what is dark before it is a shadow. */
            double recedes = tri_smoothstep ((depth - depth_then) / RECEDES_MM);

            node->field[FIELD_GONE] = _tri_paint_share (low * recedes * (1.0 - stays));
          }
        /* Before the hair, shadows are dark too, and painted skin is not seen there: white is. */
        if (look->future.greying)
          node->field[FIELD_GREY] = _tri_paint_share (
              low * tri_smoothstep ((depth - GREY_FROM_MM) / (GREY_TO_MM - GREY_FROM_MM)));
      }
}

/* Of each channel. */
typedef struct
{
  double of[3];
} Factor;

static double
node_light (const TriPaintCell *node)
{
  return 0.2126 * node->field[FIELD_SKIN] + 0.7152 * node->field[FIELD_SKIN + 1]
         + 0.0722 * node->field[FIELD_SKIN + 2];
}

/* The mean of 5 x 5 px of the level about a node, linear, 16 bit, and how much its 3 x 3 px deviate
 * from theirs, relative. FALSE where there is no photo. */
static gboolean
look_at_node (const TriRecede *self,
              cairo_surface_t *level,
              double level_scale,
              guint node,
              double rgb[3],
              double *out_deviation)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  const guint8 *data = cairo_image_surface_get_data (level);
  gsize stride = (gsize) cairo_image_surface_get_stride (level);
  int x = (int) floor ((self->grid.origin.x + node % self->grid.width * self->grid.cell_px)
                       * level_scale);
  int y = (int) floor ((self->grid.origin.y + node / self->grid.width * self->grid.cell_px)
                       * level_scale);
  double sum = 0.0, squares = 0.0;

  if (x < 2 || y < 2 || x + 2 >= cairo_image_surface_get_width (level)
      || y + 2 >= cairo_image_surface_get_height (level))
    return FALSE;
  rgb[0] = rgb[1] = rgb[2] = 0.0;
  for (int v = y - 2; v <= y + 2; v++)
    for (int u = x - 2; u <= x + 2; u++)
      {
        guint32 pixel = ((const guint32 *) (data + (gsize) v * stride))[u];
        double own = luminance (tables, pixel);

        for (guint c = 0; c < 3; c++)
          rgb[c] += tables->linear[pixel >> (16 - 8 * c) & 0xff] / 25.0;
        if (ABS (u - x) > 1 || ABS (v - y) > 1)
          continue;
        sum += own / 9.0;
        squares += own * own / 9.0;
      }
  *out_deviation = sqrt (MAX (squares - sum * sum, 0.0)) / MAX (sum, 1.0);
  return TRUE;
}

/* What is known of the nodes spreads over the others: each becomes the mean of those beside it. */
static void
spread_known (const TriRecede *self, const gboolean *known, Factor *off)
{
  for (guint sweep = 0; sweep < SWEEPS; sweep++)
    for (int j = 1; j + 1 < self->grid.height; j++)
      for (int i = 1; i + 1 < self->grid.width; i++)
        {
          gsize at = (gsize) j * self->grid.width + i;

          if (known[at])
            continue;
          for (guint c = 0; c < 3; c++)
            {
              double mean = (off[at - 1].of[c] + off[at + 1].of[c]
                             + off[at - self->grid.width].of[c] + off[at + self->grid.width].of[c])
                            / 4.0;

              off[at].of[c] += OVER * (mean - off[at].of[c]);
            }
        }
}

/* The skin under the hair is that beside it: how much the photo's bald skin is off the model is
 * carried under the hair. */
static void
match_skin (TriRecede *self, const TriScene *scene, gboolean *known)
{
  gsize n = (gsize) self->grid.width * self->grid.height;
  g_autofree Factor *off = g_new (Factor, n);
  double level_scale, mean[3] = { 0.0 }, deviation = 0.0;
  cairo_surface_t *level
      = tri_photo_get_analysis (scene->photo, 1.0 / scene->pose.scale, &level_scale);
  guint n_known = 0;

  for (gsize i = 0; i < n; i++)
    {
      TriPaintCell *node = &self->grid.cells[i];
      double rgb[3], deviates;

      /* Brows are no skin; a highlight is none of the skin's colour. */
      known[i] = known[i] && look_at_node (self, level, level_scale, (guint) i, rgb, &deviates);
      for (guint c = 0; known[i] && c < 3; c++)
        {
          off[i].of[c] = rgb[c] / MAX (node->field[FIELD_SKIN + c], 1);
          known[i] = off[i].of[c] > 1.0 / MOST_OFF && off[i].of[c] < MOST_OFF;
        }
      if (!known[i])
        continue;
      for (guint c = 0; c < 3; c++)
        mean[c] += off[i].of[c];
      deviation += deviates;
      n_known++;
    }
  if (n_known == 0)
    return;
  for (gsize i = 0; i < n; i++)
    for (guint c = 0; !known[i] && c < 3; c++)
      off[i].of[c] = mean[c] / n_known;
  spread_known (self, known, off);
  for (gsize i = 0; i < n; i++)
    for (guint c = 0; c < 3; c++)
      self->grid.cells[i].field[FIELD_SKIN + c]
          = (guint16) MIN (self->grid.cells[i].field[FIELD_SKIN + c] * off[i].of[c] + 0.5, 65535.0);
  self->texture = deviation / n_known / WAVE_DEVIATION;
}

/* How much of the hair that changes the photo shows, mm² on the picture. */
static double
measure_seen (const TriRecede *self, const TriScene *scene)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  double level_scale, cell_mm = self->grid.cell_px / scene->pose.scale, seen = 0.0;
  cairo_surface_t *level
      = tri_photo_get_analysis (scene->photo, 1.0 / scene->pose.scale, &level_scale);
  const guint8 *data = cairo_image_surface_get_data (level);
  gsize stride = (gsize) cairo_image_surface_get_stride (level);

  for (int j = 0; j < self->grid.height; j++)
    for (int i = 0; i < self->grid.width; i++)
      {
        const TriPaintCell *node = &self->grid.cells[(gsize) j * self->grid.width + i];
        int share = MAX (node->field[FIELD_GONE], node->field[FIELD_GREY]);
        TriVec2 q = _tri_paint_grid_get_place (&self->grid, i, j);
        int x = (int) floor (q.x * level_scale), y = (int) floor (q.y * level_scale);

        if (share == 0 || _tri_snap_get_depth (&scene->snap, q) < 0 || x < 0 || y < 0
            || x >= cairo_image_surface_get_width (level)
            || y >= cairo_image_surface_get_height (level))
          continue;
        seen += share / 255.0 * cell_mm * cell_mm
                * hair_share (luminance (tables, ((const guint32 *) (data + y * stride))[x]),
                              (float) node_light (node));
      }
  return seen;
}

TriRecede *
_tri_recede_new (const TriScene *scene, const TriSceneLook *look)
{
  TriRecede *self = g_new0 (TriRecede, 1);
  g_autofree gboolean *bald = NULL;
  TriSideSample sample;

  if (look->clipped == NULL
      && tri_scene_measure_hair (scene, look->receding).verdict == TRI_SIDE_HAIR_LONG)
    self->verdict = TRI_FUTURE_LONG_HAIR;
  else if (!tri_scene_sample_sides (scene, look->receding, &sample, NULL))
    self->verdict = TRI_FUTURE_NO_SKIN;
  if (self->verdict != TRI_FUTURE_SHOWN)
    return self;

  for (guint c = 0; c < 3; c++)
    self->skin[c] = 65535.0 * CLAMP (sample.skin[c], 0.0, 1.0);
  self->grain = scene->sharpness.noise / 90.0;
  self->px_per_mm = scene->pose.scale;
  set_grid (self, scene);
  bald = g_new0 (gboolean, (gsize) self->grid.width * self->grid.height);
  fill_nodes (self, scene, look, bald);
  match_skin (self, scene, bald);
  if (measure_seen (self, scene) < LITTLE_MM2)
    self->verdict = TRI_FUTURE_LITTLE;
  return self;
}

void
_tri_recede_free (TriRecede *self)
{
  if (self == NULL)
    return;
  _tri_paint_grid_clear (&self->grid);
  g_free (self);
}

TriFutureVerdict
_tri_recede_get_verdict (const TriRecede *self)
{
  return self->verdict;
}

/* Noise of the skin or of tufts at a place, of waves @mm long, -1 to 1. */
static inline float
wave_at (const TriRecede *self, TriVec2 photo_px, double mm, guint32 salt)
{
  double length_px = mm * self->px_per_mm;

  return _tri_noise_at (photo_px.x / length_px, photo_px.y / length_px, salt);
}

/* What painted skin is times its mean. */
static float
texture_at (const TriRecede *self, TriVec2 photo_px)
{
  float texture = 0.0f;

  for (guint i = 0; i < N_OCTAVES; i++)
    texture += wave_at (self, photo_px, FINEST_MM * (1 << i), 10 + i);
  return 1.0f + (float) self->texture * texture
         + (float) self->grain * _tri_noise_at (photo_px.x, photo_px.y, 3);
}

/* Hair goes tuft by tuft: a share of it gone is this much gone here. */
static float
gone_at (const TriRecede *self, float share, TriVec2 photo_px)
{
  float tuft = wave_at (self, photo_px, THINNING_MM, 6);

  /* All of it at 1 and none at 0, whatever the tuft. */
  share += (float) (4.0 * THINNING) * share * (1.0f - share) * tuft;
  return CLAMP (share, 0.0f, 1.0f);
}

static guint32
paint_pixel (
    gconstpointer painter, guint32 pixel, const TriPaintNode *at, TriVec2 photo_px, int x, int y)
{
  const TriRecede *self = painter;
  const TriLightTables *tables = _tri_light_get_tables ();
  float skin_light = 0.2126f * at->field[FIELD_SKIN] + 0.7152f * at->field[FIELD_SKIN + 1]
                     + 0.0722f * at->field[FIELD_SKIN + 2];
  float cover = (float) CLAMP (at->cover, 0, TRI_PAINT_COVER_ONE) / TRI_PAINT_COVER_ONE;
  float own = luminance (tables, pixel);
  float hair = cover * hair_share (own, skin_light), gone, grey, texture, white;
  guint32 out = pixel & 0xff000000u;

  if (hair <= 0.0f)
    return pixel;
  gone = hair * gone_at (self, (float) at->field[FIELD_GONE] / 255.0f, photo_px);
  grey = (float) WHITE_SHARE + (float) WHITE_VARIES * wave_at (self, photo_px, TUFT_MM, 5);
  grey = (hair - gone) * (float) at->field[FIELD_GREY] / 255.0f * CLAMP (grey, 0.0f, 1.0f);
  texture = texture_at (self, photo_px);
  /* White hair is as bright as the light on it, with the strands that are there. */
  white = (float) (65535.0 * WHITE_LIGHT) * (float) at->field[FIELD_LIGHT] / 4096.0f
          * sqrtf (own / (skin_light + 1.0f));
  for (guint c = 0; c < 3; c++)
    {
      guint shift = 16 - 8 * c;
      float before = tables->linear[pixel >> shift & 0xff];
      float after = before + gone * (at->field[FIELD_SKIN + c] * texture - before);

      float tint = (float) WHITE_OF_SKIN * at->field[FIELD_SKIN + c] / (skin_light + 1.0f);

      after += grey * MAX (white * (tint + (float) (1.0 - WHITE_OF_SKIN)) - after, 0.0f);
      out |= (guint32)
                 tables->encoded[(guint) CLAMP (after, 0.0f, 65535.0f) >> TRI_LIGHT_INVERSE_SHIFT]
             << shift;
    }
  return out;
}

void
_tri_recede_adjust (const TriRecede *self, const TriScene *scene, const TriPaintArea *area)
{
  _tri_paint_grid_adjust (&self->grid, scene, area, paint_pixel, self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relighting: the light of the photo is estimated from bare scalp, another one divided by it.
 *
 * The fitted head gives the normals. Features of the face keep the shading they have; down the face
 * the change fades to that of the surroundings, for neck and clothes have no model. */

#include "config.h"

#include "tri-look-private.h"

#include "tri-light-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Lambert's light in camera axes: ambient + direction · normal, relative to the skin's median. */
typedef struct
{
  double ambient;
  TriVec3 direction;
} Lamp;

/* Distance of the grid's nodes; light on a head is smoother than that. */
#define CELL_MM 2.5
#define MAX_CELLS 160
#define MARGIN_MM 45.0
#define RIM_MM 0.35
/* Where light is measured: scalp that a camera sees well. */
#define SAMPLES 2500
#define SAMPLE_LEAST_EY 0.1
#define SAMPLE_LEAST_FACING 0.25
#define SAMPLE_PX_PER_MM 0.5
/* No place is taken to be darker than this share of the median: dividing by less shows noise. */
#define LEAST_LIGHT 0.35
/* Height above the rays' centre in mm at which the change begins to fade down the face, and where
 * it has: brow and chin. */
#define FADE_FROM_MM -15.0
#define FADE_TO_MM -120.0
/* Toward the ears, where the outline is not followed, the change fades to the rim: it must not end
 * in a line across an ear. Degrees from the top of the head, and shares of the outline's radius. */
#define SIDE_FROM_DEG 58.0
#define SIDE_TO_DEG 94.0
#define RIM_FROM 0.55
#define RIM_TO 1.0

static const char *const light_ids[TRI_N_SCENE_LIGHTS] = { "photo", "soft", "hard", "warm" };

const char *
tri_scene_light_get_id (TriSceneLight light)
{
  g_return_val_if_fail ((guint) light < TRI_N_SCENE_LIGHTS, "");

  return light_ids[light];
}

const char *
tri_scene_light_get_name (TriSceneLight light)
{
  static const char *const names[TRI_N_SCENE_LIGHTS]
      = { N_ ("As Photographed"), N_ ("Soft"), N_ ("Hard"), N_ ("Warm") };

  g_return_val_if_fail ((guint) light < TRI_N_SCENE_LIGHTS, "");

  return _ (names[light]);
}

static double
smoothstep (double x)
{
  x = CLAMP (x, 0.0, 1.0);
  return x * x * (3.0 - 2.0 * x);
}

/* Solves the symmetric 4x4 system a x = b by elimination; FALSE when it is singular. */
static gboolean
solve_4 (double a[4][4], double b[4], double out[4])
{
  for (guint i = 0; i < 4; i++)
    {
      if (fabs (a[i][i]) < 1e-9)
        return FALSE;
      for (guint j = i + 1; j < 4; j++)
        {
          double f = a[j][i] / a[i][i];

          for (guint k = i; k < 4; k++)
            a[j][k] -= f * a[i][k];
          b[j] -= f * b[i];
        }
    }
  for (guint i = 4; i-- > 0;)
    {
      out[i] = b[i];
      for (guint k = i + 1; k < 4; k++)
        out[i] -= a[i][k] * out[k];
      out[i] /= a[i][i];
    }
  return TRUE;
}

typedef struct
{
  TriVec3 normal; /* camera axes */
  double light;
} Sample;

static double
lamp_light (const Lamp *lamp, TriVec3 normal)
{
  return lamp->ambient + tri_vec3_dot (lamp->direction, normal);
}

/* Rec. 709 luminance of linear light, 0 to 1. */
static double
pixel_light (cairo_surface_t *surface, int x, int y)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint32 pixel = ((
      const guint32 *) (data + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)))[x];

  return (0.2126 * tables->linear[pixel >> 16 & 0xff] + 0.7152 * tables->linear[pixel >> 8 & 0xff]
          + 0.0722 * tables->linear[pixel & 0xff])
         / 65535.0;
}

static int
compare_samples (gconstpointer a, gconstpointer b)
{
  double x = ((const Sample *) a)->light, y = ((const Sample *) b)->light;

  return (x > y) - (x < y);
}

/* Least squares over the samples, twice again without what is far off: stubble, highlights. */
static Lamp
estimate_lamp (const TriScene *scene, double *out_median)
{
  g_autofree Sample *samples = g_new (Sample, SAMPLES);
  Lamp lamp = { 1.0, { 0.0, 0.0, 0.0 } };
  double level_scale;
  cairo_surface_t *level
      = tri_photo_get_analysis (scene->photo, SAMPLE_PX_PER_MM / scene->pose.scale, &level_scale);
  guint n = 0;

  for (guint i = 0; i < SAMPLES; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, SAMPLES);
      TriVec3 normal = tri_head_normal (scene->head, e);
      TriSighting sighting;
      int x, y;

      if (e.y < SAMPLE_LEAST_EY)
        break;
      if (!_tri_scene_sight (scene, tri_head_point (scene->head, e), normal, &sighting)
          || sighting.facing < SAMPLE_LEAST_FACING)
        continue;
      x = (int) floor (sighting.pixel.x * level_scale);
      y = (int) floor (sighting.pixel.y * level_scale);
      if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (level)
          || y >= cairo_image_surface_get_height (level))
        continue;
      samples[n++]
          = (Sample){ tri_mat3_apply (&scene->pose.rotation, normal), pixel_light (level, x, y) };
    }
  *out_median = 0.0;
  if (n < 50)
    return lamp;
  qsort (samples, n, sizeof *samples, compare_samples);
  *out_median = MAX (samples[n / 2].light, 1e-3);
  for (guint i = 0; i < n; i++)
    samples[i].light /= *out_median;

  for (guint round = 0; round < 3; round++)
    {
      double a[4][4] = { { 0.0 } }, b[4] = { 0.0 }, found[4];

      for (guint i = 0; i < n; i++)
        {
          const TriVec3 *m = &samples[i].normal;
          const double row[4] = { 1.0, m->x, m->y, m->z };
          double off = samples[i].light - lamp_light (&lamp, *m);

          if (round > 0 && fabs (off) > 0.25)
            continue;
          for (guint j = 0; j < 4; j++)
            {
              for (guint k = 0; k < 4; k++)
                a[j][k] += row[j] * row[k];
              b[j] += row[j] * samples[i].light;
            }
        }
      /* A little stiffness: a view that shows few directions must not invent a lamp. */
      for (guint j = 1; j < 4; j++)
        a[j][j] += 0.02 * n;
      if (!solve_4 (a, b, found))
        break;
      lamp = (Lamp){ found[0], { found[1], found[2], found[3] } };
    }
  return lamp;
}

/* What a look does to skin with this normal; @out_gloss becomes the shine relative to the skin. */
static double
gain_at (TriSceneLight light, const Lamp *photo, double skin, TriVec3 normal, double *out_gloss)
{
  double before = MAX (lamp_light (photo, normal), LEAST_LIGHT);

  *out_gloss = 0.0;
  if (light == TRI_SCENE_LIGHT_SOFT)
    return CLAMP (pow ((0.97 + 0.08 * normal.y) / before, 0.6), 0.7, 1.5);
  if (light == TRI_SCENE_LIGHT_HARD)
    {
      const TriVec3 lamp = tri_vec3_normalize (tri_vec3 (0.30, 0.80, 0.52));
      const TriVec3 half = tri_vec3_normalize (tri_vec3_add (lamp, tri_vec3 (0.0, 0.0, 1.0)));
      double lit = MAX (tri_vec3_dot (normal, lamp), 0.0);
      double shine = pow (MAX (tri_vec3_dot (normal, half), 0.0), 28.0);
      /* What the surface reflects does not depend on the skin's colour: on dark skin it is more
       * relative to it. */
      *out_gloss = CLAMP (0.16 / MAX (skin, 0.05), 0.3, 1.6) * shine;
      return CLAMP ((0.34 + 0.92 * lit) / before, 0.45, 1.5);
    }
  return 1.0;
}

/* Gain of everything that is not the head. */
static double
far_gain (TriSceneLight light)
{
  return light == TRI_SCENE_LIGHT_HARD ? 0.80 : 1.0;
}

static void
fill_gains (TriLook *self, const TriScene *scene, const Lamp *photo, double skin)
{
  const TriSnap *snap = &scene->snap;
  double scale = scene->pose.scale, far = far_gain (self->choice.light);
  double up = snap->first + TRI_SNAP_N / 2 * TRI_SNAP_STEP_DEG * G_PI / 180.0;

  for (int j = 0; j < self->height; j++)
    for (int i = 0; i < self->width; i++)
      {
        TriVec2 q = { self->origin.x + i * self->cell_px, self->origin.y + j * self->cell_px };
        double dx = q.x - snap->centre.x, dy = q.y - snap->centre.y;
        double height_mm = (dx * cos (up) + dy * sin (up)) / scale;
        double rim = hypot (dx, dy) / (hypot (dx, dy) + _tri_snap_get_depth (snap, q));
        double turn = fabs (remainder (atan2 (dy, dx) - up, 2.0 * G_PI)) * 180.0 / G_PI;
        TriVec3 e = tri_scene_pick (scene, q);
        TriVec3 normal = tri_mat3_apply (&scene->pose.rotation, tri_head_normal (scene->head, e));
        double gloss;
        double head = gain_at (self->choice.light, photo, skin, normal, &gloss);
        double down = smoothstep ((height_mm - FADE_TO_MM) / (FADE_FROM_MM - FADE_TO_MM));
        double side = smoothstep ((turn - SIDE_FROM_DEG) / (SIDE_TO_DEG - SIDE_FROM_DEG))
                      * smoothstep ((rim - RIM_FROM) / (RIM_TO - RIM_FROM));
        double share = down * (1.0 - side);

        head = far + share * (head - far);
        self->nodes[j * self->width + i]
            = (TriLookNode){ .gain = (guint16) floor (head * TRI_LOOK_GAIN_ONE + 0.5),
                             .gloss = (guint16) floor (share * gloss * TRI_LOOK_GAIN_ONE + 0.5) };
      }
}

/* Contrast about the skin's own light: soft light lifts shadows, hard light deepens them. */
static void
fill_tone (TriLook *self, double skin)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  double gamma = self->choice.light == TRI_SCENE_LIGHT_SOFT   ? 0.92
                 : self->choice.light == TRI_SCENE_LIGHT_HARD ? 1.12
                                                              : 1.0;

  for (guint v = 0; v < 256; v++)
    {
      double x = tables->linear[v] / 65535.0;

      self->tone[v]
          = gamma == 1.0
                ? tables->linear[v]
                : (guint16) floor (65535.0 * MIN (skin * pow (x / skin, gamma), 1.0) + 0.5);
    }
}

TriLook *
_tri_look_new (const TriScene *scene, const TriSceneLook *choice)
{
  /* Tungsten through a camera set halfway between it and daylight; luminance stays. */
  static const double warm[3] = { 1.18, 0.96, 0.68 };
  const TriSnap *snap = &scene->snap;
  double low_x = snap->centre.x, low_y = snap->centre.y, high_x = low_x, high_y = low_y;
  TriLook *self;
  double skin;
  Lamp photo;

  if (choice->light == TRI_SCENE_LIGHT_PHOTO)
    return NULL;
  self = g_new0 (TriLook, 1);
  self->choice = *choice;

  for (guint i = 0; i < TRI_SNAP_N_RAYS; i++)
    {
      double angle = snap->first + i * TRI_SNAP_STEP_DEG * G_PI / 180.0;
      double x = snap->centre.x + snap->rho_snapped[i] * cos (angle);
      double y = snap->centre.y + snap->rho_snapped[i] * sin (angle);

      low_x = MIN (low_x, x);
      low_y = MIN (low_y, y);
      high_x = MAX (high_x, x);
      high_y = MAX (high_y, y);
    }
  self->cell_px = MAX (CELL_MM * scene->pose.scale,
                       (MAX (high_x - low_x, high_y - low_y) + 2.0 * MARGIN_MM * scene->pose.scale)
                           / MAX_CELLS);
  self->origin
      = (TriVec2){ low_x - MARGIN_MM * scene->pose.scale, low_y - MARGIN_MM * scene->pose.scale };
  self->width
      = (int) ceil ((high_x + MARGIN_MM * scene->pose.scale - self->origin.x) / self->cell_px) + 1;
  self->height
      = (int) ceil ((high_y + 2.0 * MARGIN_MM * scene->pose.scale - self->origin.y) / self->cell_px)
        + 1;
  self->nodes = g_new (TriLookNode, (gsize) self->width * self->height);
  self->rim_px = MAX (RIM_MM * scene->pose.scale, 1.5);
  self->far = (guint16) floor (far_gain (choice->light) * TRI_LOOK_GAIN_ONE + 0.5);
  for (guint c = 0; c < 3; c++)
    self->tint[c] = (guint16) floor (
        (choice->light == TRI_SCENE_LIGHT_WARM ? warm[c] : 1.0) * TRI_LOOK_GAIN_ONE + 0.5);

  photo = estimate_lamp (scene, &skin);
  fill_gains (self, scene, &photo, skin > 0.0 ? skin : 0.3);
  fill_tone (self, skin > 0.0 ? skin : 0.3);
  return self;
}

void
_tri_look_free (TriLook *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Relighting: the light of the photo is estimated from bare scalp, another one divided by it.
 *
 * The fitted head gives the normals. Features of the face keep the shading they have; down the face
 * the change fades to that of the surroundings, for neck and clothes have no model. */

#include "config.h"

#include "tri-look-private.h"

#include "tri-lamp-private.h"
#include "tri-light-private.h"
#include "tri-step.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Distance of the grid's nodes; light on a head is smoother than that. */
#define CELL_MM 2.5
#define MAX_CELLS 160
#define MARGIN_MM 45.0
#define RIM_MM 0.35
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

/* What a look does to skin with this normal; @out_gloss becomes the shine relative to the skin. */
static double
gain_at (TriSceneLight light, const TriLamp *photo, double skin, TriVec3 normal, double *out_gloss)
{
  double before = MAX (_tri_lamp_get_light (photo, normal), LEAST_LIGHT);

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
fill_gains (TriLook *self, const TriScene *scene, const TriLamp *photo, double skin)
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
        double down = tri_smoothstep ((height_mm - FADE_TO_MM) / (FADE_FROM_MM - FADE_TO_MM));
        double side = tri_smoothstep ((turn - SIDE_FROM_DEG) / (SIDE_TO_DEG - SIDE_FROM_DEG))
                      * tri_smoothstep ((rim - RIM_FROM) / (RIM_TO - RIM_FROM));
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
_tri_look_new (TriScene *scene, const TriSceneLook *choice)
{
  /* Tungsten through a camera set halfway between it and daylight; luminance stays. */
  static const double warm[3] = { 1.18, 0.96, 0.68 };
  const TriSnap *snap = &scene->snap;
  double low_x = snap->centre.x, low_y = snap->centre.y, high_x = low_x, high_y = low_y;
  TriLook *self;
  double skin;
  TriLamp photo;

  if (choice->light == TRI_SCENE_LIGHT_PHOTO && choice->clipped == NULL && choice->receding == NULL)
    return NULL;
  self = g_new0 (TriLook, 1);
  self->choice = *choice;
  if (choice->receding != NULL)
    {
      tri_region_ref (choice->receding);
      self->recede = _tri_recede_new (scene, choice);
    }
  if (choice->clipped != NULL)
    {
      tri_region_ref (choice->clipped);
      self->clip = _tri_clip_new (scene, choice->clipped);
    }

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

  photo = _tri_lamp_estimate (scene, &skin);
  fill_gains (self, scene, &photo, skin > 0.0 ? skin : 0.3);
  fill_tone (self, skin > 0.0 ? skin : 0.3);
  return self;
}

TriFutureVerdict
tri_scene_get_future_verdict (const TriScene *scene)
{
  g_return_val_if_fail (scene != NULL, TRI_FUTURE_SHOWN);

  return scene->look != NULL && scene->look->recede != NULL
             ? _tri_recede_get_verdict (scene->look->recede)
             : TRI_FUTURE_SHOWN;
}

void
_tri_look_free (TriLook *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->choice.clipped, tri_region_unref);
  g_clear_pointer (&self->choice.receding, tri_region_unref);
  _tri_clip_free (self->clip);
  _tri_recede_free (self->recede);
  g_free (self->nodes);
  g_free (self);
}

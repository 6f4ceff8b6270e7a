/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of a registered photo against what a preview needs. */

#include "config.h"

#include "tri-photo-advice.h"

#include "tri-lamp-private.h"
#include "tri-light-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* Dots stand about 1 mm apart: on fewer pixels than two to the dot they are a veil, not dots. */
#define LEAST_PX_PER_MM 2.0
/* A blur of this sigma leaves a tenth of the contrast of a pattern of 1 mm, exp (-2 (pi sigma)²);
 * below this many pixels it is no blur but a small photo. */
#define MOST_BLUR_MM 0.35
#define LEAST_BLUR_PX 1.2
/* The fit itself is off by some 5 degrees of pitch (GEOMETRY 11), a relaxed head by as much. */
#define MOST_ROLL_DEG 8.0
#define MOST_PITCH_DEG 14.0
#define MOST_YAW_DEG 16.0
/* GEOMETRY 3: at 0.8 m the hairline is off by 1.8 mm unless the file tells the focal length, and by
 * 2.8 mm at 0.5 m. With it, faces are merely drawn in: a selfie's 0.5 m. */
#define LEAST_DISTANCE_M 0.8
#define LEAST_TOLD_DISTANCE_M 0.6
/* Daylight from one side and a lamp from the other differ by a third in blue over red; skin itself
 * by a few per cent. */
#define MOST_CAST 0.22
/* Stubble leaves half of the light and more; hair that lies and caps leave less. */
#define LEAST_CROWN 0.42
/* Of the head's points, those that are looked at, and how well they face the camera. */
#define POINTS 2500
#define LEAST_FACING 0.35
#define LOOK_PX_PER_MM 0.5
/* Points needed to speak of a part of the head. */
#define LEAST_POINTS 15
/* Brighter than the scalp's median by so much is a highlight: the lamp's colour, not the light's.
 */
#define MOST_LIGHT 1.35

static const char *const ids[TRI_N_ADVICE]
    = { "too-small", "blurred", "tilted", "too-close", "mixed-light", "crown-covered", "mirrored" };

const char *
tri_advice_kind_get_id (TriAdviceKind kind)
{
  g_return_val_if_fail ((guint) kind < TRI_N_ADVICE, "");

  return ids[kind];
}

static void
advice_free (gpointer data)
{
  TriAdvice *self = data;

  g_free (self->value);
  g_free (self->sentence);
  g_free (self);
}

/* Takes over @value. */
static void
add (GPtrArray *list, TriAdviceKind kind, double measure, char *value, const char *sentence)
{
  TriAdvice *self = g_new (TriAdvice, 1);

  *self = (TriAdvice){ kind, measure, value, g_strdup (sentence) };
  g_ptr_array_add (list, self);
}

static void
check_size (GPtrArray *list, const TriScene *scene)
{
  double scale = scene->pose.scale;

  if (scale < LEAST_PX_PER_MM)
    add (
        list, TRI_ADVICE_TOO_SMALL, scale, g_strdup_printf (_ ("%.1f px/mm"), scale),
        _ ("The head is small in this photo, so single dots cannot be shown. Take it with the head "
           "filling the frame, or use the camera’s full resolution."));
}

static void
check_blur (GPtrArray *list, const TriScene *scene)
{
  double blur_mm = scene->sharpness.psf_px / scene->pose.scale;

  if (scene->sharpness.n_edges >= TRI_SHARPNESS_LEAST_EDGES && blur_mm > MOST_BLUR_MM
      && scene->sharpness.psf_px > LEAST_BLUR_PX)
    add (
        list, TRI_ADVICE_BLURRED, blur_mm, g_strdup_printf (_ ("%.1f mm"), blur_mm),
        _ ("This photo is blurred, and the preview is as soft as the photo. Hold the camera still, "
           "tap the forehead to focus, and add light."));
}

static void
check_tilt (GPtrArray *list, const TriScene *scene, TriView view)
{
  double yaw, pitch, roll, slot_yaw, slot_pitch;
  double off_yaw, off_pitch, worst;

  /* From above, the three angles are one and the same turn. */
  if (view == TRI_VIEW_TOP || view == TRI_VIEW_CROWN)
    return;
  tri_rotation_to_euler (&scene->pose.rotation, &yaw, &pitch, &roll);
  tri_view_get_start (view, &slot_yaw, &slot_pitch);
  off_yaw = remainder (yaw - slot_yaw, 360.0);
  off_pitch = remainder (pitch - slot_pitch, 360.0);
  worst = MAX (MAX (fabs (roll), fabs (off_pitch)), fabs (off_yaw));
  if (fabs (roll) > MOST_ROLL_DEG && fabs (roll) >= worst)
    add (list, TRI_ADVICE_TILTED, roll, g_strdup_printf (_ ("%.0f°"), fabs (roll)),
         _ ("The head leans to one side. For an even hairline, take the photo with the eyes "
            "level."));
  else if (fabs (off_pitch) > MOST_PITCH_DEG && fabs (off_pitch) >= worst)
    add (list, TRI_ADVICE_TILTED, off_pitch, g_strdup_printf (_ ("%.0f°"), fabs (off_pitch)),
         off_pitch > 0.0
             ? _ ("The chin is lifted, which hides the top of the head. Hold the camera "
                  "at the height of the eyes.")
             : _ ("The head is bowed. Hold the camera at the height of the eyes."));
  else if (fabs (off_yaw) > MOST_YAW_DEG)
    add (list, TRI_ADVICE_TILTED, off_yaw, g_strdup_printf (_ ("%.0f°"), fabs (off_yaw)),
         _ ("The head is turned away from the view that was asked for. Turn it, or file the photo "
            "under another view."));
}

static void
check_distance (GPtrArray *list, const TriScene *scene)
{
  gboolean told = tri_photo_get_focal_px (scene->photo) > 0.0;
  double distance_m = scene->pose.kappa > 0.0 ? 1e-3 / scene->pose.kappa : G_MAXDOUBLE;

  if (distance_m < (told ? LEAST_TOLD_DISTANCE_M : LEAST_DISTANCE_M))
    add (
        list, TRI_ADVICE_TOO_CLOSE, distance_m, g_strdup_printf (_ ("%.1f m"), distance_m),
        _ ("The camera was very close, which enlarges what is near it. Step back to 1.5 m and zoom "
           "in to twice."));
}

/* Scalp and forehead as the photo shows them, one entry a point. */
typedef struct
{
  TriVec3 normal; /* camera axes */
  TriVec3 e;
  double rgb[3];
  double even; /* luminance as if evenly lit, relative to the scalp's median */
} Point;

static GArray *
look_at_points (const TriScene *scene)
{
  const TriLightTables *tables = _tri_light_get_tables ();
  GArray *points = g_array_new (FALSE, FALSE, sizeof (Point));
  double level_scale, skin;
  cairo_surface_t *level
      = tri_photo_get_analysis (scene->photo, LOOK_PX_PER_MM / scene->pose.scale, &level_scale);
  const guint8 *data = cairo_image_surface_get_data (level);
  gsize stride = (gsize) cairo_image_surface_get_stride (level);
  TriLamp lamp = _tri_lamp_estimate (scene, &skin);

  for (guint i = 0; i < POINTS && skin > 0.0; i++)
    {
      Point point = { .e = tri_head_fibonacci (i, POINTS) };
      TriVec3 normal = tri_head_normal (scene->head, point.e);
      TriSighting sighting;
      double light;
      guint32 pixel;
      int x, y;

      if (point.e.y < 0.0)
        break;
      if (!_tri_scene_sight (scene, tri_head_point (scene->head, point.e), normal, &sighting)
          || sighting.facing < LEAST_FACING)
        continue;
      x = (int) floor (sighting.pixel.x * level_scale);
      y = (int) floor (sighting.pixel.y * level_scale);
      if (x < 0 || y < 0 || x >= cairo_image_surface_get_width (level)
          || y >= cairo_image_surface_get_height (level))
        continue;
      pixel = ((const guint32 *) (data + (gsize) y * stride))[x];
      for (guint c = 0; c < 3; c++)
        point.rgb[c] = tables->linear[pixel >> (16 - 8 * c) & 0xff] / 65535.0;
      point.normal = tri_mat3_apply (&scene->pose.rotation, normal);
      light = 0.2126 * point.rgb[0] + 0.7152 * point.rgb[1] + 0.0722 * point.rgb[2];
      point.even = light / skin / MAX (_tri_lamp_get_light (&lamp, point.normal), 0.3);
      g_array_append_val (points, point);
    }
  return points;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* 0 when there are too few to speak of. */
static double
median (GArray *values)
{
  if (values->len < LEAST_POINTS)
    return 0.0;
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, values->len / 2);
}

/* Blue over red on the image's left and right; skin has one colour, so its light has two. */
static void
check_mixed_light (GPtrArray *list, GArray *points)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) right = g_array_new (FALSE, FALSE, sizeof (double));
  double a, b, cast;

  for (guint i = 0; i < points->len; i++)
    {
      const Point *p = &g_array_index (points, Point, i);
      double tint = p->rgb[2] / MAX (p->rgb[0], 1e-3);

      /* Without highlights and without hair. */
      if (p->even > MOST_LIGHT || p->even < 0.75)
        continue;
      if (p->normal.x < -0.2)
        g_array_append_val (left, tint);
      else if (p->normal.x > 0.2)
        g_array_append_val (right, tint);
    }
  a = median (left);
  b = median (right);
  if (a <= 0.0 || b <= 0.0)
    return;
  cast = fabs (a - b) / ((a + b) / 2.0);
  if (cast > MOST_CAST)
    add (list, TRI_ADVICE_MIXED_LIGHT, 100.0 * cast, g_strdup_printf (_ ("%.0f %%"), 100.0 * cast),
         _ ("Light of two colours falls on the head, so pigment looks different on each side. "
            "Switch "
            "off the lamps and use daylight, or the other way round."));
}

/* The crown's light over that of the forehead, both as if evenly lit. */
static void
check_crown (GPtrArray *list, GArray *points)
{
  g_autoptr (GArray) crown = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) forehead = g_array_new (FALSE, FALSE, sizeof (double));
  double share;

  for (guint i = 0; i < points->len; i++)
    {
      const Point *p = &g_array_index (points, Point, i);

      if (p->e.y > 0.82)
        g_array_append_val (crown, p->even);
      else if (p->e.z > 0.7 && fabs (p->e.x) < 0.4)
        g_array_append_val (forehead, p->even);
    }
  if (median (forehead) <= 0.0 || crown->len < LEAST_POINTS)
    return;
  share = median (crown) / median (forehead);
  if (share < LEAST_CROWN)
    add (list, TRI_ADVICE_CROWN_COVERED, 100.0 * share,
         g_strdup_printf (_ ("%.0f %%"), 100.0 * share),
         _ ("Hair or a cap seems to cover the crown, so the outline is not the scalp’s. Clip the "
            "hair or take the cap off, or correct the outline by hand."));
}

GPtrArray *
tri_photo_advice_new (const TriScene *scene, const TriRegistration *registration, TriView view)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (advice_free);
  g_autoptr (GArray) points = NULL;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (registration != NULL, NULL);
  g_return_val_if_fail ((guint) view < TRI_N_VIEWS, NULL);

  points = look_at_points (scene);
  check_size (list, scene);
  check_blur (list, scene);
  check_tilt (list, scene, view);
  check_distance (list, scene);
  check_mixed_light (list, points);
  check_crown (list, points);
  /* Nothing in a picture tells it from its mirror image; clicks on the wrong sides raise the
   * question. */
  if (registration->swapped)
    add (list, TRI_ADVICE_MIRRORED, 0.0, g_strdup (""),
         _ ("Left and right were exchanged among the clicks. If this is a selfie, it may be "
            "mirrored: "
            "check a mole, a scar or the parting, and mirror the photo if it is."));
  return g_steal_pointer (&list);
}

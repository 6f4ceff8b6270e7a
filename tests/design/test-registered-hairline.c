/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From clicks to picture: the soft hairline lands where the prototype's does, within 2 px. */

#include "config.h"

#include "tri-region.h"
#include "tri-registration.h"

#include "../head/test-vectors.h"
#include "test-designs.h"

/* Short names of the prototype. */
static const struct
{
  const char *name;
  TriLandmark landmark; /* TRI_N_LANDMARKS for a silhouette click */
} names[] = {
  { "pupL", TRI_LANDMARK_PUPIL_LEFT },
  { "pupR", TRI_LANDMARK_PUPIL_RIGHT },
  { "sn", TRI_LANDMARK_SUBNASALE },
  { "otoL", TRI_LANDMARK_EAR_TOP_LEFT },
  { "otoR", TRI_LANDMARK_EAR_TOP_RIGHT },
  { "exL", TRI_LANDMARK_LATERAL_CANTHUS_LEFT },
  { "sil1", TRI_N_LANDMARKS },
};

static TriClicks
read_clicks (JsonObject *expected)
{
  JsonObject *object = json_object_get_object_member (expected, "clicks_half_size");
  JsonArray *start = json_object_get_array_member (expected, "start");
  TriClicks clicks = { .view = TRI_VIEW_FRONT };

  if (json_array_get_double_element (start, 0) == -35)
    clicks.view = TRI_VIEW_LEFT45;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      TriVec2 at;

      if (!json_object_has_member (object, names[i].name))
        continue;
      at = vectors_vec2 (json_object_get_array_member (object, names[i].name));
      if (names[i].landmark == TRI_N_LANDMARKS)
        clicks.silhouette[clicks.n_silhouette++] = at;
      else
        {
          clicks.has[names[i].landmark] = TRUE;
          clicks.at[names[i].landmark] = at;
        }
    }
  return clicks;
}

static double
distance_to_polyline (TriVec2 p, const TriVec2 *points, guint n)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < n; i++)
    {
      TriVec2 a = points[i], b = points[(i + 1) % n];
      double ux = b.x - a.x, uy = b.y - a.y;
      double length2 = ux * ux + uy * uy;
      double t = length2 > 0 ? ((p.x - a.x) * ux + (p.y - a.y) * uy) / length2 : 0;

      t = CLAMP (t, 0, 1);
      best = MIN (best, hypot (p.x - a.x - t * ux, p.y - a.y - t * uy));
    }
  return best;
}

static void
test_hairline (void)
{
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonArray *cases = vectors_array (parser, "registration");
  g_autoptr (TriTemplate) style = load_style ("soft");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *expected = json_array_get_object_element (cases, i);
      JsonArray *pixels = json_object_get_array_member (expected, "soft_hairline_px_visible");
      TriClicks clicks = read_clicks (expected);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriRegistration) registration = NULL;
      g_autoptr (TriCurve) curve = NULL;
      g_autofree TriVec2 *projected = NULL;
      const TriVec3 *samples;
      double worst = 0;
      guint n;

      g_assert_cmpuint (clicks.n_silhouette, ==, 1);
      registration = tri_registration_solve (&clicks, 800, 1000, NULL, 0, &error);
      g_assert_no_error (error);
      curve = tri_hairline_curve (tri_template_get_shape (style), registration->head);
      samples = tri_curve_get_samples (curve, &n);
      projected = g_new (TriVec2, n);
      for (guint k = 0; k < n; k++)
        projected[k] = tri_pose_project (&registration->pose, samples[k]);

      g_assert_cmpuint (json_array_get_length (pixels), >=, 30);
      for (guint k = 0; k < json_array_get_length (pixels); k++)
        {
          TriVec2 pixel = vectors_vec2 (json_array_get_array_element (pixels, k));

          worst = MAX (worst, distance_to_polyline (pixel, projected, n));
        }
      g_test_message ("%s: %.3f px at worst", json_object_get_string_member (expected, "image"),
                      worst);
      g_assert_cmpfloat (worst, <, 2);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/registered-hairline/soft", test_hairline);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What makes a preview believable, measured: how dark each stage is, that sessions only darken and
 * time only lightens, and on every sample photo that pigment lightens nothing and reaches no
 * farther than it may. */

#include "config.h"

#include "tri-landmark-file.h"
#include "tri-registration.h"
#include "tri-sample.h"

#include <math.h>
#include <string.h>

/* GEOMETRY 9's table is made at this density. */
#define TABLE_DENSITY 117.0
/* How far from a dot its darkness, and a fresh one’s redness, can still change 8 bits. */
#define PIGMENT_REACH_MM 1.8
#define REDNESS_REACH_MM 2.4

typedef struct
{
  TriDotField *field;
  TriFigures *figures;
  TriSkin skin;
  TriHead *head;
  TriScalp *scalp;
  TriRegion *region; /* on the scene below, all of it well inside */
  TriScene *scene;   /* plain grey, the crown from straight above */
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  enum
  {
    SIZE = 300,
    GREY = 0x80
  };
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_7, 14, TABLE_DENSITY);
  TriPose pose = { .rotation = tri_rotation_from_euler (0.0, -90.0, 0.0), .scale = 8.0 };
  TriVec2 crown = tri_pose_project (&pose, tri_vec3 (0.0, 131.2, -16.0));
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  g_autoptr (TriPhoto) photo = NULL;

  memset (cairo_image_surface_get_data (surface), GREY,
          (gsize) SIZE * cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  photo = tri_photo_new_from_surface (surface);
  cairo_surface_destroy (surface);
  pose.tx = SIZE / 2.0 - crown.x;
  pose.ty = SIZE / 2.0 - crown.y;
  self->field = tri_sample_field_new ();
  self->figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  self->skin = TRI_SKIN_DEFAULT;
  self->head = tri_head_new (NULL);
  self->scalp = tri_scalp_new (self->field, self->head);
  self->region = tri_region_new (design, self->head);
  self->scene = tri_scene_new (photo, &pose, self->head, NULL, 0);
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  tri_scene_unref (self->scene);
  tri_region_unref (self->region);
  tri_scalp_unref (self->scalp);
  tri_head_unref (self->head);
  tri_figures_unref (self->figures);
  tri_dot_field_unref (self->field);
}

/* Share of the skin's light that is left at a moment, per channel, r first. */
static void
measure_light (const Fixture *self, const TriMoment *moment, double out_left[3])
{
  TriDesign *design = tri_region_get_design (self->region);
  TriViewport full = tri_viewport_full (tri_scene_get_photo (self->scene));
  cairo_surface_t *picture = tri_preview_render_design (
      self->scene, self->scalp, design, self->figures, &self->skin, moment, &full, NULL);
  double before = tri_sample_linear (0x80);
  int n = 0;

  memset (out_left, 0, 3 * sizeof *out_left);
  for (int y = 10; y < full.height - 10; y++)
    for (int x = 10; x < full.width - 10; x++, n++)
      for (int c = 0; c < 3; c++)
        out_left[c] += tri_sample_linear (tri_sample_pixel (picture, x, y) >> (16 - 8 * c) & 0xff);
  for (int c = 0; c < 3; c++)
    out_left[c] /= n * before;
  cairo_surface_destroy (picture);
}

/* The moments that people look at, from figures to pixels, against GEOMETRY 9's table. */
static void
test_table (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *stage;
    TriKind kind;
    double retained; /* 1 for @age_days */
    double age_days;
    double left[3];
  } table[] = {
    { "fresh", TRI_KIND_PERMANENT, 1.0, 0.0, { 0.46, 0.43, 0.44 } },
    { "healed", TRI_KIND_PERMANENT, 1.0, 28.0, { 0.51, 0.52, 0.53 } },
    { "4 years", TRI_KIND_PERMANENT, 0.63, 0.0, { 0.69, 0.70, 0.72 } },
    { "temporary, new", TRI_KIND_TEMPORARY, 1.0, 0.0, { 0.58, 0.55, 0.56 } },
    { "temporary, 18 months", TRI_KIND_TEMPORARY, 0.28, 0.0, { 0.88, 0.88, 0.88 } },
  };
  guint shade = tri_design_get_spec (tri_region_get_design (self->region))->shade;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      TriMoment moment = { table[i].kind, 3.0, table[i].age_days, TRI_END_TYPICAL };
      double left[3];

      if (table[i].retained < 1.0)
        moment.age_days = TRI_DAYS_PER_YEAR
                          * tri_fade_years_until (self->figures, moment.kind, moment.fading, shade,
                                                  &self->skin, table[i].retained);
      measure_light (self, &moment, left);
      g_test_message ("%s: %.3f %.3f %.3f of the light", table[i].stage, left[0], left[1], left[2]);
      for (int c = 0; c < 3; c++)
        g_assert_cmpfloat_with_epsilon (left[c], table[i].left[c], 0.04);
    }
}

/* Each session darkens, and the parts of one while its dots are set. */
static void
test_sessions (Fixture *self, gconstpointer data)
{
  for (guint kind = TRI_KIND_TEMPORARY; kind <= TRI_KIND_PERMANENT; kind++)
    for (guint healed = 0; healed < 2; healed++)
      {
        double last[3] = { 2.0, 2.0, 2.0 };

        for (double sessions = 0.0; sessions <= 4.0; sessions += 0.25)
          {
            TriMoment moment = { (TriKind) kind, sessions, 28.0 * healed, TRI_END_TYPICAL };
            double left[3];

            measure_light (self, &moment, left);
            for (int c = 0; c < 3; c++)
              {
                g_assert_cmpfloat (left[c], <=, last[c]);
                /* A whole session is to be seen. */
                if (sessions == 0.0)
                  g_assert_cmpfloat_with_epsilon (left[c], 1.0, 1e-9);
                else if (sessions == 1.0)
                  g_assert_cmpfloat (left[c], <, 0.92);
              }
            memcpy (last, left, sizeof last);
          }
      }
}

/* From healed on it only gets lighter, the faster it fades the lighter, until what is temporary is
 * gone to the bit. */
static void
test_age (Fixture *self, gconstpointer data)
{
  static const double months[] = { 0.92, 1.5,  2.0,  3.0,  4.5,  6.0,  7.5,  9.0,  12.0, 15.0, 18.0,
                                   21.0, 24.0, 30.0, 36.0, 48.0, 60.0, 72.0, 84.0, 96.0, 120.0 };

  for (guint kind = TRI_KIND_TEMPORARY; kind <= TRI_KIND_PERMANENT; kind++)
    {
      double last[3][3] = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (months); i++)
        for (guint fading = TRI_END_LOW; fading <= TRI_END_HIGH; fading++)
          {
            TriMoment moment
                = { (TriKind) kind, 3.0, months[i] * TRI_DAYS_PER_YEAR / 12.0, (TriEnd) fading };
            double left[3];

            measure_light (self, &moment, left);
            for (int c = 0; c < 3; c++)
              {
                g_assert_cmpfloat (left[c], >=, last[fading][c]);
                if (fading > TRI_END_LOW)
                  g_assert_cmpfloat (left[c], >=, last[fading - 1][c]);
                if (kind == TRI_KIND_TEMPORARY && months[i] > 24.0)
                  g_assert_cmpfloat_with_epsilon (left[c], 1.0, 1e-9);
                if (kind == TRI_KIND_PERMANENT && months[i] == 120.0 && fading == TRI_END_LOW)
                  g_assert_cmpfloat_with_epsilon (left[c], 0.77, 0.06);
                last[fading][c] = left[c];
              }
          }
    }
}

/* Where dots stand as close as the view's pixels, they make a shadow and no pepper: what differs
 * from pixel to pixel is little of the darkness. */
static void
test_shadow (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double px_per_mm, most;
  } views[] = { { 1.0, 0.12 }, { 1.5, 0.155 }, { 2.0, 0.20 } };
  TriPhoto *photo = tri_scene_get_photo (self->scene);
  TriMoment moment = { TRI_KIND_PERMANENT, 3.0, 28.0, TRI_END_TYPICAL };

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      double px_per_mm = views[i].px_per_mm;
      double scale = px_per_mm / tri_scene_get_pose (self->scene)->scale;
      TriViewport small = { 0.0, 0.0, scale, (int) (tri_photo_get_width (photo) * scale),
                            (int) (tri_photo_get_height (photo) * scale) };
      cairo_surface_t *picture = tri_preview_render_design (
          self->scene, self->scalp, tri_region_get_design (self->region), self->figures,
          &self->skin, &moment, &small, NULL);
      double sum = 0.0, squares = 0.0, mean, noise;
      int n = 0;

      for (int y = 3; y < small.height - 3; y++)
        for (int x = 3; x < small.width - 3; x++, n++)
          {
            double left = tri_sample_linear (tri_sample_pixel (picture, x, y) >> 8 & 0xff)
                          / tri_sample_linear (0x80);

            sum += left;
            squares += left * left;
          }
      mean = sum / n;
      noise = sqrt (squares / n - mean * mean) / (1.0 - mean);
      g_test_message ("%.1f px/mm: %.3f of the light, noise %.3f of the darkness", px_per_mm, mean,
                      noise);
      g_assert_cmpfloat_with_epsilon (mean, 0.52, 0.04);
      g_assert_cmpfloat (noise, <, views[i].most);
      cairo_surface_destroy (picture);
    }
}

/* Every sample, registered from its landmarks as a client's photo is. */
static const struct
{
  const char *name;
  TriSkin skin;
} samples[] = {
  { "front", TRI_SKIN_DEFAULT },
  { "front-light", { .fitzpatrick = 1, .hair = TRI_HAIR_BROWN } },
  { "front-dark", { .fitzpatrick = 6, .hair = TRI_HAIR_BLACK } },
  { "front-tilted", TRI_SKIN_DEFAULT },
  { "left45", TRI_SKIN_DEFAULT },
  { "right45", TRI_SKIN_DEFAULT },
  { "left", TRI_SKIN_DEFAULT },
  { "right", TRI_SKIN_DEFAULT },
  { "top", TRI_SKIN_DEFAULT },
  { "back", TRI_SKIN_DEFAULT },
};

/* @head: the client's, known from another photo; NULL to fit one. */
static TriScene *
sample_scene_new (const char *name, TriHead *head)
{
  g_autofree char *file_name = g_strdup_printf ("sample-%s.jpg", name);
  g_autofree char *folder = g_build_filename (TEST_DIR, "..", "data", "samples", NULL);
  g_autofree char *path = g_build_filename (folder, file_name, NULL);
  g_autofree char *landmarks_path = g_build_filename (folder, "landmarks.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) landmarks_file = g_file_new_for_path (landmarks_path);
  g_autoptr (GBytes) landmarks = g_file_load_bytes (landmarks_file, NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_file (file, NULL, &error);
  g_autoptr (TriRegistration) registration = NULL;
  int width, height;
  TriClicks clicks;

  g_assert_no_error (error);
  width = tri_photo_get_width (photo);
  height = tri_photo_get_height (photo);
  tri_landmark_file_parse (landmarks, "landmarks.json", file_name, NULL, width, height, &clicks,
                           NULL, &error);
  g_assert_no_error (error);
  registration = tri_registration_solve (&clicks, width, height, head,
                                         tri_photo_get_focal_px (photo), &error);
  g_assert_no_error (error);
  return tri_scene_new (photo, &registration->pose, registration->head, clicks.silhouette,
                        clicks.n_silhouette);
}

static TriDesign *
sample_design_new (const TriSkin *skin, guint32 seed)
{
  g_autoptr (TriDesign) design = tri_sample_design_new (
      "soft", TRI_NORWOOD_7, tri_shade_get_dilution (tri_shade_suggest (skin)), 100.0);
  TriDesignSpec spec = *tri_design_get_spec (design);

  spec.seed = seed;
  return tri_design_new (&spec);
}

/* Marks the pixels within @reach_mm of where a dot is, whether or not it shows. */
static guint8 *
near_dots (const TriScene *scene, TriScalp *scalp, const TriDots *dots, double reach_mm)
{
  TriPhoto *photo = tri_scene_get_photo ((TriScene *) scene);
  int width = tri_photo_get_width (photo), height = tri_photo_get_height (photo);
  guint8 *near = g_new0 (guint8, (gsize) width * height);
  const float *points = tri_scalp_get_points (scalp);
  guint n;
  const TriDot *all = tri_dots_get (dots, &n);

  for (guint i = 0; i < n; i++)
    {
      const float *p = points + 3 * (gsize) all[i].index;
      TriVec3 point = tri_vec3 (p[0], p[1], p[2]);
      TriVec2 at = tri_scene_project (scene, point);
      double gain = tri_pose_gain (tri_scene_get_pose (scene), point);
      /* 4 px: cells in which the blurs are made, and the lens. */
      int reach = (int) ceil (reach_mm * gain) + 4;
      int x0 = MAX ((int) at.x - reach, 0), x1 = MIN ((int) at.x + reach + 1, width);

      for (int y = MAX ((int) at.y - reach, 0); x0 < x1 && y < MIN ((int) at.y + reach + 1, height);
           y++)
        memset (near + (gsize) y * width + x0, 1, x1 - x0);
    }
  return near;
}

static const guint32 *
row_of (cairo_surface_t *surface, int y)
{
  return (const guint32 *) (cairo_image_surface_get_data (surface)
                            + (gsize) y * cairo_image_surface_get_stride (surface));
}

/* Nothing is lightened, in any channel of any pixel, at any moment; and beyond a dot's reach the
 * photo is itself, bit for bit. */
static void
test_photo (gconstpointer data)
{
  guint sample = GPOINTER_TO_UINT (data);
  static const struct
  {
    TriKind kind;
    double sessions, age_days;
  } moments[] = {
    { TRI_KIND_PERMANENT, 3.0, 0.0 },  { TRI_KIND_PERMANENT, 1.0, 3.0 },
    { TRI_KIND_PERMANENT, 3.0, 28.0 }, { TRI_KIND_PERMANENT, 3.0, 5.0 * TRI_DAYS_PER_YEAR },
    { TRI_KIND_TEMPORARY, 3.0, 0.0 },  { TRI_KIND_TEMPORARY, 3.0, 0.75 * TRI_DAYS_PER_YEAR },
  };
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) first = sample_scene_new ("front", NULL);
  g_autoptr (TriScene) scene = sample_scene_new (samples[sample].name, tri_scene_get_head (first));
  TriPhoto *photo = tri_scene_get_photo (scene);
  TriViewport full = tri_viewport_full (photo);
  TriHead *head = tri_scene_get_head (scene);
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);
  g_autoptr (TriDesign) design = sample_design_new (&samples[sample].skin, 1);
  g_autoptr (TriRegion) region = tri_region_new (design, head);
  g_autoptr (TriDots) all_dots = tri_dots_select (scalp, region, 1.0, 1.0);
  g_autofree guint8 *near_ink = near_dots (scene, scalp, all_dots, PIGMENT_REACH_MM);
  g_autofree guint8 *near_red = near_dots (scene, scalp, all_dots, REDNESS_REACH_MM);
  cairo_surface_t *before = tri_preview_render_bare (photo, &full);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      TriMoment moment
          = { moments[i].kind, moments[i].sessions, moments[i].age_days, TRI_END_TYPICAL };
      const guint8 *near = moment.age_days == 0.0 ? near_red : near_ink;
      cairo_surface_t *after = tri_preview_render_design (
          scene, scalp, design, figures, &samples[sample].skin, &moment, &full, NULL);
      guint n_changed = 0, n_lighter = 0, n_far = 0;

      for (int y = 0; y < full.height; y++)
        {
          const guint32 *p = row_of (before, y), *q = row_of (after, y);

          for (int x = 0; x < full.width; x++)
            {
              if (((p[x] ^ q[x]) & 0xffffff) == 0)
                continue;
              n_changed++;
              n_far += !near[(gsize) y * full.width + x];
              for (int shift = 0; shift < 24; shift += 8)
                n_lighter += (q[x] >> shift & 0xff) > (p[x] >> shift & 0xff);
            }
        }
      g_test_message ("moment %u: %u px changed", i, n_changed);
      g_assert_cmpuint (n_lighter, ==, 0);
      g_assert_cmpuint (n_far, ==, 0);
      g_assert_cmpuint (n_changed, >, 20000);
      cairo_surface_destroy (after);
    }
  cairo_surface_destroy (before);
}

static cairo_surface_t *
picture_of_seed (guint32 seed)
{
  g_autoptr (TriFigures) figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) scene = sample_scene_new ("left45", NULL);
  TriSkin skin = TRI_SKIN_DEFAULT;
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, tri_scene_get_head (scene));
  g_autoptr (TriDesign) design = sample_design_new (&skin, seed);
  TriMoment moment = { TRI_KIND_PERMANENT, 3.0, 28.0, TRI_END_TYPICAL };
  TriViewport full = tri_viewport_full (tri_scene_get_photo (scene));

  return tri_preview_render_design (scene, scalp, design, figures, &skin, &moment, &full, NULL);
}

static guint
count_different (cairo_surface_t *a, cairo_surface_t *b)
{
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (a); y++)
    for (int x = 0; x < cairo_image_surface_get_width (a); x++)
      n += tri_sample_pixel (a, x, y) != tri_sample_pixel (b, x, y);
  return n;
}

/* Everything made anew from the same photo, clicks and seed: the same picture. Another seed sets
 * the dots' sizes, shades and strays differently. */
static void
test_seed (void)
{
  cairo_surface_t *once = picture_of_seed (7);
  cairo_surface_t *again = picture_of_seed (7);
  cairo_surface_t *other = picture_of_seed (8);

  g_assert_cmpuint (count_different (once, again), ==, 0);
  g_assert_cmpuint (count_different (once, other), >, 10000);
  cairo_surface_destroy (once);
  cairo_surface_destroy (again);
  cairo_surface_destroy (other);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/render/belief/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("table", test_table);
  ADD ("sessions", test_sessions);
  ADD ("age", test_age);
  ADD ("shadow", test_shadow);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/render/belief/photo/", samples[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_photo);
    }
  g_test_add_func ("/render/belief/seed", test_seed);
  return g_test_run ();
}

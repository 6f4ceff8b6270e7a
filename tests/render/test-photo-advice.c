/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Good photos get no advice; each fault that is put into one is named, and it alone. */

#include "config.h"

#include "tri-photo-advice.h"
#include "tri-sample.h"

#include <math.h>
#include <string.h>

/* A sample photo that can be spoiled, and how it is registered. */
typedef struct
{
  cairo_surface_t *surface;
  TriPose pose;
  TriHead *head;
  TriView view;
  gboolean swapped;
} Shot;

static Shot
shot_new (const char *sample, TriView view)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new (sample);
  cairo_surface_t *source = tri_photo_get_surface (tri_scene_get_photo (scene));
  Shot self = { .pose = *tri_scene_get_pose (scene),
                .head = tri_head_ref (tri_scene_get_head (scene)),
                .view = view };
  cairo_t *cr;

  self.surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, cairo_image_surface_get_width (source),
                                    cairo_image_surface_get_height (source));
  cr = cairo_create (self.surface);
  cairo_set_source_surface (cr, source, 0.0, 0.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (self.surface);
  return self;
}

static void
shot_clear (Shot *self)
{
  cairo_surface_destroy (self->surface);
  tri_head_unref (self->head);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shot, shot_clear)

static GPtrArray *
shot_advice (const Shot *self)
{
  g_autoptr (TriPhoto) photo = tri_photo_new_from_surface (self->surface);
  g_autoptr (TriScene) scene = tri_scene_new (photo, &self->pose, self->head, NULL, 0);
  TriRegistration registration
      = { .pose = self->pose, .head = self->head, .swapped = self->swapped };

  return tri_photo_advice_new (scene, &registration, self->view);
}

/* The photo at another size, its registration with it. */
static void
shot_scale (Shot *self, double factor)
{
  int width = (int) (cairo_image_surface_get_width (self->surface) * factor);
  int height = (int) (cairo_image_surface_get_height (self->surface) * factor);
  cairo_surface_t *scaled = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (scaled);

  cairo_scale (cr, factor, factor);
  cairo_set_source_surface (cr, self->surface, 0.0, 0.0);
  cairo_pattern_set_filter (cairo_get_source (cr),
                            factor < 1.0 ? CAIRO_FILTER_BEST : CAIRO_FILTER_BILINEAR);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_flush (scaled);
  cairo_surface_destroy (self->surface);
  self->surface = scaled;
  self->pose = tri_pose_scaled (&self->pose, factor);
}

static void
make_small (Shot *self)
{
  shot_scale (self, 0.3);
}

static void
make_blurred (Shot *self)
{
  shot_scale (self, 0.16);
  shot_scale (self, 6.25);
}

static void
make_tilted (Shot *self)
{
  TriMat3 lean = tri_rotation_from_euler (0.0, 0.0, 12.0);

  self->pose.rotation = tri_mat3_multiply (&lean, &self->pose.rotation);
}

static void
make_turned (Shot *self)
{
  self->view = TRI_VIEW_LEFT45;
}

static void
make_close (Shot *self)
{
  self->pose.kappa = 1.6e-3;
}

/* Daylight from the client's left, a lamp from the right. */
static void
make_mixed (Shot *self)
{
  guint8 *data = cairo_image_surface_get_data (self->surface);
  gsize stride = cairo_image_surface_get_stride (self->surface);

  for (int y = 0; y < cairo_image_surface_get_height (self->surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (self->surface); x++)
      {
        double cool = 0.1 * CLAMP ((x - self->pose.tx) / 200.0, -1.0, 1.0);
        guint8 *p = data + y * stride + 4 * x;

        p[0] = (guint8) CLAMP (p[0] * (1.0 + cool), 0.0, 255.0);
        p[2] = (guint8) CLAMP (p[2] * (1.0 - cool), 0.0, 255.0);
      }
  cairo_surface_mark_dirty (self->surface);
}

/* A dark cap down to the upper forehead. */
static void
make_capped (Shot *self)
{
  cairo_t *cr = cairo_create (self->surface);

  cairo_set_source_rgb (cr, 0.16, 0.17, 0.2);
  for (guint i = 0; i < 6000; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, 6000);
      TriVec2 q;

      if (e.y < 0.72)
        break;
      q = tri_pose_project (&self->pose, tri_head_point (self->head, e));
      cairo_arc (cr, q.x, q.y, 22.0, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
make_mirrored (Shot *self)
{
  self->swapped = TRUE;
}

static const struct
{
  TriAdviceKind kind;
  const char *name;
  void (*spoil) (Shot *self);
} faults[] = {
  { TRI_ADVICE_TOO_SMALL, "too-small", make_small },
  { TRI_ADVICE_BLURRED, "blurred", make_blurred },
  { TRI_ADVICE_TILTED, "tilted", make_tilted },
  { TRI_ADVICE_TILTED, "turned", make_turned },
  { TRI_ADVICE_TOO_CLOSE, "too-close", make_close },
  { TRI_ADVICE_MIXED_LIGHT, "mixed-light", make_mixed },
  { TRI_ADVICE_CROWN_COVERED, "crown-covered", make_capped },
  { TRI_ADVICE_MIRRORED, "mirrored", make_mirrored },
};

static void
test_fault (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (Shot) shot = shot_new ("front", TRI_VIEW_FRONT);
  g_autoptr (GPtrArray) list = NULL;
  const TriAdvice *advice;

  faults[i].spoil (&shot);
  list = shot_advice (&shot);
  for (guint k = 0; k < list->len; k++)
    {
      advice = g_ptr_array_index (list, k);
      g_test_message ("%s %.2f", tri_advice_kind_get_id (advice->kind), advice->measure);
    }
  g_assert_cmpuint (list->len, ==, 1);
  advice = g_ptr_array_index (list, 0);
  g_assert_cmpint (advice->kind, ==, faults[i].kind);
  g_assert_true (strlen (advice->sentence) > 30 && g_str_has_suffix (advice->sentence, "."));
  g_assert_true ((advice->kind == TRI_ADVICE_MIRRORED) == (advice->value[0] == '\0'));
}

static void
test_good (void)
{
  static const struct
  {
    const char *sample;
    TriView view;
  } good[] = { { "front", TRI_VIEW_FRONT },
               { "front-dark", TRI_VIEW_FRONT },
               { "front-light", TRI_VIEW_FRONT },
               { "front-tilted", TRI_VIEW_FRONT },
               { "left45", TRI_VIEW_LEFT45 } };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_auto (Shot) shot = shot_new (good[i].sample, good[i].view);
      g_autoptr (GPtrArray) list = shot_advice (&shot);

      g_assert_cmpuint (list->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/render/photo-advice/good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *path = g_strdup_printf ("/render/photo-advice/%s", faults[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fault);
    }

  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scene from photo and pose, and live frames of a drag. */

#include "config.h"

#include "bench.h"

#include "tri-overlay.h"
#include "tri-sample.h"

typedef struct
{
  TriScene *scene;
  TriDesign *design;
  TriDots *dots;
  TriPigment pigment;
  TriViewport viewport;
  cairo_t *cr;
} Bench;

static void
make_scene (gpointer data)
{
  Bench *bench = data;
  g_autoptr (TriScene) scene
      = tri_scene_new (tri_scene_get_photo (bench->scene), tri_scene_get_pose (bench->scene),
                       tri_scene_get_head (bench->scene), NULL, 0);

  g_assert_nonnull (scene);
}

static void
draw_frame (gpointer data)
{
  Bench *bench = data;

  cairo_surface_destroy (
      tri_preview_render (bench->scene, bench->dots, &bench->pigment, &bench->viewport, NULL));
}

static void
draw_overlay (gpointer data)
{
  Bench *bench = data;

  tri_overlay_draw (bench->cr, bench->scene, bench->design, &bench->viewport,
                    TRI_OVERLAY_GUIDES | TRI_OVERLAY_HANDLES, TRI_N_HANDLES);
}

static void
compare (BenchTable *table,
         const char *name,
         const char *what,
         BenchFunc func,
         Bench *bench,
         BenchCopy *copy)
{
  bench_compare (table, &(BenchRow){ .name = name, .what = what, .over = "memcpy of 1080p" }, func,
                 bench, bench_copy, copy);
}

void
bench_preview (BenchTable *table)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriScene) scene = tri_sample_scene_new ("front");
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);
  g_autoptr (TriDots) dots = tri_sample_dots_new (field, tri_scene_get_head (scene), design, 1.0);
  g_autoptr (BenchCopy) copy = bench_copy_new (1920, 1080);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1920, 1080);
  TriPhoto *photo = tri_scene_get_photo (scene);
  Bench bench = { .scene = scene,
                  .design = design,
                  .dots = dots,
                  .pigment = tri_sample_pigment ("healed"),
                  .viewport = tri_viewport_fit (photo, 1920, 1080),
                  .cr = cairo_create (surface) };

  compare (table, "scene of a photo", "analyse", make_scene, &bench, copy);
  compare (table, "frame, whole photo in 1080p", "frame", draw_frame, &bench, copy);
  compare (table, "overlay in 1080p", "overlay", draw_overlay, &bench, copy);
  bench.viewport = (TriViewport){ 270.0, 340.0, 2.0, 1920, 1080 };
  compare (table, "frame, head at twice its size in 1080p", "frame", draw_frame, &bench, copy);
  bench.viewport = tri_viewport_fit (photo, 120, 160);
  compare (table, "frame, thumbnail", "frame", draw_frame, &bench, copy);
  bench.viewport = tri_viewport_full (photo);
  compare (table, "frame, photo at full size", "frame", draw_frame, &bench, copy);

  cairo_destroy (bench.cr);
  cairo_surface_destroy (surface);
}

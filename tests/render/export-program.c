/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One export in a process of its own, so that its memory and its time can be told. Prints
 * "peak_kb growth_kb cpu_ms": the most memory it ever had, how much of that the export added to
 * what was there before, and the CPU time of the export.
 *
 *   export-program nothing
 *   export-program enlarge FACTOR OUT.jpg          a sample photo made larger, as a camera has it
 *   export-program codec IN.jpg OUT.jpg            decode and encode alone
 *   export-program export IN.jpg OUT.jpg STYLE DENSITY   that with dots
 *   export-program run PROGRAM ARGUMENT…           another program; its growth is not known */

#include "config.h"

#include "tri-export-picture.h"
#include "tri-photo-rows.h"
#include "tri-sample.h"
#include "tri-transcode.h"

#include <malloc.h>
#include <stdio.h>
#include <jpeglib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CAPTION "Simulation of 20 November 2026: permanent, 3 sessions, 28 days after the last"
#define SAMPLE_WIDTH 1500.0

/* A figure of this process, kB. */
static long
read_status (const char *key)
{
  g_autofree char *text = NULL;
  const char *at;

  g_assert_true (g_file_get_contents ("/proc/self/status", &text, NULL, NULL));
  at = strstr (text, key);
  g_assert_nonnull (at);
  return strtol (at + strlen (key) + 1, NULL, 10);
}

/* From now on the peak is a new one. Returns: what is in memory now, kB */
static long
reset_peak (void)
{
  FILE *refs = fopen ("/proc/self/clear_refs", "w");

  malloc_trim (0);
  g_assert_nonnull (refs);
  fputs ("5", refs);
  g_assert_cmpint (fclose (refs), ==, 0);
  return read_status ("VmRSS");
}

static double
cpu_ms (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = tri_photo_read_file (file, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

/* Each pixel between its neighbours, with some noise, in the usual 4:2:0. */
static void
enlarge (double factor, const char *output)
{
  g_autoptr (TriScene) scene = tri_sample_scene_new ("front");
  cairo_surface_t *sample = tri_photo_get_surface (tri_scene_get_photo (scene));
  const guint8 *data = cairo_image_surface_get_data (sample);
  gsize stride = cairo_image_surface_get_stride (sample);
  int width = (int) (cairo_image_surface_get_width (sample) * factor);
  int height = (int) (cairo_image_surface_get_height (sample) * factor);
  g_autofree guint8 *row = g_malloc_n (width, 3);
  struct jpeg_compress_struct jpeg = { 0 };
  struct jpeg_error_mgr errors;
  FILE *stream = fopen (output, "wb");
  guint32 noise = 1;

  g_assert_nonnull (stream);
  jpeg.err = jpeg_std_error (&errors);
  jpeg_create_compress (&jpeg);
  jpeg_stdio_dest (&jpeg, stream);
  jpeg.image_width = width;
  jpeg.image_height = height;
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults (&jpeg);
  jpeg_set_quality (&jpeg, 92, TRUE);
  jpeg_start_compress (&jpeg, TRUE);
  for (int y = 0; y < height; y++)
    {
      int v = MIN ((int) (y / factor * 256.0),
                   (cairo_image_surface_get_height (sample) - 1) * 256 - 1);
      const guint8 *upper = data + (gsize) (v >> 8) * stride;
      const guint8 *lower = upper + stride;

      for (int x = 0; x < width; x++)
        {
          int u = MIN ((int) (x / factor * 256.0),
                       (cairo_image_surface_get_width (sample) - 1) * 256 - 1);
          const guint8 *a = upper + 4 * (u >> 8), *b = lower + 4 * (u >> 8);

          noise = noise * 1664525u + 1013904223u;
          for (int c = 0; c < 3; c++)
            {
              /* RGB24 has blue first. */
              int k = 2 - c;
              int top = a[k] * (256 - (u & 255)) + a[k + 4] * (u & 255);
              int bottom = b[k] * (256 - (u & 255)) + b[k + 4] * (u & 255);
              int value = (top * (256 - (v & 255)) + bottom * (v & 255)) >> 16;

              row[3 * x + c] = (guint8) CLAMP (value + (int) (noise >> 28) - 8, 0, 255);
            }
        }
      jpeg_write_scanlines (&jpeg, &row, 1);
    }
  jpeg_finish_compress (&jpeg);
  jpeg_destroy_compress (&jpeg);
  fclose (stream);
}

/* The sample "front" made larger. */
static TriScene *
scene_new (GBytes *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (source, "photo", NULL, &error);
  TriPose pose;
  g_autoptr (TriHead) head = tri_sample_head_new ("front", &pose);
  g_autoptr (TriPhoto) photo = NULL;

  pose = tri_pose_scaled (&pose, tri_photo_rows_get_width (rows) / SAMPLE_WIDTH);
  photo = tri_photo_new_thin_from_bytes (source, "photo", tri_scene_get_look_scale (&pose), NULL,
                                         &error);
  g_assert_no_error (error);
  return tri_scene_new (photo, &pose, head, NULL, 0);
}

static void
print_figures (long peak_kb, long growth_kb, double ms)
{
  printf ("%ld %ld %.3f\n", peak_kb, growth_kb, ms);
}

static void
run_codec (const char *input, const char *output)
{
  g_autoptr (GBytes) source = read_file (input);
  long before_kb = reset_peak ();
  double before_ms = cpu_ms (RUSAGE_SELF);

  tri_transcode (source, output);
  print_figures (read_status ("VmHWM"), read_status ("VmHWM") - before_kb,
                 cpu_ms (RUSAGE_SELF) - before_ms);
}

static void
run_export (const char *input, const char *output, const char *style, double density)
{
  const TriExportOptions options = { .format = TRI_EXPORT_JPEG, .caption = CAPTION };
  g_autoptr (GBytes) source = read_file (input);
  g_autoptr (TriScene) scene = scene_new (source);
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriDesign) design = tri_sample_design_new (style, TRI_NORWOOD_7, 14, density);
  g_autoptr (TriDots) dots = tri_sample_dots_new (field, tri_scene_get_head (scene), design, 1.0);
  TriPigment pigment = tri_sample_pigment ("healed");
  g_autoptr (GError) error = NULL;
  long first_kb = read_status ("VmHWM");
  long before_kb = reset_peak ();
  double before_ms = cpu_ms (RUSAGE_SELF);
  long peak_kb;

  g_assert_true (tri_export_picture (scene, dots, &pigment, source, "photo", &options, output, NULL,
                                     NULL, NULL, &error));
  g_assert_no_error (error);
  peak_kb = read_status ("VmHWM");
  print_figures (MAX (first_kb, peak_kb), peak_kb - before_kb, cpu_ms (RUSAGE_SELF) - before_ms);
}

static void
run_other (char **argv)
{
  struct rusage usage;
  pid_t child = fork ();
  int status;

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_assert_nonnull (freopen ("/dev/null", "w", stdout));
      execv (argv[0], argv);
      _exit (127);
    }
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_cmpint (status, ==, 0);
  print_figures (usage.ru_maxrss, 0, cpu_ms (RUSAGE_CHILDREN));
}

int
main (int argc, char *argv[])
{
  const char *what = argc > 1 ? argv[1] : "";

  if (g_str_equal (what, "nothing"))
    print_figures (read_status ("VmHWM"), 0, 0.0);
  else if (g_str_equal (what, "enlarge") && argc == 4)
    enlarge (g_ascii_strtod (argv[2], NULL), argv[3]);
  else if (g_str_equal (what, "codec") && argc == 4)
    run_codec (argv[2], argv[3]);
  else if (g_str_equal (what, "export") && argc == 6)
    run_export (argv[2], argv[3], argv[4], g_ascii_strtod (argv[5], NULL));
  else if (g_str_equal (what, "run") && argc > 2)
    run_other (argv + 2);
  else
    return 2;
  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One export in a process of its own, so that its memory and its time can be told. Prints
 * "peak_kb growth_kb cpu_ms": the most memory it ever had, how much of that the export added to
 * what was there before, and the CPU time of the export.
 *
 *   export-program nothing
 *   export-program codec IN.jpg OUT.jpg            decode and encode alone
 *   export-program export IN.jpg OUT.jpg STYLE DENSITY   a sample photo made larger, with dots
 *   export-program run PROGRAM ARGUMENT…           another program; its growth is not known */

#include "config.h"

#include "tri-export-picture.h"
#include "tri-export-writer-private.h"
#include "tri-photo-rows.h"
#include "tri-sample.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define CAPTION "Simulation of 20 November 2026: permanent, 3 sessions, 28 days after the last"
#define BAND_ROWS 64
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

/* What any export must do. */
static void
transcode (GBytes *source, const char *output)
{
  const TriExportOptions options = { .format = TRI_EXPORT_JPEG };
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (source, "photo", NULL, &error);
  int width = tri_photo_rows_get_width (rows), height = tri_photo_rows_get_height (rows);
  g_autofree guint32 *band = g_new (guint32, (gsize) width * BAND_ROWS);
  g_autoptr (TriExportWriter) writer = NULL;
  FILE *stream = fopen (output, "wb");

  g_assert_cmpint (_tri_export_writer_new (&options, width, height, 1, stream, &writer), ==, 0);
  for (int y = 0, n; y < height; y += n)
    {
      n = MIN (BAND_ROWS, height - y);
      g_assert_true (tri_photo_rows_read (rows, n, band, 4 * (gsize) width, &error));
      g_assert_cmpint (_tri_export_writer_write (writer, band, 4 * (gsize) width, n), ==, 0);
    }
  g_assert_cmpint (_tri_export_writer_finish (writer), ==, 0);
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

  transcode (source, output);
  print_figures (read_status ("VmHWM"), read_status ("VmHWM") - before_kb, cpu_ms (RUSAGE_SELF));
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

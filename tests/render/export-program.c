/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One export in a process of its own, so that its memory and its time can be told. Prints
 * "peak_kb growth_kb cpu_ms": the most memory it ever had, how much of that the export added to what
 * was there before, and the CPU time of the export.
 *
 *   export-program nothing
 *   export-program codec IN.jpg OUT.jpg            decode and encode alone
 *   export-program export IN.jpg OUT.jpg DENSITY   a sample photo made larger, with dots
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

/* The scene of "front" in a photo that is that sample made larger. */
static TriScene *
scene_new (GBytes *source)
{
  g_autoptr (TriScene) sample = tri_sample_scene_new ("front");
  g_autoptr (GError) error = NULL;
  TriPose pose = *tri_scene_get_pose (sample);
  g_autoptr (TriPhotoRows) rows = tri_photo_rows_open (source, "photo", NULL, &error);
  double factor = tri_photo_rows_get_width (rows)
                  / (double) tri_photo_get_width (tri_scene_get_photo (sample));
  g_autoptr (TriPhoto) photo = NULL;

  pose = tri_pose_scaled (&pose, factor);
  photo = tri_photo_new_thin_from_bytes (source, "photo", tri_scene_get_look_scale (&pose), NULL,
                                         &error);
  g_assert_no_error (error);
  return tri_scene_new (photo, &pose, tri_scene_get_head (sample), NULL, 0);
}

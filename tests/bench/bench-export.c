/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture at full size from file to file, against decoding and encoding it alone, in this process
 * and in one of its own; and ImageMagick doing the same. */

#include "config.h"

#include "bench.h"

#include "tri-export-picture.h"
#include "tri-sample.h"
#include "tri-transcode.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define CAPTION "Simulation of 20 November 2026: permanent, 3 sessions, 28 days after the last"
#define N_ROUNDS 5
#define USUAL "export, 12 MP, 20k dots"
#define USUAL_MEMORY USUAL ", memory"
#define MOST "export, 24 MP, most dots"
#define MOST_MEMORY MOST ", memory"
#define MAGICK "export, ImageMagick, 12 MP"
/* An argument may hold 128 kB; the policy of Debian's ImageMagick forbids files of drawings. */
#define DRAW_BYTES (100 * 1000)

typedef struct
{
  char *folder, *input, *output;
  const char *style, *density;
  GBytes *source;
  TriScene *scene;
  TriDots *dots;
  TriPigment pigment;
} Case;

static void
case_clear (Case *self)
{
  g_unlink (self->input);
  g_unlink (self->output);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->input);
  g_free (self->output);
  g_bytes_unref (self->source);
  tri_scene_unref (self->scene);
  tri_dots_unref (self->dots);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Runs a program. Returns: (transfer full): what it says */
static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return text;
}

/* The sample "front" made larger by @factor, with the dots of a style. */
static void
case_init (Case *self, const char *factor, const char *style, const char *density)
{
  g_autoptr (TriDotField) field = tri_sample_field_new ();
  g_autoptr (TriDesign) design
      = tri_sample_design_new (style, TRI_NORWOOD_7, 14, g_ascii_strtod (density, NULL));
  g_autoptr (GFile) file = NULL;
  g_autoptr (TriPhoto) photo = NULL;
  g_autoptr (TriHead) head = NULL;
  TriPose pose;

  self->style = style;
  self->density = density;
  self->folder = g_dir_make_tmp ("tri-bench-XXXXXX", NULL);
  self->input = g_build_filename (self->folder, "in.jpg", NULL);
  self->output = g_build_filename (self->folder, "out.jpg", NULL);
  g_free (run ((const char *[]){ EXPORT_PROGRAM, "enlarge", factor, self->input, NULL }));
  file = g_file_new_for_path (self->input);
  self->source = tri_photo_read_file (file, NULL, NULL);
  head = tri_sample_head_new ("front", &pose);
  pose = tri_pose_scaled (&pose, g_ascii_strtod (factor, NULL));
  photo = tri_photo_new_thin_from_bytes (self->source, "photo", tri_scene_get_look_scale (&pose),
                                         NULL, NULL);
  self->scene = tri_scene_new (photo, &pose, head, NULL, 0);
  self->dots = tri_sample_dots_new (field, head, design, 1.0);
  self->pigment = tri_sample_pigment ("healed");
}

static void
export_picture (gpointer data)
{
  const TriExportOptions options = { .format = TRI_EXPORT_JPEG, .caption = CAPTION };
  Case *self = data;

  g_assert_true (tri_export_picture (self->scene, self->dots, &self->pigment, self->source, "photo",
                                     &options, self->output, NULL, NULL, NULL, NULL));
}

static void
transcode (gpointer data)
{
  Case *self = data;

  tri_transcode (self->source, self->output);
}

/* Peak of a program's memory, in MB, and its CPU time, in ms. */
typedef struct
{
  double peak_mb, growth_mb, ms;
} Figures;

static Figures
measure (const char *const *argv)
{
  g_autofree char *text = run (argv);
  long peak_kb, growth_kb;
  Figures figures;

  g_assert_cmpint (sscanf (text, "%ld %ld %lf", &peak_kb, &growth_kb, &figures.ms), ==, 3);
  figures.peak_mb = peak_kb / 1024.0;
  figures.growth_mb = growth_kb / 1024.0;
  return figures;
}

static Figures
measure_export (const Case *self)
{
  return measure ((const char *[]){ EXPORT_PROGRAM, "export", self->input, self->output,
                                    self->style, self->density, NULL });
}

static void
add_memory_rows (BenchTable *table, const char *name, const Case *self)
{
  const BenchRow rows[] = {
    { .name = name, .what = "what an export adds", .unit = "MB", .at_most = 16.0 },
    { .name = name, .what = "with head and dots", .over = "decode + encode", .unit = "MB" },
  };
  double growth[N_ROUNDS], peak[N_ROUNDS], codec[N_ROUNDS];

  if (!bench_wants (table, name))
    return;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Figures figures = measure_export (self);

      growth[i] = figures.growth_mb;
      peak[i] = figures.peak_mb;
      codec[i]
          = measure ((const char *[]){ EXPORT_PROGRAM, "codec", self->input, self->output, NULL })
                .peak_mb;
    }
  bench_add (table, &rows[0], growth, NULL, N_ROUNDS);
  bench_add (table, &rows[1], peak, codec, N_ROUNDS);
}

/* A soft circle for each dot that is seen. Returns: (transfer full): the command line */
static char **
make_magick_command (const Case *self, const char *magick)
{
  g_autoptr (GStrvBuilder) argv = g_strv_builder_new ();
  g_autoptr (GString) draw = g_string_new (NULL);
  const float *points = tri_scalp_get_points (tri_dots_get_scalp (self->dots));
  const float *normals = tri_scalp_get_normals (tri_dots_get_scalp (self->dots));
  double radius = 0.29 * tri_scene_get_pose (self->scene)->scale;
  guint n_dots;
  const TriDot *dots = tri_dots_get (self->dots, &n_dots);

  g_strv_builder_add_many (argv, EXPORT_PROGRAM, "run", magick, self->input, "-fill",
                           "rgba(60,45,40,0.5)", NULL);
  for (guint i = 0; i < n_dots; i++)
    {
      const float *p = points + 3 * (gsize) dots[i].index;
      const float *n = normals + 3 * (gsize) dots[i].index;
      TriVec3 point = tri_vec3 (p[0], p[1], p[2]);
      TriVec2 at = tri_scene_project (self->scene, point);

      if (tri_scene_is_visible (self->scene, point, tri_vec3 (n[0], n[1], n[2])))
        g_string_append_printf (draw, "circle %.1f,%.1f %.1f,%.1f ", at.x, at.y, at.x + radius,
                                at.y);
      if (draw->len > DRAW_BYTES || (i + 1 == n_dots && draw->len > 0))
        {
          g_strv_builder_add_many (argv, "-draw", draw->str, NULL);
          g_string_truncate (draw, 0);
        }
    }
  g_strv_builder_add_many (argv, "-sampling-factor", "4:4:4", "-quality", "92", self->output, NULL);
  return g_strv_builder_end (argv);
}

static void
add_magick_rows (BenchTable *table, const Case *self)
{
  const BenchRow rows[] = {
    { .name = MAGICK, .what = "ImageMagick", .over = "export" },
    { .name = MAGICK, .what = "ImageMagick", .over = "export", .unit = "MB" },
  };
  g_autofree char *magick = g_find_program_in_path ("convert");
  double theirs[N_ROUNDS], ours[N_ROUNDS], their_mb[N_ROUNDS], our_mb[N_ROUNDS];
  g_auto (GStrv) command = NULL;

  if (!bench_wants (table, rows[0].name))
    return;
  if (magick == NULL)
    {
      bench_remark (table, "no ImageMagick to hold the export against");
      return;
    }
  command = make_magick_command (self, magick);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      Figures figures = measure ((const char *const *) command);

      theirs[i] = figures.ms;
      their_mb[i] = figures.peak_mb;
      figures = measure_export (self);
      ours[i] = figures.ms;
      our_mb[i] = figures.peak_mb;
    }
  bench_add (table, &rows[0], theirs, ours, N_ROUNDS);
  bench_add (table, &rows[1], their_mb, our_mb, N_ROUNDS);
}

static void
add_rows (BenchTable *table, const char *name, double at_most, Case *self)
{
  bench_compare (
      table,
      &(BenchRow){ .name = name, .what = "export", .over = "decode + encode", .at_most = at_most },
      export_picture, self, transcode, self);
  bench_instructions (table, name, 0.0);
}

void
bench_export (BenchTable *table)
{
  if (bench_wants (table, USUAL) || bench_wants (table, USUAL_MEMORY)
      || bench_wants (table, MAGICK))
    {
      g_auto (Case) usual = { 0 };

      case_init (&usual, "2", "soft", "60");
      add_rows (table, USUAL, 1.4, &usual);
      add_memory_rows (table, USUAL_MEMORY, &usual);
      add_magick_rows (table, &usual);
    }
  if (bench_wants (table, MOST) || bench_wants (table, MOST_MEMORY))
    {
      g_auto (Case) most = { 0 };

      case_init (&most, "2.83", "cap", "190");
      add_rows (table, MOST, 1.8, &most);
      add_memory_rows (table, MOST_MEMORY, &most);
    }
}

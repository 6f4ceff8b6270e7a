/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A streamed export has the pixels of the preview, turned as the photo is, and nothing else of the
 * photo's file; a failure leaves no file; the memory grows with nothing. */

#include "config.h"

#include "tri-error.h"
#include "tri-export-picture.h"
#include "tri-export-writer-private.h"
#include "tri-sample.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define CAPTION "Simulation of 20 November 2026: permanent, 3 sessions, 28 days after the last"
#define SECRET "Privat-Straße 7"
/* The top of the sample's head, in sizes that no band divides. */
#define WIDTH 1301
#define HEIGHT 1105

/* What is drawn: the sample's head and a design on it. */
typedef struct
{
  TriScene *sample;
  TriDotField *field;
  TriDots *dots;
  TriPigment pigment;
  char *folder;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (TriDesign) design = tri_sample_design_new ("soft", TRI_NORWOOD_6, 14, 100.0);

  self->sample = tri_sample_scene_new ("front");
  self->field = tri_sample_field_new ();
  self->dots = tri_sample_dots_new (self->field, tri_scene_get_head (self->sample), design, 1.0);
  self->pigment = tri_sample_pigment ("fresh");
  self->folder = g_dir_make_tmp ("tri-export-XXXXXX", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  tri_dots_unref (self->dots);
  tri_dot_field_unref (self->field);
  tri_scene_unref (self->sample);
}

/* pictures */

/* Closely packed RGB24. */
typedef struct
{
  int width, height;
  guint32 *pixels;
} Canvas;

static void
canvas_clear (Canvas *self)
{
  g_free (self->pixels);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Canvas, canvas_clear)

static Canvas
canvas_from_surface (cairo_surface_t *surface, int width, int height)
{
  Canvas self = { width, height, g_new (guint32, (gsize) width * height) };

  for (int y = 0; y < height; y++)
    memcpy (self.pixels + (gsize) y * width,
            cairo_image_surface_get_data (surface)
                + (gsize) y * cairo_image_surface_get_stride (surface),
            4 * (gsize) width);
  return self;
}

/* As EXIF 2.32 says it: where the visual top and left of the picture are among the stored rows. */
static Canvas
canvas_as_stored (const Canvas *upright, int orientation)
{
  gboolean transposed = orientation >= 5;
  Canvas self = { transposed ? upright->height : upright->width,
                  transposed ? upright->width : upright->height,
                  g_new (guint32, (gsize) upright->width * upright->height) };
  int w = self.width - 1, h = self.height - 1;

  for (int y = 0; y < self.height; y++)
    for (int x = 0; x < self.width; x++)
      {
        const struct
        {
          int x, y;
        } at[9] = { { 0, 0 }, { x, y },     { w - x, y },     { w - x, h - y }, { x, h - y },
                    { y, x }, { h - y, x }, { h - y, w - x }, { y, w - x } };

        self.pixels[(gsize) y * self.width + x]
            = upright->pixels[(gsize) at[orientation].y * upright->width + at[orientation].x];
      }
  return self;
}

static GBytes *
canvas_encode (const Canvas *self, TriExportFormat format, int quality, int orientation)
{
  const TriExportOptions options = { .format = format, .quality = quality };
  TriExportWriter *writer = NULL;
  char *data = NULL;
  size_t size = 0;
  FILE *stream = open_memstream (&data, &size);

  g_assert_cmpint (
      _tri_export_writer_new (&options, self->width, self->height, orientation, stream, &writer),
      ==, 0);
  g_assert_cmpint (
      _tri_export_writer_write (writer, self->pixels, 4 * (gsize) self->width, self->height), ==,
      0);
  g_assert_cmpint (_tri_export_writer_finish (writer), ==, 0);
  _tri_export_writer_free (writer);
  fclose (stream);
  return g_bytes_new_with_free_func (data, size, free, data);
}

/* The sample's upper left part as a file of that orientation. */
static GBytes *
make_source (Fixture *self, TriExportFormat format, int orientation)
{
  g_auto (Canvas) upright = canvas_from_surface (
      tri_photo_get_surface (tri_scene_get_photo (self->sample)), WIDTH, HEIGHT);
  g_auto (Canvas) stored = canvas_as_stored (&upright, orientation);

  return canvas_encode (&stored, format, 90, orientation);
}

static TriPhoto *
open_photo (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TriPhoto *photo = tri_photo_new_from_bytes (bytes, "photo", NULL, &error);

  g_assert_no_error (error);
  return photo;
}

static TriScene *
make_scene (Fixture *self, GBytes *source)
{
  g_autoptr (TriPhoto) photo = open_photo (source);

  return tri_scene_new (photo, tri_scene_get_pose (self->sample), tri_scene_get_head (self->sample),
                        NULL, 0);
}

static GBytes *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static GBytes *
export_bytes (Fixture *self, TriScene *scene, GBytes *source, const TriExportOptions *options)
{
  g_autofree char *path = g_build_filename (self->folder, "out", NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  g_assert_true (tri_export_picture (scene, self->dots, &self->pigment, source, "photo", options,
                                     path, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
  bytes = read_file (path);
  g_unlink (path);
  return bytes;
}

static Canvas
export_canvas (Fixture *self, TriScene *scene, GBytes *source, const char *caption)
{
  const TriExportOptions options = { .format = TRI_EXPORT_PNG, .caption = caption };
  g_autoptr (GBytes) png = export_bytes (self, scene, source, &options);
  g_autoptr (TriPhoto) picture = open_photo (png);

  return canvas_from_surface (tri_photo_get_surface (picture), tri_photo_get_width (picture),
                              tri_photo_get_height (picture));
}

/* The preview's pixels; below them the caption, dark on white. */
static void
assert_shows (const Canvas *canvas, Fixture *self, TriScene *scene, gboolean has_caption)
{
  TriViewport viewport = tri_viewport_full (tri_scene_get_photo (scene));
  cairo_surface_t *preview
      = tri_preview_render (scene, self->dots, &self->pigment, &viewport, NULL);
  g_auto (Canvas) expected = canvas_from_surface (preview, WIDTH, HEIGHT);
  guint n_ink = 0, n_paper = 0;

  cairo_surface_destroy (preview);
  g_assert_cmpint (canvas->width, ==, WIDTH);
  for (gsize i = 0; i < (gsize) WIDTH * HEIGHT; i++)
    g_assert_cmphex (canvas->pixels[i] & 0xffffff, ==, expected.pixels[i] & 0xffffff);
  if (!has_caption)
    {
      g_assert_cmpint (canvas->height, ==, HEIGHT);
      return;
    }
  g_assert_cmpint (canvas->height, >, HEIGHT + 10);
  g_assert_cmpint (canvas->height, <, HEIGHT + HEIGHT / 8);
  for (gsize i = (gsize) WIDTH * HEIGHT; i < (gsize) WIDTH * canvas->height; i++)
    {
      n_ink += (canvas->pixels[i] & 0xff) < 0x80;
      n_paper += (canvas->pixels[i] & 0xff) == 0xff;
    }
  g_assert_cmpuint (n_ink, >, 500);
  g_assert_cmpuint (n_paper, >, 5 * n_ink);
}

/* tests */

static void
test_orientations (Fixture *self, gconstpointer data)
{
  for (int orientation = 1; orientation <= 8; orientation++)
    {
      const char *caption = orientation % 2 == 1 || orientation > 4 ? CAPTION : NULL;
      const TriExportOptions options
          = { .format = TRI_EXPORT_JPEG, .quality = 80, .caption = caption };
      g_autoptr (GBytes) source = make_source (self, TRI_EXPORT_JPEG, orientation);
      g_autoptr (TriScene) scene = make_scene (self, source);
      g_auto (Canvas) upright = export_canvas (self, scene, source, caption);
      g_auto (Canvas) stored = canvas_as_stored (&upright, orientation);
      g_autoptr (GBytes) expected = canvas_encode (&stored, TRI_EXPORT_JPEG, 80, orientation);
      g_autoptr (GBytes) exported = export_bytes (self, scene, source, &options);

      g_test_message ("orientation %d", orientation);
      assert_shows (&upright, self, scene, caption != NULL);
      g_assert_true (g_bytes_equal (exported, expected));
    }
}

/* The photo's own kind does not matter. */
static void
test_png_source (Fixture *self, gconstpointer data)
{
  const TriExportOptions options = { .format = TRI_EXPORT_JPEG, .caption = CAPTION };
  g_autoptr (GBytes) source = make_source (self, TRI_EXPORT_PNG, 1);
  g_autoptr (TriScene) scene = make_scene (self, source);
  g_auto (Canvas) canvas = export_canvas (self, scene, source, CAPTION);
  g_autoptr (GBytes) expected = canvas_encode (&canvas, TRI_EXPORT_JPEG, 92, 1);
  g_autoptr (GBytes) exported = export_bytes (self, scene, source, &options);

  assert_shows (&canvas, self, scene, TRUE);
  g_assert_true (g_bytes_equal (exported, expected));
}

/* A scene that never saw the whole photo gives the same picture. */
static void
test_thin_scene (Fixture *self, gconstpointer data)
{
  const TriPose *pose = tri_scene_get_pose (self->sample);

  for (int orientation = 1; orientation <= 6; orientation += 5)
    {
      const TriExportOptions options = { .format = TRI_EXPORT_JPEG };
      g_autoptr (GBytes) source = make_source (self, TRI_EXPORT_JPEG, orientation);
      g_autoptr (TriScene) scene = make_scene (self, source);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriPhoto) photo = tri_photo_new_thin_from_bytes (
          source, "photo", tri_scene_get_look_scale (pose), NULL, &error);
      g_autoptr (TriScene) thin
          = tri_scene_new (photo, pose, tri_scene_get_head (self->sample), NULL, 0);
      g_autoptr (GBytes) expected = export_bytes (self, scene, source, &options);
      g_autoptr (GBytes) exported = export_bytes (self, thin, source, &options);

      g_assert_no_error (error);
      g_assert_false (tri_photo_is_whole (photo));
      g_assert_true (g_bytes_equal (exported, expected));
    }
}

static void
add_segment (GByteArray *file, guint8 marker, const void *head, gsize head_size, const char *text)
{
  gsize length = 2 + head_size + strlen (text);
  const guint8 start[] = { 0xff, marker, length >> 8, length & 0xff };

  g_byte_array_append (file, start, sizeof start);
  g_byte_array_append (file, head, head_size);
  g_byte_array_append (file, (const guint8 *) text, strlen (text));
}

/* The photo as a telephone and an editor leave it: EXIF with text, XMP, IPTC, a comment. */
static GBytes *
make_telling_source (Fixture *self, int orientation)
{
  const guint8 exif[] = { 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
                          1,   18,  0,   3,   0, 0, 0,   1,   0, 0,  0, 0, 0, 0, 0, 0 };
  g_autofree guint8 *block = g_memdup2 (exif, sizeof exif);
  g_autoptr (GBytes) plain = make_source (self, TRI_EXPORT_JPEG, 1);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  gsize size;
  const guint8 *bytes = g_bytes_get_data (plain, &size);

  block[25] = orientation;
  g_byte_array_append (file, bytes, 2);
  add_segment (file, 0xe1, block, sizeof exif, SECRET);
  add_segment (file, 0xe1, "http://ns.adobe.com/xap/1.0/", 29, "<x:xmpmeta>" SECRET);
  add_segment (file, 0xed, "Photoshop 3.0", 14, "8BIM" SECRET);
  add_segment (file, 0xfe, "", 0, SECRET);
  g_byte_array_append (file, bytes + 2, size - 2);
  return g_bytes_new (file->data, file->len);
}

static void
assert_no_secret (const guint8 *data, gsize size)
{
  g_assert_null (memmem (data, size, SECRET, strlen (SECRET)));
}

/* Walks the markers up to the pixels: JFIF's, the tables, and one EXIF block of one entry for a
 * picture that is stored turned. */
static void
assert_bare_jpeg (GBytes *bytes, gboolean turned)
{
  gsize size, at = 2;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint n_exif = 0;

  assert_no_secret (data, size);
  while (data[at + 1] != 0xda)
    {
      gsize length = data[at + 2] << 8 | data[at + 3];

      g_assert_cmphex (data[at], ==, 0xff);
      switch (data[at + 1])
        {
        case 0xe0:
          g_assert_cmpmem (data + at + 4, 5, "JFIF", 5);
          g_assert_cmpuint (length, ==, 16);
          break;
        case 0xe1:
          g_assert_cmpmem (data + at + 4, 6, "Exif\0", 6);
          g_assert_cmpuint (length, ==, 2 + 6 + 8 + 2 + 12 + 4);
          n_exif++;
          break;
        case 0xc0:
          /* 4:4:4 */
          g_assert_cmphex (data[at + 11], ==, 0x11);
          break;
        case 0xc4:
        case 0xdb:
          break;
        default:
          g_error ("marker %x", data[at + 1]);
        }
      at += 2 + length;
      g_assert_cmpuint (at, <, size);
    }
  g_assert_cmpuint (n_exif, ==, turned);
}

static void
assert_bare_png (GBytes *bytes)
{
  static const char *const known[]
      = { "IHDR", "sRGB", "gAMA", "cHRM", "iTXt", "IDAT", "IEND", NULL };
  gsize size, at = 8;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean is_srgb = FALSE;

  assert_no_secret (data, size);
  while (at < size)
    {
      g_autofree char *kind = g_strndup ((const char *) data + at + 4, 4);

      g_assert_true (g_strv_contains (known, kind));
      is_srgb = is_srgb || g_str_equal (kind, "sRGB");
      at += 12
            + ((gsize) data[at] << 24 | (gsize) data[at + 1] << 16 | (gsize) data[at + 2] << 8
               | data[at + 3]);
    }
  g_assert_true (is_srgb);
}

static void
test_metadata (Fixture *self, gconstpointer data)
{
  for (int orientation = 1; orientation <= 6; orientation += 5)
    {
      const TriExportOptions jpeg = { .format = TRI_EXPORT_JPEG, .caption = CAPTION };
      const TriExportOptions png = { .format = TRI_EXPORT_PNG, .caption = CAPTION };
      g_autoptr (GBytes) source = make_telling_source (self, orientation);
      g_autoptr (TriPhoto) photo = open_photo (source);
      TriPose pose = *tri_scene_get_pose (self->sample);
      g_autoptr (TriScene) scene
          = tri_scene_new (photo, &pose, tri_scene_get_head (self->sample), NULL, 0);
      g_autoptr (GBytes) as_jpeg = export_bytes (self, scene, source, &jpeg);
      g_autoptr (GBytes) as_png = export_bytes (self, scene, source, &png);
      g_autoptr (TriPhoto) shown = open_photo (as_jpeg);

      assert_bare_jpeg (as_jpeg, orientation > 1);
      assert_bare_png (as_png);
      g_assert_cmpint (tri_photo_get_width (shown), ==, orientation > 1 ? HEIGHT : WIDTH);
    }
}

/* failures */

typedef struct
{
  GCancellable *cancellable; /* (nullable): cancelled at one half */
  double done;
} Progress;

static void
progress_cb (double done, gpointer data)
{
  Progress *self = data;

  g_assert_cmpfloat (done, >, self->done);
  g_assert_cmpfloat (done, <=, 1.0);
  self->done = done;
  if (self->cancellable != NULL && done > 0.5)
    g_cancellable_cancel (self->cancellable);
}

/* Exports over an old file, which must survive. */
static void
assert_fails (Fixture *self,
              TriScene *scene,
              GBytes *source,
              GCancellable *cancellable,
              GQuark domain,
              int code)
{
  const TriExportOptions options = { .format = TRI_EXPORT_JPEG };
  g_autofree char *path = g_build_filename (self->folder, "old.jpg", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) after = NULL;
  Progress progress = { cancellable, 0.0 };

  g_assert_true (g_file_set_contents (path, "old", 3, NULL));
  g_assert_false (tri_export_picture (scene, self->dots, &self->pigment, source, "photo", &options,
                                      path, progress_cb, &progress, cancellable, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (count_files (self->folder), ==, 1);
  after = read_file (path);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), g_bytes_get_size (after), "old", 3);
  g_unlink (path);
}

static void
test_damaged_source (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) source = make_source (self, TRI_EXPORT_JPEG, 1);
  g_autoptr (TriScene) scene = make_scene (self, source);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (source, 0, g_bytes_get_size (source) / 2);
  g_autoptr (GBytes) other
      = canvas_encode (&(Canvas){ 8, 8, (guint32[64]){ 0 } }, TRI_EXPORT_JPEG, 90, 1);

  assert_fails (self, scene, half, NULL, TRI_ERROR, TRI_ERROR_DAMAGED);
  assert_fails (self, scene, other, NULL, TRI_ERROR, TRI_ERROR_INVALID);
}

static void
test_cancelled (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) source = make_source (self, TRI_EXPORT_JPEG, 1);
  g_autoptr (TriScene) scene = make_scene (self, source);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  assert_fails (self, scene, source, cancellable, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A disk that fills up while the picture is written: no file may be longer than some bands. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autoptr (GBytes) source = make_source (self, TRI_EXPORT_JPEG, 1);
  g_autoptr (TriScene) scene = make_scene (self, source);
  void (*old_handler) (int) = signal (SIGXFSZ, SIG_IGN);
  struct rlimit old, small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 100 * 1000;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  assert_fails (self, scene, source, NULL, TRI_ERROR, TRI_ERROR_FULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  signal (SIGXFSZ, old_handler);
}

static void
test_places (Fixture *self, gconstpointer data)
{
  const TriExportOptions options = { .format = TRI_EXPORT_JPEG };
  g_autoptr (GBytes) source = make_source (self, TRI_EXPORT_JPEG, 1);
  g_autoptr (TriScene) scene = make_scene (self, source);
  g_autofree char *nowhere = g_build_filename (self->folder, "no", "out.jpg", NULL);
  g_autofree char *pipe = g_build_filename (self->folder, "pipe.jpg", NULL);
  const struct
  {
    const char *path;
    TriError code;
  } bad[] = { { nowhere, TRI_ERROR_NOT_FOUND },
              { self->folder, TRI_ERROR_INVALID },
              { pipe, TRI_ERROR_INVALID } };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (tri_export_picture (scene, self->dots, &self->pigment, source, "photo",
                                          &options, bad[i].path, NULL, NULL, NULL, &error));
      g_assert_error (error, TRI_ERROR, (int) bad[i].code);
      g_assert_cmpuint (count_files (self->folder), ==, 1);
    }
}

/* memory */

/* Runs the program that exports in a process of its own. Returns: (transfer full): what it says */
static char *
run_program (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return text;
}

/* Returns: what an export takes beside the scene and the dots, kB */
static long
measure_growth (Fixture *self, const char *factor, const char *style, const char *density)
{
  g_autofree char *input = g_build_filename (self->folder, "in.jpg", NULL);
  g_autofree char *output = g_build_filename (self->folder, "out.jpg", NULL);
  const char *enlarge[] = { EXPORT_PROGRAM, "enlarge", factor, input, NULL };
  const char *export[] = { EXPORT_PROGRAM, "export", input, output, style, density, NULL };
  g_autofree char *nothing = run_program (enlarge);
  g_autofree char *text = run_program (export);
  long growth_kb = 0;

  g_assert_cmpint (sscanf (text, "%*d %ld", &growth_kb), ==, 1);
  g_test_message ("%s dots per square centimetre: %ld kB", density, growth_kb);
  return growth_kb;
}

/* 12 megapixels with 20,000 dots, 24 with as many as a head can take: within 16 MB. */
static void
test_memory (Fixture *self, gconstpointer data)
{
#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("the sanitizer's own memory is not told apart");
  return;
#endif
  /* Meson has malloc write to what was only set aside. */
  g_unsetenv ("MALLOC_PERTURB_");
  g_assert_cmpint (measure_growth (self, "2", "soft", "60"), <, 16 * 1024);
  g_assert_cmpint (measure_growth (self, "2.83", "cap", "190"), <, 16 * 1024);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *path;
    int format; /* -1: none */
  } cases[] = {
    { "/a.b/c.jpg", TRI_EXPORT_JPEG },
    { "C.JPEG", TRI_EXPORT_JPEG },
    { "c.Png", TRI_EXPORT_PNG },
    { "c.tif", -1 },
    { "jpg", -1 },
    { "c.png/c", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      TriExportFormat format;

      if (tri_export_format_from_path (cases[i].path, &format, &error))
        g_assert_cmpint ((int) format, ==, cases[i].format);
      else
        {
          g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
          g_assert_cmpint (cases[i].format, ==, -1);
        }
    }
}

int
main (int argc, char *argv[])
{
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/render/export-picture/orientations", test_orientations);
  ADD ("/render/export-picture/png-source", test_png_source);
  ADD ("/render/export-picture/thin-scene", test_thin_scene);
  ADD ("/render/export-picture/metadata", test_metadata);
  ADD ("/render/export-picture/damaged-source", test_damaged_source);
  ADD ("/render/export-picture/cancelled", test_cancelled);
  ADD ("/render/export-picture/full-disk", test_full_disk);
  ADD ("/render/export-picture/places", test_places);
  ADD ("/render/export-picture/memory", test_memory);
  g_test_add_func ("/render/export-picture/formats", test_formats);
  return g_test_run ();
}

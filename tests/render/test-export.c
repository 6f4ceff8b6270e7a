/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exported pictures hold the pixels, the caption and nothing else; a failure leaves no file. */

#include "config.h"

#include "tri-error.h"
#include "tri-export.h"
#include "tri-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define CAPTION "Simulation · healed · 2–4 years"

static cairo_surface_t *
picture_new (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 90, 60);
  guint8 *data = cairo_image_surface_get_data (surface);

  for (guint y = 0; y < 60; y++)
    for (guint x = 0; x < 90; x++)
      ((guint32 *) (data + y * cairo_image_surface_get_stride (surface)))[x]
          = x * 2 << 16 | y * 3 << 8 | x * y % 256;
  cairo_surface_mark_dirty (surface);
  return surface;
}

static guint
count_files (const char *dir)
{
  g_autoptr (GDir) handle = g_dir_open (dir, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (handle) != NULL)
    n++;
  return n;
}

static void
test_round_trip (void)
{
  const TriExportOptions options = { .format = TRI_EXPORT_PNG, .caption = CAPTION };
  g_autofree char *dir = g_dir_make_tmp ("tri-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "out.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("png", NULL);
  g_autofree char *content = NULL;
  GdkPixbuf *pixbuf;
  gsize size;
  cairo_surface_t *surface = picture_new ();
  const guint8 *pixels;

  g_assert_true (tri_export_surface (surface, &options, path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (dir), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, &size, &error));
  g_assert_true (gdk_pixbuf_loader_write (loader, (const guint8 *) content, size, &error));
  g_assert_true (gdk_pixbuf_loader_close (loader, &error));
  g_assert_no_error (error);
  pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  g_assert_cmpstr (gdk_pixbuf_get_option (pixbuf, "tEXt::Description"), ==, CAPTION);
  pixels = gdk_pixbuf_read_pixels (pixbuf) + 20 * gdk_pixbuf_get_rowstride (pixbuf) + 3 * 10;
  g_assert_cmpint (pixels[0], ==, 20);
  g_assert_cmpint (pixels[1], ==, 60);
  g_assert_cmpint (pixels[2], ==, 200);

  cairo_surface_destroy (surface);
  g_unlink (path);
  g_rmdir (dir);
}

static void
test_bytes (void)
{
  cairo_surface_t *surface = picture_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) once = tri_export_png_bytes (surface, &error);
  g_autoptr (GBytes) twice = tri_export_png_bytes (surface, &error);
  g_autoptr (TriPhoto) photo = NULL;
  const guint32 *before, *after;

  g_assert_no_error (error);
  /* The record keeps a digest: the same picture is the same bytes. */
  g_assert_true (g_bytes_equal (once, twice));
  photo = tri_photo_new_from_bytes (once, "p", NULL, &error);
  g_assert_no_error (error);
  before = (const guint32 *) cairo_image_surface_get_data (surface);
  after = (const guint32 *) cairo_image_surface_get_data (tri_photo_get_surface (photo));
  for (guint i = 0; i < 90 * 60; i++)
    g_assert_cmphex (after[i] & 0xffffff, ==, before[i] & 0xffffff);
  cairo_surface_destroy (surface);
}

static void
test_failures (void)
{
  const TriExportOptions options = { .format = TRI_EXPORT_PNG };
  g_autofree char *dir = g_dir_make_tmp ("tri-export-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "out.png", NULL);
  g_autofree char *nowhere = g_build_filename (dir, "no", "out.png", NULL);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = picture_new ();
  gboolean root = geteuid () == 0;
  struct rlimit old, small;
  void (*old_handler) (int);

  g_assert_false (tri_export_surface (surface, &options, nowhere, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_cmpint (chmod (dir, 0555), ==, 0);
  /* File modes mean nothing to root. */
  if (root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_false (tri_export_surface (surface, &options, path, &error));
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_cmpint (chmod (dir, 0755), ==, 0);

  /* A write that stops half-way: no file may be longer than 64 bytes. */
  old_handler = signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old), ==, 0);
  small = old;
  small.rlim_cur = 64;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  g_assert_false (tri_export_surface (surface, &options, path, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old), ==, 0);
  signal (SIGXFSZ, old_handler);
  g_assert_error (error, TRI_ERROR, TRI_ERROR_FULL);
  g_assert_cmpuint (count_files (dir), ==, 0);

  cairo_surface_destroy (surface);
  g_rmdir (dir);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/export/round-trip", test_round_trip);
  g_test_add_func ("/render/export/bytes", test_bytes);
  g_test_add_func ("/render/export/failures", test_failures);
  return g_test_run ();
}

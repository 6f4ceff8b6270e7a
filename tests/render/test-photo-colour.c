/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Embedded colour profiles are honoured in every kind of file; broken ones harm nothing. */

#include "config.h"

#include "tri-error.h"
#include "tri-photo.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <lcms2.h>
#include <string.h>

/* Flat squares of 16 pixels, so that a JPEG keeps their colours. */
#define SQUARE 16
#define ACROSS 6
#define N_SQUARES (ACROSS * ACROSS * ACROSS)
#define WIDTH (SQUARE * ACROSS * ACROSS)
#define HEIGHT (SQUARE * ACROSS)

typedef struct
{
  const char *name;
  double white_x, white_y;
  cmsCIExyYTRIPLE primaries;
  double gamma; /* 0: sRGB's curve */
} Space;

static const Space spaces[] = {
  { "Adobe RGB",
    0.3127,
    0.3290,
    { { 0.64, 0.33, 1.0 }, { 0.21, 0.71, 1.0 }, { 0.15, 0.06, 1.0 } },
    2.19921875 },
  { "Display P3",
    0.3127,
    0.3290,
    { { 0.68, 0.32, 1.0 }, { 0.265, 0.69, 1.0 }, { 0.15, 0.06, 1.0 } },
    0.0 },
  /* Red numbers mean green, green ones blue and blue ones red. */
  { "swapped",
    0.3127,
    0.3290,
    { { 0.30, 0.60, 1.0 }, { 0.15, 0.06, 1.0 }, { 0.64, 0.33, 1.0 } },
    0.0 },
};

static GBytes *
profile_to_bytes (cmsHPROFILE profile)
{
  cmsUInt32Number size = 0;
  guint8 *data;

  g_assert_true (cmsSaveProfileToMem (profile, NULL, &size));
  data = g_malloc (size);
  g_assert_true (cmsSaveProfileToMem (profile, data, &size));
  cmsCloseProfile (profile);
  return g_bytes_new_take (data, size);
}

static cmsHPROFILE
profile_new (const Space *space)
{
  cmsFloat64Number srgb[5] = { 2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.04045 };
  cmsToneCurve *curve = space->gamma > 0.0 ? cmsBuildGamma (NULL, space->gamma)
                                           : cmsBuildParametricToneCurve (NULL, 4, srgb);
  cmsToneCurve *curves[3] = { curve, curve, curve };
  cmsCIExyY white = { space->white_x, space->white_y, 1.0 };
  cmsHPROFILE profile = cmsCreateRGBProfile (&white, &space->primaries, curves);

  g_assert_nonnull (profile);
  cmsFreeToneCurve (curve);
  return profile;
}

static GdkPixbuf *
squares_new (void)
{
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, WIDTH, HEIGHT);

  for (guint i = 0; i < N_SQUARES; i++)
    {
      g_autoptr (GdkPixbuf) part
          = gdk_pixbuf_new_subpixbuf (pixbuf, (int) (i % (ACROSS * ACROSS)) * SQUARE,
                                      (int) (i / (ACROSS * ACROSS)) * SQUARE, SQUARE, SQUARE);

      gdk_pixbuf_fill (part, i % ACROSS * 51 << 24 | i / ACROSS % ACROSS * 51 << 16
                                 | i / (ACROSS * ACROSS) * 51 << 8 | 0xff);
    }
  return pixbuf;
}

static void
append_big_32 (GByteArray *array, guint32 value)
{
  guint8 bytes[4] = { value >> 24, value >> 16, value >> 8, value };

  g_byte_array_append (array, bytes, sizeof bytes);
}

/* gdk-pixbuf writes a PNG's profile where libpng refuses it. */
static GBytes *
png_with_profile (GBytes *plain, GBytes *profile)
{
  const gsize end_of_ihdr = 33;
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  g_autoptr (GByteArray) chunk = g_byte_array_new ();
  GByteArray *result = g_byte_array_new ();
  gsize room = g_bytes_get_size (profile) + 1000, read, written, size;
  g_autofree guint8 *packed = g_malloc (room);
  const guint8 *data = g_bytes_get_data (plain, &size);
  guint32 crc = 0xffffffff;

  g_assert_cmpint (g_converter_convert (G_CONVERTER (zlib), g_bytes_get_data (profile, NULL),
                                        g_bytes_get_size (profile), packed, room,
                                        G_CONVERTER_INPUT_AT_END, &read, &written, NULL),
                   ==, G_CONVERTER_FINISHED);
  /* Its name is "p"; the second zero names the compression. */
  g_byte_array_append (chunk, (const guint8 *) "iCCPp\0", 7);
  g_byte_array_append (chunk, packed, written);
  for (guint i = 0; i < chunk->len; i++)
    {
      crc ^= chunk->data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  g_byte_array_append (result, data, end_of_ihdr);
  append_big_32 (result, chunk->len - 4);
  g_byte_array_append (result, chunk->data, chunk->len);
  append_big_32 (result, ~crc);
  g_byte_array_append (result, data + end_of_ihdr, size - end_of_ihdr);
  return g_byte_array_free_to_bytes (result);
}

static GBytes *
encode (const char *type, GBytes *profile)
{
  gboolean png = g_str_equal (type, "png");
  gboolean jpeg = g_str_equal (type, "jpeg");
  g_autoptr (GdkPixbuf) pixbuf = squares_new ();
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *keys[3] = { NULL }, *values[3] = { NULL };
  char *buffer;
  gsize size;
  guint n = 0;

  if (profile != NULL && !png)
    {
      text = g_base64_encode (g_bytes_get_data (profile, NULL), g_bytes_get_size (profile));
      keys[n] = (char *) "icc-profile";
      values[n++] = text;
    }
  if (jpeg)
    {
      keys[n] = (char *) "quality";
      values[n++] = (char *) "100";
    }
  gdk_pixbuf_save_to_bufferv (pixbuf, &buffer, &size, type, keys, values, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (buffer, size);
  return png && profile != NULL ? png_with_profile (bytes, profile) : g_steal_pointer (&bytes);
}

static guint32
pixel_at (TriPhoto *photo, int x, int y)
{
  cairo_surface_t *surface = tri_photo_get_surface (photo);

  return ((const guint32 *) (cairo_image_surface_get_data (surface)
                             + y * cairo_image_surface_get_stride (surface)))[x];
}

static guint32
square_at (TriPhoto *photo, guint i)
{
  return pixel_at (photo, (int) (i % (ACROSS * ACROSS)) * SQUARE + SQUARE / 2,
                   (int) (i / (ACROSS * ACROSS)) * SQUARE + SQUARE / 2);
}

static TriPhoto *
decode (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TriPhoto *photo = tri_photo_new_from_bytes (bytes, "p", NULL, &error);

  g_assert_no_error (error);
  return photo;
}

/* What colour engines agree on, computed with real numbers and nothing left out. */
static void
assert_converted (TriPhoto *photo, TriPhoto *plain, GBytes *profile_bytes)
{
  cmsHPROFILE profile = cmsOpenProfileFromMem (g_bytes_get_data (profile_bytes, NULL),
                                               (cmsUInt32Number) g_bytes_get_size (profile_bytes));
  cmsHPROFILE srgb = cmsCreate_sRGBProfile ();
  cmsHTRANSFORM exact = cmsCreateTransform (profile, TYPE_RGB_DBL, srgb, TYPE_RGB_DBL,
                                            INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);

  for (guint i = 0; i < N_SQUARES; i++)
    {
      guint32 in = square_at (plain, i), out = square_at (photo, i);
      double from[3] = { (in >> 16 & 0xff) / 255.0, (in >> 8 & 0xff) / 255.0, (in & 0xff) / 255.0 };
      double to[3];

      g_assert_cmphex (out >> 24, ==, 0xff);
      cmsDoTransform (exact, from, to, 1);
      for (int c = 0; c < 3; c++)
        g_assert_cmpfloat_with_epsilon (255.0 * CLAMP (to[c], 0.0, 1.0),
                                        (double) (out >> (16 - 8 * c) & 0xff), 2.0);
    }
  cmsDeleteTransform (exact);
  cmsCloseProfile (srgb);
  cmsCloseProfile (profile);
}

static void
assert_same (TriPhoto *a, TriPhoto *b)
{
  for (guint i = 0; i < N_SQUARES; i++)
    g_assert_cmphex (square_at (a, i), ==, square_at (b, i));
}

static void
test_spaces (gconstpointer type)
{
  g_autoptr (GBytes) plain_bytes = encode (type, NULL);
  g_autoptr (TriPhoto) plain = decode (plain_bytes);

  for (guint i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      g_autoptr (GBytes) profile = profile_to_bytes (profile_new (&spaces[i]));
      g_autoptr (GBytes) bytes = encode (type, profile);
      g_autoptr (TriPhoto) photo = decode (bytes);

      assert_converted (photo, plain, profile);
    }
}

/* The loader is a package of its own. */
static void
test_webp (void)
{
  g_autoptr (GSList) formats = gdk_pixbuf_get_formats ();

  for (GSList *l = formats; l != NULL; l = l->next)
    {
      g_autofree char *name = gdk_pixbuf_format_get_name (l->data);

      if (g_str_equal (name, "webp") && gdk_pixbuf_format_is_writable (l->data))
        {
          test_spaces ("webp");
          return;
        }
    }
  g_test_skip ("there is no loader that writes WebP");
}

/* A phone's kind of file: red, green, blue and white quarters with the swapped profile. */
static void
test_heic (void)
{
  static const guint32 expected[4] = { 0x00ff00, 0x0000ff, 0xff0000, 0xffffff };
  g_autofree char *path = g_build_filename (TEST_DIR, "render", "photos", "swapped.heic", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_file (file, NULL, &error);

  if (g_error_matches (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED))
    {
      g_test_skip ("the loader is not installed");
      return;
    }
  g_assert_no_error (error);
  for (int i = 0; i < 4; i++)
    for (int shift = 0; shift < 24; shift += 8)
      {
        guint32 pixel = pixel_at (photo, (1 + i % 2 * 2) * tri_photo_get_width (photo) / 4,
                                  (1 + i / 2 * 2) * tri_photo_get_height (photo) / 4);

        g_assert_cmpint (ABS ((int) (pixel >> shift & 0xff) - (int) (expected[i] >> shift & 0xff)),
                         <=, 4);
      }
}

/* The direction, by a profile whose answer needs no computing. */
static void
test_direction (void)
{
  g_autoptr (GBytes) profile = profile_to_bytes (profile_new (&spaces[2]));
  g_autoptr (GBytes) bytes = encode ("png", profile);
  g_autoptr (TriPhoto) photo = decode (bytes);

  /* (255, 0, 51) is green by its first number and a little red by its last. */
  guint32 pixel = square_at (photo, 5 + ACROSS * ACROSS);

  g_assert_cmpint (ABS ((int) (pixel >> 16 & 0xff) - 51), <=, 2);
  g_assert_cmpint (pixel >> 8 & 0xff, >=, 253);
  g_assert_cmpint (pixel & 0xff, <=, 2);
}

static void
test_srgb (void)
{
  static const char *const types[] = { "jpeg", "png", "tiff" };
  g_autoptr (GBytes) profile = profile_to_bytes (cmsCreate_sRGBProfile ());

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) plain_bytes = encode (types[i], NULL);
      g_autoptr (GBytes) bytes = encode (types[i], profile);
      g_autoptr (TriPhoto) plain = decode (plain_bytes);
      g_autoptr (TriPhoto) photo = decode (bytes);

      assert_same (photo, plain);
    }
}

/* A JPEG with a profile in parts of at most @part bytes; @skip leaves one of them out. */
static GBytes *
with_profile (GBytes *plain, GBytes *profile, gsize part, guint skip)
{
  gsize size, profile_size;
  const guint8 *data = g_bytes_get_data (plain, &size);
  const guint8 *at = g_bytes_get_data (profile, &profile_size);
  guint n_parts = (guint) ((profile_size + part - 1) / part);
  GByteArray *result = g_byte_array_new ();

  g_byte_array_append (result, data, 2);
  for (guint i = 0; i < n_parts; i++)
    {
      gsize n = MIN (part, profile_size - i * part);
      guint8 head[] = { 0xff, 0xe2, (n + 16) >> 8, (n + 16) & 0xff };

      if (i == skip)
        continue;
      g_byte_array_append (result, head, sizeof head);
      g_byte_array_append (result, (const guint8 *) "ICC_PROFILE", 12);
      head[0] = i + 1;
      head[1] = n_parts;
      g_byte_array_append (result, head, 2);
      g_byte_array_append (result, at + i * part, n);
    }
  g_byte_array_append (result, data + 2, size - 2);
  return g_byte_array_free_to_bytes (result);
}

/* Larger than a JPEG segment holds. */
static GBytes *
large_profile_new (gsize bytes)
{
  g_autofree guint8 *filler = g_malloc0 (bytes);
  cmsHPROFILE profile = profile_new (&spaces[1]);

  g_assert_true (cmsWriteRawTag (profile, cmsSigCharTargetTag, filler, (cmsUInt32Number) bytes));
  return profile_to_bytes (profile);
}

static void
test_parts (void)
{
  g_autoptr (GBytes) plain_bytes = encode ("jpeg", NULL);
  g_autoptr (TriPhoto) plain = decode (plain_bytes);
  g_autoptr (GBytes) profile = large_profile_new (150 * 1000);
  g_autoptr (GBytes) bytes = with_profile (plain_bytes, profile, 65519, G_MAXUINT);
  g_autoptr (GBytes) missing_bytes = with_profile (plain_bytes, profile, 65519, 1);
  g_autoptr (TriPhoto) photo = decode (bytes);
  g_autoptr (TriPhoto) missing = decode (missing_bytes);

  assert_converted (photo, plain, profile);
  assert_same (missing, plain);
}

/* Inks that no printer has, so that an answer without the profile would be seen. */
static cmsInt32Number
sample_ink_cb (const cmsUInt16Number in[], cmsUInt16Number out[], void *data)
{
  double ink[4];
  cmsCIELab lab;

  for (int i = 0; i < 4; i++)
    ink[i] = in[i] / 65535.0;
  lab.L = 100.0 * (1.0 - ink[3]) * (1.0 - 0.2 * (ink[0] + ink[1] + ink[2]));
  lab.a = 50.0 * (ink[1] - ink[0]) * (1.0 - ink[3]);
  lab.b = 40.0 * (ink[2] - ink[1]) * (1.0 - ink[3]);
  cmsFloat2LabEncodedV2 (out, &lab);
  return TRUE;
}

static GBytes *
ink_profile_new (void)
{
  cmsHPROFILE profile = cmsCreateProfilePlaceholder (NULL);
  cmsPipeline *pipeline = cmsPipelineAlloc (NULL, 4, 3);
  cmsStage *clut = cmsStageAllocCLut16bit (NULL, 5, 4, 3, NULL);

  g_assert_true (cmsStageSampleCLut16bit (clut, sample_ink_cb, NULL, 0));
  g_assert_true (cmsPipelineInsertStage (pipeline, cmsAT_BEGIN, clut));
  cmsSetProfileVersion (profile, 2.1);
  cmsSetDeviceClass (profile, cmsSigOutputClass);
  cmsSetColorSpace (profile, cmsSigCmykData);
  cmsSetPCS (profile, cmsSigLabData);
  g_assert_true (cmsWriteTag (profile, cmsSigAToB0Tag, pipeline));
  cmsPipelineFree (pipeline);
  return profile_to_bytes (profile);
}

/* Quarters of red, green, blue and white in Adobe's inverted inks. */
static void
test_cmyk (void)
{
  g_autofree char *path = g_build_filename (TEST_DIR, "render", "photos", "cmyk.jpg", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) plain_bytes = tri_photo_read_file (file, NULL, NULL);
  g_autoptr (GBytes) profile = ink_profile_new ();
  g_autoptr (GBytes) bytes = with_profile (plain_bytes, profile, 65519, G_MAXUINT);
  g_autoptr (TriPhoto) photo = decode (bytes);
  cmsHPROFILE lab = cmsCreateLab4Profile (NULL), srgb = cmsCreate_sRGBProfile ();
  cmsHTRANSFORM exact = cmsCreateTransform (lab, TYPE_Lab_DBL, srgb, TYPE_RGB_DBL,
                                            INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  /* Full inks: magenta and yellow, cyan and yellow, cyan and magenta, none. */
  const cmsCIELab expected[4]
      = { { 60.0, 50.0, 0.0 }, { 60.0, -50.0, 40.0 }, { 60.0, 0.0, -40.0 }, { 100.0, 0.0, 0.0 } };

  for (int i = 0; i < 4; i++)
    {
      guint32 out = pixel_at (photo, (1 + i % 2 * 2) * tri_photo_get_width (photo) / 4,
                              (1 + i / 2 * 2) * tri_photo_get_height (photo) / 4);
      double rgb[3];

      cmsDoTransform (exact, &expected[i], rgb, 1);
      for (int c = 0; c < 3; c++)
        g_assert_cmpfloat_with_epsilon (255.0 * CLAMP (rgb[c], 0.0, 1.0),
                                        (double) (out >> (16 - 8 * c) & 0xff), 6.0);
    }
  cmsDeleteTransform (exact);
  cmsCloseProfile (lab);
  cmsCloseProfile (srgb);
}

/* Whatever is wrong with the profile, the photo is there in the colours of its numbers. */
static void
test_ignored (void)
{
  g_autoptr (GBytes) plain_bytes = encode ("jpeg", NULL);
  g_autoptr (TriPhoto) plain = decode (plain_bytes);
  g_autoptr (GBytes) good = profile_to_bytes (profile_new (&spaces[0]));
  g_autoptr (GPtrArray) profiles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GRand) rng = g_rand_new_with_seed (3);
  cmsCIExyY white = { 0.3127, 0.3290, 1.0 };
  cmsToneCurve *gamma = cmsBuildGamma (NULL, 2.2);
  guint8 *noise = g_malloc (5000);
  cmsHPROFILE profile;

  for (int i = 0; i < 5000; i++)
    noise[i] = g_rand_int_range (rng, 0, 256);
  g_ptr_array_add (profiles, g_bytes_new_take (noise, 5000));
  g_ptr_array_add (profiles, g_bytes_new_static ("", 0));
  g_ptr_array_add (profiles, g_bytes_new_from_bytes (good, 0, 100));
  g_ptr_array_add (profiles, g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) / 2));
  g_ptr_array_add (profiles, ink_profile_new ());
  g_ptr_array_add (profiles, profile_to_bytes (cmsCreateGrayProfile (&white, gamma)));
  g_ptr_array_add (profiles, profile_to_bytes (cmsCreateLab4Profile (NULL)));
  g_ptr_array_add (profiles, large_profile_new (5 * 1024 * 1024));
  profile = profile_new (&spaces[0]);
  cmsSetDeviceClass (profile, cmsSigLinkClass);
  g_ptr_array_add (profiles, profile_to_bytes (profile));
  /* All black, as a lost curve or a lost primary makes it. */
  profile = profile_new (&spaces[0]);
  cmsWriteTag (profile, cmsSigRedColorantTag, &(cmsCIEXYZ){ 0.01, 0.01, 0.01 });
  cmsWriteTag (profile, cmsSigGreenColorantTag, &(cmsCIEXYZ){ 0.01, 0.01, 0.01 });
  cmsWriteTag (profile, cmsSigBlueColorantTag, &(cmsCIEXYZ){ 0.01, 0.01, 0.01 });
  g_ptr_array_add (profiles, profile_to_bytes (profile));
  cmsFreeToneCurve (gamma);

  for (guint i = 0; i < profiles->len; i++)
    {
      g_autoptr (GBytes) bytes = with_profile (plain_bytes, profiles->pdata[i], 65519, G_MAXUINT);
      g_autoptr (TriPhoto) photo = decode (bytes);

      assert_same (photo, plain);
    }
}

/* Spoilt bytes inside a profile must end in a picture and never in a crash. */
static void
test_garbage (void)
{
  g_autoptr (GBytes) plain_bytes = encode ("jpeg", NULL);
  g_autoptr (GBytes) ink = ink_profile_new ();
  g_autoptr (GRand) rng = g_rand_new_with_seed (11);

  for (int round = 0; round < 200; round++)
    {
      g_autoptr (GBytes) good = profile_to_bytes (profile_new (&spaces[round % 3]));
      gsize size = g_bytes_get_size (good);
      guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), size);
      g_autoptr (GBytes) bad = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TriPhoto) photo = NULL;

      for (int i = 0; i < 1 + round % 20; i++)
        copy[g_rand_int_range (rng, 0, (int) size)] = g_rand_int_range (rng, 0, 256);
      bad = g_bytes_new_take (copy, size);
      bytes = with_profile (plain_bytes, bad, 65519, G_MAXUINT);
      photo = decode (bytes);
      g_assert_cmpint (tri_photo_get_width (photo), ==, WIDTH);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_data_func ("/render/photo-colour/jpeg", "jpeg", test_spaces);
  g_test_add_data_func ("/render/photo-colour/png", "png", test_spaces);
  g_test_add_data_func ("/render/photo-colour/tiff", "tiff", test_spaces);
  g_test_add_func ("/render/photo-colour/webp", test_webp);
  g_test_add_func ("/render/photo-colour/heic", test_heic);
  g_test_add_func ("/render/photo-colour/direction", test_direction);
  g_test_add_func ("/render/photo-colour/srgb", test_srgb);
  g_test_add_func ("/render/photo-colour/parts", test_parts);
  g_test_add_func ("/render/photo-colour/cmyk", test_cmyk);
  g_test_add_func ("/render/photo-colour/ignored", test_ignored);
  g_test_add_func ("/render/photo-colour/garbage", test_garbage);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of photos, made in memory for tests. */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

/* @type: what gdk-pixbuf calls the format. Returns: (transfer full) */
static inline GBytes *
photo_bytes_save (GdkPixbuf *pixbuf, const char *type)
{
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, size);
}

/* A JPEG with an EXIF block that holds nothing but its orientation. Returns: (transfer full) */
static inline GBytes *
photo_bytes_with_orientation (GBytes *plain, guint8 orientation)
{
  const guint8 head[]
      = { 0xff, 0xe1, 0, 34,   'E', 'x', 'i', 'f', 0, 0, 'M', 'M',         0, 42, 0, 0, 0, 8,
          0,    1,    1, 0x12, 0,   3,   0,   0,   0, 1, 0,   orientation, 0, 0,  0, 0, 0, 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (plain, &size);
  GByteArray *result = g_byte_array_new ();

  g_byte_array_append (result, data, 2);
  g_byte_array_append (result, head, sizeof head);
  g_byte_array_append (result, data + 2, size - 2);
  return g_byte_array_free_to_bytes (result);
}

/* A JPEG with an EXIF block that holds its orientation and the focal length that a 35 mm camera
 * would have had, mm. Returns: (transfer full) */
static inline GBytes *
photo_bytes_with_focal (GBytes *plain, guint8 orientation, guint8 focal_mm)
{
  const guint8 block[]
      = { 0xff, 0xe1,     0,    64,   'E', 'x', 'i',  'f',  0, 0, 'M', 'M',         0, 42,
          0,    0,        0,    8, /* the directory at 8 */
          0,    2,        0x01, 0x12, 0,   3,   0,    0,    0, 1, 0,   orientation, 0, 0,
          0x87, 0x69,     0,    4,    0,   0,   0,    1,    0, 0, 0,   38, /* the other */
          0,    0,        0,    0,    0,   1,   0xa4, 0x05, 0, 3, 0,   0,           0, 1,
          0,    focal_mm, 0,    0,    0,   0,   0,    0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (plain, &size);
  GByteArray *result = g_byte_array_new ();

  g_assert_cmpuint (sizeof block, ==, 2 + 64);
  g_byte_array_append (result, data, 2);
  g_byte_array_append (result, block, sizeof block);
  g_byte_array_append (result, data + 2, size - 2);
  return g_byte_array_free_to_bytes (result);
}

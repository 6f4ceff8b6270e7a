/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kind, size and completeness of a picture file from its structure alone, before any decoder runs.
 */

#include "config.h"

#include "tri-photo-private.h"

#include <string.h>

static guint32
big_32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

static guint32
little_16 (const guint8 *at)
{
  return at[1] << 8 | at[0];
}

static guint32
little_24 (const guint8 *at)
{
  return (guint32) at[2] << 16 | little_16 (at);
}

static guint32
little_32 (const guint8 *at)
{
  return (guint32) at[3] << 24 | little_24 (at);
}

/* From marker to marker up to the frame header. JPEG's completeness is the decoder's to judge. */
static void
read_jpeg (const guint8 *data, gsize size, TriPhotoHeader *header)
{
  gsize at = 2;

  header->complete = TRUE;
  while (at + 4 <= size)
    {
      guint8 marker = data[at + 1];
      gsize length = (gsize) data[at + 2] << 8 | data[at + 3];

      if (data[at] != 0xff)
        return;
      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc)
        {
          if (at + 9 <= size)
            {
              header->height = (guint64) data[at + 5] << 8 | data[at + 6];
              header->width = (guint64) data[at + 7] << 8 | data[at + 8];
            }
          return;
        }
      if (marker == 0xda || marker == 0xd9)
        return;
      at += 2 + length;
    }
}

/* gdk-pixbuf takes a PNG that ends early for whole; its chunks say better. */
static void
read_png (const guint8 *data, gsize size, TriPhotoHeader *header)
{
  gsize at = 8;

  while (at + 12 <= size)
    {
      gsize length = big_32 (data + at);

      if (length > size - at - 12)
        return;
      if (memcmp (data + at + 4, "IHDR", 4) == 0 && length >= 8)
        {
          header->width = big_32 (data + at + 8);
          header->height = big_32 (data + at + 12);
        }
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        {
          header->complete = TRUE;
          return;
        }
      at += 12 + length;
    }
}

/* Classic TIFF: the first directory's width and height. */
static void
read_tiff (const guint8 *data, gsize size, TriPhotoHeader *header)
{
  gboolean big = data[0] == 'M';
  gsize at = big ? big_32 (data + 4) : little_32 (data + 4);
  guint32 n_entries;

  if (at > size || size - at < 2)
    return;
  n_entries = big ? (guint32) data[at] << 8 | data[at + 1] : little_16 (data + at);
  if ((size - at - 2) / 12 < n_entries)
    return;
  header->complete = TRUE;
  for (guint32 i = 0; i < n_entries; i++)
    {
      const guint8 *entry = data + at + 2 + 12 * (gsize) i;
      guint32 tag = big ? (guint32) entry[0] << 8 | entry[1] : little_16 (entry);
      guint32 type = big ? (guint32) entry[2] << 8 | entry[3] : little_16 (entry + 2);
      guint32 value;

      if (tag != 256 && tag != 257)
        continue;
      if (type == 3)
        value = big ? (guint32) entry[8] << 8 | entry[9] : little_16 (entry + 8);
      else
        value = big ? big_32 (entry + 8) : little_32 (entry + 8);
      if (tag == 256)
        header->width = value;
      else
        header->height = value;
    }
}

static void
read_webp (const guint8 *data, gsize size, TriPhotoHeader *header)
{
  const guint8 *chunk = data + 20;

  header->complete = size >= 30 && little_32 (data + 4) <= size - 8;
  if (size < 30)
    return;
  if (memcmp (data + 12, "VP8 ", 4) == 0)
    {
      header->width = little_16 (chunk + 6) & 0x3fff;
      header->height = little_16 (chunk + 8) & 0x3fff;
    }
  else if (memcmp (data + 12, "VP8L", 4) == 0)
    {
      guint32 bits = little_32 (chunk + 1);

      header->width = (bits & 0x3fff) + 1;
      header->height = (bits >> 14 & 0x3fff) + 1;
    }
  else if (memcmp (data + 12, "VP8X", 4) == 0)
    {
      header->width = little_24 (chunk + 4) + 1;
      header->height = little_24 (chunk + 7) + 1;
    }
}

GBytes *
_tri_webp_get_chunk (GBytes *bytes, const char *name)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gsize at = 12;

  while (at + 8 <= size)
    {
      gsize length = little_32 (data + at + 4);

      if (length > size - at - 8)
        return NULL;
      if (memcmp (data + at, name, 4) == 0)
        return g_bytes_new_from_bytes (bytes, at + 8, length);
      at += 8 + length + length % 2;
    }
  return NULL;
}

/* The largest 'ispe' (image spatial extents) property inside the 'meta' box; phones store a grid of
 * tiles, whose own extents are smaller. Boxes that run past the end mean a truncated file. */
static void
read_heic (const guint8 *data, gsize size, TriPhotoHeader *header)
{
  gsize at = 0;

  header->complete = TRUE;
  while (at + 8 <= size)
    {
      guint64 length = big_32 (data + at);
      gboolean is_meta = memcmp (data + at + 4, "meta", 4) == 0;

      if (length == 1 && at + 16 <= size)
        length = (guint64) big_32 (data + at + 8) << 32 | big_32 (data + at + 12);
      else if (length == 0)
        length = size - at;
      if (length < 8 || length > size - at)
        header->complete = FALSE;
      if (is_meta)
        {
          gsize end = at + MIN (length, size - at);

          for (gsize i = at + 8; i + 16 <= end; i++)
            if (memcmp (data + i, "ispe", 4) == 0)
              {
                guint64 width = big_32 (data + i + 8);
                guint64 height = big_32 (data + i + 12);

                if (width > header->width)
                  header->width = width;
                if (height > header->height)
                  header->height = height;
              }
        }
      if (!header->complete)
        return;
      at += length;
    }
}

static gboolean
is_heic_brand (const guint8 *brand)
{
  static const char brands[][5]
      = { "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1" };

  for (guint i = 0; i < G_N_ELEMENTS (brands); i++)
    if (memcmp (brand, brands[i], 4) == 0)
      return TRUE;
  return FALSE;
}

TriPhotoHeader
_tri_photo_header_read (GBytes *bytes)
{
  TriPhotoHeader header = { TRI_PHOTO_KIND_UNKNOWN, 0, 0, FALSE };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size >= 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    {
      header.kind = TRI_PHOTO_KIND_JPEG;
      read_jpeg (data, size, &header);
    }
  else if (size >= 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0)
    {
      header.kind = TRI_PHOTO_KIND_PNG;
      read_png (data, size, &header);
    }
  else if (size >= 8 && (memcmp (data, "II*\0", 4) == 0 || memcmp (data, "MM\0*", 4) == 0))
    {
      header.kind = TRI_PHOTO_KIND_TIFF;
      read_tiff (data, size, &header);
    }
  else if (size >= 16 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    {
      header.kind = TRI_PHOTO_KIND_WEBP;
      read_webp (data, size, &header);
    }
  else if (size >= 12 && memcmp (data + 4, "ftyp", 4) == 0 && is_heic_brand (data + 8))
    {
      header.kind = TRI_PHOTO_KIND_HEIC;
      read_heic (data, size, &header);
    }
  return header;
}

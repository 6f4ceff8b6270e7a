/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The few EXIF facts a consultation needs: orientation, focal length and frame size (EXIF 2.32). */

#include "config.h"

#include "tri-photo-private.h"

#include <math.h>
#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TAG_EXIF_IFD 0x8769
#define TAG_PIXEL_X 0xa002
#define TAG_PIXEL_Y 0xa003
#define TAG_FOCAL_35MM 0xa405

#define TYPE_SHORT 3
#define TYPE_LONG 4

/* A directory never has this many entries; a damaged one may say so. */
#define MAX_ENTRIES 1000

/* A TIFF structure in memory; every read is bounded, outside it is 0. */
typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean big_endian;
} Block;

static guint32
read_16 (const Block *block, gsize at)
{
  if (at > block->size || block->size - at < 2)
    return 0;
  return block->big_endian ? block->data[at] << 8 | block->data[at + 1]
                           : block->data[at + 1] << 8 | block->data[at];
}

static guint32
read_32 (const Block *block, gsize at)
{
  if (at > block->size || block->size - at < 4)
    return 0;
  return block->big_endian ? read_16 (block, at) << 16 | read_16 (block, at + 2)
                           : read_16 (block, at + 2) << 16 | read_16 (block, at);
}

static guint32
read_value (const Block *block, gsize entry)
{
  switch (read_16 (block, entry + 2))
    {
    case TYPE_SHORT:
      return read_16 (block, entry + 8);
    case TYPE_LONG:
      return read_32 (block, entry + 8);
    default:
      return 0;
    }
}

static void
read_directory (const Block *block, gsize at, TriExif *exif, gboolean follow)
{
  guint32 n_entries = MIN (read_16 (block, at), MAX_ENTRIES);

  for (guint32 i = 0; i < n_entries; i++)
    {
      gsize entry = at + 2 + 12 * (gsize) i;
      guint32 value = read_value (block, entry);

      switch (read_16 (block, entry))
        {
        case TAG_ORIENTATION:
          if (value >= 1 && value <= 8)
            exif->orientation = value;
          break;
        case TAG_EXIF_IFD:
          if (follow && value != 0)
            read_directory (block, value, exif, FALSE);
          break;
        case TAG_PIXEL_X:
          exif->width = value;
          break;
        case TAG_PIXEL_Y:
          exif->height = value;
          break;
        case TAG_FOCAL_35MM:
          /* Beyond these a number is a fault of the file, not a lens. */
          if (value >= 5 && value <= 2000)
            exif->focal_35mm = value;
          break;
        default:
          break;
        }
    }
}

static gboolean
read_tiff (const guint8 *data, gsize size, TriExif *exif)
{
  Block block = { data, size, FALSE };

  if (size < 8)
    return FALSE;
  if (memcmp (data, "MM\0*", 4) == 0)
    block.big_endian = TRUE;
  else if (memcmp (data, "II*\0", 4) != 0)
    return FALSE;
  read_directory (&block, read_32 (&block, 4), exif, TRUE);
  return TRUE;
}

static guint32
big_32 (const guint8 *at)
{
  return (guint32) at[0] << 24 | at[1] << 16 | at[2] << 8 | at[3];
}

/* The first APP1 segment that is EXIF, before the image data. */
static void
read_jpeg (const guint8 *data, gsize size, TriExif *exif)
{
  gsize at = 2;

  while (at + 4 <= size && data[at] == 0xff)
    {
      guint8 marker = data[at + 1];
      gsize length = (gsize) data[at + 2] << 8 | data[at + 3];

      if (marker == 0xff)
        {
          at++;
          continue;
        }
      if (marker == 0xda || marker == 0xd9 || length < 2 || at + 2 + length > size)
        return;
      if (marker == 0xe1 && length >= 8 && memcmp (data + at + 4, "Exif\0\0", 6) == 0)
        {
          read_tiff (data + at + 10, length - 8, exif);
          return;
        }
      at += 2 + length;
    }
}

static void
read_png (const guint8 *data, gsize size, TriExif *exif)
{
  gsize at = 8;

  while (at + 12 <= size)
    {
      gsize length = big_32 (data + at);

      if (length > size - at - 12)
        return;
      if (memcmp (data + at + 4, "eXIf", 4) == 0)
        read_tiff (data + at + 8, length, exif);
      at += 12 + length;
    }
}

static void
read_webp (GBytes *bytes, TriExif *exif)
{
  g_autoptr (GBytes) chunk = _tri_webp_get_chunk (bytes, "EXIF");
  const guint8 *data;
  gsize size;

  if (chunk == NULL)
    return;
  data = g_bytes_get_data (chunk, &size);
  /* Some writers keep JPEG's prefix. */
  if (size > 6 && memcmp (data, "Exif\0\0", 6) == 0)
    read_tiff (data + 6, size - 6, exif);
  else
    read_tiff (data, size, exif);
}

/* The item table of HEIF is long-winded; the block itself starts with a mark that nothing else
 * has. */
static void
read_heic (const guint8 *data, gsize size, TriExif *exif)
{
  const guint8 *at = data;

  while ((at = memmem (at, size - (gsize) (at - data), "Exif\0\0", 6)) != NULL)
    {
      gsize offset = (gsize) (at - data) + 6;

      if (read_tiff (data + offset, size - offset, exif))
        break;
      at += 6;
    }
  /* The loader has turned the picture already. */
  exif->orientation = 0;
}

TriExif
_tri_exif_read (GBytes *bytes, TriPhotoKind kind)
{
  TriExif exif = { 0 };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  switch (kind)
    {
    case TRI_PHOTO_KIND_JPEG:
      read_jpeg (data, size, &exif);
      break;
    case TRI_PHOTO_KIND_PNG:
      read_png (data, size, &exif);
      break;
    case TRI_PHOTO_KIND_TIFF:
      read_tiff (data, size, &exif);
      break;
    case TRI_PHOTO_KIND_WEBP:
      read_webp (bytes, &exif);
      break;
    case TRI_PHOTO_KIND_HEIC:
      read_heic (data, size, &exif);
      break;
    case TRI_PHOTO_KIND_UNKNOWN:
      break;
    }
  return exif;
}

double
_tri_exif_get_focal_px (const TriExif *self, int width, int height)
{
  double long_side = MAX (width, height);
  double short_side = MIN (width, height);
  double frame_long = MAX (self->width, self->height);
  double frame_short = MIN (self->width, self->height);

  if (self->focal_35mm <= 0.0)
    return 0.0;
  /* Same proportions, or nothing told: the whole frame, at most made smaller. */
  if (frame_short > 0.0 && fabs (long_side / short_side - frame_long / frame_short) > 0.02)
    {
      /* Cropped: the frame's own size holds, unless the picture was also enlarged. */
      if (frame_long < long_side || frame_short < short_side)
        return 0.0;
      long_side = frame_long;
    }
  return self->focal_35mm / 36.0 * long_side;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Embedded colour profiles: what a file's numbers mean, in sRGB (ICC.1:2010, through lcms2). */

#include "config.h"

#include "tri-photo-private.h"

#include <lcms2.h>
#include <string.h>

/* A printer's is about 2 MB; what is larger is none. */
#define MAX_PROFILE_BYTES (4 * 1024 * 1024)
/* A profile that changes nothing by more than this is sRGB; every pixel is left as it is then. */
#define SAME_LEVELS 2
/* White must stay light and black dark: otherwise the profile is damaged where no check sees it. */
#define LEAST_WHITE 192
#define MOST_BLACK 64

#if G_BYTE_ORDER == G_LITTLE_ENDIAN
#define NATIVE_RGB24 TYPE_BGRA_8
#else
#define NATIVE_RGB24 TYPE_ARGB_8
#endif

struct _TriColour
{
  cmsHTRANSFORM transform;
};

/* Levels per channel that are tried, 0 to 255. */
#define PROBES 6
#define PROBE_STEP 51

/* Whether pixels are to go through. */
static gboolean
is_useful_rgb (cmsHTRANSFORM transform)
{
  int worst = 0;

  for (guint i = 0; i < PROBES * PROBES * PROBES; i++)
    {
      guint8 in[3] = { i % PROBES * PROBE_STEP, i / PROBES % PROBES * PROBE_STEP,
                       i / (PROBES * PROBES) * PROBE_STEP };
      guint32 pixel = 0xff000000u | (guint32) in[0] << 16 | (guint32) in[1] << 8 | in[2];

      cmsDoTransform (transform, &pixel, &pixel, 1);
      for (int c = 0; c < 3; c++)
        {
          int level = (int) (pixel >> (16 - 8 * c) & 0xff);

          if ((i == 0 && level > MOST_BLACK)
              || (i == PROBES * PROBES * PROBES - 1 && level < LEAST_WHITE))
            return FALSE;
          worst = MAX (worst, ABS (level - in[c]));
        }
    }
  return worst > SAME_LEVELS;
}

static gboolean
is_useful_cmyk (cmsHTRANSFORM transform, TriColourInks inks)
{
  guint8 paper[4];
  guint32 pixel = 0;

  memset (paper, inks == TRI_COLOUR_CMYK_INVERTED ? 255 : 0, sizeof paper);
  cmsDoTransform (transform, paper, &pixel, 1);
  for (int shift = 0; shift < 24; shift += 8)
    if ((pixel >> shift & 0xff) < LEAST_WHITE)
      return FALSE;
  return TRUE;
}

static gboolean
is_of_pictures (cmsHPROFILE profile)
{
  cmsProfileClassSignature class = cmsGetDeviceClass (profile);

  return class == cmsSigInputClass || class == cmsSigDisplayClass || class == cmsSigOutputClass
         || class == cmsSigColorSpaceClass;
}

TriColour *
_tri_colour_new (gconstpointer data, gsize size, TriColourInks inks)
{
  cmsUInt32Number format = inks == TRI_COLOUR_RGB    ? NATIVE_RGB24
                           : inks == TRI_COLOUR_CMYK ? TYPE_CMYK_8
                                                     : TYPE_CMYK_8_REV;
  cmsColorSpaceSignature space = inks == TRI_COLOUR_RGB ? cmsSigRgbData : cmsSigCmykData;
  cmsHPROFILE profile = NULL, srgb = NULL;
  cmsHTRANSFORM transform = NULL;
  TriColour *self;

  if (size == 0 || size > MAX_PROFILE_BYTES)
    return NULL;
  profile = cmsOpenProfileFromMem (data, (cmsUInt32Number) size);
  if (profile != NULL && is_of_pictures (profile) && cmsGetColorSpace (profile) == space)
    {
      srgb = cmsCreate_sRGBProfile ();
      transform = cmsCreateTransform (profile, format, srgb, NATIVE_RGB24, INTENT_PERCEPTUAL, 0);
      cmsCloseProfile (srgb);
    }
  if (profile != NULL)
    cmsCloseProfile (profile);
  if (transform == NULL)
    return NULL;
  if (!(inks == TRI_COLOUR_RGB ? is_useful_rgb (transform) : is_useful_cmyk (transform, inks)))
    {
      cmsDeleteTransform (transform);
      return NULL;
    }
  self = g_new (TriColour, 1);
  self->transform = transform;
  return self;
}

void
_tri_colour_free (TriColour *self)
{
  cmsDeleteTransform (self->transform);
  g_free (self);
}

void
_tri_colour_convert (const TriColour *self, gconstpointer in, guint32 *out, int n)
{
  cmsDoTransform (self->transform, in, out, (cmsUInt32Number) n);
  /* lcms leaves the unused byte as it was, which in a new row is anything. */
  if (in != out)
    for (int i = 0; i < n; i++)
      out[i] |= 0xff000000u;
}

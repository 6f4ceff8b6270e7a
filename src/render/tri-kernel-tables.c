/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the pixel loops, made once. */

#include "config.h"

#include "tri-kernel-private.h"

#include <math.h>
#include <string.h>

#define PHASES (1 << TRI_BELL_PHASE_BITS)
/* A bell ends after so many sigmas: nothing is left there that 8 bit could show. */
#define BELL_REACH 3.2

guint
_tri_kernel_find_bell (float variance)
{
  /* A float's exponent and the upper three bits after the point number eighths of octaves. */
  static const float least = TRI_BELL_LEAST_VARIANCE;
  guint32 bits, first;

  memcpy (&bits, &variance, sizeof bits);
  memcpy (&first, &least, sizeof first);
  return (bits >> 20) - (first >> 20);
}

static void
bell_sample (double sigma, int taps, double phase, double *out)
{
  double total = 0.0;

  for (int i = 0; i < taps; i++)
    {
      double at = i + 1.0 - taps / 2 - phase;

      out[i] = fabs (at) > BELL_REACH * sigma + 0.5 ? 0.0 : exp (-0.5 * at * at / (sigma * sigma));
      total += out[i];
    }
  for (int i = 0; i < taps; i++)
    out[i] /= total;
}

static gpointer
make_bells (gpointer data)
{
  TriBells *self = g_new0 (TriBells, 1);
  guint n = 0;

  for (guint b = 0; b < TRI_BELL_N; b++)
    {
      /* The middle of its bin: an octave has eight of equal length. */
      double sigma
          = sqrt (ldexp (TRI_BELL_LEAST_VARIANCE, (int) b / 8) * (1.0 + (b % 8 + 0.5) / 8.0));
      TriBell *bell = &self->bells[b];

      bell->taps = (guint8) MIN (8.0 * ceil (2.0 * BELL_REACH * sigma / 8.0), TRI_BELL_MAX_TAPS);
      bell->offset = n;
      n += PHASES * bell->taps;
    }
  self->weights = g_new0 (guint16, n + TRI_BELL_MAX_TAPS);

  for (guint b = 0; b < TRI_BELL_N; b++)
    {
      TriBell *bell = &self->bells[b];
      double sigma
          = sqrt (ldexp (TRI_BELL_LEAST_VARIANCE, (int) b / 8) * (1.0 + (b % 8 + 0.5) / 8.0));
      double samples[TRI_BELL_MAX_TAPS], scale;

      bell_sample (sigma, bell->taps, 0.0, samples);
      /* As large as 16 bit hold. */
      scale = 65535.0 / samples[bell->taps / 2 - 1];
      bell->gain = (float) (65536.0 / scale);
      bell->first = bell->taps;
      for (int phase = 0; phase < PHASES; phase++)
        {
          guint16 *weights = self->weights + bell->offset + phase * bell->taps;

          bell_sample (sigma, bell->taps, (phase + 0.5) / PHASES, samples);
          for (int i = 0; i < bell->taps; i++)
            {
              weights[i] = (guint16) MIN (floor (samples[i] * scale + 0.5), 65535.0);
              if (weights[i] > 0)
                {
                  bell->first = (guint8) MIN (bell->first, i);
                  bell->last = (guint8) MAX (bell->last, i + 1);
                }
            }
        }
    }
  return self;
}

const TriBells *
_tri_kernel_get_bells (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_bells, NULL);
}

static gpointer
make_log (gpointer data)
{
  guint16 *log = g_new (guint16, TRI_KERNEL_LOG_SIZE + 1);

  for (int i = 0; i <= TRI_KERNEL_LOG_SIZE; i++)
    {
      double left = MAX (1.0 - (double) i / TRI_KERNEL_LOG_SIZE, 1e-4);

      log[i] = (guint16) MIN (floor (-log10 (left) * TRI_KERNEL_OD_ONE + 0.5), G_MAXUINT16);
    }
  return log;
}

const guint16 *
_tri_kernel_get_log (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_log, NULL);
}

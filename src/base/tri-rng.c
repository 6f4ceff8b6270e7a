/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PCG32 and splitmix64, and the uniform and normal numbers made from them. */

#include "config.h"

#include "tri-rng.h"

#include <math.h>

/* From the reference implementation of PCG32 (XSH RR); the increment is its default stream. */
#define PCG_MULTIPLIER G_GUINT64_CONSTANT (6364136223846793005)
#define PCG_INCREMENT G_GUINT64_CONSTANT (1442695040888963407)

/* 2^64 divided by the golden ratio, the step of splitmix64. */
#define GOLDEN G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

static double
unit_from_bits (guint64 bits)
{
  return (double) (bits >> 11) * 0x1p-53;
}

static guint64
hash_of (guint32 index, guint64 seed, guint32 salt)
{
  return tri_hash_mix (seed, ((guint64) salt << 32) | index);
}

TriRng
tri_rng_seed (guint64 seed)
{
  TriRng rng = { seed + PCG_INCREMENT };

  tri_rng_next_u32 (&rng);
  return rng;
}

guint32
tri_rng_next_u32 (TriRng *rng)
{
  guint64 state;
  guint32 bits;
  guint rotation;

  g_return_val_if_fail (rng != NULL, 0);

  state = rng->state;
  rng->state = state * PCG_MULTIPLIER + PCG_INCREMENT;
  bits = (guint32) (((state >> 18) ^ state) >> 27);
  rotation = (guint) (state >> 59);
  return (bits >> rotation) | (bits << ((32 - rotation) & 31));
}

guint64
tri_rng_next_u64 (TriRng *rng)
{
  guint64 high = tri_rng_next_u32 (rng);

  return (high << 32) | tri_rng_next_u32 (rng);
}

double
tri_rng_uniform (TriRng *rng)
{
  return unit_from_bits (tri_rng_next_u64 (rng));
}

guint32
tri_rng_range (TriRng *rng, guint32 n)
{
  guint32 threshold;

  g_return_val_if_fail (rng != NULL && n > 0, 0);

  /* The first 2^32 mod n values would favour small results; they are drawn again. */
  threshold = (guint32) (-n) % n;
  for (;;)
    {
      guint32 bits = tri_rng_next_u32 (rng);

      if (bits >= threshold)
        return bits % n;
    }
}

guint64
tri_hash_mix (guint64 a, guint64 b)
{
  guint64 bits = a;

  for (guint round = 0; round < 2; round++)
    {
      bits += GOLDEN;
      if (round == 1)
        bits += b;
      bits = (bits ^ (bits >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
      bits = (bits ^ (bits >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
      bits ^= bits >> 31;
    }
  return bits;
}

double
tri_hash_unit (guint32 index, guint64 seed, guint32 salt)
{
  return unit_from_bits (hash_of (index, seed, salt));
}

double
tri_hash_normal (guint32 index, guint64 seed, guint32 salt)
{
  guint64 first = tri_hash_mix (hash_of (index, seed, salt), 1);
  guint64 second = tri_hash_mix (first, 2);

  /* Box-Muller; 1 - u is in (0, 1], so the logarithm is finite. */
  return sqrt (-2.0 * log (1.0 - unit_from_bits (first)))
         * cos (2.0 * G_PI * unit_from_bits (second));
}

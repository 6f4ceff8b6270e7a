/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seeded random numbers and stateless hashes: the only randomness Trichion has. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TriRng:
 *
 * A generator that is copied by value; equal seeds give equal numbers on every machine, since it
 * calculates with integers only (PCG32, M. O'Neill 2014, pcg-random.org).
 */
typedef struct
{
  guint64 state;
} TriRng;

/* A generator that starts at @seed. */
TriRng tri_rng_seed (guint64 seed);

/* The next 32 random bits. */
guint32 tri_rng_next_u32 (TriRng *rng);

/* The next 64 random bits. */
guint64 tri_rng_next_u64 (TriRng *rng);

/* The next number in [0, 1), with 53 random bits. */
double tri_rng_uniform (TriRng *rng);

/* The next whole number in [0, @n) without bias; @n > 0. */
guint32 tri_rng_range (TriRng *rng, guint32 n);

/* Two numbers mixed into one: a change of any input bit changes about half of the result's bits
 * (the finaliser of splitmix64, S. Vigna). The order of the arguments matters. */
guint64 tri_hash_mix (guint64 a, guint64 b);

/* A number in [0, 1) that belongs to thing @index (a dot) under @seed; @salt tells apart the
 * independent numbers one thing needs (its size, its tone). */
double tri_hash_unit (guint32 index, guint64 seed, guint32 salt);

/* A standard normal number (mean 0, standard deviation 1) that belongs to @index under @seed and
 * @salt; independent of tri_hash_unit() with the same arguments. Within 8.6 of zero. */
double tri_hash_normal (guint32 index, guint64 seed, guint32 salt);

G_END_DECLS

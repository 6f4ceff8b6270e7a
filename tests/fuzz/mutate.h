/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Good files spoilt at random, always in the same way for the same seed. */

#pragma once

#include "tri-rng.h"

G_BEGIN_DECLS

/**
 * mutate:
 * @seeds: (element-type GBytes): good files, at least one
 * @words: (array zero-terminated=1): bits of the format's own language to strew in
 *
 * One of @seeds after one to eight random edits: bits and bytes changed, pieces removed, doubled,
 * moved or taken from another seed, numbers made extreme, words put in, the end cut off.
 *
 * Returns: (transfer full)
 */
GBytes *mutate (GPtrArray *seeds, const char *const *words, TriRng *rng) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

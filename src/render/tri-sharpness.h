/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sharp and how noisy a photo is at full resolution: dots that are sharper or smoother than the
 * photo about them look pasted (GEOMETRY 9). */

#pragma once

#include "tri-photo.h"

G_BEGIN_DECLS

typedef struct
{
  double psf_px; /* Gaussian sigma of lens, sensor and file, photo px; 0.4 to 2.5 */
  double noise;  /* sigma of the grain where it is even, in levels of 8 bit */
  guint n_edges; /* edges that told the blur; with too few psf_px is that of a good camera */
} TriSharpness;

/* Edges needed to say anything about blur, and what is assumed without them. */
#define TRI_SHARPNESS_LEAST_EDGES 12
#define TRI_SHARPNESS_USUAL_PSF_PX 0.7

/**
 * tri_sharpness_measure:
 *
 * Looks at the photo's patches of full resolution. Blur: at steps of brightness, by how much a
 * known blur flattens them; the sharpest ones count, since not every step of a scene is sharp.
 * Noise: what is left of even places after all that is smooth is taken away.
 *
 * Returns: for a photo without patches (a reduced one) the usual blur and no noise
 */
TriSharpness tri_sharpness_measure (const TriPhoto *photo);

G_END_DECLS

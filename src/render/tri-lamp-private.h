/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The light that a photo was taken in, as the fitted head shows it. */

#pragma once

#include "tri-scene-private.h"

G_BEGIN_DECLS

/* Lambert's light in camera axes: ambient + direction · normal, relative to the skin's median. */
typedef struct
{
  double ambient;
  TriVec3 direction;
} TriLamp;

/* Least squares over the visible scalp; @out_median receives its median luminance in linear light,
 * 0 when too little is seen (the lamp is even then). */
TriLamp _tri_lamp_estimate (const TriScene *scene, double *out_median);
/* @normal: unit, camera axes */
double _tri_lamp_get_light (const TriLamp *self, TriVec3 normal);

G_END_DECLS

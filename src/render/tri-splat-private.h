/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From dots on a scalp to ellipses on a view's pixels. */

#pragma once

#include "tri-kernel-private.h"
#include "tri-scene-private.h"

G_BEGIN_DECLS

/* Least blur of a dot in px of the view: its pixels could not hold a sharper one. */
#define TRI_SPLAT_PSF_LEAST_PX 0.45

/* An ellipse as the formulas have it, before it is made ready for the pixel grid. */
typedef struct
{
  double x, y; /* centre, photo px */
  double major,
      minor;     /* variances in view px², along the foreshortened direction (minor) and across */
  double ux, uy; /* the minor axis' direction in the view */
  double amplitude;  /* coverage at the centre before it is capped at 1 */
  double absorption; /* 1 - 10^-OD */
} TriEllipse;

/* What @dot looks like; FALSE when it cannot be seen. */
gboolean _tri_ellipse_from_dot (const TriScene *scene,
                                const float point_mm[3],
                                const float normal[3],
                                const TriDot *dot,
                                const TriPigment *pigment,
                                double view_scale,
                                TriEllipse *out);

/* The same, made ready for the pixels of a frame. */
gboolean _tri_splat_from_dot (const TriScene *scene,
                              const float point_mm[3],
                              const float normal[3],
                              const TriDot *dot,
                              const TriPigment *pigment,
                              const TriFrame *frame,
                              TriSplat *out);

/* How far dots that stand apart at the photo's full size run together at this scale, 0 (not at all)
 * to 1. */
double _tri_splats_get_merging (const TriScene *scene,
                                const TriPigment *pigment,
                                double view_scale);

/* The splats of all dots that reach into the frame widened by @margin_px.
 * Returns: (transfer full) (element-type TriSplat) */
GArray *_tri_splats_new (const TriScene *scene,
                         const TriDots *dots,
                         const TriPigment *pigment,
                         const TriFrame *frame,
                         int margin_px);

G_END_DECLS

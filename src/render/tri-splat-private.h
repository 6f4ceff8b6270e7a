/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From dots on a scalp to ellipses on a view's pixels. */

#pragma once

#include "tri-kernel-private.h"
#include "tri-sightings-private.h"

G_BEGIN_DECLS

/* An ellipse as the formulas have it, before it is made ready for the pixel grid. */
typedef struct
{
  double x, y; /* centre, photo px */
  double major,
      minor;     /* variances in view px², along the foreshortened direction (minor) and across */
  double ux, uy; /* the minor axis' direction in the view */
  double amplitude;      /* coverage at the centre before it is capped at 1 */
  double od, absorption; /* of one full pass; 1 - 10^-OD */
} TriEllipse;

/* What @dot looks like at a scale; @sighting is its own, and it can be seen. */
TriEllipse _tri_ellipse_from_dot (const TriScene *scene,
                                  const TriDotSighting *sighting,
                                  const TriDot *dot,
                                  const TriPigment *pigment,
                                  double view_scale);

/* How far dots that stand apart at the photo's full size run together at this scale, 0 (not at all)
 * to 1. */
double _tri_splats_get_merging (const TriScene *scene,
                                const TriPigment *pigment,
                                double view_scale);

/* Half-open, absolute pixels; empty when x0 >= x1. */
typedef struct
{
  int x0, y0, x1, y1;
} TriBox;

/* The dots of one frame ready to be splatted, sorted by the row where they begin. */
typedef struct _TriSplats TriSplats;

/* Those that reach into the frame widened by @margin_px. Returns: (transfer full) */
TriSplats *_tri_splats_new (TriScene *scene,
                            const TriSightings *sightings,
                            const TriDots *dots,
                            const TriPigment *pigment,
                            const TriFrame *frame,
                            int margin_px) G_GNUC_WARN_UNUSED_RESULT;
void _tri_splats_free (TriSplats *self);
/* What they cover, not cut at the frame. */
TriBox _tri_splats_get_box (const TriSplats *self);
/* Rows of the tallest. */
int _tri_splats_get_height (const TriSplats *self);
/* Splats sorted in bands of so many rows, counted from absolute row 0. */
#define TRI_SPLAT_BAND 16
/* Adds those that begin in absolute rows TRI_SPLAT_BAND * @band and on. */
void _tri_splats_draw_band (const TriSplats *self, int band, const TriRing *ring);

/* What one dot covers; empty when it cannot be seen. */
TriBox _tri_splat_get_box (const TriScene *scene,
                           const TriDotSighting *sighting,
                           const TriDot *dot,
                           const TriPigment *pigment,
                           const TriFrame *frame);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head's outline in a photo, exactly: the support function of the projected ellipsoid.
 *
 * A line N·x = c of the image plane is the plane (Nx, Ny, c kappa)·q = c of the scene, so the
 * farthest image point in direction N is the surface point whose plane touches the head. An octant
 * ellipsoid's touching point has a closed form (its direction e is the plane's normal times the
 * axes), and c is found by Dinkelbach's iteration for fractions, which settles in three or four
 * steps. */

#pragma once

#include "tri-head-private.h"
#include "tri-pose.h"

G_BEGIN_DECLS

/* The scalp's share of the ellipsoid that a silhouette click can lie on (GEOMETRY 3): below it
 * ears, cheeks and neck make the outline. -1 takes the whole ellipsoid. */
#define TRI_OUTLINE_CRANIUM_Y -0.35
#define TRI_OUTLINE_WHOLE -1.0

/* Farthest point of the outline in the image direction (@nx right, @ny up), a unit vector:
 * its distance along it in mm of the image plane, measured from where the head's origin falls.
 * @out_e (nullable): its unit direction on the head. */
double _tri_outline_support (const TriMat3 *rotation,
                             double kappa,
                             const TriHeadShape *shape,
                             double least_ey,
                             double nx,
                             double ny,
                             TriVec3 *out_e);

/* The cranium's outline seen with one rotation, perspective and shape: its support in 60
 * directions, 6 degrees apart (GEOMETRY 3). Scale and shift do not enter. */
#define TRI_OUTLINE_DIRECTIONS 60

typedef struct
{
  double support_mm[TRI_OUTLINE_DIRECTIONS];
} TriOutline;

void _tri_outline_init (TriOutline *self,
                        const TriMat3 *rotation,
                        double kappa,
                        const TriHeadShape *shape);
/* Signed distance in px of @pixel to the outline, positive outside; the best direction is refined
 * by a parabola. */
double _tri_outline_distance (const TriOutline *self, const TriPose *pose, TriVec2 pixel);

G_END_DECLS

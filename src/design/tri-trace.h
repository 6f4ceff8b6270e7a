/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawn line on the real head, found again in a hairline's parameters. */

#pragma once

#include "tri-curve.h"
#include "tri-design.h"

G_BEGIN_DECLS

#define TRI_TRACE_LEAST_POINTS 4
#define TRI_TRACE_MOST_POINTS 12

typedef enum
{
  TRI_TRACE_FITS,
  TRI_TRACE_ROUGH,   /* usable, but the drawn line has a form that the hairline does not */
  TRI_TRACE_CROWDED, /* the points lie too close together to say anything */
  TRI_TRACE_ASTRAY,  /* they do not lie on one hairline */
} TriTraceVerdict;

/* How far traced points lie from the line that was found for them. */
typedef struct
{
  TriTraceVerdict verdict;
  double rms_mm, worst_mm;
  guint worst;     /* the point that is farthest off */
  gboolean uneven; /* each side by itself fits, but they differ */
} TriTraceFit;

/**
 * tri_trace_fit:
 * @start: what the line is assumed to be where no point says otherwise
 * @directions: of the traced points on @head, in any order
 * @n_directions: TRI_TRACE_LEAST_POINTS to TRI_TRACE_MOST_POINTS
 *
 * Fits the line's parameters by robust least squares, within their limits; stage, shade, density
 * and edge stay. Takes some tens of ms, call it on a worker.
 *
 * Returns: (transfer full): also when the verdict is to refuse it
 */
TriDesign *tri_trace_fit (const TriDesign *start,
                          TriHead *head,
                          const TriVec3 *directions,
                          guint n_directions,
                          TriTraceFit *out_fit) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the line may be used. */
gboolean tri_trace_fit_is_usable (const TriTraceFit *fit);
/* How good it is and, when it is not, what to do. Returns: (transfer full) */
char *tri_trace_fit_describe (const TriTraceFit *fit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

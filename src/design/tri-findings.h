/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Placement findings: what a careful artist would remark on. They explain, they never veto. */

#pragma once

#include "tri-pigment.h"
#include "tri-region.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_FINDING_GOOD,
  TRI_FINDING_CARE,
  TRI_FINDING_WARNING,
} TriFindingLevel;

/* Where on the head a finding is seen. */
typedef enum
{
  TRI_FINDING_AT_FRONT,   /* the mid-frontal point */
  TRI_FINDING_AT_CORNERS, /* both frontotemporal points */
  TRI_FINDING_AT_LINE,    /* the hairline from one temporal peak to the other */
  TRI_FINDING_AT_DOTS,    /* a point amid the dots behind the line */
} TriFindingPlace;

typedef struct
{
  /* "height", "apex", "angle", "slope", "asymmetry", "hair", "edge", "progress", "shade",
   * "density", "size", "space" */
  const char *id;
  TriFindingLevel level;
  TriFindingPlace place;
  double measure;
  const char *unit;
  char *text;         /* owned: one translated sentence with its reason */
  const char *source; /* where the limit comes from, a key of DOMAIN's sources */
} TriFinding;

TriFinding *tri_finding_copy (const TriFinding *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_finding_free (TriFinding *self);
/* "66 mm", "82 %", "1:8": the measure as it is written beside the finding.
 * Returns: (transfer full) */
char *tri_finding_format_measure (const TriFinding *self) G_GNUC_WARN_UNUSED_RESULT;
const char *tri_finding_level_get_id (TriFindingLevel level);

/* Points of the head in mm: those to ring, or of TRI_FINDING_AT_LINE the line in order.
 * Returns: (transfer full) (element-type TriVec3) */
GArray *tri_finding_place_points (TriFindingPlace place,
                                  const TriRegion *region) G_GNUC_WARN_UNUSED_RESULT;
/* How far the line is from its own mirror image where the two differ most, mm. */
double tri_hairline_asymmetry_mm (const TriCurve *hairline, const TriHead *head);

/* What is known besides the design; plain value. */
typedef struct
{
  const TriFigures *figures; /* of tri_pigment_figures_table (), with the clinic's limits */
  const TriSkin *skin;
  int age_years;      /* 0 when not known */
  gboolean profile;   /* a photo from the side is registered: the forehead's slope is known */
  double sides_light; /* share of the skin's light that the hair at the sides leaves; 0 when not
                         measured */
} TriFindingsAsk;

/* Height, corner (apex), angle, left against right (asymmetry), shade and the space between dots
 * are always there, the slope when it is seen from the side; the others when there is something to
 * remark. Returns: (transfer full) (element-type TriFinding): worst first */
GPtrArray *tri_findings_new (const TriRegion *region,
                             const TriFindingsAsk *ask) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFinding, tri_finding_free)

G_END_DECLS

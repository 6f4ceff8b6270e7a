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

typedef struct
{
  /* "height", "apex", "angle", "slope", "hair", "edge", "shade", "density", "size", "space" */
  const char *id;
  TriFindingLevel level;
  double measure;
  const char *unit;
  char *text;         /* owned: one translated sentence with its reason */
  const char *source; /* where the limit comes from, a key of DOMAIN's sources */
} TriFinding;

void tri_finding_free (TriFinding *self);
const char *tri_finding_level_get_id (TriFindingLevel level);

/* Height, corner (apex), angle and the space between dots are always there; the others when there
 * is something to remark. @figures: of tri_pigment_figures_table (), with the clinic's limits;
 * @age_years: 0 when not known. Returns: (transfer full) (element-type TriFinding): worst first */
GPtrArray *tri_findings_new (const TriRegion *region,
                             const TriFigures *figures,
                             const TriSkin *skin,
                             int age_years) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFinding, tri_finding_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design: everything that decides where dots go on a scalp and what pigment they are of. */

#pragma once

#include "tri-free-parts.h"
#include "tri-norwood.h"
#include "tri-template.h"
#include "tri-vec.h"

G_BEGIN_DECLS

#define TRI_DENSITY_MIN 30.0
#define TRI_DENSITY_MAX 190.0

/* Points of a fringe between midline and temple (GEOMETRY 7b); stages 2 to 5 have one fewer. */
#define TRI_FRINGE_POINTS 6
#define TRI_FRINGE_SHIFT_MAX_MM 40.0

/* How far the points of one half of the fringe were dragged from where the stage has them: mm in
 * the chart (GEOMETRY 2), x away from the midline, y forward. The first lies on the midline. */
typedef struct
{
  TriVec2 points[TRI_FRINGE_POINTS];
} TriFringeShift;

/* Copy it, change it, make a new TriDesign of it. */
typedef struct
{
  char template_id[64];
  TriHairlineShape shape; /* of both sides, or of the client's left when they are free */
  TriFringeShift fringe;  /* likewise */
  gboolean free_sides;
  /* The client's right when sides are free, and only members that are sided; a TriDesign fills in
   * the rest. */
  TriHairlineShape right_shape;
  TriFringeShift right_fringe;
  TriNorwood norwood;     /* which hair is left */
  double density_per_cm2; /* n, wanted dots per cm² where the design is full */
  guint shade;            /* index into the shade ladder */
  guint64 seed;           /* of every dot's size, density and the edge's wobble */
  TriFreeParts *parts;    /* (nullable): borrowed; a TriDesign has its own reference */
} TriDesignSpec;

/**
 * TriDesign:
 *
 * Immutable and reference-counted. An edit makes a new one; undo is a stack of them.
 */
typedef struct _TriDesign TriDesign;

/* Values are clamped to their limits. Returns: (transfer full) */
TriDesign *tri_design_new (const TriDesignSpec *spec) G_GNUC_WARN_UNUSED_RESULT;
/* A template as it opens on a client, or in its youngest form. Returns: (transfer full) */
TriDesign *tri_design_new_from_template (const TriTemplate *style,
                                         gboolean opening,
                                         TriNorwood norwood,
                                         guint shade,
                                         double density_per_cm2,
                                         guint64 seed) G_GNUC_WARN_UNUSED_RESULT;
/* Another style for the same hair and pigment, as it opens on a client. Returns: (transfer full) */
TriDesign *tri_design_new_restyled (const TriDesign *self,
                                    const TriTemplate *style) G_GNUC_WARN_UNUSED_RESULT;
/* The same with left and right free to differ; linked again, both are the client's left.
 * Returns: (transfer full) */
TriDesign *tri_design_new_sides (const TriDesign *self,
                                 gboolean free_sides) G_GNUC_WARN_UNUSED_RESULT;
/* The same with one side as the mirror image of the other: @from_side is +1 for the client's left,
 * -1 for the right. Returns: (transfer full) */
TriDesign *tri_design_new_mirrored (const TriDesign *self, int from_side) G_GNUC_WARN_UNUSED_RESULT;
TriDesign *tri_design_ref (TriDesign *self);
void tri_design_unref (TriDesign *self);

const TriDesignSpec *tri_design_get_spec (const TriDesign *self);
gboolean tri_design_equal (const TriDesign *a, const TriDesign *b);

/* One side's half: +1 for the client's left, -1 for the right. */
const TriHairlineShape *tri_design_spec_get_shape (const TriDesignSpec *spec, int side);
const TriFringeShift *tri_design_spec_get_fringe (const TriDesignSpec *spec, int side);
/* Sets a member of the shape, by its offset, and moves it by as much on the right side: what makes
 * free sides different stays. */
void tri_design_spec_set (TriDesignSpec *spec, gsize offset, double value);
/* Another stage; a fringe that was dragged was another one's. */
void tri_design_spec_set_norwood (TriDesignSpec *spec, TriNorwood norwood);

/* Lossless text form (a key file with a format version), for the record and for files. */
char *tri_design_to_string (const TriDesign *self) G_GNUC_WARN_UNUSED_RESULT;
/* NULL with TRI_ERROR_INVALID naming the key that is wrong, TRI_ERROR_UNSUPPORTED for a newer
 * format. Returns: (transfer full) */
TriDesign *tri_design_from_string (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDesign, tri_design_unref)

G_END_DECLS

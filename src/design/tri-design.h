/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design: everything that decides where dots go on a scalp and what pigment they are of. */

#pragma once

#include "tri-free-parts.h"
#include "tri-norwood.h"
#include "tri-template.h"

G_BEGIN_DECLS

#define TRI_DENSITY_MIN 30.0
#define TRI_DENSITY_MAX 190.0

/* Copy it, change it, make a new TriDesign of it. */
typedef struct
{
  char template_id[64];
  TriHairlineShape shape;
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
TriDesign *tri_design_ref (TriDesign *self);
void tri_design_unref (TriDesign *self);

const TriDesignSpec *tri_design_get_spec (const TriDesign *self);
gboolean tri_design_equal (const TriDesign *a, const TriDesign *b);

/* Lossless text form (a key file with a format version), for the record and for files. */
char *tri_design_to_string (const TriDesign *self) G_GNUC_WARN_UNUSED_RESULT;
/* NULL with TRI_ERROR_INVALID naming the key that is wrong, TRI_ERROR_UNSUPPORTED for a newer
 * format. Returns: (transfer full) */
TriDesign *tri_design_from_string (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDesign, tri_design_unref)

G_END_DECLS

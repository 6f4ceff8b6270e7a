/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which shade a session takes: the first one lighter, the next by how the last one healed. */

#pragma once

#include "tri-pigment.h"

G_BEGIN_DECLS

/* How a session looked once it had healed. */
typedef enum
{
  TRI_HEALED_UNKNOWN,
  TRI_HEALED_EXPECTED,
  TRI_HEALED_LIGHTER,
  TRI_HEALED_DARKER,
  TRI_HEALED_PATCHY,
  TRI_N_HEALED,
} TriHealed;

/* "", "expected", "lighter", "darker", "patchy", and back. */
const char *tri_healed_get_id (TriHealed healed);
gboolean tri_healed_from_id (const char *id, TriHealed *out_healed);
/* "Not looked at yet", "As expected", … */
const char *tri_healed_get_name (TriHealed healed);

/* The shade of session @ordinal as planned, when @chosen is the design's: the first session is so
 * many steps of the ladder lighter as the clinic says. @pigment: its figures */
guint tri_shade_plan (const TriFigures *pigment, guint chosen, guint ordinal);

/**
 * tri_shade_suggest_next:
 * @chosen: the design's shade, an index into the ladder (0 is the darkest)
 * @previous: what the session before was done with
 * @healed: how that one healed
 * @out_reason: (out) (transfer full) (nullable): why, a sentence or two
 *
 * The shade for a session after the first: the design's, a step darker when the one before healed
 * lighter than expected, and never lighter than before on permanent work, where what lies in the
 * skin stays.
 */
guint tri_shade_suggest_next (
    TriKind kind, guint chosen, guint previous, TriHealed healed, char **out_reason);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scalp: the ranked dot field laid on one head (GEOMETRY 8). */

#pragma once

#include "tri-dot-field.h"
#include "tri-head.h"

G_BEGIN_DECLS

/**
 * TriScalp:
 *
 * The field laid on a head: position, normal and the field's own density there. Made once per head
 * (some 10 ms) and shared; immutable to its users, reference-counted, safe to share between
 * threads.
 */
typedef struct _TriScalp TriScalp;

/* Returns: (transfer full) */
TriScalp *tri_scalp_new (TriDotField *field, TriHead *head) G_GNUC_WARN_UNUSED_RESULT;
/* One more reference. Returns: (transfer full) */
TriScalp *tri_scalp_ref (TriScalp *self);
void tri_scalp_unref (TriScalp *self);

/* Returns: (transfer none) */
TriHead *tri_scalp_get_head (const TriScalp *self);
TriDotField *tri_scalp_get_field (const TriScalp *self);
guint tri_scalp_get_count (const TriScalp *self);
/* Interleaved x, y, z of every dot, mm, and of its outward unit normal; 3 get_count () floats. */
const float *tri_scalp_get_points (const TriScalp *self);
const float *tri_scalp_get_normals (const TriScalp *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriScalp, tri_scalp_unref)

G_END_DECLS

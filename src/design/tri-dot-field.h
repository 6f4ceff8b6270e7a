/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one ranked set of dot directions that every head shares (GEOMETRY 8). */

#pragma once

#include "tri-vec.h"

G_BEGIN_DECLS

/* Directions of the field have e_y of at least this. */
#define TRI_DOT_FIELD_MIN_Y (-0.72)

/**
 * TriDotField:
 *
 * The one progressive blue-noise set of unit directions, in rank order: every prefix is blue noise.
 * Immutable, reference-counted, safe to share between threads. The bytes come from
 * src/design/tri-make-dot-field.c at build time and are a resource of the programs:
 * TRI_DOT_FIELD_RESOURCE.
 */
typedef struct _TriDotField TriDotField;

/* Where a program that links data_dep finds the bytes, for g_resources_lookup_data (). */
#define TRI_DOT_FIELD_RESOURCE "/org/trichion/Trichion/dots.bin"

/**
 * tri_dot_field_new:
 * @bytes: a file of tri-make-dot-field; kept by reference
 *
 * Returns: (transfer full): NULL with TRI_ERROR_DAMAGED when the length, the magic or a direction
 *   is wrong, TRI_ERROR_UNSUPPORTED for another format version
 */
TriDotField *tri_dot_field_new (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One more reference. Returns: (transfer full) */
TriDotField *tri_dot_field_ref (TriDotField *self);
void tri_dot_field_unref (TriDotField *self);

/* N, the number of dots. */
guint tri_dot_field_get_count (const TriDotField *self);
/* Unit direction of dot @index, which is also its rank. */
TriVec3 tri_dot_field_get_direction (const TriDotField *self, guint index);
/* Its place in the chart, tri_chart_from_direction () of that, which is cheaper to have. */
TriVec2 tri_dot_field_get_chart (const TriDotField *self, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDotField, tri_dot_field_unref)

G_END_DECLS

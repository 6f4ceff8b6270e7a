/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Free parts: what a person draws on the scalp beside the hairline, or erases from what it holds.
 *
 * A part is a stroke of a round brush: a line in the chart (GEOMETRY 2), mm, and the brush's radius
 * in mm on the head. It belongs to the scalp, so that every photo shows it at the same place. */

#pragma once

#include "tri-head.h"

G_BEGIN_DECLS

#define TRI_FREE_PART_RADIUS_MIN_MM 2.0
#define TRI_FREE_PART_RADIUS_MAX_MM 30.0
/* Of one part, of a design's parts, and of their points together. */
#define TRI_FREE_PART_POINTS_MAX 500
#define TRI_FREE_PARTS_MAX 300
#define TRI_FREE_PARTS_POINTS_MAX 10000
/* No point lies farther from the chart's middle: there the scalp's dots end. */
#define TRI_FREE_PART_REACH_MM 176.0

typedef enum
{
  TRI_FREE_PART_ADD,
  TRI_FREE_PART_ERASE,
} TriFreePartKind;

/* Immutable and reference-counted. */
typedef struct
{
  gatomicrefcount ref_count;
  TriFreePartKind kind;
  double radius_mm;
  guint n_points; /* at least one: a spot */
  TriVec2 points[];
} TriFreePart;

/* Radius and points are taken to their limits and to whole hundredths of a mm, which their text
 * form keeps. @n_points: 1 to TRI_FREE_PART_POINTS_MAX. Returns: (transfer full) */
TriFreePart *tri_free_part_new (TriFreePartKind kind,
                                double radius_mm,
                                const TriVec2 *points,
                                guint n_points) G_GNUC_WARN_UNUSED_RESULT;
TriFreePart *tri_free_part_ref (TriFreePart *self);
void tri_free_part_unref (TriFreePart *self);
/* Whether a place lies within the stroke on a head. */
gboolean tri_free_part_contains (const TriFreePart *self, const TriHead *head, TriVec3 e);
/* Where there is scalp to draw on: not on the face below a line from the glabella to the sideburns,
 * nor on the neck. */
gboolean tri_free_part_is_scalp (const TriHead *head, TriVec3 e);

/**
 * TriFreeParts:
 *
 * The parts of a design, in the order they were drawn: each adds to or erases from what is there
 * before it. Immutable and reference-counted; NULL is none.
 */
typedef struct _TriFreeParts TriFreeParts;

TriFreeParts *tri_free_parts_ref (TriFreeParts *self);
void tri_free_parts_unref (TriFreeParts *self);
/* @self: (nullable) */
guint tri_free_parts_get_count (const TriFreeParts *self);
TriFreePart *tri_free_parts_get (const TriFreeParts *self, guint index);
/* Both (nullable). */
gboolean tri_free_parts_equal (const TriFreeParts *a, const TriFreeParts *b);
/* Whether one more part of @n_points is within the limits. @self: (nullable) */
gboolean tri_free_parts_have_room (const TriFreeParts *self, guint n_points);
/* With one more part. @self: (nullable). Returns: (transfer full) */
TriFreeParts *tri_free_parts_new_with (const TriFreeParts *self,
                                       TriFreePart *part) G_GNUC_WARN_UNUSED_RESULT;
/* Without one. Returns: (transfer full) (nullable) */
TriFreeParts *tri_free_parts_new_without (const TriFreeParts *self,
                                          guint index) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFreePart, tri_free_part_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFreeParts, tri_free_parts_unref)

G_END_DECLS

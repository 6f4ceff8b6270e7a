/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The points of a hairline and of the fringe that a person can drag. */

#pragma once

#include "tri-design.h"
#include "tri-head.h"

G_BEGIN_DECLS

/* Those of the hairline, then those of the fringe. */
typedef enum
{
  TRI_HANDLE_MID_FRONTAL,
  TRI_HANDLE_LATERAL_LEFT,
  TRI_HANDLE_LATERAL_RIGHT,
  TRI_HANDLE_APEX_LEFT, /* frontotemporal point */
  TRI_HANDLE_APEX_RIGHT,
  TRI_HANDLE_HOLLOW_LEFT, /* of the temple, between apex and temporal peak */
  TRI_HANDLE_HOLLOW_RIGHT,
  TRI_HANDLE_TEMPLE_LEFT, /* temporal peak */
  TRI_HANDLE_TEMPLE_RIGHT,
  TRI_N_LINE_HANDLES,
  TRI_HANDLE_FRINGE_MIDDLE = TRI_N_LINE_HANDLES,
  TRI_HANDLE_FRINGE_1_LEFT,
  TRI_HANDLE_FRINGE_1_RIGHT,
  TRI_HANDLE_FRINGE_2_LEFT,
  TRI_HANDLE_FRINGE_2_RIGHT,
  TRI_HANDLE_FRINGE_3_LEFT,
  TRI_HANDLE_FRINGE_3_RIGHT,
  TRI_HANDLE_FRINGE_4_LEFT,
  TRI_HANDLE_FRINGE_4_RIGHT,
  TRI_HANDLE_FRINGE_5_LEFT,
  TRI_HANDLE_FRINGE_5_RIGHT,
  TRI_N_HANDLES,
} TriHandle;

/* What a handle is, on either side. */
typedef enum
{
  TRI_HANDLE_KIND_MID,
  TRI_HANDLE_KIND_LATERAL,
  TRI_HANDLE_KIND_APEX,
  TRI_HANDLE_KIND_HOLLOW,
  TRI_HANDLE_KIND_TEMPLE,
  TRI_HANDLE_KIND_FRINGE,
} TriHandleKind;

const char *tri_handle_get_name (TriHandle handle);
TriHandleKind tri_handle_get_kind (TriHandle handle);
/* +1 on the client's left and on the midline, -1 on the right. */
int tri_handle_get_side (TriHandle handle);
/* Not every stage's fringe has all points. */
gboolean tri_handle_exists (TriHandle handle, const TriDesign *design);
/* Where a handle of this design lies on this head, mm. */
TriVec3 tri_handle_get_point (TriHandle handle, const TriDesign *design, const TriHead *head);
/* The angle on the skin between the straight ways from a handle to its two neighbours on the line,
 * degrees; NAN for the fringe and for the middle of a front without a
 * peak. */
double tri_handle_get_angle_deg (TriHandle handle, const TriDesign *design, TriHead *head);
/* How far a handle of the fringe was dragged from where the stage has it, mm. */
double tri_handle_get_shift_mm (TriHandle handle, const TriDesign *design, const TriHead *head);

/* The design with a handle dragged to the surface point of direction @e; values are clamped, and a
 * fringe stops where it would open the bridge of hair before a bald crown. Linked sides move
 * together, free ones alone. Returns: (transfer full) */
TriDesign *tri_handle_move (TriHandle handle, const TriDesign *design, TriHead *head, TriVec3 e)
    G_GNUC_WARN_UNUSED_RESULT;
/* The design with what a drag of the handle changes as the style opens with, or the stage has it.
 * @style: (nullable): of an unknown one the line stays. Returns: (transfer full) */
TriDesign *tri_handle_reset (TriHandle handle,
                             const TriDesign *design,
                             const TriTemplate *style) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handles: where the control points of a hairline lie, and what dragging them means. */

#include "config.h"

#include "tri-region.h"

#include <glib/gi18n-lib.h>

static const char *const names[TRI_N_HANDLES] = {
  [TRI_HANDLE_MID_FRONTAL] = N_ ("Middle of the hairline"),
  [TRI_HANDLE_LATERAL_LEFT] = N_ ("Left lateral point"),
  [TRI_HANDLE_LATERAL_RIGHT] = N_ ("Right lateral point"),
  [TRI_HANDLE_APEX_LEFT] = N_ ("Left corner"),
  [TRI_HANDLE_APEX_RIGHT] = N_ ("Right corner"),
  [TRI_HANDLE_TEMPLE_LEFT] = N_ ("Left temporal peak"),
  [TRI_HANDLE_TEMPLE_RIGHT] = N_ ("Right temporal peak"),
};

/* +1 on the client's left, -1 on the right. */
static int
get_side (TriHandle handle)
{
  return handle == TRI_HANDLE_LATERAL_RIGHT || handle == TRI_HANDLE_APEX_RIGHT
                 || handle == TRI_HANDLE_TEMPLE_RIGHT
             ? -1
             : 1;
}

const char *
tri_handle_get_name (TriHandle handle)
{
  g_return_val_if_fail ((guint) handle < TRI_N_HANDLES, NULL);

  return _ (names[handle]);
}

TriVec3
tri_handle_get_point (TriHandle handle, const TriDesign *design, const TriHead *head)
{
  const TriHairlineShape *shape;
  int side = get_side (handle);

  g_return_val_if_fail (design != NULL && head != NULL, tri_vec3 (0, 0, 0));

  shape = &tri_design_get_spec (design)->shape;
  switch (handle)
    {
    case TRI_HANDLE_MID_FRONTAL:
      return tri_head_tape_point (head, 0, shape->height_mm - shape->peak_drop_mm);
    case TRI_HANDLE_LATERAL_LEFT:
    case TRI_HANDLE_LATERAL_RIGHT:
      return tri_head_tape_point (head, side * shape->lateral_x_mm,
                                  shape->height_mm + shape->lateral_rise_mm);
    case TRI_HANDLE_APEX_LEFT:
    case TRI_HANDLE_APEX_RIGHT:
      return tri_head_tape_point (head, side * shape->apex_x_mm,
                                  shape->height_mm + shape->apex_rise_mm);
    case TRI_HANDLE_TEMPLE_LEFT:
    case TRI_HANDLE_TEMPLE_RIGHT:
      return tri_head_side_point (head, shape->temple_y_mm * tri_head_get_scale (head, 1),
                                  shape->temple_z_mm, side);
    case TRI_N_HANDLES:
    default:
      g_return_val_if_reached (tri_vec3 (0, 0, 0));
    }
}

TriDesign *
tri_handle_move (TriHandle handle, const TriDesign *design, const TriHead *head, TriVec3 e)
{
  TriDesignSpec spec;
  TriVec3 point;
  int side = get_side (handle);

  g_return_val_if_fail (design != NULL && head != NULL, NULL);

  spec = *tri_design_get_spec (design);
  point = tri_head_point (head, e);
  switch (handle)
    {
    case TRI_HANDLE_MID_FRONTAL:
      /* The whole line moves: the other corners are given relative to this height. */
      spec.shape.height_mm = tri_head_tape_height (head, point) + spec.shape.peak_drop_mm;
      break;
    case TRI_HANDLE_LATERAL_LEFT:
    case TRI_HANDLE_LATERAL_RIGHT:
      spec.shape.lateral_x_mm = side * point.x;
      spec.shape.lateral_rise_mm = tri_head_tape_height (head, point) - spec.shape.height_mm;
      break;
    case TRI_HANDLE_APEX_LEFT:
    case TRI_HANDLE_APEX_RIGHT:
      spec.shape.apex_x_mm = side * point.x;
      spec.shape.apex_rise_mm = tri_head_tape_height (head, point) - spec.shape.height_mm;
      break;
    case TRI_HANDLE_TEMPLE_LEFT:
    case TRI_HANDLE_TEMPLE_RIGHT:
      spec.shape.temple_y_mm = point.y / tri_head_get_scale (head, 1);
      spec.shape.temple_z_mm = point.z;
      break;
    case TRI_N_HANDLES:
    default:
      g_return_val_if_reached (NULL);
    }
  return tri_design_new (&spec);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handles: where the control points of hairline and fringe lie, and what dragging them means. */

#include "config.h"

#include "tri-handle.h"

#include "tri-chart.h"
#include "tri-region-private.h"

#include <glib/gi18n-lib.h>

/* A point of the fringe stays this far on its own side, mm in the chart. */
#define FRINGE_LEAST_OUT_MM 1.0
/* Halvings of a way that leads too far: to less than a tenth of a millimetre. */
#define WAY_HALVINGS 9

static const struct
{
  const char *name;
  TriHandleKind kind;
  int side;
  guint point; /* of the fringe, from the midline */
} handles[TRI_N_HANDLES] = {
  [TRI_HANDLE_MID_FRONTAL] = { N_ ("Middle of the hairline"), TRI_HANDLE_KIND_MID, 1, 0 },
  [TRI_HANDLE_LATERAL_LEFT] = { N_ ("Left lateral point"), TRI_HANDLE_KIND_LATERAL, 1, 0 },
  [TRI_HANDLE_LATERAL_RIGHT] = { N_ ("Right lateral point"), TRI_HANDLE_KIND_LATERAL, -1, 0 },
  [TRI_HANDLE_APEX_LEFT] = { N_ ("Left corner"), TRI_HANDLE_KIND_APEX, 1, 0 },
  [TRI_HANDLE_APEX_RIGHT] = { N_ ("Right corner"), TRI_HANDLE_KIND_APEX, -1, 0 },
  [TRI_HANDLE_HOLLOW_LEFT] = { N_ ("Left temple hollow"), TRI_HANDLE_KIND_HOLLOW, 1, 0 },
  [TRI_HANDLE_HOLLOW_RIGHT] = { N_ ("Right temple hollow"), TRI_HANDLE_KIND_HOLLOW, -1, 0 },
  [TRI_HANDLE_TEMPLE_LEFT] = { N_ ("Left temporal peak"), TRI_HANDLE_KIND_TEMPLE, 1, 0 },
  [TRI_HANDLE_TEMPLE_RIGHT] = { N_ ("Right temporal peak"), TRI_HANDLE_KIND_TEMPLE, -1, 0 },
  [TRI_HANDLE_FRINGE_MIDDLE] = { N_ ("Middle of the fringe"), TRI_HANDLE_KIND_FRINGE, 1, 0 },
  [TRI_HANDLE_FRINGE_1_LEFT] = { N_ ("Left fringe, point 1"), TRI_HANDLE_KIND_FRINGE, 1, 1 },
  [TRI_HANDLE_FRINGE_1_RIGHT] = { N_ ("Right fringe, point 1"), TRI_HANDLE_KIND_FRINGE, -1, 1 },
  [TRI_HANDLE_FRINGE_2_LEFT] = { N_ ("Left fringe, point 2"), TRI_HANDLE_KIND_FRINGE, 1, 2 },
  [TRI_HANDLE_FRINGE_2_RIGHT] = { N_ ("Right fringe, point 2"), TRI_HANDLE_KIND_FRINGE, -1, 2 },
  [TRI_HANDLE_FRINGE_3_LEFT] = { N_ ("Left fringe, point 3"), TRI_HANDLE_KIND_FRINGE, 1, 3 },
  [TRI_HANDLE_FRINGE_3_RIGHT] = { N_ ("Right fringe, point 3"), TRI_HANDLE_KIND_FRINGE, -1, 3 },
  [TRI_HANDLE_FRINGE_4_LEFT] = { N_ ("Left fringe, point 4"), TRI_HANDLE_KIND_FRINGE, 1, 4 },
  [TRI_HANDLE_FRINGE_4_RIGHT] = { N_ ("Right fringe, point 4"), TRI_HANDLE_KIND_FRINGE, -1, 4 },
  [TRI_HANDLE_FRINGE_5_LEFT] = { N_ ("Left fringe, point 5"), TRI_HANDLE_KIND_FRINGE, 1, 5 },
  [TRI_HANDLE_FRINGE_5_RIGHT] = { N_ ("Right fringe, point 5"), TRI_HANDLE_KIND_FRINGE, -1, 5 },
};

/* What a drag of each kind changes; the middle takes the whole line along. */
static const struct
{
  guint n;
  gsize offsets[2];
} moved[] = {
  [TRI_HANDLE_KIND_MID] = { 1, { G_STRUCT_OFFSET (TriHairlineShape, height_mm) } },
  [TRI_HANDLE_KIND_LATERAL] = { 2,
                                { G_STRUCT_OFFSET (TriHairlineShape, lateral_x_mm),
                                  G_STRUCT_OFFSET (TriHairlineShape, lateral_rise_mm) } },
  [TRI_HANDLE_KIND_APEX] = { 2,
                             { G_STRUCT_OFFSET (TriHairlineShape, apex_x_mm),
                               G_STRUCT_OFFSET (TriHairlineShape, apex_rise_mm) } },
  [TRI_HANDLE_KIND_HOLLOW] = { 2,
                               { G_STRUCT_OFFSET (TriHairlineShape, hollow_y_mm),
                                 G_STRUCT_OFFSET (TriHairlineShape, hollow_z_mm) } },
  [TRI_HANDLE_KIND_TEMPLE] = { 2,
                               { G_STRUCT_OFFSET (TriHairlineShape, temple_y_mm),
                                 G_STRUCT_OFFSET (TriHairlineShape, temple_z_mm) } },
  [TRI_HANDLE_KIND_FRINGE] = { 0, { 0 } },
};

const char *
tri_handle_get_name (TriHandle handle)
{
  g_return_val_if_fail ((guint) handle < TRI_N_HANDLES, NULL);

  return _ (handles[handle].name);
}

TriHandleKind
tri_handle_get_kind (TriHandle handle)
{
  g_return_val_if_fail ((guint) handle < TRI_N_HANDLES, TRI_HANDLE_KIND_MID);

  return handles[handle].kind;
}

int
tri_handle_get_side (TriHandle handle)
{
  g_return_val_if_fail ((guint) handle < TRI_N_HANDLES, 1);

  return handles[handle].side;
}

gboolean
tri_handle_exists (TriHandle handle, const TriDesign *design)
{
  g_return_val_if_fail ((guint) handle < TRI_N_HANDLES && design != NULL, FALSE);

  return handles[handle].kind != TRI_HANDLE_KIND_FRINGE
         || handles[handle].point < tri_fringe_get_n_points (tri_design_get_spec (design)->norwood);
}

static TriVec3
fringe_direction (TriHandle handle, const TriDesignSpec *spec, TriVec2 shift)
{
  TriVec3 e
      = _tri_fringe_shift (tri_fringe_get_point (spec->norwood, handles[handle].point), shift);

  return tri_vec3 (handles[handle].side * e.x, e.y, e.z);
}

TriVec3
tri_handle_get_point (TriHandle handle, const TriDesign *design, const TriHead *head)
{
  const TriDesignSpec *spec;
  const TriHairlineShape *shape;
  int side;

  g_return_val_if_fail (design != NULL && head != NULL, tri_vec3 (0, 0, 0));
  g_return_val_if_fail (tri_handle_exists (handle, design), tri_vec3 (0, 0, 0));

  spec = tri_design_get_spec (design);
  side = handles[handle].side;
  shape = tri_design_spec_get_shape (spec, side);
  switch (handles[handle].kind)
    {
    case TRI_HANDLE_KIND_MID:
      return tri_head_tape_point (head, 0, shape->height_mm - shape->peak_drop_mm);
    case TRI_HANDLE_KIND_LATERAL:
      return tri_head_tape_point (head, side * shape->lateral_x_mm,
                                  shape->height_mm + shape->lateral_rise_mm);
    case TRI_HANDLE_KIND_APEX:
      return tri_head_tape_point (head, side * shape->apex_x_mm,
                                  shape->height_mm + shape->apex_rise_mm);
    case TRI_HANDLE_KIND_HOLLOW:
      return tri_head_side_point (head, shape->hollow_y_mm * tri_head_get_scale (head, 1),
                                  shape->hollow_z_mm, side);
    case TRI_HANDLE_KIND_TEMPLE:
      return tri_head_side_point (head, shape->temple_y_mm * tri_head_get_scale (head, 1),
                                  shape->temple_z_mm, side);
    case TRI_HANDLE_KIND_FRINGE:
      return tri_head_point (
          head, fringe_direction (
                    handle, spec,
                    tri_design_spec_get_fringe (spec, side)->points[handles[handle].point]));
    default:
      g_return_val_if_reached (tri_vec3 (0, 0, 0));
    }
}

/* The way from @from within the tangent plane whose normal is @n. */
static TriVec3
way_on_skin (TriVec3 from, TriVec3 to, TriVec3 n)
{
  TriVec3 way = tri_vec3_sub (to, from);

  return tri_vec3_normalize (tri_vec3_sub (way, tri_vec3_scale (n, tri_vec3_dot (way, n))));
}

double
tri_handle_get_angle_deg (TriHandle handle, const TriDesign *design, TriHead *head)
{
  static const guint from_temple[] = {
    [TRI_HANDLE_KIND_MID] = 5,    [TRI_HANDLE_KIND_LATERAL] = 3, [TRI_HANDLE_KIND_APEX] = 2,
    [TRI_HANDLE_KIND_HOLLOW] = 1, [TRI_HANDLE_KIND_TEMPLE] = 0,
  };
  const TriDesignSpec *spec;
  TriVec3 point, n, before, after;
  TriHandleKind kind;
  double cosine;

  g_return_val_if_fail ((guint) handle < TRI_N_HANDLES, NAN);
  g_return_val_if_fail (design != NULL && head != NULL, NAN);

  kind = handles[handle].kind;
  spec = tri_design_get_spec (design);
  if (kind == TRI_HANDLE_KIND_FRINGE
      || (kind == TRI_HANDLE_KIND_MID && spec->shape.peak_drop_mm <= 0.0))
    return NAN;
  point = tri_handle_get_point (handle, design, head);
  n = tri_head_normal (head, tri_head_direction (head, point));
  _tri_hairline_find_neighbours (spec, head, handles[handle].side, from_temple[kind], &before,
                                 &after);
  cosine = tri_vec3_dot (way_on_skin (point, before, n), way_on_skin (point, after, n));
  return acos (CLAMP (cosine, -1, 1)) * 180 / G_PI;
}

double
tri_handle_get_shift_mm (TriHandle handle, const TriDesign *design, const TriHead *head)
{
  const TriDesignSpec *spec;
  TriVec3 home;

  g_return_val_if_fail (design != NULL && head != NULL, 0);
  g_return_val_if_fail (tri_handle_get_kind (handle) == TRI_HANDLE_KIND_FRINGE, 0);
  g_return_val_if_fail (tri_handle_exists (handle, design), 0);

  spec = tri_design_get_spec (design);
  home = tri_head_point (head, fringe_direction (handle, spec, (TriVec2){ 0, 0 }));
  return tri_vec3_length (tri_vec3_sub (tri_handle_get_point (handle, design, head), home));
}

/* moving */

/* The half that a handle of this side changes. */
static TriHairlineShape *
get_shape (TriDesignSpec *spec, int side)
{
  return side < 0 && spec->free_sides ? &spec->right_shape : &spec->shape;
}

static TriVec2 *
get_shift (TriDesignSpec *spec, TriHandle handle)
{
  TriFringeShift *shift
      = handles[handle].side < 0 && spec->free_sides ? &spec->right_fringe : &spec->fringe;

  return &shift->points[handles[handle].point];
}

static gboolean
keeps_bridge (const TriDesignSpec *spec, TriHead *head)
{
  g_autoptr (TriCurve) outline = tri_fringe_curve (spec, head);
  g_autoptr (TriCurve) crown = tri_fringe_crown (spec->norwood, head);

  return crown == NULL || _tri_fringe_holds_crown (outline, crown);
}

/* The bridge of hair in front of a bald crown stays: a stage without one is another stage. */
static void
move_fringe (TriDesignSpec *spec, TriHandle handle, TriHead *head, TriVec3 e)
{
  TriVec2 home
      = tri_chart_from_direction (tri_fringe_get_point (spec->norwood, handles[handle].point));
  TriVec2 to = tri_chart_from_direction (tri_vec3 (handles[handle].side * e.x, e.y, e.z));
  TriVec2 *shift = get_shift (spec, handle);
  TriVec2 from = *shift, way;
  double reached = 0, step = 1;

  if (handles[handle].point == 0)
    to.x = home.x;
  else
    to.x = MAX (to.x, FRINGE_LEAST_OUT_MM);
  to.x = CLAMP (to.x - home.x, -TRI_FRINGE_SHIFT_MAX_MM, TRI_FRINGE_SHIFT_MAX_MM);
  to.y = CLAMP (to.y - home.y, -TRI_FRINGE_SHIFT_MAX_MM, TRI_FRINGE_SHIFT_MAX_MM);
  *shift = to;
  if (keeps_bridge (spec, head))
    return;
  way = (TriVec2){ to.x - from.x, to.y - from.y };
  for (guint i = 0; i < WAY_HALVINGS; i++)
    {
      step /= 2;
      *shift = (TriVec2){ from.x + (reached + step) * way.x, from.y + (reached + step) * way.y };
      if (keeps_bridge (spec, head))
        reached += step;
    }
  *shift = (TriVec2){ from.x + reached * way.x, from.y + reached * way.y };
}

TriDesign *
tri_handle_move (TriHandle handle, const TriDesign *design, TriHead *head, TriVec3 e)
{
  TriDesignSpec spec;
  TriHairlineShape *shape;
  TriVec3 point;
  double ky;
  int side;

  g_return_val_if_fail (design != NULL && head != NULL, NULL);
  g_return_val_if_fail (tri_handle_exists (handle, design), NULL);

  spec = *tri_design_get_spec (design);
  side = handles[handle].side;
  shape = get_shape (&spec, side);
  ky = tri_head_get_scale (head, 1);
  point = tri_head_point (head, e);
  switch (handles[handle].kind)
    {
    case TRI_HANDLE_KIND_MID:
      /* The whole line moves: the other corners are given relative to this height. */
      shape->height_mm = tri_head_tape_height (head, point) + shape->peak_drop_mm;
      break;
    case TRI_HANDLE_KIND_LATERAL:
      shape->lateral_x_mm = side * point.x;
      shape->lateral_rise_mm = tri_head_tape_height (head, point) - shape->height_mm;
      break;
    case TRI_HANDLE_KIND_APEX:
      shape->apex_x_mm = side * point.x;
      shape->apex_rise_mm = tri_head_tape_height (head, point) - shape->height_mm;
      break;
    case TRI_HANDLE_KIND_HOLLOW:
      shape->hollow_y_mm = point.y / ky;
      shape->hollow_z_mm = point.z;
      break;
    case TRI_HANDLE_KIND_TEMPLE:
      shape->temple_y_mm = point.y / ky;
      shape->temple_z_mm = point.z;
      break;
    case TRI_HANDLE_KIND_FRINGE:
      move_fringe (&spec, handle, head, e);
      break;
    default:
      g_return_val_if_reached (NULL);
    }
  return tri_design_new (&spec);
}

TriDesign *
tri_handle_reset (TriHandle handle, const TriDesign *design, const TriTemplate *style)
{
  TriDesignSpec spec;
  TriHairlineShape *shape;
  TriHandleKind kind;

  g_return_val_if_fail (design != NULL, NULL);
  g_return_val_if_fail (tri_handle_exists (handle, design), NULL);

  spec = *tri_design_get_spec (design);
  kind = handles[handle].kind;
  shape = get_shape (&spec, handles[handle].side);
  if (kind == TRI_HANDLE_KIND_FRINGE)
    *get_shift (&spec, handle) = (TriVec2){ 0, 0 };
  for (guint i = 0; style != NULL && i < moved[kind].n; i++)
    G_STRUCT_MEMBER (double, shape, moved[kind].offsets[i])
        = G_STRUCT_MEMBER (double, tri_template_get_opening (style), moved[kind].offsets[i]);
  return tri_design_new (&spec);
}

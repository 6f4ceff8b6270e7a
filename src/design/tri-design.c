/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immutable design value and what is made of it. */

#include "config.h"

#include "tri-design.h"

#include "tri-pigment.h"
#include "tri-region.h"

#include <string.h>

struct _TriDesign
{
  gatomicrefcount ref_count;
  TriDesignSpec spec;
};

/* What left and right share is the left one's; linked, that is everything. */
static void
settle_right_shape (TriHairlineShape *right, const TriHairlineShape *left, gboolean free_sides)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (!free_sides || !members[i].sided)
      tri_hairline_shape_set (right, i, tri_hairline_shape_get (left, i));
}

/* Within the limits, NaN as no shift, and nothing for points that the stage does not have. */
static void
settle_fringe (TriFringeShift *shift, TriNorwood norwood)
{
  for (guint i = 0; i < TRI_FRINGE_POINTS; i++)
    {
      TriVec2 *point = &shift->points[i];

      if (isnan (point->x) || isnan (point->y) || i >= tri_fringe_get_n_points (norwood))
        *point = (TriVec2){ 0, 0 };
      if (i == 0)
        point->x = 0;
      /* Adding zero makes a negative zero a plain one: equal designs have equal bytes. */
      point->x = CLAMP (point->x, -TRI_FRINGE_SHIFT_MAX_MM, TRI_FRINGE_SHIFT_MAX_MM) + 0.0;
      point->y = CLAMP (point->y, -TRI_FRINGE_SHIFT_MAX_MM, TRI_FRINGE_SHIFT_MAX_MM) + 0.0;
    }
}

TriDesign *
tri_design_new (const TriDesignSpec *spec)
{
  TriDesign *self;
  TriDesignSpec *own;

  g_return_val_if_fail (spec != NULL, NULL);
  g_return_val_if_fail (memchr (spec->template_id, '\0', sizeof spec->template_id) != NULL, NULL);
  g_return_val_if_fail (tri_template_id_is_valid (spec->template_id), NULL);

  self = g_new0 (TriDesign, 1);
  g_atomic_ref_count_init (&self->ref_count);
  own = &self->spec;
  /* Member by member, so that the padding and the rest of the id stay zero. */
  g_strlcpy (own->template_id, spec->template_id, sizeof own->template_id);
  own->shape = spec->shape;
  tri_hairline_shape_clamp (&own->shape);
  own->norwood = CLAMP ((int) spec->norwood, 0, TRI_N_NORWOODS - 1);
  own->fringe = spec->fringe;
  settle_fringe (&own->fringe, own->norwood);
  own->free_sides = !!spec->free_sides;
  own->right_shape = spec->right_shape;
  tri_hairline_shape_clamp (&own->right_shape);
  settle_right_shape (&own->right_shape, &own->shape, own->free_sides);
  own->right_fringe = own->free_sides ? spec->right_fringe : own->fringe;
  own->right_fringe.points[0] = own->fringe.points[0];
  settle_fringe (&own->right_fringe, own->norwood);
  /* A NaN fails both comparisons of CLAMP; this form takes it to the minimum. */
  own->density_per_cm2 = spec->density_per_cm2 >= TRI_DENSITY_MIN
                             ? MIN (spec->density_per_cm2, TRI_DENSITY_MAX)
                             : TRI_DENSITY_MIN;
  own->shade = MIN (spec->shade, TRI_N_SHADES - 1);
  own->seed = spec->seed;
  own->parts = spec->parts != NULL ? tri_free_parts_ref (spec->parts) : NULL;
  return self;
}

TriDesign *
tri_design_new_from_template (const TriTemplate *style,
                              gboolean opening,
                              TriNorwood norwood,
                              guint shade,
                              double density_per_cm2,
                              guint64 seed)
{
  TriDesignSpec spec = { 0 };

  g_return_val_if_fail (style != NULL, NULL);

  g_strlcpy (spec.template_id, tri_template_get_id (style), sizeof spec.template_id);
  spec.shape = opening ? *tri_template_get_opening (style) : *tri_template_get_shape (style);
  spec.norwood = norwood;
  spec.shade = shade;
  spec.density_per_cm2 = density_per_cm2;
  spec.seed = seed;
  return tri_design_new (&spec);
}

TriDesign *
tri_design_new_restyled (const TriDesign *self, const TriTemplate *style)
{
  TriDesignSpec spec;

  g_return_val_if_fail (self != NULL && style != NULL, NULL);

  spec = self->spec;
  memset (spec.template_id, 0, sizeof spec.template_id);
  g_strlcpy (spec.template_id, tri_template_get_id (style), sizeof spec.template_id);
  spec.shape = spec.right_shape = *tri_template_get_opening (style);
  return tri_design_new (&spec);
}

TriDesign *
tri_design_new_sides (const TriDesign *self, gboolean free_sides)
{
  TriDesignSpec spec;

  g_return_val_if_fail (self != NULL, NULL);

  spec = self->spec;
  spec.free_sides = free_sides;
  return tri_design_new (&spec);
}

TriDesign *
tri_design_new_mirrored (const TriDesign *self, int from_side)
{
  TriDesignSpec spec;

  g_return_val_if_fail (self != NULL, NULL);

  spec = self->spec;
  spec.shape = spec.right_shape = *tri_design_spec_get_shape (&self->spec, from_side);
  spec.fringe = spec.right_fringe = *tri_design_spec_get_fringe (&self->spec, from_side);
  return tri_design_new (&spec);
}

TriDesign *
tri_design_ref (TriDesign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_design_unref (TriDesign *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->spec.parts, tri_free_parts_unref);
  g_free (self);
}

const TriDesignSpec *
tri_design_get_spec (const TriDesign *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->spec;
}

gboolean
tri_design_equal (const TriDesign *a, const TriDesign *b)
{
  const TriDesignSpec *p, *q;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  p = &a->spec;
  q = &b->spec;
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      if (tri_hairline_shape_get (&p->shape, i) != tri_hairline_shape_get (&q->shape, i)
          || tri_hairline_shape_get (&p->right_shape, i)
                 != tri_hairline_shape_get (&q->right_shape, i))
        return FALSE;
    }
  return memcmp (&p->fringe, &q->fringe, sizeof p->fringe) == 0
         && memcmp (&p->right_fringe, &q->right_fringe, sizeof p->right_fringe) == 0
         && p->free_sides == q->free_sides && g_str_equal (p->template_id, q->template_id)
         && p->norwood == q->norwood && p->density_per_cm2 == q->density_per_cm2
         && p->shade == q->shade && p->seed == q->seed && tri_free_parts_equal (p->parts, q->parts);
}

const TriHairlineShape *
tri_design_spec_get_shape (const TriDesignSpec *spec, int side)
{
  g_return_val_if_fail (spec != NULL, NULL);

  return side < 0 && spec->free_sides ? &spec->right_shape : &spec->shape;
}

const TriFringeShift *
tri_design_spec_get_fringe (const TriDesignSpec *spec, int side)
{
  g_return_val_if_fail (spec != NULL, NULL);

  return side < 0 && spec->free_sides ? &spec->right_fringe : &spec->fringe;
}

void
tri_design_spec_set (TriDesignSpec *spec, gsize offset, double value)
{
  double *left;

  g_return_if_fail (spec != NULL && offset < sizeof (TriHairlineShape));

  left = &G_STRUCT_MEMBER (double, &spec->shape, offset);
  G_STRUCT_MEMBER (double, &spec->right_shape, offset) += value - *left;
  *left = value;
}

void
tri_design_spec_set_norwood (TriDesignSpec *spec, TriNorwood norwood)
{
  g_return_if_fail (spec != NULL);

  if (spec->norwood == norwood)
    return;
  spec->norwood = norwood;
  spec->fringe = spec->right_fringe = (TriFringeShift){ 0 };
}

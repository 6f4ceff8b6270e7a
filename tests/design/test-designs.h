/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs of the built-in templates and random ones, for this room's tests. */

#pragma once

#include "tri-design.h"
#include "tri-head.h"
#include "tri-rng.h"

#define N_STYLES 5

static const char *const style_ids[N_STYLES] = { "soft", "straight", "mature", "widow", "cap" };

/* (transfer full) */
static inline TriTemplate *
load_style (const char *id)
{
  g_autofree char *file = g_strdup_printf ("%s.template", id);
  g_autofree char *path = g_build_filename (TEST_DIR, "..", "data", "templates", file, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  TriTemplate *style;
  char *text = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  style = tri_template_parse (bytes, file, &error);
  g_assert_no_error (error);
  return style;
}

/* The style's youngest form, which GEOMETRY's numbers are of. (transfer full) */
static inline TriDesign *
load_design (const char *id, TriNorwood norwood)
{
  g_autoptr (TriTemplate) style = load_style (id);

  return tri_design_new_from_template (style, FALSE, norwood, 4, 100, 5);
}

/* A head whose factors lie within about two standard deviations. (transfer full) */
static inline TriHead *
random_head (TriRng *rng)
{
  static const double sd[TRI_HEAD_N_FACTORS] = { .036, .042, .054, .035, .045 };
  double factors[TRI_HEAD_N_FACTORS];

  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    factors[i] = (tri_rng_uniform (rng) * 4 - 2) * sd[i];
  return tri_head_new (factors);
}

/* A built-in style with its members moved by up to @share of their ranges. (transfer full) */
static inline TriDesign *
random_design (TriRng *rng, double share)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  g_autoptr (TriDesign) base
      = load_design (style_ids[tri_rng_range (rng, N_STYLES)], tri_rng_range (rng, TRI_N_NORWOODS));
  TriDesignSpec spec = *tri_design_get_spec (base);

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      double range = members[i].maximum - members[i].minimum;
      double value = tri_hairline_shape_get (&spec.shape, i);

      value += (tri_rng_uniform (rng) * 2 - 1) * share * range;
      tri_hairline_shape_set (&spec.shape, i, value);
    }
  spec.seed = tri_rng_next_u64 (rng);
  return tri_design_new (&spec);
}

/* A direction spread evenly over what the chart's grid knows of the scalp, e_y > -0.72. */
static inline TriVec3
random_direction (TriRng *rng)
{
  double y = 1 - 1.72 * tri_rng_uniform (rng);
  double turn = 2 * G_PI * tri_rng_uniform (rng);
  double r = sqrt (1 - y * y);

  return tri_vec3 (r * cos (turn), y, r * sin (turn));
}

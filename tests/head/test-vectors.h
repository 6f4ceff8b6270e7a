/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of the independent prototype (vectors.json) as plain values, for the head room's tests.
 */

#pragma once

#include "tri-pose.h"

#include <json-glib/json-glib.h>

static inline JsonParser *
vectors_load (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, TEST_DIR "/head/vectors.json", &error);
  g_assert_no_error (error);
  return g_steal_pointer (&parser);
}

static inline JsonArray *
vectors_array (JsonParser *parser, const char *name)
{
  JsonArray *array
      = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), name);

  g_assert_nonnull (array);
  g_assert_cmpuint (json_array_get_length (array), >, 0);
  return array;
}

static inline TriVec2
vectors_vec2 (JsonArray *array)
{
  g_assert_cmpuint (json_array_get_length (array), ==, 2);
  return (TriVec2){ json_array_get_double_element (array, 0),
                    json_array_get_double_element (array, 1) };
}

static inline TriVec3
vectors_vec3 (JsonArray *array)
{
  g_assert_cmpuint (json_array_get_length (array), ==, 3);
  return tri_vec3 (json_array_get_double_element (array, 0),
                   json_array_get_double_element (array, 1),
                   json_array_get_double_element (array, 2));
}

static inline TriVec3
vectors_get_vec3 (JsonObject *object, const char *name)
{
  return vectors_vec3 (json_object_get_array_member (object, name));
}

/* (transfer full): the head of the case's "th" */
static inline TriHead *
vectors_head (JsonObject *object)
{
  JsonArray *array = json_object_get_array_member (object, "th");
  double factors[TRI_HEAD_N_FACTORS];

  g_assert_cmpuint (json_array_get_length (array), ==, TRI_HEAD_N_FACTORS);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    factors[i] = json_array_get_double_element (array, i);
  return tri_head_new (factors);
}

/* Evenly spread unit direction from a seeded generator. */
static inline TriVec3
vectors_random_direction (GRand *rand)
{
  const double y = g_rand_double_range (rand, -1.0, 1.0);
  const double at = g_rand_double_range (rand, 0.0, 2.0 * G_PI);
  const double r = sqrt (1.0 - y * y);

  return tri_vec3 (r * cos (at), y, r * sin (at));
}

/* (transfer full): a head two standard deviations wide about the mean */
static inline TriHead *
vectors_random_head (GRand *rand)
{
  double factors[TRI_HEAD_N_FACTORS];

  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    factors[i] = g_rand_double_range (rand, -0.09, 0.09);
  return tri_head_new (factors);
}

static inline TriPose
vectors_random_pose (GRand *rand)
{
  return (TriPose){ .rotation = tri_rotation_from_euler (g_rand_double_range (rand, -180.0, 180.0),
                                                         g_rand_double_range (rand, -89.0, 89.0),
                                                         g_rand_double_range (rand, -180.0, 180.0)),
                    .scale = g_rand_double_range (rand, 0.5, 12.0),
                    .tx = g_rand_double_range (rand, 0.0, 2000.0),
                    .ty = g_rand_double_range (rand, 0.0, 2000.0),
                    .kappa = g_rand_double_range (rand, 0.0, 0.002) };
}

#define assert_vec2_near(a, b, tolerance)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const TriVec2 near_a = (a), near_b = (b);                                                      \
                                                                                                   \
    g_assert_cmpfloat_with_epsilon (near_a.x, near_b.x, (tolerance));                              \
    g_assert_cmpfloat_with_epsilon (near_a.y, near_b.y, (tolerance));                              \
  }                                                                                                \
  G_STMT_END

#define assert_vec3_near(a, b, tolerance)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const TriVec3 near_a = (a), near_b = (b);                                                      \
                                                                                                   \
    g_assert_cmpfloat_with_epsilon (near_a.x, near_b.x, (tolerance));                              \
    g_assert_cmpfloat_with_epsilon (near_a.y, near_b.y, (tolerance));                              \
    g_assert_cmpfloat_with_epsilon (near_a.z, near_b.z, (tolerance));                              \
  }                                                                                                \
  G_STMT_END

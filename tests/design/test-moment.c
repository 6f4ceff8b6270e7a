/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kinds, the build-up over the sessions, ages as text, and ids of skin and hair. */

#include "config.h"

#include "tri-moment.h"
#include "tri-skin.h"

#include "tri-error.h"

#include <string.h>

static void
test_kind (void)
{
  TriKind kind;

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (tri_kind_from_id (tri_kind_get_id ((TriKind) i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (tri_kind_from_id ("Permanent", &kind));
  g_assert_false (tri_kind_from_id (NULL, &kind));
}

static void
test_build (void)
{
  static const double expected[][2]
      = { { -1, 0 },     { 0, 0 }, { 0.5, 0.15 }, { 1, 0.3 }, { 1.5, 0.5 }, { 2, 0.7 },
          { 2.5, 0.85 }, { 3, 1 }, { 3.5, 1 },    { 4, 1 },   { 9, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      TriMoment moment = { .sessions_done = expected[i][0] };

      g_assert_cmpfloat_with_epsilon (tri_moment_get_build (&moment), expected[i][1], 1e-12);
    }
}

static void
test_age (void)
{
  static const struct
  {
    const char *text;
    double days;
  } good[] = { { "0d", 0 },          { "28d", 28 },       { "18m", 18 * 365.25 / 12 },
               { "4y", 4 * 365.25 }, { "1.5y", 547.875 }, { "100y", 36525 } };
  static const char *const bad[] = { "",
                                     "d",
                                     "28",
                                     "-1d",
                                     "+1d",
                                     " 1d",
                                     "1 d",
                                     "1dd",
                                     "1w",
                                     "1D",
                                     "nand",
                                     "infd",
                                     "1e3d",
                                     "0x1d",
                                     "1..2d",
                                     ".d",
                                     "1,5y",
                                     "101y",
                                     "99999999999999999999d" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (GError) error = NULL;
      double days = -1.0;

      g_assert_true (tri_age_from_string (good[i].text, &days, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (days, good[i].days, 1e-9);
    }

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      double days = -1.0;

      g_assert_false (tri_age_from_string (bad[i], &days, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "18m"));
      g_assert_cmpfloat (days, ==, -1.0);
    }
}

static void
test_skin (void)
{
  TriHair hair;

  for (guint i = 0; i < TRI_N_HAIRS; i++)
    {
      g_assert_true (tri_hair_from_id (tri_hair_get_id ((TriHair) i), &hair));
      g_assert_cmpint (hair, ==, i);
    }
  g_assert_false (tri_hair_from_id ("green", &hair));
  g_assert_false (tri_hair_from_id (NULL, &hair));

  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (tri_fade_factor_get_name ((TriFadeFactors) (1u << i)), !=,
                       tri_fade_factor_get_name ((TriFadeFactors) (1u << j)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/design/moment/kind", test_kind);
  g_test_add_func ("/design/moment/build", test_build);
  g_test_add_func ("/design/moment/age", test_age);
  g_test_add_func ("/design/moment/skin", test_skin);

  return g_test_run ();
}

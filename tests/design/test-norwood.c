/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Norwood stages keep their ids and have names. */

#include "config.h"

#include "tri-norwood.h"

static void
test_ids (void)
{
  static const char *const ids[TRI_N_NORWOODS] = { "2", "3", "3v", "4", "5", "6", "7" };
  TriNorwood norwood = TRI_NORWOOD_4;

  for (guint i = 0; i < TRI_N_NORWOODS; i++)
    {
      g_assert_cmpstr (tri_norwood_get_id ((TriNorwood) i), ==, ids[i]);
      g_assert_true (tri_norwood_from_id (ids[i], &norwood));
      g_assert_cmpint (norwood, ==, i);
      g_assert_true (g_str_has_prefix (tri_norwood_get_name ((TriNorwood) i), "Norwood "));
    }
  norwood = TRI_NORWOOD_4;
  g_assert_false (tri_norwood_from_id ("1", &norwood));
  g_assert_false (tri_norwood_from_id ("", &norwood));
  g_assert_false (tri_norwood_from_id (NULL, &norwood));
  g_assert_cmpint (norwood, ==, TRI_NORWOOD_4);
}

static void
test_later (void)
{
  g_assert_cmpint (tri_norwood_get_later (TRI_NORWOOD_2, 0), ==, TRI_NORWOOD_2);
  g_assert_cmpint (tri_norwood_get_later (TRI_NORWOOD_2, 1), ==, TRI_NORWOOD_3);
  g_assert_cmpint (tri_norwood_get_later (TRI_NORWOOD_2, 2), ==, TRI_NORWOOD_4);
  g_assert_cmpint (tri_norwood_get_later (TRI_NORWOOD_3, 1), ==, TRI_NORWOOD_4);
  g_assert_cmpint (tri_norwood_get_later (TRI_NORWOOD_3V, 1), ==, TRI_NORWOOD_4);
  g_assert_cmpint (tri_norwood_get_later (TRI_NORWOOD_6, 2), ==, TRI_NORWOOD_7);
  g_assert_cmpint (tri_norwood_get_later (TRI_NORWOOD_7, 1), ==, TRI_NORWOOD_7);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/norwood/ids", test_ids);
  g_test_add_func ("/design/norwood/later", test_later);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures keep their defaults, take values within bounds and refuse the rest. */

#include "config.h"

#include "tri-figures.h"

#include "tri-error.h"

#include <math.h>

static const TriFigureInfo infos[] = {
  { "gap", "Gap between sessions", "days", 12, 7, 28, "test" },
  { "factor", "Factor", "", 1, 0, 2, "test" },
};
static const TriFigureTable table = { infos, G_N_ELEMENTS (infos) };

static void
test_values (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriFigures) defaults = tri_figures_new_defaults (&table);
  g_autoptr (TriFigures) changed = tri_figures_with (defaults, 0, 14, &error);
  g_autoptr (TriFigures) back = NULL;
  g_autoptr (TriFigures) again = tri_figures_ref (defaults);

  g_assert_no_error (error);
  g_assert_cmpfloat (tri_figures_get (defaults, 0), ==, 12);
  g_assert_cmpfloat (tri_figures_get (changed, 0), ==, 14);
  g_assert_cmpfloat (tri_figures_get (changed, 1), ==, 1);
  g_assert_false (tri_figures_is_default (changed, 0));
  g_assert_true (tri_figures_is_default (changed, 1));
  g_assert_true (tri_figures_is_default (defaults, 0));
  g_assert_true (tri_figures_get_table (changed) == &table);

  back = tri_figures_with (changed, 0, 12, &error);
  g_assert_no_error (error);
  g_assert_true (tri_figures_is_default (back, 0));
  g_assert_true (again == defaults);
}

static void
test_refused (void)
{
  static const double bad[] = { 6.99, 28.01, NAN, INFINITY, -INFINITY };
  g_autoptr (TriFigures) defaults = tri_figures_new_defaults (&table);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriFigures) changed = tri_figures_with (defaults, 0, bad[i], &error);

      g_assert_null (changed);
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      g_assert_cmpstr (error->message, ==, "“Gap between sessions” must be from 7 to 28 days.");
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriFigures) edge = tri_figures_with (defaults, 0, i == 0 ? 7 : 28, &error);

      g_assert_no_error (error);
    }
}

static void
test_lookup (void)
{
  guint index = 99;

  g_assert_false (tri_figure_table_lookup (&table, "none", &index));
  g_assert_cmpuint (index, ==, 99);
  g_assert_true (tri_figure_table_lookup (&table, "factor", &index));
  g_assert_cmpuint (index, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/figures/values", test_values);
  g_test_add_func ("/base/figures/refused", test_refused);
  g_test_add_func ("/base/figures/lookup", test_lookup);
  return g_test_run ();
}

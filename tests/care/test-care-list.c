/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preparation and aftercare by day: the field's figures, and a clinic's own. */

#include "config.h"

#include "tri-care-list.h"

static void
test_field (void)
{
  const struct
  {
    TriCareItemId item;
    int from, to;
  } wanted[TRI_N_CARE_ITEMS] = {
    { TRI_CARE_MOISTURISE_BEFORE, -7, -1 },
    { TRI_CARE_SUN_BEFORE, -7, -1 },
    { TRI_CARE_ALCOHOL, -2, -1 },
    { TRI_CARE_PAINKILLERS, -2, -1 },
    { TRI_CARE_CLIP, -2, -1 },
    { TRI_CARE_CAFFEINE, 0, 0 },
    { TRI_CARE_DRY, 0, 4 },
    { TRI_CARE_PICKING, 0, 10 },
    { TRI_CARE_GYM, 0, 10 },
    { TRI_CARE_SHAVE, 0, 10 },
    { TRI_CARE_POOL, 0, 30 },
    { TRI_CARE_SUN_AFTER, 0, 28 },
    { TRI_CARE_RINSE, 5, 6 },
    { TRI_CARE_MOISTURISE_AFTER, 5, 28 },
    { TRI_CARE_SHAMPOO, 7, 7 },
    { TRI_CARE_SUNSCREEN, 29, 29 },
  };
  g_autoptr (TriFigures) care = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  TriCareItem items[TRI_N_CARE_ITEMS];

  g_assert_cmpuint (tri_care_list_make (care, items), ==, TRI_N_CARE_ITEMS);
  for (guint i = 0; i < TRI_N_CARE_ITEMS; i++)
    {
      g_assert_cmpint (items[i].item, ==, wanted[i].item);
      g_assert_cmpint (items[i].from, ==, wanted[i].from);
      g_assert_cmpint (items[i].to, ==, wanted[i].to);
      g_assert_cmpint (tri_care_item_is_before (&items[i]), ==, i < 6);
      g_assert_cmpint (items[i].for_good, ==, items[i].item == TRI_CARE_SUNSCREEN);
      g_assert_cmpstr (items[i].source, !=, "");
      g_assert_true (g_hash_table_add (ids, (gpointer) items[i].id));
    }
}

/* A span of no days is left out; ends that were swapped are not. */
static void
test_own (void)
{
  g_autoptr (TriFigures) field = tri_figures_new_defaults (tri_care_figures_table ());
  g_autoptr (TriFigures) no_alcohol = tri_figures_with (field, TRI_FIGURE_CARE_ALCOHOL, 0, NULL);
  g_autoptr (TriFigures) soon = tri_figures_with (no_alcohol, TRI_FIGURE_CARE_SHAMPOO, 5, NULL);
  g_autoptr (TriFigures) care = tri_figures_with (soon, TRI_FIGURE_CARE_CLIP_TO, 4, NULL);
  TriCareItem items[TRI_N_CARE_ITEMS];
  guint n = tri_care_list_make (care, items);

  g_assert_cmpuint (n, ==, TRI_N_CARE_ITEMS - 2);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpint (items[i].item, !=, TRI_CARE_ALCOHOL);
      g_assert_cmpint (items[i].item, !=, TRI_CARE_RINSE);
      if (items[i].item == TRI_CARE_CLIP)
        {
          g_assert_cmpint (items[i].from, ==, -4);
          g_assert_cmpint (items[i].to, ==, -2);
        }
    }
}

static void
test_days (void)
{
  TriDate session = tri_date_from_ymd (2028, 3, 1);
  const struct
  {
    TriCareItem item;
    const char *text;
  } cases[] = {
    { { .from = -1, .to = -1 }, "29 Feb 2028" },
    { { .from = -7, .to = -1 }, "23 Feb 2028 – 29 Feb 2028" },
    { { .from = 0, .to = 0 }, "1 Mar 2028" },
    { { .from = 29, .to = 29, .for_good = TRUE }, "from 30 Mar 2028 on" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tri_care_item_format_days (&cases[i].item, session);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/care-list/field", test_field);
  g_test_add_func ("/care-list/own", test_own);
  g_test_add_func ("/care-list/days", test_days);
  return g_test_run ();
}

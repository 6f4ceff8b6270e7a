/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Favourites: ids, copies, and which of them stand. */

#include "config.h"

#include "tri-pick.h"

static TriPick *
make_pick (const char *template_id, TriKind kind, TriPicker who)
{
  TriPick *pick = g_new0 (TriPick, 1);

  pick->id = g_strdup_printf ("%s %d %d", template_id, kind, who);
  pick->client_id = g_strdup ("client");
  pick->template_id = g_strdup (template_id);
  pick->kind = kind;
  pick->design = g_strdup ("design");
  pick->who = who;
  pick->picked_utc = 7;
  return pick;
}

static void
test_ids (void)
{
  TriPicker who = TRI_PICKER_CLIENT;

  for (guint i = 0; i < TRI_N_PICKERS; i++)
    {
      g_assert_true (tri_picker_from_id (tri_picker_get_id ((TriPicker) i), &who));
      g_assert_cmpuint (who, ==, i);
    }
  g_assert_false (tri_picker_from_id ("staff", &who));
  g_assert_cmpint (who, ==, TRI_PICKER_PARTNER);
}

static void
test_copy (void)
{
  TriPick *pick = make_pick ("soft", TRI_KIND_TEMPORARY, TRI_PICKER_PARTNER);
  g_autoptr (TriPick) copy = tri_pick_copy (pick);

  tri_pick_free (pick);
  g_assert_cmpstr (copy->id, ==, "soft 0 1");
  g_assert_cmpstr (copy->client_id, ==, "client");
  g_assert_cmpstr (copy->template_id, ==, "soft");
  g_assert_cmpstr (copy->design, ==, "design");
  g_assert_cmpint (copy->who, ==, TRI_PICKER_PARTNER);
  g_assert_cmpint (copy->picked_utc, ==, 7);
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) picks = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_pick_free);
  TriPick *withdrawn = make_pick ("soft", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT);
  TriPick *standing = make_pick ("soft", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT);

  withdrawn->withdrawn_utc = 8;
  g_ptr_array_add (picks, withdrawn);
  g_assert_null (tri_picks_find (picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT));
  g_ptr_array_add (picks, standing);
  g_assert_true (tri_picks_find (picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT) == standing);
  g_assert_null (tri_picks_find (picks, "soft", TRI_KIND_TEMPORARY, TRI_PICKER_CLIENT));
  g_assert_null (tri_picks_find (picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_PARTNER));
  g_assert_null (tri_picks_find (picks, "mature", TRI_KIND_PERMANENT, TRI_PICKER_CLIENT));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/care/pick/ids", test_ids);
  g_test_add_func ("/care/pick/copy", test_copy);
  g_test_add_func ("/care/pick/find", test_find);
  return g_test_run ();
}

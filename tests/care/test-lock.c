/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A started permanent treatment may grow and darken, never shrink or lighten. */

#include "config.h"

#include "tri-error.h"
#include "tri-estimate.h"

#include <locale.h>

static TriDesignSpec
spec_of (double height_mm)
{
  return (TriDesignSpec){
    .template_id = "mature",
    .shape = { height_mm, 0, 16, 26, 5, 50, 32, 91, 36, 57, 48, 50, 24, 14, 12, 1.5, 10, 0.02 },
    .norwood = TRI_NORWOOD_4,
    .density_per_cm2 = 110,
    .shade = 4,
    .seed = 1,
  };
}

static TriRegion *
region_of (TriHead *head, const TriDesignSpec *spec)
{
  g_autoptr (TriDesign) design = tri_design_new (spec);

  return tri_region_new (design, head);
}

static gboolean
change_allowed (TriKind kind, guint done, const TriDesignSpec *before, const TriDesignSpec *after)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriRegion) treated = region_of (head, before);
  g_autoptr (TriRegion) wanted = region_of (head, after);
  g_autoptr (GError) error = NULL;
  gboolean allowed = tri_design_check_change (kind, done, treated, wanted, &error);

  if (!allowed)
    g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  else
    g_assert_no_error (error);
  return allowed;
}

static void
test_lock (void)
{
  TriDesignSpec treated = spec_of (70);
  TriDesignSpec wanted = treated;

  g_assert_true (change_allowed (TRI_KIND_PERMANENT, 1, &treated, &wanted));
  wanted.shape.height_mm = 66;
  g_assert_true (change_allowed (TRI_KIND_PERMANENT, 1, &treated, &wanted));
  wanted.shape.height_mm = 74;
  g_assert_false (change_allowed (TRI_KIND_PERMANENT, 1, &treated, &wanted));
  g_assert_true (change_allowed (TRI_KIND_PERMANENT, 0, &treated, &wanted));
  g_assert_true (change_allowed (TRI_KIND_TEMPORARY, 3, &treated, &wanted));

  wanted = treated;
  wanted.norwood = TRI_NORWOOD_3;
  g_assert_false (change_allowed (TRI_KIND_PERMANENT, 1, &treated, &wanted));
  wanted.norwood = TRI_NORWOOD_5;
  g_assert_true (change_allowed (TRI_KIND_PERMANENT, 1, &treated, &wanted));

  wanted = treated;
  wanted.density_per_cm2 = 130;
  wanted.shade = 2;
  wanted.shape.edge_mm = 14;
  g_assert_true (change_allowed (TRI_KIND_PERMANENT, 2, &treated, &wanted));
  wanted.density_per_cm2 = 90;
  g_assert_false (change_allowed (TRI_KIND_PERMANENT, 2, &treated, &wanted));
  wanted = treated;
  wanted.shade = 5;
  g_assert_false (change_allowed (TRI_KIND_PERMANENT, 2, &treated, &wanted));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/lock/changes", test_lock);
  return g_test_run ();
}

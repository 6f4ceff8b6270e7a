/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Regions that are made when they are needed: once, by whoever comes first, and what an earlier
 * edit knows is taken over. */

#include "config.h"

#include "tri-lazy-region.h"
#include "tri-library.h"

#define N_THREADS 4

static TriDesign *
design_new (double height_mm)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLibrary) library = tri_library_load (NULL, &error);
  g_autoptr (TriDesign) design = NULL;
  TriDesignSpec spec;

  g_assert_no_error (error);
  design = tri_design_new_from_template (tri_library_get_template (library, 0), TRUE, TRI_NORWOOD_5,
                                         4, 100.0, 1);
  spec = *tri_design_get_spec (design);
  spec.shape.height_mm = height_mm;

  return tri_design_new (&spec);
}

static void
test_made_when_needed (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) design = design_new (75);
  g_autoptr (TriLazyRegion) lazy = tri_lazy_region_new (design, head, NULL);
  TriRegion *region;

  g_assert_true (tri_lazy_region_get_design (lazy) == design);
  g_assert_true (tri_lazy_region_get_head (lazy) == head);
  g_assert_null (tri_lazy_region_peek (lazy));
  region = tri_lazy_region_get (lazy);
  g_assert_true (tri_region_get_design (region) == design);
  g_assert_true (tri_lazy_region_peek (lazy) == region);
  g_assert_true (tri_lazy_region_get (lazy) == region);
}

static gpointer
get_worker (gpointer data)
{
  return tri_lazy_region_get (data);
}

static void
test_made_once (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriDesign) design = design_new (75);
  g_autoptr (TriLazyRegion) lazy = tri_lazy_region_new (design, head, NULL);
  GThread *threads[N_THREADS];
  TriRegion *regions[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("region", get_worker, lazy);
  for (guint i = 0; i < N_THREADS; i++)
    regions[i] = g_thread_join (threads[i]);
  for (guint i = 0; i < N_THREADS; i++)
    g_assert_true (regions[i] == tri_lazy_region_peek (lazy));
}

/* The steps of a drag, of which only some are ever made: each is the region made from nothing. */
static void
test_edits (void)
{
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriLazyRegion) last = NULL;

  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (TriDesign) design = design_new (70 + i);
      TriLazyRegion *next = tri_lazy_region_new (design, head, last);

      g_clear_pointer (&last, tri_lazy_region_unref);
      last = next;
      if (i % 2 == 1)
        {
          g_autoptr (TriRegion) fresh = tri_region_new (design, head);

          g_assert_cmpfloat (tri_region_get_area_cm2 (tri_lazy_region_get (last)), ==,
                             tri_region_get_area_cm2 (fresh));
        }
    }
}

/* Nothing of another head is taken over. */
static void
test_another_head (void)
{
  const double factors[TRI_HEAD_N_FACTORS] = { 1.05, 1.05, 1.05, 1.05, 1.05 };
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriHead) larger = tri_head_new (factors);
  g_autoptr (TriDesign) design = design_new (75);
  g_autoptr (TriLazyRegion) first = tri_lazy_region_new (design, head, NULL);
  g_autoptr (TriLazyRegion) second = NULL;

  tri_lazy_region_get (first);
  second = tri_lazy_region_new (design, larger, first);
  g_assert_true (tri_region_get_head (tri_lazy_region_get (second)) == larger);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/app/lazy-region/made-when-needed", test_made_when_needed);
  g_test_add_func ("/app/lazy-region/made-once", test_made_once);
  g_test_add_func ("/app/lazy-region/edits", test_edits);
  g_test_add_func ("/app/lazy-region/another-head", test_another_head);

  return g_test_run ();
}

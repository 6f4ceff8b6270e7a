/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying the field on a head, selecting a design's dots for the first time and again, and a step of
 * a drag: the line has moved, region and dots are made anew. */

#include "config.h"

#include "bench.h"

#include "tri-dots.h"

#include <gio/gio.h>

/* Places of the line that a drag goes through. */
#define N_STEPS 16
#define STEP_MM 0.5

typedef struct
{
  TriDotField *field;
  TriHead *head;
  TriScalp *scalp;
  TriDesign *steps[N_STEPS];
  TriRegion *region;
  TriRegion *other; /* of another seed, for which nothing is remembered */
  guint step;
} Scene;

static void
make_scalp (gpointer data)
{
  Scene *scene = data;
  g_autoptr (TriScalp) scalp = tri_scalp_new (scene->field, scene->head);

  g_assert_nonnull (scalp);
}

static void
select_dots (gpointer data)
{
  Scene *scene = data;
  g_autoptr (TriDots) dots = tri_dots_select (scene->scalp, scene->region, 1.0, 1.0);

  g_assert_nonnull (dots);
}

/* Both draw all the dots that could show, because the scalp remembers one draw. */
static void
select_first (gpointer data)
{
  Scene *scene = data;
  g_autoptr (TriDots) dots
      = tri_dots_select (scene->scalp, scene->step++ % 2 ? scene->region : scene->other, 1.0, 1.0);

  g_assert_nonnull (dots);
}

static void
measure_dots (gpointer data)
{
  Scene *scene = data;

  g_assert_cmpuint (tri_dots_measure (scene->scalp, scene->region).dots, >, 0);
}

/* One motion event: the region of the changed line, then its dots. */
static void
drag (gpointer data)
{
  Scene *scene = data;
  TriDesign *design = scene->steps[scene->step++ % N_STEPS];
  g_autoptr (TriRegion) region = tri_region_new_edited (scene->region, design);
  g_autoptr (TriDots) dots = tri_dots_select (scene->scalp, region, 1.0, 1.0);

  g_assert_nonnull (dots);
}

static TriDesign *
make_design (TriTemplate *style, TriNorwood norwood, guint step, guint64 seed)
{
  g_autoptr (TriDesign) base = tri_design_new_from_template (style, TRUE, norwood, 4, 100.0, seed);
  TriDesignSpec spec = *tri_design_get_spec (base);

  spec.shape.height_mm += STEP_MM * step;
  return tri_design_new (&spec);
}

static void
scene_clear (Scene *scene)
{
  for (guint i = 0; i < N_STEPS; i++)
    g_clear_pointer (&scene->steps[i], tri_design_unref);
  g_clear_pointer (&scene->region, tri_region_unref);
  g_clear_pointer (&scene->other, tri_region_unref);
}

static void
compare (BenchTable *table,
         const char *name,
         const char *what,
         double at_most,
         BenchFunc func,
         Scene *scene,
         BenchCopy *copy)
{
  bench_compare (
      table, &(BenchRow){ .name = name, .what = what, .over = "memcpy of 4K", .at_most = at_most },
      func, scene, bench_copy, copy);
}

void
bench_select (BenchTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  g_autoptr (GBytes) text
      = g_resources_lookup_data ("/org/trichion/Trichion/templates/soft.template", 0, &error);
  g_autoptr (TriDotField) field = tri_dot_field_new (bytes, &error);
  g_autoptr (TriTemplate) style = tri_template_parse (text, "soft.template", &error);
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);
  g_autoptr (BenchCopy) copy = bench_copy_new (3840, 2160);

  g_assert_no_error (error);
  for (guint norwood = TRI_NORWOOD_3; norwood <= TRI_NORWOOD_7; norwood += 2)
    {
      Scene scene = { .field = field, .head = head, .scalp = scalp };
      g_autoptr (TriDesign) redrawn = make_design (style, (TriNorwood) norwood, 0, 2);
      g_autofree char *id = NULL;
      g_autofree char *first_name = NULL;
      g_autofree char *select_name = NULL;
      g_autofree char *measure_name = NULL;
      g_autofree char *drag_name = NULL;

      for (guint i = 0; i < N_STEPS; i++)
        scene.steps[i] = make_design (style, (TriNorwood) norwood, i, 1);
      scene.region = tri_region_new (scene.steps[0], head);
      scene.other = tri_region_new_edited (scene.region, redrawn);
      id = g_strdup_printf (", Norwood %s, %uk dots", tri_norwood_get_id ((TriNorwood) norwood),
                            tri_dots_measure (scalp, scene.region).dots / 1000);
      first_name = g_strconcat ("first select", id, NULL);
      select_name = g_strconcat ("select", id, NULL);
      measure_name = g_strconcat ("measure", id, NULL);
      drag_name = g_strconcat ("drag", id, NULL);

      if (norwood == TRI_NORWOOD_3)
        compare (table, "scalp", "lay the field", 0, make_scalp, &scene, copy);
      compare (table, first_name, "select", 0, select_first, &scene, copy);
      compare (table, select_name, "select", 1.2, select_dots, &scene, copy);
      compare (table, measure_name, "measure", 0, measure_dots, &scene, copy);
      compare (table, drag_name, "region and select", 2.0, drag, &scene, copy);
      bench_instructions (table, drag_name, 25.0);
      scene_clear (&scene);
    }
}

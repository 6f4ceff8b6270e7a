/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying the field on a head, selecting a design's dots, and both steps of a drag. */

#include "config.h"

#include "bench.h"

#include "tri-dots.h"

#include <gio/gio.h>

typedef struct
{
  TriDotField *field;
  TriHead *head;
  TriScalp *scalp;
  TriDesign *design;
  TriRegion *region;
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
  g_autoptr (TriRegion) region = tri_region_new_edited (scene->region, scene->design);
  g_autoptr (TriDots) dots = tri_dots_select (scene->scalp, region, 1.0, 1.0);

  g_assert_nonnull (dots);
}

static void
compare (BenchTable *table,
         const char *name,
         const char *what,
         BenchFunc func,
         Scene *scene,
         BenchCopy *copy)
{
  bench_compare (table, &(BenchRow){ .name = name, .what = what, .over = "memcpy of 4K" }, func,
                 scene, bench_copy, copy);
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
      g_autoptr (TriDesign) design
          = tri_design_new_from_template (style, TRUE, (TriNorwood) norwood, 4, 100.0, 1);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      Scene scene = { field, head, scalp, design, region };
      g_autofree char *id
          = g_strdup_printf (", Norwood %s, %uk dots", tri_norwood_get_id ((TriNorwood) norwood),
                             tri_dots_measure (scalp, region).dots / 1000);
      g_autofree char *select_name = g_strconcat ("select", id, NULL);
      g_autofree char *measure_name = g_strconcat ("measure", id, NULL);
      g_autofree char *drag_name = g_strconcat ("drag", id, NULL);

      if (norwood == TRI_NORWOOD_3)
        compare (table, "scalp", "lay the field", make_scalp, &scene, copy);
      compare (table, select_name, "select", select_dots, &scene, copy);
      compare (table, measure_name, "measure", measure_dots, &scene, copy);
      compare (table, drag_name, "region and select", drag, &scene, copy);
    }
}

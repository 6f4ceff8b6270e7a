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

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  g_autoptr (GBytes) text
      = g_resources_lookup_data ("/org/trichion/Trichion/templates/soft.template", 0, &error);
  g_autoptr (TriDotField) field = tri_dot_field_new (bytes, &error);
  g_autoptr (TriTemplate) style = tri_template_parse (text, "soft.template", &error);
  g_autoptr (TriHead) head = tri_head_new (NULL);
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);

  g_assert_no_error (error);
  for (guint norwood = TRI_NORWOOD_3; norwood <= TRI_NORWOOD_7; norwood += 2)
    {
      g_autoptr (TriDesign) design
          = tri_design_new_from_template (style, TRUE, (TriNorwood) norwood, 4, 100.0, 1);
      g_autoptr (TriRegion) region = tri_region_new (design, head);
      Scene scene = { field, head, scalp, design, region };
      guint n_dots = tri_dots_measure (scalp, region).dots;
      g_autofree char *id
          = g_strdup_printf ("norwood %s", tri_norwood_get_id ((TriNorwood) norwood));
      g_autofree char *select_name = g_strconcat ("select, ", id, NULL);
      g_autofree char *measure_name = g_strconcat ("measure, ", id, NULL);
      g_autofree char *drag_name = g_strconcat ("region and select, ", id, NULL);

      if (norwood == TRI_NORWOOD_3)
        bench_run ("scalp", make_scalp, &scene, tri_scalp_get_count (scalp));
      bench_run (select_name, select_dots, &scene, n_dots);
      bench_run (measure_name, measure_dots, &scene, n_dots);
      bench_run (drag_name, drag, &scene, n_dots);
    }

  return 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One finding: its words and its place on the head. */

#include "config.h"

#include "tri-findings.h"

#include "tri-handle.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far behind the line dots are pointed at: well inside the full density. */
#define BEHIND_MM 30

/* Every so many samples of the line, 0.7 mm apart, are held against the other side. */
#define MIRROR_STEP 6

TriFinding *
tri_finding_copy (const TriFinding *self)
{
  TriFinding *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  return copy;
}

void
tri_finding_free (TriFinding *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

const char *
tri_finding_level_get_id (TriFindingLevel level)
{
  switch (level)
    {
    case TRI_FINDING_GOOD:
      return "good";
    case TRI_FINDING_CARE:
      return "care";
    case TRI_FINDING_WARNING:
      return "warning";
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
tri_finding_format_measure (const TriFinding *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (g_str_equal (self->id, "shade"))
    return g_strdup_printf (_ ("1 : %d"), (int) self->measure);
  /* A stage is no figure, and an age that is not known none either. */
  if (g_str_equal (self->id, "progress"))
    return self->measure > 0 ? g_strdup_printf (_ ("age %.0f"), self->measure)
                             : g_strdup (_ ("age unknown"));
  if (g_str_equal (self->id, "size"))
    return g_strdup_printf (_ ("%.2f mm"), self->measure);
  if (g_str_equal (self->id, "asymmetry") || g_str_equal (self->id, "edge"))
    return g_strdup_printf (_ ("%.1f mm"), self->measure);
  return g_strdup_printf ("%.0f %s", self->measure, self->unit);
}

GArray *
tri_finding_place_points (TriFindingPlace place, const TriRegion *region)
{
  GArray *points;
  const TriDesign *design;
  TriHead *head;

  g_return_val_if_fail (region != NULL, NULL);

  points = g_array_new (FALSE, FALSE, sizeof (TriVec3));
  design = tri_region_get_design (region);
  head = tri_region_get_head (region);
  switch (place)
    {
    case TRI_FINDING_AT_FRONT:
      {
        TriVec3 front = tri_handle_get_point (TRI_HANDLE_MID_FRONTAL, design, head);

        g_array_append_val (points, front);
        break;
      }

    case TRI_FINDING_AT_CORNERS:
      {
        TriVec3 left = tri_handle_get_point (TRI_HANDLE_APEX_LEFT, design, head);
        TriVec3 right = tri_handle_get_point (TRI_HANDLE_APEX_RIGHT, design, head);

        g_array_append_val (points, left);
        g_array_append_val (points, right);
        break;
      }

    case TRI_FINDING_AT_LINE:
      {
        guint n, first, last;
        const TriVec3 *samples = tri_curve_get_samples (tri_region_get_hairline (region), &n);

        tri_region_get_front (region, &first, &last);
        for (guint i = first; i != last; i = (i + 1) % n)
          g_array_append_val (points, samples[i]);
        break;
      }

    case TRI_FINDING_AT_DOTS:
      {
        double height = tri_design_get_spec (design)->shape.height_mm + BEHIND_MM;
        TriVec3 amid = tri_head_tape_point (head, 0, height);

        g_array_append_val (points, amid);
        break;
      }

    default:
      g_return_val_if_reached (points);
    }

  return points;
}

double
tri_hairline_asymmetry_mm (const TriCurve *hairline, const TriHead *head)
{
  guint n;
  const TriVec3 *samples;
  double most = 0;

  g_return_val_if_fail (hairline != NULL && head != NULL, 0);

  samples = tri_curve_get_samples (hairline, &n);
  for (guint i = 0; i < n; i += MIRROR_STEP)
    {
      TriVec3 mirrored = { -samples[i].x, samples[i].y, samples[i].z };
      double off = tri_curve_distance_mm (hairline, tri_head_direction (head, mirrored), NULL);

      most = MAX (most, fabs (off));
    }

  return most;
}

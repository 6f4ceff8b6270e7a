/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remarks on where a hairline lies and what it is made of (DOMAIN 2 and 5, GEOMETRY 7). */

#include "config.h"

#include "tri-findings.h"

#include "tri-overdone.h"
#include "tri-region-private.h"

#include <glib/gi18n-lib.h>

/* Mid-frontal height above the glabella: below warn, low, usual for adults, conservative (DOMAIN 5,
 * from Garg's 80 mm, n = 431, and surgeons' 70 to 100). */
#define HEIGHT_WARN_MM 65
#define HEIGHT_LOW_MM 70
#define HEIGHT_USUAL_MM 85
#define HEIGHT_HIGH_MM 100
/* A line goes up with the years: past this age what is low begins so much higher (judgement: DOMAIN
 * 5 offsets the bands by age without a figure). */
#define HEIGHT_OLDER_YEARS 50
#define HEIGHT_OLDER_MM 5

/* The corner's distance outwards from the vertical plane through the outer corner of the eye. */
#define APEX_GREEN_FROM_MM -4
#define APEX_GREEN_TO_MM 10
#define APEX_AMBER_MM 4 /* beyond green */

/* Less recess than this fills the angle between front and temple. */
#define ANGLE_FILLED_MM 6
#define ANGLE_GROWN_YEARS 35

/* The line against its mirror image: up to here as in nature, and from here on crooked. */
#define ASYMMETRY_NATURAL_MM 3
#define ASYMMETRY_CROOKED_MM 6

/* Before this age much of a man's hair loss is still to come. */
#define PROGRESS_YOUNG_YEARS 30

/* A sharper edge than this stands out against thin sides. */
#define EDGE_SHARP_MM 4

/* Along less of the line than this, hair in front of it is nothing to speak of; nor is hair that
 * the line only just touches. */
#define HAIR_CARE_MM 10
#define HAIR_DEEP_MM 3

/* Takes @text. */
static void
add (GPtrArray *findings,
     const char *id,
     TriFindingPlace place,
     TriFindingLevel level,
     double measure,
     const char *unit,
     const char *source,
     char *text)
{
  TriFinding *finding = g_new (TriFinding, 1);

  *finding = (TriFinding){ id, level, place, measure, unit, text, source };
  g_ptr_array_add (findings, finding);
}

static void
judge_height (GPtrArray *findings, const TriHairlineShape *shape, int age_years)
{
  double height = shape->height_mm;
  double low = HEIGHT_LOW_MM + (age_years >= HEIGHT_OLDER_YEARS ? HEIGHT_OLDER_MM : 0);
  TriFindingLevel level = TRI_FINDING_GOOD;
  char *text;

  if (height < HEIGHT_WARN_MM)
    {
      level = TRI_FINDING_WARNING;
      text = g_strdup_printf (
          _ ("The front lies %.0f mm above the glabella; below 65 mm it looks like a boy’s, and "
             "permanent pigment is raised only by removal."),
          height);
    }
  else if (height < low)
    {
      level = TRI_FINDING_CARE;
      text = g_strdup_printf (
          _ ("The front lies %.0f mm above the glabella, low for an adult of this age (%.0f–85 "
             "mm); start higher, it can be lowered later."),
          height, low);
    }
  else if (height <= HEIGHT_USUAL_MM && age_years <= 0)
    text = g_strdup_printf (_ ("Height %.0f mm is in the adult range (70–85 mm); the age is not "
                               "known, past 50 it begins 5 mm higher."),
                            height);
  else if (height <= HEIGHT_USUAL_MM)
    text = g_strdup_printf (_ ("Height %.0f mm is in the range of this age (%.0f–85 mm)."), height,
                            low);
  else if (height <= HEIGHT_HIGH_MM)
    text = g_strdup_printf (
        _ ("Height %.0f mm is conservative (85–100 mm); it ages well and can be lowered later."),
        height);
  else
    {
      level = TRI_FINDING_CARE;
      text = g_strdup_printf (
          _ ("Height %.0f mm is above the usual 70–100 mm; much of the forehead stays bare."),
          height);
    }
  add (findings, "height", TRI_FINDING_AT_FRONT, level, height, "mm", "Garg17, HRN-art", text);
}

/* How far a corner is from the middle of where it may be. */
static double
apex_error (double off_mm)
{
  return fabs (off_mm - (APEX_GREEN_FROM_MM + APEX_GREEN_TO_MM) / 2.0);
}

static void
judge_apex (GPtrArray *findings, const TriDesignSpec *spec, const TriHead *head)
{
  TriVec3 canthus = tri_head_landmark (head, TRI_LANDMARK_LATERAL_CANTHUS_LEFT);
  double left = tri_design_spec_get_shape (spec, 1)->apex_x_mm - canthus.x;
  double right = tri_design_spec_get_shape (spec, -1)->apex_x_mm - canthus.x;
  double off = apex_error (right) > apex_error (left) ? right : left;
  TriFindingLevel level = TRI_FINDING_GOOD;
  char *text;

  if (off >= APEX_GREEN_FROM_MM && off <= APEX_GREEN_TO_MM)
    text
        = g_strdup_printf (_ ("The corner stays on the outer-eye line (%.0f mm off)."), fabs (off));
  else
    {
      level = off > APEX_GREEN_TO_MM + APEX_AMBER_MM || off < APEX_GREEN_FROM_MM - APEX_AMBER_MM
                  ? TRI_FINDING_WARNING
                  : TRI_FINDING_CARE;
      if (off > 0)
        text = g_strdup_printf (
            _ ("The corner lies %.0f mm outside the outer-eye line; natural corners stay "
               "on it, farther out the temple closes."),
            off);
      else
        text = g_strdup_printf (
            _ ("The corner lies %.0f mm inside the outer-eye line; natural corners stay "
               "on it, farther in the front looks narrow."),
            -off);
    }
  add (findings, "apex", TRI_FINDING_AT_CORNERS, level, off, "mm", "Shapiro13", text);
}

static void
judge_angle (GPtrArray *findings, const TriDesignSpec *spec, int age_years)
{
  double recess = MIN (tri_design_spec_get_shape (spec, 1)->apex_rise_mm,
                       tri_design_spec_get_shape (spec, -1)->apex_rise_mm);
  TriFindingLevel level = TRI_FINDING_GOOD;
  char *text;

  if (recess >= ANGLE_FILLED_MM)
    text = g_strdup_printf (_ ("The temples recede %.0f mm, so the angle stays open."), recess);
  else if (age_years > ANGLE_GROWN_YEARS)
    {
      level = TRI_FINDING_WARNING;
      text = g_strdup_printf (
          _ ("The temples recede only %.0f mm; past 35 a filled angle looks drawn on, recede at "
             "least 6 mm."),
          recess);
    }
  else
    {
      level = TRI_FINDING_CARE;
      text = g_strdup_printf (
          _ ("The temples recede only %.0f mm; a filled angle suits few men past 35, and it "
             "stays."),
          recess);
    }
  add (findings, "angle", TRI_FINDING_AT_CORNERS, level, recess, "mm", "Shapiro13", text);
}

static double
find_slope (const TriHairlineShape *shape)
{
  return MIN (shape->lateral_rise_mm, shape->apex_rise_mm - shape->lateral_rise_mm);
}

static void
judge_slope (GPtrArray *findings, const TriDesignSpec *spec)
{
  double slope = MIN (find_slope (tri_design_spec_get_shape (spec, 1)),
                      find_slope (tri_design_spec_get_shape (spec, -1)));

  if (slope < 0)
    add (findings, "slope", TRI_FINDING_AT_LINE, TRI_FINDING_CARE, slope, "mm", "Garg17",
         g_strdup_printf (
             _ ("From the middle to the temple the line falls by %.0f mm; seen from the "
                "side a natural line rises or stays level."),
             -slope));
}

TriFindingLevel
tri_asymmetry_get_level (double asymmetry_mm)
{
  return asymmetry_mm <= ASYMMETRY_NATURAL_MM   ? TRI_FINDING_GOOD
         : asymmetry_mm <= ASYMMETRY_CROOKED_MM ? TRI_FINDING_CARE
                                                : TRI_FINDING_WARNING;
}

static void
judge_asymmetry (GPtrArray *findings, const TriRegion *region)
{
  double off
      = tri_hairline_asymmetry_mm (tri_region_get_hairline (region), tri_region_get_head (region));
  TriFindingLevel level = tri_asymmetry_get_level (off);
  char *text;

  if (level == TRI_FINDING_GOOD)
    text = g_strdup_printf (
        _ ("Left and right differ by %.1f mm at most, as on any head (up to 3 mm)."), off);
  else
    text = g_strdup_printf (
        _ ("Left and right differ by %.1f mm; more than 3 mm is seen in the mirror, unless the "
           "head itself is uneven."),
        off);
  add (findings, "asymmetry", TRI_FINDING_AT_LINE, level, off, "mm", "Shapiro13", text);
}

/* Pigment stays where hair goes on receding: what it then leaves bare is behind and beside it. */
static void
judge_progress (GPtrArray *findings, TriNorwood norwood, int age_years)
{
  gboolean young = age_years > 0 && age_years < PROGRESS_YOUNG_YEARS;
  char *text;

  if (norwood >= TRI_NORWOOD_6)
    return;

  if (young)
    text = g_strdup_printf (
        _ ("This hides hair loss that may move on (%s at %d); before 30 most of it is still to "
           "come, choose a line that also suits the next two stages."),
        tri_norwood_get_name (norwood), age_years);
  else
    text = g_strdup_printf (_ ("This hides hair loss that may move on (%s); look at the next stage "
                               "before you choose."),
                            tri_norwood_get_name (norwood));
  add (findings, "progress", TRI_FINDING_AT_DOTS, TRI_FINDING_CARE, age_years, "years",
       "Follicle, Rob5", text);
}

/* Hair in front of a chosen line stays: SMP adds, it does not take hair away. */
static void
judge_hair (GPtrArray *findings, const TriRegion *region)
{
  guint n, first, last, count = 0;
  const TriVec3 *samples = tri_curve_get_samples (tri_region_get_hairline (region), &n);
  const TriHead *head = tri_region_get_head (region);
  const TriDesignSpec *spec = tri_design_get_spec (tri_region_get_design (region));
  double length;

  tri_region_get_front (region, &first, &last);
  for (guint i = first; i != last; i = (i + 1) % n)
    {
      int side = samples[i].x < 0 ? -1 : 1;

      /* From the corners towards the temples line and hair meet by nature. */
      if (fabs (samples[i].x) < tri_design_spec_get_shape (spec, side)->apex_x_mm
          && _tri_region_hair_depth (region, tri_head_direction (head, samples[i])) > HAIR_DEEP_MM)
        count++;
    }
  length = count * tri_curve_get_length_mm (tri_region_get_hairline (region)) / n;
  if (length > HAIR_CARE_MM)
    add (findings, "hair", TRI_FINDING_AT_LINE, TRI_FINDING_CARE, length, "mm", "FullScalp",
         g_strdup_printf (_ ("Along %.0f mm of the line hair grows in front of it and stays there; "
                             "lower the line, or check the stage of hair loss."),
                          length));
}

static void
judge_edge (GPtrArray *findings, const TriDesignSpec *spec)
{
  if (spec->shape.edge_mm < EDGE_SHARP_MM && spec->norwood >= TRI_NORWOOD_5)
    add (findings, "edge", TRI_FINDING_AT_LINE, TRI_FINDING_CARE, spec->shape.edge_mm, "mm",
         "TM-hair",
         g_strdup_printf (
             _ ("The edge fades over only %.1f mm; beside thin sides a sharp line is what "
                "people notice first, 4 mm or more looks softer."),
             spec->shape.edge_mm));
}

static void
judge_shade (GPtrArray *findings,
             const TriFigures *figures,
             const TriDesignSpec *spec,
             const TriSkin *skin)
{
  int dilution = tri_shade_get_dilution (spec->shade);
  gboolean too_dark = dilution <= tri_figures_get (figures, TRI_FIGURE_FAIR_SHADE_WARN);

  if (skin->fitzpatrick > 2
      || (!too_dark && dilution > tri_figures_get (figures, TRI_FIGURE_FAIR_SHADE_CARE)))
    return;
  add (findings, "shade", TRI_FINDING_AT_DOTS, too_dark ? TRI_FINDING_WARNING : TRI_FINDING_CARE,
       dilution, "", "PMUint",
       g_strdup_printf (_ ("Shade 1:%d is dark for very fair skin; the contrast shows every dot "
                           "and may turn bluish, start at 1:14 or lighter."),
                        dilution));
}

static void
judge_density (GPtrArray *findings, const TriFigures *figures, const TriDesignSpec *spec)
{
  double density = spec->density_per_cm2;
  double care = tri_figures_get (figures, TRI_FIGURE_DENSITY_CARE);

  if (density >= tri_figures_get (figures, TRI_FIGURE_DENSITY_WARN))
    add (findings, "density", TRI_FINDING_AT_DOTS, TRI_FINDING_WARNING, density, "/cm²",
         "Evolution, Custom",
         g_strdup_printf (_ ("%.0f dots per cm² are too many: they run together and end as a "
                             "helmet; choose a lower density."),
                          density));
  else if (density > care)
    add (findings, "density", TRI_FINDING_AT_DOTS, TRI_FINDING_CARE, density, "/cm²",
         "Evolution, Custom",
         g_strdup_printf (_ ("%.0f dots per cm² leave little skin between them; above %.0f dots "
                             "may run together as they age."),
                          density, care));
}

/* How large a healed deposit of @figure is after ten years. */
static double
grown_deposit (const TriFigures *figures, TriPigmentFigure figure)
{
  return tri_figures_get (figures, figure)
         * pow (1 + tri_figures_get (figures, TRI_FIGURE_DEPOSIT_GROWTH) / 100, TRI_SPACE_YEARS);
}

static void
judge_size (GPtrArray *findings, const TriFigures *figures)
{
  double typical = grown_deposit (figures, TRI_FIGURE_DEPOSIT_HEALED);
  double large = grown_deposit (figures, TRI_FIGURE_DEPOSIT_LARGE);
  double limit = tri_figures_get (figures, TRI_FIGURE_SIZE_WARN);

  if (typical >= limit)
    add (findings, "size", TRI_FINDING_AT_DOTS, TRI_FINDING_WARNING, typical, "mm",
         "Nguyen22, Chat-dusty",
         g_strdup_printf (_ ("Dots of your usual size grow to %.2f mm in 10 years; from %.2f mm on "
                             "they look blown out, work with a finer needle."),
                          typical, limit));
  else if (large >= limit)
    add (findings, "size", TRI_FINDING_AT_DOTS, TRI_FINDING_CARE, large, "mm",
         "Nguyen22, Chat-dusty",
         g_strdup_printf (_ ("The largest dots grow to %.2f mm in 10 years; from %.2f mm on they "
                             "look blown out, keep them small."),
                          large, limit));
}

static void
judge_space (GPtrArray *findings, const TriFigures *figures, const TriDesignSpec *spec)
{
  TriRange now = tri_negative_space (figures, spec->density_per_cm2, 0);
  TriRange later = tri_negative_space (figures, spec->density_per_cm2, TRI_SPACE_YEARS);
  double least = tri_figures_get (figures, TRI_FIGURE_SPACE_LEAST);
  TriFindingLevel level = TRI_FINDING_GOOD;
  char *text;

  if (later.low >= least)
    text = g_strdup_printf (_ ("Between the dots %.0f %% of the skin stays free, in 10 years about "
                               "%.0f %% (%.0f to %.0f %%)."),
                            now.typical * 100, later.typical * 100, later.low * 100,
                            later.high * 100);
  else
    {
      level = later.typical >= least ? TRI_FINDING_CARE : TRI_FINDING_WARNING;
      text = g_strdup_printf (
          _ ("Between the dots %.0f %% of the skin stays free, in 10 years about %.0f %%, but only "
             "%.0f %% where dots heal large; below %.0f %% they fuse, choose a lower density."),
          now.typical * 100, later.typical * 100, later.low * 100, least * 100);
    }
  add (findings, "space", TRI_FINDING_AT_DOTS, level, later.typical * 100, "%",
       "Chat-tech, Chat-dusty", text);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const TriFinding *p = *(TriFinding *const *) a, *q = *(TriFinding *const *) b;

  return (int) q->level - (int) p->level;
}

GPtrArray *
tri_findings_new (const TriRegion *region,
                  const TriFigures *figures,
                  const TriSkin *skin,
                  int age_years)
{
  GPtrArray *findings;
  const TriDesignSpec *spec;

  g_return_val_if_fail (region != NULL && figures != NULL && skin != NULL, NULL);

  spec = tri_design_get_spec (tri_region_get_design (region));
  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_finding_free);
  judge_height (findings, &spec->shape, age_years);
  judge_apex (findings, spec, tri_region_get_head (region));
  judge_angle (findings, spec, age_years);
  judge_slope (findings, spec);
  judge_asymmetry (findings, region);
  judge_hair (findings, region);
  judge_edge (findings, spec);
  judge_progress (findings, spec->norwood, age_years);
  judge_shade (findings, figures, spec, skin);
  judge_density (findings, figures, spec);
  judge_size (findings, figures);
  judge_space (findings, figures, spec);
  /* GLib sorts stably: equal levels keep the order above. */
  g_ptr_array_sort (findings, compare);
  return findings;
}

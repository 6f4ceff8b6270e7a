/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Remarks on where a hairline lies and what it is made of (DOMAIN 2 and 5, GEOMETRY 7). */

#include "config.h"

#include "tri-findings.h"

#include "tri-overdone.h"
#include "tri-region-private.h"

#include <glib/gi18n-lib.h>

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

static double
limit (const TriFindingsAsk *ask, TriPigmentFigure figure)
{
  return tri_figures_get (ask->figures, figure);
}

static void
judge_height (GPtrArray *findings, const TriHairlineShape *shape, const TriFindingsAsk *ask)
{
  double height = shape->height_mm;
  double warn = limit (ask, TRI_FIGURE_HEIGHT_WARN);
  double usual = limit (ask, TRI_FIGURE_HEIGHT_USUAL);
  double high = limit (ask, TRI_FIGURE_HEIGHT_HIGH);
  double older_age = limit (ask, TRI_FIGURE_HEIGHT_OLDER_AGE);
  double older = limit (ask, TRI_FIGURE_HEIGHT_OLDER);
  double adult = limit (ask, TRI_FIGURE_HEIGHT_LOW);
  double low = ask->age_years >= older_age ? adult + older : adult;
  TriFindingLevel level = TRI_FINDING_GOOD;
  char *text;

  if (height < warn)
    {
      level = TRI_FINDING_WARNING;
      text = g_strdup_printf (
          _ ("The front lies %.0f mm above the glabella; below %.0f mm it looks like a boy’s, and "
             "permanent pigment is raised only by removal."),
          height, warn);
    }
  else if (height < low)
    {
      level = TRI_FINDING_CARE;
      text = g_strdup_printf (
          _ ("The front lies %.0f mm above the glabella, low for an adult of this age (%.0f–%.0f "
             "mm); start higher, it can be lowered later."),
          height, low, usual);
    }
  else if (height <= usual && ask->age_years <= 0)
    text = g_strdup_printf (_ ("Height %.0f mm is in the adult range (%.0f–%.0f mm); the age is "
                               "not known, from %.0f on it begins %.0f mm higher."),
                            height, low, usual, older_age, older);
  else if (height <= usual)
    text = g_strdup_printf (_ ("Height %.0f mm is in the range of this age (%.0f–%.0f mm)."),
                            height, low, usual);
  else if (height <= high)
    text = g_strdup_printf (
        _ ("Height %.0f mm is conservative (%.0f–%.0f mm); it ages well and can be lowered "
           "later."),
        height, usual, high);
  else
    {
      level = TRI_FINDING_CARE;
      text = g_strdup_printf (
          _ ("Height %.0f mm is above the usual %.0f–%.0f mm; much of the forehead stays bare."),
          height, adult, high);
    }
  add (findings, "height", TRI_FINDING_AT_FRONT, level, height, "mm", "Garg17, HRN-art", text);
}

static void
judge_apex (GPtrArray *findings,
            const TriDesignSpec *spec,
            const TriHead *head,
            const TriFindingsAsk *ask)
{
  /* Outwards is positive. */
  double from = -limit (ask, TRI_FIGURE_CORNER_INSIDE);
  double to = limit (ask, TRI_FIGURE_CORNER_OUTSIDE);
  double far_mm = limit (ask, TRI_FIGURE_CORNER_FAR);
  double middle = (from + to) / 2.0;
  TriVec3 canthus = tri_head_landmark (head, TRI_LANDMARK_LATERAL_CANTHUS_LEFT);
  double left = tri_design_spec_get_shape (spec, 1)->apex_x_mm - canthus.x;
  double right = tri_design_spec_get_shape (spec, -1)->apex_x_mm - canthus.x;
  double off = fabs (right - middle) > fabs (left - middle) ? right : left;
  TriFindingLevel level = TRI_FINDING_GOOD;
  char *text;

  if (off >= from && off <= to)
    text
        = g_strdup_printf (_ ("The corner stays on the outer-eye line (%.0f mm off)."), fabs (off));
  else
    {
      level = off > to + far_mm || off < from - far_mm ? TRI_FINDING_WARNING : TRI_FINDING_CARE;
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
judge_angle (GPtrArray *findings, const TriDesignSpec *spec, const TriFindingsAsk *ask)
{
  double least = limit (ask, TRI_FIGURE_RECESS_LEAST);
  double age = limit (ask, TRI_FIGURE_RECESS_AGE);
  double recess = MIN (tri_design_spec_get_shape (spec, 1)->apex_rise_mm,
                       tri_design_spec_get_shape (spec, -1)->apex_rise_mm);
  TriFindingLevel level = TRI_FINDING_GOOD;
  char *text;

  if (recess >= least)
    text = g_strdup_printf (_ ("The temples recede %.0f mm, so the angle stays open."), recess);
  else if (ask->age_years > age)
    {
      level = TRI_FINDING_WARNING;
      text = g_strdup_printf (
          _ ("The temples recede only %.0f mm; past %.0f a filled angle looks drawn on, recede at "
             "least %.0f mm."),
          recess, age, least);
    }
  else
    {
      level = TRI_FINDING_CARE;
      text = g_strdup_printf (
          _ ("The temples recede only %.0f mm; a filled angle suits few men past %.0f, and it "
             "stays."),
          recess, age);
    }
  add (findings, "angle", TRI_FINDING_AT_CORNERS, level, recess, "mm", "Shapiro13", text);
}

static double
find_slope (const TriHairlineShape *shape)
{
  return MIN (shape->lateral_rise_mm, shape->apex_rise_mm - shape->lateral_rise_mm);
}

/* How steep a line is from the side depends on the forehead's slope, which only a photo from there
 * tells; without one nothing is called good. */
static void
judge_slope (GPtrArray *findings, const TriDesignSpec *spec, const TriFindingsAsk *ask)
{
  double slope = MIN (find_slope (tri_design_spec_get_shape (spec, 1)),
                      find_slope (tri_design_spec_get_shape (spec, -1)));
  TriFindingLevel level = slope < 0 ? TRI_FINDING_CARE : TRI_FINDING_GOOD;
  char *text;

  if (slope >= 0 && !ask->profile)
    return;
  if (slope >= 0)
    text = g_strdup (
        _ ("From the middle to the temple the line nowhere falls; seen from the side it rises as a "
           "natural one does."));
  else if (ask->profile)
    text = g_strdup_printf (
        _ ("From the middle to the temple the line falls by %.0f mm; seen from the side a natural "
           "line rises or stays level."),
        -slope);
  else
    text = g_strdup_printf (
        _ ("From the middle to the temple the line falls by %.0f mm, which shows from the side; "
           "register a photo in profile to judge it."),
        -slope);
  add (findings, "slope", TRI_FINDING_AT_LINE, level, slope, "mm", "Garg17", text);
}

static void
judge_asymmetry (GPtrArray *findings, const TriRegion *region, const TriFindingsAsk *ask)
{
  double off
      = tri_hairline_asymmetry_mm (tri_region_get_hairline (region), tri_region_get_head (region));
  double natural = limit (ask, TRI_FIGURE_ASYMMETRY_CARE);
  TriFindingLevel level = off <= natural                                  ? TRI_FINDING_GOOD
                          : off <= limit (ask, TRI_FIGURE_ASYMMETRY_WARN) ? TRI_FINDING_CARE
                                                                          : TRI_FINDING_WARNING;
  char *text;

  if (level == TRI_FINDING_GOOD)
    text = g_strdup_printf (
        _ ("Left and right differ by %.1f mm at most, as on any head (up to %.0f mm)."), off,
        natural);
  else
    text = g_strdup_printf (
        _ ("Left and right differ by %.1f mm; more than %.0f mm is seen in the mirror, unless the "
           "head itself is uneven."),
        off, natural);
  add (findings, "asymmetry", TRI_FINDING_AT_LINE, level, off, "mm", "Shapiro13", text);
}

/* Pigment stays where hair goes on receding: what it then leaves bare is behind and beside it. */
static void
judge_progress (GPtrArray *findings, TriNorwood norwood, const TriFindingsAsk *ask)
{
  double age = limit (ask, TRI_FIGURE_PROGRESS_AGE);
  gboolean young = ask->age_years > 0 && ask->age_years < age;
  char *text;

  if (norwood >= TRI_NORWOOD_6)
    return;

  if (young)
    text = g_strdup_printf (
        _ ("This hides hair loss that may move on (%s at %d); before %.0f most of it is still "
           "to come, choose a line that also suits the next two stages."),
        tri_norwood_get_name (norwood), ask->age_years, age);
  else
    text = g_strdup_printf (_ ("This hides hair loss that may move on (%s); look at the next stage "
                               "before you choose."),
                            tri_norwood_get_name (norwood));
  add (findings, "progress", TRI_FINDING_AT_DOTS, TRI_FINDING_CARE, ask->age_years, "years",
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

/* How soft an edge must be beside these sides, mm: not at all where they are dense, EDGE_LEAST
 * where they are thin. What was measured in a photo is asked first, else the stage of hair loss. */
static double
least_edge (const TriFindingsAsk *ask, TriNorwood norwood)
{
  double least = limit (ask, TRI_FIGURE_EDGE_LEAST);
  double dense = limit (ask, TRI_FIGURE_SIDES_DENSE);
  double thin = MAX (limit (ask, TRI_FIGURE_SIDES_THIN), dense + 0.01);

  if (ask->sides_light <= 0)
    return norwood >= TRI_NORWOOD_5 ? least : 0;
  return least * CLAMP ((ask->sides_light - dense) / (thin - dense), 0, 1);
}

static void
judge_edge (GPtrArray *findings, const TriDesignSpec *spec, const TriFindingsAsk *ask)
{
  double edge = spec->shape.edge_mm;
  double least = least_edge (ask, spec->norwood);

  if (edge >= least)
    return;
  add (
      findings, "edge", TRI_FINDING_AT_LINE, TRI_FINDING_CARE, edge, "mm", "TM-hair",
      ask->sides_light > 0
          ? g_strdup_printf (
              _ ("The edge fades over only %.1f mm, sharper than these sides can carry: their hair "
                 "leaves %.0f %% of the skin’s light; %.1f mm or more looks softer."),
              edge, ask->sides_light * 100, least)
          : g_strdup_printf (
              _ ("The edge fades over only %.1f mm; beside thin sides a sharp line is what people "
                 "notice first, %.0f mm or more looks softer."),
              edge, least));
}

/* On fair skin the clinic says which dilutions are dark; on other types those that stand out as far
 * as these do on type II. */
static gboolean
is_dark (const TriFindingsAsk *ask, guint shade, TriPigmentFigure figure)
{
  TriSkin fair = { .fitzpatrick = 2 };
  double dilution = limit (ask, figure);
  double contrast = tri_shade_get_contrast (ask->figures, shade, ask->skin);

  if (ask->skin->fitzpatrick <= fair.fitzpatrick)
    return tri_shade_get_dilution (shade) <= dilution;
  for (guint i = 0; i < TRI_N_SHADES; i++)
    if (tri_shade_get_dilution (i) <= dilution
        && contrast >= tri_shade_get_contrast (ask->figures, i, &fair))
      return TRUE;
  return FALSE;
}

static void
judge_shade (GPtrArray *findings, const TriDesignSpec *spec, const TriFindingsAsk *ask)
{
  int dilution = tri_shade_get_dilution (spec->shade);
  double contrast = tri_shade_get_contrast (ask->figures, spec->shade, ask->skin);
  gboolean too_dark = is_dark (ask, spec->shade, TRI_FIGURE_FAIR_SHADE_WARN);
  TriFindingLevel level = TRI_FINDING_CARE;
  char *text;

  if (too_dark || is_dark (ask, spec->shade, TRI_FIGURE_FAIR_SHADE_CARE))
    {
      if (too_dark)
        level = TRI_FINDING_WARNING;
      text = g_strdup_printf (_ ("Shade 1:%d is dark for this skin (%.0f steps of lightness); the "
                                 "contrast shows every dot and may turn bluish, start lighter."),
                              dilution, contrast);
    }
  else if (contrast < limit (ask, TRI_FIGURE_CONTRAST_LEAST))
    text = g_strdup_printf (_ ("Shade 1:%d is hardly seen on this skin (%.0f steps of lightness); "
                               "choose a darker one."),
                            dilution, contrast);
  else
    {
      level = TRI_FINDING_GOOD;
      text = g_strdup_printf (
          _ ("Shade 1:%d is seen on this skin and not harsh (%.0f steps of lightness)."), dilution,
          contrast);
    }
  add (findings, "shade", TRI_FINDING_AT_DOTS, level, dilution, "", "PMUint", text);
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
tri_findings_new (const TriRegion *region, const TriFindingsAsk *ask)
{
  GPtrArray *findings;
  const TriDesignSpec *spec;

  g_return_val_if_fail (region != NULL && ask != NULL, NULL);
  g_return_val_if_fail (ask->figures != NULL && ask->skin != NULL, NULL);

  spec = tri_design_get_spec (tri_region_get_design (region));
  findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_finding_free);
  judge_height (findings, &spec->shape, ask);
  judge_apex (findings, spec, tri_region_get_head (region), ask);
  judge_angle (findings, spec, ask);
  judge_slope (findings, spec, ask);
  judge_asymmetry (findings, region, ask);
  judge_hair (findings, region);
  judge_edge (findings, spec, ask);
  judge_progress (findings, spec->norwood, ask);
  judge_shade (findings, spec, ask);
  judge_density (findings, ask->figures, spec);
  judge_size (findings, ask->figures);
  judge_space (findings, ask->figures, spec);
  /* GLib sorts stably: equal levels keep the order above. */
  g_ptr_array_sort (findings, compare);
  return findings;
}

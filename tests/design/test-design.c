/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Designs keep to their limits and survive their text form to the bit; broken text is refused. */

#include "config.h"

#include "tri-design.h"
#include "tri-error.h"
#include "tri-pigment.h"
#include "tri-rng.h"

#include <math.h>
#include <string.h>

static TriDesign *
make_random (TriRng *rng)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  TriDesignSpec spec = { .template_id = "soft" };

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      double t = tri_rng_uniform (rng);

      tri_hairline_shape_set (&spec.shape, i,
                              members[i].minimum + t * (members[i].maximum - members[i].minimum));
    }
  for (guint i = 0; i < 1 + tri_rng_range (rng, 60); i++)
    spec.template_id[i] = "abcdefghijklmnopqrstuvwxyz0123456789"[tri_rng_range (rng, 36)];
  spec.norwood = tri_rng_range (rng, TRI_N_NORWOODS);
  spec.density_per_cm2 = TRI_DENSITY_MIN + tri_rng_uniform (rng) * 160;
  spec.shade = tri_rng_range (rng, TRI_N_SHADES);
  spec.seed = tri_rng_next_u64 (rng);
  return tri_design_new (&spec);
}

/* The same with sides of their own and a dragged fringe. */
static TriDesign *
make_free (TriRng *rng)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  g_autoptr (TriDesign) linked = make_random (rng);
  TriDesignSpec spec = *tri_design_get_spec (linked);

  spec.free_sides = TRUE;
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (members[i].sided)
      tri_hairline_shape_set (
          &spec.right_shape, i,
          members[i].minimum + tri_rng_uniform (rng) * (members[i].maximum - members[i].minimum));
  for (guint i = 0; i < TRI_FRINGE_POINTS; i++)
    {
      spec.fringe.points[i]
          = (TriVec2){ 60 * tri_rng_uniform (rng) - 30, 60 * tri_rng_uniform (rng) - 30 };
      spec.right_fringe.points[i] = (TriVec2){ 60 * tri_rng_uniform (rng) - 30, 0 };
    }
  return tri_design_new (&spec);
}

static void
test_round_trip (void)
{
  TriRng rng = tri_rng_seed (1);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (TriDesign) design = i % 2 ? make_free (&rng) : make_random (&rng);
      g_autofree char *text = tri_design_to_string (design);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriDesign) back = tri_design_from_string (text, &error);

      g_assert_no_error (error);
      g_assert_cmpmem (tri_design_get_spec (design), sizeof (TriDesignSpec),
                       tri_design_get_spec (back), sizeof (TriDesignSpec));
      g_assert_true (tri_design_equal (design, back));
    }
}

/* Mutated text either is refused with a reason or gives a design within the limits. */
static void
test_mutations (void)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  static const char alphabet[] = "0129.-+eE=[]#\n\r n\xc3\xff%s";
  TriRng rng = tri_rng_seed (2);
  guint refused = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (TriDesign) design = i % 2 ? make_free (&rng) : make_random (&rng);
      g_autofree char *text = tri_design_to_string (design);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriDesign) back = NULL;
      gsize length = strlen (text);

      for (guint k = 0; k < 1 + i % 4; k++)
        {
          gsize at = tri_rng_range (&rng, length);

          if (i % 5 == 4)
            text[at] = '\0';
          else
            text[at] = alphabet[tri_rng_range (&rng, sizeof alphabet - 1)];
        }
      back = tri_design_from_string (text, &error);
      g_assert_true ((back == NULL) == (error != NULL));
      if (back == NULL)
        {
          g_assert_cmpuint (strlen (error->message), >, 10);
          refused++;
          continue;
        }
      for (guint m = 0; m < TRI_N_SHAPE_MEMBERS; m++)
        {
          double value = tri_hairline_shape_get (&tri_design_get_spec (back)->shape, m);

          g_assert_true (value >= members[m].minimum && value <= members[m].maximum);
        }
    }
  g_assert_cmpuint (refused, >, 800);
}

/* What an older Trichion wrote reads as it did, and what it could have written is written as it
 * did: to the letter. */
static void
test_old_text (void)
{
  static const char old[]
      = "[Design]\nFormat=1\nTemplate=mature\nNorwood=5\nDensity=100\nShade=4\nSeed=7\n\n"
        "[Shape]\nHeight=78\nPeakDrop=0\nPeakHalfWidth=16\nLateralX=26\nLateralRise=5\n"
        "ApexX=50\nApexRise=14\nHollowY=91\nHollowZ=36\nTempleY=57\nTempleZ=48\nRoundMid=50\n"
        "RoundLateral=24\nRoundApex=14\nRoundTemple=12\nIrregularity=1.5\nEdge=6.5\n"
        "StrayShare=0.029999999999999999\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesign) design = tri_design_from_string (old, &error);
  g_autoptr (TriDesign) freed = NULL, linked = NULL;
  g_autofree char *text = NULL, *free_text = NULL, *linked_text = NULL, *mixed = NULL;

  g_assert_no_error (error);
  text = tri_design_to_string (design);
  g_assert_cmpstr (text, ==, old);
  g_assert_false (tri_design_get_spec (design)->free_sides);

  freed = tri_design_new_sides (design, TRUE);
  free_text = tri_design_to_string (freed);
  g_assert_nonnull (strstr (free_text, "Format=2\n"));
  g_assert_nonnull (strstr (free_text, "\n[Right]\n"));
  linked = tri_design_new_sides (freed, FALSE);
  linked_text = tri_design_to_string (linked);
  g_assert_cmpstr (linked_text, ==, old);

  /* The first format has no such groups. */
  mixed = g_strconcat (old, "\n[Right]\nApexX=50\n", NULL);
  g_assert_null (tri_design_from_string (mixed, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
}

static double
get_sided (const TriDesign *design, int side)
{
  return tri_design_spec_get_shape (tri_design_get_spec (design), side)->apex_rise_mm;
}

/* Linked, freed, changed on one side, mirrored once, and set by a slider. */
static void
test_sides (void)
{
  TriRng rng = tri_rng_seed (6);
  g_autoptr (TriDesign) design = make_random (&rng);
  TriDesignSpec spec;
  g_autoptr (TriDesign) freed = tri_design_new_sides (design, TRUE);
  g_autoptr (TriDesign) bent = NULL, left = NULL, right = NULL, both = NULL, linked = NULL;

  g_assert_false (tri_design_equal (design, freed));
  spec = *tri_design_get_spec (freed);
  spec.shape.apex_rise_mm = 12;
  spec.right_shape.apex_rise_mm = 20;
  spec.fringe.points[1].x = 3;
  /* What has no sides follows the left. */
  spec.shape.height_mm = 71;
  bent = tri_design_new (&spec);
  g_assert_cmpfloat (get_sided (bent, 1), ==, 12);
  g_assert_cmpfloat (get_sided (bent, -1), ==, 20);
  g_assert_cmpfloat (tri_design_spec_get_shape (tri_design_get_spec (bent), -1)->height_mm, ==, 71);

  left = tri_design_new_mirrored (bent, 1);
  g_assert_cmpfloat (get_sided (left, -1), ==, 12);
  g_assert_cmpfloat (tri_design_get_spec (left)->right_fringe.points[1].x, ==, 3);
  g_assert_true (tri_design_get_spec (left)->free_sides);
  right = tri_design_new_mirrored (bent, -1);
  g_assert_cmpfloat (get_sided (right, 1), ==, 20);
  g_assert_cmpfloat (tri_design_get_spec (right)->fringe.points[1].x, ==, 0);

  spec = *tri_design_get_spec (bent);
  tri_design_spec_set (&spec, G_STRUCT_OFFSET (TriHairlineShape, apex_rise_mm), 15);
  both = tri_design_new (&spec);
  g_assert_cmpfloat (get_sided (both, 1), ==, 15);
  g_assert_cmpfloat (get_sided (both, -1), ==, 23);

  linked = tri_design_new_sides (bent, FALSE);
  g_assert_cmpfloat (get_sided (linked, -1), ==, 12);
}

static char *
replace_line (const char *text, const char *key, const char *line)
{
  g_auto (GStrv) rows = g_strsplit (text, "\n", -1);
  guint found = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      if (g_str_has_prefix (rows[i], key))
        {
          g_free (rows[i]);
          rows[i] = g_strdup (line);
          found++;
        }
    }
  g_assert_cmpuint (found, ==, 1);
  return g_strjoinv ("\n", rows);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *key, *line;
    int code;
    const char *names;
  } rows[] = {
    { "Format=", "", TRI_ERROR_INVALID, "Format" },
    { "Format=", "Format=3", TRI_ERROR_UNSUPPORTED, "Format=3" },
    { "Format=", "Format=0", TRI_ERROR_INVALID, "Format" },
    { "Format=", "Format=one", TRI_ERROR_INVALID, "Format" },
    { "Template=", "", TRI_ERROR_INVALID, "Template" },
    { "Template=", "Template=../../etc", TRI_ERROR_INVALID, "Template" },
    { "Template=", "Template=So ft", TRI_ERROR_INVALID, "Template" },
    { "Norwood=", "Norwood=1", TRI_ERROR_INVALID, "Norwood" },
    { "Density=", "Density=nan", TRI_ERROR_INVALID, "Density" },
    { "Density=", "Density=191", TRI_ERROR_INVALID, "Density" },
    { "Shade=", "Shade=8", TRI_ERROR_INVALID, "Shade" },
    { "Shade=", "Shade=-1", TRI_ERROR_INVALID, "Shade" },
    { "Seed=", "Seed=18446744073709551616", TRI_ERROR_INVALID, "Seed" },
    { "Height=", "", TRI_ERROR_INVALID, "Height" },
    { "Height=", "Height=inf", TRI_ERROR_INVALID, "Height" },
    { "Height=", "Height=95.00001", TRI_ERROR_INVALID, "Height" },
    { "Height=", "Heigth=62", TRI_ERROR_INVALID, "Heigth" },
    { "Edge=", "Height=62", TRI_ERROR_INVALID, "Height" },
    { "[Shape]", "[Form]", TRI_ERROR_INVALID, "Form" },
  };
  TriRng rng = tri_rng_seed (3);
  g_autoptr (TriDesign) design = make_random (&rng);
  g_autofree char *good = tri_design_to_string (design);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = replace_line (good, rows[i].key, rows[i].line);
      g_autoptr (GError) error = NULL;

      g_assert_null (tri_design_from_string (text, &error));
      g_assert_error (error, TRI_ERROR, rows[i].code);
      if (strstr (error->message, rows[i].names) == NULL)
        g_error ("“%s” does not name %s", error->message, rows[i].names);
    }
}

static void
test_clamped (void)
{
  TriDesignSpec spec = { .template_id = "soft", .norwood = 99, .shade = 99 };
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriDesign) dense = NULL;

  spec.density_per_cm2 = NAN;
  spec.shape.height_mm = INFINITY;
  design = tri_design_new (&spec);
  g_assert_cmpfloat (tri_design_get_spec (design)->density_per_cm2, ==, TRI_DENSITY_MIN);
  g_assert_cmpfloat (tri_design_get_spec (design)->shape.height_mm, ==, 95);
  g_assert_cmpint (tri_design_get_spec (design)->norwood, ==, TRI_NORWOOD_7);
  g_assert_cmpuint (tri_design_get_spec (design)->shade, ==, TRI_N_SHADES - 1);

  spec.density_per_cm2 = 1e6;
  dense = tri_design_new (&spec);
  g_assert_cmpfloat (tri_design_get_spec (dense)->density_per_cm2, ==, TRI_DENSITY_MAX);
  g_assert_false (tri_design_equal (design, dense));
}

/* Equality looks at every member. */
static void
test_equal (void)
{
  TriRng rng = tri_rng_seed (4);
  g_autoptr (TriDesign) design = make_random (&rng);

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS + 7; i++)
    {
      TriDesignSpec spec = *tri_design_get_spec (design);
      g_autoptr (TriDesign) other = NULL;

      if (i < TRI_N_SHAPE_MEMBERS)
        tri_hairline_shape_set (&spec.shape, i,
                                nextafter (tri_hairline_shape_get (&spec.shape, i), 30));
      else if (i == TRI_N_SHAPE_MEMBERS)
        spec.norwood = spec.norwood == TRI_NORWOOD_2 ? TRI_NORWOOD_3 : TRI_NORWOOD_2;
      else if (i == TRI_N_SHAPE_MEMBERS + 1)
        spec.density_per_cm2 = nextafter (spec.density_per_cm2, 100);
      else if (i == TRI_N_SHAPE_MEMBERS + 2)
        spec.shade = (spec.shade + 1) % TRI_N_SHADES;
      else if (i == TRI_N_SHAPE_MEMBERS + 3)
        spec.seed++;
      else if (i == TRI_N_SHAPE_MEMBERS + 4)
        spec.free_sides = TRUE;
      else if (i == TRI_N_SHAPE_MEMBERS + 5)
        spec.fringe.points[2].y = 1e-9;
      else
        g_strlcpy (spec.template_id, "other", sizeof spec.template_id);
      other = tri_design_new (&spec);
      g_assert_false (tri_design_equal (design, other));
    }
}

static void
test_from_template (void)
{
  g_autofree char *path
      = g_build_filename (TEST_DIR, "..", "data", "templates", "mature.template", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TriTemplate) style = NULL;
  g_autoptr (TriDesign) youngest = NULL;
  g_autoptr (TriDesign) opening = NULL;
  const TriDesignSpec *spec;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  bytes = g_bytes_new (text, strlen (text));
  style = tri_template_parse (bytes, "mature.template", NULL);
  youngest = tri_design_new_from_template (style, FALSE, TRI_NORWOOD_5, 4, 100, 7);
  opening = tri_design_new_from_template (style, TRUE, TRI_NORWOOD_5, 4, 100, 7);

  spec = tri_design_get_spec (opening);
  g_assert_cmpstr (spec->template_id, ==, "mature");
  g_assert_cmpint (spec->norwood, ==, TRI_NORWOOD_5);
  g_assert_cmpuint (spec->shade, ==, 4);
  g_assert_cmpfloat (spec->density_per_cm2, ==, 100);
  g_assert_cmpuint (spec->seed, ==, 7);
  g_assert_cmpfloat (spec->shape.height_mm, ==, 78);
  g_assert_cmpfloat (tri_design_get_spec (youngest)->shape.height_mm, ==, 70);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/design/round-trip", test_round_trip);
  g_test_add_func ("/design/design/old-text", test_old_text);
  g_test_add_func ("/design/design/sides", test_sides);
  g_test_add_func ("/design/design/mutations", test_mutations);
  g_test_add_func ("/design/design/refused", test_refused);
  g_test_add_func ("/design/design/clamped", test_clamped);
  g_test_add_func ("/design/design/equal", test_equal);
  g_test_add_func ("/design/design/from-template", test_from_template);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Template files: the five built-in ones say what GEOMETRY 7 tables, bad ones are refused by line.
 */

#include "config.h"

#include "tri-error.h"
#include "tri-rng.h"
#include "tri-template.h"

#include <math.h>
#include <string.h>

#define N_STYLES 5

/* GEOMETRY 7's table, then edge and stray share of GEOMETRY 8, and how the style opens. */
static const struct
{
  const char *id;
  const char *name;
  double shape[TRI_N_SHAPE_MEMBERS];
  double opening_height_mm, opening_apex_rise_mm;
} styles[N_STYLES] = {
  { "soft",
    "Soft Rounded",
    { 62, 0, 12, 30, 3, 53, 15, 84, 47, 57, 53, 60, 24, 22, 12, 1.2, 6.5, .03 },
    70,
    15 },
  { "straight",
    "Straight Edge-up",
    { 58, 0, 12, 42, 1, 57, 4, 80, 52, 56, 58, 60, 10, 4, 4, .4, 3, 0 },
    66,
    4 },
  { "mature",
    "Mature",
    { 70, 0, 12, 26, 5, 50, 32, 91, 36, 57, 48, 50, 24, 14, 12, 1.5, 6.5, .03 },
    78,
    14 },
  { "widow",
    "Widow's Peak",
    { 66, 8, 16, 33, 4, 51, 22, 87, 43, 57, 51, 10, 22, 16, 12, 1.2, 6.5, .03 },
    74,
    22 },
  { "cap",
    "Full Cap",
    { 62, 0, 12, 34, 2, 54, 11, 81, 52, 52, 59, 60, 22, 14, 7, .9, 6.5, .03 },
    70,
    11 },
};

static char *
load_text (const char *id)
{
  g_autofree char *file = g_strdup_printf ("%s.template", id);
  g_autofree char *path = g_build_filename (TEST_DIR, "..", "data", "templates", file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static TriTemplate *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return tri_template_parse (bytes, "mine.template", error);
}

static void
test_built_in (void)
{
  for (guint i = 0; i < N_STYLES; i++)
    {
      g_autofree char *text = load_text (styles[i].id);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriTemplate) style = parse (text, &error);
      const TriHairlineShape *opening;

      g_assert_no_error (error);
      g_assert_cmpstr (tri_template_get_id (style), ==, styles[i].id);
      g_assert_cmpstr (tri_template_get_name (style), ==, styles[i].name);
      g_assert_cmpuint (strlen (tri_template_get_description (style)), >, 20);
      g_assert_nonnull (strstr (text, "\nName[de]="));
      g_assert_nonnull (strstr (text, "\nDescription[de]="));
      opening = tri_template_get_opening (style);
      for (guint m = 0; m < TRI_N_SHAPE_MEMBERS; m++)
        {
          g_assert_cmpfloat (tri_hairline_shape_get (tri_template_get_shape (style), m), ==,
                             styles[i].shape[m]);
          if (m != 0 && m != 6)
            g_assert_cmpfloat (tri_hairline_shape_get (opening, m), ==, styles[i].shape[m]);
        }
      g_assert_cmpfloat (opening->height_mm, ==, styles[i].opening_height_mm);
      g_assert_cmpfloat (opening->apex_rise_mm, ==, styles[i].opening_apex_rise_mm);
    }
}

/* What is written is read back as it was, member for member, whatever is in the texts. */
static void
test_round_trip (void)
{
  static const char *const names[]
      = { "Fade", "M. Hale’s “Cut”; 50 % = #1", "\\n is no line end", "[Template]", "Größe 2" };
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  TriRng rng = tri_rng_seed (11);

  for (guint i = 0; i < 200; i++)
    {
      const char *name = names[i % G_N_ELEMENTS (names)];
      TriHairlineShape shape, opening;
      g_autoptr (TriTemplate) style = NULL;
      g_autoptr (TriTemplate) again = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *text_again = NULL;

      for (guint m = 0; m < TRI_N_SHAPE_MEMBERS; m++)
        {
          double range = members[m].maximum - members[m].minimum;

          tri_hairline_shape_set (&shape, m, members[m].minimum + tri_rng_uniform (&rng) * range);
          tri_hairline_shape_set (&opening, m,
                                  tri_rng_range (&rng, 2) == 0
                                      ? tri_hairline_shape_get (&shape, m)
                                      : members[m].minimum + tri_rng_uniform (&rng) * range);
        }
      style = tri_template_new ("a-1", name, "  Says what it is.\n", &shape, &opening, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tri_template_get_description (style), ==, "Says what it is.");
      text = tri_template_to_string (style);
      again = parse (text, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (tri_template_get_id (again), ==, "a-1");
      g_assert_cmpstr (tri_template_get_name (again), ==, name);
      g_assert_cmpstr (tri_template_get_description (again), ==, "Says what it is.");
      g_assert_true (tri_template_equal_shape (style, again));
      text_again = tri_template_to_string (again);
      g_assert_cmpstr (text, ==, text_again);
    }
}

static void
test_new_refuses (void)
{
  g_autofree char *long_name = g_strnfill (41, 'x');
  const char *const names[] = { "", " \t", long_name, "two\nlines" };
  const TriHairlineShape shape = { .height_mm = 70 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tri_template_new ("a", names[i], "Words", &shape, &shape, &error));
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
  long_name[40] = '\0';
  {
    g_autoptr (TriTemplate) style
        = tri_template_new ("a", long_name, "Words", &shape, &shape, NULL);

    /* What lies outside its limits is put into them. */
    g_assert_nonnull (style);
    g_assert_cmpfloat (tri_template_get_shape (style)->apex_x_mm, ==, 46);
  }
}

/* Every member has its own place, key and a range that is not empty. */
static void
test_members (void)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();
  TriHairlineShape shape;

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    {
      g_assert_cmpuint (members[i].offset, ==, i * sizeof (double));
      g_assert_cmpfloat (members[i].minimum, <, members[i].maximum);
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (members[i].key, !=, members[j].key);
    }
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    tri_hairline_shape_set (&shape, i, i % 3 == 0 ? NAN : i % 3 == 1 ? -1e9 : 1e9);
  tri_hairline_shape_clamp (&shape);
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    g_assert_cmpfloat (tri_hairline_shape_get (&shape, i), ==,
                       i % 3 == 2 ? members[i].maximum : members[i].minimum);
}

static char *
replace (const char *text, const char *from, const char *to)
{
  const char *at = strstr (text, from);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, to, at + strlen (from));
}

/* Each row breaks one thing of soft.template; @message is how the refusal begins. */
static void
test_refused (void)
{
  static const struct
  {
    const char *from, *to, *message;
  } rows[] = {
    { "Height=62", "Height 62", "mine.template:10: “Key=value” is expected" },
    { "[Template]\n", "", "mine.template:4: a [Group] must come before" },
    { "[Opening]", "[Opening", "mine.template:30: a group is written" },
    { "[Opening]", "[Closing]", "mine.template:30: there is no group [Closing]" },
    { "[Opening]", "[Template]", "mine.template:30: the group [Template] is there twice" },
    { "Id=soft\n", "", "mine.template:4: the key Id is missing" },
    { "Id=soft", "Id=../soft", "mine.template:5: an Id is made of" },
    { "Id=soft", "Id=", "mine.template:5: an Id is made of" },
    { "Name=Soft Rounded\n", "", "mine.template:4: the key Name is missing" },
    { "Name=Soft Rounded", "Name=", "mine.template:6: Name is empty" },
    { "Name=Soft Rounded", "Name=Soft\\nRounded", "mine.template:6: Name has a control" },
    { "Name=Soft Rounded", "Name=Soft\\qRounded", "mine.template:6: " },
    { "ApexRise=15\n", "", "mine.template:4: the key ApexRise is missing" },
    { "ApexRise=15", "Height=62", "mine.template:16: the key “Height” is already in line 10" },
    { "ApexRise=15", "ApexRize=15", "mine.template:16: “ApexRize” is not a key" },
    { "ApexRise=15", "ApexRise[de]=15", "mine.template:16: “ApexRise” is not a key" },
    { "ApexRise=15", "Apex Rise=15", "mine.template:16: a key is made of letters" },
    { "ApexRise=15", "ApexRise=high", "mine.template:16: “high” is not a number" },
    { "ApexRise=15", "ApexRise=1,5", "mine.template:16: “1,5” is not a number" },
    { "ApexRise=15", "ApexRise=", "mine.template:16: “” is not a number" },
    { "ApexRise=15", "ApexRise=nan", "mine.template:16: “nan” is not a number" },
    { "ApexRise=15", "ApexRise=0x10", "mine.template:16: “0x10” is not a number" },
    { "ApexRise=15", "ApexRise=1e999", "mine.template:16: “1e999” is not a number" },
    { "ApexRise=15", "ApexRise=45.1", "mine.template:16: ApexRise must lie between 0 and 45" },
    { "Height=70", "Height=44", "mine.template:31: Height must lie between 45 and 95" },
    { "Height=70", "Name=Late", "mine.template:31: “Name” is not a key of the group [Opening]" },
    { "Height=70", "Height=\xff", "mine.template:31: this is not UTF-8" },
  };
  g_autofree char *soft = load_text ("soft");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = replace (soft, rows[i].from, rows[i].to);
      g_autoptr (GError) error = NULL;
      g_autoptr (TriTemplate) style = parse (text, &error);

      if (style != NULL)
        g_error ("“%s” for “%s” passed", rows[i].to, rows[i].from);
      g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
      if (!g_str_has_prefix (error->message, rows[i].message))
        g_error ("“%s” does not begin with “%s”", error->message, rows[i].message);
    }
}

static void
test_refused_whole (void)
{
  static const char zeros[8] = { 0 };
  g_autofree char *soft = load_text ("soft");
  g_autofree char *padding = g_strnfill (64 * 1024, '#');
  g_autofree char *large = g_strconcat (soft, padding, NULL);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) binary = g_bytes_new_static (zeros, sizeof zeros);
  GError *error = NULL;

  g_assert_null (parse (large, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "64 kB"));
  g_clear_error (&error);

  g_assert_null (tri_template_parse (nothing, "empty", &error));
  g_assert_cmpstr (error->message, ==, "empty:1: the group [Template] is missing");
  g_clear_error (&error);

  g_assert_null (tri_template_parse (binary, "zeros", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
}

/* What editors on other systems write is fine: CR LF, a byte order mark, no [Opening]. */
static void
test_accepted (void)
{
  g_autofree char *soft = load_text ("soft");
  g_auto (GStrv) rows = g_strsplit (soft, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", rows);
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf", joined, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriTemplate) style = parse (text, &error);
  g_autoptr (TriTemplate) plain = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (tri_template_get_name (style), ==, "Soft Rounded");

  *strstr (soft, "[Opening]") = '\0';
  plain = parse (soft, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (tri_template_get_opening (plain)->height_mm, ==, 62);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/design/template/built-in", test_built_in);
  g_test_add_func ("/design/template/round-trip", test_round_trip);
  g_test_add_func ("/design/template/new-refuses", test_new_refuses);
  g_test_add_func ("/design/template/members", test_members);
  g_test_add_func ("/design/template/refused", test_refused);
  g_test_add_func ("/design/template/refused-whole", test_refused_whole);
  g_test_add_func ("/design/template/accepted", test_accepted);
  return g_test_run ();
}

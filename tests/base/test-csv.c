/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comma-separated values: quoting, numbers, and nothing that a spreadsheet would compute. */

#include "config.h"

#include "tri-csv.h"

static void
test_text (void)
{
  static const struct
  {
    const char *text;
    const char *field;
  } cases[] = {
    { "plain", "\"plain\"" },
    { "", "\"\"" },
    { "a,b", "\"a,b\"" },
    { "say \"hi\"", "\"say \"\"hi\"\"\"" },
    { "two\nlines", "\"two\nlines\"" },
    { "Größe", "\"Größe\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+49 30", "\"'+49 30\"" },
    { "-5", "\"'-5\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\tx", "\"'\tx\"" },
    { "a=1", "\"a=1\"" },
    { "\xff", "\"\xEF\xBF\xBD\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TriCsv *csv = tri_csv_new ();
      g_autofree char *text = NULL;
      g_autofree char *expected = g_strconcat (cases[i].field, "\r\n", NULL);

      tri_csv_add_text (csv, cases[i].text);
      tri_csv_end_line (csv);
      text = tri_csv_free_to_text (csv);
      g_assert_cmpstr (text, ==, expected);
    }
}

static void
test_lines (void)
{
  TriCsv *csv = tri_csv_new ();
  g_autofree char *text = NULL;

  tri_csv_add_text (csv, "a");
  tri_csv_add_decimal (csv, -37500, 2);
  tri_csv_end_line (csv);
  tri_csv_add_decimal (csv, 1500, 0);
  tri_csv_add_decimal (csv, -5, 3);
  tri_csv_add_decimal (csv, G_MININT64, 2);
  tri_csv_end_line (csv);
  text = tri_csv_free_to_text (csv);
  g_assert_cmpstr (text, ==, "\"a\",-375.00\r\n1500,-0.005,-92233720368547758.08\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/csv/text", test_text);
  g_test_add_func ("/csv/lines", test_lines);
  return g_test_run ();
}

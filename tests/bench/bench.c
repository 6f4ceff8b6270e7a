/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times rows of work in turn with what they are held against, and prints them as one table. */

#include "config.h"

#include "bench.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define ROUNDS_MIN 5
#define ROUNDS_MAX 400
#define SECONDS 2.0
/* Columns: the row's name, what is divided by what. */
#define NAME_WIDTH 40
#define WHAT_WIDTH 34

static const struct
{
  const char *name;
  void (*run) (BenchTable *table);
} concerns[] = {
  { "registration", bench_registration },
  { "search", bench_search },
  { "select", bench_select },
  { "photo", bench_photo },
  { "preview", bench_preview },
  { "frame", bench_frame },
  { "export", bench_export },
  { "store", bench_store },
  { "clinic", bench_clinic },
  { "window", bench_window },
};

struct _BenchTable
{
  const char *only;    /* a concern, or part of a row's name; NULL for all */
  const char *count;   /* the one row to run once, for callgrind; NULL to measure */
  const char *concern; /* that is being run */
  const char *program;
  FILE *json;
  guint n_rows, n_met, n_missed;
};

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
median (double *values, guint n)
{
  qsort (values, n, sizeof *values, compare_doubles);
  return n % 2 == 1 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2.0;
}

static double
rusage_ms (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static double
now_ms (BenchClock clock)
{
  struct timespec now;

  switch (clock)
    {
    case BENCH_THREAD:
      clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
      return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
    case BENCH_PROCESS:
      return rusage_ms (RUSAGE_SELF) + rusage_ms (RUSAGE_CHILDREN);
    case BENCH_WALL:
      return (double) g_get_monotonic_time () / 1e3;
    default:
      g_assert_not_reached ();
    }
}

static double
time_ms (BenchClock clock, BenchFunc func, gpointer data)
{
  double start = now_ms (clock);

  func (data);
  return now_ms (clock) - start;
}

/* @text in a column of @width characters; printf counts bytes. */
static void
print_cell (const char *text, glong width, gboolean right)
{
  int pad = (int) MAX (width - g_utf8_strlen (text, -1), 0);

  if (right)
    printf ("%*s%s  ", pad, "", text);
  else
    printf ("%s%*s  ", text, pad, "");
}

static char *
number (double value)
{
  return g_strdup_printf ("%.*f", value < 1.0 ? 3 : value < 100.0 ? 2 : 0, value);
}

static char *
figure (double value, const char *unit)
{
  g_autofree char *text = number (value);

  return g_strconcat (text, " ", unit, NULL);
}

static void
print_row (const char *name,
           const char *what,
           const char *ratio,
           const char *aim,
           const char *work,
           const char *base,
           const char *rounds,
           const char *met)
{
  print_cell (name, NAME_WIDTH, FALSE);
  print_cell (what, WHAT_WIDTH, FALSE);
  print_cell (ratio, 8, TRUE);
  print_cell (aim, 6, TRUE);
  print_cell (work, 10, TRUE);
  print_cell (base, 10, TRUE);
  print_cell (rounds, 6, TRUE);
  printf ("%s\n", met);
  fflush (stdout);
}

static char *
aim_text (const BenchRow *row)
{
  g_autofree char *text = NULL;

  if (row->at_most <= 0.0 && row->at_least <= 0.0)
    return g_strdup ("");
  text = g_strdup_printf ("%g", row->at_most > 0.0 ? row->at_most : row->at_least);
  return g_strconcat (row->at_most > 0.0 ? "≤ " : "≥ ", text, NULL);
}

static void
print_json (FILE *json, const BenchRow *row, double value, double work, double base, guint rounds)
{
  fprintf (json, "{\"name\": \"%s\", \"what\": \"%s\", ", row->name, row->what);
  if (row->over != NULL)
    fprintf (json, "\"over\": \"%s\", \"ratio\": %.4f, \"base\": %.4f, ", row->over, value, base);
  if (row->at_most > 0.0)
    fprintf (json, "\"at_most\": %g, ", row->at_most);
  if (row->at_least > 0.0)
    fprintf (json, "\"at_least\": %g, ", row->at_least);
  fprintf (json, "\"work\": %.4f, \"unit\": \"%s\", \"rounds\": %u}\n", work,
           row->unit != NULL ? row->unit : "ms", rounds);
  fflush (json);
}

void
bench_add (BenchTable *table, const BenchRow *row, double *work, double *base, guint rounds)
{
  const char *unit = row->unit != NULL ? row->unit : "ms";
  double work_median, base_median = 0.0, value;
  g_autofree char *what = NULL;
  g_autofree char *ratio = NULL;
  g_autofree char *aim = aim_text (row);
  g_autofree char *work_text = NULL;
  g_autofree char *base_text = NULL;
  g_autofree char *rounds_text = g_strdup_printf ("%u", rounds);
  gboolean met;

  g_return_if_fail (rounds > 0 && (base == NULL) == (row->over == NULL));

  if (!bench_wants (table, row->name))
    return;
  work_median = value = median (work, rounds);
  if (base != NULL)
    {
      base_median = median (base, rounds);
      value = work_median / base_median;
    }
  met = (row->at_most <= 0.0 || value <= row->at_most)
        && (row->at_least <= 0.0 || value >= row->at_least);
  what = base != NULL ? g_strconcat (row->what, " ÷ ", row->over, NULL) : g_strdup (row->what);
  ratio = base != NULL ? number (value) : g_strdup ("");
  work_text = figure (work_median, unit);
  base_text = base != NULL ? figure (base_median, unit) : g_strdup ("");
  print_row (row->name, what, ratio, aim, work_text, base_text, rounds_text,
             aim[0] == '\0' ? ""
             : met          ? "met"
                            : "MISSED");
  if (table->json != NULL)
    print_json (table->json, row, value, work_median, base_median, rounds);
  table->n_rows++;
  if (aim[0] != '\0')
    (*(met ? &table->n_met : &table->n_missed))++;
}

/* Callgrind collects in here only; a function of its own in every build. */
static void __attribute__ ((noinline)) bench_counted_call (BenchFunc work, gpointer data)
{
  work (data);
  /* A call at the end could become a jump, which callgrind does not see return. */
  __asm__ volatile("");
}

void
bench_compare (BenchTable *table,
               const BenchRow *row,
               BenchFunc work,
               gpointer work_data,
               BenchFunc base,
               gpointer base_data)
{
  g_autofree double *work_ms = g_new (double, ROUNDS_MAX);
  g_autofree double *base_ms = g_new (double, ROUNDS_MAX);
  gint64 start;
  guint rounds = 0;

  g_return_if_fail (row->over != NULL);

  if (!bench_wants (table, row->name))
    return;
  work (work_data);
  if (table->count != NULL)
    {
      bench_counted_call (work, work_data);
      return;
    }
  base (base_data);
  start = g_get_monotonic_time ();
  while (rounds < ROUNDS_MIN
         || (rounds < ROUNDS_MAX && g_get_monotonic_time () - start < SECONDS * G_TIME_SPAN_SECOND))
    {
      /* Who goes first changes: neither always finds the cache as the other left it. */
      if (rounds % 2 == 0)
        work_ms[rounds] = time_ms (row->clock, work, work_data);
      base_ms[rounds] = time_ms (row->clock, base, base_data);
      if (rounds % 2 == 1)
        work_ms[rounds] = time_ms (row->clock, work, work_data);
      rounds++;
    }
  bench_add (table, row, work_ms, base_ms, rounds);
}

void
bench_instructions (BenchTable *table, const char *name, double at_most)
{
  g_autofree char *row_name = g_strconcat ("instructions, ", name, NULL);
  g_autofree char *valgrind = g_find_program_in_path ("valgrind");
  const char *argv[] = { valgrind,
                         "--tool=callgrind",
                         "--callgrind-out-file=/dev/null",
                         "--toggle-collect=bench_counted_call",
                         table->program,
                         "--only",
                         table->concern,
                         "--count",
                         name,
                         NULL };
  g_autofree char *text = NULL;
  const char *collected;
  int status;
  double millions;

  if (table->count != NULL || !bench_wants (table, row_name))
    return;
  if (valgrind == NULL)
    {
      bench_remark (table, "no valgrind: instructions are not counted");
      return;
    }
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     &text, &status, NULL)
      || !g_spawn_check_wait_status (status, NULL)
      || (collected = strstr (text, "Collected : ")) == NULL)
    {
      bench_remark (table, "callgrind failed: instructions are not counted");
      return;
    }
  millions = g_ascii_strtod (collected + strlen ("Collected : "), NULL) / 1e6;
  bench_add (
      table,
      &(BenchRow){ .name = row_name, .what = "instructions", .unit = "M", .at_most = at_most },
      &millions, NULL, 1);
}

gboolean
bench_wants (BenchTable *table, const char *name)
{
  if (table->count != NULL)
    return g_str_equal (table->count, name);
  return table->only == NULL || g_str_equal (table->only, table->concern)
         || strstr (name, table->only) != NULL;
}

void
bench_remark (BenchTable *table, const char *text)
{
  if (table->count != NULL)
    return;
  printf ("(%s)\n", text);
  fflush (stdout);
}

struct _BenchCopy
{
  gsize size;
  guint8 *from, *to;
};

BenchCopy *
bench_copy_new (guint width, guint height)
{
  BenchCopy *self = g_new (BenchCopy, 1);

  self->size = (gsize) width * height * 4;
  self->from = g_malloc (self->size);
  self->to = g_malloc (self->size);
  /* Every page is there before it is timed. */
  memset (self->from, 1, self->size);
  memset (self->to, 0, self->size);
  return self;
}

void
bench_copy_free (BenchCopy *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

void
bench_copy (gpointer copy)
{
  BenchCopy *self = copy;

  memcpy (self->to, self->from, self->size);
  /* The next copy differs, so no compiler may skip one. */
  self->from[0] = (guint8) (self->to[self->size - 1] + 1);
}

int
main (int argc, char *argv[])
{
  BenchTable table = { .program = argv[0] };
  g_autofree char *only = NULL;
  g_autofree char *count = NULL;
  g_autofree char *json = NULL;
  const GOptionEntry entries[] = {
    { "only", 0, 0, G_OPTION_ARG_STRING, &only,
      "Make these rows: a concern (registration, select…), or part of their names", "TEXT" },
    { "count", 0, 0, G_OPTION_ARG_STRING, &count,
      "Do the work of this row once, and measure nothing: callgrind does", "ROW" },
    { "json", 0, 0, G_OPTION_ARG_FILENAME, &json, "Write the rows as lines of JSON, too", "FILE" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  /* GTK takes the locale from here; figures have a point. */
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }
  table.only = only;
  table.count = count;
  if (json != NULL && (table.json = fopen (json, "w")) == NULL)
    {
      fprintf (stderr, "%s cannot be written.\n", json);
      return 1;
    }
  if (count == NULL)
    print_row ("row", "what ÷ what", "ratio", "aim", "work", "base", "rounds", "");
  for (guint i = 0; i < G_N_ELEMENTS (concerns); i++)
    {
      gboolean named = FALSE;

      /* When one concern is named, the others need not even set up. */
      for (guint k = 0; only != NULL && k < G_N_ELEMENTS (concerns); k++)
        named |= g_str_equal (only, concerns[k].name);
      if (named && !g_str_equal (only, concerns[i].name))
        continue;
      table.concern = concerns[i].name;
      concerns[i].run (&table);
    }
  if (count == NULL)
    printf ("%u rows, %u aims met, %u missed\n", table.n_rows, table.n_met, table.n_missed);
  if (table.json != NULL)
    fclose (table.json);
  return 0;
}

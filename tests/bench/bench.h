/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed as one table of ratios: each row times a piece of work and something to hold it against, in
 * turn, on the same machine.
 *
 * One file bench-THING.c for each concern, with one function bench_thing () that is listed here and
 * in bench.c. A row is one call:
 *
 *   bench_compare (table,
 *                  &(BenchRow){ .name = "frame, 4K, 20k dots", .what = "frame", .over = "memcpy",
 *                               .at_most = 4.0 },
 *                  draw_frame, &bench, bench_copy, copy);
 *
 * Swap the two sides to say how many times faster something is (.what = "naive cairo",
 * .over = "frame", .at_least = 20.0). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _BenchTable BenchTable;

/* Does the work of one round. */
typedef void (*BenchFunc) (gpointer data);

/* What counts as time. */
typedef enum
{
  BENCH_THREAD,  /* CPU time of this thread: what others do on the machine hardly counts */
  BENCH_PROCESS, /* CPU time of all threads and of the child processes waited for */
  BENCH_WALL,    /* time that passes: disks, displays */
} BenchClock;

typedef struct
{
  const char *name;
  const char *what; /* what is measured: "frame" */
  const char *over; /* and held against: "memcpy"; NULL for a plain number */
  const char *unit; /* of the figures; NULL: ms */
  double at_most;   /* aims for the ratio, or for the plain number; 0: none */
  double at_least;
  BenchClock clock;
} BenchRow;

/**
 * bench_compare:
 * @work: the side @row calls what
 * @base: the side it calls over
 *
 * Runs both in turn, after a warm-up, until two seconds have passed (and at least five rounds), and
 * adds a row with the medians and their ratio.
 */
void bench_compare (BenchTable *table,
                    const BenchRow *row,
                    BenchFunc work,
                    gpointer work_data,
                    BenchFunc base,
                    gpointer base_data);

/**
 * bench_add:
 * @work: one figure a round, in the row's unit; sorted here
 * @base: (nullable): the same for what it is held against, from the same rounds
 *
 * Adds a row of figures that were measured in some other way: bytes, frames of a window, lines of
 * another program. The ratio is that of the medians; without @base the aim is for the median
 * itself.
 */
void bench_add (BenchTable *table, const BenchRow *row, double *work, double *base, guint rounds);

/**
 * bench_instructions:
 * @name: a row of the same concern that bench_compare() makes with BENCH_THREAD
 *
 * Adds a row with the exact number of instructions, in millions, of one call of that row's work:
 * this program runs itself under callgrind. Left out, with a remark, where valgrind is not
 * installed.
 */
void bench_instructions (BenchTable *table, const char *name, double at_most);

/* Whether the row will be made: dear set-up can be left out when it will not. */
gboolean bench_wants (BenchTable *table, const char *name);
/* A line between the rows that says why some are missing: "no display". */
void bench_remark (BenchTable *table, const char *text);

/* A picture to copy, 4 bytes a pixel, as a measure of the machine: pass bench_copy() as a side. */
typedef struct _BenchCopy BenchCopy;

BenchCopy *bench_copy_new (guint width, guint height);
void bench_copy_free (BenchCopy *self);
void bench_copy (gpointer copy);

/* The concerns, in the order of the table. */
void bench_registration (BenchTable *table);
void bench_search (BenchTable *table);
void bench_select (BenchTable *table);
void bench_preview (BenchTable *table);
void bench_frame (BenchTable *table);
void bench_export (BenchTable *table);
void bench_photo (BenchTable *table);
void bench_store (BenchTable *table);
void bench_clinic (BenchTable *table);
void bench_window (BenchTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BenchCopy, bench_copy_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Speed as a ratio: a piece of work against copying one full-HD picture, on the same machine. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*BenchFunc) (gpointer data);

/**
 * bench_run:
 * @name: of the row
 * @func: the work, done once a call
 * @n: how many things one call deals with, for the reader
 *
 * Runs @func and the copy in turn, after a warm-up, until two seconds have passed, and prints one
 * line of JSON: name, median ms of both, their ratio, @n and the number of rounds. Medians of
 * interleaved runs stay comparable on a loaded machine; milliseconds do not.
 */
void bench_run (const char *name, BenchFunc func, gpointer data, guint64 n);

G_END_DECLS

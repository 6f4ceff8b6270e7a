/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built trichion program as its users do and catches what it says. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What one run left behind. */
typedef struct
{
  int status;
  char *output;
  char *errors;
} Run;

void run_clear (Run *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

typedef enum
{
  RUN_PLAIN = 0,
  RUN_UNPRIVILEGED
  = 1 << 0, /* as nobody when the test runs as root, to whom file modes mean nothing */
  RUN_SMALL_FILES = 1 << 1, /* no file may grow over 4 kB: a write that stops half-way */
  RUN_NO_DISPLAY = 1 << 2,  /* even where the test has one */
} RunFlags;

/* A folder of its own for the program's data, and for the test's files; removed at the end. */
const char *program_get_folder (void);
/* Removes the folder. */
void program_clean_up (void);

/* Runs trichion with @arguments, NULL-terminated. */
Run program_run (RunFlags flags, const char *const *arguments);

/* A path inside the test's folder. (transfer full) */
char *program_path (const char *name);
/* Writes a file into the test's folder and returns its path. (transfer full) */
char *program_write (const char *name, const char *content, gssize length);
/* A path of data/samples. (transfer full) */
char *program_sample (const char *name);

/* Exactly one line on standard error, like @pattern; nothing on standard output. */
void assert_failed (const Run *run, int status, const char *pattern);
/* Exit status 0 and nothing on standard error. */
void assert_succeeded (const Run *run);
/* The output as a JSON object. (transfer full) */
JsonNode *assert_json (const Run *run);

G_END_DECLS

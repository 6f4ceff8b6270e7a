/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing comma-separated values (RFC 4180) that a spreadsheet cannot mistake for formulas. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _TriCsv TriCsv;

TriCsv *tri_csv_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A field of words, quoted where needed. Text that a spreadsheet would compute (it begins with =,
 * +, -, @, a tab or a line end) gets an apostrophe before it. What is not UTF-8 is replaced. */
void tri_csv_add_text (TriCsv *self, const char *text);
/* A number: "-375.00" for -37500 with 2 @digits (0 to 4). */
void tri_csv_add_decimal (TriCsv *self, gint64 minor, int digits);
void tri_csv_end_line (TriCsv *self);
/* All lines, each ended by CR LF. Frees @self. (transfer full) */
char *tri_csv_free_to_text (TriCsv *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

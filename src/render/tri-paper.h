/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that are printed on. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRI_PAPER_A4,
  TRI_PAPER_LETTER,
  TRI_N_PAPERS,
} TriPaper;

/* "a4", "letter" */
gboolean tri_paper_from_id (const char *id, TriPaper *out_paper);
/* Of the upright sheet. */
void tri_paper_get_size (TriPaper paper, double *out_width_mm, double *out_height_mm);

G_END_DECLS

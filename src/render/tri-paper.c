/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers that are printed on. */

#include "config.h"

#include "tri-paper.h"

static const struct
{
  const char *id;
  double width_mm, height_mm;
} papers[TRI_N_PAPERS] = {
  [TRI_PAPER_A4] = { "a4", 210.0, 297.0 },
  [TRI_PAPER_LETTER] = { "letter", 215.9, 279.4 },
};

gboolean
tri_paper_from_id (const char *id, TriPaper *out_paper)
{
  g_return_val_if_fail (id != NULL && out_paper != NULL, FALSE);

  for (guint i = 0; i < TRI_N_PAPERS; i++)
    if (g_str_equal (id, papers[i].id))
      {
        *out_paper = (TriPaper) i;
        return TRUE;
      }
  return FALSE;
}

void
tri_paper_get_size (TriPaper paper, double *out_width_mm, double *out_height_mm)
{
  g_return_if_fail ((guint) paper < TRI_N_PAPERS);

  *out_width_mm = papers[paper].width_mm;
  *out_height_mm = papers[paper].height_mm;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page that tells two courses of costs: the drawing, a table and the words to it. */

#pragma once

#include "tri-cost-drawing.h"

G_BEGIN_DECLS

/* Plain words; owned. Free with tri_cost_sheet_free (). */
typedef struct
{
  char *heading;  /* the clinic */
  char *title;    /* what and for whom */
  char *subtitle; /* the day */
  char *foot;
  TriCostDrawing *drawing;
  GPtrArray *words; /* (element-type utf8): paragraphs below the drawing */
  GPtrArray *table; /* (element-type GStrv): rows of as many columns as the first, the heads */
} TriCostSheet;

TriCostSheet *tri_cost_sheet_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_cost_sheet_free (TriCostSheet *self);
/* @cr's user unit is a millimetre, its origin the page's corner. */
void tri_cost_sheet_draw (const TriCostSheet *self, cairo_t *cr, double width_mm, double height_mm);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriCostSheet, tri_cost_sheet_free)

G_END_DECLS

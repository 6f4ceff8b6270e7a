/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ten-year cost as a drawing and as a page to print. */

#pragma once

#include "tri-cost-sheet.h"
#include "tri-ten-years.h"

G_BEGIN_DECLS

/* @start: the day of the first session. Returns: (transfer full) */
TriCostDrawing *tri_cost_picture_new (const TriTenYears *years,
                                      TriDate start) G_GNUC_WARN_UNUSED_RESULT;
/* @client: as it may be shown outside the client's own record; @today: what is written on the page.
 * Returns: (transfer full) */
TriCostSheet *tri_cost_picture_new_sheet (const TriTenYears *years,
                                          TriDate start,
                                          const char *clinic,
                                          const char *client,
                                          TriDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

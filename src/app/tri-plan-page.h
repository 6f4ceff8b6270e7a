/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: the sessions of the chosen style, its touch-up, the quote and the account. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRI_TYPE_PLAN_PAGE (tri_plan_page_get_type ())
G_DECLARE_FINAL_TYPE (TriPlanPage, tri_plan_page, TRI, PLAN_PAGE, GtkWidget)

/* @consultation: (nullable) */
void tri_plan_page_set_consultation (TriPlanPage *self, TriConsultation *consultation);

G_END_DECLS

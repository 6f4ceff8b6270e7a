/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's money: income by month, what is owed and held, touch-ups to come, the book as CSV.
 */

#pragma once

#include "tri-application.h"

G_BEGIN_DECLS

#define TRI_TYPE_COSTS_PAGE (tri_costs_page_get_type ())
G_DECLARE_FINAL_TYPE (TriCostsPage, tri_costs_page, TRI, COSTS_PAGE, GtkWidget)

/* Brings it up to date with the record of @application, which must be open. */
void tri_costs_page_refresh (TriCostsPage *self, TriApplication *application);
/* Puts the keyboard on the page. */
void tri_costs_page_focus (TriCostsPage *self);
/* Writes the entries of the months that are shown to @file; the window tells how it went. */
void tri_costs_page_export (TriCostsPage *self, GFile *file);

G_END_DECLS

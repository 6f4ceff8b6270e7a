/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compare: styles, moments or kinds of treatment beside each other, zoomed and panned together. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

/**
 * TriComparePage:
 *
 * Follows the consultation while it is in sight. What is compared is kept for each client as long
 * as the window is open. A picture that is chosen becomes the design and the moment of the
 * studio, by the action "win.page".
 */
#define TRI_TYPE_COMPARE_PAGE (tri_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (TriComparePage, tri_compare_page, TRI, COMPARE_PAGE, GtkWidget)

/* @consultation: (nullable) */
void tri_compare_page_set_consultation (TriComparePage *self, TriConsultation *consultation);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that go with every picture that leaves the program. */

#pragma once

#include "tri-estimate.h"

G_BEGIN_DECLS

/* "Simulation of 20 Nov 2026: permanent, 3 sessions, 28 days after the last; touch-up after 24 to
 * 48 months". Returns: (transfer full) */
char *tri_caption_new (const TriMoment *moment,
                       const TriEstimate *estimate,
                       TriDate date) G_GNUC_WARN_UNUSED_RESULT;
/* "Hairline, its middle 78 mm above the glabella, 20 Nov 2026 – simulation, one to one".
 * Returns: (transfer full) */
char *tri_caption_new_stencil (double height_mm, TriDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the overlay share. */

#pragma once

#include "tri-overlay.h"

G_BEGIN_DECLS

/* TRI_OVERLAY_FREE_PARTS */
void _tri_overlay_draw_parts (cairo_t *cr,
                              const TriScene *scene,
                              const TriDesign *design,
                              const TriViewport *viewport);

G_END_DECLS

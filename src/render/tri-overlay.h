/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn over a preview with Cairo: hairline, handles, guides, scale bar. */

#pragma once

#include "tri-handle.h"
#include "tri-scene.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_OVERLAY_HAIRLINE = 1 << 0,
  TRI_OVERLAY_HANDLES = 1 << 1,
  TRI_OVERLAY_MIDLINE = 1 << 2,
  TRI_OVERLAY_GLABELLA = 1 << 3,
  TRI_OVERLAY_SCALE_BAR = 1 << 4,
  TRI_OVERLAY_WIREFRAME = 1 << 5,  /* head mesh, to judge a registration */
  TRI_OVERLAY_THIRDS = 1 << 6,     /* levels of hairline, glabella, nose and chin (DOMAIN 5) */
  TRI_OVERLAY_CANTHI = 1 << 7,     /* vertical through each lateral canthus, over the scalp */
  TRI_OVERLAY_GRID = 1 << 8,       /* tape measure in both directions, a line every 10 mm */
  TRI_OVERLAY_FREE_PARTS = 1 << 9, /* the edges of what was drawn and erased */
  TRI_OVERLAY_FRINGE = 1 << 10,    /* where hair is left, and its handles */
  /* What follows the design, not the head alone. */
  TRI_OVERLAY_OF_DESIGN = TRI_OVERLAY_HAIRLINE | TRI_OVERLAY_HANDLES | TRI_OVERLAY_THIRDS
                          | TRI_OVERLAY_FREE_PARTS | TRI_OVERLAY_FRINGE,
  TRI_OVERLAY_GUIDES
  = TRI_OVERLAY_HAIRLINE | TRI_OVERLAY_MIDLINE | TRI_OVERLAY_GLABELLA | TRI_OVERLAY_SCALE_BAR,
} TriOverlayParts;

/* Draws into view coordinates of @viewport. @design: (nullable) unless something of it is among
 * @parts. @hot: the handle under the pointer or being dragged, TRI_N_HANDLES for
 * none. Quick enough to be done on the main thread; no allocation proportional to the photo. */
void tri_overlay_draw (cairo_t *cr,
                       const TriScene *scene,
                       const TriDesign *design,
                       const TriViewport *viewport,
                       TriOverlayParts parts,
                       TriHandle hot);
/* Where a handle is in view coordinates; FALSE when it cannot be seen in this photo. */
gboolean tri_overlay_get_handle (const TriScene *scene,
                                 const TriDesign *design,
                                 const TriViewport *viewport,
                                 TriHandle handle,
                                 TriVec2 *out_view);
/* The handle within @radius_px of a view point, or TRI_N_HANDLES; of the first @n_handles. */
TriHandle tri_overlay_pick_handle (const TriScene *scene,
                                   const TriDesign *design,
                                   const TriViewport *viewport,
                                   guint n_handles,
                                   TriVec2 view_px,
                                   double radius_px);
/* Length of the scale bar in mm that suits the viewport (…5, 10, 20, 50) and its view px. */
double tri_overlay_scale_bar_mm (const TriScene *scene,
                                 const TriViewport *viewport,
                                 double *out_length_px);

G_END_DECLS

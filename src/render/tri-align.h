/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo laid under another: the same scalp point under the same pixel. */

#pragma once

#include "tri-scene.h"

G_BEGIN_DECLS

/* What a pixel of the first photo is. */
typedef enum
{
  TRI_ALIGN_OFF,    /* no scalp: beside the head, or behind an ear */
  TRI_ALIGN_FACE,   /* on the head's model below the brow, which no face follows exactly */
  TRI_ALIGN_HIDDEN, /* scalp, or face, that the second photo does not see */
  TRI_ALIGN_SEEN,   /* scalp that both see */
} TriAlignPlace;

/**
 * tri_align_map:
 * @first, @second: two photos of one client; each may have a head of its own
 * @first_px: in the first photo
 * @out_second_px: (out): the same scalp point in the second, for TRI_ALIGN_SEEN and _FACE
 *
 * Back-projects the pixel onto the head, past the first photo's outline snap, and projects the
 * point into the second photo. Any thread.
 */
TriAlignPlace tri_align_map (const TriScene *first,
                             const TriScene *second,
                             TriVec2 first_px,
                             TriVec2 *out_second_px);
/* How much of the scalp that the first photo sees the second sees, too: 0 to 1. A millisecond. */
double tri_align_get_shared (const TriScene *first, const TriScene *second);

/**
 * tri_align_render:
 * @viewport: of the first photo
 *
 * The second photo's pixels in the places of the first: a pure function like the previews. Scalp
 * that the second does not see is hatched, the face is dimmed, and beside the head is nothing. Call
 * it on a worker: some tens of ms.
 *
 * Returns: (transfer full): CAIRO_FORMAT_RGB24; NULL when cancelled
 */
cairo_surface_t *tri_align_render (const TriScene *first,
                                   const TriScene *second,
                                   const TriViewport *viewport,
                                   GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

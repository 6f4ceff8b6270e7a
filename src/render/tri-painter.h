/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One frame of the preview made ready: a photo with dots, painted wherever and whenever its pixels
 * are wanted. */

#pragma once

#include "tri-scene.h"

G_BEGIN_DECLS

/* Immutable after it was made and reference-counted; may be used from several threads at once.
 *
 * A pixel is a function of its place in the photo alone, in integers: painted whole, in bands, in
 * tiles of any size or on any thread, a picture is the same to the byte. */
typedef struct _TriPainter TriPainter;

/* Everything that tells one frame from another; @dots are selected on the head of @scene.
 * Returns: (transfer full) */
TriPainter *tri_painter_new (TriScene *scene,
                             TriDots *dots,
                             const TriPigment *pigment,
                             const TriViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;
/**
 * tri_painter_new_after:
 * @previous: (nullable): the painter of the frame before
 *
 * As above. If only the dots differ from @previous, as while a line is dragged, everything else is
 * shared with it, and from now on the photo at the view's resolution is kept with them: one view of
 * memory, and frames that only copy it. For a single picture or a pan use tri_painter_new ().
 */
TriPainter *tri_painter_new_after (TriPainter *previous,
                                   TriScene *scene,
                                   TriDots *dots,
                                   const TriPigment *pigment,
                                   const TriViewport *viewport) G_GNUC_WARN_UNUSED_RESULT;
TriPainter *tri_painter_ref (TriPainter *self);
void tri_painter_unref (TriPainter *self);

TriScene *tri_painter_get_scene (const TriPainter *self);
const TriViewport *tri_painter_get_viewport (const TriPainter *self);
/* The rectangle of the view that pigment may reach, maybe empty; outside of it the view is the
 * photo's own pixels. Of a scene with a look it is the whole view. */
void tri_painter_get_bounds (const TriPainter *self, cairo_rectangle_int_t *out_bounds);

/**
 * tri_painter_paint:
 * @area: a rectangle within the view, in view pixels
 * @pixels: (out): the pixel at the area's corner first, as CAIRO_FORMAT_RGB24 has them
 * @stride_bytes: from one row to the next, a multiple of 4
 *
 * Photo and dots; beside the photo a dark grey.
 */
void tri_painter_paint (const TriPainter *self,
                        const cairo_rectangle_int_t *area,
                        guint32 *pixels,
                        gsize stride_bytes);
/* As above, but @pixels hold the photo already: what tri_preview_render_bare () gives there. An
 * export reads its rows from the file, so that the whole photo is never in memory. */
void tri_painter_paint_over (const TriPainter *self,
                             const cairo_rectangle_int_t *area,
                             guint32 *pixels,
                             gsize stride_bytes);

/**
 * tri_painter_compare:
 *
 * Where the picture of @b may differ from what @a shows there, for two painters of the same scene,
 * pigment and zoom: the dots that only one of them has, as far as their light reaches, on a coarse
 * grid; and, after a pan by whole pixels, what the view of @a does not show. If scene, pigment or
 * zoom differ that is the whole view of @b.
 *
 * Returns: (transfer full): pixels of @b's view
 */
cairo_region_t *tri_painter_compare (const TriPainter *a,
                                     const TriPainter *b) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPainter, tri_painter_unref)

G_END_DECLS

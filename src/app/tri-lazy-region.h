/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design's region, made once by the thread that needs it first. */

#pragma once

#include "tri-region.h"

G_BEGIN_DECLS

/**
 * TriLazyRegion:
 *
 * While a line is dragged every step has a region of its own, and making it takes longer than an
 * input handler may. The main thread makes one of these instead and hands it to whoever draws,
 * measures or checks the design on a worker: the first makes the region, the others wait for it.
 * Reference-counted, any thread.
 */
typedef struct _TriLazyRegion TriLazyRegion;

/* @previous: (nullable): the edit before; what it knows of the same head is taken over.
 * Returns: (transfer full) */
TriLazyRegion *tri_lazy_region_new (TriDesign *design,
                                    TriHead *head,
                                    TriLazyRegion *previous) G_GNUC_WARN_UNUSED_RESULT;
/* What a picture of @design needs, on @current's head: @last (nullable), which it had, as long as
 * it is the same line on the same head, so that its dots need no new choice; @current when that is
 * of
 * @design; else a new one. Returns: (transfer full) */
TriLazyRegion *tri_lazy_region_follow (TriLazyRegion *last,
                                       TriLazyRegion *current,
                                       TriDesign *design) G_GNUC_WARN_UNUSED_RESULT;
TriLazyRegion *tri_lazy_region_ref (TriLazyRegion *self);
void tri_lazy_region_unref (TriLazyRegion *self);

TriDesign *tri_lazy_region_get_design (TriLazyRegion *self);
TriHead *tri_lazy_region_get_head (TriLazyRegion *self);
/* Makes the region when nobody has: a few ms. (transfer none) */
TriRegion *tri_lazy_region_get (TriLazyRegion *self);
/* NULL while it is not made; never waits. (transfer none) */
TriRegion *tri_lazy_region_peek (TriLazyRegion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriLazyRegion, tri_lazy_region_unref)

G_END_DECLS

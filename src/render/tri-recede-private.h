/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hair that may be lost: skin painted where it grows today and not some stages of hair loss later,
 * and what stays turned grey. */

#pragma once

#include "tri-look.h"
#include "tri-paint-grid-private.h"

G_BEGIN_DECLS

typedef struct _TriRecede TriRecede;

/* @look: with a region of today; it paints nothing when the verdict says so. Measures @scene, whose
 * outline is still the photo's. Returns: (transfer full) */
TriRecede *_tri_recede_new (const TriScene *scene,
                            const TriSceneLook *look) G_GNUC_WARN_UNUSED_RESULT;
void _tri_recede_free (TriRecede *self);
TriFutureVerdict _tri_recede_get_verdict (const TriRecede *self);

/* Paints an area: a function of each pixel's place in the photo and of what it holds; what is no
 * darker than skin stays as it is, to the bit. */
void _tri_recede_adjust (const TriRecede *self, const TriScene *scene, const TriPaintArea *area);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks and changes of a set of clicks, before a solve. */

#pragma once

#include "tri-registration.h"

G_BEGIN_DECLS

/* Number of clicks, silhouette clicks included. */
guint tri_clicks_count (const TriClicks *self);

/**
 * tri_clicks_check:
 * @width_px, @height_px: size of the upright photo
 *
 * Whether the clicks can be solved: at least three, two of them landmarks, all of them numbers
 * inside the photo, not all in one place, no two landmarks on the same pixel.
 *
 * Returns: FALSE with TRI_ERROR_INVALID and a sentence that names the click to mend
 */
gboolean tri_clicks_check (const TriClicks *self,
                           double width_px,
                           double height_px,
                           GError **error);

/* The same clicks with left and right exchanged by name; the view stays. */
TriClicks tri_clicks_swapped (const TriClicks *self);
/* The clicks as they fall in the mirrored photo of width @width_px: sides exchanged and x turned
 * round; left views become right ones. */
TriClicks tri_clicks_mirrored (const TriClicks *self, double width_px);
/* The clicks on the same photo scaled by @factor (a half-size copy: 0.5). */
TriClicks tri_clicks_scaled (const TriClicks *self, double factor);

G_END_DECLS

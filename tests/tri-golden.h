/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures held against references in tests/golden. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Up to this difference in a channel, in up to this share of the pixels, a picture is the same: the
 * C library may round differently on another processor. */
#define TRI_GOLDEN_MAX_DIFFERENCE 2
#define TRI_GOLDEN_MAX_SHARE 0.001

/**
 * tri_golden_compare:
 * @path: of the reference PNG
 * @name: of the pictures that are left beside the test's program on failure: NAME-out.png and
 *   NAME-diff.png, differences amplified
 * @message: (out) (transfer full): why they are not the same, with the paths
 *
 * A missing reference is a failure. With TRI_UPDATE_GOLDEN=1 in the environment the reference is
 * written anew, and it is a failure still, so that it cannot slip through unseen.
 *
 * Returns: TRUE when @surface is the reference
 */
gboolean tri_golden_compare (cairo_surface_t *surface,
                             const char *path,
                             const char *name,
                             char **message);

/* Compares with tests/golden/@name.png and fails the test when they differ. */
void tri_golden_assert (cairo_surface_t *surface, const char *name);

G_END_DECLS

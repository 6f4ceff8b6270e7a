/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines drawn by hand, such as a signature: points on a pad, and the same as a short text.
 *
 * The text is "ASPECT|x,y x,y …|x,y …": the pad's width over its height in percent, then one part
 * for each stroke. Coordinates are whole thousandths of the pad's width, from its top left corner.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of one pad's width. */
#define TRI_STROKES_UNIT 1000
/* More than any hand draws as its name; what comes after is dropped. */
#define TRI_STROKES_MAX_POINTS 5000

typedef struct
{
  int x, y;
  gboolean begins; /* a stroke: the pen was set down here */
} TriStrokePoint;

/* Not shared between threads. */
typedef struct
{
  GArray *points; /* TriStrokePoint */
  int aspect_percent;
} TriStrokes;

TriStrokes *tri_strokes_new (int aspect_percent) G_GNUC_WARN_UNUSED_RESULT;
void tri_strokes_free (TriStrokes *self);
/* @x, @y as shares of the pad's width; kept inside of the pad. A point in the place of the one
 * before it is left out, unless it begins a stroke. */
void tri_strokes_add (TriStrokes *self, double x, double y, gboolean begins);
/* Whether it is more than a tap: a line at least a twentieth of the pad long. */
gboolean tri_strokes_is_drawn (const TriStrokes *self);

/* Returns: (transfer full): "" when nothing was drawn */
char *tri_strokes_to_string (const TriStrokes *self) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): NULL with TRI_ERROR_INVALID when @text is none of the above */
TriStrokes *tri_strokes_from_string (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriStrokes, tri_strokes_free)

G_END_DECLS

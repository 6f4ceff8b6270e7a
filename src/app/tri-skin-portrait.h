/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small drawn head in the colours of one skin type: to the left as the skin is, to the right as
 * strong sun leaves it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property "fitzpatrick" (1 to 6). */
#define TRI_TYPE_SKIN_PORTRAIT (tri_skin_portrait_get_type ())
G_DECLARE_FINAL_TYPE (TriSkinPortrait, tri_skin_portrait, TRI, SKIN_PORTRAIT, GtkWidget)

G_END_DECLS

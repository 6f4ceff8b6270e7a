/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round button that shows one shade of pigment on the client's skin. */

#pragma once

#include <gtk/gtk.h>

#include "tri-pigment.h"

G_BEGIN_DECLS

/* Property "shade": index into the ladder. */
#define TRI_TYPE_SWATCH (tri_swatch_get_type ())
G_DECLARE_FINAL_TYPE (TriSwatch, tri_swatch, TRI, SWATCH, GtkToggleButton)

guint tri_swatch_get_shade (TriSwatch *self);
void tri_swatch_set_skin (TriSwatch *self, const TriSkin *skin);

G_END_DECLS

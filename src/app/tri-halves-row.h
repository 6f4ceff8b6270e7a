/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How left and right go together: linked, free, or mirrored once. */

#pragma once

#include <gtk/gtk.h>

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_HALVES_ROW (tri_halves_row_get_type ())
G_DECLARE_FINAL_TYPE (TriHalvesRow, tri_halves_row, TRI, HALVES_ROW, GtkWidget)

/* @consultation: (nullable): whose design is shown and changed */
void tri_halves_row_set_consultation (TriHalvesRow *self, TriConsultation *consultation);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A named slider with its value in words. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TriSliderRow:
 *
 * Properties "title" (with a mnemonic) and "text". Signals "moved" (double: what the user wants;
 * not emitted by tri_slider_row_set_value()) and "settled", a moment after the last move.
 */
#define TRI_TYPE_SLIDER_ROW (tri_slider_row_get_type ())
G_DECLARE_FINAL_TYPE (TriSliderRow, tri_slider_row, TRI, SLIDER_ROW, GtkWidget)

void tri_slider_row_set_range (TriSliderRow *self, double minimum, double maximum, double step);
void tri_slider_row_set_value (TriSliderRow *self, double value, const char *text);

G_END_DECLS

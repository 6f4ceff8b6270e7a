/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How pigment fades on this client: a band over the years, the window of the touch-up, and what was
 * seen. */

#pragma once

#include <gtk/gtk.h>

#include "tri-touch-up.h"

G_BEGIN_DECLS

#define TRI_TYPE_FADE_PLOT (tri_fade_plot_get_type ())
G_DECLARE_FINAL_TYPE (TriFadePlot, tri_fade_plot, TRI, FADE_PLOT, GtkWidget)

/* Everything is copied. */
void tri_fade_plot_set (TriFadePlot *self,
                        const TriTouchUp *forecast,
                        const TriTouchUpAsk *ask,
                        TriDate today);

G_END_DECLS

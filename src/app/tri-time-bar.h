/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio's foot: kind of treatment, time, sessions done, fading. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_TIME_BAR (tri_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (TriTimeBar, tri_time_bar, TRI, TIME_BAR, GtkWidget)

void tri_time_bar_set_consultation (TriTimeBar *self, TriConsultation *consultation);

G_END_DECLS

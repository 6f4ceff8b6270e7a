/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's photos as a column of thumbnails; the selected one is the consultation's view. */

#pragma once

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_VIEW_STRIP (tri_view_strip_get_type ())
G_DECLARE_FINAL_TYPE (TriViewStrip, tri_view_strip, TRI, VIEW_STRIP, GtkWidget)

void tri_view_strip_set_consultation (TriViewStrip *self, TriConsultation *consultation);

G_END_DECLS

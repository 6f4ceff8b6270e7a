/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would make a better photo: a short list that can be put away. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define TRI_TYPE_ADVICE_LIST (tri_advice_list_get_type ())
G_DECLARE_FINAL_TYPE (TriAdviceList, tri_advice_list, TRI, ADVICE_LIST, GtkWidget)

/* @advice: (element-type TriAdvice): hidden while there is none, and once it was put away until
 * there is other advice */
void tri_advice_list_set (TriAdviceList *self, GPtrArray *advice);

G_END_DECLS

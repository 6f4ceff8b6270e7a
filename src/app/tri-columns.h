/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two columns where there is room, one below the other where there is not. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Its first two children, named in the template that uses it, are the columns; the first one gets
 * the larger share. */
#define TRI_TYPE_COLUMNS (tri_columns_get_type ())
G_DECLARE_FINAL_TYPE (TriColumns, tri_columns, TRI, COLUMNS, GtkWidget)

G_END_DECLS

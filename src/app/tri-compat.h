/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What later GTK and libadwaita do differently, behind one face; the only such place. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The colour of the widget's text in its current state. */
GdkRGBA tri_compat_get_color (GtkWidget *widget);

/* The About window. @parent: (nullable) */
void tri_compat_show_about (GtkWindow *parent);

/* Opens the folder that holds @file in the file manager. @parent: (nullable) */
void tri_compat_show_in_folder (GtkWindow *parent, GFile *file);

/* Asks one question with a way out. @callback gets TRUE when the person agreed, on the main
 * thread; it is called exactly once. */
typedef void (*TriAnswer) (gboolean agreed, gpointer user_data);
void tri_compat_ask (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const char *agree_label,
                     gboolean destructive,
                     TriAnswer callback,
                     gpointer user_data);

/* Asks for one line of text, which is @text (nullable) to begin with. @callback gets it trimmed and
 * not empty, or NULL when the person thought better of it; it is called exactly once. */
typedef void (*TriTextAnswer) (const char *text, gpointer user_data);
void tri_compat_ask_text (GtkWindow *parent,
                          const char *heading,
                          const char *body,
                          const char *label,
                          const char *text,
                          const char *agree_label,
                          TriTextAnswer callback,
                          gpointer user_data);

G_END_DECLS

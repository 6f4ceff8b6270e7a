/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Driving the real window in a test: finding widgets, real mouse and keys, waiting.
 *
 * The mouse and the keys are xdotool's, so that everything goes the way of a person's input: X
 * server, GDK, gestures. Positions come from the widgets themselves. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* g_test_init () and gtk_init () with home folders of the test's own. The system's data folders
 * stay: without them nothing knows what an SVG is, and the icons are missing. */
void tri_ui_init (int *argc, char ***argv);

/* Runs the main context until @condition holds. The test fails, naming @what, after eight times
 * @seconds, which are enough on a quiet machine without the sanitizers. */
typedef gboolean (*TriUiCondition) (gpointer data);
void tri_ui_wait (TriUiCondition condition, gpointer data, double seconds, const char *what);
/* Runs the main context until nothing is left to do and a frame was drawn. */
void tri_ui_settle (GtkWidget *widget);

/* The first visible widget below @root (in template order) of the type, for which @match (nullable)
 * holds; NULL when there is none. */
typedef gboolean (*TriUiMatch) (GtkWidget *widget, const char *text);
GtkWidget *tri_ui_find (GtkWidget *root, GType type, TriUiMatch match, const char *text);
gboolean tri_ui_has_action (GtkWidget *widget, const char *action);
gboolean tri_ui_has_label (GtkWidget *widget, const char *label);
/* The id in the .ui file. */
gboolean tri_ui_has_id (GtkWidget *widget, const char *id);
/* As tri_ui_find (), but there must be one. */
GtkWidget *tri_ui_get (GtkWidget *root, GType type, TriUiMatch match, const char *text);
/* All text of the labels below @root, a line each. (transfer full) */
char *tri_ui_read (GtkWidget *root);

/* A toplevel of the type, or NULL. */
GtkWidget *tri_ui_find_window (GType type);

/* Real input, in widget coordinates; each returns when the app has handled it. */
void tri_ui_click (GtkWidget *widget);
void tri_ui_click_at (GtkWidget *widget, double x, double y);
void tri_ui_double_click_at (GtkWidget *widget, double x, double y);
void tri_ui_drag (GtkWidget *widget, double x0, double y0, double x1, double y1);
/* Presses at the first point and goes through the others, one every @step_seconds. */
void tri_ui_drag_along (GtkWidget *widget,
                        const graphene_point_t *points,
                        guint n_points,
                        double step_seconds);
/* Takes the pointer to the corner of the screen, away from all that looks where it is. */
void tri_ui_park_pointer (GtkWidget *widget);
/* As tri_ui_drag (), with another button than the first. */
void tri_ui_drag_button (
    GtkWidget *widget, guint button, double x0, double y0, double x1, double y1);
/* Moves the pointer there and presses nothing. */
void tri_ui_point_at (GtkWidget *widget, double x, double y);
/* Turns the wheel away from the hand @n_clicks times, or towards it when negative. */
void tri_ui_scroll (GtkWidget *widget, double x, double y, int n_clicks, double step_seconds);
/* @keys as for xdotool key, e.g. "ctrl+n"; goes to the window of @widget. */
void tri_ui_key (GtkWidget *widget, const char *keys);
/* A key that is held until it is let go. */
void tri_ui_key_down (GtkWidget *widget, const char *key);
void tri_ui_key_up (GtkWidget *widget, const char *key);
/* The first button on the middle of a widget, held until it is let go. */
void tri_ui_button_down (GtkWidget *widget);
void tri_ui_button_up (GtkWidget *widget);
void tri_ui_type (GtkWidget *widget, const char *text);

/* What was asked of the hand so far: clicks (a drag is one), and keys pressed, typed ones included.
 */
typedef struct
{
  guint n_clicks;
  guint n_keys;
} TriUiEffort;
TriUiEffort tri_ui_get_effort (void);

/* Saves what the screen shows to $TRI_UI_SHOTS/NAME.png, if that is set, to be looked at. */
void tri_ui_shot (const char *name);

G_END_DECLS

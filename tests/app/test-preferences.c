/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A price changed in Preferences is the studio's price at once and after a restart, and the reset
 * button brings the default back. */

#include "config.h"

#include "app-run.h"
#include "tri-figure-row.h"
#include "tri-preferences.h"

typedef struct
{
  gint64 before;
  gint64 changed;
} Prices;

/* The first Escape ends the search. */
static void
close_preferences (GtkWidget *dialog)
{
  tri_ui_key (dialog, "Escape");
  app_escape (dialog, TRI_TYPE_PREFERENCES);
}

static gint64
get_price (TriWindow *window)
{
  return tri_consultation_get_estimate (app_get_consultation (window))->price.typical;
}

/* Found by its words, whatever page it is on. */
static GtkWidget *
get_figure (GtkWidget *dialog)
{
  gtk_widget_grab_focus (tri_ui_get (dialog, GTK_TYPE_SEARCH_ENTRY, NULL, NULL));
  tri_ui_type (dialog, "smallest area session");
  tri_ui_settle (dialog);
  return gtk_widget_get_ancestor (
      tri_ui_get (dialog, GTK_TYPE_LABEL, tri_ui_has_label, "Session on the smallest area"),
      TRI_TYPE_FIGURE_ROW);
}

typedef struct
{
  TriWindow *window;
  gint64 price;
} Wish;

static gboolean
has_price (gpointer data)
{
  const Wish *wish = data;

  return app_has_estimate (wish->window) && get_price (wish->window) == wish->price;
}

static gboolean
has_another_price (gpointer data)
{
  const Wish *wish = data;

  return app_has_estimate (wish->window) && get_price (wish->window) != wish->price;
}

static void
change (TriWindow *window, gpointer data)
{
  Prices *prices = data;
  Wish wish = { window, 0 };
  GtkWidget *dialog;
  GtkWidget *spin;

  app_open_client (window);
  wish.price = prices->before = get_price (window);
  dialog = app_open_dialog (window, "ctrl+comma", TRI_TYPE_PREFERENCES);
  spin = tri_ui_get (get_figure (dialog), GTK_TYPE_SPIN_BUTTON, NULL, NULL);
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (spin)), ==, 400);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 250);
  close_preferences (dialog);
  tri_ui_wait (has_another_price, &wish, 10, "the studio's price to follow");
  prices->changed = get_price (window);
  g_assert_cmpint (prices->changed, <, prices->before);
}

static void
reset (TriWindow *window, gpointer data)
{
  const Prices *prices = data;
  Wish wish = { window, prices->before };
  GtkWidget *dialog;
  GtkWidget *row;

  app_open_client (window);
  g_assert_cmpint (get_price (window), ==, prices->changed);
  dialog = app_open_dialog (window, "ctrl+comma", TRI_TYPE_PREFERENCES);
  row = get_figure (dialog);
  tri_ui_click (tri_ui_get (row, GTK_TYPE_BUTTON, tri_ui_has_id, "reset_button"));
  app_escape (dialog, TRI_TYPE_PREFERENCES);
  tri_ui_wait (has_price, &wish, 10, "the default price");
}

static void
test_price (void)
{
  g_autofree char *folder = app_make_demo ();
  Prices prices = { 0 };

  app_run (folder, change, &prices);
  app_run (folder, reset, &prices);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/preferences/price", test_price);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's stock of pigment and needles. */

#include "config.h"

#include "tri-stock-window.h"

#include "tri-clock.h"
#include "tri-ledger-row.h"
#include "tri-lot-dialog.h"
#include "tri-store-stock.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriStockWindow
{
  AdwWindow parent_instance;

  GtkRevealer *error_revealer;
  GtkStack *stack;
  AdwPreferencesGroup *pigment_group;
  AdwPreferencesGroup *needle_group;

  TriApplication *application;
  GPtrArray *lots; /* (nullable) (element-type TriLot) */
  GPtrArray *rows; /* (element-type GtkWidget): what the groups show, to be taken out again */
};

G_DEFINE_FINAL_TYPE (TriStockWindow, tri_stock_window, ADW_TYPE_WINDOW)

static void reload (TriStockWindow *self);

static void
open_lot (TriStockWindow *self, const TriLot *lot)
{
  TriLotDialog *dialog = tri_lot_dialog_new (tri_application_get_store (self->application), lot);

  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (self));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_lot (TRI_STOCK_WINDOW (widget), NULL);
}

static void
row_activated_cb (AdwActionRow *row, TriStockWindow *self)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "lot"));

  open_lot (self, self->lots->pdata[i]);
}

/* Lot, expiry, opened and catalogue number, in one line. */
static char *
describe (const TriLot *lot)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("lot %s"), lot->lot);
  if (*lot->catalogue != '\0')
    g_string_append_printf (text, " · %s", lot->catalogue);
  if (lot->expiry != TRI_DATE_NONE)
    {
      g_autofree char *day = tri_date_format (lot->expiry);

      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("good until %s"), day);
    }
  if (lot->opened != TRI_DATE_NONE)
    {
      g_autofree char *day = tri_date_format (lot->opened);

      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("opened %s"), day);
    }
  return g_string_free (text, FALSE);
}

static void
add_row (TriStockWindow *self, guint i)
{
  const TriLot *lot = self->lots->pdata[i];
  const TriFigures *care = tri_application_get_clinic (self->application)->care;
  AdwPreferencesGroup *group
      = lot->kind == TRI_LOT_PIGMENT ? self->pigment_group : self->needle_group;
  g_autofree char *title = *lot->name != '\0' ? g_strdup_printf ("%s · %s", lot->maker, lot->name)
                                              : g_strdup (lot->maker);
  g_autofree char *subtitle = describe (lot);
  g_autofree char *problem = tri_lot_check (lot, lot->kind, care, tri_clock_today ());
  g_autofree char *amount = lot->amount_left < 0 ? g_strdup ("")
                            : lot->kind == TRI_LOT_PIGMENT
                                ? g_strdup_printf (_ ("%g ml"), lot->amount_left)
                                /* Translators: needles that are left */
                                : g_strdup_printf (_ ("%g pieces"), lot->amount_left);
  TriLedgerRow *row = tri_ledger_row_new (title, subtitle, amount);

  if (problem != NULL)
    {
      tri_ledger_row_set_badge (row, lot->used_up ? _ ("used up") : _ ("too old"),
                                lot->used_up ? "cancelled" : "forecast");
      gtk_widget_set_tooltip_text (GTK_WIDGET (row), problem);
    }
  tri_ledger_row_set_opens (row);
  g_object_set_data (G_OBJECT (row), "lot", GUINT_TO_POINTER (i));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
}

static void
show_lots (TriStockWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->pigment_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->needle_group), FALSE);
  for (guint i = 0; i < self->lots->len; i++)
    add_row (self, i);
  gtk_stack_set_visible_child_name (self->stack, self->lots->len > 0 ? "lots" : "empty");
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriStockWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *lots = tri_store_list_lots_finish (TRI_STORE (source), result, &error);

  if (lots == NULL)
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  g_clear_pointer (&self->lots, g_ptr_array_unref);
  self->lots = lots;
  if (self->application != NULL)
    show_lots (self);
}

static void
reload (TriStockWindow *self)
{
  tri_store_list_lots_async (tri_application_get_store (self->application), NULL, listed_cb,
                             g_object_ref (self));
}

static void
tri_stock_window_dispose (GObject *object)
{
  g_clear_object (&TRI_STOCK_WINDOW (object)->application);

  G_OBJECT_CLASS (tri_stock_window_parent_class)->dispose (object);
}

static void
tri_stock_window_finalize (GObject *object)
{
  TriStockWindow *self = TRI_STOCK_WINDOW (object);

  g_clear_pointer (&self->lots, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (tri_stock_window_parent_class)->finalize (object);
}

static void
tri_stock_window_class_init (TriStockWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_stock_window_dispose;
  object_class->finalize = tri_stock_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-stock-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TriStockWindow, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriStockWindow, needle_group);
  gtk_widget_class_bind_template_child (widget_class, TriStockWindow, pigment_group);
  gtk_widget_class_bind_template_child (widget_class, TriStockWindow, stack);
  gtk_widget_class_install_action (widget_class, "stock.add", NULL, add_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_stock_window_init (TriStockWindow *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriStockWindow *
tri_stock_window_new (TriApplication *application)
{
  TriStockWindow *self;

  g_return_val_if_fail (TRI_IS_APPLICATION (application), NULL);

  self = g_object_new (TRI_TYPE_STOCK_WINDOW, NULL);
  self->application = g_object_ref (application);
  reload (self);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the due list. */

#include "config.h"

#include "tri-due-row.h"

#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriDueRow
{
  GtkWidget parent_instance;

  GtkLabel *name_label;
  GtkLabel *text_label;
  GtkLabel *badge;
  GtkLabel *price_label;
  GtkWidget *contact_button;
  GtkWidget *plan_button;

  TriDueItem *item;
};

G_DEFINE_FINAL_TYPE (TriDueRow, tri_due_row, GTK_TYPE_WIDGET)

static void
activate (TriDueRow *self, const char *action)
{
  if (self->item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s",
                                tri_due_item_get_entry (self->item)->client_id);
}

static void
plan_clicked_cb (TriDueRow *self)
{
  activate (self, "due.plan");
}

static void
contact_clicked_cb (TriDueRow *self)
{
  activate (self, "due.contact");
}

static void
tri_due_row_dispose (GObject *object)
{
  TriDueRow *self = TRI_DUE_ROW (object);

  g_clear_object (&self->item);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_due_row_parent_class)->dispose (object);
}

static void
tri_due_row_class_init (TriDueRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_due_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-due-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDueRow, badge);
  gtk_widget_class_bind_template_child (widget_class, TriDueRow, contact_button);
  gtk_widget_class_bind_template_child (widget_class, TriDueRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, TriDueRow, plan_button);
  gtk_widget_class_bind_template_child (widget_class, TriDueRow, price_label);
  gtk_widget_class_bind_template_child (widget_class, TriDueRow, text_label);
  gtk_widget_class_bind_template_callback (widget_class, contact_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_due_row_init (TriDueRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_due_row_set_item (TriDueRow *self, TriDueItem *item)
{
  static const char *const css[TRI_N_DUE] = {
    [TRI_DUE_OVERDUE] = "cancelled",
    [TRI_DUE_NOW] = "forecast",
    [TRI_DUE_SOON] = "planned",
    [TRI_DUE_LATER] = "planned",
  };
  const TriDueEntry *entry;
  g_autofree char *text = NULL;
  g_autofree char *price = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *contact = NULL;

  g_return_if_fail (TRI_IS_DUE_ROW (self));
  g_return_if_fail (TRI_IS_DUE_ITEM (item));

  g_set_object (&self->item, item);
  entry = tri_due_item_get_entry (item);
  text = tri_due_item_describe (item);
  if (entry->contacted != TRI_DATE_NONE)
    {
      g_autofree char *day = tri_date_format (entry->contacted);
      char *longer = g_strdup_printf (_ ("%s · contacted on %s"), text, day);

      g_free (text);
      text = longer;
    }
  price = tri_money_range_format (entry->price);
  gtk_label_set_label (self->name_label, entry->display_name);
  gtk_label_set_label (self->text_label, text);
  gtk_label_set_label (self->badge,
                       entry->kind == TRI_KIND_TEMPORARY && entry->due == TRI_DUE_OVERDUE
                           ? _ ("gone")
                           : tri_due_get_name (entry->due));
  for (guint i = 0; i < TRI_N_DUE; i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->badge), css[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), css[entry->due]);
  gtk_label_set_label (self->price_label, price);
  gtk_widget_set_visible (self->plan_button, entry->kind == TRI_KIND_PERMANENT);

  plan = g_strdup_printf (_ ("Plan the touch-up of %s"), entry->display_name);
  contact = g_strdup_printf (_ ("Add a contact with %s"), entry->display_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plan_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plan, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->contact_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, contact, -1);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the account: a ledger entry, a line of the quote, or a sum. */

#include "config.h"

#include "tri-ledger-row.h"

#include <glib/gi18n.h>

struct _TriLedgerRow
{
  AdwActionRow parent_instance;

  GtkLabel *amount_label;
  GtkWidget *reverse_button;
};

enum
{
  SIGNAL_REVERSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriLedgerRow, tri_ledger_row, ADW_TYPE_ACTION_ROW)

static void
reverse_clicked_cb (TriLedgerRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REVERSE], 0);
}

static void
tri_ledger_row_class_init (TriLedgerRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_REVERSE] = g_signal_new ("reverse", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-ledger-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriLedgerRow, amount_label);
  gtk_widget_class_bind_template_child (widget_class, TriLedgerRow, reverse_button);
  gtk_widget_class_bind_template_callback (widget_class, reverse_clicked_cb);
}

static void
tri_ledger_row_init (TriLedgerRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriLedgerRow *
tri_ledger_row_new (const char *title, const char *subtitle, const char *amount)
{
  TriLedgerRow *self;

  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (amount != NULL, NULL);

  self = g_object_new (TRI_TYPE_LEDGER_ROW, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_label_set_label (self->amount_label, amount);
  return self;
}

void
tri_ledger_row_set_reversible (TriLedgerRow *self, gboolean reversible)
{
  g_return_if_fail (TRI_IS_LEDGER_ROW (self));

  gtk_widget_set_visible (self->reverse_button, reversible);
}

void
tri_ledger_row_set_sum (TriLedgerRow *self, gboolean sum)
{
  g_return_if_fail (TRI_IS_LEDGER_ROW (self));

  if (sum)
    gtk_widget_add_css_class (GTK_WIDGET (self), "sum");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "sum");
}

void
tri_ledger_row_set_opens (TriLedgerRow *self)
{
  g_return_if_fail (TRI_IS_LEDGER_ROW (self));

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
}

void
tri_ledger_row_set_badge (TriLedgerRow *self, const char *text, const char *css)
{
  GtkWidget *badge;

  g_return_if_fail (TRI_IS_LEDGER_ROW (self));
  g_return_if_fail (text != NULL && css != NULL);

  /* Made only here: a row keeps room for a prefix even while it is hidden. */
  badge = gtk_label_new (text);
  gtk_widget_set_valign (badge, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (badge), 8);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, css);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), badge);
}

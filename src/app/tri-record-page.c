/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record: who the client is, what was answered and agreed to, what is missing, what was done. */

#include "config.h"

#include "tri-record-page-private.h"

#include "tri-columns.h"
#include "tri-consent-texts-dialog.h"
#include "tri-widget.h"

G_DEFINE_FINAL_TYPE (TriRecordPage, tri_record_page, GTK_TYPE_WIDGET)

TriPaperRow *
_tri_record_page_add (TriRecordPage *self,
                      AdwPreferencesGroup *group,
                      const char *title,
                      const char *subtitle)
{
  TriPaperRow *row = tri_paper_row_new (title, subtitle);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
clear (TriRecordPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

/* A mark at the page's name while something is missing. */
static void
show_mark (TriRecordPage *self, gboolean marked)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_VIEW_STACK);

  if (stack != NULL)
    adw_view_stack_page_set_needs_attention (
        adw_view_stack_get_page (ADW_VIEW_STACK (stack), GTK_WIDGET (self)), marked);
}

static void
update (TriRecordPage *self)
{
  gboolean loaded
      = self->consultation != NULL && tri_consultation_get_papers (self->consultation) != NULL;

  clear (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.ask", loaded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.texts", loaded);
  if (self->consultation == NULL)
    return;

  _tri_record_page_show_client (self);
  _tri_record_page_show_history (self);
  show_mark (self, loaded && _tri_record_page_show_missing (self) > 0);
  if (!loaded)
    return;
  _tri_record_page_show_intake (self);
  _tri_record_page_show_consents (self);
}

/* A patch test is part of the client's entry, which is read anew with the papers. */
static void
saved_cb (TriRecordPage *self)
{
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
}

void
_tri_record_page_open (TriRecordPage *self, GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
ask_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _tri_record_page_ask (TRI_RECORD_PAGE (widget), NULL);
}

static void
texts_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriRecordPage *self = TRI_RECORD_PAGE (widget);

  _tri_record_page_open (self, GTK_WINDOW (tri_consent_texts_dialog_new (
                                   tri_consultation_get_store (self->consultation),
                                   tri_consultation_get_papers (self->consultation))));
}

static void
tri_record_page_dispose (GObject *object)
{
  TriRecordPage *self = TRI_RECORD_PAGE (object);

  tri_record_page_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_record_page_parent_class)->dispose (object);
}

static void
tri_record_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_RECORD_PAGE (object)->rows);

  G_OBJECT_CLASS (tri_record_page_parent_class)->finalize (object);
}

static void
tri_record_page_class_init (TriRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_record_page_dispose;
  object_class->finalize = tri_record_page_finalize;

  g_type_ensure (TRI_TYPE_COLUMNS);
  g_type_ensure (TRI_TYPE_REFERRAL_GROUP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-record-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriRecordPage, ask_button);
  gtk_widget_class_bind_template_child (widget_class, TriRecordPage, client_group);
  gtk_widget_class_bind_template_child (widget_class, TriRecordPage, consents_group);
  gtk_widget_class_bind_template_child (widget_class, TriRecordPage, history_group);
  gtk_widget_class_bind_template_child (widget_class, TriRecordPage, intake_group);
  gtk_widget_class_bind_template_child (widget_class, TriRecordPage, missing_group);
  gtk_widget_class_bind_template_child (widget_class, TriRecordPage, referral_group);
  gtk_widget_class_install_action (widget_class, "record.ask", NULL, ask_activated);
  gtk_widget_class_install_action (widget_class, "record.texts", NULL, texts_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_record_page_init (TriRecordPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_record_page_set_consultation (TriRecordPage *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_RECORD_PAGE (self));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_set_object (&self->consultation, consultation);
  if (consultation != NULL)
    {
      static const char *const changes[]
          = { "dossier-changed", "papers-changed", "styles-changed" };

      for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
        g_signal_connect_object (consultation, changes[i], G_CALLBACK (update), self,
                                 G_CONNECT_SWAPPED);
    }
  /* Disposed of, the page has no parts any more. */
  if (self->referral_group != NULL)
    tri_referral_group_set_consultation (self->referral_group, consultation);
  update (self);
}

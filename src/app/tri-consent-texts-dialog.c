/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's own paragraphs in the texts that clients sign. */

#include "config.h"

#include "tri-consent-texts-dialog.h"

#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriConsentTextsDialog
{
  AdwWindow parent_instance;

  GtkRevealer *error_revealer;
  GtkTextView *views[TRI_N_PURPOSES];

  TriStore *store;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriConsentTextsDialog, tri_consent_texts_dialog, ADW_TYPE_WINDOW)

static const char *const ids[TRI_N_PURPOSES] = {
  [TRI_PURPOSE_TREATMENT] = "treatment_view",
  [TRI_PURPOSE_PHOTOS] = "photos_view",
  [TRI_PURPOSE_SHARING] = "sharing_view",
  [TRI_PURPOSE_MARKETING] = "marketing_view",
};

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsentTextsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_save_consent_paragraphs_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "texts.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriConsentTextsDialog *self = TRI_CONSENT_TEXTS_DIALOG (widget);
  g_auto (GStrv) texts = g_new0 (char *, TRI_N_PURPOSES + 1);

  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    texts[i] = g_strstrip (tri_widget_get_text (self->views[i]));
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "texts.save", FALSE);
  tri_store_save_consent_paragraphs_async (self->store, (const char *const *) texts, NULL, saved_cb,
                                           g_object_ref (self));
}

static void
tri_consent_texts_dialog_dispose (GObject *object)
{
  g_clear_object (&TRI_CONSENT_TEXTS_DIALOG (object)->store);

  G_OBJECT_CLASS (tri_consent_texts_dialog_parent_class)->dispose (object);
}

static void
tri_consent_texts_dialog_class_init (TriConsentTextsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_consent_texts_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/trichion/Trichion/ui/tri-consent-texts-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriConsentTextsDialog, error_revealer);
  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, ids[i], FALSE,
        (gssize) (G_STRUCT_OFFSET (TriConsentTextsDialog, views) + i * sizeof (GtkTextView *)));
  gtk_widget_class_install_action (widget_class, "texts.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_consent_texts_dialog_init (TriConsentTextsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriConsentTextsDialog *
tri_consent_texts_dialog_new (TriStore *store, const TriPapers *papers)
{
  TriConsentTextsDialog *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (papers != NULL, NULL);

  self = g_object_new (TRI_TYPE_CONSENT_TEXTS_DIALOG, NULL);
  self->store = g_object_ref (store);
  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->views[i]), papers->paragraphs[i], -1);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Signing a consent; reading one that was signed, and taking it back. */

#include "config.h"

#include "tri-consent-dialog.h"

#include "tri-clock.h"
#include "tri-date-row.h"
#include "tri-signature-box.h"
#include "tri-signature-pad.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriConsentDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkButton *cancel_button;
  GtkWidget *save_button;
  GtkRevealer *error_revealer;
  GtkLabel *text_label;
  GtkWidget *sign_box;
  TriSignatureBox *signature_box;
  TriDateRow *date_row;
  GtkWidget *signed_box;
  GtkLabel *signed_label;
  TriSignaturePad *signed_pad;
  GtkLabel *withdrawn_label;
  GtkWidget *withdraw_group;
  TriDateRow *withdraw_date_row;
  AdwEntryRow *reason_row;

  TriStore *store;
  TriConsent *consent; /* to be signed, or as it was */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriConsentDialog, tri_consent_dialog, ADW_TYPE_WINDOW)

static void
end (TriConsentDialog *self, const char *action, const GError *error)
{
  if (error != NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), action, TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* signing */

static void
signed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_add_consent_finish (TRI_STORE (source), result, &error);
  end (self, "consent.sign", error);
}

static void
sign_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriConsentDialog *self = TRI_CONSENT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  TriConsent *consent = self->consent;

  g_clear_pointer (&consent->strokes, g_free);
  g_clear_pointer (&consent->name, g_free);
  tri_signature_box_read (self->signature_box, &consent->strokes, &consent->name);
  consent->signed_utc = tri_clock_now_utc ();
  if (!tri_date_row_get_date (self->date_row, &consent->date, &error)
      || !tri_consent_validate (consent, tri_clock_today (), &error))
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "consent.sign", FALSE);
  tri_store_add_consent_async (self->store, consent, tri_clock_today (), NULL, signed_cb,
                               g_object_ref (self));
}

/* taking back */

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsentDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_withdraw_consent_finish (TRI_STORE (source), result, &error);
  end (self, "consent.withdraw", error);
}

static void
withdraw_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriConsentDialog *self = TRI_CONSENT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *reason
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_row))));
  TriDate date;

  if (!tri_date_row_get_date (self->withdraw_date_row, &date, &error))
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  if (date < self->consent->date || date > tri_clock_today ())
    {
      tri_widget_show_problem (self->error_revealer,
                               _ ("A consent ends between the day it was signed and today."));
      return;
    }
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "consent.withdraw", FALSE);
  tri_store_withdraw_consent_async (self->store, self->consent->id, date, reason, NULL,
                                    withdrawn_cb, g_object_ref (self));
}

static void
tri_consent_dialog_dispose (GObject *object)
{
  TriConsentDialog *self = TRI_CONSENT_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->consent, tri_consent_free);

  G_OBJECT_CLASS (tri_consent_dialog_parent_class)->dispose (object);
}

static void
tri_consent_dialog_class_init (TriConsentDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_consent_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRI_TYPE_DATE_ROW);
  g_type_ensure (TRI_TYPE_SIGNATURE_BOX);
  g_type_ensure (TRI_TYPE_SIGNATURE_PAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-consent-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, reason_row);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, sign_box);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, signature_box);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, signed_box);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, signed_label);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, signed_pad);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, text_label);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, withdraw_date_row);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, withdraw_group);
  gtk_widget_class_bind_template_child (widget_class, TriConsentDialog, withdrawn_label);
  gtk_widget_class_install_action (widget_class, "consent.sign", NULL, sign_activated);
  gtk_widget_class_install_action (widget_class, "consent.withdraw", NULL, withdraw_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_consent_dialog_init (TriConsentDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriConsentDialog *
tri_consent_dialog_new (TriStore *store,
                        const char *client_id,
                        TriPurpose purpose,
                        const char *text)
{
  TriConsentDialog *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (client_id != NULL && text != NULL, NULL);

  self = g_object_new (TRI_TYPE_CONSENT_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->consent = tri_consent_new (client_id, purpose, text);
  adw_window_title_set_subtitle (self->window_title, tri_purpose_get_name (purpose));
  gtk_label_set_label (self->text_label, text);
  tri_date_row_set_date (self->date_row, tri_clock_today ());
  return self;
}

static void
show_signature (TriConsentDialog *self)
{
  const TriConsent *consent = self->consent;
  g_autofree char *day = tri_date_format (consent->date);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  TriStrokes *strokes = NULL;

  text = *consent->name != '\0' ? g_strdup_printf (_ ("Signed by “%s” on %s"), consent->name, day)
                                : g_strdup_printf (_ ("Signed on %s"), day);
  gtk_label_set_label (self->signed_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->signed_pad), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_pad), *consent->strokes != '\0');
  if (*consent->strokes == '\0')
    return;
  strokes = tri_strokes_from_string (consent->strokes, &error);
  if (strokes != NULL)
    tri_signature_pad_show (self->signed_pad, strokes);
  else
    tri_widget_show_problem (self->error_revealer, error->message);
}

TriConsentDialog *
tri_consent_dialog_new_for_reading (TriStore *store, const TriConsent *consent, gboolean is_latest)
{
  TriConsentDialog *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (consent != NULL, NULL);

  self = g_object_new (TRI_TYPE_CONSENT_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->consent = tri_consent_copy (consent);
  /* Translators: what for; the number of the text */
  title = g_strdup_printf (_ ("%s · text %d"), tri_purpose_get_name (consent->purpose),
                           consent->version);
  adw_window_title_set_subtitle (self->window_title, title);
  gtk_button_set_label (self->cancel_button, _ ("_Close"));
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_widget_set_visible (self->sign_box, FALSE);
  gtk_widget_set_visible (self->signed_box, TRUE);
  gtk_label_set_label (self->text_label, consent->text);
  show_signature (self);
  if (consent->withdrawn != TRI_DATE_NONE)
    {
      g_autofree char *day = tri_date_format (consent->withdrawn);
      g_autofree char *text
          = *consent->reason != '\0'
                ? g_strdup_printf (_ ("Withdrawn on %s: %s"), day, consent->reason)
                : g_strdup_printf (_ ("Withdrawn on %s"), day);

      gtk_label_set_label (self->withdrawn_label, text);
      gtk_widget_set_visible (GTK_WIDGET (self->withdrawn_label), TRUE);
    }
  else
    {
      gtk_widget_set_visible (self->withdraw_group, is_latest);
    }
  tri_date_row_set_date (self->withdraw_date_row, tri_clock_today ());
  return self;
}

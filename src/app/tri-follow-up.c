/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes after a treatment. */

#include "config.h"

#include "tri-follow-up.h"

#include "tri-assessment-dialog.h"
#include "tri-clock.h"
#include "tri-contact-dialog.h"
#include "tri-fade-plot.h"
#include "tri-ledger-row.h"
#include "tri-store-touch-ups.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriFollowUp
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *forecast_group;
  AdwPreferencesGroup *contacts_group;
  TriFadePlot *plot;
  GtkWidget *plan_button;

  TriConsultation *consultation;
  GPtrArray *rows; /* (element-type GtkWidget): of both groups, to be taken out again */
  GCancellable *loading;
  TriTouchUp forecast; /* of what is shown */
};

G_DEFINE_FINAL_TYPE (TriFollowUp, tri_follow_up, GTK_TYPE_WIDGET)

static const TriTreatment *
get_treatment (TriFollowUp *self)
{
  GPtrArray *treatments = tri_consultation_get_dossier (self->consultation)->treatments;

  return treatments->len > 0 ? g_ptr_array_index (treatments, treatments->len - 1) : NULL;
}

static void
clear (TriFollowUp *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (gtk_widget_is_ancestor (row, GTK_WIDGET (self->forecast_group))
                                        ? self->forecast_group
                                        : self->contacts_group,
                                    row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static TriLedgerRow *
add_row (TriFollowUp *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *subtitle,
         const char *amount)
{
  TriLedgerRow *row = tri_ledger_row_new (title, subtitle, amount != NULL ? amount : "");

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

static void
show_forecast (TriFollowUp *self, const TriTreatment *treatment, TriRange left, TriDue due)
{
  const TriTouchUp *forecast = &self->forecast;
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  gboolean permanent = treatment->kind == TRI_KIND_PERMANENT;
  TriMoneyRange price = tri_touch_up_get_price (treatment, clinic->care,
                                                MAX (tri_clock_today (), forecast->earliest));
  g_autofree char *earliest = tri_date_format_month (forecast->earliest);
  g_autofree char *likely = tri_date_format_month (forecast->likely);
  g_autofree char *latest = tri_date_format_month (forecast->latest);
  g_autofree char *amount = tri_money_range_format (price);
  g_autofree char *when = NULL;
  g_autofree char *retained = g_strdup_printf (_ ("%.0f %% (%.0f–%.0f %%)"), left.typical * 100,
                                               left.low * 100, left.high * 100);

  if (permanent)
    when = g_strdup_printf (_ ("between %s and %s · most likely %s · %g–%g h"), earliest, latest,
                            likely, tri_figures_get (clinic->care, TRI_FIGURE_TOUCH_UP_HOURS_MIN),
                            tri_figures_get (clinic->care, TRI_FIGURE_TOUCH_UP_HOURS_MAX));
  else
    when
        = g_strdup_printf (_ ("gone between %s and %s · most likely %s"), earliest, latest, likely);
  tri_ledger_row_set_badge (add_row (self, self->forecast_group,
                                     permanent ? _ ("Touch-up") : _ ("Renewal"), when, amount),
                            tri_due_get_name (due), "forecast");
  add_row (self, self->forecast_group, _ ("Pigment left today"),
           forecast->n_counted > 0
               ? _ ("after the fade model, the client’s factors and what was seen")
               : _ ("after the fade model and the client’s factors; nothing was seen yet"),
           retained);
  if (forecast->held_early || forecast->held_late)
    add_row (self, self->forecast_group, _ ("Held by the clinic’s interval"),
             forecast->held_early && forecast->held_late
                 ? _ ("the model alone would say sooner and later")
             : forecast->held_early ? _ ("the model alone would say sooner")
                                    : _ ("the model alone would say later"),
             NULL);
}

static void
show_assessments (TriFollowUp *self, const TriTreatment *treatment, GPtrArray *assessments)
{
  for (guint i = 0; i < assessments->len; i++)
    {
      const TriAssessment *seen = g_ptr_array_index (assessments, i);
      g_autofree char *day = NULL;
      g_autofree char *title = NULL;
      g_autofree char *amount = NULL;

      if (!g_str_equal (seen->treatment_id, treatment->id))
        continue;
      day = tri_date_format (seen->date);
      title = g_strdup_printf (seen->measured ? _ ("Measured, %s") : _ ("Judged by eye, %s"), day);
      amount = g_strdup_printf (_ ("%.0f %% left"), seen->retained * 100);
      add_row (self, self->forecast_group, title, *seen->note != '\0' ? seen->note : NULL, amount);
    }
}

static void
show_contacts (TriFollowUp *self, GPtrArray *contacts)
{
  for (guint i = contacts->len; i-- > 0;)
    {
      const TriContact *contact = g_ptr_array_index (contacts, i);
      g_autofree char *day = tri_date_format (contact->date);
      g_autofree char *title
          = g_strdup_printf ("%s, %s", tri_channel_get_name (contact->channel), day);

      add_row (self, self->contacts_group, title, *contact->note != '\0' ? contact->note : NULL,
               NULL);
    }
  adw_preferences_group_set_description (
      self->contacts_group, contacts->len == 0 ? _ ("Nobody was contacted yet.") : NULL);
}

static void
show (TriFollowUp *self, const TriTreatment *treatment, const TriFollowUps *found)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  const TriDesignRevision *revision
      = tri_dossier_get_treated (tri_consultation_get_dossier (self->consultation), treatment);
  g_autoptr (TriDesign) design
      = revision != NULL ? tri_design_from_string (revision->design, NULL) : NULL;
  TriDate today = tri_clock_today ();
  gboolean permanent = treatment->kind == TRI_KIND_PERMANENT;
  g_autoptr (GPtrArray) own = g_ptr_array_new ();
  TriTouchUpAsk ask = { .pigment = clinic->pigment,
                        .care = clinic->care,
                        .kind = treatment->kind,
                        .shade = design != NULL ? tri_design_get_spec (design)->shade : 0,
                        .skin = &tri_consultation_get_client (self->consultation)->skin,
                        .since = tri_treatment_get_last_done (treatment),
                        .assessments = own };

  for (guint i = 0; i < found->assessments->len; i++)
    {
      TriAssessment *seen = g_ptr_array_index (found->assessments, i);

      if (g_str_equal (seen->treatment_id, treatment->id))
        g_ptr_array_add (own, seen);
    }
  clear (self);
  self->forecast = tri_touch_up_make (&ask);
  adw_preferences_group_set_title (self->forecast_group,
                                   permanent ? _ ("After the Treatment") : _ ("How Long It Lasts"));
  gtk_widget_set_visible (self->plan_button, permanent);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow-up.plan",
                                 permanent && !tri_treatment_has_planned (treatment));
  show_forecast (self, treatment, tri_touch_up_get_retained (&self->forecast, &ask, today),
                 tri_touch_up_get_due (&self->forecast, clinic->care, today));
  show_assessments (self, treatment, found->assessments);
  show_contacts (self, found->contacts);
  tri_fade_plot_set (self->plot, &self->forecast, &ask, today);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriFollowUp) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriFollowUps) found
      = tri_store_load_follow_ups_finish (TRI_STORE (source), result, &error);
  const TriTreatment *treatment = self->consultation != NULL ? get_treatment (self) : NULL;

  if (found != NULL && treatment != NULL
      && tri_treatment_get_last_done (treatment) != TRI_DATE_NONE)
    show (self, treatment, found);
  else if (self->consultation != NULL && error != NULL
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self->consultation, "failed", error);
}

static void
update (TriFollowUp *self)
{
  const TriTreatment *treatment = self->consultation != NULL ? get_treatment (self) : NULL;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (treatment == NULL || tri_treatment_get_last_done (treatment) == TRI_DATE_NONE)
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  self->loading = g_cancellable_new ();
  tri_store_load_follow_ups_async (tri_consultation_get_store (self->consultation),
                                   tri_consultation_get_client (self->consultation)->id,
                                   self->loading, loaded_cb, g_object_ref (self));
}

/* commands */

static void
present (TriFollowUp *self, GtkWindow *dialog)
{
  gtk_window_set_transient_for (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
assess_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriFollowUp *self = TRI_FOLLOW_UP (widget);
  const TriTreatment *treatment = self->consultation != NULL ? get_treatment (self) : NULL;

  if (treatment != NULL)
    present (self, GTK_WINDOW (tri_assessment_dialog_new (
                       tri_consultation_get_store (self->consultation), treatment)));
}

static void
contact_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriFollowUp *self = TRI_FOLLOW_UP (widget);

  if (self->consultation != NULL)
    present (self, GTK_WINDOW (tri_contact_dialog_new (
                       tri_consultation_get_store (self->consultation),
                       tri_consultation_get_client (self->consultation),
                       tri_consultation_get_clinic (self->consultation)->name)));
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriFollowUp) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_save_session_finish (TRI_STORE (source), result, &error);
  if (self->consultation == NULL)
    return;
  if (error != NULL)
    g_signal_emit_by_name (self->consultation, "failed", error);
  tri_consultation_reload (self->consultation);
}

static void
plan_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriFollowUp *self = TRI_FOLLOW_UP (widget);
  const TriTreatment *treatment = self->consultation != NULL ? get_treatment (self) : NULL;
  const TriDesignRevision *revision
      = treatment != NULL
            ? tri_dossier_get_treated (tri_consultation_get_dossier (self->consultation), treatment)
            : NULL;
  g_autoptr (TriSession) session = NULL;

  if (revision == NULL)
    return;
  session = tri_touch_up_plan (
      treatment, tri_consultation_get_clinic (self->consultation)->care, revision->dots,
      MAX (tri_date_add_days (tri_clock_today (), 1), self->forecast.earliest));
  gtk_widget_action_set_enabled (widget, "follow-up.plan", FALSE);
  tri_store_save_session_async (tri_consultation_get_store (self->consultation), session, NULL,
                                planned_cb, g_object_ref (self));
}

static void
tri_follow_up_dispose (GObject *object)
{
  TriFollowUp *self = TRI_FOLLOW_UP (object);

  tri_follow_up_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_follow_up_parent_class)->dispose (object);
}

static void
tri_follow_up_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_FOLLOW_UP (object)->rows);

  G_OBJECT_CLASS (tri_follow_up_parent_class)->finalize (object);
}

static void
tri_follow_up_class_init (TriFollowUpClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_follow_up_dispose;
  G_OBJECT_CLASS (klass)->finalize = tri_follow_up_finalize;

  g_type_ensure (TRI_TYPE_FADE_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-follow-up.ui");
  gtk_widget_class_bind_template_child (widget_class, TriFollowUp, contacts_group);
  gtk_widget_class_bind_template_child (widget_class, TriFollowUp, forecast_group);
  gtk_widget_class_bind_template_child (widget_class, TriFollowUp, plan_button);
  gtk_widget_class_bind_template_child (widget_class, TriFollowUp, plot);
  gtk_widget_class_install_action (widget_class, "follow-up.assess", NULL, assess_activated);
  gtk_widget_class_install_action (widget_class, "follow-up.contact", NULL, contact_activated);
  gtk_widget_class_install_action (widget_class, "follow-up.plan", NULL, plan_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_follow_up_init (TriFollowUp *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_follow_up_set_consultation (TriFollowUp *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_FOLLOW_UP (self));

  if (self->consultation == consultation)
    return;
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_set_object (&self->consultation, consultation);
  if (consultation != NULL)
    g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

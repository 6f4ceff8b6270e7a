/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: the sessions of the chosen style, its touch-up, the quote and the account. */

#include "config.h"

#include "tri-plan-page-private.h"

#include "tri-columns.h"
#include "tri-decision-window.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (TriPlanPage, tri_plan_page, GTK_TYPE_WIDGET)

/* what is shown */

/* Opens the choice, to be read as a whole. */
static void
choice_activated_cb (AdwActionRow *row, TriPlanPage *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const char *id = g_object_get_data (G_OBJECT (row), "decision-id");

  for (guint i = 0; i < dossier->decisions->len; i++)
    {
      const TriDecision *decision = g_ptr_array_index (dossier->decisions, i);
      TriDecisionWindow *window;

      if (!g_str_equal (decision->id, id))
        continue;
      window = tri_decision_window_new (self->consultation, decision);
      gtk_window_set_transient_for (GTK_WINDOW (window),
                                    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
}

/* What was chosen and by whom, the newest first; earlier choices stay in the record. */
static void
show_choices (TriPlanPage *self, const TriDossier *dossier)
{
  TriStyles *styles = tri_consultation_get_styles (self->consultation);

  for (guint i = dossier->decisions->len; i-- > 0;)
    {
      const TriDecision *decision = g_ptr_array_index (dossier->decisions, i);
      const TriDesignRevision *revision = tri_dossier_get_revision (dossier, decision->revision_id);
      g_autofree char *title = tri_words_choice (styles, dossier, decision);
      g_autofree char *date = tri_date_format (decision->date);
      g_autofree char *present = tri_words_present (decision->present);
      g_autofree char *area = NULL;
      g_autoptr (GString) subtitle = g_string_new (date);
      TriLedgerRow *row;

      if (*present != '\0')
        g_string_append_printf (subtitle, " · %s", present);
      if (*decision->notes != '\0')
        g_string_append_printf (subtitle, _ (" · “%s”"), decision->notes);
      area
          = revision != NULL ? g_strdup_printf (_ ("%.0f cm²"), revision->area_cm2) : g_strdup ("");
      if (decision->signatures->len > 0)
        g_string_append (subtitle, _ (" · signed"));
      row = _tri_plan_page_add_line (self, self->choices_group, title, subtitle->str, area);
      g_object_set_data_full (G_OBJECT (row), "decision-id", g_strdup (decision->id), g_free);
      tri_ledger_row_set_opens (row);
      g_signal_connect_object (row, "activated", G_CALLBACK (choice_activated_cb), self, 0);
    }
  adw_preferences_group_set_title (self->choices_group, dossier->decisions->len > 1
                                                            ? _ ("Choices, the Newest First")
                                                            : _ ("Choice"));
}

/* What moves the touch-up: every factor with the number it multiplies the fading by. */
static void
show_drivers (TriPlanPage *self, const TriDossier *dossier)
{
  const TriFigures *pigment = tri_consultation_get_clinic (self->consultation)->pigment;
  const TriSkin *skin = &dossier->client->skin;
  guint shade = _tri_plan_page_get_shade (self);
  double product = tri_fade_factor (pigment, shade, skin);
  double listed = 1;
  g_autofree char *product_text = g_strdup_printf ("×%.2f", product);

  for (guint i = 0; i < TRI_N_FADE_FACTORS; i++)
    {
      double factor = tri_figures_get (pigment, TRI_FIGURE_FACTOR_SUN + i);
      g_autofree char *text = NULL;

      if ((skin->factors & (1u << i)) == 0)
        continue;
      listed *= factor;
      text = g_strdup_printf ("×%.2f", factor);
      _tri_plan_page_add_line (self, self->drivers_group, tri_fade_factor_get_name (1u << i), NULL,
                               text);
    }
  if (fabs (product - listed) > 1e-9)
    {
      g_autofree char *text = g_strdup_printf ("×%.2f", product / listed);
      g_autofree char *shade_text
          = g_strdup_printf (_ ("Light shade 1 : %d"), tri_shade_get_dilution (shade));

      _tri_plan_page_add_line (self, self->drivers_group, shade_text, NULL, text);
    }
  tri_ledger_row_set_sum (_tri_plan_page_add_line (self, self->drivers_group,
                                                   _ ("Fading, compared with average"), NULL,
                                                   product_text),
                          TRUE);
  adw_preferences_group_set_description (
      self->drivers_group,
      skin->factors == 0 ? _ ("Sun, skin oil and habits are entered with Edit Client.") : NULL);
}

static void
clear (TriPlanPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *group = gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP);

      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
update (TriPlanPage *self)
{
  const TriDossier *dossier;
  TriTreatment *treatment;

  clear (self);
  if (self->consultation == NULL)
    return;

  dossier = tri_consultation_get_dossier (self->consultation);
  treatment = _tri_plan_page_get_treatment (self);
  gtk_stack_set_visible_child_name (self->stack, treatment != NULL ? "plan" : "empty");
  if (treatment == NULL)
    return;

  _tri_plan_page_show_treatment (self, treatment);
  _tri_plan_page_show_money (self, dossier, treatment);
  _tri_plan_page_show_years (self, dossier, treatment);
  show_choices (self, dossier);
  show_drivers (self, dossier);
}

static void
tri_plan_page_dispose (GObject *object)
{
  TriPlanPage *self = TRI_PLAN_PAGE (object);

  tri_plan_page_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_plan_page_parent_class)->dispose (object);
}

static void
tri_plan_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_PLAN_PAGE (object)->rows);

  G_OBJECT_CLASS (tri_plan_page_parent_class)->finalize (object);
}

static void
tri_plan_page_class_init (TriPlanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_plan_page_dispose;
  object_class->finalize = tri_plan_page_finalize;

  g_type_ensure (TRI_TYPE_CARE_GROUP);
  g_type_ensure (TRI_TYPE_COLUMNS);
  g_type_ensure (TRI_TYPE_COST_PLOT);
  g_type_ensure (TRI_TYPE_DATES_GROUP);
  g_type_ensure (TRI_TYPE_FOLLOW_UP);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-plan-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, accept_button);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, account_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, care_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, choices_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, dates_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, drivers_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, follow_up);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, quote_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, sessions_group);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, cost_plot);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, years_label);
  _tri_plan_page_install_money (widget_class);
  _tri_plan_page_install_years (widget_class);
  gtk_widget_class_bind_template_child (widget_class, TriPlanPage, step_button);
  _tri_plan_page_install_steps (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_plan_page_init (TriPlanPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_plan_page_set_consultation (TriPlanPage *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_PLAN_PAGE (self));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  clear (self);
  tri_care_group_set_consultation (self->care_group, consultation);
  tri_dates_group_set_consultation (self->dates_group, consultation);
  g_set_object (&self->consultation, consultation);
  if (consultation != NULL)
    {
      g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "styles-changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  tri_follow_up_set_consultation (self->follow_up, consultation);
  update (self);
}

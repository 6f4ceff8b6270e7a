/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: what ten years cost, drawn, in words, and printed. */

#include "config.h"

#include "tri-clock.h"
#include "tri-cost-picture.h"
#include "tri-plan-page-private.h"
#include "tri-quote-version.h"

#include <glib/gi18n.h>

static TriDate
get_start (const TriTreatment *treatment)
{
  const TriSession *first
      = treatment->sessions->len > 0 ? g_ptr_array_index (treatment->sessions, 0) : NULL;

  return first != NULL && first->date != TRI_DATE_NONE ? first->date : tri_clock_today ();
}

/* Of what was chosen, by today's prices. FALSE when the chosen design is not known any more. */
static gboolean
make_years (TriPlanPage *self,
            const TriDossier *dossier,
            const TriTreatment *treatment,
            TriTenYears *out_years)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  const TriDesignRevision *revision = tri_dossier_get_treated_revision (dossier, treatment);
  TriMeasure measure;
  guint n_sessions = 0;

  if (revision == NULL)
    return FALSE;
  measure = tri_treatment_get_measure (treatment, revision);
  if (treatment->sessions->len > 1 && treatment->sessions->len <= TRI_MAX_SESSIONS)
    n_sessions = treatment->sessions->len;
  return tri_ten_years_make (clinic->pigment, clinic->care, clinic->currency, &measure,
                             _tri_plan_page_get_shade (self), &dossier->client->skin, n_sessions,
                             out_years, NULL);
}

void
_tri_plan_page_show_years (TriPlanPage *self,
                           const TriDossier *dossier,
                           const TriTreatment *treatment)
{
  TriTenYears years;
  GtkWidget *group
      = gtk_widget_get_ancestor (GTK_WIDGET (self->cost_plot), ADW_TYPE_PREFERENCES_GROUP);
  gboolean known = make_years (self, dossier, treatment, &years);
  g_autofree char *crossing = NULL;
  g_autofree char *permanent = NULL;
  g_autofree char *temporary = NULL;
  g_autofree char *text = NULL;

  gtk_widget_set_visible (group, known);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.print-years", known);
  if (!known)
    return;
  tri_cost_plot_set_years (self->cost_plot, &years, get_start (treatment));
  crossing = tri_ten_years_explain (&years);
  permanent = tri_ten_years_explain_permanent (&years);
  temporary = tri_ten_years_explain_temporary (&years);
  /* Translators: three paragraphs: which costs less, and what each course is reckoned with. */
  text = g_strdup_printf (_ ("%s\n\nPermanent: %s\nTemporary: %s"), crossing, permanent, temporary);
  gtk_label_set_label (self->years_label, text);
}

/* printing */

static void
begin_print_cb (GtkPrintOperation *operation)
{
  gtk_print_operation_set_n_pages (operation, 1);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              const TriCostSheet *sheet)
{
  tri_cost_sheet_draw (sheet, gtk_print_context_get_cairo_context (context),
                       gtk_print_context_get_width (context),
                       gtk_print_context_get_height (context));
}

static void
free_sheet_cb (gpointer data, GClosure *closure)
{
  tri_cost_sheet_free (data);
}

static void
print_years_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GError) error = NULL;
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);
  TriTenYears years;
  TriCostSheet *sheet;

  if (treatment == NULL || !make_years (self, dossier, treatment, &years))
    return;
  sheet = tri_cost_picture_new_sheet (
      &years, get_start (treatment), tri_consultation_get_clinic (self->consultation)->name,
      tri_client_get_display_name (dossier->client), tri_clock_today ());
  gtk_print_operation_set_unit (operation, GTK_UNIT_MM);
  /* The sheet has margins of its own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Ten-year cost"));
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), NULL);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), sheet, free_sheet_cb,
                         0);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_WINDOW (gtk_widget_get_root (widget)), &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    _tri_plan_page_fail (self, error);
}

void
_tri_plan_page_install_years (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.print-years", NULL, print_years_activated);
}

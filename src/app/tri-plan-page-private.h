/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the Plan & Costs page share. */

#pragma once

#include "tri-care-group.h"
#include "tri-cost-plot.h"
#include "tri-dates-group.h"
#include "tri-follow-up.h"
#include "tri-ledger-row.h"
#include "tri-plan-page.h"

G_BEGIN_DECLS

struct _TriPlanPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *sessions_group;
  TriDatesGroup *dates_group;
  TriCareGroup *care_group;
  AdwPreferencesGroup *quote_group;
  AdwPreferencesGroup *account_group;
  AdwPreferencesGroup *choices_group;
  AdwPreferencesGroup *drivers_group;
  GtkWidget *accept_button;
  TriCostPlot *cost_plot;
  GtkLabel *years_label;
  GtkWidget *step_button;
  TriFollowUp *follow_up;

  TriConsultation *consultation;
  GPtrArray *rows; /* (element-type GtkWidget): what the groups show, to be taken out again */
};

/* The window tells it. */
void _tri_plan_page_fail (TriPlanPage *self, const GError *error);
/* A save has ended, with @error (nullable): tells what went wrong and shows what the record has. */
void _tri_plan_page_saved (TriPlanPage *self, const GError *error);
/* The treatment of the newest choice, or NULL. */
TriTreatment *_tri_plan_page_get_treatment (TriPlanPage *self);
/* The shade that was chosen for it. */
guint _tri_plan_page_get_shade (TriPlanPage *self);
TriLedgerRow *_tri_plan_page_add_line (TriPlanPage *self,
                                       AdwPreferencesGroup *group,
                                       const char *title,
                                       const char *subtitle,
                                       const char *amount);
/* Quote, account and what is entered there. */
void _tri_plan_page_install_money (GtkWidgetClass *widget_class);
void _tri_plan_page_show_money (TriPlanPage *self,
                                const TriDossier *dossier,
                                const TriTreatment *treatment);
/* What ten years cost. */
void _tri_plan_page_install_years (GtkWidgetClass *widget_class);
void _tri_plan_page_show_years (TriPlanPage *self,
                                const TriDossier *dossier,
                                const TriTreatment *treatment);
/* Sessions and forecast. */
void _tri_plan_page_show_treatment (TriPlanPage *self, const TriTreatment *treatment);

/* What was done in sessions: their shades in the rows, and one of them opened. */
void _tri_plan_page_load_shades (TriPlanPage *self);
void _tri_plan_page_open_session (TriPlanPage *self, const TriSession *session);
/* What may follow @treatment (nullable), when it is a temporary one. */
void _tri_plan_page_install_steps (GtkWidgetClass *widget_class);
void _tri_plan_page_update_steps (TriPlanPage *self, const TriTreatment *treatment);

G_END_DECLS

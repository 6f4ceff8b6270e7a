/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: what was done in the sessions, and what follows a temporary treatment. */

#include "config.h"

#include "tri-plan-page-private.h"

#include "tri-clock.h"
#include "tri-renewal.h"
#include "tri-session-row.h"
#include "tri-session-window.h"
#include "tri-store-sessions.h"

/* A load of the client's book: for the rows, or to open a session. */
typedef struct
{
  TriPlanPage *page;
  char *client_id;
  char *session_id; /* (nullable): to be opened */
} BookRequest;

static BookRequest *
book_request_new (TriPlanPage *self, const char *session_id)
{
  BookRequest *request = g_new0 (BookRequest, 1);

  request->page = g_object_ref (self);
  request->client_id = g_strdup (tri_consultation_get_client (self->consultation)->id);
  request->session_id = g_strdup (session_id);
  return request;
}

static void
book_request_free (BookRequest *request)
{
  g_object_unref (request->page);
  g_free (request->client_id);
  g_free (request->session_id);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BookRequest, book_request_free)

/* The shade of each session: as it was done, or as it is planned. */
static void
show_shades (TriPlanPage *self, const TriSessionBook *book)
{
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);
  const TriFigures *pigment = tri_consultation_get_clinic (self->consultation)->pigment;
  guint chosen = _tri_plan_page_get_shade (self);

  for (guint i = 0; treatment != NULL && i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];

      if (TRI_IS_SESSION_ROW (row))
        tri_session_row_set_shade (
            TRI_SESSION_ROW (row),
            tri_session_book_get_shade (book, pigment, treatment,
                                        tri_session_row_get_session (TRI_SESSION_ROW (row)),
                                        chosen));
    }
}

static void
saved_cb (TriPlanPage *self)
{
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
}

/* @book: (transfer full) */
static void
open_session (TriPlanPage *self, TriSessionBook *book, const char *session_id)
{
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);
  g_autoptr (TriSessionBook) owned = book;

  for (guint i = 0; treatment != NULL && i < treatment->sessions->len; i++)
    {
      const TriSession *session = treatment->sessions->pdata[i];
      TriSessionWindow *window;

      if (!g_str_equal (session->id, session_id))
        continue;
      window = tri_session_window_new (self->consultation, g_steal_pointer (&owned), treatment,
                                       session, _tri_plan_page_get_shade (self));
      gtk_window_set_transient_for (GTK_WINDOW (window),
                                    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
      g_signal_connect_object (window, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
}

static void
book_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BookRequest) request = user_data;
  TriPlanPage *self = request->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriSessionBook) book
      = tri_store_load_session_book_finish (TRI_STORE (source), result, &error);

  /* The page may show somebody else by now. */
  if (self->consultation == NULL
      || !g_str_equal (tri_consultation_get_client (self->consultation)->id, request->client_id))
    return;
  if (book == NULL)
    _tri_plan_page_fail (self, error);
  else if (request->session_id != NULL)
    open_session (self, g_steal_pointer (&book), request->session_id);
  else
    show_shades (self, book);
}

static void
load_book (TriPlanPage *self, const char *session_id)
{
  tri_store_load_session_book_async (tri_consultation_get_store (self->consultation),
                                     tri_consultation_get_client (self->consultation)->id, NULL,
                                     book_loaded_cb, book_request_new (self, session_id));
}

void
_tri_plan_page_load_shades (TriPlanPage *self)
{
  load_book (self, NULL);
}

void
_tri_plan_page_open_session (TriPlanPage *self, const TriSession *session)
{
  load_book (self, session->id);
}

/* after a temporary treatment */

void
_tri_plan_page_update_steps (TriPlanPage *self, const TriTreatment *treatment)
{
  gboolean temporary = treatment != NULL && treatment->kind == TRI_KIND_TEMPORARY;

  gtk_widget_set_visible (self->step_button, temporary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.renew", temporary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.make-permanent", temporary);
}

static void
renewal_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_save_session_finish (TRI_STORE (source), result, &error);
  _tri_plan_page_saved (self, error);
}

static void
renew_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  const TriSkin *skin = &tri_consultation_get_client (self->consultation)->skin;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriSession) session = NULL;

  session = tri_renewal_new (treatment,
                             tri_touch_up_years (clinic->pigment, clinic->care, treatment->kind,
                                                 _tri_plan_page_get_shade (self), skin),
                             tri_clock_today (), &error);
  if (session == NULL)
    {
      _tri_plan_page_fail (self, error);
      return;
    }
  tri_store_save_session_async (tri_consultation_get_store (self->consultation), session, NULL,
                                renewal_saved_cb, g_object_ref (self));
}

/* The design of the trial, as it was chosen. Returns: (transfer full) (nullable) */
static TriDesign *
load_chosen (TriPlanPage *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);

  for (guint i = 0; i < dossier->decisions->len; i++)
    {
      const TriDecision *decision = dossier->decisions->pdata[i];
      const TriDesignRevision *revision = tri_dossier_get_revision (dossier, decision->revision_id);

      if (g_str_equal (decision->id, treatment->decision_id) && revision != NULL)
        return tri_design_from_string (revision->design, NULL);
    }
  return NULL;
}

/* From the trial to permanent work: the same design is chosen anew, or changed in the studio first.
 * What was chosen before stays in the record. */
static void
make_permanent_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriPlanPage *self = TRI_PLAN_PAGE (widget);
  g_autoptr (TriDesign) design = load_chosen (self);
  TriMoment moment = *tri_consultation_get_moment (self->consultation);

  if (design != NULL
      && !tri_design_equal (design, tri_consultation_get_design (self->consultation)))
    {
      tri_consultation_set_design (self->consultation, design, 0);
      tri_consultation_end_coalescing (self->consultation);
    }
  moment.kind = TRI_KIND_PERMANENT;
  tri_consultation_set_moment (self->consultation, &moment);
  if (g_str_equal (g_variant_get_string (parameter, NULL), "same"))
    gtk_widget_activate_action (widget, "win.choose", NULL);
  else
    gtk_widget_activate_action (widget, "win.page", "s", "design");
}

void
_tri_plan_page_install_steps (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "plan.renew", NULL, renew_activated);
  gtk_widget_class_install_action (widget_class, "plan.make-permanent", "s",
                                   make_permanent_activated);
}

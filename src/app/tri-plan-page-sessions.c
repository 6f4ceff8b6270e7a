/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plan & Costs: the sessions, marked as done and moved by the clinic's rules, and the forecast. */

#include "config.h"

#include "tri-clock.h"
#include "tri-compat.h"
#include "tri-error.h"
#include "tri-plan-page-private.h"
#include "tri-session-row.h"

#include <glib/gi18n.h>

void
_tri_plan_page_fail (TriPlanPage *self, const GError *error)
{
  g_signal_emit_by_name (self->consultation, "failed", error);
}

void
_tri_plan_page_saved (TriPlanPage *self, const GError *error)
{
  /* The page may have let go of the client meanwhile. */
  if (self->consultation == NULL)
    return;
  if (error != NULL)
    _tri_plan_page_fail (self, error);
  tri_consultation_reload (self->consultation);
}

TriTreatment *
_tri_plan_page_get_treatment (TriPlanPage *self)
{
  GPtrArray *treatments = tri_consultation_get_dossier (self->consultation)->treatments;

  return treatments->len > 0 ? g_ptr_array_index (treatments, treatments->len - 1) : NULL;
}

guint
_tri_plan_page_get_shade (TriPlanPage *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);
  TriDesign *current = tri_consultation_get_design (self->consultation);

  /* What was chosen, not what is being tried on the Design page since. */
  for (guint i = 0; treatment != NULL && i < dossier->decisions->len; i++)
    {
      const TriDecision *decision = g_ptr_array_index (dossier->decisions, i);
      const TriDesignRevision *revision = tri_dossier_get_revision (dossier, decision->revision_id);
      g_autoptr (TriDesign) design = NULL;

      if (!g_str_equal (decision->id, treatment->decision_id) || revision == NULL)
        continue;
      design = tri_design_from_string (revision->design, NULL);
      if (design != NULL)
        return tri_design_get_spec (design)->shade;
    }
  return tri_design_get_spec (current)->shade;
}

/* saving */

static void
session_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriPlanPage) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_save_session_finish (TRI_STORE (source), result, &error);
  _tri_plan_page_saved (self, error);
}

static void
save_session (TriPlanPage *self, const TriSession *session)
{
  tri_store_save_session_async (tri_consultation_get_store (self->consultation), session, NULL,
                                session_saved_cb, g_object_ref (self));
}

/* marking and moving */

/* A change that the clinic's floor forbids until there is a reason. */
typedef struct
{
  TriPlanPage *page;
  char *session_id;
  TriSessionState state;
  TriDate day;
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->page);
  g_free (change->session_id);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

/* The person insists on a gap below the clinic's floor: the reason goes into the record. */
static void
reason_cb (const char *reason, gpointer user_data)
{
  g_autoptr (Change) change = user_data;
  TriPlanPage *self = change->page;
  TriTreatment *treatment = self->consultation != NULL ? _tri_plan_page_get_treatment (self) : NULL;

  for (guint i = 0; reason != NULL && treatment != NULL && i < treatment->sessions->len; i++)
    {
      TriSession session = *(TriSession *) g_ptr_array_index (treatment->sessions, i);

      if (!g_str_equal (session.id, change->session_id))
        continue;
      session.date = change->day;
      session.state = change->state;
      session.override_reason = (char *) reason;
      save_session (self, &session);
      return;
    }
  /* The calendar shows the day of the record again. */
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
}

/* Whether @day keeps order and gaps with the sessions around @index. @next_too: the session after
 * it counts as well. */
static gboolean
check_day (TriPlanPage *self,
           guint index,
           TriDate day,
           gboolean next_too,
           const char *reason,
           GError **error)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;
  const TriTreatment *treatment = _tri_plan_page_get_treatment (self);

  if (index > 0)
    {
      const TriSession *previous = g_ptr_array_index (treatment->sessions, index - 1);

      if (!tri_plan_check_gap (care, treatment->kind, previous->date, day, reason, error))
        return FALSE;
    }
  if (next_too && index + 1 < treatment->sessions->len)
    {
      const TriSession *next = g_ptr_array_index (treatment->sessions, index + 1);

      /* The sentence of tri_plan_check_gap () is about the later one of the two. */
      if (day >= next->date)
        {
          g_autofree char *date = tri_date_format (next->date);

          g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                       _ ("The session after it is on %s: choose an earlier day, or move that one "
                          "first."),
                       date);
          return FALSE;
        }
      if (!tri_plan_check_gap (care, treatment->kind, day, next->date, reason, error))
        return FALSE;
    }
  return TRUE;
}

/* Saves @session with @state and @day when the rules allow it, asks for a reason when they allow it
 * with one, and tells why when they do not. */
static void
change_session (TriPlanPage *self, const TriSession *session, TriSessionState state, TriDate day)
{
  gboolean moving = state == TRI_SESSION_PLANNED;
  guint index = session->ordinal - 1;
  g_autoptr (GError) error = NULL;
  Change *change;

  if (check_day (self, index, day, moving, NULL, &error))
    {
      TriSession changed = *session;

      changed.date = day;
      changed.state = state;
      changed.override_reason = NULL;
      save_session (self, &changed);
      return;
    }
  if (!check_day (self, index, day, moving, "any", NULL))
    {
      _tri_plan_page_fail (self, error);
      tri_consultation_reload (self->consultation);
      return;
    }

  change = g_new0 (Change, 1);
  change->page = g_object_ref (self);
  change->session_id = g_strdup (session->id);
  change->state = state;
  change->day = day;
  tri_compat_ask_text (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                       _ ("Sooner Than the Skin Needs"), error->message,
                       _ ("Reason, kept in the record"), NULL, _ ("_Keep the Day"), reason_cb,
                       change);
}

static void
mark_cb (TriSessionRow *row, int state, TriPlanPage *self)
{
  TriSession session = *tri_session_row_get_session (row);

  if (state == TRI_SESSION_DONE)
    {
      _tri_plan_page_open_session (self, &session);
      return;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (row), FALSE);
  session.state = (TriSessionState) state;
  save_session (self, &session);
}

static void
open_cb (TriSessionRow *row, TriPlanPage *self)
{
  _tri_plan_page_open_session (self, tri_session_row_get_session (row));
}

static void
move_cb (TriSessionRow *row, int day, TriPlanPage *self)
{
  change_session (self, tri_session_row_get_session (row), TRI_SESSION_PLANNED, day);
}

/* what is shown */

static void
show_forecast (TriPlanPage *self, const TriTreatment *treatment)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  const TriSkin *skin = &tri_consultation_get_client (self->consultation)->skin;
  const TriSession *last = g_ptr_array_index (treatment->sessions, treatment->sessions->len - 1);
  TriEstimate estimate = { .kind = treatment->kind };
  gboolean permanent = treatment->kind == TRI_KIND_PERMANENT;
  TriDate dates[3];
  g_autofree char *earliest = NULL;
  g_autofree char *likely = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *price = tri_money_range_format (treatment->touch_up_price);
  g_autofree char *when = NULL;

  /* The decision keeps the forecast of its day; this one follows the sessions and the skin. */
  estimate.touch_up_years = tri_touch_up_years (clinic->pigment, clinic->care, treatment->kind,
                                                _tri_plan_page_get_shade (self), skin);
  tri_estimate_touch_up_dates (&estimate, last->date, &dates[0], &dates[1], &dates[2]);
  earliest = tri_date_format_month (dates[0]);
  likely = tri_date_format_month (dates[1]);
  latest = tri_date_format_month (dates[2]);
  if (permanent)
    when = g_strdup_printf (_ ("between %s and %s · most likely %s · %g–%g h"), earliest, latest,
                            likely, tri_figures_get (clinic->care, TRI_FIGURE_TOUCH_UP_HOURS_MIN),
                            tri_figures_get (clinic->care, TRI_FIGURE_TOUCH_UP_HOURS_MAX));
  else
    when
        = g_strdup_printf (_ ("gone between %s and %s · most likely %s"), earliest, latest, likely);
  tri_ledger_row_set_badge (_tri_plan_page_add_line (self, self->sessions_group,
                                                     permanent ? _ ("Touch-up") : _ ("Renewal"),
                                                     when, price),
                            _ ("forecast"), "forecast");
}

void
_tri_plan_page_show_treatment (TriPlanPage *self, const TriTreatment *treatment)
{
  const TriClinic *clinic = tri_consultation_get_clinic (self->consultation);
  const TriSession *previous = NULL;
  guint n_done = 0;

  while (n_done < treatment->sessions->len
         && ((TriSession *) g_ptr_array_index (treatment->sessions, n_done))->state
                == TRI_SESSION_DONE)
    n_done++;

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = g_ptr_array_index (treatment->sessions, i);
      TriSessionRow *row
          = tri_session_row_new (session, previous, treatment->kind, clinic->currency);

      /* One after the other: the next one can be done, the last one that was can be taken back. */
      tri_session_row_set_markable (row, i == n_done || i + 1 == n_done);
      g_signal_connect_object (row, "mark", G_CALLBACK (mark_cb), self, 0);
      g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, 0);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, 0);
      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->sessions_group, GTK_WIDGET (row));
      previous = session;
    }
  /* Once permanent work is begun, the part about what comes after it knows more. */
  if (n_done == 0 || treatment->kind == TRI_KIND_TEMPORARY)
    show_forecast (self, treatment);
  _tri_plan_page_update_steps (self, treatment);
  _tri_plan_page_load_shades (self);
}

TriLedgerRow *
_tri_plan_page_add_line (TriPlanPage *self,
                         AdwPreferencesGroup *group,
                         const char *title,
                         const char *subtitle,
                         const char *amount)
{
  TriLedgerRow *row = tri_ledger_row_new (title, subtitle, amount);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

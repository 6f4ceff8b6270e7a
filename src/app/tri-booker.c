/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts appointments into the calendar, moves them and calls them off, by the clinic's rules. */

#include "config.h"

#include "tri-booker.h"

#include "tri-clock.h"
#include "tri-compat.h"
#include "tri-day-time.h"
#include "tri-error.h"
#include "tri-message.h"
#include "tri-store-plan.h"

#include <glib/gi18n.h>

struct _TriBooker
{
  GObject parent_instance;

  GtkWidget *widget; /* weak */
  TriStore *store;
  TriFigures *care;
  /* What brings back what was before the last change; NULL when there is nothing to undo. */
  TriAppointment *undo;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriBooker, tri_booker, G_TYPE_OBJECT)

/* One change on its way. */
typedef struct
{
  TriAppointment *before; /* (nullable) */
  TriAppointment *after;
  GtkWindow *parent;
  char *warning; /* (nullable): what stands against the day and does not forbid it */
  gboolean undoing;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  tri_appointment_free (change->before);
  tri_appointment_free (change->after);
  g_clear_object (&change->parent);
  g_free (change->warning);
  g_free (change);
}

static void
tri_booker_dispose (GObject *object)
{
  TriBooker *self = TRI_BOOKER (object);

  g_clear_weak_pointer (&self->widget);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tri_booker_parent_class)->dispose (object);
}

static void
tri_booker_finalize (GObject *object)
{
  TriBooker *self = TRI_BOOKER (object);

  g_clear_pointer (&self->care, tri_figures_unref);
  tri_appointment_free (self->undo);

  G_OBJECT_CLASS (tri_booker_parent_class)->finalize (object);
}

static void
tri_booker_class_init (TriBookerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tri_booker_dispose;
  object_class->finalize = tri_booker_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tri_booker_init (TriBooker *self)
{
}

TriBooker *
tri_booker_new (GtkWidget *widget)
{
  TriBooker *self;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  self = g_object_new (TRI_TYPE_BOOKER, NULL);
  g_set_weak_pointer (&self->widget, widget);
  return self;
}

void
tri_booker_set_record (TriBooker *self, TriStore *store, TriFigures *care)
{
  g_return_if_fail (TRI_IS_BOOKER (self));
  g_return_if_fail (TRI_IS_STORE (store) && care != NULL);

  g_set_object (&self->store, store);
  tri_figures_ref (care);
  g_clear_pointer (&self->care, tri_figures_unref);
  self->care = care;
}

/* the rules */

gboolean
tri_booker_needs_rules (const TriAppointment *before, const TriAppointment *after)
{
  g_return_val_if_fail (after != NULL, FALSE);

  return (after->kind == TRI_APPOINTMENT_SESSION || after->kind == TRI_APPOINTMENT_TOUCH_UP)
         && after->state != TRI_SESSION_CANCELLED
         && (before == NULL || before->date != after->date || before->kind != after->kind);
}

void
tri_booker_prepare (TriBooker *self, TriPlanFacts *facts)
{
  g_return_if_fail (TRI_IS_BOOKER (self));
  g_return_if_fail (facts != NULL);

  tri_plan_facts_add_waits (facts, self->care, tri_clock_today ());
}

static guint
find_ordinal (const TriPlanFacts *facts, const char *id)
{
  for (guint i = 0; facts->treatment != NULL && i < facts->treatment->sessions->len; i++)
    {
      const TriSession *session = facts->treatment->sessions->pdata[i];

      if (g_str_equal (session->id, id))
        return session->ordinal;
    }
  return 0;
}

GPtrArray *
tri_booker_check (TriBooker *self, const TriPlanFacts *facts, const TriAppointment *after)
{
  g_return_val_if_fail (TRI_IS_BOOKER (self), NULL);
  g_return_val_if_fail (facts != NULL && after != NULL, NULL);

  return tri_plan_check_day (self->care, facts, find_ordinal (facts, after->id), after->date);
}

/* telling */

static void
undo_clicked_cb (TriBooker *self)
{
  tri_booker_undo (self);
}

static char *
describe (const Change *change)
{
  const TriAppointment *after = change->after;
  g_autofree char *day = tri_date_format (after->date);
  g_autofree char *time = NULL;
  g_autofree char *when = NULL;

  if (after->state == TRI_SESSION_CANCELLED)
    return g_strdup (change->undoing ? _ ("Taken back") : _ ("Called off"));
  time = after->start_minute != TRI_MINUTE_NONE ? tri_day_time_format (after->start_minute) : NULL;
  when = time != NULL ? g_strdup_printf ("%s, %s", day, time) : g_strdup (day);
  if (change->undoing)
    /* TRANSLATORS: a change was taken back; a day and perhaps a time */
    return g_strdup_printf (_ ("Taken back: %s"), when);
  if (change->before == NULL)
    return g_strdup_printf (_ ("In the calendar: %s"), when);
  if (change->before->date == after->date && change->before->start_minute == after->start_minute)
    return g_strdup_printf (_ ("Changed: %s"), when);
  return g_strdup_printf (_ ("Moved to %s"), when);
}

static void
tell (TriBooker *self, const Change *change)
{
  GtkWidget *overlay = self->widget != NULL
                           ? gtk_widget_get_ancestor (self->widget, ADW_TYPE_TOAST_OVERLAY)
                           : NULL;
  g_autofree char *done = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (overlay == NULL)
    return;
  done = describe (change);
  text = change->warning != NULL ? g_strdup_printf ("%s\n%s", done, change->warning)
                                 : g_strdup (done);
  toast = tri_message_new (text);
  if (self->undo != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  tri_message_show_toast (ADW_TOAST_OVERLAY (overlay), toast);
}

/* saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TriBooker *self = g_task_get_source_object (task);
  const Change *change = g_task_get_task_data (task);
  GError *error = NULL;

  if (!tri_store_save_appointment_finish (TRI_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_pointer (&self->undo, tri_appointment_free);
  if (!change->undoing)
    {
      self->undo = tri_appointment_copy (change->before != NULL ? change->before : change->after);
      if (change->before == NULL)
        self->undo->state = TRI_SESSION_CANCELLED;
    }
  tell (self, change);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

static void
save (GTask *task)
{
  TriBooker *self = g_task_get_source_object (task);
  const Change *change = g_task_get_task_data (task);

  tri_store_save_appointment_async (self->store, change->after, NULL, saved_cb,
                                    g_object_ref (task));
}

static void
reason_cb (const char *reason, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Change *change = g_task_get_task_data (task);

  if (reason == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No reason was given.");
      return;
    }
  g_free (change->after->override_reason);
  change->after->override_reason = g_strdup (reason);
  save (task);
}

static void
facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TriBooker *self = g_task_get_source_object (task);
  Change *change = g_task_get_task_data (task);
  g_autoptr (GPtrArray) conflicts = NULL;
  g_autoptr (TriPlanFacts) facts = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  facts = tri_store_load_plan_facts_finish (TRI_STORE (source), result, &error);
  if (facts == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  tri_booker_prepare (self, facts);
  conflicts = tri_booker_check (self, facts, change->after);
  text = tri_plan_conflicts_to_text (conflicts);
  switch (tri_plan_conflicts_get_weight (conflicts))
    {
    case TRI_WEIGHT_REFUSES:
      g_task_return_new_error (task, TRI_ERROR, TRI_ERROR_CONFLICT, "%s", text);
      break;
    case TRI_WEIGHT_NEEDS_REASON:
      tri_compat_ask_text (change->parent, _ ("Sooner Than the Skin Needs"), text,
                           _ ("Reason, kept in the record"), NULL, _ ("_Keep the Day"), reason_cb,
                           g_object_ref (task));
      break;
    case TRI_WEIGHT_WARNS:
      change->warning = g_steal_pointer (&text);
      save (task);
      break;
    case TRI_WEIGHT_NONE:
    default:
      save (task);
      break;
    }
}

void
tri_booker_change_async (TriBooker *self,
                         const TriAppointment *before,
                         const TriAppointment *after,
                         GtkWindow *parent,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Change *change;

  g_return_if_fail (TRI_IS_BOOKER (self));
  g_return_if_fail (after != NULL && GTK_IS_WINDOW (parent));

  change = g_new0 (Change, 1);
  change->before = before != NULL ? tri_appointment_copy (before) : NULL;
  change->after = tri_appointment_copy (after);
  change->parent = g_object_ref (parent);
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tri_booker_change_async);
  g_task_set_task_data (task, change, change_free);

  if (!tri_booker_needs_rules (before, after))
    {
      save (task);
      return;
    }
  /* A reason is of one day. */
  g_clear_pointer (&change->after->override_reason, g_free);
  tri_store_load_plan_facts_async (self->store, after->client_id, NULL, facts_cb,
                                   g_object_ref (task));
}

gboolean
tri_booker_change_finish (TriBooker *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_BOOKER (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriBooker *self = TRI_BOOKER (source);
  g_autoptr (GError) error = NULL;
  GtkWidget *overlay;

  if (tri_booker_change_finish (self, result, &error) || self->widget == NULL)
    return;
  overlay = gtk_widget_get_ancestor (self->widget, ADW_TYPE_TOAST_OVERLAY);
  if (overlay != NULL)
    tri_message_show (ADW_TOAST_OVERLAY (overlay), error->message);
}

void
tri_booker_undo (TriBooker *self)
{
  g_autoptr (GTask) task = NULL;
  Change *change;

  g_return_if_fail (TRI_IS_BOOKER (self));

  if (self->undo == NULL)
    return;
  /* It stood there before, so that no rule is asked again. */
  change = g_new0 (Change, 1);
  change->after = g_steal_pointer (&self->undo);
  change->undoing = TRUE;
  task = g_task_new (self, NULL, undone_cb, NULL);
  g_task_set_source_tag (task, tri_booker_change_async);
  g_task_set_task_data (task, change, change_free);
  save (task);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands against the planned dates of a client, when the client is in the sun, and days that
 * suit. */

#include "config.h"

#include "tri-dates-group.h"

#include "tri-clock.h"
#include "tri-date-row.h"
#include "tri-message.h"
#include "tri-store-plan.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriDatesGroup
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group;
  AdwExpanderRow *add_row;
  TriDateRow *from_row;
  TriDateRow *to_row;

  TriConsultation *consultation;
  TriPlanFacts *facts; /* NULL until they are known */
  GPtrArray *rows;     /* (element-type GtkWidget), to be taken out again */
  GPtrArray *undo;     /* (element-type TriSession) (nullable): as they were before */
};

G_DEFINE_FINAL_TYPE (TriDatesGroup, tri_dates_group, GTK_TYPE_WIDGET)

static void load (TriDatesGroup *self);

static void
fail (TriDatesGroup *self, const GError *error)
{
  if (self->consultation != NULL)
    g_signal_emit_by_name (self->consultation, "failed", error);
}

static void
clear (TriDatesGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static GtkWidget *
add_row (TriDatesGroup *self, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title,
                                 "subtitle", subtitle, "subtitle-lines", 0, NULL);

  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  return row;
}

/* times in the sun */

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDatesGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_remove_sun_time_finish (TRI_STORE (source), result, &error))
    fail (self, error);
  load (self);
}

static void
remove_clicked_cb (GtkButton *button, TriDatesGroup *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
  tri_store_remove_sun_time_async (tri_consultation_get_store (self->consultation),
                                   g_object_get_data (G_OBJECT (button), "sun-time"), NULL,
                                   removed_cb, g_object_ref (self));
}

static void
show_sun_time (TriDatesGroup *self, const TriSunTime *sun)
{
  g_autofree char *from = tri_date_format (sun->from);
  g_autofree char *to = tri_date_format (sun->to);
  g_autofree char *days = g_strdup_printf (_ ("%s – %s"), from, to);
  g_autofree char *spoken = g_strdup_printf (_ ("Remove the time in the sun, %s"), days);
  GtkWidget *row = add_row (self, "weather-clear-symbolic", _ ("Away in the sun"), days);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "sun-time", g_strdup (sun->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDatesGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_save_sun_time_finish (TRI_STORE (source), result, &error))
    {
      fail (self, error);
      return;
    }
  tri_date_row_set_date (self->from_row, TRI_DATE_NONE);
  tri_date_row_set_date (self->to_row, TRI_DATE_NONE);
  adw_expander_row_set_expanded (self->add_row, FALSE);
  load (self);
}

static void
add_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDatesGroup *self = TRI_DATES_GROUP (widget);
  g_autoptr (TriSunTime) sun = NULL;
  g_autoptr (GError) error = NULL;
  TriDate from = TRI_DATE_NONE;
  TriDate to = TRI_DATE_NONE;

  if (self->consultation == NULL)
    return;
  if (!tri_date_row_get_date (self->from_row, &from, &error)
      || !tri_date_row_get_date (self->to_row, &to, &error))
    {
      fail (self, error);
      return;
    }
  sun = tri_sun_time_new (tri_consultation_get_client (self->consultation)->id, from,
                          to != TRI_DATE_NONE ? to : from);
  tri_store_save_sun_time_async (tri_consultation_get_store (self->consultation), sun, NULL,
                                 added_cb, g_object_ref (self));
}

/* days that suit */

static void
tell (TriDatesGroup *self, AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    tri_message_show_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (g_object_ref_sink (toast));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDatesGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_save_sessions_finish (TRI_STORE (source), result, &error))
    fail (self, error);
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
}

static void
undo_clicked_cb (TriDatesGroup *self)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->undo);

  if (before != NULL && self->consultation != NULL)
    tri_store_save_sessions_async (tri_consultation_get_store (self->consultation), before, NULL,
                                   saved_cb, g_object_ref (self));
}

/* What @moved are now. (transfer full) */
static GPtrArray *
copy_before (const TriTreatment *treatment, const GPtrArray *moved)
{
  GPtrArray *before = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);

  for (guint i = 0; i < moved->len; i++)
    for (guint k = 0; k < treatment->sessions->len; k++)
      {
        const TriSession *session = treatment->sessions->pdata[k];

        if (g_str_equal (session->id, ((TriSession *) moved->pdata[i])->id))
          g_ptr_array_add (before, tri_session_copy (session));
      }
  return before;
}

static void
fit_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDatesGroup *self = TRI_DATES_GROUP (widget);
  g_autoptr (GPtrArray) moved = NULL;
  g_autofree char *text = NULL;
  AdwToast *toast;

  if (self->facts == NULL || self->consultation == NULL)
    return;
  moved = tri_plan_fit (tri_consultation_get_clinic (self->consultation)->care, self->facts,
                        tri_clock_today ());
  if (moved->len == 0)
    {
      tell (self, tri_message_new (_ ("The planned days are the best there are")));
      return;
    }
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  self->undo = copy_before (self->facts->treatment, moved);
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u session moved", "%u sessions moved", moved->len),
      moved->len);
  toast = tri_message_new (text);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  tell (self, toast);
  tri_store_save_sessions_async (tri_consultation_get_store (self->consultation), moved, NULL,
                                 saved_cb, g_object_ref (self));
}

/* what is shown */

static void
show_conflicts (TriDatesGroup *self)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;
  const TriTreatment *treatment = self->facts->treatment;
  guint n_found = 0;

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = treatment->sessions->pdata[i];
      g_autoptr (GPtrArray) conflicts = NULL;
      g_autofree char *text = NULL;
      g_autofree char *day = NULL;
      g_autofree char *title = NULL;

      if (session->state != TRI_SESSION_PLANNED)
        continue;
      conflicts = tri_plan_check_day (care, self->facts, session->ordinal, session->date);
      if (conflicts->len == 0)
        continue;
      n_found++;
      day = tri_date_format (session->date);
      title = g_strdup_printf (_ ("Session %u, %s"), session->ordinal, day);
      text = tri_plan_conflicts_to_text (conflicts);
      add_row (self, "dialog-warning-symbolic", title, text);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dates.fit", n_found > 0);
  if (n_found == 0)
    add_row (self, "object-select-symbolic", _ ("Nothing stands against the planned days"), "");
}

static void
facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDatesGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPlanFacts) facts
      = tri_store_load_plan_facts_finish (TRI_STORE (source), result, &error);

  if (self->consultation == NULL)
    return;
  if (facts == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->facts, tri_plan_facts_free);
  self->facts = g_steal_pointer (&facts);
  tri_plan_facts_add_waits (self->facts, tri_consultation_get_clinic (self->consultation)->care,
                            tri_clock_today ());
  clear (self);
  gtk_widget_set_visible (GTK_WIDGET (self), self->facts->treatment != NULL);
  if (self->facts->treatment == NULL)
    return;
  show_conflicts (self);
  for (guint i = 0; i < self->facts->sun->len; i++)
    show_sun_time (self, self->facts->sun->pdata[i]);
  /* What is there is read first, then added to. */
  g_object_ref (self->add_row);
  adw_preferences_group_remove (self->group, GTK_WIDGET (self->add_row));
  adw_preferences_group_add (self->group, GTK_WIDGET (self->add_row));
  g_object_unref (self->add_row);
}

static void
load (TriDatesGroup *self)
{
  if (self->consultation != NULL)
    tri_store_load_plan_facts_async (tri_consultation_get_store (self->consultation),
                                     tri_consultation_get_client (self->consultation)->id, NULL,
                                     facts_cb, g_object_ref (self));
}

static void
tri_dates_group_dispose (GObject *object)
{
  TriDatesGroup *self = TRI_DATES_GROUP (object);

  tri_dates_group_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_dates_group_parent_class)->dispose (object);
}

static void
tri_dates_group_finalize (GObject *object)
{
  TriDatesGroup *self = TRI_DATES_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_clear_pointer (&self->facts, tri_plan_facts_free);

  G_OBJECT_CLASS (tri_dates_group_parent_class)->finalize (object);
}

static void
tri_dates_group_class_init (TriDatesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_dates_group_dispose;
  object_class->finalize = tri_dates_group_finalize;

  g_type_ensure (TRI_TYPE_DATE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-dates-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDatesGroup, add_row);
  gtk_widget_class_bind_template_child (widget_class, TriDatesGroup, from_row);
  gtk_widget_class_bind_template_child (widget_class, TriDatesGroup, group);
  gtk_widget_class_bind_template_child (widget_class, TriDatesGroup, to_row);
  gtk_widget_class_install_action (widget_class, "dates.fit", NULL, fit_activated);
  gtk_widget_class_install_action (widget_class, "dates.add-sun", NULL, add_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_dates_group_init (TriDatesGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_dates_group_set_consultation (TriDatesGroup *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_DATES_GROUP (self));

  if (self->consultation == consultation)
    return;
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  clear (self);
  g_clear_pointer (&self->undo, g_ptr_array_unref);
  g_set_object (&self->consultation, consultation);
  if (consultation == NULL)
    return;
  g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  load (self);
}

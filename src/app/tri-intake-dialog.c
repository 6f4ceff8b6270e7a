/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking the questions of the intake, and reading answers of the record. */

#include "config.h"

#include "tri-intake-dialog.h"

#include "tri-clock.h"
#include "tri-date-row.h"
#include "tri-intake-row.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriIntakeDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *cancel_button;
  GtkWidget *save_button;
  GtkRevealer *error_revealer;
  GtkBox *groups_box;
  AdwPreferencesGroup *who_group;
  AdwEntryRow *name_row;
  TriDateRow *date_row;

  TriStore *store; /* (nullable): while reading */
  char *client_id;
  TriFigures *care;
  GPtrArray *rows; /* (element-type TriIntakeRow): in the order of the questions */
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriIntakeDialog, tri_intake_dialog, ADW_TYPE_WINDOW)

static void
update_progress (TriIntakeDialog *self)
{
  g_autofree char *text = NULL;
  guint n_answered = 0;

  for (guint i = 0; i < self->rows->len; i++)
    if (tri_intake_row_is_answered (self->rows->pdata[i]))
      n_answered++;
  text = g_strdup_printf (_ ("%u of %u answered"), n_answered, self->rows->len);
  adw_window_title_set_subtitle (self->window_title, text);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriIntakeDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_add_intake_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "intake.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* Returns: (transfer full): NULL with TRI_ERROR_INVALID */
static TriIntake *
make_intake (TriIntakeDialog *self, GError **error)
{
  g_autoptr (TriIntake) intake = tri_intake_new (self->client_id);

  g_free (intake->answered_by);
  intake->answered_by = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  if (!tri_date_row_get_date (self->date_row, &intake->date, error))
    return NULL;
  for (guint i = 0; i < self->rows->len; i++)
    if (!tri_intake_row_add_to (self->rows->pdata[i], intake, error))
      return NULL;
  if (!tri_intake_validate (intake, tri_clock_today (), error))
    return NULL;
  return g_steal_pointer (&intake);
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriIntakeDialog *self = TRI_INTAKE_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriIntake) intake = NULL;

  if (self->store == NULL)
    return;
  intake = make_intake (self, &error);
  if (intake == NULL)
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "intake.save", FALSE);
  tri_store_add_intake_async (self->store, intake, tri_clock_today (), NULL, saved_cb,
                              g_object_ref (self));
}

static void
tri_intake_dialog_dispose (GObject *object)
{
  TriIntakeDialog *self = TRI_INTAKE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->care, tri_figures_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (tri_intake_dialog_parent_class)->dispose (object);
}

static void
tri_intake_dialog_class_init (TriIntakeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_intake_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRI_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-intake-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, groups_box);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, who_group);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeDialog, window_title);
  gtk_widget_class_install_action (widget_class, "intake.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "intake.save",
                                       NULL);
}

static void
tri_intake_dialog_init (TriIntakeDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static AdwPreferencesGroup *
add_group (TriIntakeDialog *self, const char *title)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  gtk_box_append (self->groups_box, GTK_WIDGET (group));
  return group;
}

static void
add_question (TriIntakeDialog *self,
              AdwPreferencesGroup *group,
              const TriIntakeQuestion *question,
              const TriPapers *papers)
{
  const TriIntakeAnswer *answer
      = papers->answers != NULL ? tri_intake_get_answer (papers->answers, question->id) : NULL;
  TriIntakeRow *row = tri_intake_row_new (question, self->care, papers->notes, tri_clock_today ());
  GtkWidget *detail = tri_intake_row_get_detail (row);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  if (detail != NULL)
    adw_preferences_group_add (group, detail);
  if (answer != NULL)
    tri_intake_row_set_answer (row, answer);
  g_signal_connect_object (row, "changed", G_CALLBACK (update_progress), self, G_CONNECT_SWAPPED);
  g_object_set_data (G_OBJECT (row), "question", (gpointer) question->id);
  g_ptr_array_add (self->rows, row);
}

TriIntakeDialog *
tri_intake_dialog_new (TriStore *store,
                       const TriClient *client,
                       const TriPapers *papers,
                       TriFigures *care)
{
  TriIntakeDialog *self;
  guint n;
  const TriIntakeQuestion *questions = tri_intake_get_questions (&n);

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (client != NULL && papers != NULL && care != NULL, NULL);

  self = g_object_new (TRI_TYPE_INTAKE_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->client_id = g_strdup (client->id);
  self->care = tri_figures_ref (care);
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), client->name);
  tri_date_row_set_date (self->date_row, tri_clock_today ());
  for (guint k = 0; k < TRI_N_INTAKE_GROUPS; k++)
    {
      AdwPreferencesGroup *group = add_group (self, tri_intake_group_get_name ((TriIntakeGroup) k));

      for (guint i = 0; i < n; i++)
        if (questions[i].group == (TriIntakeGroup) k)
          add_question (self, group, &questions[i], papers);
    }
  update_progress (self);
  if (self->rows->len > 0)
    gtk_widget_child_focus (self->rows->pdata[0], GTK_DIR_TAB_FORWARD);
  return self;
}

void
tri_intake_dialog_show_question (TriIntakeDialog *self, const char *question_id)
{
  g_return_if_fail (TRI_IS_INTAKE_DIALOG (self));
  g_return_if_fail (question_id != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (g_object_get_data (self->rows->pdata[i], "question"), question_id))
      gtk_widget_child_focus (self->rows->pdata[i], GTK_DIR_TAB_FORWARD);
}

/* "Yes, 31 Mar 2026: latex" */
static char *
write_answer (const TriIntakeAnswer *answer)
{
  g_autofree char *day = tri_date_format (answer->date);
  g_autoptr (GString) text = g_string_new (answer->said == TRI_SAID_YES ? _ ("Yes") : _ ("No"));

  if (answer->date != TRI_DATE_NONE)
    g_string_append_printf (text, ", %s", day);
  if (*answer->text != '\0')
    g_string_append_printf (text, ": %s", answer->text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

TriIntakeDialog *
tri_intake_dialog_new_for_reading (const TriIntake *intake)
{
  TriIntakeDialog *self;
  AdwPreferencesGroup *group;
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (intake != NULL, NULL);

  self = g_object_new (TRI_TYPE_INTAKE_DIALOG, NULL);
  day = tri_date_format (intake->date);
  /* Translators: who answered, and when */
  title = g_strdup_printf (_ ("Answered by %s on %s"), intake->answered_by, day);
  gtk_widget_set_visible (self->save_button, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->who_group), FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), _ ("_Close"));
  adw_window_title_set_subtitle (self->window_title, title);
  group = add_group (self, "");
  for (guint i = 0; i < intake->answers->len; i++)
    {
      const TriIntakeAnswer *answer = intake->answers->pdata[i];
      AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
      g_autofree char *text = write_answer (answer);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), answer->question);
      adw_action_row_set_subtitle (row, text);
      adw_preferences_group_add (group, GTK_WIDGET (row));
    }
  return self;
}

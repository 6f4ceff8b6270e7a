/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing down what a doctor, or a patch test, said to an answer of the intake. */

#include "config.h"

#include "tri-note-dialog.h"

#include "tri-clock.h"
#include "tri-date-row.h"
#include "tri-disclosure.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriNoteDialog
{
  AdwWindow parent_instance;

  GtkRevealer *error_revealer;
  AdwPreferencesGroup *group;
  TriDateRow *date_row;
  AdwComboRow *answer_row;
  AdwEntryRow *text_row;

  TriStore *store;
  TriClient *client;
  const TriIntakeQuestion *question;
};

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriNoteDialog, tri_note_dialog, ADW_TYPE_WINDOW)

static void
end (TriNoteDialog *self, const GError *error)
{
  if (error != NULL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "note.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriNoteDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_add_doctor_note_finish (TRI_STORE (source), result, &error);
  end (self, error);
}

static gboolean
save_note (TriNoteDialog *self, TriDate date, gboolean allowed, GError **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->text_row));
  g_autoptr (TriDoctorNote) note
      = tri_doctor_note_new (self->client->id, self->question->id, date, allowed, text);

  if (!tri_doctor_note_validate (note, tri_clock_today (), error))
    return FALSE;
  tri_store_add_doctor_note_async (self->store, note, tri_clock_today (), NULL, noted_cb,
                                   g_object_ref (self));
  return TRUE;
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriNoteDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_save_client_finish (TRI_STORE (source), result, &error);
  end (self, error);
}

static gboolean
save_patch_test (TriNoteDialog *self, TriDate date, gboolean clear, GError **error)
{
  g_autoptr (TriClient) client = tri_client_copy (self->client);
  TriPatchTest *test = tri_patch_test_new ();

  test->on = date;
  test->result = clear ? TRI_PATCH_CLEAR : TRI_PATCH_REACTION;
  g_free (test->note);
  test->note = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text_row)));
  g_ptr_array_add (client->patch_tests, test);
  if (!tri_client_check_parts (client, tri_clock_today (), error))
    return FALSE;
  tri_store_save_client_async (self->store, client, NULL, tested_cb, g_object_ref (self));
  return TRUE;
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriNoteDialog *self = TRI_NOTE_DIALOG (widget);
  gboolean good = adw_combo_row_get_selected (self->answer_row) == 0;
  g_autoptr (GError) error = NULL;
  TriDate date;

  if (!tri_date_row_get_date (self->date_row, &date, &error)
      || !(self->question->patch_test ? save_patch_test (self, date, good, &error)
                                      : save_note (self, date, good, &error)))
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "note.save", FALSE);
}

static void
tri_note_dialog_dispose (GObject *object)
{
  TriNoteDialog *self = TRI_NOTE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->client, tri_client_free);

  G_OBJECT_CLASS (tri_note_dialog_parent_class)->dispose (object);
}

static void
tri_note_dialog_class_init (TriNoteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_note_dialog_dispose;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRI_TYPE_DATE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-note-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriNoteDialog, answer_row);
  gtk_widget_class_bind_template_child (widget_class, TriNoteDialog, date_row);
  gtk_widget_class_bind_template_child (widget_class, TriNoteDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriNoteDialog, group);
  gtk_widget_class_bind_template_child (widget_class, TriNoteDialog, text_row);
  gtk_widget_class_install_action (widget_class, "note.save", NULL, save_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_note_dialog_init (TriNoteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriNoteDialog *
tri_note_dialog_new (TriStore *store,
                     const TriClient *client,
                     const TriIntakeQuestion *question,
                     TriFigures *care)
{
  TriNoteDialog *self;
  g_autoptr (GtkStringList) answers = gtk_string_list_new (NULL);
  g_autofree char *asked = NULL;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (client != NULL && question != NULL && care != NULL, NULL);
  /* Saving less than all of them would lose the others. */
  g_return_val_if_fail (client->patch_tests != NULL, NULL);

  self = g_object_new (TRI_TYPE_NOTE_DIALOG, NULL);
  self->store = g_object_ref (store);
  self->client = tri_client_copy (client);
  self->question = question;
  if (question->patch_test)
    {
      gtk_window_set_title (GTK_WINDOW (self), _ ("Patch Test"));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->date_row), _ ("Made on the day"));
    }
  gtk_string_list_append (answers, question->patch_test ? _ ("No reaction") : _ ("May be treated"));
  gtk_string_list_append (answers,
                          question->patch_test ? _ ("A reaction") : _ ("Not to be treated"));
  adw_combo_row_set_model (self->answer_row, G_LIST_MODEL (answers));
  asked = tri_intake_question_write (question, care);
  escaped = g_markup_escape_text (asked, -1);
  adw_preferences_group_set_description (self->group, escaped);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 question->patch_test ? _ ("Which pigment, and what was seen")
                                                      : _ ("What was said, and by whom"));
  tri_date_row_set_date (self->date_row, tri_clock_today ());
  gtk_widget_grab_focus (GTK_WIDGET (self->text_row));
  return self;
}

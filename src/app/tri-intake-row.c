/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One question of the intake: no or yes, and at once what that means. */

#include "config.h"

#include "tri-intake-row.h"

#include "tri-date-row.h"

#include <glib/gi18n.h>

struct _TriIntakeRow
{
  AdwActionRow parent_instance;

  GtkToggleButton *no_button;
  GtkToggleButton *yes_button;

  const TriIntakeQuestion *question;
  TriFigures *care;
  GPtrArray *notes;
  TriDate today;
  GtkWidget *detail; /* (nullable) */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriIntakeRow, tri_intake_row, ADW_TYPE_ACTION_ROW)

static TriSaid
get_said (TriIntakeRow *self)
{
  if (gtk_toggle_button_get_active (self->yes_button))
    return TRI_SAID_YES;
  return gtk_toggle_button_get_active (self->no_button) ? TRI_SAID_NO : TRI_SAID_NOTHING;
}

/* FALSE, with nothing written, while the day that was typed is none. */
static gboolean
write_answer (TriIntakeRow *self, TriIntake *intake, GError **error)
{
  TriDate date = TRI_DATE_NONE;
  const char *text = NULL;

  if (get_said (self) == TRI_SAID_YES && TRI_IS_DATE_ROW (self->detail)
      && !tri_date_row_get_date (TRI_DATE_ROW (self->detail), &date, error))
    return FALSE;
  if (self->detail != NULL)
    text = gtk_editable_get_text (GTK_EDITABLE (self->detail));
  tri_intake_answer (intake, self->question, self->care, get_said (self), date, text);
  return TRUE;
}

/* What the answer means, below the question. */
static void
update (TriIntakeRow *self)
{
  g_autoptr (TriIntake) intake = tri_intake_new ("");
  g_autoptr (TriIntakeOutcome) outcome = NULL;
  g_autofree char *text = NULL;

  if (self->detail != NULL)
    gtk_widget_set_visible (self->detail, get_said (self) == TRI_SAID_YES);
  if (write_answer (self, intake, NULL) && intake->answers->len > 0)
    outcome
        = tri_intake_answer_judge (intake->answers->pdata[0], self->notes, self->care, self->today);
  if (outcome != NULL)
    text = g_markup_printf_escaped ("<b>%s:</b> %s", tri_intake_level_get_name (outcome->level),
                                    outcome->sentence);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL ? text : "");
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Either, or none: pressed once more, an answer is taken back. */
static void
toggled_cb (GtkToggleButton *button, TriIntakeRow *self)
{
  GtkToggleButton *other = button == self->yes_button ? self->no_button : self->yes_button;

  if (gtk_toggle_button_get_active (button) && gtk_toggle_button_get_active (other))
    gtk_toggle_button_set_active (other, FALSE);
  else
    update (self);
}

static void
tri_intake_row_finalize (GObject *object)
{
  TriIntakeRow *self = TRI_INTAKE_ROW (object);

  g_clear_pointer (&self->care, tri_figures_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_object (&self->detail);

  G_OBJECT_CLASS (tri_intake_row_parent_class)->finalize (object);
}

static void
tri_intake_row_class_init (TriIntakeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_intake_row_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-intake-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriIntakeRow, no_button);
  gtk_widget_class_bind_template_child (widget_class, TriIntakeRow, yes_button);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
tri_intake_row_init (TriIntakeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_detail (TriIntakeRow *self)
{
  const TriIntakeQuestion *question = self->question;
  g_autofree char *title = NULL;
  GtkWidget *detail;

  if (question->kind == TRI_INTAKE_YES_NO)
    return NULL;
  if (question->kind == TRI_INTAKE_DATE)
    {
      /* Translators: of which event, as in "The day of the last one" */
      title = g_strdup_printf (_ ("%s, as 2026-03-31; empty when not known"), _ (question->detail));
      detail = GTK_WIDGET (tri_date_row_new (title));
    }
  else
    {
      detail = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (detail), _ (question->detail));
    }
  gtk_widget_set_visible (detail, FALSE);
  g_signal_connect_object (detail, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return g_object_ref_sink (detail);
}

/* "No" alone says little to who cannot see the row. */
static void
name_button (GtkToggleButton *button, const char *question)
{
  g_autofree char *name
      = g_strdup_printf ("%s %s", question, gtk_button_get_label (GTK_BUTTON (button)));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

TriIntakeRow *
tri_intake_row_new (const TriIntakeQuestion *question,
                    TriFigures *care,
                    GPtrArray *notes,
                    TriDate today)
{
  TriIntakeRow *self;
  g_autofree char *title = NULL;
  g_autofree char *escaped = NULL;
  g_autofree char *source = NULL;

  g_return_val_if_fail (question != NULL && care != NULL, NULL);

  self = g_object_new (TRI_TYPE_INTAKE_ROW, NULL);
  self->question = question;
  self->care = tri_figures_ref (care);
  self->notes = notes != NULL ? g_ptr_array_ref (notes) : NULL;
  self->today = today;
  self->detail = make_detail (self);

  title = tri_intake_question_write (question, care);
  /* The subtitle has markup, and so the title has it too. */
  escaped = g_markup_escape_text (title, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  source = g_strdup_printf (_ ("Source: %s"), _ (question->source));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), source);
  name_button (self->no_button, title);
  name_button (self->yes_button, title);
  return self;
}

GtkWidget *
tri_intake_row_get_detail (TriIntakeRow *self)
{
  g_return_val_if_fail (TRI_IS_INTAKE_ROW (self), NULL);

  return self->detail;
}

void
tri_intake_row_set_answer (TriIntakeRow *self, const TriIntakeAnswer *answer)
{
  g_return_if_fail (TRI_IS_INTAKE_ROW (self));
  g_return_if_fail (answer != NULL);

  if (TRI_IS_DATE_ROW (self->detail))
    tri_date_row_set_date (TRI_DATE_ROW (self->detail), answer->date);
  else if (self->detail != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->detail), answer->text);
  gtk_toggle_button_set_active (answer->said == TRI_SAID_YES ? self->yes_button : self->no_button,
                                TRUE);
}

gboolean
tri_intake_row_is_answered (TriIntakeRow *self)
{
  g_return_val_if_fail (TRI_IS_INTAKE_ROW (self), FALSE);

  return get_said (self) != TRI_SAID_NOTHING;
}

gboolean
tri_intake_row_add_to (TriIntakeRow *self, TriIntake *intake, GError **error)
{
  g_return_val_if_fail (TRI_IS_INTAKE_ROW (self), FALSE);
  g_return_val_if_fail (intake != NULL, FALSE);

  return write_answer (self, intake, error);
}

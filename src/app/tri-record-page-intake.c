/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Record page's part about the intake: what is missing for a treatment, and what was answered.
 */

#include "config.h"

#include "tri-record-page-private.h"

#include "tri-clock.h"
#include "tri-intake-dialog.h"
#include "tri-note-dialog.h"

#include <glib/gi18n.h>

static TriFigures *
get_care (TriRecordPage *self)
{
  return tri_consultation_get_clinic (self->consultation)->care;
}

static const TriPapers *
get_papers (TriRecordPage *self)
{
  return tri_consultation_get_papers (self->consultation);
}

void
_tri_record_page_ask (TriRecordPage *self, const char *question_id)
{
  TriIntakeDialog *dialog = tri_intake_dialog_new (tri_consultation_get_store (self->consultation),
                                                   tri_consultation_get_client (self->consultation),
                                                   get_papers (self), get_care (self));

  if (question_id != NULL)
    tri_intake_dialog_show_question (dialog, question_id);
  _tri_record_page_open (self, GTK_WINDOW (dialog));
}

/* what is missing */

static void
ask_cb (TriPaperRow *row, TriRecordPage *self)
{
  _tri_record_page_ask (self, g_object_get_data (G_OBJECT (row), "question"));
}

static void
note_cb (TriPaperRow *row, TriRecordPage *self)
{
  const char *id = g_object_get_data (G_OBJECT (row), "question");

  _tri_record_page_open (
      self, GTK_WINDOW (tri_note_dialog_new (tri_consultation_get_store (self->consultation),
                                             tri_consultation_get_client (self->consultation),
                                             tri_intake_find_question (id), get_care (self))));
}

static void
sign_cb (TriPaperRow *row, TriRecordPage *self)
{
  _tri_record_page_sign (
      self, (TriPurpose) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "purpose")));
}

static const char *
get_css (TriIntakeLevel level)
{
  switch (level)
    {
    case TRI_INTAKE_NOT_NOW:
      return "error";
    case TRI_INTAKE_WAIT:
    case TRI_INTAKE_DOCTOR:
      return "warning";
    case TRI_INTAKE_PROCEED:
    default:
      return "success";
    }
}

/* The answer stands; a doctor's word settles it, or it is answered again. */
static void
lead_on (TriRecordPage *self, TriPaperRow *row, const TriMissing *missing)
{
  const TriIntakeQuestion *question = missing->question;

  tri_paper_row_set_badge (row, tri_intake_level_get_name (missing->level),
                           get_css (missing->level));
  g_object_set_data (G_OBJECT (row), "question", (gpointer) question->id);
  if (question->no_note)
    tri_paper_row_set_button (row, _ ("Ask Again…"));
  else if (question->patch_test)
    tri_paper_row_set_button (row, _ ("Patch Test…"));
  else
    tri_paper_row_set_button (row, _ ("Doctor’s Note…"));
  g_signal_connect_object (row, "act",
                           question->no_note ? G_CALLBACK (ask_cb) : G_CALLBACK (note_cb), self, 0);
}

guint
_tri_record_page_show_missing (TriRecordPage *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  g_autoptr (GPtrArray) list = tri_papers_list_missing (
      get_papers (self), get_care (self), dossier->photos->len > 0, tri_clock_today ());

  for (guint i = 0; i < list->len; i++)
    {
      const TriMissing *missing = list->pdata[i];
      TriPaperRow *row
          = _tri_record_page_add (self, self->missing_group, missing->title, missing->text);

      switch (missing->kind)
        {
        case TRI_MISSING_INTAKE:
          tri_paper_row_set_button (row, _ ("Ask…"));
          g_signal_connect_object (row, "act", G_CALLBACK (ask_cb), self, 0);
          break;
        case TRI_MISSING_OUTCOME:
          lead_on (self, row, missing);
          break;
        case TRI_MISSING_CONSENT:
        default:
          tri_paper_row_set_button (row, _ ("Sign…"));
          g_object_set_data (G_OBJECT (row), "purpose", GUINT_TO_POINTER (missing->purpose));
          g_signal_connect_object (row, "act", G_CALLBACK (sign_cb), self, 0);
          break;
        }
    }
  if (list->len == 0)
    tri_paper_row_set_badge (_tri_record_page_add (self, self->missing_group,
                                                   _ ("Nothing is missing"),
                                                   _ ("A treatment may begin.")),
                             _ ("ready"), "success");
  return list->len;
}

/* what was answered */

/* What follows from the answers and is settled; the rest is missing above. */
static void
show_outcomes (TriRecordPage *self)
{
  g_autoptr (GPtrArray) outcomes
      = tri_papers_judge (get_papers (self), get_care (self), tri_clock_today ());

  for (guint i = 0; i < outcomes->len; i++)
    {
      const TriIntakeOutcome *outcome = outcomes->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *text = NULL;

      if (!tri_intake_outcome_is_settled (outcome))
        continue;
      title = tri_intake_question_write (outcome->question, get_care (self));
      if (outcome->settled_by != NULL)
        {
          g_autofree char *day = tri_date_format (outcome->settled_by->date);

          /* Translators: a day, and what a doctor said on it */
          text = g_strdup_printf (_ ("Settled on %s: %s"), day, outcome->settled_by->text);
        }
      else
        {
          text = tri_papers_write_outcome (get_papers (self), outcome);
        }
      tri_paper_row_set_badge (_tri_record_page_add (self, self->intake_group, title, text),
                               tri_intake_level_get_name (TRI_INTAKE_PROCEED), "success");
    }
}

static void
read_cb (TriPaperRow *row, TriRecordPage *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "intake"));
  GtkWindow *dialog = GTK_WINDOW (
      tri_intake_dialog_new_for_reading (g_ptr_array_index (get_papers (self)->intakes, index)));

  _tri_record_page_open (self, dialog);
}

static void
show_questionnaire (TriRecordPage *self, guint index)
{
  const TriIntake *intake = g_ptr_array_index (get_papers (self)->intakes, index);
  g_autofree char *day = tri_date_format (intake->date);
  g_autofree char *title = g_strdup_printf (_ ("Answers of %s"), day);
  g_autofree char *text = NULL;
  TriPaperRow *row;
  guint n_yes = 0;

  for (guint i = 0; i < intake->answers->len; i++)
    if (((TriIntakeAnswer *) g_ptr_array_index (intake->answers, i))->said == TRI_SAID_YES)
      n_yes++;
  /* Translators: who answered; how many questions with yes, how many with no */
  text = g_strdup_printf (_ ("%s · yes %u, no %u"), intake->answered_by, n_yes,
                          intake->answers->len - n_yes);
  row = _tri_record_page_add (self, self->intake_group, title, text);
  tri_paper_row_set_opens (row);
  g_object_set_data (G_OBJECT (row), "intake", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "activated", G_CALLBACK (read_cb), self, 0);
}

void
_tri_record_page_show_intake (TriRecordPage *self)
{
  gboolean asked = get_papers (self)->intakes->len > 0;

  show_outcomes (self);
  for (guint i = get_papers (self)->intakes->len; i-- > 0;)
    show_questionnaire (self, i);
  if (!asked)
    _tri_record_page_add (self, self->intake_group, _ ("No answers yet"),
                          _ ("Go through the questions together before the first session; each "
                             "answer says at once what it means."));
  gtk_button_set_label (self->ask_button, asked ? _ ("Ask _Again…") : _ ("_Ask…"));
}

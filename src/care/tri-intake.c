/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questionnaires and doctors' notes: what is kept, and what may be. */

#include "config.h"

#include "tri-intake.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

/* Far more than anybody writes; a pasted book is refused. */
#define MAX_TEXT_CHARS 20000

static void
answer_free (TriIntakeAnswer *self)
{
  g_free (self->id);
  g_free (self->question);
  g_free (self->text);
  g_free (self);
}

TriIntake *
tri_intake_new (const char *client_id)
{
  TriIntake *self;

  g_return_val_if_fail (client_id != NULL, NULL);

  self = g_new0 (TriIntake, 1);
  self->id = g_strdup ("");
  self->client_id = g_strdup (client_id);
  self->answered_by = g_strdup ("");
  self->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);
  return self;
}

TriIntake *
tri_intake_copy (const TriIntake *self)
{
  TriIntake *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tri_intake_new (self->client_id);
  g_free (copy->id);
  copy->id = g_strdup (self->id);
  copy->date = self->date;
  g_free (copy->answered_by);
  copy->answered_by = g_strdup (self->answered_by);
  copy->saved_utc = self->saved_utc;
  for (guint i = 0; i < self->answers->len; i++)
    {
      const TriIntakeAnswer *answer = self->answers->pdata[i];

      tri_intake_add_answer (copy, answer->id, answer->question, answer->said, answer->date,
                             answer->text);
    }
  return copy;
}

void
tri_intake_free (TriIntake *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->answered_by);
  g_ptr_array_unref (self->answers);
  g_free (self);
}

void
tri_intake_add_answer (TriIntake *self,
                       const char *id,
                       const char *question,
                       TriSaid said,
                       TriDate date,
                       const char *text)
{
  const TriIntakeAnswer answer
      = { g_strdup (id), g_strdup (question), said, date, g_strdup (text) };

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL && question != NULL && text != NULL);

  g_ptr_array_add (self->answers, g_memdup2 (&answer, sizeof answer));
}

void
tri_intake_answer (TriIntake *self,
                   const TriIntakeQuestion *question,
                   const TriFigures *care,
                   TriSaid said,
                   TriDate date,
                   const char *text)
{
  gboolean dated, worded;
  g_autofree char *words = NULL;

  g_return_if_fail (self != NULL && question != NULL && care != NULL);

  for (guint i = 0; i < self->answers->len; i++)
    if (g_str_equal (((TriIntakeAnswer *) self->answers->pdata[i])->id, question->id))
      {
        g_ptr_array_remove_index (self->answers, i);
        break;
      }
  if (said == TRI_SAID_NOTHING)
    return;

  dated = said == TRI_SAID_YES && question->kind == TRI_INTAKE_DATE;
  worded = said == TRI_SAID_YES && question->kind == TRI_INTAKE_TEXT && text != NULL;
  words = tri_intake_question_write (question, care);
  tri_intake_add_answer (self, question->id, words, said, dated ? date : TRI_DATE_NONE,
                         worded ? text : "");
}

const TriIntakeAnswer *
tri_intake_get_answer (const TriIntake *self, const char *question_id)
{
  g_return_val_if_fail (self != NULL && question_id != NULL, NULL);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const TriIntakeAnswer *answer = self->answers->pdata[i];

      if (g_str_equal (answer->id, question_id))
        return answer;
    }
  return NULL;
}

guint
tri_intake_count_unanswered (const TriIntake *self)
{
  guint n;
  const TriIntakeQuestion *questions = tri_intake_get_questions (&n);
  guint n_unanswered = 0;

  for (guint i = 0; i < n; i++)
    if (self == NULL || tri_intake_get_answer (self, questions[i].id) == NULL)
      n_unanswered++;
  return n_unanswered;
}

/* One text that was typed in; trims it. */
static gboolean
check_text (char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("A text holds bytes that are no letters; type it anew."));
      return FALSE;
    }
  g_strstrip (text);
  if (g_utf8_strlen (text, -1) > MAX_TEXT_CHARS)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("A text is too long; %d characters are the most."), MAX_TEXT_CHARS);
      return FALSE;
    }
  return TRUE;
}

gboolean
tri_intake_validate (TriIntake *self, TriDate today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->answers->len == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("Nothing is answered yet: answer at least one question."));
      return FALSE;
    }
  if (!check_text (self->answered_by, error))
    return FALSE;
  if (*self->answered_by == '\0')
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, _ ("Say who gave the answers."));
      return FALSE;
    }
  if (self->date == TRI_DATE_NONE || self->date > today)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The day of the answers must be today or earlier."));
      return FALSE;
    }
  for (guint i = 0; i < self->answers->len; i++)
    {
      TriIntakeAnswer *answer = self->answers->pdata[i];

      if (!check_text (answer->text, error))
        return FALSE;
      if (answer->date > today)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("“%s” was answered with a day in the future: enter the day it was."),
                       answer->question);
          return FALSE;
        }
    }
  return TRUE;
}

TriDoctorNote *
tri_doctor_note_new (const char *client_id,
                     const char *question_id,
                     TriDate date,
                     gboolean allowed,
                     const char *text)
{
  TriDoctorNote *self;

  g_return_val_if_fail (client_id != NULL && question_id != NULL && text != NULL, NULL);

  self = g_new0 (TriDoctorNote, 1);
  self->id = g_strdup ("");
  self->client_id = g_strdup (client_id);
  self->question_id = g_strdup (question_id);
  self->date = date;
  self->allowed = allowed;
  self->text = g_strdup (text);
  return self;
}

TriDoctorNote *
tri_doctor_note_copy (const TriDoctorNote *self)
{
  TriDoctorNote *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tri_doctor_note_new (self->client_id, self->question_id, self->date, self->allowed,
                              self->text);
  g_free (copy->id);
  copy->id = g_strdup (self->id);
  copy->saved_utc = self->saved_utc;
  return copy;
}

void
tri_doctor_note_free (TriDoctorNote *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->question_id);
  g_free (self->text);
  g_free (self);
}

gboolean
tri_doctor_note_validate (TriDoctorNote *self, TriDate today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!check_text (self->text, error))
    return FALSE;
  if (*self->text == '\0')
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("Write down what was said, and by whom."));
      return FALSE;
    }
  if (self->date == TRI_DATE_NONE || self->date > today)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The day of the note must be today or earlier."));
      return FALSE;
    }
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From answers to outcomes: proceed, wait until a day, ask the doctor, not now. */

#include "config.h"

#include "tri-intake.h"

#include "tri-estimate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* @date and the waiting time of @figure, whose own unit counts; a part of a day or month is a whole
 * one. */
static TriDate
add_wait (TriDate date, const TriFigures *care, guint figure)
{
  const TriFigureInfo *info = &tri_figures_get_table (care)->infos[figure];
  int n = (int) ceil (tri_figures_get (care, figure) - 1e-9);

  if (g_str_equal (info->unit, "days"))
    return tri_date_add_days (date, n);
  if (g_str_equal (info->unit, "weeks"))
    return tri_date_add_days (date, 7 * n);
  if (g_str_equal (info->unit, "months"))
    return tri_date_add_months (date, n);
  g_assert (g_str_equal (info->unit, "years"));
  return tri_date_add_years (date, n);
}

/* "9 months" */
static char *
write_wait (const TriFigures *care, guint figure)
{
  const TriFigureInfo *info = &tri_figures_get_table (care)->infos[figure];

  /* Translators: a time, as in "9 months" */
  return g_strdup_printf (_ ("%g %s"), tri_figures_get (care, figure), _ (info->unit));
}

/* The newest note about @question that is not too old to count. */
static const TriDoctorNote *
find_note (const GPtrArray *notes,
           const TriIntakeQuestion *question,
           const TriFigures *care,
           TriDate today)
{
  const TriDoctorNote *found = NULL;

  if (notes == NULL || question->no_note)
    return NULL;
  for (guint i = 0; i < notes->len; i++)
    {
      const TriDoctorNote *note = notes->pdata[i];

      if (g_str_equal (note->question_id, question->id)
          && add_wait (note->date, care, TRI_FIGURE_INTAKE_VALID) >= today
          && (found == NULL || note->date >= found->date))
        found = note;
    }
  return found;
}

/* A waiting time that counts from the day of the answer. */
static void
judge_wait (TriIntakeOutcome *self, TriDate date, const TriFigures *care, TriDate today)
{
  const TriIntakeQuestion *question = self->question;
  g_autofree char *wait = write_wait (care, (guint) question->figure);
  g_autofree char *day = NULL;

  if (date == TRI_DATE_NONE)
    {
      self->sentence
          = g_strdup_printf (_ ("%s Find out the day: %s count from it."), _ (question->why), wait);
      return;
    }
  self->until = add_wait (date, care, (guint) question->figure);
  day = tri_date_format (self->until);
  if (self->until > today)
    {
      self->sentence = g_strdup_printf (_ ("%s Wait until %s, %s from that day."),
                                        _ (question->why), day, wait);
      return;
    }
  self->level = TRI_INTAKE_PROCEED;
  self->sentence = g_strdup_printf (_ ("Long enough ago: %s were over on %s."), wait, day);
}

/* The note tells of a patch test, which is read some days later. */
static void
judge_patch_test (TriIntakeOutcome *self, const TriFigures *care, TriDate today)
{
  g_autofree char *wait = write_wait (care, TRI_FIGURE_INTAKE_PATCH_TEST);
  g_autofree char *day = NULL;

  if (self->settled_by == NULL)
    {
      /* Translators: what to do; then a time, as in "2 days" */
      self->sentence
          = g_strdup_printf (_ ("%s It is read after %s."), _ (self->question->why), wait);
      return;
    }
  self->until = add_wait (self->settled_by->date, care, TRI_FIGURE_INTAKE_PATCH_TEST);
  day = tri_date_format (self->until);
  if (self->until > today)
    {
      self->settled_by = NULL;
      self->sentence = g_strdup_printf (_ ("The patch test is made; it is read on %s."), day);
    }
  else
    {
      self->sentence = g_strdup (_ (self->question->why));
    }
}

/* A doctor advised against it, or a patch test showed a reaction. */
static void
judge_refusal (TriIntakeOutcome *self, const TriDoctorNote *note)
{
  g_autofree char *day = tri_date_format (note->date);

  self->level = TRI_INTAKE_NOT_NOW;
  /* Translators: a day, and what was said against it on that day */
  self->sentence = g_strdup_printf (_ ("Advised against on %s: %s"), day, note->text);
}

TriIntakeOutcome *
tri_intake_answer_judge (const TriIntakeAnswer *answer,
                         const GPtrArray *notes,
                         const TriFigures *care,
                         TriDate today)
{
  const TriIntakeQuestion *question;
  const TriDoctorNote *note;
  TriIntakeOutcome *self;

  g_return_val_if_fail (answer != NULL && care != NULL, NULL);
  g_return_val_if_fail (today != TRI_DATE_NONE, NULL);

  question = tri_intake_find_question (answer->id);
  if (question == NULL || answer->said != TRI_SAID_YES)
    return NULL;

  self = g_new0 (TriIntakeOutcome, 1);
  self->question = question;
  self->level = question->level;
  note = find_note (notes, question, care, today);
  if (note != NULL && !note->allowed)
    {
      judge_refusal (self, note);
      return self;
    }
  self->settled_by = note;
  if (question->patch_test)
    judge_patch_test (self, care, today);
  else if (question->kind == TRI_INTAKE_DATE)
    judge_wait (self, answer->date, care, today);
  else
    self->sentence = g_strdup (_ (question->why));
  return self;
}

void
tri_intake_outcome_free (TriIntakeOutcome *self)
{
  if (self == NULL)
    return;
  g_free (self->sentence);
  g_free (self);
}

gboolean
tri_intake_outcome_is_settled (const TriIntakeOutcome *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->level == TRI_INTAKE_PROCEED || self->settled_by != NULL;
}

static gint
compare_cb (gconstpointer a, gconstpointer b)
{
  const TriIntakeOutcome *first = *(TriIntakeOutcome *const *) a;
  const TriIntakeOutcome *second = *(TriIntakeOutcome *const *) b;
  gboolean first_settled = tri_intake_outcome_is_settled (first);
  gboolean second_settled = tri_intake_outcome_is_settled (second);

  if (first_settled != second_settled)
    return first_settled ? 1 : -1;
  if (first->level != second->level)
    return (int) second->level - (int) first->level;
  /* The table's order, so that two looks are alike. */
  return first->question < second->question ? -1 : first->question > second->question;
}

GPtrArray *
tri_intake_judge (const TriIntake *self,
                  const GPtrArray *notes,
                  const TriFigures *care,
                  TriDate today)
{
  GPtrArray *outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_intake_outcome_free);

  g_return_val_if_fail (care != NULL, outcomes);

  for (guint i = 0; self != NULL && i < self->answers->len; i++)
    {
      TriIntakeOutcome *outcome
          = tri_intake_answer_judge (self->answers->pdata[i], notes, care, today);

      if (outcome != NULL)
        g_ptr_array_add (outcomes, outcome);
    }
  g_ptr_array_sort (outcomes, compare_cb);
  return outcomes;
}

TriDate
tri_intake_get_earliest (const TriIntake *self,
                         const GPtrArray *notes,
                         const TriFigures *care,
                         TriDate today)
{
  g_autoptr (GPtrArray) outcomes = tri_intake_judge (self, notes, care, today);
  TriDate earliest = TRI_DATE_NONE;

  for (guint i = 0; i < outcomes->len; i++)
    {
      const TriIntakeOutcome *outcome = outcomes->pdata[i];

      if (!tri_intake_outcome_is_settled (outcome))
        earliest = MAX (earliest, outcome->until);
    }
  return earliest;
}

gboolean
tri_intake_is_stale (const TriIntake *self, const TriFigures *care, TriDate today)
{
  g_return_val_if_fail (self != NULL && care != NULL, FALSE);

  return add_wait (self->date, care, TRI_FIGURE_INTAKE_VALID) < today;
}

gboolean
tri_intake_wants_patch_test (const TriIntake *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->answers->len; i++)
    {
      const TriIntakeAnswer *answer = self->answers->pdata[i];
      const TriIntakeQuestion *question = tri_intake_find_question (answer->id);

      if (question != NULL && question->patch_test && answer->said == TRI_SAID_YES)
        return TRUE;
    }
  return FALSE;
}

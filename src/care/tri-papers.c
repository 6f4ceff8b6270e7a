/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's papers, and what of them is missing for a treatment. */

#include "config.h"

#include "tri-papers.h"

#include <glib/gi18n-lib.h>

TriPapers *
tri_papers_new (void)
{
  TriPapers *self = g_new0 (TriPapers, 1);

  self->intakes = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_intake_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_doctor_note_free);
  self->consents = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_consent_free);
  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    self->paragraphs[i] = g_strdup ("");
  return self;
}

void
tri_papers_free (TriPapers *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->intakes);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->consents);
  tri_intake_free (self->answers);
  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    g_free (self->paragraphs[i]);
  g_free (self);
}

const TriIntake *
tri_papers_get_intake (const TriPapers *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->intakes->len > 0 ? self->intakes->pdata[self->intakes->len - 1] : NULL;
}

/* An answer of the client's entry, where there is none. */
static void
take_event (TriPapers *self, const char *question_id, const TriPastEvent *event)
{
  const TriIntakeQuestion *question = tri_intake_find_question (question_id);

  if (event->had && tri_intake_get_answer (self->answers, question_id) == NULL)
    tri_intake_add_answer (self->answers, question_id, _ (question->text), TRI_SAID_YES,
                           question->kind == TRI_INTAKE_DATE ? event->on : TRI_DATE_NONE, "");
}

static void
take_patch_tests (TriPapers *self, const TriClient *client)
{
  const TriPatchTest *latest = NULL;
  const char *text;
  gboolean clear;

  for (guint i = 0; client->patch_tests != NULL && i < client->patch_tests->len; i++)
    {
      const TriPatchTest *test = client->patch_tests->pdata[i];

      if (latest == NULL || test->on >= latest->on)
        latest = test;
    }
  if (latest == NULL || latest->result == TRI_PATCH_WAITING)
    return;
  clear = latest->result == TRI_PATCH_CLEAR;
  text = *latest->note != '\0' ? latest->note : clear ? _ ("No reaction") : _ ("A reaction");
  g_ptr_array_add (self->notes,
                   tri_doctor_note_new (client->id, "allergy", latest->on, clear, text));
}

void
tri_papers_take_client (TriPapers *self, const TriClient *client)
{
  const TriIntake *latest;

  g_return_if_fail (self != NULL && client != NULL);
  g_return_if_fail (self->answers == NULL);

  latest = tri_papers_get_intake (self);
  self->answers = latest != NULL ? tri_intake_copy (latest) : tri_intake_new (client->id);
  take_event (self, "transplant", &client->past.transplant);
  take_event (self, "laser", &client->past.laser);
  take_event (self, "earlier-pigment", &client->past.smp);
  take_patch_tests (self, client);
}

static const TriIntake *
get_answers (const TriPapers *self)
{
  return self->answers != NULL ? self->answers : tri_papers_get_intake (self);
}

GPtrArray *
tri_papers_judge (const TriPapers *self, const TriFigures *care, TriDate today)
{
  g_return_val_if_fail (self != NULL && care != NULL, NULL);

  return tri_intake_judge (get_answers (self), self->notes, care, today);
}

char *
tri_papers_write_outcome (const TriPapers *self, const TriIntakeOutcome *outcome)
{
  const TriIntakeAnswer *answer;

  g_return_val_if_fail (self != NULL && outcome != NULL, NULL);

  answer = tri_intake_get_answer (get_answers (self), outcome->question->id);
  if (answer == NULL || *answer->text == '\0')
    return g_strdup (outcome->sentence);
  /* Translators: what was said, and what follows */
  return g_strdup_printf (_ ("“%s”. %s"), answer->text, outcome->sentence);
}

void
tri_missing_free (TriMissing *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->text);
  g_free (self);
}

/* Takes @title and @text. */
static TriMissing *
add (GPtrArray *list, TriMissingKind kind, char *title, char *text)
{
  TriMissing *self = g_new0 (TriMissing, 1);

  self->kind = kind;
  self->title = title;
  self->text = text;
  g_ptr_array_add (list, self);
  return self;
}

static void
list_intake (const TriIntake *intake, const TriFigures *care, TriDate today, GPtrArray *list)
{
  guint n_unanswered = tri_intake_count_unanswered (intake);

  if (intake == NULL)
    {
      add (list, TRI_MISSING_INTAKE, g_strdup (_ ("Questions about health and skin")),
           g_strdup (_ ("Not asked yet.")));
    }
  else if (tri_intake_is_stale (intake, care, today))
    {
      g_autofree char *day = tri_date_format (intake->date);

      add (list, TRI_MISSING_INTAKE, g_strdup (_ ("Questions about health and skin")),
           g_strdup_printf (_ ("Answered on %s: ask again what has changed."), day));
    }
  else if (n_unanswered > 0)
    {
      add (list, TRI_MISSING_INTAKE, g_strdup (_ ("Questions about health and skin")),
           g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u question is not answered.",
                                         "%u questions are not answered.", n_unanswered),
                            n_unanswered));
    }
}

static void
list_outcomes (const TriPapers *self, const TriFigures *care, TriDate today, GPtrArray *list)
{
  g_autoptr (GPtrArray) outcomes = tri_papers_judge (self, care, today);

  for (guint i = 0; i < outcomes->len; i++)
    {
      const TriIntakeOutcome *outcome = outcomes->pdata[i];
      TriMissing *missing;

      if (tri_intake_outcome_is_settled (outcome))
        continue;
      missing = add (list, TRI_MISSING_OUTCOME, tri_intake_question_write (outcome->question, care),
                     tri_papers_write_outcome (self, outcome));
      missing->level = outcome->level;
      missing->question = outcome->question;
    }
}

static void
list_consent (const TriPapers *self, TriPurpose purpose, GPtrArray *list)
{
  TriMissing *missing;

  if (tri_consent_is_given (self->consents, purpose))
    return;
  /* Translators: what for, as in "Consent: Treatment" */
  missing = add (list, TRI_MISSING_CONSENT,
                 g_strdup_printf (_ ("Consent: %s"), tri_purpose_get_name (purpose)),
                 g_strdup (tri_purpose_explain (purpose)));
  missing->purpose = purpose;
}

GPtrArray *
tri_papers_list_missing (const TriPapers *self,
                         const TriFigures *care,
                         gboolean has_photos,
                         TriDate today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_missing_free);

  g_return_val_if_fail (self != NULL && care != NULL, list);

  list_intake (tri_papers_get_intake (self), care, today, list);
  list_outcomes (self, care, today, list);
  list_consent (self, TRI_PURPOSE_TREATMENT, list);
  if (has_photos)
    list_consent (self, TRI_PURPOSE_PHOTOS, list);
  return list;
}

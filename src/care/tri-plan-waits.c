/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The waiting times that a client's intake and earlier treatments ask for. */

#include "config.h"

#include "tri-plan-rules.h"

static void
add_outcome (TriPlanFacts *facts, const TriIntakeOutcome *outcome, TriDate today)
{
  if (outcome != NULL && outcome->until > today && !tri_intake_outcome_is_settled (outcome))
    tri_plan_facts_add_wait (facts, outcome->until, outcome->sentence);
}

/* What the client's own fields know is judged as the intake's answer would be, unless the intake
 * was asked and answered it. */
static void
add_event (TriPlanFacts *facts,
           const GPtrArray *outcomes,
           const char *question_id,
           const TriPastEvent *event,
           const TriFigures *care,
           TriDate today)
{
  TriIntakeAnswer answer = { .id = (char *) question_id, .said = TRI_SAID_YES, .date = event->on };
  g_autoptr (TriIntakeOutcome) outcome = NULL;

  if (!event->had || event->on == TRI_DATE_NONE)
    return;
  for (guint i = 0; i < outcomes->len; i++)
    if (g_str_equal (((TriIntakeOutcome *) outcomes->pdata[i])->question->id, question_id))
      return;
  outcome = tri_intake_answer_judge (&answer, facts->notes, care, today);
  add_outcome (facts, outcome, today);
}

void
tri_plan_facts_add_waits (TriPlanFacts *self, const TriFigures *care, TriDate today)
{
  g_autoptr (GPtrArray) outcomes = NULL;

  g_return_if_fail (self != NULL && care != NULL);
  g_return_if_fail (today != TRI_DATE_NONE);

  outcomes = tri_intake_judge (self->intake, self->notes, care, today);
  for (guint i = 0; i < outcomes->len; i++)
    add_outcome (self, outcomes->pdata[i], today);
  add_event (self, outcomes, "transplant", &self->past.transplant, care, today);
  add_event (self, outcomes, "laser", &self->past.laser, care, today);
}

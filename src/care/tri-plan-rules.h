/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days suit a session, and what stands against the others, in sentences. */

#pragma once

#include "tri-intake.h"
#include "tri-record.h"

G_BEGIN_DECLS

/* When a client is away in the sun, both days included. */
typedef struct
{
  char *id;
  char *client_id;
  TriDate from;
  TriDate to;
} TriSunTime;

/* Returns: (transfer full) */
TriSunTime *tri_sun_time_new (const char *client_id,
                              TriDate from,
                              TriDate to) G_GNUC_WARN_UNUSED_RESULT;
void tri_sun_time_free (TriSunTime *self);
TriSunTime *tri_sun_time_copy (const TriSunTime *self) G_GNUC_WARN_UNUSED_RESULT;
/* TRI_ERROR_INVALID with a sentence when a day is missing or they are the wrong way round. */
gboolean tri_sun_time_validate (const TriSunTime *self, GError **error);

/* What is needed to judge a day of one client's; made by whoever knows the record. */
typedef struct
{
  char *client_id;
  TriTreatment *treatment; /* (nullable): the newest */
  GPtrArray *sun;          /* (element-type TriSunTime) */
  TriIntake *intake;       /* (nullable): the newest */
  GPtrArray *notes;        /* (element-type TriDoctorNote) */
  TriClientPast past;
  GPtrArray *waits; /* see tri_plan_facts_add_wait () */
} TriPlanFacts;

TriPlanFacts *tri_plan_facts_new (const char *client_id) G_GNUC_WARN_UNUSED_RESULT;
void tri_plan_facts_free (TriPlanFacts *self);
/* Nothing before @until; @why is a sentence that says so, and what for: a transplant, an earlier
 * laser treatment, an answer of the intake. */
void tri_plan_facts_add_wait (TriPlanFacts *self, TriDate until, const char *why);
/* Adds those that follow from the intake and from what was done before, as they stand on @today. */
void tri_plan_facts_add_waits (TriPlanFacts *self, const TriFigures *care, TriDate today);

typedef enum
{
  TRI_RULE_ORDER,      /* sessions keep their order */
  TRI_RULE_FLOOR,      /* permanent pigment heals first */
  TRI_RULE_GAP,        /* sooner than planned */
  TRI_RULE_AWAY,       /* in the sun on the day itself */
  TRI_RULE_SUN_BEFORE, /* a fresh tan */
  TRI_RULE_SUN_AFTER,  /* sun on fresh pigment */
  TRI_RULE_WAIT,
} TriPlanRule;

/* How much a rule weighs, the least first. */
typedef enum
{
  TRI_WEIGHT_NONE,
  TRI_WEIGHT_WARNS,
  TRI_WEIGHT_NEEDS_REASON, /* refused unless the clinic gives a reason, kept in the record */
  TRI_WEIGHT_REFUSES,
} TriRuleWeight;

typedef struct
{
  TriPlanRule rule;
  TriRuleWeight weight;
  char *text; /* a sentence or two: what it is and what would do */
  TriDate
      free_from; /* the first day on which it is gone, TRI_DATE_NONE when an earlier one helps */
} TriPlanConflict;

void tri_plan_conflict_free (TriPlanConflict *self);

/**
 * tri_plan_check_day:
 * @care: figures of tri_care_figures_table ()
 * @ordinal: of which session of the treatment; 0 for other work on the scalp, such as a touch-up
 *
 * Everything that stands against @day, the heaviest first.
 *
 * Returns: (element-type TriPlanConflict) (transfer full): empty when the day suits
 */
GPtrArray *tri_plan_check_day (const TriFigures *care,
                               const TriPlanFacts *facts,
                               guint ordinal,
                               TriDate day) G_GNUC_WARN_UNUSED_RESULT;
/* The weight of the heaviest. */
TriRuleWeight tri_plan_conflicts_get_weight (const GPtrArray *conflicts);
/* All sentences, a line each. Returns: (transfer full) */
char *tri_plan_conflicts_to_text (const GPtrArray *conflicts) G_GNUC_WARN_UNUSED_RESULT;

/* The first day from @from on against which nothing stands but perhaps the session that follows;
 * TRI_DATE_NONE when there is none within three years. @ordinal as above. */
TriDate tri_plan_find_day (const TriFigures *care,
                           const TriPlanFacts *facts,
                           guint ordinal,
                           TriDate from);

/**
 * tri_plan_fit:
 * @today: nothing is planned before it
 *
 * Gives every planned session of the treatment a day that suits: the first one its own or the next
 * that does, the others the usual time after the one before or the next day that does. Sets their
 * earliest and latest days as well.
 *
 * Returns: (element-type TriSession) (transfer full): copies of those that move, none when all stay
 *   or no day was found
 */
GPtrArray *tri_plan_fit (const TriFigures *care,
                         const TriPlanFacts *facts,
                         TriDate today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriSunTime, tri_sun_time_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPlanFacts, tri_plan_facts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPlanConflict, tri_plan_conflict_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which days suit a session, and what stands against the others, in sentences. */

#include "config.h"

#include "tri-plan-rules.h"

#include "tri-error.h"
#include "tri-plan-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SEARCH_DAYS (3 * 366)

typedef struct
{
  TriDate until;
  char *why;
} Wait;

static void
wait_free (gpointer data)
{
  Wait *wait = data;

  g_free (wait->why);
  g_free (wait);
}

TriSunTime *
tri_sun_time_new (const char *client_id, TriDate from, TriDate to)
{
  TriSunTime *self;

  g_return_val_if_fail (client_id != NULL, NULL);

  self = g_new0 (TriSunTime, 1);
  self->id = tri_id_new ();
  self->client_id = g_strdup (client_id);
  self->from = from;
  self->to = to;
  return self;
}

void
tri_sun_time_free (TriSunTime *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self);
}

TriSunTime *
tri_sun_time_copy (const TriSunTime *self)
{
  TriSunTime *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  return copy;
}

gboolean
tri_sun_time_validate (const TriSunTime *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->from != TRI_DATE_NONE && self->to >= self->from)
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The last day in the sun is before the first; choose a later one."));
  return FALSE;
}

TriPlanFacts *
tri_plan_facts_new (const char *client_id)
{
  TriPlanFacts *self;

  g_return_val_if_fail (client_id != NULL, NULL);

  self = g_new0 (TriPlanFacts, 1);
  self->client_id = g_strdup (client_id);
  self->sun = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_sun_time_free);
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_doctor_note_free);
  self->waits = g_ptr_array_new_with_free_func (wait_free);
  return self;
}

void
tri_plan_facts_free (TriPlanFacts *self)
{
  if (self == NULL)
    return;
  g_free (self->client_id);
  tri_treatment_free (self->treatment);
  g_ptr_array_unref (self->sun);
  tri_intake_free (self->intake);
  g_ptr_array_unref (self->notes);
  g_ptr_array_unref (self->waits);
  g_free (self);
}

void
tri_plan_facts_add_wait (TriPlanFacts *self, TriDate until, const char *why)
{
  Wait *wait;

  g_return_if_fail (self != NULL && why != NULL);
  g_return_if_fail (until != TRI_DATE_NONE);

  wait = g_new0 (Wait, 1);
  wait->until = until;
  wait->why = g_strdup (why);
  g_ptr_array_add (self->waits, wait);
}

void
tri_plan_conflict_free (TriPlanConflict *self)
{
  if (self == NULL)
    return;
  g_free (self->text);
  g_free (self);
}

/* Takes @text. */
static void
add (GPtrArray *conflicts, TriPlanRule rule, TriRuleWeight weight, TriDate free_from, char *text)
{
  TriPlanConflict *conflict = g_new0 (TriPlanConflict, 1);

  conflict->rule = rule;
  conflict->weight = weight;
  conflict->free_from = free_from;
  conflict->text = text;
  g_ptr_array_add (conflicts, conflict);
}

/* The nearest session that takes place before (@step -1) or after (1) number @ordinal, or NULL. */
static const TriSession *
find_neighbour (const TriPlanFacts *facts, guint ordinal, int step)
{
  const TriSession *found = NULL;

  for (guint i = 0; facts->treatment != NULL && i < facts->treatment->sessions->len; i++)
    {
      const TriSession *session = facts->treatment->sessions->pdata[i];

      if (session->state == TRI_SESSION_CANCELLED)
        continue;
      if (step < 0 && session->ordinal < ordinal)
        found = session;
      if (step > 0 && session->ordinal > ordinal)
        return session;
    }
  return step < 0 ? found : NULL;
}

static void
check_before (const TriFigures *care,
              TriKind kind,
              const TriSession *previous,
              guint ordinal,
              TriDate day,
              GPtrArray *conflicts)
{
  g_autoptr (GError) error = NULL;
  int gap = tri_date_days_between (previous->date, day);
  TriPlanGap usual = _tri_plan_get_gap (care, kind, ordinal);
  TriDate from = tri_date_add_days (previous->date, usual.low);
  g_autofree char *free_day = NULL;

  if (!tri_plan_check_gap (care, kind, previous->date, day, NULL, &error))
    {
      gboolean floor = gap > 0;

      add (conflicts, floor ? TRI_RULE_FLOOR : TRI_RULE_ORDER,
           floor ? TRI_WEIGHT_NEEDS_REASON : TRI_WEIGHT_REFUSES, from, g_strdup (error->message));
      return;
    }
  if (gap >= usual.low)
    return;
  free_day = tri_date_format (from);
  add (
      conflicts, TRI_RULE_GAP, TRI_WEIGHT_WARNS, from,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "Only %d day after session %u, where %d–%d are usual: the skin "
                                    "may still be healing. %s or later is better.",
                                    "Only %d days after session %u, where %d–%d are usual: the "
                                    "skin may still be healing. %s or later is better.",
                                    (gulong) gap),
                       gap, previous->ordinal, usual.low, usual.high, free_day));
}

static void
check_after (
    const TriFigures *care, TriKind kind, const TriSession *next, TriDate day, GPtrArray *conflicts)
{
  int gap = tri_date_days_between (day, next->date);
  int least = (int) round (tri_figures_get (care, TRI_FIGURE_GAP_FLOOR));
  g_autofree char *next_day = tri_date_format (next->date);

  if (gap <= 0)
    add (conflicts, TRI_RULE_ORDER, TRI_WEIGHT_REFUSES, TRI_DATE_NONE,
         g_strdup_printf (_ ("The session after it is on %s: choose an earlier day, or move that "
                             "one first."),
                          next_day));
  else if (kind == TRI_KIND_PERMANENT && gap < least)
    add (conflicts, TRI_RULE_FLOOR, TRI_WEIGHT_NEEDS_REASON, TRI_DATE_NONE,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The session after it is on %s, and permanent pigment needs "
                                       "%d day to heal before it; move that one first, or give a "
                                       "reason.",
                                       "The session after it is on %s, and permanent pigment needs "
                                       "%d days to heal before it; move that one first, or give a "
                                       "reason.",
                                       (gulong) least),
                          next_day, least));
}

static void
check_sun (const TriFigures *care, const TriSunTime *sun, TriDate day, GPtrArray *conflicts)
{
  int before = (int) round (tri_figures_get (care, TRI_FIGURE_CARE_SUN_BEFORE));
  int after = (int) round (tri_figures_get (care, TRI_FIGURE_CARE_SUN_AFTER));
  TriDate free_from = tri_date_add_days (sun->to, before + 1);
  g_autofree char *from = tri_date_format (sun->from);
  g_autofree char *to = tri_date_format (sun->to);
  g_autofree char *free_day = tri_date_format (free_from);

  if (day >= sun->from && day <= sun->to)
    add (conflicts, TRI_RULE_AWAY, TRI_WEIGHT_WARNS, free_from,
         g_strdup_printf (_ ("The client is away in the sun from %s to %s. After that, %s is the "
                             "first day without a fresh tan."),
                          from, to, free_day));
  else if (day > sun->to && day < free_from)
    add (conflicts, TRI_RULE_SUN_BEFORE, TRI_WEIGHT_WARNS, free_from,
         g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "The client is in the sun until %s, and tanned skin hides "
                                       "the shade: %d day without sun before a session, so %s or "
                                       "later.",
                                       "The client is in the sun until %s, and tanned skin hides "
                                       "the shade: %d days without sun before a session, so %s or "
                                       "later.",
                                       (gulong) before),
                          to, before, free_day));
  else if (day < sun->from && tri_date_days_between (day, sun->from) <= after)
    {
      g_autofree char *last = tri_date_format (tri_date_add_days (sun->from, -after - 1));

      add (
          conflicts, TRI_RULE_SUN_AFTER, TRI_WEIGHT_WARNS, free_from,
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "The client is in the sun from %s, and fresh pigment needs "
                                        "%d day without strong sun: %s or earlier, or %s or later.",
                                        "The client is in the sun from %s, and fresh pigment needs "
                                        "%d days without strong sun: %s or earlier, or %s or "
                                        "later.",
                                        (gulong) after),
                           from, after, last, free_day));
    }
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const TriPlanConflict *first = *(const TriPlanConflict *const *) a;
  const TriPlanConflict *second = *(const TriPlanConflict *const *) b;

  if (first->weight != second->weight)
    return first->weight > second->weight ? -1 : 1;
  return (int) first->rule - (int) second->rule;
}

static GPtrArray *
check (const TriFigures *care,
       const TriPlanFacts *facts,
       guint ordinal,
       TriDate day,
       gboolean next_too)
{
  GPtrArray *conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_plan_conflict_free);
  const TriSession *previous = ordinal > 0 ? find_neighbour (facts, ordinal, -1) : NULL;
  const TriSession *next = ordinal > 0 && next_too ? find_neighbour (facts, ordinal, 1) : NULL;

  if (previous != NULL)
    check_before (care, facts->treatment->kind, previous, ordinal, day, conflicts);
  if (next != NULL)
    check_after (care, facts->treatment->kind, next, day, conflicts);
  for (guint i = 0; i < facts->sun->len; i++)
    check_sun (care, facts->sun->pdata[i], day, conflicts);
  for (guint i = 0; i < facts->waits->len; i++)
    {
      const Wait *wait = facts->waits->pdata[i];

      if (day < wait->until)
        add (conflicts, TRI_RULE_WAIT, TRI_WEIGHT_WARNS, wait->until, g_strdup (wait->why));
    }
  g_ptr_array_sort (conflicts, compare_cb);
  return conflicts;
}

GPtrArray *
tri_plan_check_day (const TriFigures *care, const TriPlanFacts *facts, guint ordinal, TriDate day)
{
  g_return_val_if_fail (care != NULL && facts != NULL, NULL);
  g_return_val_if_fail (day != TRI_DATE_NONE, NULL);

  return check (care, facts, ordinal, day, TRUE);
}

TriRuleWeight
tri_plan_conflicts_get_weight (const GPtrArray *conflicts)
{
  g_return_val_if_fail (conflicts != NULL, TRI_WEIGHT_NONE);

  return conflicts->len > 0 ? ((TriPlanConflict *) conflicts->pdata[0])->weight : TRI_WEIGHT_NONE;
}

char *
tri_plan_conflicts_to_text (const GPtrArray *conflicts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (conflicts != NULL, NULL);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const TriPlanConflict *conflict = conflicts->pdata[i];

      if (i > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, conflict->text);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

TriDate
tri_plan_find_day (const TriFigures *care, const TriPlanFacts *facts, guint ordinal, TriDate from)
{
  TriDate day = from;

  g_return_val_if_fail (care != NULL && facts != NULL, TRI_DATE_NONE);
  g_return_val_if_fail (from != TRI_DATE_NONE, TRI_DATE_NONE);

  while (day - from <= SEARCH_DAYS)
    {
      g_autoptr (GPtrArray) conflicts = check (care, facts, ordinal, day, FALSE);
      TriDate next = day;

      /* Each says when it is over; none of them comes back before that. */
      for (guint i = 0; i < conflicts->len; i++)
        next = MAX (next, ((TriPlanConflict *) conflicts->pdata[i])->free_from);
      if (next == day)
        return day;
      day = next;
    }
  return TRI_DATE_NONE;
}

/* A session that is planned on @day, with the days around it that would do as well. */
static TriSession *
move (
    const TriSession *session, const TriFigures *care, TriKind kind, TriDate previous, TriDate day)
{
  TriSession *moved = tri_session_copy (session);
  TriPlanGap usual = _tri_plan_get_gap (care, kind, session->ordinal);

  moved->date = moved->earliest = moved->latest = day;
  if (previous != TRI_DATE_NONE)
    {
      moved->earliest = MIN (day, tri_date_add_days (previous, usual.low));
      moved->latest = MAX (day, tri_date_add_days (previous, usual.high));
    }
  g_clear_pointer (&moved->override_reason, g_free);
  return moved;
}

GPtrArray *
tri_plan_fit (const TriFigures *care, const TriPlanFacts *facts, TriDate today)
{
  g_autoptr (GPtrArray) moved = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  g_autoptr (TriPlanFacts) fitted = NULL;

  g_return_val_if_fail (care != NULL && facts != NULL, NULL);
  g_return_val_if_fail (today != TRI_DATE_NONE, NULL);

  if (facts->treatment == NULL)
    return g_steal_pointer (&moved);
  /* The later sessions follow where the earlier ones go. */
  fitted = tri_plan_facts_new (facts->client_id);
  fitted->treatment = tri_treatment_copy (facts->treatment);
  for (guint i = 0; i < facts->sun->len; i++)
    g_ptr_array_add (fitted->sun, tri_sun_time_copy (facts->sun->pdata[i]));
  for (guint i = 0; i < facts->waits->len; i++)
    {
      const Wait *wait = facts->waits->pdata[i];

      tri_plan_facts_add_wait (fitted, wait->until, wait->why);
    }

  for (guint i = 0; i < fitted->treatment->sessions->len; i++)
    {
      TriSession *session = fitted->treatment->sessions->pdata[i];
      const TriSession *previous = find_neighbour (fitted, session->ordinal, -1);
      TriPlanGap usual = _tri_plan_get_gap (care, fitted->treatment->kind, session->ordinal);
      TriDate wanted
          = previous != NULL ? tri_date_add_days (previous->date, usual.ideal) : session->date;
      TriDate day;

      /* A touch-up follows years later, on a day of its own. */
      if (session->state != TRI_SESSION_PLANNED || session->touch_up)
        continue;
      day = tri_plan_find_day (care, fitted, session->ordinal, MAX (wanted, today));
      if (day == TRI_DATE_NONE)
        {
          g_ptr_array_set_size (moved, 0);
          break;
        }
      if (day == session->date)
        continue;
      session->date = day;
      g_ptr_array_add (moved, move (session, care, fitted->treatment->kind,
                                    previous != NULL ? previous->date : TRI_DATE_NONE, day));
    }
  return g_steal_pointer (&moved);
}

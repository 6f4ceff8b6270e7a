/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When pigment wants a touch-up, or is gone: the fade model, corrected by what was seen. */

#include "config.h"

#include "tri-touch-up.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How far an assessment may be off, as a share of the healed pigment (judgement). */
#define DEVIATION_MEASURED 0.05
#define DEVIATION_SEEN 0.10
/* What is seen says nothing sooner than this after the pigment has settled. */
#define LEAST_YEARS 0.1
/* However much was seen, a forecast stays a range. */
#define LEAST_SPREAD 0.25
#define PACE_LEAST 0.2
#define PACE_MOST 5.0
/* As far as a forecast goes. */
#define MAX_YEARS 30.0
/* Held to the clinic's interval a window is at least so long (judgement). */
#define LEAST_WINDOW_YEARS 0.5

TriAssessment *
tri_assessment_new (const TriTreatment *treatment,
                    TriDate date,
                    double retained,
                    gboolean measured,
                    const char *note)
{
  TriAssessment *self;

  g_return_val_if_fail (treatment != NULL, NULL);

  self = g_new0 (TriAssessment, 1);
  self->id = tri_id_new ();
  self->client_id = g_strdup (treatment->client_id);
  self->treatment_id = g_strdup (treatment->id);
  self->date = date;
  self->retained = retained;
  self->measured = measured;
  self->note = g_strstrip (g_strdup (note != NULL ? note : ""));
  return self;
}

TriAssessment *
tri_assessment_copy (const TriAssessment *self)
{
  TriAssessment *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->treatment_id = g_strdup (self->treatment_id);
  copy->note = g_strdup (self->note);
  return copy;
}

void
tri_assessment_free (TriAssessment *self)
{
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->treatment_id);
  g_free (self->note);
  g_free (self);
}

gboolean
tri_assessment_validate (const TriAssessment *self, TriDate today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!(self->retained >= 0.0 && self->retained <= 1.0))
    g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                 _ ("What is left of the pigment is between 0 and 100 %%."));
  else if (self->date == TRI_DATE_NONE || self->date > today)
    g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                 _ ("An assessment is of a day that has come: choose today or an earlier day."));
  else
    return TRUE;
  return FALSE;
}

/* the model's curve: a share that is left at some time, then the same loss every year */

typedef struct
{
  double settled_years;
  double settled;
  double rate; /* typical, a year */
} Curve;

static double
model_retained (const TriTouchUpAsk *ask, TriEnd fading, double years)
{
  TriMoment moment = { .kind = ask->kind,
                       .sessions_done = TRI_MAX_SESSIONS,
                       .age_days = years * TRI_DAYS_PER_YEAR,
                       .fading = fading };

  return tri_fade_retained (ask->pigment, &moment, ask->shade, ask->skin);
}

static double
model_rate (const TriTouchUpAsk *ask, TriEnd fading)
{
  return log (model_retained (ask, fading, 1.0) / model_retained (ask, fading, 2.0));
}

static Curve
curve_of (const TriTouchUpAsk *ask)
{
  Curve curve = { .rate = model_rate (ask, TRI_END_TYPICAL), .settled = 1.0 };

  if (ask->kind == TRI_KIND_PERMANENT)
    {
      curve.settled_years = TRI_FADE_SETTLED_YEARS;
      curve.settled = model_retained (ask, TRI_END_TYPICAL, TRI_FADE_SETTLED_YEARS);
    }
  return curve;
}

static double
years_between (TriDate from, TriDate to)
{
  return (to - from) / TRI_DAYS_PER_YEAR;
}

static gboolean
counts (const TriTouchUpAsk *ask, const Curve *curve, const TriAssessment *assessment)
{
  return assessment->date > ask->since
         && years_between (ask->since, assessment->date) >= curve->settled_years + LEAST_YEARS;
}

/* The pace and how certain it is, from the model's own and every assessment that counts. */
static TriRange
find_pace (const TriTouchUpAsk *ask, const Curve *curve, guint *out_n)
{
  double slow = model_rate (ask, TRI_END_LOW) / curve->rate;
  double fast = model_rate (ask, TRI_END_HIGH) / curve->rate;
  double deviation = MAX ((fast - slow) / 2.0, 0.01);
  double prior = 1.0 / (deviation * deviation);
  double weights = prior, sum = prior, pace, spread;

  *out_n = 0;
  for (guint i = 0; ask->assessments != NULL && i < ask->assessments->len; i++)
    {
      const TriAssessment *seen = g_ptr_array_index (ask->assessments, i);
      double retained = CLAMP (seen->retained, 0.02, 1.0);
      double deviation_of_share = seen->measured ? DEVIATION_MEASURED : DEVIATION_SEEN;
      double lost, off, weight;

      if (!counts (ask, curve, seen))
        continue;
      lost = curve->rate * (years_between (ask->since, seen->date) - curve->settled_years);
      off = deviation_of_share / MAX (retained, curve->settled * exp (-lost));
      weight = lost * lost / (off * off);
      weights += weight;
      sum += weight * log (curve->settled / retained) / lost;
      (*out_n)++;
    }
  pace = CLAMP (sum / weights, PACE_LEAST, PACE_MOST);
  spread = MAX (sqrt (prior / weights), LEAST_SPREAD);
  return tri_range_make (pace * MIN (pow (slow, spread), 1.0), pace,
                         pace * MAX (pow (fast, spread), 1.0));
}

static double
years_until (const TriTouchUpAsk *ask, const Curve *curve, double pace, double share)
{
  if (share >= curve->settled)
    return tri_fade_years_until (ask->pigment, ask->kind, TRI_END_TYPICAL, ask->shade, ask->skin,
                                 share);
  return curve->settled_years + log (curve->settled / share) / (curve->rate * pace);
}

static TriDate
add_years (TriDate date, double years)
{
  return tri_date_add_days (date, (int) round (years * TRI_DAYS_PER_YEAR));
}

TriTouchUp
tri_touch_up_make (const TriTouchUpAsk *ask)
{
  TriTouchUp self = { 0 };
  gboolean permanent;
  double share, least, most, low, high;
  Curve curve;

  g_return_val_if_fail (ask != NULL && ask->pigment != NULL && ask->care != NULL, self);
  g_return_val_if_fail (ask->skin != NULL && ask->since != TRI_DATE_NONE, self);

  permanent = ask->kind == TRI_KIND_PERMANENT;
  curve = curve_of (ask);
  share = tri_figures_get (ask->pigment, permanent ? TRI_FIGURE_TOUCH_UP_LINE : TRI_FIGURE_GONE);
  least = permanent ? tri_figures_get (ask->care, TRI_FIGURE_TOUCH_UP_YEARS_MIN) : 0.0;
  most = permanent ? MAX (tri_figures_get (ask->care, TRI_FIGURE_TOUCH_UP_YEARS_MAX), least)
                   : MAX_YEARS;

  self.kind = ask->kind;
  self.since = ask->since;
  self.pace = find_pace (ask, &curve, &self.n_counted);
  low = years_until (ask, &curve, self.pace.high, share);
  high = years_until (ask, &curve, self.pace.low, share);
  self.years
      = tri_range_make (CLAMP (low, least, MAX (most - LEAST_WINDOW_YEARS, least)),
                        CLAMP (years_until (ask, &curve, self.pace.typical, share), least, most),
                        CLAMP (high, MIN (least + LEAST_WINDOW_YEARS, most), most));
  self.held_early = permanent && low < least;
  self.held_late = permanent && high > most;
  self.earliest = add_years (ask->since, self.years.low);
  self.likely = add_years (ask->since, self.years.typical);
  self.latest = add_years (ask->since, self.years.high);
  return self;
}

static double
retained_at (const TriTouchUpAsk *ask, const Curve *curve, double pace, double years)
{
  if (years <= curve->settled_years)
    return model_retained (ask, TRI_END_TYPICAL, MAX (years, 0.0));
  return curve->settled * exp (-curve->rate * pace * (years - curve->settled_years));
}

TriRange
tri_touch_up_get_retained (const TriTouchUp *self, const TriTouchUpAsk *ask, TriDate date)
{
  Curve curve;
  double years;

  g_return_val_if_fail (self != NULL && ask != NULL, tri_range_make (1, 1, 1));

  curve = curve_of (ask);
  years = years_between (self->since, date);
  return tri_range_make (retained_at (ask, &curve, self->pace.high, years),
                         retained_at (ask, &curve, self->pace.typical, years),
                         retained_at (ask, &curve, self->pace.low, years));
}

static int
days_of (const TriFigures *care, TriCareFigure figure)
{
  return (int) round (tri_figures_get (care, figure));
}

TriDue
tri_touch_up_get_due (const TriTouchUp *self, const TriFigures *care, TriDate today)
{
  g_return_val_if_fail (self != NULL && care != NULL, TRI_DUE_LATER);

  if (today > self->latest)
    return TRI_DUE_OVERDUE;
  if (today >= self->earliest)
    return TRI_DUE_NOW;
  if (tri_date_add_days (today, days_of (care, TRI_FIGURE_TOUCH_UP_SOON)) >= self->earliest)
    return TRI_DUE_SOON;
  return TRI_DUE_LATER;
}

static const struct
{
  const char *id;
  const char *name;
} dues[] = {
  [TRI_DUE_OVERDUE] = { "overdue", N_ ("overdue") },
  [TRI_DUE_NOW] = { "now", N_ ("due now") },
  [TRI_DUE_SOON] = { "soon", N_ ("due soon") },
  [TRI_DUE_LATER] = { "later", N_ ("later") },
};

const char *
tri_due_get_id (TriDue due)
{
  g_return_val_if_fail ((guint) due < G_N_ELEMENTS (dues), NULL);

  return dues[due].id;
}

const char *
tri_due_get_name (TriDue due)
{
  g_return_val_if_fail ((guint) due < G_N_ELEMENTS (dues), NULL);

  return _ (dues[due].name);
}

/* planning */

const TriDesignRevision *
tri_dossier_get_treated (const TriDossier *self, const TriTreatment *treatment)
{
  g_return_val_if_fail (self != NULL && treatment != NULL, NULL);

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const TriDecision *decision = g_ptr_array_index (self->decisions, i);

      if (g_str_equal (decision->id, treatment->decision_id))
        return tri_dossier_get_revision (self, decision->revision_id);
    }
  return NULL;
}

TriDate
tri_treatment_get_last_done (const TriTreatment *self)
{
  TriDate last = TRI_DATE_NONE;

  g_return_val_if_fail (self != NULL, TRI_DATE_NONE);

  for (guint i = 0; i < self->sessions->len; i++)
    {
      const TriSession *session = g_ptr_array_index (self->sessions, i);

      if (session->state == TRI_SESSION_DONE && (last == TRI_DATE_NONE || session->date > last))
        last = session->date;
    }
  return last;
}

gboolean
tri_treatment_has_planned (const TriTreatment *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->sessions->len; i++)
    if (((const TriSession *) g_ptr_array_index (self->sessions, i))->state == TRI_SESSION_PLANNED)
      return TRUE;
  return FALSE;
}

gboolean
tri_touch_up_is_included (const TriTreatment *treatment, const TriFigures *care, TriDate date)
{
  TriDate last = TRI_DATE_NONE;

  g_return_val_if_fail (treatment != NULL && care != NULL, FALSE);

  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = g_ptr_array_index (treatment->sessions, i);

      if (!session->touch_up && session->state == TRI_SESSION_DONE)
        last = MAX (last, session->date);
    }
  return last != TRI_DATE_NONE
         && date <= tri_date_add_days (last, days_of (care, TRI_FIGURE_TOUCH_UP_INCLUDED));
}

TriMoneyRange
tri_touch_up_get_price (const TriTreatment *treatment, const TriFigures *care, TriDate date)
{
  TriMoneyRange price;

  g_return_val_if_fail (treatment != NULL && care != NULL, (TriMoneyRange){ 0 });

  price = treatment->touch_up_price;
  if (tri_touch_up_is_included (treatment, care, date))
    price.low = price.typical = price.high = 0;
  return price;
}

TriSession *
tri_touch_up_plan (const TriTreatment *treatment, const TriFigures *care, guint dots, TriDate date)
{
  double low, high;
  TriSession *session;

  g_return_val_if_fail (treatment != NULL && care != NULL, NULL);

  low = tri_figures_get (care, TRI_FIGURE_TOUCH_UP_HOURS_MIN);
  high = MAX (tri_figures_get (care, TRI_FIGURE_TOUCH_UP_HOURS_MAX), low);
  session = g_new0 (TriSession, 1);
  session->id = tri_id_new ();
  session->treatment_id = g_strdup (treatment->id);
  session->ordinal = treatment->sessions->len + 1;
  session->touch_up = TRUE;
  session->date = session->earliest = session->latest = date;
  session->state = TRI_SESSION_PLANNED;
  session->dots = (guint) round (dots * tri_figures_get (care, TRI_FIGURE_TOUCH_UP_SHARE));
  session->hours = tri_range_make (low, (low + high) / 2.0, high);
  session->price_minor = tri_touch_up_get_price (treatment, care, date).typical;
  return session;
}

/* the due list */

void
tri_due_entry_free (TriDueEntry *self)
{
  g_free (self->client_id);
  g_free (self->display_name);
  g_free (self->treatment_id);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_free (self);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const TriDueEntry *x = *(const TriDueEntry *const *) a;
  const TriDueEntry *y = *(const TriDueEntry *const *) b;

  if (x->due != y->due)
    return (int) x->due - (int) y->due;
  return (x->forecast.likely > y->forecast.likely) - (x->forecast.likely < y->forecast.likely);
}

void
tri_due_list_make (GPtrArray *entries,
                   const TriFigures *pigment,
                   const TriFigures *care,
                   TriDate today)
{
  g_return_if_fail (entries != NULL && pigment != NULL && care != NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      TriDueEntry *entry = g_ptr_array_index (entries, i);
      TriTouchUpAsk ask = { .pigment = pigment,
                            .care = care,
                            .kind = entry->kind,
                            .shade = entry->shade,
                            .skin = &entry->skin,
                            .since = entry->since,
                            .assessments = entry->assessments };

      entry->forecast = tri_touch_up_make (&ask);
      entry->retained = tri_touch_up_get_retained (&entry->forecast, &ask, today);
      entry->due = tri_touch_up_get_due (&entry->forecast, care, today);
    }
  g_ptr_array_sort (entries, compare_cb);
}

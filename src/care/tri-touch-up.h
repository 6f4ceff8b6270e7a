/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When pigment wants a touch-up, or is gone: the fade model, corrected by what was seen. */

#pragma once

#include "tri-estimate.h"
#include "tri-record.h"

G_BEGIN_DECLS

/* How much pigment was left on a day, as somebody judged it. */
typedef struct
{
  char *id;
  char *client_id;
  char *treatment_id;
  TriDate date;
  double retained;   /* share of the healed pigment, 0 to 1 */
  gboolean measured; /* from a photo or with an instrument; else judged by eye */
  char *note;        /* sensitive */
  gint64 saved_utc;
} TriAssessment;

TriAssessment *tri_assessment_new (const TriTreatment *treatment,
                                   TriDate date,
                                   double retained,
                                   gboolean measured,
                                   const char *note) G_GNUC_WARN_UNUSED_RESULT;
TriAssessment *tri_assessment_copy (const TriAssessment *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_assessment_free (TriAssessment *self);
/* TRI_ERROR_INVALID with a sentence: a share that is none, a day to come. */
gboolean tri_assessment_validate (const TriAssessment *self, TriDate today, GError **error);

/* What a forecast is made of; nothing is kept. */
typedef struct
{
  const TriFigures *pigment;
  const TriFigures *care;
  TriKind kind;
  guint shade;
  const TriSkin *skin;
  TriDate since; /* the last session or touch-up that was done */
  const GPtrArray
      *assessments; /* (nullable) (element-type TriAssessment): those after @since count */
} TriTouchUpAsk;

/* Plain value. The ends of a range are where fading is fast (low) and slow (high). */
typedef struct
{
  TriKind kind;
  TriDate since;
  TriRange pace;   /* of fading, 1 is the model's typical for these factors: slow to fast */
  guint n_counted; /* assessments that count */
  TriRange years; /* from @since to the touch-up, within the clinic's bounds; or until it is gone */
  TriDate earliest, likely, latest;
  gboolean held_early; /* the clinic's shortest interval moved the earliest day */
  gboolean held_late;  /* and its longest the latest */
} TriTouchUp;

/**
 * tri_touch_up_make:
 *
 * Pigment that is settled loses share k·m a year, where k is the typical rate with the client's
 * factors (DOMAIN 3) and m, the pace, is 1 when nothing is known. m is the mean of all normal
 * distributions that are known of it, weighted by their certainty: the model's own, whose deviation
 * is half of what lies between its slow and fast ends, and one for each assessment of share r at t:
 *
 *   m = ln (s / r) / (k τ),  deviation (σ / max (r, e)) / (k τ),
 *
 * with s the share and τ the time since settling (temporary: 1 and all time), e = s exp (-k τ) the
 * share that the model expects, and σ = 0.05 when it was measured, 0.10 when it was judged by eye
 * (judgement). Without e the less is left the less it would count. The ends stand off from m as in
 * the model, to the power of how much more certain m has become, but never less than a quarter of
 * it.
 */
TriTouchUp tri_touch_up_make (const TriTouchUpAsk *ask);

/* Share of the healed pigment that is left on @date: low where fading is fast. */
TriRange tri_touch_up_get_retained (const TriTouchUp *self, const TriTouchUpAsk *ask, TriDate date);

typedef enum
{
  TRI_DUE_OVERDUE, /* the latest day has passed */
  TRI_DUE_NOW,     /* inside of the window */
  TRI_DUE_SOON,    /* the window opens within the clinic's days (default 90) */
  TRI_DUE_LATER,
  TRI_N_DUE,
} TriDue;

TriDue tri_touch_up_get_due (const TriTouchUp *self, const TriFigures *care, TriDate today);
/* "overdue", "now", "soon", "later". */
const char *tri_due_get_id (TriDue due);
/* The same for people. */
const char *tri_due_get_name (TriDue due);

/* Whether a touch-up on @date is included in the price of the treatment: within the clinic's days
 * (default 90, Worx) after the last of its sessions that were planned from the start. */
gboolean tri_touch_up_is_included (const TriTreatment *treatment,
                                   const TriFigures *care,
                                   TriDate date);
/* What a touch-up costs, before it is quoted: 0 when it is included; else as the estimate of the
 * treatment says. */
TriMoneyRange tri_touch_up_get_price (const TriTreatment *treatment,
                                      const TriFigures *care,
                                      TriDate date);

/* The design that was chosen for @treatment, or NULL. (transfer none) */
const TriDesignRevision *tri_dossier_get_treated (const TriDossier *self,
                                                  const TriTreatment *treatment);
/* The last session that was done, or TRI_DATE_NONE. */
TriDate tri_treatment_get_last_done (const TriTreatment *self);
gboolean tri_treatment_has_planned (const TriTreatment *self);

/**
 * tri_touch_up_plan:
 * @dots: of the whole design
 *
 * Returns: (transfer full): a planned touch-up for @treatment on @date, with less pigment, one to
 *   two hours and its price; not yet saved
 */
TriSession *tri_touch_up_plan (const TriTreatment *treatment,
                               const TriFigures *care,
                               guint dots,
                               TriDate date) G_GNUC_WARN_UNUSED_RESULT;

/* One client on the due list. */
typedef struct
{
  char *client_id;
  char *display_name; /* tri_client_get_display_name () */
  TriDisclosure disclosure;
  char *treatment_id;
  TriKind kind;
  guint shade;
  TriSkin skin;
  double area_cm2;
  TriDate since;
  TriMoneyRange price;
  GPtrArray *assessments; /* of the treatment */
  TriDate contacted;      /* last time about this, or TRI_DATE_NONE */
  /* Filled by tri_due_list_make (). */
  TriTouchUp forecast;
  TriRange retained;
  TriDue due;
} TriDueEntry;

void tri_due_entry_free (TriDueEntry *self);
/* Works out every entry for @today and sorts: overdue first, then by the likely day. */
void tri_due_list_make (GPtrArray *entries,
                        const TriFigures *pigment,
                        const TriFigures *care,
                        TriDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriAssessment, tri_assessment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDueEntry, tri_due_entry_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision: what was chosen, between which styles, in spite of what, and who said so and signed.
 *
 * Strings are owned and never NULL unless marked (nullable). All but ids, kind and dates is
 * sensitive. */

#pragma once

#include "tri-date.h"
#include "tri-figures.h"
#include "tri-findings.h"
#include "tri-pick.h"

G_BEGIN_DECLS

/* Who was present when the choice was made; bits. */
typedef enum
{
  TRI_PRESENT_CLIENT = 1 << 0,
  TRI_PRESENT_PARTNER = 1 << 1,
  TRI_PRESENT_FAMILY = 1 << 2,
  TRI_PRESENT_STAFF = 1 << 3,
} TriPresent;

/* The pictures that are kept with a decision. */
typedef enum
{
  TRI_DECISION_SHOWN, /* as the screen had it; of choices before healed and later were kept */
  TRI_DECISION_HEALED,
  TRI_DECISION_FIVE_YEARS,
  TRI_N_DECISION_PICTURES,
} TriDecisionMoment;

/* "shown", "healed", "five-years", and back. */
const char *tri_decision_moment_get_id (TriDecisionMoment moment);
gboolean tri_decision_moment_from_id (const char *id, TriDecisionMoment *out_moment);
/* Translated: "Healed, after 4 weeks", "After 5 years, not refreshed". */
const char *tri_decision_moment_get_name (TriDecisionMoment moment, TriKind kind);
/* Of healed and five years: all sessions done, typical fading. */
TriMoment tri_decision_moment_get (TriDecisionMoment moment, TriKind kind);

typedef struct
{
  TriDecisionMoment moment;
  char *photo_id; /* (nullable): the photo that it was drawn on */
  char *file;     /* (nullable): in the store's photos folder; the store says it */
  char *sha256;   /* (nullable): hex, of the file's bytes */
  GBytes *png;    /* (nullable): of one that is still to be saved */
} TriDecisionPicture;

/* A style that was shown and not chosen. */
typedef struct
{
  char *template_id;
  char *reason; /* "" when none was given */
} TriRejection;

/* A finding that was passed over. */
typedef struct
{
  char *finding_id; /* as TriFinding.id */
  double measure;
  char *unit;
  char *text; /* the sentence as it was shown */
  char *reason;
} TriOverride;

/* Something that was read to the client. */
typedef struct
{
  char *id;
  char *text; /* the sentence as it was shown */
} TriCaveat;

typedef struct
{
  TriPicker who;
  char *strokes; /* tri_strokes_to_string (), "" when the name was typed */
  char *name;    /* typed instead, or beside the drawing; "" */
  gint64 signed_utc;
} TriSignature;

/* Never edited, only followed by another decision. */
typedef struct
{
  char *id;
  char *client_id;
  char *revision_id;
  TriKind kind;
  guint present; /* TriPresent */
  char *names;   /* of those who were present, as far as they are wanted in the record */
  char *notes;
  char *shown; /* template ids that were on screen, comma separated */
  char *app_version;
  TriDate date;
  gint64 decided_utc;
  GPtrArray *pictures;   /* TriDecisionPicture */
  GPtrArray *rejections; /* TriRejection */
  GPtrArray *overrides;  /* TriOverride */
  GPtrArray *caveats;    /* TriCaveat */
  GPtrArray *signatures; /* TriSignature */
} TriDecision;

/* Empty; tri_choice_new () makes a whole one of what is added. */
TriDecision *tri_decision_new (void) G_GNUC_WARN_UNUSED_RESULT;
TriDecision *tri_decision_copy (const TriDecision *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_decision_free (TriDecision *self);

/* @photo_id: (nullable) */
void tri_decision_add_picture (TriDecision *self,
                               TriDecisionMoment moment,
                               const char *photo_id,
                               GBytes *png);
void tri_decision_add_rejection (TriDecision *self, const char *template_id, const char *reason);
void tri_decision_add_override (TriDecision *self, const TriFinding *finding, const char *reason);
/* What is to be told before a choice of @kind, as read. */
void tri_decision_add_caveats (TriDecision *self, const TriFigures *care, TriKind kind);
void tri_decision_add_signature (
    TriDecision *self, TriPicker who, const char *strokes, const char *name, gint64 signed_utc);

/* The picture of @moment, or NULL. (transfer none) */
TriDecisionPicture *tri_decision_get_picture (const TriDecision *self, TriDecisionMoment moment);
/* Who signed, or NULL. (transfer none) */
const TriSignature *tri_decision_get_signature (const TriDecision *self, TriPicker who);

/* Whether what was said can be recorded: somebody decided, whoever signed was there, a passed-over
 * finding has its reason, and nobody signed what was not read. TRI_ERROR_INVALID with a sentence.
 */
gboolean tri_decision_validate (const TriDecision *self, GError **error);

/* What is to be told before a choice: simulation, healing, fading, what can be changed later, hair
 * loss, costs. @care: the clinic's bounds of the touch-up.
 * Returns: (transfer full) (element-type TriCaveat) */
GPtrArray *tri_caveats_new (const TriFigures *care, TriKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* What a kind of treatment means, in plain words. Returns: (transfer full) */
char *tri_kind_explain (const TriFigures *care, TriKind kind) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDecision, tri_decision_free)

G_END_DECLS

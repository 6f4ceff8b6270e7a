/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's papers: questionnaires, doctors' notes and consents, and what of them is missing for a
 * treatment. All of it is sensitive. */

#pragma once

#include "tri-consent.h"
#include "tri-intake.h"
#include "tri-record.h"

G_BEGIN_DECLS

/* Arrays are oldest first. */
typedef struct
{
  GPtrArray *intakes;               /* TriIntake */
  GPtrArray *notes;                 /* TriDoctorNote */
  GPtrArray *consents;              /* TriConsent */
  TriIntake *answers;               /* (nullable): what counts, see tri_papers_take_client () */
  char *paragraphs[TRI_N_PURPOSES]; /* the clinic's own, the same for every client; "" for none */
} TriPapers;

TriPapers *tri_papers_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_papers_free (TriPapers *self);
/* The latest questionnaire, or NULL. (transfer none) */
const TriIntake *tri_papers_get_intake (const TriPapers *self);
/* For the store: what @client's entry tells besides, so that nobody is asked twice. Transplant,
 * laser and pigment from elsewhere count where the latest questionnaire has no answer; a patch test
 * counts as a note, the latest of them. */
void tri_papers_take_client (TriPapers *self, const TriClient *client);
/* What follows from the answers that count; see tri_intake_judge (). */
GPtrArray *tri_papers_judge (const TriPapers *self,
                             const TriFigures *care,
                             TriDate today) G_GNUC_WARN_UNUSED_RESULT;

/* What was said, where it was asked for words, and what follows. Returns: (transfer full) */
char *tri_papers_write_outcome (const TriPapers *self,
                                const TriIntakeOutcome *outcome) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  TRI_MISSING_INTAKE,  /* questions to be asked */
  TRI_MISSING_OUTCOME, /* an answer stands in the way */
  TRI_MISSING_CONSENT,
} TriMissingKind;

/* One thing that is missing for a treatment, and where it leads. */
typedef struct
{
  TriMissingKind kind;
  TriIntakeLevel level;              /* of TRI_MISSING_OUTCOME */
  const TriIntakeQuestion *question; /* of TRI_MISSING_OUTCOME */
  TriPurpose purpose;                /* of TRI_MISSING_CONSENT */
  char *title;                       /* translated */
  char *text;
} TriMissing;

void tri_missing_free (TriMissing *self);

/* @has_photos: photos are kept already
 * Returns: (transfer full) (element-type TriMissing): empty when a treatment may begin */
GPtrArray *tri_papers_list_missing (const TriPapers *self,
                                    const TriFigures *care,
                                    gboolean has_photos,
                                    TriDate today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPapers, tri_papers_free)

G_END_DECLS

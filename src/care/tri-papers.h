/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's papers: questionnaires, doctors' notes and consents, and what of them is missing for a
 * treatment. All of it is sensitive. */

#pragma once

#include "tri-consent.h"
#include "tri-intake.h"

G_BEGIN_DECLS

/* Arrays are oldest first. */
typedef struct
{
  GPtrArray *intakes;               /* TriIntake */
  GPtrArray *notes;                 /* TriDoctorNote */
  GPtrArray *consents;              /* TriConsent */
  char *paragraphs[TRI_N_PURPOSES]; /* the clinic's own, the same for every client; "" for none */
} TriPapers;

TriPapers *tri_papers_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_papers_free (TriPapers *self);
/* The latest questionnaire, which counts, or NULL. (transfer none) */
const TriIntake *tri_papers_get_intake (const TriPapers *self);

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

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client is asked before a treatment, and what follows from the answers.
 *
 * Answers, doctors' notes and who answered are sensitive. Strings are owned and never NULL unless
 * marked (nullable). Trichion explains and never tells anybody to stop a medicine. */

#pragma once

#include "tri-date.h"
#include "tri-figures.h"

G_BEGIN_DECLS

/* What "yes" is asked for besides. */
typedef enum
{
  TRI_INTAKE_YES_NO,
  TRI_INTAKE_DATE, /* the day it was; a waiting time counts from it */
  TRI_INTAKE_TEXT, /* a few words */
} TriIntakeKind;

/* From the harmless to the worst. */
typedef enum
{
  TRI_INTAKE_PROCEED, /* with something to mind */
  TRI_INTAKE_WAIT,
  TRI_INTAKE_DOCTOR,
  TRI_INTAKE_NOT_NOW,
} TriIntakeLevel;

#define TRI_N_INTAKE_LEVELS 4

/* "Proceed", "Wait", "Ask your doctor", "Not now"; translated. */
const char *tri_intake_level_get_name (TriIntakeLevel level);

/* The questions come in these groups. */
typedef enum
{
  TRI_INTAKE_SKIN,
  TRI_INTAKE_HEALTH,
  TRI_INTAKE_MEDICINES,
  TRI_INTAKE_EARLIER,
  TRI_N_INTAKE_GROUPS,
} TriIntakeGroup;

/* Translated. */
const char *tri_intake_group_get_name (TriIntakeGroup group);

/* Static data. */
typedef struct
{
  const char *id; /* stable: the record has it */
  TriIntakeGroup group;
  const char *text;   /* in English, N_(); see tri_intake_question_write () */
  const char *detail; /* (nullable): what "yes" is asked for besides, N_() */
  TriIntakeKind kind;
  TriIntakeLevel level; /* of "yes"; of TRI_INTAKE_DATE it is TRI_INTAKE_WAIT */
  const char *why;      /* a sentence in English, N_(): what "yes" means and what to do */
  const char *source;   /* N_() where it is words */
  int figure;           /* TriCareFigure of the waiting time, or -1 */
  gboolean patch_test;  /* "yes" asks for a patch test first */
  gboolean no_note;     /* no doctor's note can settle it */
} TriIntakeQuestion;

/* All of them, in the order they are asked. */
const TriIntakeQuestion *tri_intake_get_questions (guint *out_n);
/* NULL when this version does not ask it. */
const TriIntakeQuestion *tri_intake_find_question (const char *id);
/* The question in the user's language. Returns: (transfer full) */
char *tri_intake_question_write (const TriIntakeQuestion *self,
                                 const TriFigures *care) G_GNUC_WARN_UNUSED_RESULT;

/* Not to be asked is not to say "no". */
typedef enum
{
  TRI_SAID_NOTHING,
  TRI_SAID_NO,
  TRI_SAID_YES,
} TriSaid;

typedef struct
{
  char *id;       /* of the question */
  char *question; /* as it was asked */
  TriSaid said;   /* in a list: never TRI_SAID_NOTHING */
  TriDate date;   /* TRI_DATE_NONE when it was not known or not asked */
  char *text;
} TriIntakeAnswer;

/* One questionnaire as it was answered on a day. Never edited, only followed by another. */
typedef struct
{
  char *id;
  char *client_id;
  TriDate date;
  char *answered_by;
  GPtrArray *answers; /* TriIntakeAnswer */
  gint64 saved_utc;
} TriIntake;

TriIntake *tri_intake_new (const char *client_id) G_GNUC_WARN_UNUSED_RESULT;
TriIntake *tri_intake_copy (const TriIntake *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_intake_free (TriIntake *self);
/* Sets the answer of @question in place of an earlier one; TRI_SAID_NOTHING takes it out. @date and
 * @text (nullable) are kept of a "yes" that is asked for them. */
void tri_intake_answer (TriIntake *self,
                        const TriIntakeQuestion *question,
                        const TriFigures *care,
                        TriSaid said,
                        TriDate date,
                        const char *text);
/* For the store: adds an answer as it is. */
void tri_intake_add_answer (TriIntake *self,
                            const char *id,
                            const char *question,
                            TriSaid said,
                            TriDate date,
                            const char *text);
/* NULL when it was not answered. (transfer none) */
const TriIntakeAnswer *tri_intake_get_answer (const TriIntake *self, const char *question_id);
/* How many of today's questions have no answer; all of them for NULL. */
guint tri_intake_count_unanswered (const TriIntake *self);
/* Trims and checks: somebody answered something, no day lies after @today. TRI_ERROR_INVALID with a
 * sentence. */
gboolean tri_intake_validate (TriIntake *self, TriDate today, GError **error);

/* What a doctor said to one question's outcome; the latest counts. Never edited. */
typedef struct
{
  char *id;
  char *client_id;
  char *question_id;
  TriDate date;     /* of the doctor's word */
  gboolean allowed; /* it may be treated, which settles the question */
  char *text;
  gint64 saved_utc;
} TriDoctorNote;

TriDoctorNote *tri_doctor_note_new (const char *client_id,
                                    const char *question_id,
                                    TriDate date,
                                    gboolean allowed,
                                    const char *text) G_GNUC_WARN_UNUSED_RESULT;
TriDoctorNote *tri_doctor_note_copy (const TriDoctorNote *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_doctor_note_free (TriDoctorNote *self);
/* As tri_intake_validate (). */
gboolean tri_doctor_note_validate (TriDoctorNote *self, TriDate today, GError **error);

/* What follows from one answer. */
typedef struct
{
  const TriIntakeQuestion *question;
  TriIntakeLevel level;
  char *sentence; /* translated */
  TriDate until;  /* TRI_INTAKE_WAIT: the first day on which it may be, or none yet */
  const TriDoctorNote *settled_by; /* (nullable): of the notes that were given */
} TriIntakeOutcome;

void tri_intake_outcome_free (TriIntakeOutcome *self);
/* Whether nothing is left to do about it. */
gboolean tri_intake_outcome_is_settled (const TriIntakeOutcome *self);

/* What one answer means; NULL for a "no". (transfer full) (nullable) */
TriIntakeOutcome *tri_intake_answer_judge (const TriIntakeAnswer *answer,
                                           const GPtrArray *notes,
                                           const TriFigures *care,
                                           TriDate today) G_GNUC_WARN_UNUSED_RESULT;
/**
 * tri_intake_judge:
 * @self: (nullable): the latest questionnaire
 * @notes: (nullable) (element-type TriDoctorNote): must outlive the result
 * @care: figures of tri_care_figures_table ()
 *
 * Returns: (transfer full) (element-type TriIntakeOutcome): what follows from every "yes", what is
 *   not settled first and of that the worst
 */
GPtrArray *tri_intake_judge (const TriIntake *self,
                             const GPtrArray *notes,
                             const TriFigures *care,
                             TriDate today) G_GNUC_WARN_UNUSED_RESULT;
/* The first day that all waiting times of @self (nullable) leave free, as far as days are known and
 * no doctor's note settles them; TRI_DATE_NONE when there is none to keep. */
TriDate tri_intake_get_earliest (const TriIntake *self,
                                 const GPtrArray *notes,
                                 const TriFigures *care,
                                 TriDate today);
/* Whether it is so old that the clinic asks again. */
gboolean tri_intake_is_stale (const TriIntake *self, const TriFigures *care, TriDate today);
/* Whether an answer asks for a patch test before the treatment. */
gboolean tri_intake_wants_patch_test (const TriIntake *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriIntake, tri_intake_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDoctorNote, tri_doctor_note_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriIntakeOutcome, tri_intake_outcome_free)

G_END_DECLS

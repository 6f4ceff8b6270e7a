/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's record as plain values: what the store keeps and the app shows.
 *
 * Ids are random UUIDs as text. Every struct is freed by its _free function; strings are owned and
 * never NULL unless marked (nullable). */

#pragma once

#include "tri-blind-result.h"
#include "tri-client-parts.h"
#include "tri-decision.h"
#include "tri-outline-fix.h"
#include "tri-pick.h"
#include "tri-quote.h"
#include "tri-registration.h"
#include "tri-style.h"

G_BEGIN_DECLS

/* A random UUID. Returns: (transfer full) */
char *tri_id_new (void) G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  char *id;
  gint64 rev;     /* 0 before the first save */
  char *code;     /* "C-0193", short and neutral; the store assigns it, "" until then */
  char *alias;    /* shown instead of the name for a private client; made up when empty */
  char *name;     /* sensitive */
  char *phone;    /* sensitive */
  char *email;    /* sensitive */
  char *address;  /* sensitive; several lines */
  char *notes;    /* sensitive */
  int birth_year; /* 0 unknown */
  TriDisclosure disclosure;
  TriContactWish contact[TRI_N_CHANNELS]; /* asked by tri_contact_may () */
  TriClientPast past;
  /* (nullable): NULL in lists of many clients, and then saving leaves what is there */
  GPtrArray *confidants;  /* TriConfidant */
  GPtrArray *patch_tests; /* TriPatchTest, by date */
  TriSkin skin;
  TriNorwood norwood;
  gint64 created_utc; /* seconds */
} TriClient;

TriClient *tri_client_new (void) G_GNUC_WARN_UNUSED_RESULT;
TriClient *tri_client_copy (const TriClient *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_client_free (TriClient *self);
/* What may be shown outside the client's own record. */
const char *tri_client_get_display_name (const TriClient *self);
/* Trims and checks; TRI_ERROR_INVALID with a sentence (no name, birth year in the future, …).
 * @today_year bounds the birth year. */
gboolean tri_client_validate (TriClient *self, int today_year, GError **error);
/* Folded text that search-as-you-type matches, a line for each: name, alias, phone, the phone's
 * digits alone, e-mail, code. */
char *tri_client_get_search_text (const TriClient *self) G_GNUC_WARN_UNUSED_RESULT;
/* @text without case and accents, as tri_client_get_search_text () folds it; "" when it is not
 * UTF-8. Returns: (transfer full) */
char *tri_search_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE when every word of @query (as typed) is in @search_text (folded). */
gboolean tri_search_matches (const char *search_text, const char *query);

typedef struct
{
  char *id;
  char *client_id;
  TriView view;
  char *file_name; /* in the store's photos folder */
  char *sha256;    /* hex, of the file's bytes */
  int width, height;
  gint64 added_utc;
} TriPhotoRecord;

/* Clicks and what was solved from them. */
typedef struct
{
  char *photo_id;
  TriClicks clicks; /* sensitive */
  TriPose pose;
  double factors[TRI_HEAD_N_FACTORS]; /* of the head this photo was solved with */
  gboolean head_known;                /* solved on a head from an earlier photo */
  double fit_error_mm;
  double scale_error_percent;
  TriOutlineFix outline; /* set by hand after the solve; sensitive */
} TriRegistrationRecord;

typedef struct
{
  char *id;
  char *client_id;
  int number;   /* 1, 2, … within the client */
  char *design; /* tri_design_to_string () */
  double factors[TRI_HEAD_N_FACTORS];
  TriKind kind;
  double area_cm2;
  guint dots;
  guint n_sessions;
  TriRange hours;
  TriMoneyRange price;
  TriRange touch_up_years;
  gint64 saved_utc;
} TriDesignRevision;

/* A state that undo and redo lead to. */
typedef struct
{
  gint64 number; /* rises along the history */
  char *design;  /* tri_design_to_string () */
} TriDesignStep;

/* What an edit changes in the record, in one transaction. */
typedef struct
{
  char *client_id;
  TriDesignRevision *revision; /* (nullable) */
  gint64 from;                 /* the steps from this number on give way to @steps */
  GPtrArray *steps;            /* TriDesignStep */
  gint64 current_step;
} TriDesignSave;

typedef enum
{
  TRI_SESSION_PLANNED,
  TRI_SESSION_DONE,
  TRI_SESSION_CANCELLED,
} TriSessionState;

typedef struct
{
  char *id;
  char *treatment_id;
  guint ordinal;
  gboolean touch_up; /* after the treatment was finished, to refresh it */
  TriDate date;      /* planned or done on */
  TriDate earliest, latest;
  TriSessionState state;
  guint dots;
  TriRange hours;
  gint64 price_minor;
  char *override_reason; /* (nullable): why it is sooner than the floor */
} TriSession;

/* "Hairline and base layer", … as tri_session_get_purpose (); "Touch-up" or "Renewal" later on. */
const char *tri_session_get_name (const TriSession *self, TriKind kind);

typedef struct
{
  char *id;
  char *client_id;
  char *decision_id;
  TriKind kind;
  TriDate touch_up_earliest, touch_up_likely, touch_up_latest;
  TriMoneyRange touch_up_price;
  GPtrArray *sessions; /* (element-type TriSession), by ordinal */
} TriTreatment;

typedef struct
{
  char *id;
  char *client_id;
  char *decision_id;
  int version;
  TriDate made_on;      /* TRI_DATE_NONE when it is not known */
  gboolean accepted;    /* and in force */
  TriDate accepted_on;  /* TRI_DATE_NONE when it never was */
  TriDate replaced_on;  /* by a later one, TRI_DATE_NONE when it was not */
  gint64 deposit_minor; /* asked for on acceptance */
  TriQuote *quote;
} TriQuoteRecord;

/* What one press of "Choose This Style…" records, in one transaction. */
typedef struct
{
  TriDecision *decision;
  TriTreatment *treatment;
  TriQuoteRecord *quote;
} TriChoice;

/* Everything about one client. Arrays are oldest first. Free with tri_dossier_free (). */
typedef struct
{
  TriClient *client;
  GPtrArray *photos;        /* TriPhotoRecord */
  GPtrArray *registrations; /* TriRegistrationRecord, the latest of each photo */
  GPtrArray *revisions;     /* TriDesignRevision */
  GPtrArray *steps;         /* TriDesignStep, by number */
  gint64 current_step;      /* a number of @steps, 0 without any */
  GPtrArray *decisions;     /* TriDecision */
  GPtrArray *treatments;    /* TriTreatment */
  GPtrArray *quotes;        /* TriQuoteRecord */
  GPtrArray *ledger;        /* TriLedgerEntry */
  GPtrArray *picks;         /* TriPick that stand */
  GPtrArray *blind_results; /* TriBlindResult */
} TriDossier;

TriDossier *tri_dossier_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_dossier_free (TriDossier *self);
/* The latest of each, or NULL. (transfer none) */
TriRegistrationRecord *tri_dossier_get_registration (const TriDossier *self, const char *photo_id);
/* Whether a photo from the side is registered. */
gboolean tri_dossier_has_profile (const TriDossier *self);
TriDesignRevision *tri_dossier_get_revision (const TriDossier *self, const char *id);
/* The sum of the ledger; zero in @currency when nothing was posted. FALSE as tri_ledger_balance ().
 */
gboolean tri_dossier_get_balance (const TriDossier *self,
                                  const char *currency,
                                  TriMoney *out_balance,
                                  GError **error);

void tri_photo_record_free (TriPhotoRecord *self);
void tri_registration_record_free (TriRegistrationRecord *self);
void tri_design_revision_free (TriDesignRevision *self);
/* Takes @design. */
TriDesignStep *tri_design_step_new (gint64 number, char *design) G_GNUC_WARN_UNUSED_RESULT;
void tri_design_step_free (TriDesignStep *self);
/* With empty steps of which all that are in the record stay. */
TriDesignSave *tri_design_save_new (const char *client_id) G_GNUC_WARN_UNUSED_RESULT;
void tri_design_save_free (TriDesignSave *self);
void tri_session_free (TriSession *self);
void tri_treatment_free (TriTreatment *self);
void tri_quote_record_free (TriQuoteRecord *self);

/* Deep copies. Returns: (transfer full) */
TriPhotoRecord *tri_photo_record_copy (const TriPhotoRecord *self) G_GNUC_WARN_UNUSED_RESULT;
TriRegistrationRecord *tri_registration_record_copy (const TriRegistrationRecord *self)
    G_GNUC_WARN_UNUSED_RESULT;
TriDesignRevision *tri_design_revision_copy (const TriDesignRevision *self)
    G_GNUC_WARN_UNUSED_RESULT;
TriDesignSave *tri_design_save_copy (const TriDesignSave *self) G_GNUC_WARN_UNUSED_RESULT;
TriSession *tri_session_copy (const TriSession *self) G_GNUC_WARN_UNUSED_RESULT;
TriTreatment *tri_treatment_copy (const TriTreatment *self) G_GNUC_WARN_UNUSED_RESULT;
TriQuoteRecord *tri_quote_record_copy (const TriQuoteRecord *self) G_GNUC_WARN_UNUSED_RESULT;
TriChoice *tri_choice_copy (const TriChoice *self) G_GNUC_WARN_UNUSED_RESULT;

/* Clicks as text for the record, and back. */
char *tri_clicks_to_string (const TriClicks *clicks) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_clicks_from_string (const char *text, TriClicks *out_clicks, GError **error);
/* The same for the outline set by hand; without points it is the empty text. */
char *tri_outline_fix_to_string (const TriOutlineFix *fix) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_outline_fix_from_string (const char *text, TriOutlineFix *out_fix, GError **error);

/* The clinic: its name, currency and its own figures. */
typedef struct
{
  char *name;
  char currency[4];
  TriFigures *pigment; /* owned */
  TriFigures *care;    /* owned */
} TriClinic;

TriClinic *tri_clinic_new_default (void) G_GNUC_WARN_UNUSED_RESULT;
TriClinic *tri_clinic_copy (const TriClinic *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_clinic_free (TriClinic *self);

/**
 * tri_choice_new:
 * @revision: the exact revision that was chosen
 * @estimate: made with the first session's date
 * @said: what people said: who was there, what was shown, rejected, passed over, read and signed
 *
 * Puts together what one press of "Choose This Style…" records: a treatment with its planned
 * sessions and touch-up window, and a first quote. The store saves it with the decision in one
 * transaction.
 *
 * Returns: (transfer full): NULL with TRI_ERROR_INVALID when @estimate is not of @revision's kind,
 *   has no session or no dates, and as tri_decision_validate () says
 */
TriChoice *tri_choice_new (const TriDesignRevision *revision,
                           const TriEstimate *estimate,
                           const TriFigures *care,
                           const TriDecision *said,
                           TriDate date,
                           gint64 now_utc,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_choice_free (TriChoice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriClient, tri_client_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPhotoRecord, tri_photo_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriRegistrationRecord, tri_registration_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDesignRevision, tri_design_revision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDesignStep, tri_design_step_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDesignSave, tri_design_save_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriSession, tri_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriTreatment, tri_treatment_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriQuoteRecord, tri_quote_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriDossier, tri_dossier_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriClinic, tri_clinic_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriChoice, tri_choice_free)

G_END_DECLS

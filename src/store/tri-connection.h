/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one SQLite connection of a store: opening, transactions, prepared queries, errors in words.
 *
 * Everything here runs on the thread that opened the connection, and asserts it. Private to the
 * room. */

#pragma once

#include <gio/gio.h>

#include "tri-date.h"
#include "tri-error.h"

G_BEGIN_DECLS

/* Every prepared statement of the room; its text is in the table's file. */
typedef enum
{
  TRI_STATEMENT_CLINIC_LOAD,
  TRI_STATEMENT_CLINIC_SAVE,
  TRI_STATEMENT_PRICE_RULE_LIST,
  TRI_STATEMENT_PRICE_RULE_SAVE,
  TRI_STATEMENT_PRICE_RULE_REMOVE,
  TRI_STATEMENT_SETTING_LIST,
  TRI_STATEMENT_SETTING_SAVE,
  TRI_STATEMENT_SETTING_REMOVE,
  TRI_STATEMENT_CLIENT_LIST,
  TRI_STATEMENT_CLIENT_CHANGES,
  TRI_STATEMENT_CLIENT_LOAD,
  TRI_STATEMENT_CLIENT_REV,
  TRI_STATEMENT_CLIENT_INSERT,
  TRI_STATEMENT_CLIENT_UPDATE,
  TRI_STATEMENT_IDENTITY_SAVE,
  TRI_STATEMENT_INTAKE_SAVE,
  TRI_STATEMENT_PAST_SAVE,
  TRI_STATEMENT_CONTACT_SAVE,
  TRI_STATEMENT_CONFIDANT_LIST,
  TRI_STATEMENT_CONFIDANT_REMOVE,
  TRI_STATEMENT_CONFIDANT_INSERT,
  TRI_STATEMENT_PATCH_TEST_LIST,
  TRI_STATEMENT_PATCH_TEST_REMOVE,
  TRI_STATEMENT_PATCH_TEST_INSERT,
  TRI_STATEMENT_MERGE_STARTED,
  TRI_STATEMENT_MERGE_BEGUN,
  TRI_STATEMENT_MERGE_CURRENCIES,
  TRI_STATEMENT_MERGE_TABLES,
  TRI_STATEMENT_MERGE_TRIGGERS,
  TRI_STATEMENT_MERGE_MARK,
  TRI_STATEMENT_PHOTO_INSERT,
  TRI_STATEMENT_PHOTO_LIST,
  TRI_STATEMENT_PHOTO_LOAD,
  TRI_STATEMENT_PHOTO_FACE,
  TRI_STATEMENT_PHOTO_FILES,
  TRI_STATEMENT_BLIND_RESULT_INSERT,
  TRI_STATEMENT_BLIND_RESULT_LIST,
  TRI_STATEMENT_PICK_INSERT,
  TRI_STATEMENT_PICK_WITHDRAW,
  TRI_STATEMENT_PICK_LIST,
  TRI_STATEMENT_REGISTRATION_INSERT,
  TRI_STATEMENT_REGISTRATION_LIST,
  TRI_STATEMENT_CLICKS_INSERT,
  TRI_STATEMENT_DESIGN_INSERT,
  TRI_STATEMENT_DESIGN_LATEST,
  TRI_STATEMENT_REVISION_INSERT,
  TRI_STATEMENT_REVISION_LIST,
  TRI_STATEMENT_REVISION_LAST_NUMBER,
  TRI_STATEMENT_REVISION_CLIENT,
  TRI_STATEMENT_STEP_REMOVE,
  TRI_STATEMENT_STEP_INSERT,
  TRI_STATEMENT_STEP_LIST,
  TRI_STATEMENT_STEP_PLACE,
  TRI_STATEMENT_STEP_PLACE_SAVE,
  TRI_STATEMENT_DECISION_INSERT,
  TRI_STATEMENT_DECISION_LIST,
  TRI_STATEMENT_DECISION_PRIVATE_INSERT,
  TRI_STATEMENT_DECISION_PICTURE_INSERT,
  TRI_STATEMENT_DECISION_PICTURE_LIST,
  TRI_STATEMENT_DECISION_PICTURE_LOAD,
  TRI_STATEMENT_DECISION_PICTURE_FILES,
  TRI_STATEMENT_DECISION_REJECTION_INSERT,
  TRI_STATEMENT_DECISION_REJECTION_LIST,
  TRI_STATEMENT_DECISION_OVERRIDE_INSERT,
  TRI_STATEMENT_DECISION_OVERRIDE_LIST,
  TRI_STATEMENT_DECISION_CAVEAT_INSERT,
  TRI_STATEMENT_DECISION_CAVEAT_LIST,
  TRI_STATEMENT_DECISION_SIGNATURE_INSERT,
  TRI_STATEMENT_DECISION_SIGNATURE_LIST,
  TRI_STATEMENT_TREATMENT_INSERT,
  TRI_STATEMENT_TREATMENT_LIST,
  TRI_STATEMENT_TREATMENT_PAYER,
  TRI_STATEMENT_SESSION_SAVE,
  TRI_STATEMENT_SESSION_LIST,
  TRI_STATEMENT_SESSION_PLACE,
  TRI_STATEMENT_SESSION_REASON_SAVE,
  TRI_STATEMENT_QUOTE_INSERT,
  TRI_STATEMENT_QUOTE_LIST,
  TRI_STATEMENT_QUOTE_LOAD,
  TRI_STATEMENT_QUOTE_ACCEPT,
  TRI_STATEMENT_QUOTE_REPLACE,
  TRI_STATEMENT_QUOTE_NEXT_VERSION,
  TRI_STATEMENT_QUOTE_LINE_INSERT,
  TRI_STATEMENT_QUOTE_LINE_NOTE_INSERT,
  TRI_STATEMENT_QUOTE_LINE_LIST,
  TRI_STATEMENT_LEDGER_INSERT,
  TRI_STATEMENT_LEDGER_NOTE_INSERT,
  TRI_STATEMENT_LEDGER_LIST,
  TRI_STATEMENT_LEDGER_OTHER_CURRENCY,
  TRI_STATEMENT_ACCOUNT_SUMS,
  TRI_STATEMENT_ACCOUNT_DEPOSITS_HELD,
  TRI_STATEMENT_ACCOUNT_DEPOSITS_DUE,
  TRI_STATEMENT_ACCOUNT_MONTHS,
  TRI_STATEMENT_ACCOUNT_TOUCH_UPS,
  TRI_STATEMENT_ACCOUNT_BOOK,
  TRI_STATEMENT_STYLE_SAVE,
  TRI_STATEMENT_STYLE_LIST,
  TRI_STATEMENT_AGENDA_LIST,
  TRI_STATEMENT_APPOINTMENT_SAVE,
  TRI_STATEMENT_APPOINTMENT_SESSION_SAVE,
  TRI_STATEMENT_APPOINTMENT_REASON_SAVE,
  TRI_STATEMENT_SUN_TIME_LIST,
  TRI_STATEMENT_SUN_TIME_SAVE,
  TRI_STATEMENT_SUN_TIME_REMOVE,
  TRI_STATEMENT_CARE_TICK_LIST,
  TRI_STATEMENT_CARE_TICK_SAVE,
  TRI_STATEMENT_CARE_TICK_REMOVE,
  TRI_STATEMENT_QUESTIONNAIRE_INSERT,
  TRI_STATEMENT_QUESTIONNAIRE_LIST,
  TRI_STATEMENT_QUESTIONNAIRE_PRIVATE_INSERT,
  TRI_STATEMENT_ANSWER_INSERT,
  TRI_STATEMENT_ANSWER_LIST,
  TRI_STATEMENT_DOCTOR_NOTE_INSERT,
  TRI_STATEMENT_DOCTOR_NOTE_LIST,
  TRI_STATEMENT_CONSENT_TEXT_LATEST,
  TRI_STATEMENT_CONSENT_TEXT_INSERT,
  TRI_STATEMENT_CONSENT_INSERT,
  TRI_STATEMENT_CONSENT_SIGNATURE_INSERT,
  TRI_STATEMENT_CONSENT_LIST,
  TRI_STATEMENT_CONSENT_WITHDRAW,
  TRI_STATEMENT_CONSENT_REASON_INSERT,
  TRI_STATEMENT_CONSENT_STANDS,
  TRI_STATEMENT_CONSENT_PARAGRAPH_SAVE,
  TRI_STATEMENT_CONSENT_PARAGRAPH_LIST,
  TRI_STATEMENT_ASSESSMENT_INSERT,
  TRI_STATEMENT_ASSESSMENT_NOTE_INSERT,
  TRI_STATEMENT_ASSESSMENT_LIST,
  TRI_STATEMENT_CONTACT_INSERT,
  TRI_STATEMENT_CONTACT_NOTE_INSERT,
  TRI_STATEMENT_CONTACT_LIST,
  TRI_STATEMENT_DUE_LIST,
  TRI_STATEMENT_DUE_ASSESSMENT_LIST,
  TRI_STATEMENT_PIGMENT_LOT_SAVE,
  TRI_STATEMENT_NEEDLE_LOT_SAVE,
  TRI_STATEMENT_LOT_LIST,
  TRI_STATEMENT_LOT_USES,
  TRI_STATEMENT_STAFF_SAVE,
  TRI_STATEMENT_STAFF_LIST,
  TRI_STATEMENT_SESSION_RECORD_VERSION,
  TRI_STATEMENT_SESSION_RECORD_INSERT,
  TRI_STATEMENT_SESSION_RECORD_PRIVATE_INSERT,
  TRI_STATEMENT_SESSION_RECORD_AREA_INSERT,
  TRI_STATEMENT_SESSION_RECORD_AREA_LIST,
  TRI_STATEMENT_SESSION_RECORD_PHOTO_INSERT,
  TRI_STATEMENT_SESSION_RECORD_PHOTO_LIST,
  TRI_STATEMENT_SESSION_RECORD_LIST,
  TRI_STATEMENT_SESSION_RECORD_TIMES,
  TRI_STATEMENT_REFERRAL_CODE_LOAD,
  TRI_STATEMENT_REFERRAL_CODE_OWNER,
  TRI_STATEMENT_REFERRAL_CODE_INSERT,
  TRI_STATEMENT_REFERRAL_LOAD,
  TRI_STATEMENT_REFERRAL_SAVE,
  TRI_STATEMENT_REFERRAL_REMOVE,
  TRI_STATEMENT_REFERRAL_ABOVE,
  TRI_STATEMENT_REFERRAL_FRIENDS,
  TRI_STATEMENT_REFERRAL_CREDIT_INSERT,
  TRI_STATEMENT_REFERRAL_CREDIT_STANDS,
  TRI_STATEMENT_REFERRAL_CREDIT_TAKE_BACK,
  TRI_STATEMENT_REFERRAL_CREDIT_LIST,
  TRI_STATEMENT_REFERRAL_CREDIT_OWNERS,
  TRI_N_STATEMENTS,
} TriStatement;

typedef struct _TriConnection TriConnection;
typedef struct _TriQuery TriQuery;

/* Opens or makes @folder's store.db on this thread, takes the exclusive lock and brings the schema
 * up to date. Errors as tri_store_open (). Returns: (transfer full) */
TriConnection *tri_connection_open (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Rolls back what is open, folds the write-ahead log into the file and frees @self. */
void tri_connection_close (TriConnection *self);
const char *tri_connection_get_folder (TriConnection *self);

/* One user action is one transaction. A commit that fails has rolled back. */
gboolean tri_connection_begin (TriConnection *self, GError **error);
gboolean tri_connection_commit (TriConnection *self, GError **error);
/* Nothing happens when no transaction is open. */
void tri_connection_rollback (TriConnection *self);

/* Statements without parameters or results: pragmas and migrations. */
gboolean tri_connection_execute (TriConnection *self, const char *sql, GError **error);
/* The first column of the first row of a constant @sql, 0 when there is none. */
gboolean tri_connection_get_int (TriConnection *self,
                                 const char *sql,
                                 gint64 *out_value,
                                 GError **error);

/* integrity_check and foreign_key_check. */
gboolean tri_connection_check (TriConnection *self, GError **error);

/* Sets @error from an SQLite result code, as one sentence that says what to do. */
void tri_connection_set_error (TriConnection *self, int code, GError **error);

/**
 * tri_connection_query:
 *
 * The statement @id, compiled from @sql at its first use and kept. Bind its parameters in their
 * order, then run it, or read its rows and columns in their order:
 *
 *   while (tri_query_next (query))
 *     … tri_query_get_text (query) …
 *   return tri_query_end (query, error);
 *
 * The first failure of any step sticks and is told by tri_query_end () or tri_query_run ().
 *
 * Returns: (transfer full): released by g_autoptr; the same @id cannot be in use twice
 */
TriQuery *tri_connection_query (TriConnection *self,
                                TriStatement id,
                                const char *sql) G_GNUC_WARN_UNUSED_RESULT;
void tri_query_release (TriQuery *self);

/* Texts must stay as they are until the query is released. NULL binds NULL. */
void tri_query_text (TriQuery *self, const char *text);
/* As above, but "" binds NULL too: for optional references. */
void tri_query_reference (TriQuery *self, const char *id);
void tri_query_int (TriQuery *self, gint64 value);
void tri_query_real (TriQuery *self, double value);
/* ISO text, NULL for TRI_DATE_NONE. */
void tri_query_date (TriQuery *self, TriDate date);

gboolean tri_query_run (TriQuery *self, GError **error);
gboolean tri_query_next (TriQuery *self);
gboolean tri_query_end (TriQuery *self, GError **error);

/* (transfer full): never NULL, "" for NULL */
char *tri_query_get_text (TriQuery *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full) (nullable) */
char *tri_query_get_text_or_null (TriQuery *self) G_GNUC_WARN_UNUSED_RESULT;
gint64 tri_query_get_int (TriQuery *self);
double tri_query_get_real (TriQuery *self);
TriDate tri_query_get_date (TriQuery *self);
void tri_query_get_currency (TriQuery *self, char out_currency[4]);
/* The row holds something this program never writes; @what ("client.hair") goes into the error. */
void tri_query_refuse (TriQuery *self, const char *what);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriConnection, tri_connection_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriQuery, tri_query_release)

G_END_DECLS

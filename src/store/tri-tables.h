/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One function a statement: from the record's values to rows and back. Private to the room.
 *
 * Functions that write belong inside a transaction of the caller. Lists are oldest first and own
 * their elements. Each file of a table writes the sensitive table beside it too. */

#pragma once

#include "tri-client-index.h"
#include "tri-connection.h"
#include "tri-photo-files.h"
#include "tri-record.h"

G_BEGIN_DECLS

/* clinic: the row is missing until it is first saved; then @clinic stays as it is. */
gboolean tri_clinic_table_load (TriConnection *connection, TriClinic *clinic, GError **error);
gboolean tri_clinic_table_save (TriConnection *connection, const TriClinic *clinic, GError **error);

/* The figures that differ from their defaults: money in price_rule, the rest in setting. Ids that
 * this build does not know are passed over and kept; a value that is out of range is an error that
 * names the figure, so that a broken price rule cannot go unnoticed. */
gboolean tri_price_rule_table_load (TriConnection *connection, TriClinic *clinic, GError **error);
gboolean tri_price_rule_table_save (TriConnection *connection,
                                    const TriClinic *clinic,
                                    GError **error);
gboolean tri_setting_table_load (TriConnection *connection, TriClinic *clinic, GError **error);
gboolean tri_setting_table_save (TriConnection *connection,
                                 const TriClinic *clinic,
                                 GError **error);

/* style: lists also those that are deleted. A row is made or replaced by its id. */
gboolean tri_style_table_save (TriConnection *connection, const TriStyle *style, GError **error);
gboolean tri_style_table_list (TriConnection *connection, GPtrArray *styles, GError **error);

/* client with all its parts: newest first, without confidants and patch tests */
GPtrArray *tri_client_table_list (TriConnection *connection, GError **error);
/* What changed after the stamp @since; everything of 0. */
TriClientIndex *tri_client_table_list_changes (TriConnection *connection,
                                               gint64 since,
                                               GError **error);
/* The one it was merged into, if it was. NULL with TRI_ERROR_NOT_FOUND */
TriClient *tri_client_table_load (TriConnection *connection, const char *id, GError **error);
/* The new rev, -1 with TRI_ERROR_CONFLICT when the row changed meanwhile. */
gint64 tri_client_table_save (TriConnection *connection, const TriClient *client, GError **error);
/* TRI_ERROR_NOT_FOUND when there is no such client. */
gboolean tri_client_table_require (TriConnection *connection, const char *id, GError **error);
gboolean tri_client_identity_table_save (TriConnection *connection,
                                         const TriClient *client,
                                         GError **error);
gboolean tri_intake_table_save (TriConnection *connection, const TriClient *client, GError **error);

/* photo */
gboolean tri_photo_table_insert (TriConnection *connection,
                                 const TriPhotoRecord *photo,
                                 GError **error);
gboolean tri_photo_table_list (TriConnection *connection,
                               const char *client_id,
                               GPtrArray *photos,
                               GError **error);
/* The file with the latest front view, or of any; TRI_ERROR_NOT_FOUND when there is none, and for a
 * private client. Clears and sets @out_file. */
gboolean tri_photo_table_load_face (TriConnection *connection,
                                    const char *client_id,
                                    TriPhotoFile *out_file,
                                    GError **error);
/* NULL with TRI_ERROR_NOT_FOUND */
TriPhotoRecord *tri_photo_table_load (TriConnection *connection, const char *id, GError **error);
/* Adds every file to @files (element-type TriPhotoFile), so that they can be checked. */
gboolean tri_photo_table_files (TriConnection *connection, GPtrArray *files, GError **error);

/* A file name and its digest, the next two columns. Returns: (transfer full) */
TriPhotoFile *tri_photo_file_read (TriQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/* pick: lists those that stand. One that is taken back already stays as it is. */
gboolean tri_pick_table_insert (TriConnection *connection, const TriPick *pick, GError **error);
gboolean tri_pick_table_withdraw (TriConnection *connection, const TriPick *pick, GError **error);
gboolean tri_pick_table_list (TriConnection *connection,
                              const char *client_id,
                              GPtrArray *picks,
                              GError **error);

/* blind_result */
gboolean tri_blind_result_table_insert (TriConnection *connection,
                                        const TriBlindResult *result,
                                        GError **error);
gboolean tri_blind_result_table_list (TriConnection *connection,
                                      const char *client_id,
                                      GPtrArray *results,
                                      GError **error);

/* registration, registration_private: lists the latest of each photo */
gboolean tri_registration_table_insert (TriConnection *connection,
                                        const TriRegistrationRecord *registration,
                                        gint64 saved_utc,
                                        GError **error);
gboolean tri_registration_table_list (TriConnection *connection,
                                      const char *client_id,
                                      GPtrArray *registrations,
                                      GError **error);

/* design: the client's, made when there is none. Returns: (transfer full) */
char *tri_design_table_obtain (TriConnection *connection,
                               const char *client_id,
                               gint64 created_utc,
                               GError **error);

/* design_revision */
gboolean tri_design_revision_table_insert (TriConnection *connection,
                                           const TriDesignRevision *revision,
                                           const char *design_id,
                                           GError **error);
gboolean tri_design_revision_table_list (TriConnection *connection,
                                         const char *client_id,
                                         GPtrArray *revisions,
                                         GError **error);
/* The highest number of the client's, 0 without any; -1 on error. */
int tri_design_revision_table_last_number (TriConnection *connection,
                                           const char *client_id,
                                           GError **error);
/* Whether revision @id is @client_id's: TRI_ERROR_NOT_FOUND when not. */
gboolean tri_design_revision_table_require (TriConnection *connection,
                                            const char *id,
                                            const char *client_id,
                                            GError **error);

/* design_step, design_place: the last step is the place when that is lost, 0 without steps */
gboolean tri_design_step_table_save (TriConnection *connection,
                                     const TriDesignSave *save,
                                     GError **error);
gboolean tri_design_step_table_list (TriConnection *connection,
                                     const char *client_id,
                                     GPtrArray *steps,
                                     GError **error);
gboolean tri_design_step_table_get_place (TriConnection *connection,
                                          const char *client_id,
                                          gint64 *out_step,
                                          GError **error);

/* decision, decision_private: with what belongs to it */
gboolean tri_decision_table_insert (TriConnection *connection,
                                    const TriDecision *decision,
                                    GError **error);
gboolean tri_decision_table_list (TriConnection *connection,
                                  const char *client_id,
                                  GPtrArray *decisions,
                                  GError **error);

/* decision_picture */
gboolean tri_decision_picture_table_insert (TriConnection *connection,
                                            const TriDecision *decision,
                                            GError **error);
gboolean tri_decision_picture_table_list (TriConnection *connection,
                                          TriDecision *decision,
                                          GError **error);
/* TRI_ERROR_NOT_FOUND when there is no such decision or it has no such picture. Clears and sets
 * @out_file. */
gboolean tri_decision_picture_table_load (TriConnection *connection,
                                          const char *decision_id,
                                          TriDecisionMoment moment,
                                          TriPhotoFile *out_file,
                                          GError **error);
gboolean tri_decision_picture_table_files (TriConnection *connection,
                                           GPtrArray *files,
                                           GError **error);

/* decision_rejection, decision_override, decision_caveat, decision_signature: what was said */
gboolean tri_decision_said_table_insert (TriConnection *connection,
                                         const TriDecision *decision,
                                         GError **error);
gboolean tri_decision_said_table_list (TriConnection *connection,
                                       TriDecision *decision,
                                       GError **error);

/* treatment: with its sessions */
gboolean tri_treatment_table_insert (TriConnection *connection,
                                     const TriTreatment *treatment,
                                     GError **error);
gboolean tri_treatment_table_list (TriConnection *connection,
                                   const char *client_id,
                                   GPtrArray *treatments,
                                   GError **error);

/* Who pays for it, and in what currency. */
gboolean tri_treatment_table_find_payer (TriConnection *connection,
                                         const char *id,
                                         char **out_client_id,
                                         char out_currency[4],
                                         GError **error);

/* "planned", "done", "cancelled", and back. */
const char *tri_session_state_get_id (TriSessionState state);
gboolean tri_session_state_from_id (const char *id, TriSessionState *out_state);

/* session, session_private: inserts or updates by id; TRI_ERROR_CONFLICT when the treatment has
 * another session of that ordinal */
gboolean tri_session_table_save (TriConnection *connection,
                                 const TriSession *session,
                                 GError **error);
gboolean tri_session_table_list (TriConnection *connection,
                                 const char *treatment_id,
                                 GPtrArray *sessions,
                                 GError **error);

/* quote: with its lines */
gboolean tri_quote_table_insert (TriConnection *connection,
                                 const TriQuoteRecord *quote,
                                 GError **error);
gboolean tri_quote_table_list (TriConnection *connection,
                               const char *client_id,
                               GPtrArray *quotes,
                               GError **error);
/* NULL with TRI_ERROR_NOT_FOUND */
TriQuoteRecord *tri_quote_table_load (TriConnection *connection, const char *id, GError **error);
gboolean tri_quote_table_accept (TriConnection *connection,
                                 const char *id,
                                 TriDate date,
                                 GError **error);
/* An accepted one gives way to a later one. */
gboolean tri_quote_table_replace (TriConnection *connection,
                                  const char *id,
                                  TriDate date,
                                  GError **error);
/* The number of the next quote of a decision: TRI_ERROR_NOT_FOUND when it is not @client_id's. */
gboolean tri_quote_table_next_version (TriConnection *connection,
                                       const char *client_id,
                                       const char *decision_id,
                                       int *out_version,
                                       GError **error);

/* quote_line, quote_line_private */
gboolean tri_quote_line_table_insert (TriConnection *connection,
                                      const char *quote_id,
                                      const TriQuote *quote,
                                      GError **error);
gboolean tri_quote_line_table_list (TriConnection *connection,
                                    const char *quote_id,
                                    TriQuote *quote,
                                    GError **error);

/* ledger_entry, ledger_private. The rules are those of tri_account_post (), which the caller asks.
 */
gboolean tri_ledger_entry_table_insert (TriConnection *connection,
                                        const char *client_id,
                                        const TriLedgerEntry *entry,
                                        GError **error);
/* Sets @out_currency to one that an entry has and that is not @currency, "" when there is none. */
gboolean tri_ledger_entry_table_find_other (TriConnection *connection,
                                            const char *currency,
                                            char out_currency[4],
                                            GError **error);
gboolean tri_ledger_entry_table_list (TriConnection *connection,
                                      const char *client_id,
                                      GPtrArray *entries,
                                      GError **error);

G_END_DECLS

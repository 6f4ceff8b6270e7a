/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's record on disk: one SQLite connection on one thread, photos as files beside it.
 *
 * Every operation exists twice: blocking (command line, tests, worker threads; never the main
 * thread of the app) and _async/_finish. All of them run in order on the store's own thread; one
 * call is one transaction, acknowledged only when it is on disk. Errors are TRI_ERROR with words a
 * user can act on (READ_ONLY, FULL, BUSY, DAMAGED, CONFLICT when the row changed meanwhile). */

#pragma once

#include <gio/gio.h>

#include "tri-record.h"

G_BEGIN_DECLS

#define TRI_TYPE_STORE (tri_store_get_type ())
G_DECLARE_FINAL_TYPE (TriStore, tri_store, TRI, STORE, GObject)

/* The schema version this build writes (user_version). */
#define TRI_STORE_VERSION 14

/**
 * tri_store_open:
 * @folder: made when it is not there; holds store.db and photos/
 *
 * Returns: (transfer full): TRI_ERROR_BUSY "Trichion is open" when another process holds it,
 *   TRI_ERROR_UNSUPPORTED when a newer Trichion wrote it, TRI_ERROR_DAMAGED when it is no store
 */
TriStore *tri_store_open (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_open_async (const char *folder,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
TriStore *tri_store_open_finish (GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Finishes what was asked, closes the database and joins the thread; also done by dispose. */
void tri_store_close (TriStore *self);
const char *tri_store_get_folder (TriStore *self);
/* integrity_check and foreign_key_check, and every picture file against its digest; FALSE with
 * TRI_ERROR_DAMAGED. */
gboolean tri_store_verify (TriStore *self, GError **error);

/* clinic */
TriClinic *tri_store_load_clinic (TriStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_clinic_async (TriStore *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TriClinic *tri_store_load_clinic_finish (TriStore *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_store_save_clinic (TriStore *self, const TriClinic *clinic, GError **error);
void tri_store_save_clinic_async (TriStore *self,
                                  const TriClinic *clinic,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tri_store_save_clinic_finish (TriStore *self, GAsyncResult *result, GError **error);

/* styles: (element-type TriStyle), in the order they were first saved, also those that are deleted.
 * Saving makes or replaces the one with that id. */
GPtrArray *tri_store_list_styles (TriStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_store_save_style (TriStore *self, const TriStyle *style, GError **error);
void tri_store_save_style_async (TriStore *self,
                                 const TriStyle *style,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean tri_store_save_style_finish (TriStore *self, GAsyncResult *result, GError **error);

/* clients: (element-type TriClient), newest first, without confidants and patch tests */
GPtrArray *tri_store_list_clients (TriStore *self, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_list_clients_async (TriStore *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *tri_store_list_clients_finish (TriStore *self,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Inserts (rev 0) or updates; the new rev is returned, -1 on error. */
gint64 tri_store_save_client (TriStore *self, const TriClient *client, GError **error);
void tri_store_save_client_async (TriStore *self,
                                  const TriClient *client,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gint64 tri_store_save_client_finish (TriStore *self, GAsyncResult *result, GError **error);
TriDossier *tri_store_load_dossier (TriStore *self,
                                    const char *client_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_dossier_async (TriStore *self,
                                   const char *client_id,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
TriDossier *tri_store_load_dossier_finish (TriStore *self,
                                           GAsyncResult *result,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* photos: the file is written and synced first (by content hash), then its row. @width, @height of
 * the upright picture. */
TriPhotoRecord *tri_store_add_photo (TriStore *self,
                                     const char *client_id,
                                     TriView view,
                                     GBytes *bytes,
                                     int width,
                                     int height,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_add_photo_async (TriStore *self,
                                const char *client_id,
                                TriView view,
                                GBytes *bytes,
                                int width,
                                int height,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TriPhotoRecord *tri_store_add_photo_finish (TriStore *self,
                                            GAsyncResult *result,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Checks the digest: TRI_ERROR_DAMAGED when the file changed. */
GBytes *tri_store_load_photo (TriStore *self,
                              const char *photo_id,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_photo_async (TriStore *self,
                                 const char *photo_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
GBytes *tri_store_load_photo_finish (TriStore *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_store_save_registration (TriStore *self,
                                      const TriRegistrationRecord *registration,
                                      GError **error);
void tri_store_save_registration_async (TriStore *self,
                                        const TriRegistrationRecord *registration,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean tri_store_save_registration_finish (TriStore *self, GAsyncResult *result, GError **error);

/* designs: @revision->id may be empty and @revision->number 0: both are given on saving. Returns
 * the saved copy. */
TriDesignRevision *tri_store_save_revision (TriStore *self,
                                            const TriDesignRevision *revision,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_save_revision_async (TriStore *self,
                                    const TriDesignRevision *revision,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TriDesignRevision *tri_store_save_revision_finish (TriStore *self,
                                                   GAsyncResult *result,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* An edit: the change of the undo history, and the revision that comes of it. Returns the copy with
 * the revision as it was saved. */
TriDesignSave *tri_store_save_design (TriStore *self,
                                      const TriDesignSave *save,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_save_design_async (TriStore *self,
                                  const TriDesignSave *save,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TriDesignSave *tri_store_save_design_finish (TriStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* favourites: @pick->id may be empty; what already stands for the same style, kind and person is
 * kept and returned. One with a time of withdrawal is taken back. Returns the saved copy. */
TriPick *tri_store_save_pick (TriStore *self,
                              const TriPick *pick,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_save_pick_async (TriStore *self,
                                const TriPick *pick,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
TriPick *tri_store_save_pick_finish (TriStore *self,
                                     GAsyncResult *result,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* what came of pictures judged blind; only added. Id and time are given when they are missing.
 * Returns the saved copy. */
TriBlindResult *tri_store_save_blind_result (TriStore *self,
                                             const TriBlindResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_save_blind_result_async (TriStore *self,
                                        const TriBlindResult *result,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
TriBlindResult *tri_store_save_blind_result_finish (TriStore *self,
                                                    GAsyncResult *result,
                                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* the choice: decision with its pictures, treatment, sessions and quote in one transaction. The
 * pictures' bytes become files; whoever has none there has no such picture. */
gboolean tri_store_save_choice (TriStore *self, const TriChoice *choice, GError **error);
void tri_store_save_choice_async (TriStore *self,
                                  const TriChoice *choice,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tri_store_save_choice_finish (TriStore *self, GAsyncResult *result, GError **error);
/* A picture kept with a decision, checked as a photo is; TRI_ERROR_NOT_FOUND without one. */
GBytes *tri_store_load_picture (TriStore *self,
                                const char *decision_id,
                                TriDecisionMoment moment,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_picture_async (TriStore *self,
                                   const char *decision_id,
                                   TriDecisionMoment moment,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GBytes *tri_store_load_picture_finish (TriStore *self,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_store_save_session (TriStore *self, const TriSession *session, GError **error);
void tri_store_save_session_async (TriStore *self,
                                   const TriSession *session,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tri_store_save_session_finish (TriStore *self, GAsyncResult *result, GError **error);

/* money: accepting a quote posts its lines, and takes back those of the quote that it replaces, see
 * tri_dossier_get_replaced_quote (); entries are only added, by the rules of tri_account_post () */
gboolean tri_store_accept_quote (TriStore *self,
                                 const char *quote_id,
                                 TriDate date,
                                 GError **error);
void tri_store_accept_quote_async (TriStore *self,
                                   const char *quote_id,
                                   TriDate date,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tri_store_accept_quote_finish (TriStore *self, GAsyncResult *result, GError **error);
gboolean tri_store_add_ledger_entry (TriStore *self,
                                     const char *client_id,
                                     const TriLedgerEntry *entry,
                                     GError **error);
void tri_store_add_ledger_entry_async (TriStore *self,
                                       const char *client_id,
                                       const TriLedgerEntry *entry,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean tri_store_add_ledger_entry_finish (TriStore *self, GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client's papers in the record: questionnaires, doctors' notes, consents. As in tri-store.h:
 * blocking, and _async with _finish. Nothing in them is ever changed or removed. */

#pragma once

#include "tri-papers.h"
#include "tri-store.h"

G_BEGIN_DECLS

/* All papers of a client, and the clinic's own paragraphs. */
TriPapers *tri_store_load_papers (TriStore *self,
                                  const char *client_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_papers_async (TriStore *self,
                                  const char *client_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
TriPapers *tri_store_load_papers_finish (TriStore *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Adds a questionnaire, which counts from now on. @today bounds its days. The id and the time are
 * set when they are "" and 0. Errors as tri_intake_validate (). */
gboolean tri_store_add_intake (TriStore *self,
                               const TriIntake *intake,
                               TriDate today,
                               GError **error);
void tri_store_add_intake_async (TriStore *self,
                                 const TriIntake *intake,
                                 TriDate today,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean tri_store_add_intake_finish (TriStore *self, GAsyncResult *result, GError **error);

/* Likewise, as tri_doctor_note_validate (). */
gboolean tri_store_add_doctor_note (TriStore *self,
                                    const TriDoctorNote *note,
                                    TriDate today,
                                    GError **error);
void tri_store_add_doctor_note_async (TriStore *self,
                                      const TriDoctorNote *note,
                                      TriDate today,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean tri_store_add_doctor_note_finish (TriStore *self, GAsyncResult *result, GError **error);

/* Likewise, as tri_consent_validate (); a text that differs from the latest of its purpose becomes
 * the next version. */
gboolean tri_store_add_consent (TriStore *self,
                                const TriConsent *consent,
                                TriDate today,
                                GError **error);
void tri_store_add_consent_async (TriStore *self,
                                  const TriConsent *consent,
                                  TriDate today,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tri_store_add_consent_finish (TriStore *self, GAsyncResult *result, GError **error);

/* Takes a consent back on @date, for @reason, "" when none is given. TRI_ERROR_CONFLICT when it was
 * taken back already. */
gboolean tri_store_withdraw_consent (
    TriStore *self, const char *consent_id, TriDate date, const char *reason, GError **error);
void tri_store_withdraw_consent_async (TriStore *self,
                                       const char *consent_id,
                                       TriDate date,
                                       const char *reason,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean tri_store_withdraw_consent_finish (TriStore *self, GAsyncResult *result, GError **error);

/* The clinic's own paragraphs, of every purpose. */
gboolean tri_store_save_consent_paragraphs (TriStore *self,
                                            const char *const paragraphs[TRI_N_PURPOSES],
                                            GError **error);
void tri_store_save_consent_paragraphs_async (TriStore *self,
                                              const char *const paragraphs[TRI_N_PURPOSES],
                                              GCancellable *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer user_data);
gboolean tri_store_save_consent_paragraphs_finish (TriStore *self,
                                                   GAsyncResult *result,
                                                   GError **error);

G_END_DECLS

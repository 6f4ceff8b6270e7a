/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on a client's papers. */

#include "config.h"

#include "tri-store-papers.h"

#include "tri-papers-tables.h"
#include "tri-store-private.h"
#include "tri-tables.h"

static gpointer
load_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (TriClient) client = tri_client_table_load (connection, args, error);
  g_autoptr (TriPapers) papers = tri_papers_new ();

  if (client == NULL
      || !tri_questionnaire_table_list (connection, client->id, papers->intakes, error)
      || !tri_doctor_note_table_list (connection, client->id, papers->notes, error)
      || !tri_consent_table_list (connection, client->id, papers->consents, error)
      || !tri_consent_paragraph_table_list (connection, papers->paragraphs, error))
    return NULL;
  tri_papers_take_client (papers, client);
  return g_steal_pointer (&papers);
}

TriPapers *
tri_store_load_papers (TriStore *self, const char *client_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_worker, (gpointer) client_id, NULL, error);
}

void
tri_store_load_papers_async (TriStore *self,
                             const char *client_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_worker, g_strdup (client_id), g_free,
                        (GDestroyNotify) tri_papers_free, cancellable, callback, user_data,
                        tri_store_load_papers_async);
}

TriPapers *
tri_store_load_papers_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_papers_async, error);
}

/* A paper to be added, of a kind that the worker knows. */
typedef struct
{
  gpointer paper;
  GDestroyNotify free_paper;
  TriDate today;
} Paper;

static void
paper_free (Paper *self)
{
  self->free_paper (self->paper);
  g_free (self);
}

static Paper *
paper_new (gpointer paper, gpointer free_paper, TriDate today)
{
  const Paper self = { paper, free_paper, today };

  return g_memdup2 (&self, sizeof self);
}

/* Gives the paper an id and a time, where it has none yet. */
static gboolean
stamp (char **id, gint64 *utc, GError **error)
{
  if (**id == '\0')
    {
      g_free (*id);
      *id = tri_id_new ();
    }
  if (*utc == 0)
    *utc = _tri_store_now ();
  return _tri_store_check_id (*id, error);
}

static gpointer
add_intake_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Paper *paper = args;
  TriIntake *intake = paper->paper;

  return GINT_TO_POINTER (tri_client_table_require (connection, intake->client_id, error)
                          && tri_intake_validate (intake, paper->today, error)
                          && stamp (&intake->id, &intake->saved_utc, error)
                          && tri_questionnaire_table_insert (connection, intake, error));
}

static gpointer
add_doctor_note_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Paper *paper = args;
  TriDoctorNote *note = paper->paper;

  return GINT_TO_POINTER (tri_client_table_require (connection, note->client_id, error)
                          && tri_doctor_note_validate (note, paper->today, error)
                          && stamp (&note->id, &note->saved_utc, error)
                          && tri_doctor_note_table_insert (connection, note, error));
}

static gpointer
add_consent_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Paper *paper = args;
  TriConsent *consent = paper->paper;

  if (!tri_client_table_require (connection, consent->client_id, error)
      || !tri_consent_validate (consent, paper->today, error)
      || !stamp (&consent->id, &consent->signed_utc, error))
    return NULL;
  consent->version
      = tri_consent_text_table_obtain (connection, consent->purpose, consent->text, error);
  return GINT_TO_POINTER (consent->version > 0
                          && tri_consent_table_insert (connection, consent, error));
}

static gboolean
add_now (TriStore *self, TriStoreWorker worker, Paper *paper, GError **error)
{
  gboolean added = _tri_store_run (self, TRI_STORE_WRITE, worker, paper, NULL, error) != NULL;

  paper_free (paper);
  return added;
}

static void
add_later (TriStore *self,
           TriStoreWorker worker,
           Paper *paper,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer user_data,
           gpointer tag)
{
  _tri_store_run_async (self, TRI_STORE_WRITE, worker, paper, (GDestroyNotify) paper_free, NULL,
                        cancellable, callback, user_data, tag);
}

gboolean
tri_store_add_intake (TriStore *self, const TriIntake *intake, TriDate today, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && intake != NULL, FALSE);

  return add_now (self, add_intake_worker,
                  paper_new (tri_intake_copy (intake), tri_intake_free, today), error);
}

void
tri_store_add_intake_async (TriStore *self,
                            const TriIntake *intake,
                            TriDate today,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && intake != NULL);

  add_later (self, add_intake_worker, paper_new (tri_intake_copy (intake), tri_intake_free, today),
             cancellable, callback, user_data, tri_store_add_intake_async);
}

gboolean
tri_store_add_intake_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_add_intake_async, error) != NULL;
}

gboolean
tri_store_add_doctor_note (TriStore *self, const TriDoctorNote *note, TriDate today, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && note != NULL, FALSE);

  return add_now (self, add_doctor_note_worker,
                  paper_new (tri_doctor_note_copy (note), tri_doctor_note_free, today), error);
}

void
tri_store_add_doctor_note_async (TriStore *self,
                                 const TriDoctorNote *note,
                                 TriDate today,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && note != NULL);

  add_later (self, add_doctor_note_worker,
             paper_new (tri_doctor_note_copy (note), tri_doctor_note_free, today), cancellable,
             callback, user_data, tri_store_add_doctor_note_async);
}

gboolean
tri_store_add_doctor_note_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_add_doctor_note_async, error) != NULL;
}

gboolean
tri_store_add_consent (TriStore *self, const TriConsent *consent, TriDate today, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && consent != NULL, FALSE);

  return add_now (self, add_consent_worker,
                  paper_new (tri_consent_copy (consent), tri_consent_free, today), error);
}

void
tri_store_add_consent_async (TriStore *self,
                             const TriConsent *consent,
                             TriDate today,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && consent != NULL);

  add_later (self, add_consent_worker,
             paper_new (tri_consent_copy (consent), tri_consent_free, today), cancellable, callback,
             user_data, tri_store_add_consent_async);
}

gboolean
tri_store_add_consent_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_add_consent_async, error) != NULL;
}

typedef struct
{
  char *consent_id;
  TriDate date;
  char *reason;
} Withdrawal;

static void
withdrawal_free (Withdrawal *self)
{
  g_free (self->consent_id);
  g_free (self->reason);
  g_free (self);
}

static gpointer
withdraw_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Withdrawal *withdrawal = args;

  return GINT_TO_POINTER (tri_consent_table_withdraw (connection, withdrawal->consent_id,
                                                      withdrawal->date, withdrawal->reason,
                                                      _tri_store_now (), error));
}

gboolean
tri_store_withdraw_consent (
    TriStore *self, const char *consent_id, TriDate date, const char *reason, GError **error)
{
  Withdrawal withdrawal = { (char *) consent_id, date, (char *) reason };

  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);
  g_return_val_if_fail (consent_id != NULL && date != TRI_DATE_NONE && reason != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, withdraw_worker, &withdrawal, NULL, error) != NULL;
}

void
tri_store_withdraw_consent_async (TriStore *self,
                                  const char *consent_id,
                                  TriDate date,
                                  const char *reason,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  const Withdrawal withdrawal = { g_strdup (consent_id), date, g_strdup (reason) };

  g_return_if_fail (TRI_IS_STORE (self));
  g_return_if_fail (consent_id != NULL && date != TRI_DATE_NONE && reason != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, withdraw_worker,
                        g_memdup2 (&withdrawal, sizeof withdrawal),
                        (GDestroyNotify) withdrawal_free, NULL, cancellable, callback, user_data,
                        tri_store_withdraw_consent_async);
}

gboolean
tri_store_withdraw_consent_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_withdraw_consent_async, error) != NULL;
}

static gpointer
save_paragraphs_worker (TriConnection *connection, gpointer args, GError **error)
{
  const char *const *paragraphs = args;

  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    if (!tri_consent_paragraph_table_save (connection, (TriPurpose) i, paragraphs[i], error))
      return NULL;
  return GINT_TO_POINTER (TRUE);
}

gboolean
tri_store_save_consent_paragraphs (TriStore *self,
                                   const char *const paragraphs[TRI_N_PURPOSES],
                                   GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && paragraphs != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_paragraphs_worker, (gpointer) paragraphs, NULL,
                         error)
         != NULL;
}

void
tri_store_save_consent_paragraphs_async (TriStore *self,
                                         const char *const paragraphs[TRI_N_PURPOSES],
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data)
{
  char **copy;

  g_return_if_fail (TRI_IS_STORE (self) && paragraphs != NULL);

  copy = g_new0 (char *, TRI_N_PURPOSES + 1);
  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    copy[i] = g_strdup (paragraphs[i]);
  _tri_store_run_async (self, TRI_STORE_WRITE, save_paragraphs_worker, copy,
                        (GDestroyNotify) g_strfreev, NULL, cancellable, callback, user_data,
                        tri_store_save_consent_paragraphs_async);
}

gboolean
tri_store_save_consent_paragraphs_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_consent_paragraphs_async, error)
         != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on touch-ups. */

#include "config.h"

#include "tri-store-touch-ups.h"

#include "tri-store-private.h"
#include "tri-tables.h"
#include "tri-touch-up-tables.h"

/* assessments */

typedef struct
{
  TriAssessment *assessment;
  TriDate today;
} Assessing;

static void
assessing_free (Assessing *self)
{
  tri_assessment_free (self->assessment);
  g_free (self);
}

static gpointer
add_assessment_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Assessing *job = args;
  g_autoptr (TriAssessment) assessment = tri_assessment_copy (job->assessment);

  if (assessment->saved_utc == 0)
    assessment->saved_utc = _tri_store_now ();
  return GINT_TO_POINTER (_tri_store_check_id (assessment->id, error)
                          && tri_client_table_require (connection, assessment->client_id, error)
                          && tri_assessment_validate (assessment, job->today, error)
                          && tri_assessment_table_insert (connection, assessment, error));
}

gboolean
tri_store_add_assessment (TriStore *self,
                          const TriAssessment *assessment,
                          TriDate today,
                          GError **error)
{
  Assessing job = { (TriAssessment *) assessment, today };

  g_return_val_if_fail (TRI_IS_STORE (self) && assessment != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, add_assessment_worker, &job, NULL, error) != NULL;
}

void
tri_store_add_assessment_async (TriStore *self,
                                const TriAssessment *assessment,
                                TriDate today,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Assessing job = { .today = today };

  g_return_if_fail (TRI_IS_STORE (self) && assessment != NULL);

  job.assessment = tri_assessment_copy (assessment);
  _tri_store_run_async (self, TRI_STORE_WRITE, add_assessment_worker, g_memdup2 (&job, sizeof job),
                        (GDestroyNotify) assessing_free, NULL, cancellable, callback, user_data,
                        tri_store_add_assessment_async);
}

gboolean
tri_store_add_assessment_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_add_assessment_async, error) != NULL;
}

/* a client's follow-ups */

void
tri_follow_ups_free (TriFollowUps *self)
{
  g_ptr_array_unref (self->assessments);
  g_ptr_array_unref (self->contacts);
  g_free (self);
}

static gpointer
load_worker (TriConnection *connection, gpointer args, GError **error)
{
  const char *client_id = args;
  g_autoptr (TriFollowUps) found = g_new0 (TriFollowUps, 1);

  found->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_assessment_free);
  found->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_contact_free);
  if (!tri_client_table_require (connection, client_id, error)
      || !tri_assessment_table_list (connection, client_id, found->assessments, error)
      || !tri_contact_table_list (connection, client_id, found->contacts, error))
    return NULL;
  return g_steal_pointer (&found);
}

TriFollowUps *
tri_store_load_follow_ups (TriStore *self, const char *client_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_worker, (gpointer) client_id, NULL, error);
}

void
tri_store_load_follow_ups_async (TriStore *self,
                                 const char *client_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_worker, g_strdup (client_id), g_free,
                        (GDestroyNotify) tri_follow_ups_free, cancellable, callback, user_data,
                        tri_store_load_follow_ups_async);
}

TriFollowUps *
tri_store_load_follow_ups_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_follow_ups_async, error);
}

/* the due list */

static gpointer
list_due_worker (TriConnection *connection, gpointer args, GError **error)
{
  TriDate today = GPOINTER_TO_INT (args);
  g_autoptr (TriClinic) clinic = _tri_store_read_clinic (connection, error);
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_due_entry_free);

  if (clinic == NULL || !tri_due_table_list (connection, entries, error))
    return NULL;
  tri_due_list_make (entries, clinic->pigment, clinic->care, today);
  return g_steal_pointer (&entries);
}

GPtrArray *
tri_store_list_due (TriStore *self, TriDate today, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && today != TRI_DATE_NONE, NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_due_worker, GINT_TO_POINTER (today), NULL,
                         error);
}

void
tri_store_list_due_async (TriStore *self,
                          TriDate today,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && today != TRI_DATE_NONE);

  _tri_store_run_async (self, TRI_STORE_READ, list_due_worker, GINT_TO_POINTER (today), NULL,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data,
                        tri_store_list_due_async);
}

GPtrArray *
tri_store_list_due_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_list_due_async, error);
}

/* contacts */

static gpointer
add_contact_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriContact *contact = args;

  return GINT_TO_POINTER (_tri_store_check_id (contact->id, error)
                          && tri_client_table_require (connection, contact->client_id, error)
                          && tri_contact_table_insert (connection, contact, error));
}

gboolean
tri_store_add_contact (TriStore *self, const TriContact *contact, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && contact != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, add_contact_worker, (gpointer) contact, NULL, error)
         != NULL;
}

void
tri_store_add_contact_async (TriStore *self,
                             const TriContact *contact,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && contact != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, add_contact_worker, tri_contact_copy (contact),
                        (GDestroyNotify) tri_contact_free, NULL, cancellable, callback, user_data,
                        tri_store_add_contact_async);
}

gboolean
tri_store_add_contact_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_add_contact_async, error) != NULL;
}

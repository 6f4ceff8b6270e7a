/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on the clinic and its clients. */

#include "config.h"

#include "tri-store-private.h"

#include "tri-tables.h"

#include <glib/gi18n-lib.h>

TriClinic *
_tri_store_read_clinic (TriConnection *connection, GError **error)
{
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();

  if (!tri_clinic_table_load (connection, clinic, error)
      || !tri_price_rule_table_load (connection, clinic, error)
      || !tri_setting_table_load (connection, clinic, error))
    return NULL;
  return g_steal_pointer (&clinic);
}

static gpointer
load_clinic_worker (TriConnection *connection, gpointer args, GError **error)
{
  return _tri_store_read_clinic (connection, error);
}

TriClinic *
tri_store_load_clinic (TriStore *self, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_clinic_worker, NULL, NULL, error);
}

void
tri_store_load_clinic_async (TriStore *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self));

  _tri_store_run_async (self, TRI_STORE_READ, load_clinic_worker, NULL, NULL,
                        (GDestroyNotify) tri_clinic_free, cancellable, callback, user_data,
                        tri_store_load_clinic_async);
}

TriClinic *
tri_store_load_clinic_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_clinic_async, error);
}

/* Accounts keep the currency they were begun in; the clinic's own is theirs. */
static gboolean
check_currency (TriConnection *connection, const TriClinic *clinic, GError **error)
{
  g_autoptr (TriClinic) before = tri_clinic_new_default ();
  char other[4] = "";

  if (!tri_clinic_table_load (connection, before, error))
    return FALSE;
  if (g_str_equal (before->currency, clinic->currency))
    return TRUE;
  if (!tri_ledger_entry_table_find_other (connection, clinic->currency, other, error))
    return FALSE;
  if (other[0] == '\0')
    return TRUE;
  g_set_error (
      error, TRI_ERROR, TRI_ERROR_CONFLICT,
      _ ("Clients’ accounts are kept in %s, and amounts in %s would mix with them. Keep %s "
         "here; for %s begin a record in another folder."),
      other, clinic->currency, other, clinic->currency);
  return FALSE;
}

static gpointer
save_clinic_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriClinic *clinic = args;

  return GINT_TO_POINTER (check_currency (connection, clinic, error)
                          && tri_clinic_table_save (connection, clinic, error)
                          && tri_price_rule_table_save (connection, clinic, error)
                          && tri_setting_table_save (connection, clinic, error));
}

gboolean
tri_store_save_clinic (TriStore *self, const TriClinic *clinic, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);
  g_return_val_if_fail (clinic != NULL && tri_currency_is_valid (clinic->currency), FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_clinic_worker, (gpointer) clinic, NULL, error)
         != NULL;
}

void
tri_store_save_clinic_async (TriStore *self,
                             const TriClinic *clinic,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self));
  g_return_if_fail (clinic != NULL && tri_currency_is_valid (clinic->currency));

  _tri_store_run_async (self, TRI_STORE_WRITE, save_clinic_worker, tri_clinic_copy (clinic),
                        (GDestroyNotify) tri_clinic_free, NULL, cancellable, callback, user_data,
                        tri_store_save_clinic_async);
}

gboolean
tri_store_save_clinic_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_clinic_async, error) != NULL;
}

static gpointer
list_clients_worker (TriConnection *connection, gpointer args, GError **error)
{
  return tri_client_table_list (connection, error);
}

GPtrArray *
tri_store_list_clients (TriStore *self, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_clients_worker, NULL, NULL, error);
}

void
tri_store_list_clients_async (TriStore *self,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self));

  _tri_store_run_async (self, TRI_STORE_READ, list_clients_worker, NULL, NULL,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data,
                        tri_store_list_clients_async);
}

GPtrArray *
tri_store_list_clients_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_list_clients_async, error);
}

/* The rev travels in a block of memory: a pointer holds 64 bits only on some machines. */
static gpointer
save_client_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriClient *given = args;
  g_autoptr (TriClient) client = NULL;
  gint64 rev;

  if (!_tri_store_check_id (given->id, error))
    return NULL;
  client = tri_client_copy (given);
  if (client->created_utc == 0)
    client->created_utc = _tri_store_now ();
  rev = tri_client_table_save (connection, client, error);
  return rev < 0 ? NULL : g_memdup2 (&rev, sizeof rev);
}

static gint64
take_rev (gpointer boxed)
{
  g_autofree gint64 *rev = boxed;

  return rev != NULL ? *rev : -1;
}

gint64
tri_store_save_client (TriStore *self, const TriClient *client, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && client != NULL, -1);

  return take_rev (
      _tri_store_run (self, TRI_STORE_WRITE, save_client_worker, (gpointer) client, g_free, error));
}

void
tri_store_save_client_async (TriStore *self,
                             const TriClient *client,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_client_worker, tri_client_copy (client),
                        (GDestroyNotify) tri_client_free, g_free, cancellable, callback, user_data,
                        tri_store_save_client_async);
}

gint64
tri_store_save_client_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), -1);

  return take_rev (_tri_store_run_finish (self, result, tri_store_save_client_async, error));
}

static gpointer
load_dossier_worker (TriConnection *connection, gpointer args, GError **error)
{
  const char *client_id;
  g_autoptr (TriDossier) dossier = tri_dossier_new ();

  dossier->client = tri_client_table_load (connection, args, error);
  if (dossier->client == NULL)
    return NULL;
  client_id = dossier->client->id;
  if (!tri_photo_table_list (connection, client_id, dossier->photos, error)
      || !tri_registration_table_list (connection, client_id, dossier->registrations, error)
      || !tri_design_revision_table_list (connection, client_id, dossier->revisions, error)
      || !tri_design_step_table_list (connection, client_id, dossier->steps, error)
      || !tri_design_step_table_get_place (connection, client_id, &dossier->current_step, error)
      || !tri_decision_table_list (connection, client_id, dossier->decisions, error)
      || !tri_treatment_table_list (connection, client_id, dossier->treatments, error)
      || !tri_quote_table_list (connection, client_id, dossier->quotes, error)
      || !tri_ledger_entry_table_list (connection, client_id, dossier->ledger, error)
      || !tri_pick_table_list (connection, client_id, dossier->picks, error)
      || !tri_blind_result_table_list (connection, client_id, dossier->blind_results, error))
    return NULL;
  return g_steal_pointer (&dossier);
}

TriDossier *
tri_store_load_dossier (TriStore *self, const char *client_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_dossier_worker, (gpointer) client_id, NULL,
                         error);
}

void
tri_store_load_dossier_async (TriStore *self,
                              const char *client_id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_dossier_worker, g_strdup (client_id), g_free,
                        (GDestroyNotify) tri_dossier_free, cancellable, callback, user_data,
                        tri_store_load_dossier_async);
}

TriDossier *
tri_store_load_dossier_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_dossier_async, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on what the plan of one client goes by. */

#include "config.h"

#include "tri-store-plan.h"

#include "tri-papers-tables.h"
#include "tri-plan-tables.h"
#include "tri-store-private.h"
#include "tri-tables.h"

static gpointer
load_plan_facts_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (TriClient) client = tri_client_table_load (connection, args, error);
  g_autoptr (TriPlanFacts) facts = NULL;
  g_autoptr (GPtrArray) treatments
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_treatment_free);
  g_autoptr (GPtrArray) intakes = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_intake_free);

  if (client == NULL)
    return NULL;
  facts = tri_plan_facts_new (client->id);
  facts->past = client->past;
  if (!tri_treatment_table_list (connection, client->id, treatments, error)
      || !tri_sun_time_table_list (connection, client->id, facts->sun, error)
      || !tri_questionnaire_table_list (connection, client->id, intakes, error)
      || !tri_doctor_note_table_list (connection, client->id, facts->notes, error))
    return NULL;
  if (treatments->len > 0)
    facts->treatment = g_ptr_array_steal_index (treatments, treatments->len - 1);
  if (intakes->len > 0)
    facts->intake = g_ptr_array_steal_index (intakes, intakes->len - 1);
  return g_steal_pointer (&facts);
}

TriPlanFacts *
tri_store_load_plan_facts (TriStore *self, const char *client_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && client_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, load_plan_facts_worker, (gpointer) client_id, NULL,
                         error);
}

void
tri_store_load_plan_facts_async (TriStore *self,
                                 const char *client_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && client_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, load_plan_facts_worker, g_strdup (client_id), g_free,
                        (GDestroyNotify) tri_plan_facts_free, cancellable, callback, user_data,
                        tri_store_load_plan_facts_async);
}

TriPlanFacts *
tri_store_load_plan_facts_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_load_plan_facts_async, error);
}

/* sessions */

static gpointer
save_sessions_worker (TriConnection *connection, gpointer args, GError **error)
{
  const GPtrArray *sessions = args;

  for (guint i = 0; i < sessions->len; i++)
    {
      const TriSession *session = sessions->pdata[i];

      if (!_tri_store_check_id (session->id, error)
          || !tri_session_table_save (connection, session, error))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

gboolean
tri_store_save_sessions (TriStore *self, GPtrArray *sessions, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && sessions != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_sessions_worker, sessions, NULL, error)
         != NULL;
}

static gpointer
session_copy_cb (gconstpointer session, gpointer data)
{
  return tri_session_copy (session);
}

void
tri_store_save_sessions_async (TriStore *self,
                               GPtrArray *sessions,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GPtrArray *copies;

  g_return_if_fail (TRI_IS_STORE (self) && sessions != NULL);

  copies = g_ptr_array_copy (sessions, session_copy_cb, NULL);
  g_ptr_array_set_free_func (copies, (GDestroyNotify) tri_session_free);
  _tri_store_run_async (self, TRI_STORE_WRITE, save_sessions_worker, copies,
                        (GDestroyNotify) g_ptr_array_unref, NULL, cancellable, callback, user_data,
                        tri_store_save_sessions_async);
}

gboolean
tri_store_save_sessions_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_sessions_async, error) != NULL;
}

/* times in the sun */

static gpointer
save_sun_time_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriSunTime *sun = args;

  return GINT_TO_POINTER (_tri_store_check_id (sun->id, error)
                          && tri_client_table_require (connection, sun->client_id, error)
                          && tri_sun_time_validate (sun, error)
                          && tri_sun_time_table_save (connection, sun, error));
}

gboolean
tri_store_save_sun_time (TriStore *self, const TriSunTime *sun, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && sun != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_sun_time_worker, (gpointer) sun, NULL, error)
         != NULL;
}

void
tri_store_save_sun_time_async (TriStore *self,
                               const TriSunTime *sun,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && sun != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_sun_time_worker, tri_sun_time_copy (sun),
                        (GDestroyNotify) tri_sun_time_free, NULL, cancellable, callback, user_data,
                        tri_store_save_sun_time_async);
}

gboolean
tri_store_save_sun_time_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_sun_time_async, error) != NULL;
}

static gpointer
remove_sun_time_worker (TriConnection *connection, gpointer args, GError **error)
{
  return GINT_TO_POINTER (tri_sun_time_table_remove (connection, args, error));
}

gboolean
tri_store_remove_sun_time (TriStore *self, const char *id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && id != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, remove_sun_time_worker, (gpointer) id, NULL, error)
         != NULL;
}

void
tri_store_remove_sun_time_async (TriStore *self,
                                 const char *id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && id != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, remove_sun_time_worker, g_strdup (id), g_free, NULL,
                        cancellable, callback, user_data, tri_store_remove_sun_time_async);
}

gboolean
tri_store_remove_sun_time_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_remove_sun_time_async, error) != NULL;
}

/* ticks */

static gpointer
list_care_ticks_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  return tri_care_tick_table_list (connection, args, items, error) ? g_steal_pointer (&items)
                                                                   : NULL;
}

GPtrArray *
tri_store_list_care_ticks (TriStore *self, const char *session_id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && session_id != NULL, NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_care_ticks_worker, (gpointer) session_id, NULL,
                         error);
}

void
tri_store_list_care_ticks_async (TriStore *self,
                                 const char *session_id,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && session_id != NULL);

  _tri_store_run_async (self, TRI_STORE_READ, list_care_ticks_worker, g_strdup (session_id), g_free,
                        (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data,
                        tri_store_list_care_ticks_async);
}

GPtrArray *
tri_store_list_care_ticks_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_list_care_ticks_async, error);
}

typedef struct
{
  char *session_id;
  char *item;
  gboolean ticked;
} Tick;

static void
tick_free (Tick *tick)
{
  g_free (tick->session_id);
  g_free (tick->item);
  g_free (tick);
}

static gpointer
set_care_tick_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Tick *tick = args;

  return GINT_TO_POINTER (
      _tri_store_check_id (tick->session_id, error)
      && tri_care_tick_table_set (connection, tick->session_id, tick->item, tick->ticked, error));
}

gboolean
tri_store_set_care_tick (
    TriStore *self, const char *session_id, const char *item, gboolean ticked, GError **error)
{
  Tick tick = { (char *) session_id, (char *) item, ticked };

  g_return_val_if_fail (TRI_IS_STORE (self) && session_id != NULL && item != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, set_care_tick_worker, &tick, NULL, error) != NULL;
}

void
tri_store_set_care_tick_async (TriStore *self,
                               const char *session_id,
                               const char *item,
                               gboolean ticked,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  const Tick tick = { g_strdup (session_id), g_strdup (item), ticked };

  g_return_if_fail (TRI_IS_STORE (self) && session_id != NULL && item != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, set_care_tick_worker, g_memdup2 (&tick, sizeof tick),
                        (GDestroyNotify) tick_free, NULL, cancellable, callback, user_data,
                        tri_store_set_care_tick_async);
}

gboolean
tri_store_set_care_tick_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_set_care_tick_async, error) != NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on the clinic's calendar. */

#include "config.h"

#include "tri-store-agenda.h"

#include "tri-appointment-table.h"
#include "tri-store-private.h"
#include "tri-tables.h"

typedef struct
{
  TriDate from, to;
  char *client_id; /* (nullable) */
} Span;

static void
span_free (Span *span)
{
  g_free (span->client_id);
  g_free (span);
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  return tri_agenda_entry_compare (*(const TriAgendaEntry *const *) a,
                                   *(const TriAgendaEntry *const *) b);
}

static gpointer
list_agenda_worker (TriConnection *connection, gpointer args, GError **error)
{
  const Span *span = args;
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_agenda_entry_free);

  if (!tri_appointment_table_list (connection, span->from, span->to, span->client_id, entries,
                                   error))
    return NULL;
  g_ptr_array_sort (entries, compare_cb);
  return g_steal_pointer (&entries);
}

GPtrArray *
tri_store_list_agenda (
    TriStore *self, TriDate from, TriDate to, const char *client_id, GError **error)
{
  Span span = { from, to, (char *) client_id };

  g_return_val_if_fail (TRI_IS_STORE (self), NULL);
  g_return_val_if_fail (from != TRI_DATE_NONE && to != TRI_DATE_NONE, NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_agenda_worker, &span, NULL, error);
}

void
tri_store_list_agenda_async (TriStore *self,
                             TriDate from,
                             TriDate to,
                             const char *client_id,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Span span = { from, to, g_strdup (client_id) };

  g_return_if_fail (TRI_IS_STORE (self));
  g_return_if_fail (from != TRI_DATE_NONE && to != TRI_DATE_NONE);

  _tri_store_run_async (self, TRI_STORE_READ, list_agenda_worker, g_memdup2 (&span, sizeof span),
                        (GDestroyNotify) span_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                        callback, user_data, tri_store_list_agenda_async);
}

GPtrArray *
tri_store_list_agenda_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run_finish (self, result, tri_store_list_agenda_async, error);
}

static gpointer
save_appointment_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (TriAppointment) appointment = tri_appointment_copy (args);

  if (!_tri_store_check_id (appointment->id, error)
      || !tri_client_table_require (connection, appointment->client_id, error)
      || !tri_appointment_validate (appointment, error))
    return NULL;
  if (appointment->kind == TRI_APPOINTMENT_SESSION)
    return GINT_TO_POINTER (tri_appointment_table_save_session (connection, appointment, error));
  return GINT_TO_POINTER (tri_appointment_table_save (connection, appointment, error));
}

gboolean
tri_store_save_appointment (TriStore *self, const TriAppointment *appointment, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && appointment != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_appointment_worker, (gpointer) appointment,
                         NULL, error)
         != NULL;
}

void
tri_store_save_appointment_async (TriStore *self,
                                  const TriAppointment *appointment,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && appointment != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_appointment_worker,
                        tri_appointment_copy (appointment), (GDestroyNotify) tri_appointment_free,
                        NULL, cancellable, callback, user_data, tri_store_save_appointment_async);
}

gboolean
tri_store_save_appointment_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_appointment_async, error) != NULL;
}

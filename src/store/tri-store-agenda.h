/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's calendar in the record. As in tri-store.h: blocking, and _async with _finish. */

#pragma once

#include "tri-appointment.h"
#include "tri-store.h"

G_BEGIN_DECLS

/**
 * tri_store_list_agenda:
 * @from, @to: civil days, both included
 * @client_id: (nullable): one client's only
 *
 * Sessions and other appointments that are planned or done, as tri_agenda_entry_compare () orders
 * them. Planned sessions of a treatment that a later choice of the client's has replaced are left
 * out, as on the page Plan & Costs.
 *
 * Returns: (element-type TriAgendaEntry) (transfer full)
 */
GPtrArray *tri_store_list_agenda (TriStore *self,
                                  TriDate from,
                                  TriDate to,
                                  const char *client_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_list_agenda_async (TriStore *self,
                                  TriDate from,
                                  TriDate to,
                                  const char *client_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
GPtrArray *tri_store_list_agenda_finish (TriStore *self,
                                         GAsyncResult *result,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Makes or changes it by its id. A session must be there and planned: its day, time, practitioner
 * and reason are set, and TRI_ERROR_CONFLICT says that it is not planned any more. Whether the
 * rules allow the day is the caller's question. Errors as tri_appointment_validate (). */
gboolean tri_store_save_appointment (TriStore *self,
                                     const TriAppointment *appointment,
                                     GError **error);
void tri_store_save_appointment_async (TriStore *self,
                                       const TriAppointment *appointment,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean tri_store_save_appointment_finish (TriStore *self, GAsyncResult *result, GError **error);

G_END_DECLS

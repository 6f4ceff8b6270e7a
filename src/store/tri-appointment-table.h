/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Table appointment, and the times of sessions. Private to the room; see tri-tables.h. */

#pragma once

#include "tri-appointment.h"
#include "tri-connection.h"

G_BEGIN_DECLS

/* Adds the TriAgendaEntry of the days from @from to @to, in no order. @client_id (nullable) */
gboolean tri_appointment_table_list (TriConnection *connection,
                                     TriDate from,
                                     TriDate to,
                                     const char *client_id,
                                     GPtrArray *entries,
                                     GError **error);
/* Of any kind but a session. TRI_ERROR_CONFLICT when it was another client's. */
gboolean tri_appointment_table_save (TriConnection *connection,
                                     const TriAppointment *appointment,
                                     GError **error);
/* Day, time, practitioner and reason of a planned session; TRI_ERROR_CONFLICT when it is none. */
gboolean tri_appointment_table_save_session (TriConnection *connection,
                                             const TriAppointment *appointment,
                                             GError **error);

G_END_DECLS

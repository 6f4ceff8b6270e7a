/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an iCalendar file, from the record. Any thread but the app's main one. */

#pragma once

#include "tri-store.h"

G_BEGIN_DECLS

/* The clinic's appointments from a year before @today to three years after it.
 * Returns: (transfer full): NULL with TRI_ERROR_NOT_FOUND when there is none, as a file of nothing
 *   is no calendar, and as the store says */
char *tri_calendar_file_of_clinic (TriStore *store,
                                   TriDate today,
                                   gint64 now_utc,
                                   guint *out_n_events,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is planned for one client, with the preparation and aftercare of each session. As above. */
char *tri_calendar_file_of_client (TriStore *store,
                                   const TriClinic *clinic,
                                   const char *client_id,
                                   gint64 now_utc,
                                   guint *out_n_events,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables pigment_lot, needle_lot, staff and session_record with what belongs to it. Private to the
 * room; see tri-tables.h. */

#pragma once

#include "tri-connection.h"
#include "tri-session-record.h"

G_BEGIN_DECLS

/* pigment_lot, needle_lot: both, by maker, name and lot; inserted or changed by id */
gboolean tri_lot_table_list (TriConnection *connection, GPtrArray *lots, GError **error);
gboolean tri_lot_table_save (TriConnection *connection, const TriLot *lot, GError **error);
/* Done sessions whose record names the lot as it stands, newest first: of TriLotUse. */
gboolean tri_lot_table_list_uses (TriConnection *connection,
                                  const char *lot_id,
                                  GPtrArray *uses,
                                  GError **error);

/* staff: of names, who worked last first; a name is added, or is the last from now on */
gboolean tri_staff_table_list (TriConnection *connection, GPtrArray *names, GError **error);
gboolean tri_staff_table_save (TriConnection *connection,
                               const char *name,
                               gint64 now_utc,
                               GError **error);

/* session_record, _private, _area, _photo: all versions of a client's, oldest first */
gboolean tri_session_record_table_list (TriConnection *connection,
                                        const char *client_id,
                                        GPtrArray *records,
                                        GError **error);
/* The highest version of a session's, 0 without any. */
gboolean tri_session_record_table_last_version (TriConnection *connection,
                                                const char *session_id,
                                                guint *out_version,
                                                GError **error);
/* With id, version and time. The session's own row gets the times and the practitioner. */
gboolean tri_session_record_table_insert (TriConnection *connection,
                                          const TriSessionRecord *record,
                                          GError **error);

G_END_DECLS

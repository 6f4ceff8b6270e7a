/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables about touch-ups. Private to the room; see tri-tables.h. */

#pragma once

#include "tri-connection.h"
#include "tri-contact.h"
#include "tri-touch-up.h"

G_BEGIN_DECLS

/* assessment, assessment_private */
gboolean tri_assessment_table_insert (TriConnection *connection,
                                      const TriAssessment *assessment,
                                      GError **error);
/* Of one client, oldest first. */
gboolean tri_assessment_table_list (TriConnection *connection,
                                    const char *client_id,
                                    GPtrArray *assessments,
                                    GError **error);

/* contact_log, contact_private */
gboolean tri_contact_table_insert (TriConnection *connection,
                                   const TriContact *contact,
                                   GError **error);
gboolean tri_contact_table_list (TriConnection *connection,
                                 const char *client_id,
                                 GPtrArray *contacts,
                                 GError **error);

/* Everybody whose last treatment is finished. */
gboolean tri_due_table_list (TriConnection *connection, GPtrArray *entries, GError **error);

G_END_DECLS

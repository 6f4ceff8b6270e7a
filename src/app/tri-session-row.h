/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session of a treatment: its state, day, length and fee, and what can be done with it. */

#pragma once

#include <adwaita.h>

#include "tri-record.h"

G_BEGIN_DECLS

/* Signals: "mark" (state: TriSessionState as int) and "move" (day: TriDate as int). The page that
 * holds the row decides and saves. */
#define TRI_TYPE_SESSION_ROW (tri_session_row_get_type ())
G_DECLARE_FINAL_TYPE (TriSessionRow, tri_session_row, TRI, SESSION_ROW, AdwActionRow)

/* @previous: (nullable): the session before it, for the gap. @session must outlive the row. A done
 * session can be activated. */
TriSessionRow *tri_session_row_new (const TriSession *session,
                                    const TriSession *previous,
                                    TriKind kind,
                                    const char *currency);
const TriSession *tri_session_row_get_session (TriSessionRow *self);

/* Whether it can be marked as done, or as not done: only in order. TRUE at first. */
void tri_session_row_set_markable (TriSessionRow *self, gboolean markable);

/* Shows the shade, once. */
void tri_session_row_set_shade (TriSessionRow *self, guint shade);

G_END_DECLS

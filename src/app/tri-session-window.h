/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a session: filled in by the plan, to be saved with Enter; read and corrected. */

#pragma once

#include "tri-consultation.h"
#include "tri-session-record.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when it is on disk; the window then closes itself. */
#define TRI_TYPE_SESSION_WINDOW (tri_session_window_get_type ())
G_DECLARE_FINAL_TYPE (TriSessionWindow, tri_session_window, TRI, SESSION_WINDOW, AdwWindow)

/**
 * tri_session_window_new:
 * @book: (transfer full): of the client, as it is now
 * @treatment: of @consultation's dossier
 * @session: one of its sessions, planned or done
 * @chosen: the shade of the design
 */
TriSessionWindow *tri_session_window_new (TriConsultation *consultation,
                                          TriSessionBook *book,
                                          const TriTreatment *treatment,
                                          const TriSession *session,
                                          guint chosen);

G_END_DECLS

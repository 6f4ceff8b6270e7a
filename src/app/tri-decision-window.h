/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice of the record, to be read: its pictures, what was said, and who signed. */

#pragma once

#include <adwaita.h>

#include "tri-consultation.h"

G_BEGIN_DECLS

#define TRI_TYPE_DECISION_WINDOW (tri_decision_window_get_type ())
G_DECLARE_FINAL_TYPE (TriDecisionWindow, tri_decision_window, TRI, DECISION_WINDOW, AdwWindow)

/* @decision: of the dossier of @consultation */
TriDecisionWindow *tri_decision_window_new (TriConsultation *consultation,
                                            const TriDecision *decision);

G_END_DECLS

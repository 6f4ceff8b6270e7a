/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts appointments into the calendar, moves them and calls them off, by the clinic's rules: asks
 * for a reason where they want one, tells what was done in a toast, and takes it back on demand. */

#pragma once

#include <gtk/gtk.h>

#include "tri-plan-rules.h"
#include "tri-store-agenda.h"

G_BEGIN_DECLS

/* Signal "changed": the calendar in the record is another now. */
#define TRI_TYPE_BOOKER (tri_booker_get_type ())
G_DECLARE_FINAL_TYPE (TriBooker, tri_booker, TRI, BOOKER, GObject)

/* @widget: in the window whose toasts and questions these are; not kept alive. */
TriBooker *tri_booker_new (GtkWidget *widget);
/* @care: figures of tri_care_figures_table () */
void tri_booker_set_record (TriBooker *self, TriStore *store, TriFigures *care);

/* Whether the rules have a say: a session or a touch-up that takes place, on another day than
 * @before (nullable). */
gboolean tri_booker_needs_rules (const TriAppointment *before, const TriAppointment *after);
/* Adds to @facts what follows from them today. Once, before they are used. */
void tri_booker_prepare (TriBooker *self, TriPlanFacts *facts);
/* What stands against the day of @after, for the person to read before it is chosen.
 * (element-type TriPlanConflict) (transfer full) */
GPtrArray *tri_booker_check (TriBooker *self,
                             const TriPlanFacts *facts,
                             const TriAppointment *after) G_GNUC_WARN_UNUSED_RESULT;

/**
 * tri_booker_change_async:
 * @before: (nullable): what it was, NULL for a new one
 * @parent: whose questions they are
 *
 * Makes @after of @before. Finishes with TRI_ERROR_CONFLICT and the rules' sentences when they
 * refuse it, with G_IO_ERROR_CANCELLED when no reason was given, and as the store says.
 */
void tri_booker_change_async (TriBooker *self,
                              const TriAppointment *before,
                              const TriAppointment *after,
                              GtkWindow *parent,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean tri_booker_change_finish (TriBooker *self, GAsyncResult *result, GError **error);
/* Takes the last change back, and says so; nothing happens when there is none. */
void tri_booker_undo (TriBooker *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Unlimited undo and redo over immutable reference-counted values. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TriHistory:
 *
 * The states a thing went through and which of them is current. Used by one thread.
 *
 * States are numbered in rising order, so that they can be kept elsewhere: a state has its number
 * for as long as it is there.
 */
typedef struct _TriHistory TriHistory;

/* A history whose only state is @initial, of which it takes a reference with @ref and which it
 * gives back with @unref, like every value pushed later. (transfer full) */
TriHistory *tri_history_new (gpointer (*ref) (gpointer),
                             void (*unref) (gpointer),
                             gpointer initial) G_GNUC_WARN_UNUSED_RESULT;

/* The same with another number than 1 for @initial. (transfer full) */
TriHistory *tri_history_new_at (gpointer (*ref) (gpointer),
                                void (*unref) (gpointer),
                                gpointer initial,
                                gint64 number) G_GNUC_WARN_UNUSED_RESULT;

/* Gives back every value. */
void tri_history_free (TriHistory *history);

/* Makes @value (a reference is taken) the current state and drops the states that could be redone.
 * With a @coalesce_key that is not 0 and is that of the last push, @value takes that state's place:
 * the many small steps of one drag undo as one. A push of the current value itself does nothing. */
void tri_history_push (TriHistory *history, gpointer value, guint coalesce_key);

/* States that were kept elsewhere come back: before the first, with a lower @number, or after the
 * last, with a higher one. The current state stays. */
void tri_history_add_before (TriHistory *history, gpointer value, gint64 number);
void tri_history_add_after (TriHistory *history, gpointer value, gint64 number);

/* The next push makes a state of its own, whatever its key: a drag has ended. Undo and redo do
 * this too. */
void tri_history_end_coalescing (TriHistory *history);

/* The current state. (transfer none) */
gpointer tri_history_current (const TriHistory *history);

/* The current state's number. */
gint64 tri_history_get_number (const TriHistory *history);

/* The first state from @number on, FALSE when there is none. (transfer none) */
gboolean tri_history_find (const TriHistory *history,
                           gint64 number,
                           gpointer *out_value,
                           gint64 *out_number);

/* Whether there is an earlier state. */
gboolean tri_history_can_undo (const TriHistory *history);

/* Whether there is a state that was undone. */
gboolean tri_history_can_redo (const TriHistory *history);

/* Goes back one state and returns it, or NULL when there is none. (transfer none) */
gpointer tri_history_undo (TriHistory *history);

/* Goes forward one state and returns it, or NULL when there is none. (transfer none) */
gpointer tri_history_redo (TriHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriHistory, tri_history_free)

G_END_DECLS

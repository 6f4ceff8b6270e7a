/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of states and the place of the current one. */

#include "config.h"

#include "tri-history.h"

struct _TriHistory
{
  gpointer (*ref) (gpointer);
  GPtrArray *states;
  guint current;
  guint coalesce_key;
};

TriHistory *
tri_history_new (gpointer (*ref) (gpointer), void (*unref) (gpointer), gpointer initial)
{
  TriHistory *history;

  g_return_val_if_fail (ref != NULL && unref != NULL && initial != NULL, NULL);

  history = g_new0 (TriHistory, 1);
  history->ref = ref;
  history->states = g_ptr_array_new_with_free_func (unref);
  g_ptr_array_add (history->states, ref (initial));
  return history;
}

void
tri_history_free (TriHistory *history)
{
  g_return_if_fail (history != NULL);

  g_ptr_array_unref (history->states);
  g_free (history);
}

void
tri_history_push (TriHistory *history, gpointer value, guint coalesce_key)
{
  gpointer owned;
  gboolean replaces;

  g_return_if_fail (history != NULL && value != NULL);

  if (value == tri_history_current (history))
    return;

  /* The new reference comes first: @value may be owned by a state that is dropped here. */
  owned = history->ref (value);
  replaces = coalesce_key != 0 && coalesce_key == history->coalesce_key;
  g_ptr_array_set_size (history->states,
                        (int) (replaces ? history->current : history->current + 1));
  g_ptr_array_add (history->states, owned);
  history->current = history->states->len - 1;
  history->coalesce_key = coalesce_key;
}

void
tri_history_end_coalescing (TriHistory *history)
{
  g_return_if_fail (history != NULL);

  history->coalesce_key = 0;
}

gpointer
tri_history_current (const TriHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  return g_ptr_array_index (history->states, history->current);
}

gboolean
tri_history_can_undo (const TriHistory *history)
{
  g_return_val_if_fail (history != NULL, FALSE);

  return history->current > 0;
}

gboolean
tri_history_can_redo (const TriHistory *history)
{
  g_return_val_if_fail (history != NULL, FALSE);

  return history->current + 1 < history->states->len;
}

gpointer
tri_history_undo (TriHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  tri_history_end_coalescing (history);
  if (!tri_history_can_undo (history))
    return NULL;
  history->current--;
  return tri_history_current (history);
}

gpointer
tri_history_redo (TriHistory *history)
{
  g_return_val_if_fail (history != NULL, NULL);

  tri_history_end_coalescing (history);
  if (!tri_history_can_redo (history))
    return NULL;
  history->current++;
  return tri_history_current (history);
}

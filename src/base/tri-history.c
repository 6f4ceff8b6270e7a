/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of numbered states and the place of the current one. */

#include "config.h"

#include "tri-history.h"

typedef struct
{
  gpointer value;
  gint64 number;
} State;

struct _TriHistory
{
  gpointer (*ref) (gpointer);
  void (*unref) (gpointer);
  GArray *states; /* of State, by number */
  guint current;
  guint coalesce_key;
};

static State *
get_state (const TriHistory *history, guint index)
{
  return &g_array_index (history->states, State, index);
}

static void
insert (TriHistory *history, guint index, gpointer value, gint64 number)
{
  const State state = { history->ref (value), number };

  g_array_insert_val (history->states, index, state);
}

static void
cut (TriHistory *history, guint n_states)
{
  for (guint i = n_states; i < history->states->len; i++)
    history->unref (get_state (history, i)->value);
  g_array_set_size (history->states, n_states);
}

TriHistory *
tri_history_new (gpointer (*ref) (gpointer), void (*unref) (gpointer), gpointer initial)
{
  return tri_history_new_at (ref, unref, initial, 1);
}

TriHistory *
tri_history_new_at (gpointer (*ref) (gpointer),
                    void (*unref) (gpointer),
                    gpointer initial,
                    gint64 number)
{
  TriHistory *history;

  g_return_val_if_fail (ref != NULL && unref != NULL && initial != NULL, NULL);

  history = g_new0 (TriHistory, 1);
  history->ref = ref;
  history->unref = unref;
  history->states = g_array_new (FALSE, FALSE, sizeof (State));
  insert (history, 0, initial, number);
  return history;
}

void
tri_history_free (TriHistory *history)
{
  g_return_if_fail (history != NULL);

  cut (history, 0);
  g_array_unref (history->states);
  g_free (history);
}

void
tri_history_push (TriHistory *history, gpointer value, guint coalesce_key)
{
  gboolean replaces;
  guint place;
  gint64 number;

  g_return_if_fail (history != NULL && value != NULL);

  if (value == tri_history_current (history))
    return;

  replaces = coalesce_key != 0 && coalesce_key == history->coalesce_key;
  place = history->current + (replaces ? 0 : 1);
  number = tri_history_get_number (history) + (replaces ? 0 : 1);
  /* The new reference comes first: @value may be owned by a state that is dropped here. */
  insert (history, place, value, number);
  cut (history, place + 1);
  history->current = place;
  history->coalesce_key = coalesce_key;
}

void
tri_history_add_before (TriHistory *history, gpointer value, gint64 number)
{
  g_return_if_fail (history != NULL && value != NULL);
  g_return_if_fail (number < get_state (history, 0)->number);

  insert (history, 0, value, number);
  history->current++;
}

void
tri_history_add_after (TriHistory *history, gpointer value, gint64 number)
{
  g_return_if_fail (history != NULL && value != NULL);
  g_return_if_fail (number > get_state (history, history->states->len - 1)->number);

  insert (history, history->states->len, value, number);
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

  return get_state (history, history->current)->value;
}

gint64
tri_history_get_number (const TriHistory *history)
{
  g_return_val_if_fail (history != NULL, 0);

  return get_state (history, history->current)->number;
}

gboolean
tri_history_find (const TriHistory *history, gint64 number, gpointer *out_value, gint64 *out_number)
{
  g_return_val_if_fail (history != NULL && out_value != NULL && out_number != NULL, FALSE);

  /* What is asked for is near the end. */
  for (guint i = history->states->len; i > 0; i--)
    if (get_state (history, i - 1)->number < number)
      {
        if (i == history->states->len)
          return FALSE;
        *out_value = get_state (history, i)->value;
        *out_number = get_state (history, i)->number;
        return TRUE;
      }

  *out_value = get_state (history, 0)->value;
  *out_number = get_state (history, 0)->number;
  return TRUE;
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

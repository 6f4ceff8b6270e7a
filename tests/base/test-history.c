/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo walk the states, drags are one step, and no state leaks. */

#include "config.h"

#include "tri-history.h"

static int alive;

typedef struct
{
  int refs;
  int number;
} Value;

static gpointer
value_ref (gpointer data)
{
  Value *value = data;

  value->refs++;
  return value;
}

static void
value_unref (gpointer data)
{
  Value *value = data;

  if (--value->refs > 0)
    return;
  alive--;
  g_free (value);
}

static Value *
value_new (int number)
{
  Value *value = g_new0 (Value, 1);

  value->refs = 1;
  value->number = number;
  alive++;
  return value;
}

static TriHistory *
history_new (int number)
{
  Value *value = value_new (number);
  TriHistory *history = tri_history_new (value_ref, value_unref, value);

  value_unref (value);
  return history;
}

static void
push (TriHistory *history, int number, guint key)
{
  Value *value = value_new (number);

  tri_history_push (history, value, key);
  value_unref (value);
}

static void
assert_number (gpointer data, int number)
{
  Value *value = data;

  g_assert_nonnull (value);
  g_assert_cmpint (value->number, ==, number);
}

static void
test_walk (void)
{
  TriHistory *history = history_new (0);

  g_assert_false (tri_history_can_undo (history));
  g_assert_null (tri_history_undo (history));
  for (int i = 1; i <= 1000; i++)
    push (history, i, 0);
  for (int i = 999; i >= 0; i--)
    assert_number (tri_history_undo (history), i);
  g_assert_false (tri_history_can_undo (history));
  assert_number (tri_history_redo (history), 1);
  assert_number (tri_history_redo (history), 2);
  g_assert_true (tri_history_can_redo (history));
  g_assert_cmpint (alive, ==, 1001);

  /* A new push forgets what could be redone. */
  push (history, 7, 0);
  g_assert_false (tri_history_can_redo (history));
  g_assert_null (tri_history_redo (history));
  g_assert_cmpint (alive, ==, 4);
  assert_number (tri_history_current (history), 7);
  assert_number (tri_history_undo (history), 2);

  tri_history_free (history);
  g_assert_cmpint (alive, ==, 0);
}

static void
test_coalesce (void)
{
  g_autoptr (TriHistory) history = history_new (0);

  push (history, 1, 5);
  push (history, 2, 5);
  push (history, 3, 5);
  push (history, 4, 6);
  tri_history_end_coalescing (history);
  push (history, 5, 6);
  push (history, 6, 0);
  push (history, 7, 0);
  g_assert_cmpint (alive, ==, 6);
  assert_number (tri_history_undo (history), 6);
  assert_number (tri_history_undo (history), 5);
  assert_number (tri_history_undo (history), 4);
  assert_number (tri_history_undo (history), 3);
  assert_number (tri_history_undo (history), 0);

  /* After undo the same key starts a state of its own. */
  push (history, 8, 5);
  assert_number (tri_history_undo (history), 0);
  assert_number (tri_history_redo (history), 8);
  push (history, 9, 5);
  assert_number (tri_history_undo (history), 8);
}

static void
test_same_value (void)
{
  g_autoptr (TriHistory) history = history_new (0);

  tri_history_push (history, tri_history_current (history), 0);
  g_assert_false (tri_history_can_undo (history));

  /* A value that only a dropped state owned. */
  push (history, 1, 0);
  push (history, 2, 0);
  tri_history_undo (history);
  assert_number (tri_history_redo (history), 2);
  tri_history_undo (history);
  tri_history_undo (history);
  tri_history_push (history, tri_history_redo (history), 0);
  assert_number (tri_history_current (history), 1);
  g_assert_true (tri_history_can_redo (history));
}

static void
add (TriHistory *history,
     void (*function) (TriHistory *, gpointer, gint64),
     int value_number,
     gint64 number)
{
  Value *value = value_new (value_number);

  function (history, value, number);
  value_unref (value);
}

static void
assert_found (TriHistory *history, gint64 from, int value_number, gint64 number)
{
  gpointer value;
  gint64 found;

  g_assert_true (tri_history_find (history, from, &value, &found));
  assert_number (value, value_number);
  g_assert_cmpint (found, ==, number);
}

/* What was kept elsewhere comes back at both ends, with gaps in its numbers. */
static void
test_numbers (void)
{
  Value *initial = value_new (0);
  TriHistory *history = tri_history_new_at (value_ref, value_unref, initial, 40);
  gpointer value;
  gint64 number;

  value_unref (initial);
  g_assert_cmpint (tri_history_get_number (history), ==, 40);
  push (history, 1, 3);
  push (history, 2, 3);
  g_assert_cmpint (tri_history_get_number (history), ==, 41);
  add (history, tri_history_add_before, -5, 35);
  add (history, tri_history_add_before, -9, 31);
  add (history, tri_history_add_after, 9, 49);
  assert_number (tri_history_current (history), 2);

  assert_found (history, 1, -9, 31);
  assert_found (history, 32, -5, 35);
  assert_found (history, 42, 9, 49);
  g_assert_false (tri_history_find (history, 50, &value, &number));

  assert_number (tri_history_redo (history), 9);
  for (guint i = 0; i < 3; i++)
    tri_history_undo (history);
  assert_number (tri_history_current (history), -5);
  g_assert_cmpint (tri_history_get_number (history), ==, 35);
  push (history, 7, 0);
  g_assert_cmpint (tri_history_get_number (history), ==, 36);
  assert_found (history, 36, 7, 36);
  g_assert_false (tri_history_find (history, 37, &value, &number));
  g_assert_cmpint (alive, ==, 3);

  tri_history_free (history);
  g_assert_cmpint (alive, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/base/history/walk", test_walk);
  g_test_add_func ("/base/history/coalesce", test_coalesce);
  g_test_add_func ("/base/history/same-value", test_same_value);
  g_test_add_func ("/base/history/numbers", test_numbers);
  return g_test_run ();
}

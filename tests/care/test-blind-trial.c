/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blind pairs: what is shown when, and what the judgements say. */

#include "config.h"

#include "tri-blind-result.h"

/* Each pair twice: sides changed, once mirrored, never twice in a row; the first half has all. */
static void
test_design (void)
{
  for (guint n = 2; n <= TRI_BLIND_MAX; n++)
    for (guint64 seed = 0; seed < 200; seed++)
      {
        g_autoptr (TriBlindTrial) trial = tri_blind_trial_new (n, seed);
        guint n_pairs = tri_blind_trial_get_n_pairs (trial);
        guint n_left[TRI_BLIND_MAX][TRI_BLIND_MAX] = { { 0 } };
        guint n_mirrored[TRI_BLIND_MAX][TRI_BLIND_MAX] = { { 0 } };
        TriBlindPair before = { 0 };

        g_assert_cmpuint (n_pairs, ==, n * (n - 1) / 2);
        g_assert_cmpuint (tri_blind_trial_get_length (trial), ==, 2 * n_pairs);
        for (guint i = 0; i < 2 * n_pairs; i++)
          {
            TriBlindPair pair;
            guint low, high;

            g_assert_true (tri_blind_trial_get_pair (trial, &pair));
            low = MIN (pair.left, pair.right);
            high = MAX (pair.left, pair.right);
            g_assert_cmpuint (low, <, high);
            g_assert_cmpuint (high, <, n);
            n_left[pair.left][pair.right]++;
            n_mirrored[low][high] += pair.mirrored ? 1 : 0;
            if (i < n_pairs)
              g_assert_cmpuint (n_left[low][high] + n_left[high][low], ==, 1);
            if (i > 0 && n_pairs > 1)
              g_assert_false (low == MIN (before.left, before.right)
                              && high == MAX (before.left, before.right));
            before = pair;
            tri_blind_trial_judge (trial, TRUE);
          }
        for (guint i = 0; i < n; i++)
          for (guint j = i + 1; j < n; j++)
            {
              g_assert_cmpuint (n_left[i][j], ==, 1);
              g_assert_cmpuint (n_left[j][i], ==, 1);
              g_assert_cmpuint (n_mirrored[i][j], ==, 1);
            }
        g_assert_false (tri_blind_trial_get_pair (trial, &before));
        /* Whoever always likes the left picture likes none. */
        g_assert_cmpuint (tri_blind_trial_get_n_consistent (trial), ==, 0);
        for (guint i = 0; i < n; i++)
          g_assert_cmpuint (tri_blind_trial_get_wins (trial, i), ==, n - 1);
      }
}

static void
judge_by (TriBlindTrial *trial, const guint *liking)
{
  TriBlindPair pair;

  while (tri_blind_trial_get_pair (trial, &pair))
    tri_blind_trial_judge (trial, liking[pair.left] > liking[pair.right]);
}

static void
test_sure (void)
{
  const guint liking[] = { 1, 0, 2 };
  const char *const ids[] = { "soft", "widow", "mature" };

  for (guint64 seed = 0; seed < 50; seed++)
    {
      g_autoptr (TriBlindTrial) trial = tri_blind_trial_new (3, seed);
      g_autoptr (TriBlindResult) result = NULL;
      g_autoptr (TriBlindResult) copy = NULL;
      guint order[3];

      judge_by (trial, liking);
      g_assert_cmpuint (tri_blind_trial_get_n_judged (trial), ==, 6);
      tri_blind_trial_get_ranking (trial, order);
      g_assert_cmpuint (order[0], ==, 2);
      g_assert_cmpuint (order[1], ==, 0);
      g_assert_cmpuint (order[2], ==, 1);
      g_assert_cmpuint (tri_blind_trial_get_n_consistent (trial), ==, 3);

      result = tri_blind_result_new (trial, ids, 3);
      copy = tri_blind_result_copy (result);
      g_assert_cmpstr (copy->ranking, ==, "mature 4,soft 2,widow 0");
      g_assert_cmpuint (copy->n_pairs, ==, 3);
      g_assert_cmpuint (copy->n_consistent, ==, 3);
    }
}

/* One contradiction is one pair less. */
static void
test_contradiction (void)
{
  const guint liking[] = { 2, 1, 0 };
  g_autoptr (TriBlindTrial) trial = tri_blind_trial_new (3, 11);
  TriBlindPair pair;

  g_assert_true (tri_blind_trial_get_pair (trial, &pair));
  tri_blind_trial_judge (trial, liking[pair.left] < liking[pair.right]);
  g_assert_cmpuint (tri_blind_trial_get_n_consistent (trial), ==, 0);
  judge_by (trial, liking);
  g_assert_cmpuint (tri_blind_trial_get_n_consistent (trial), ==, 2);
}

static gboolean
is_same_order (guint64 a, guint64 b)
{
  g_autoptr (TriBlindTrial) first = tri_blind_trial_new (3, a);
  g_autoptr (TriBlindTrial) second = tri_blind_trial_new (3, b);
  TriBlindPair p, q;

  while (tri_blind_trial_get_pair (first, &p) && tri_blind_trial_get_pair (second, &q))
    {
      if (p.left != q.left || p.right != q.right || p.mirrored != q.mirrored)
        return FALSE;
      tri_blind_trial_judge (first, TRUE);
      tri_blind_trial_judge (second, TRUE);
    }
  return TRUE;
}

static void
test_seed (void)
{
  guint n_same = 0;

  for (guint64 seed = 1; seed <= 100; seed++)
    {
      g_assert_true (is_same_order (seed, seed));
      n_same += is_same_order (seed, 0) ? 1 : 0;
    }
  /* 2,304 orders there are. */
  g_assert_cmpuint (n_same, <, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/care/blind-trial/design", test_design);
  g_test_add_func ("/care/blind-trial/sure", test_sure);
  g_test_add_func ("/care/blind-trial/contradiction", test_contradiction);
  g_test_add_func ("/care/blind-trial/seed", test_seed);
  return g_test_run ();
}

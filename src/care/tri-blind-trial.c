/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures judged in unlabelled pairs: which is liked best, and how sure that is. */

#include "config.h"

#include "tri-blind-trial.h"

#include "tri-rng.h"

#define MAX_PAIRS (TRI_BLIND_MAX * (TRI_BLIND_MAX - 1) / 2)

struct _TriBlindTrial
{
  guint n_candidates;
  guint n_pairs;
  guint n_judged;
  guint pair_of[2 * MAX_PAIRS]; /* index of the pair of each judgement */
  TriBlindPair shown[2 * MAX_PAIRS];
  guint winners[2 * MAX_PAIRS];
};

static void
shuffle (TriRng *rng, guint *values, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = tri_rng_range (rng, i);
      guint kept = values[i - 1];

      values[i - 1] = values[j];
      values[j] = kept;
    }
}

TriBlindTrial *
tri_blind_trial_new (guint n_candidates, guint64 seed)
{
  TriRng rng = tri_rng_seed (seed);
  TriBlindPair first[MAX_PAIRS];
  guint order[MAX_PAIRS];
  TriBlindTrial *self;

  g_return_val_if_fail (n_candidates >= 2 && n_candidates <= TRI_BLIND_MAX, NULL);

  self = g_new0 (TriBlindTrial, 1);
  self->n_candidates = n_candidates;
  for (guint i = 0; i < n_candidates; i++)
    for (guint j = i + 1; j < n_candidates; j++)
      {
        gboolean swapped = tri_rng_range (&rng, 2) == 1;

        order[self->n_pairs] = self->n_pairs;
        first[self->n_pairs++] = (TriBlindPair){
          .left = swapped ? j : i,
          .right = swapped ? i : j,
          .mirrored = tri_rng_range (&rng, 2) == 1,
        };
      }

  for (guint round = 0; round < 2; round++)
    {
      shuffle (&rng, order, self->n_pairs);
      if (round == 1 && self->n_pairs > 1 && order[0] == self->pair_of[self->n_pairs - 1])
        {
          order[0] = order[1];
          order[1] = self->pair_of[self->n_pairs - 1];
        }
      for (guint i = 0; i < self->n_pairs; i++)
        {
          guint at = round * self->n_pairs + i;
          TriBlindPair pair = first[order[i]];

          self->pair_of[at] = order[i];
          self->shown[at] = round == 0 ? pair
                                       : (TriBlindPair){
                                           .left = pair.right,
                                           .right = pair.left,
                                           .mirrored = !pair.mirrored,
                                         };
        }
    }
  return self;
}

void
tri_blind_trial_free (TriBlindTrial *self)
{
  g_free (self);
}

guint
tri_blind_trial_get_length (const TriBlindTrial *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return 2 * self->n_pairs;
}

guint
tri_blind_trial_get_n_judged (const TriBlindTrial *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_judged;
}

gboolean
tri_blind_trial_get_pair (const TriBlindTrial *self, TriBlindPair *out_pair)
{
  g_return_val_if_fail (self != NULL && out_pair != NULL, FALSE);

  if (self->n_judged >= 2 * self->n_pairs)
    return FALSE;
  *out_pair = self->shown[self->n_judged];
  return TRUE;
}

void
tri_blind_trial_judge (TriBlindTrial *self, gboolean left)
{
  TriBlindPair pair;

  g_return_if_fail (self != NULL);
  g_return_if_fail (self->n_judged < 2 * self->n_pairs);

  pair = self->shown[self->n_judged];
  self->winners[self->n_judged++] = left ? pair.left : pair.right;
}

guint
tri_blind_trial_get_wins (const TriBlindTrial *self, guint candidate)
{
  guint n_wins = 0;

  g_return_val_if_fail (self != NULL && candidate < self->n_candidates, 0);

  for (guint i = 0; i < self->n_judged; i++)
    if (self->winners[i] == candidate)
      n_wins++;
  return n_wins;
}

void
tri_blind_trial_get_ranking (const TriBlindTrial *self, guint *out_order)
{
  g_return_if_fail (self != NULL && out_order != NULL);

  for (guint i = 0; i < self->n_candidates; i++)
    {
      guint place = i;

      for (; place > 0
             && tri_blind_trial_get_wins (self, out_order[place - 1])
                    < tri_blind_trial_get_wins (self, i);
           place--)
        out_order[place] = out_order[place - 1];
      out_order[place] = i;
    }
}

guint
tri_blind_trial_get_n_consistent (const TriBlindTrial *self)
{
  guint n_consistent = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = self->n_pairs; i < self->n_judged; i++)
    for (guint j = 0; j < self->n_pairs; j++)
      if (self->pair_of[j] == self->pair_of[i] && self->winners[j] == self->winners[i])
        n_consistent++;
  return n_consistent;
}

guint
tri_blind_trial_get_n_pairs (const TriBlindTrial *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pairs;
}

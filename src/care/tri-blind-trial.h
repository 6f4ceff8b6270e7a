/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures judged in unlabelled pairs: which is liked best, and how sure that is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define TRI_BLIND_MAX 4

/* What is on the screen: two candidates by index, both as in a mirror or both not. */
typedef struct
{
  guint left, right;
  gboolean mirrored;
} TriBlindPair;

/**
 * TriBlindTrial:
 *
 * Every pair of candidates is judged twice, once as in a mirror (as one knows oneself) and once not
 * (as others do), with the sides changed: somebody who likes a side, not a picture, contradicts
 * himself. All pairs come once before the first comes again, in an order that follows from the
 * seed, and never the same twice in a row unless there is only one.
 */
typedef struct _TriBlindTrial TriBlindTrial;

/* 2 <= @n_candidates <= TRI_BLIND_MAX. Returns: (transfer full) */
TriBlindTrial *tri_blind_trial_new (guint n_candidates, guint64 seed) G_GNUC_WARN_UNUSED_RESULT;
void tri_blind_trial_free (TriBlindTrial *self);

/* Judgements in all, and those made. */
guint tri_blind_trial_get_length (const TriBlindTrial *self);
guint tri_blind_trial_get_n_judged (const TriBlindTrial *self);
/* The pair to judge; FALSE when all are judged. */
gboolean tri_blind_trial_get_pair (const TriBlindTrial *self, TriBlindPair *out_pair);
/* The picture at the left is liked better, or the one at the right. */
void tri_blind_trial_judge (TriBlindTrial *self, gboolean left);

/* How often a candidate was liked better so far. */
guint tri_blind_trial_get_wins (const TriBlindTrial *self, guint candidate);
/* The candidates by wins, most first, in @out_order (as many as there are); equals stay in their
 * order. */
void tri_blind_trial_get_ranking (const TriBlindTrial *self, guint *out_order);
/* Pairs that got the same answer both times, of all pairs. */
guint tri_blind_trial_get_n_consistent (const TriBlindTrial *self);
guint tri_blind_trial_get_n_pairs (const TriBlindTrial *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriBlindTrial, tri_blind_trial_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of pictures judged blind, as it is kept. */

#include "config.h"

#include "tri-blind-result.h"

TriBlindResult *
tri_blind_result_new (const TriBlindTrial *trial,
                      const char *const *template_ids,
                      guint n_candidates)
{
  g_autoptr (GString) ranking = g_string_new (NULL);
  guint order[TRI_BLIND_MAX];
  TriBlindResult *self;

  g_return_val_if_fail (trial != NULL && template_ids != NULL, NULL);
  g_return_val_if_fail (n_candidates >= 2 && n_candidates <= TRI_BLIND_MAX, NULL);

  tri_blind_trial_get_ranking (trial, order);
  for (guint i = 0; i < n_candidates; i++)
    g_string_append_printf (ranking, "%s%s %u", i > 0 ? "," : "", template_ids[order[i]],
                            tri_blind_trial_get_wins (trial, order[i]));

  self = g_new0 (TriBlindResult, 1);
  self->id = g_strdup ("");
  self->client_id = g_strdup ("");
  self->ranking = g_strdup (ranking->str);
  self->n_pairs = tri_blind_trial_get_n_pairs (trial);
  self->n_consistent = tri_blind_trial_get_n_consistent (trial);
  return self;
}

void
tri_blind_result_free (TriBlindResult *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->ranking);
  g_free (self);
}

TriBlindResult *
tri_blind_result_copy (const TriBlindResult *self)
{
  TriBlindResult *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->ranking = g_strdup (self->ranking);
  return copy;
}

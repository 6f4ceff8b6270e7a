/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What came of pictures judged blind, as it is kept; sensitive, as it says who was there. */

#pragma once

#include "tri-blind-trial.h"
#include "tri-pick.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *client_id;
  TriPicker who;
  TriKind kind;
  guint64 seed;  /* of the trial: its order can be made again */
  char *ranking; /* "TEMPLATE WINS" by wins, comma separated: "mature 4,soft 2,widow 0" */
  guint n_pairs;
  guint n_consistent;
  gint64 judged_utc;
} TriBlindResult;

/* @template_ids: of the candidates, in their order. Returns: (transfer full): without ids and time
 */
TriBlindResult *tri_blind_result_new (const TriBlindTrial *trial,
                                      const char *const *template_ids,
                                      guint n_candidates) G_GNUC_WARN_UNUSED_RESULT;
void tri_blind_result_free (TriBlindResult *self);
/* Returns: (transfer full) */
TriBlindResult *tri_blind_result_copy (const TriBlindResult *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriBlindResult, tri_blind_result_free)

G_END_DECLS

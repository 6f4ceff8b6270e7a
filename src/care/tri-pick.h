/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What client and partner liked on the pictures they were shown. */

#pragma once

#include "tri-moment.h"

G_BEGIN_DECLS

/* Who picked. */
typedef enum
{
  TRI_PICKER_CLIENT,
  TRI_PICKER_PARTNER,
} TriPicker;

#define TRI_N_PICKERS 2

/* "client", "partner", and back. */
const char *tri_picker_get_id (TriPicker who);
gboolean tri_picker_from_id (const char *id, TriPicker *out_who);

/* A favourite: a style of one kind, as one person saw it; sensitive, as it says who was there.
 * It belongs to the style: later edits of the design do not undo it, and @design tells what was on
 * the screen when it was picked. */
typedef struct
{
  char *id;
  char *client_id;
  char *template_id;
  TriKind kind;
  char *design; /* tri_design_to_string () */
  TriPicker who;
  gint64 picked_utc;
  gint64 withdrawn_utc; /* 0 while it stands */
} TriPick;

void tri_pick_free (TriPick *self);
/* Returns: (transfer full) */
TriPick *tri_pick_copy (const TriPick *self) G_GNUC_WARN_UNUSED_RESULT;
/* The standing one of @picks (element-type TriPick), or NULL. (transfer none) */
const TriPick *tri_picks_find (const GPtrArray *picks,
                               const char *template_id,
                               TriKind kind,
                               TriPicker who);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPick, tri_pick_free)

G_END_DECLS

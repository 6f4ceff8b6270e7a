/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What client and partner liked on the pictures they were shown. */

#include "config.h"

#include "tri-pick.h"

static const char *const picker_ids[TRI_N_PICKERS] = { "client", "partner" };

const char *
tri_picker_get_id (TriPicker who)
{
  g_return_val_if_fail ((guint) who < TRI_N_PICKERS, NULL);

  return picker_ids[who];
}

gboolean
tri_picker_from_id (const char *id, TriPicker *out_who)
{
  g_return_val_if_fail (id != NULL && out_who != NULL, FALSE);

  for (guint i = 0; i < TRI_N_PICKERS; i++)
    if (g_str_equal (picker_ids[i], id))
      {
        *out_who = (TriPicker) i;
        return TRUE;
      }
  return FALSE;
}

void
tri_pick_free (TriPick *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->template_id);
  g_free (self->design);
  g_free (self);
}

TriPick *
tri_pick_copy (const TriPick *self)
{
  TriPick *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->template_id = g_strdup (self->template_id);
  copy->design = g_strdup (self->design);
  return copy;
}

const TriPick *
tri_picks_find (const GPtrArray *picks, const char *template_id, TriKind kind, TriPicker who)
{
  g_return_val_if_fail (picks != NULL && template_id != NULL, NULL);

  for (guint i = 0; i < picks->len; i++)
    {
      const TriPick *pick = picks->pdata[i];

      if (pick->withdrawn_utc == 0 && pick->kind == kind && pick->who == who
          && g_str_equal (pick->template_id, template_id))
        return pick;
    }
  return NULL;
}

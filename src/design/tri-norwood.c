/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids and names of the Norwood stages. */

#include "config.h"

#include "tri-norwood.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
} stages[TRI_N_NORWOODS] = {
  [TRI_NORWOOD_2] = { "2", N_ ("Norwood II") },
  [TRI_NORWOOD_3] = { "3", N_ ("Norwood III") },
  [TRI_NORWOOD_3V] = { "3v", N_ ("Norwood III vertex") },
  [TRI_NORWOOD_4] = { "4", N_ ("Norwood IV") },
  [TRI_NORWOOD_5] = { "5", N_ ("Norwood V") },
  [TRI_NORWOOD_6] = { "6", N_ ("Norwood VI") },
  [TRI_NORWOOD_7] = { "7", N_ ("Norwood VII") },
};

const char *
tri_norwood_get_id (TriNorwood norwood)
{
  g_return_val_if_fail ((guint) norwood < TRI_N_NORWOODS, NULL);

  return stages[norwood].id;
}

gboolean
tri_norwood_from_id (const char *id, TriNorwood *out_norwood)
{
  g_return_val_if_fail (out_norwood != NULL, FALSE);

  for (guint i = 0; i < TRI_N_NORWOODS; i++)
    {
      if (g_strcmp0 (stages[i].id, id) == 0)
        {
          *out_norwood = (TriNorwood) i;
          return TRUE;
        }
    }
  return FALSE;
}

TriNorwood
tri_norwood_get_later (TriNorwood norwood, guint steps)
{
  g_return_val_if_fail ((guint) norwood < TRI_N_NORWOODS, norwood);

  for (guint i = 0; i < steps && norwood < TRI_NORWOOD_7; i++)
    norwood = norwood == TRI_NORWOOD_3 ? TRI_NORWOOD_4 : (TriNorwood) (norwood + 1);
  return norwood;
}

const char *
tri_norwood_get_name (TriNorwood norwood)
{
  g_return_val_if_fail ((guint) norwood < TRI_N_NORWOODS, NULL);

  return _ (stages[norwood].name);
}

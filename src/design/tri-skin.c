/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids of hair colours and names of what speeds fading up or slows it down. */

#include "config.h"

#include "tri-skin.h"

#include <glib/gi18n-lib.h>

static const char *const hair_ids[TRI_N_HAIRS] = {
  [TRI_HAIR_BLACK] = "black",
  [TRI_HAIR_DARK_BROWN] = "dark-brown",
  [TRI_HAIR_BROWN] = "brown",
  [TRI_HAIR_FAIR] = "fair",
};

const char *
tri_hair_get_id (TriHair hair)
{
  g_return_val_if_fail ((guint) hair < TRI_N_HAIRS, NULL);

  return hair_ids[hair];
}

gboolean
tri_hair_from_id (const char *id, TriHair *out_hair)
{
  g_return_val_if_fail (out_hair != NULL, FALSE);

  for (guint i = 0; i < TRI_N_HAIRS; i++)
    if (g_strcmp0 (id, hair_ids[i]) == 0)
      {
        *out_hair = (TriHair) i;
        return TRUE;
      }

  return FALSE;
}

const char *
tri_fade_factor_get_name (TriFadeFactors factor)
{
  switch (factor)
    {
    case TRI_FADE_SUN:
      return _ ("Strong sun without protection");
    case TRI_FADE_PROTECTED:
      return _ ("Hat or sunscreen");
    case TRI_FADE_OILY:
      return _ ("Oily skin");
    case TRI_FADE_SWEAT:
      return _ ("Sport, pool or sauna");
    case TRI_FADE_EXFOLIANT:
      return _ ("Retinoid or acid peel");
    case TRI_FADE_SMOKER:
      return _ ("Smoking");
    case TRI_FADE_SCAR:
      return _ ("Scar tissue");
    default:
      g_return_val_if_reached (NULL);
    }
}

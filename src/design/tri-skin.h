/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the client's skin, hair and habits changes shade and fading. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRI_HAIR_BLACK,
  TRI_HAIR_DARK_BROWN,
  TRI_HAIR_BROWN,
  TRI_HAIR_FAIR, /* blond, red or grey */
  TRI_N_HAIRS,
} TriHair;

/* Habits and conditions that multiply the fading rate (DOMAIN 3); bits of TriSkin.factors. */
typedef enum
{
  TRI_FADE_SUN = 1 << 0,       /* strong sun without protection */
  TRI_FADE_PROTECTED = 1 << 1, /* hat or SPF */
  TRI_FADE_OILY = 1 << 2,      /* oily skin */
  TRI_FADE_SWEAT = 1 << 3,     /* sport, pool, sauna */
  TRI_FADE_EXFOLIANT = 1 << 4, /* retinoid, AHA */
  TRI_FADE_SMOKER = 1 << 5,
  TRI_FADE_SCAR = 1 << 6,
} TriFadeFactors;

#define TRI_N_FADE_FACTORS 7

/* Plain value; zero-initialised plus fitzpatrick 3 is a sensible default. */
typedef struct
{
  int fitzpatrick; /* 1 to 6 */
  TriHair hair;
  guint factors; /* TriFadeFactors */
} TriSkin;

#define TRI_SKIN_DEFAULT ((TriSkin){ .fitzpatrick = 3, .hair = TRI_HAIR_DARK_BROWN, .factors = 0 })

const char *tri_hair_get_id (TriHair hair);
gboolean tri_hair_from_id (const char *id, TriHair *out_hair);
/* Translated name of one fade factor (a single bit). */
const char *tri_fade_factor_get_name (TriFadeFactors factor);

G_END_DECLS

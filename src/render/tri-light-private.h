/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables between sRGB bytes and linear light, made once (IEC 61966-2-1). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Linear light in 16 bit; its inverse is indexed by the upper 14 of them. */
#define TRI_LIGHT_INVERSE_SHIFT 2
#define TRI_LIGHT_INVERSE_SIZE (65536 >> TRI_LIGHT_INVERSE_SHIFT)

typedef struct
{
  guint16 linear[256];
  guint8 encoded[TRI_LIGHT_INVERSE_SIZE]; /* encoded[linear[v] >> shift] == v for every v */
} TriLightTables;

const TriLightTables *_tri_light_get_tables (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Norwood stages of hair loss, as far as they bound the hair that is left (GEOMETRY 7b). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  TRI_NORWOOD_2,
  TRI_NORWOOD_3,
  TRI_NORWOOD_3V,
  TRI_NORWOOD_4,
  TRI_NORWOOD_5,
  TRI_NORWOOD_6,
  TRI_NORWOOD_7,
  TRI_N_NORWOODS,
} TriNorwood;

/* "2" … "7", "3v", and back. */
const char *tri_norwood_get_id (TriNorwood norwood);
gboolean tri_norwood_from_id (const char *id, TriNorwood *out_norwood);
/* The stage that comes @steps later, VII at most; III and III vertex both go on to IV. */
TriNorwood tri_norwood_get_later (TriNorwood norwood, guint steps);
/* "Norwood III vertex", translated. */
const char *tri_norwood_get_name (TriNorwood norwood);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client does before and after a session, day by day. */

#pragma once

#include "tri-estimate.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_CARE_MOISTURISE_BEFORE,
  TRI_CARE_SUN_BEFORE,
  TRI_CARE_ALCOHOL,
  TRI_CARE_PAINKILLERS,
  TRI_CARE_CLIP,
  TRI_CARE_CAFFEINE,
  TRI_CARE_DRY, /* the first one of the aftercare */
  TRI_CARE_PICKING,
  TRI_CARE_GYM,
  TRI_CARE_SHAVE,
  TRI_CARE_RINSE,
  TRI_CARE_SHAMPOO,
  TRI_CARE_MOISTURISE_AFTER,
  TRI_CARE_POOL,
  TRI_CARE_SUN_AFTER,
  TRI_CARE_SUNSCREEN,
  TRI_N_CARE_ITEMS,
} TriCareItemId;

/* Plain value; its texts are static. */
typedef struct
{
  TriCareItemId item;
  const char *id;     /* stable, in the record: "clip" */
  const char *text;   /* in the user's language */
  const char *source; /* where it comes from, for the user to read */
  int from, to;       /* days from the session's, both included; negative before it */
  gboolean for_good;  /* never ends; @to is @from */
} TriCareItem;

/* Fills @items, by the day on which they begin; those before the session first. Returns: how many,
 * as a clinic may set a span to nothing */
guint tri_care_list_make (const TriFigures *care, TriCareItem items[TRI_N_CARE_ITEMS]);
/* Whether it is done before the session. */
gboolean tri_care_item_is_before (const TriCareItem *self);
/* "3 Dec 2026", "1 Dec 2026 – 7 Dec 2026", "from 5 Jan 2027 on". Returns: (transfer full) */
char *tri_care_item_format_days (const TriCareItem *self,
                                 TriDate session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client does before and after a session, day by day. */

#include "config.h"

#include "tri-care-list.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Trichion never tells anybody to stop a medicine. */
static const struct
{
  const char *id;
  const char *text;
} texts[TRI_N_CARE_ITEMS] = {
  [TRI_CARE_MOISTURISE_BEFORE]
  = { "moisturise-before", N_ ("Clean and moisturise the scalp every day") },
  [TRI_CARE_SUN_BEFORE] = { "sun-before", N_ ("No sun and no tanning on the scalp") },
  [TRI_CARE_ALCOHOL] = { "alcohol", N_ ("No alcohol") },
  [TRI_CARE_PAINKILLERS]
  = { "painkillers", N_ ("No aspirin or similar painkillers, unless a doctor "
                         "prescribed them; then ask the doctor") },
  [TRI_CARE_CLIP] = { "clip", N_ ("Clip the hair as short as it will be worn") },
  [TRI_CARE_CAFFEINE] = { "caffeine", N_ ("No coffee or energy drinks before the session; eat and "
                                          "drink water") },
  [TRI_CARE_DRY] = { "dry", N_ ("Keep the scalp dry: no water, no sweat, no touching") },
  [TRI_CARE_PICKING] = { "picking", N_ ("No picking or scratching; flakes fall by themselves") },
  [TRI_CARE_GYM] = { "gym", N_ ("No gym, no sport that makes you sweat") },
  [TRI_CARE_SHAVE] = { "shave", N_ ("No wet shave; clipping is possible once the scalp is dry") },
  [TRI_CARE_RINSE] = { "rinse", N_ ("Rinse with lukewarm water, no shampoo, and dab dry") },
  [TRI_CARE_SHAMPOO] = { "shampoo", N_ ("First mild shampoo") },
  [TRI_CARE_MOISTURISE_AFTER]
  = { "moisturise-after", N_ ("Moisturise thinly, twice a day, without scent or alcohol") },
  [TRI_CARE_POOL] = { "pool", N_ ("No pool, no sauna, no steam bath") },
  [TRI_CARE_SUN_AFTER] = { "sun-after", N_ ("No strong sun: a hat, or shade") },
  [TRI_CARE_SUNSCREEN] = { "sunscreen", N_ ("Sunscreen SPF 30–50 whenever the sun is strong") },
};

static int
days_of (const TriFigures *care, TriCareFigure figure)
{
  return (int) round (tri_figures_get (care, figure));
}

/* The figure that sets an item's days, whose source the item has. */
static void
set_days (TriCareItem *item, const TriFigures *care, int from, int to, TriCareFigure figure)
{
  item->from = from;
  item->to = to;
  item->source = _ (tri_figures_get_table (care)->infos[figure].source);
}

static void
fill (TriCareItem items[TRI_N_CARE_ITEMS], const TriFigures *care)
{
  int dry = days_of (care, TRI_FIGURE_CARE_DRY);
  int shampoo = days_of (care, TRI_FIGURE_CARE_SHAMPOO);
  int sun_after = days_of (care, TRI_FIGURE_CARE_SUN_AFTER);
  int clip_from = days_of (care, TRI_FIGURE_CARE_CLIP_FROM);
  int clip_to = days_of (care, TRI_FIGURE_CARE_CLIP_TO);

#define BEFORE(item, figure) set_days (&items[item], care, -days_of (care, figure), -1, figure)
#define AFTER(item, figure) set_days (&items[item], care, 0, days_of (care, figure), figure)
  BEFORE (TRI_CARE_MOISTURISE_BEFORE, TRI_FIGURE_CARE_MOISTURISE_BEFORE);
  BEFORE (TRI_CARE_SUN_BEFORE, TRI_FIGURE_CARE_SUN_BEFORE);
  BEFORE (TRI_CARE_ALCOHOL, TRI_FIGURE_CARE_ALCOHOL);
  BEFORE (TRI_CARE_PAINKILLERS, TRI_FIGURE_CARE_PAINKILLERS);
  set_days (&items[TRI_CARE_CLIP], care, -MAX (clip_from, clip_to), -MIN (clip_from, clip_to),
            TRI_FIGURE_CARE_CLIP_FROM);
  set_days (&items[TRI_CARE_CAFFEINE], care, 0, 0, TRI_FIGURE_CARE_ALCOHOL);
  AFTER (TRI_CARE_DRY, TRI_FIGURE_CARE_DRY);
  AFTER (TRI_CARE_PICKING, TRI_FIGURE_CARE_PICKING);
  AFTER (TRI_CARE_GYM, TRI_FIGURE_CARE_GYM);
  AFTER (TRI_CARE_SHAVE, TRI_FIGURE_CARE_SHAVE);
  set_days (&items[TRI_CARE_RINSE], care, dry + 1, shampoo - 1, TRI_FIGURE_CARE_SHAMPOO);
  set_days (&items[TRI_CARE_SHAMPOO], care, shampoo, shampoo, TRI_FIGURE_CARE_SHAMPOO);
  set_days (&items[TRI_CARE_MOISTURISE_AFTER], care,
            days_of (care, TRI_FIGURE_CARE_MOISTURISE_AFTER), sun_after,
            TRI_FIGURE_CARE_MOISTURISE_AFTER);
  AFTER (TRI_CARE_POOL, TRI_FIGURE_CARE_POOL);
  AFTER (TRI_CARE_SUN_AFTER, TRI_FIGURE_CARE_SUN_AFTER);
  set_days (&items[TRI_CARE_SUNSCREEN], care, sun_after + 1, sun_after + 1,
            TRI_FIGURE_CARE_SUN_AFTER);
  items[TRI_CARE_SUNSCREEN].for_good = TRUE;
#undef BEFORE
#undef AFTER
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const TriCareItem *first = a;
  const TriCareItem *second = b;

  if (tri_care_item_is_before (first) != tri_care_item_is_before (second))
    return tri_care_item_is_before (first) ? -1 : 1;
  if (first->from != second->from)
    return first->from - second->from;
  return (int) first->item - (int) second->item;
}

guint
tri_care_list_make (const TriFigures *care, TriCareItem items[TRI_N_CARE_ITEMS])
{
  TriCareItem all[TRI_N_CARE_ITEMS] = { { 0 } };
  guint n = 0;

  g_return_val_if_fail (care != NULL && items != NULL, 0);

  fill (all, care);
  for (guint i = 0; i < TRI_N_CARE_ITEMS; i++)
    if (all[i].to >= all[i].from)
      {
        all[i].item = i;
        all[i].id = texts[i].id;
        all[i].text = _ (texts[i].text);
        items[n++] = all[i];
      }
  qsort (items, n, sizeof *items, compare_cb);
  return n;
}

gboolean
tri_care_item_is_before (const TriCareItem *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->item < TRI_CARE_DRY;
}

char *
tri_care_item_format_days (const TriCareItem *self, TriDate session)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (session != TRI_DATE_NONE, NULL);

  from = tri_date_format (tri_date_add_days (session, self->from));
  to = tri_date_format (tri_date_add_days (session, self->to));
  if (self->for_good)
    return g_strdup_printf (_ ("from %s on"), from);
  if (self->from == self->to)
    return g_steal_pointer (&from);
  /* TRANSLATORS: from one day to another */
  return g_strdup_printf (_ ("%s – %s"), from, to);
}

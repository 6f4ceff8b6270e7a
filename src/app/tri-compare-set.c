/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is compared: styles, moments or kinds of treatment, and in which places. */

#include "config.h"

#include "tri-compare-set.h"

#include "tri-pick.h"

#include <glib/gi18n.h>

static const char *const mode_ids[TRI_N_COMPARE_MODES] = {
  [TRI_COMPARE_STYLES] = "styles",
  [TRI_COMPARE_MOMENTS] = "moments",
  [TRI_COMPARE_KINDS] = "kinds",
  [TRI_COMPARE_PHOTOS] = "photos",
};

/* Healed, in place of an age. */
#define HEALED -1.0

static const struct
{
  const char *title;
  double sessions; /* 0 for all */
  double years;
} moments[TRI_COMPARE_N_MOMENTS] = {
  { N_ ("First session, healed"), 1.0, HEALED },
  { N_ ("Just done"), 0.0, 0.0 },
  { N_ ("Healed"), 0.0, HEALED },
  { N_ ("After 6 months"), 0.0, 0.5 },
  { N_ ("After 1 year"), 0.0, 1.0 },
  { N_ ("After 2 years"), 0.0, 2.0 },
  { N_ ("After 3 years"), 0.0, 3.0 },
  { N_ ("After 5 years"), 0.0, 5.0 },
  { N_ ("After 10 years"), 0.0, 10.0 },
};

enum
{
  MOMENT_DONE = 1,
  MOMENT_HEALED = 2,
  MOMENT_2_YEARS = 5,
  MOMENT_5_YEARS = 7,
};

const char *
tri_compare_mode_get_id (TriCompareMode mode)
{
  g_return_val_if_fail ((guint) mode < TRI_N_COMPARE_MODES, NULL);

  return mode_ids[mode];
}

gboolean
tri_compare_mode_from_id (const char *id, TriCompareMode *out_mode)
{
  for (guint i = 0; i < TRI_N_COMPARE_MODES; i++)
    if (g_strcmp0 (id, mode_ids[i]) == 0)
      {
        *out_mode = (TriCompareMode) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_compare_moment_get_title (guint index)
{
  g_return_val_if_fail (index < TRI_COMPARE_N_MOMENTS, NULL);

  return _ (moments[index].title);
}

TriMoment
tri_compare_moment_make (guint index, const TriMoment *whole, double healing_days)
{
  TriMoment moment = *whole;

  g_return_val_if_fail (index < TRI_COMPARE_N_MOMENTS, moment);

  if (moments[index].sessions > 0.0)
    moment.sessions_done = moments[index].sessions;
  moment.age_days
      = moments[index].years < 0.0 ? healing_days : moments[index].years * TRI_DAYS_PER_YEAR;
  return moment;
}

/* ticks and places */

static gboolean
items_equal (const TriCompareItem *a, const TriCompareItem *b)
{
  return a->style == b->style && a->kind == b->kind && a->moment == b->moment;
}

static void
add (TriCompareSet *self, TriCompareMode mode, TriTemplate *style, int kind, int moment)
{
  TriCompareItem item = { style, kind, moment };
  guint n = self->n_items[mode];

  for (guint i = 0; i < n; i++)
    if (items_equal (&self->items[mode][i], &item))
      return;
  if (n < TRI_COMPARE_MAX)
    self->items[mode][self->n_items[mode]++] = item;
}

static void
drop (TriCompareSet *self, TriCompareMode mode, TriTemplate *style, int moment)
{
  TriCompareItem *items = self->items[mode];
  guint n = 0;

  for (guint i = 0; i < self->n_items[mode]; i++)
    if (items[i].style != style || items[i].moment != moment)
      items[n++] = items[i];
  self->n_items[mode] = n;
}

static void
add_moment (TriCompareSet *self, TriCompareMode mode, int moment)
{
  if (mode == TRI_COMPARE_KINDS)
    {
      add (self, mode, NULL, TRI_KIND_TEMPORARY, moment);
      add (self, mode, NULL, TRI_KIND_PERMANENT, moment);
    }
  else
    {
      add (self, mode, NULL, -1, moment);
    }
}

/* How many people like the style, of either kind. */
static guint
count_pickers (const GPtrArray *picks, const char *id)
{
  guint n = 0;

  for (guint who = 0; who < TRI_N_PICKERS; who++)
    if (tri_picks_find (picks, id, TRI_KIND_TEMPORARY, (TriPicker) who) != NULL
        || tri_picks_find (picks, id, TRI_KIND_PERMANENT, (TriPicker) who) != NULL)
      n++;
  return n;
}

static TriTemplate *
find_style (const GPtrArray *styles, const char *id)
{
  for (guint i = 0; i < styles->len; i++)
    if (g_str_equal (tri_template_get_id (styles->pdata[i]), id))
      return styles->pdata[i];
  return NULL;
}

void
tri_compare_set_init (TriCompareSet *self,
                      const GPtrArray *styles,
                      const GPtrArray *picks,
                      const char *current_id)
{
  TriTemplate *current;

  g_return_if_fail (self != NULL && styles != NULL && picks != NULL);

  *self = (TriCompareSet){ 0 };
  for (guint n = TRI_N_PICKERS; n > 0; n--)
    for (guint i = 0; i < styles->len; i++)
      if (count_pickers (picks, tri_template_get_id (styles->pdata[i])) == n)
        add (self, TRI_COMPARE_STYLES, styles->pdata[i], -1, -1);
  current = current_id != NULL ? find_style (styles, current_id) : NULL;
  if (current != NULL)
    add (self, TRI_COMPARE_STYLES, current, -1, -1);
  for (guint i = 0; i < styles->len; i++)
    add (self, TRI_COMPARE_STYLES, styles->pdata[i], -1, -1);

  add_moment (self, TRI_COMPARE_MOMENTS, MOMENT_DONE);
  add_moment (self, TRI_COMPARE_MOMENTS, MOMENT_HEALED);
  add_moment (self, TRI_COMPARE_MOMENTS, MOMENT_2_YEARS);
  add_moment (self, TRI_COMPARE_MOMENTS, MOMENT_5_YEARS);

  add_moment (self, TRI_COMPARE_KINDS, MOMENT_HEALED);
  add_moment (self, TRI_COMPARE_KINDS, MOMENT_2_YEARS);
}

gboolean
tri_compare_set_keep_styles (TriCompareSet *self, const GPtrArray *styles)
{
  TriCompareItem *items;
  guint n = 0;

  g_return_val_if_fail (self != NULL && styles != NULL, FALSE);

  items = self->items[TRI_COMPARE_STYLES];
  for (guint i = 0; i < self->n_items[TRI_COMPARE_STYLES]; i++)
    {
      TriTemplate *style = find_style (styles, tri_template_get_id (items[i].style));

      if (style == NULL)
        continue;
      items[n] = items[i];
      items[n++].style = style;
    }
  self->n_items[TRI_COMPARE_STYLES] = n;
  return n >= TRI_COMPARE_MIN;
}

gboolean
tri_compare_set_has_style (const TriCompareSet *self, TriTemplate *style)
{
  g_return_val_if_fail (self != NULL && style != NULL, FALSE);

  for (guint i = 0; i < self->n_items[TRI_COMPARE_STYLES]; i++)
    if (self->items[TRI_COMPARE_STYLES][i].style == style)
      return TRUE;
  return FALSE;
}

gboolean
tri_compare_set_has_moment (const TriCompareSet *self, TriCompareMode mode, guint index)
{
  g_return_val_if_fail (self != NULL && (guint) mode < TRI_N_COMPARE_MODES, FALSE);

  for (guint i = 0; i < self->n_items[mode]; i++)
    if (self->items[mode][i].moment == (int) index)
      return TRUE;
  return FALSE;
}

guint
tri_compare_mode_get_most (TriCompareMode mode)
{
  return mode == TRI_COMPARE_KINDS ? TRI_COMPARE_MAX / 2 : TRI_COMPARE_MAX;
}

guint
tri_compare_mode_get_fewest (TriCompareMode mode)
{
  return mode == TRI_COMPARE_KINDS ? TRI_COMPARE_MIN / 2 : TRI_COMPARE_MIN;
}

guint
tri_compare_set_count_ticks (const TriCompareSet *self, TriCompareMode mode)
{
  g_return_val_if_fail (self != NULL && (guint) mode < TRI_N_COMPARE_MODES, 0);

  return mode == TRI_COMPARE_KINDS ? self->n_items[mode] / 2 : self->n_items[mode];
}

static gboolean
may_tick (const TriCompareSet *self, TriCompareMode mode, gboolean ticked)
{
  guint n = tri_compare_set_count_ticks (self, mode);

  return ticked ? n < tri_compare_mode_get_most (mode) : n > tri_compare_mode_get_fewest (mode);
}

gboolean
tri_compare_set_tick_style (TriCompareSet *self, TriTemplate *style, gboolean ticked)
{
  g_return_val_if_fail (self != NULL && style != NULL, FALSE);

  if (tri_compare_set_has_style (self, style) == !!ticked)
    return TRUE;
  if (!may_tick (self, TRI_COMPARE_STYLES, ticked))
    return FALSE;
  if (ticked)
    add (self, TRI_COMPARE_STYLES, style, -1, -1);
  else
    drop (self, TRI_COMPARE_STYLES, style, -1);
  return TRUE;
}

gboolean
tri_compare_set_tick_moment (TriCompareSet *self, TriCompareMode mode, guint index, gboolean ticked)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (mode == TRI_COMPARE_MOMENTS || mode == TRI_COMPARE_KINDS, FALSE);
  g_return_val_if_fail (index < TRI_COMPARE_N_MOMENTS, FALSE);

  if (tri_compare_set_has_moment (self, mode, index) == !!ticked)
    return TRUE;
  if (!may_tick (self, mode, ticked))
    return FALSE;
  if (ticked)
    add_moment (self, mode, (int) index);
  else
    drop (self, mode, NULL, (int) index);
  return TRUE;
}

void
tri_compare_set_swap (TriCompareSet *self, TriCompareMode mode, guint a, guint b)
{
  TriCompareItem item;

  g_return_if_fail (self != NULL && (guint) mode < TRI_N_COMPARE_MODES);
  g_return_if_fail (a < self->n_items[mode] && b < self->n_items[mode]);

  item = self->items[mode][a];
  self->items[mode][a] = self->items[mode][b];
  self->items[mode][b] = item;
}

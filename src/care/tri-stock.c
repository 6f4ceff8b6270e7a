/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's stock of pigment and needles, lot by lot, and whether one may be used. */

#include "config.h"

#include "tri-stock.h"

#include "tri-error.h"
#include "tri-estimate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

TriLot *
tri_lot_new (TriLotKind kind)
{
  TriLot *self;

  g_return_val_if_fail ((guint) kind < TRI_N_LOT_KINDS, NULL);

  self = g_new0 (TriLot, 1);
  self->id = g_uuid_string_random ();
  self->kind = kind;
  self->maker = g_strdup ("");
  self->name = g_strdup ("");
  self->catalogue = g_strdup ("");
  self->lot = g_strdup ("");
  self->amount_left = -1;
  return self;
}

TriLot *
tri_lot_copy (const TriLot *self)
{
  TriLot *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->maker = g_strdup (self->maker);
  copy->name = g_strdup (self->name);
  copy->catalogue = g_strdup (self->catalogue);
  copy->lot = g_strdup (self->lot);
  return copy;
}

void
tri_lot_free (TriLot *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->maker);
  g_free (self->name);
  g_free (self->catalogue);
  g_free (self->lot);
  g_free (self);
}

static gboolean
set_invalid (GError **error, const char *text)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, text);
  return FALSE;
}

gboolean
tri_lot_validate (TriLot *self, TriDate today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (today != TRI_DATE_NONE, FALSE);

  g_strstrip (self->maker);
  g_strstrip (self->name);
  g_strstrip (self->catalogue);
  g_strstrip (self->lot);
  if (*self->maker == '\0')
    return set_invalid (error, _ ("Enter the maker; it is printed on the bottle or box."));
  if (*self->lot == '\0')
    return set_invalid (error, _ ("Enter the lot number; it is printed on the bottle or box."));
  if (self->opened != TRI_DATE_NONE && self->opened > today)
    return set_invalid (error, _ ("The day on which it was opened must be today or earlier."));
  if (!isfinite (self->amount_left) || self->amount_left > 1e6)
    return set_invalid (error, _ ("The amount that is left is not a number."));
  return TRUE;
}

char *
tri_lot_describe (const TriLot *self)
{
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->maker);
  if (*self->name != '\0')
    g_string_append_printf (text, " · %s", self->name);
  g_string_append (text, " · ");
  /* TRANSLATORS: the maker's lot (batch) number */
  g_string_append_printf (text, _ ("lot %s"), self->lot);
  return g_string_free (text, FALSE);
}

/* The last day on which an open bottle is good; TRI_DATE_NONE while it is closed. */
static TriDate
get_open_until (const TriLot *self, const TriFigures *care)
{
  if (self->kind != TRI_LOT_PIGMENT || self->opened == TRI_DATE_NONE)
    return TRI_DATE_NONE;
  return tri_date_add_months (self->opened,
                              (int) round (tri_figures_get (care, TRI_FIGURE_STOCK_OPENED)));
}

TriDate
tri_lot_get_last_day (const TriLot *self, const TriFigures *care)
{
  TriDate until;

  g_return_val_if_fail (self != NULL && care != NULL, TRI_DATE_NONE);

  until = get_open_until (self, care);
  if (until == TRI_DATE_NONE || self->expiry == TRI_DATE_NONE)
    return until == TRI_DATE_NONE ? self->expiry : until;
  return MIN (until, self->expiry);
}

char *
tri_lot_check (const TriLot *self, TriLotKind kind, const TriFigures *care, TriDate day)
{
  g_autofree char *date = NULL;
  TriDate until;

  g_return_val_if_fail (care != NULL && day != TRI_DATE_NONE, NULL);

  if (self == NULL)
    return g_strdup (kind == TRI_LOT_PIGMENT
                         ? _ ("No pigment lot is named; without it this session cannot be found if "
                              "the maker recalls the pigment.")
                         : _ ("No needle lot is named; without it this session cannot be found if "
                              "the maker recalls the needles."));
  if (self->used_up)
    return g_strdup_printf (_ ("Lot %s is marked as used up."), self->lot);
  if (self->expiry != TRI_DATE_NONE && day > self->expiry)
    {
      date = tri_date_format (self->expiry);
      return g_strdup_printf (_ ("Lot %s expired on %s."), self->lot, date);
    }
  until = get_open_until (self, care);
  if (until != TRI_DATE_NONE && day > until)
    {
      date = tri_date_format (self->opened);
      return g_strdup_printf (_ ("Lot %s is open since %s: longer than %.0f months."), self->lot,
                              date, tri_figures_get (care, TRI_FIGURE_STOCK_OPENED));
    }
  return NULL;
}

void
tri_lot_use_free (TriLotUse *self)
{
  if (self == NULL)
    return;
  g_free (self->client_id);
  g_free (self->display_name);
  g_free (self);
}

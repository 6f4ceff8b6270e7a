/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's stock of pigment and needles, lot by lot, and whether one may be used. */

#pragma once

#include "tri-date.h"
#include "tri-figures.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_LOT_PIGMENT, /* counted in ml */
  TRI_LOT_NEEDLE,  /* counted in pieces */
  TRI_N_LOT_KINDS,
} TriLotKind;

/* Nothing in it is about a client. Strings are owned and never NULL. */
typedef struct
{
  char *id;
  TriLotKind kind;
  char *maker;
  char *name;      /* the colour, or the make of needle */
  char *catalogue; /* the maker's number, "" */
  char *lot;
  TriDate expiry;     /* the last good day; TRI_DATE_NONE when none is printed */
  TriDate opened;     /* TRI_DATE_NONE while it is closed */
  double amount_left; /* ml or pieces; below 0 when nobody counts */
  gboolean used_up;
} TriLot;

/* With an id, and nothing counted. Returns: (transfer full) */
TriLot *tri_lot_new (TriLotKind kind) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) */
TriLot *tri_lot_copy (const TriLot *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_lot_free (TriLot *self);
/* Trims and checks; TRI_ERROR_INVALID with a sentence: no lot number, no maker or name, opened in
 * the future. */
gboolean tri_lot_validate (TriLot *self, TriDate today, GError **error);
/* "Maker · Black 01 · lot 4711". Returns: (transfer full) */
char *tri_lot_describe (const TriLot *self) G_GNUC_WARN_UNUSED_RESULT;

/* The last day on which it may be used: its expiry, or so many months after it was opened if that
 * is sooner (pigment only). TRI_DATE_NONE without either. @care: the clinic's figures */
TriDate tri_lot_get_last_day (const TriLot *self, const TriFigures *care);

/**
 * tri_lot_check:
 * @self: (nullable): none was named
 * @kind: what it should be
 * @care: the clinic's figures
 * @day: of its use
 *
 * Returns: (transfer full) (nullable): a sentence on why it should not be used: it is missing, used
 *   up, expired, or open for too long
 */
char *tri_lot_check (const TriLot *self, TriLotKind kind, const TriFigures *care, TriDate day)
    G_GNUC_WARN_UNUSED_RESULT;

/* Who was treated with a lot: what a recall asks. */
typedef struct
{
  char *client_id;
  char *display_name; /* tri_client_get_display_name () */
  TriDate date;
  guint ordinal;
} TriLotUse;

void tri_lot_use_free (TriLotUse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriLot, tri_lot_free)

G_END_DECLS

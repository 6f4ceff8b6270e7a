/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a session: who, when, with what, where, and how the skin took it. */

#pragma once

#include "tri-next-shade.h"
#include "tri-record.h"
#include "tri-stock.h"
#include "tri-zone.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_REACTION_NONE,
  TRI_REACTION_REDNESS,
  TRI_REACTION_SWELLING,
  TRI_REACTION_BLEEDING,
  TRI_REACTION_OTHER,
  TRI_N_REACTIONS,
} TriReaction;

/* "none", "redness", "swelling", "bleeding", "other", and back. */
const char *tri_reaction_get_id (TriReaction reaction);
gboolean tri_reaction_from_id (const char *id, TriReaction *out_reaction);
const char *tri_reaction_get_name (TriReaction reaction);

/* One version of it: a correction is a further version, and what it corrects is kept. Strings are
 * owned and never NULL. */
typedef struct
{
  char *id;
  char *session_id;
  guint version; /* from 1; 0 before it is saved */
  gint64 saved_utc;
  char *correction; /* sensitive: why it was corrected, "" in the first */

  char *practitioner;
  TriDate date;
  int start_minute; /* of the clinic's day, or TRI_MINUTE_NONE; so is the end */
  int end_minute;
  guint shade;          /* the ladder's, which says the dilution */
  char *pigment_lot_id; /* "" when none is named */
  char *needle_lot_id;
  char *lot_reason; /* why a lot was used that should not be, "" */
  double depth_mm;  /* of the needle, 0 when it was not noted */
  char *machine;    /* speed, voltage, as it was noted */
  guint dots;
  double area_cm2[TRI_N_ZONES];
  gint64 fee_minor;
  TriDate aftercare; /* the day on which it was handed over, TRI_DATE_NONE when not */
  GPtrArray *photos; /* (element-type utf8): ids of the client's photos */

  /* sensitive, as are @correction and the photos */
  TriHealed previous_healed; /* how the session before had healed by now */
  TriReaction reaction;
  char *reaction_text;
  char *notes;
  char *strokes; /* tri_strokes_to_string (), "" without a drawn signature */
  char *signer;  /* typed instead, "" */
} TriSessionRecord;

/* Of nothing done yet. Returns: (transfer full) */
TriSessionRecord *tri_session_record_new (const char *session_id) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) */
TriSessionRecord *tri_session_record_copy (const TriSessionRecord *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_session_record_free (TriSessionRecord *self);

/* What a record is filled in from, and read with: all of one client's and all of the clinic's. */
typedef struct
{
  GPtrArray *records; /* (element-type TriSessionRecord): all versions, oldest first */
  GPtrArray *lots;    /* (element-type TriLot) */
  GPtrArray *staff;   /* (element-type utf8): names, who worked last first */
} TriSessionBook;

TriSessionBook *tri_session_book_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_session_book_free (TriSessionBook *self);
/* The latest version, or NULL. (transfer none) */
const TriSessionRecord *tri_session_book_find (const TriSessionBook *self, const char *session_id);
/* NULL without one. (transfer none) */
const TriLot *tri_session_book_find_lot (const TriSessionBook *self, const char *lot_id);

/**
 * tri_session_record_prefill:
 * @book: the client's
 * @pigment: the clinic's figures
 * @treatment: of @session
 * @chosen: the shade of the design
 * @region: (nullable): what is treated, to be shared out among the zones
 * @today: when it is done, unless the session's day is earlier
 * @out_reason: (out) (transfer full) (nullable): why this shade, "" when it is just the design's
 *
 * The record of @session as it goes by the plan and by the one before: whoever worked last, the
 * same machine and lots, the planned dots and fee.
 *
 * Returns: (transfer full)
 */
TriSessionRecord *tri_session_record_prefill (const TriSessionBook *book,
                                              const TriFigures *pigment,
                                              const TriTreatment *treatment,
                                              const TriSession *session,
                                              guint chosen,
                                              const TriRegion *region,
                                              TriDate today,
                                              char **out_reason) G_GNUC_WARN_UNUSED_RESULT;

/* Trims and checks; TRI_ERROR_INVALID with a sentence. A correction says why. */
gboolean tri_session_record_validate (TriSessionRecord *self, TriDate today, GError **error);

/* A length in minutes, 0 when the times are not known. */
int tri_session_record_get_minutes (const TriSessionRecord *self);

/* The shade of @session: of its record when it is done, and as it is planned. */
guint tri_session_book_get_shade (const TriSessionBook *self,
                                  const TriFigures *pigment,
                                  const TriTreatment *treatment,
                                  const TriSession *session,
                                  guint chosen);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriSessionRecord, tri_session_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriSessionBook, tri_session_book_free)

G_END_DECLS

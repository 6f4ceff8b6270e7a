/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a session: who, when, with what, where, and how the skin took it. */

#include "config.h"

#include "tri-session-record.h"

#include "tri-appointment.h"
#include "tri-error.h"
#include "tri-strokes.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
} reactions[TRI_N_REACTIONS] = {
  [TRI_REACTION_NONE] = { "none", N_ ("None") },
  [TRI_REACTION_REDNESS] = { "redness", N_ ("Redness") },
  [TRI_REACTION_SWELLING] = { "swelling", N_ ("Swelling") },
  [TRI_REACTION_BLEEDING] = { "bleeding", N_ ("Bleeding") },
  [TRI_REACTION_OTHER] = { "other", N_ ("Other") },
};

const char *
tri_reaction_get_id (TriReaction reaction)
{
  g_return_val_if_fail ((guint) reaction < TRI_N_REACTIONS, NULL);

  return reactions[reaction].id;
}

gboolean
tri_reaction_from_id (const char *id, TriReaction *out_reaction)
{
  g_return_val_if_fail (id != NULL && out_reaction != NULL, FALSE);

  for (guint i = 0; i < TRI_N_REACTIONS; i++)
    if (g_str_equal (reactions[i].id, id))
      {
        *out_reaction = (TriReaction) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_reaction_get_name (TriReaction reaction)
{
  g_return_val_if_fail ((guint) reaction < TRI_N_REACTIONS, NULL);

  return _ (reactions[reaction].name);
}

/* Every text of a record, to be copied and freed. */
#define N_TEXTS 12

static void
list_texts (TriSessionRecord *self, char **texts[N_TEXTS])
{
  char **all[N_TEXTS]
      = { &self->id,         &self->session_id,     &self->correction,    &self->practitioner,
          &self->lot_reason, &self->machine,        &self->reaction_text, &self->notes,
          &self->strokes,    &self->pigment_lot_id, &self->needle_lot_id, &self->signer };

  for (guint i = 0; i < N_TEXTS; i++)
    texts[i] = all[i];
}

TriSessionRecord *
tri_session_record_new (const char *session_id)
{
  TriSessionRecord *self;
  char **texts[N_TEXTS];

  g_return_val_if_fail (session_id != NULL, NULL);

  self = g_new0 (TriSessionRecord, 1);
  list_texts (self, texts);
  for (guint i = 0; i < N_TEXTS; i++)
    *texts[i] = texts[i] == &self->session_id ? g_strdup (session_id) : g_strdup ("");
  self->start_minute = self->end_minute = TRI_MINUTE_NONE;
  self->photos = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static gpointer
text_copy_cb (gconstpointer text, gpointer data)
{
  return g_strdup (text);
}

TriSessionRecord *
tri_session_record_copy (const TriSessionRecord *self)
{
  TriSessionRecord *copy;
  char **texts[N_TEXTS];

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  list_texts (copy, texts);
  for (guint i = 0; i < N_TEXTS; i++)
    *texts[i] = g_strdup (*texts[i]);
  copy->photos = g_ptr_array_copy (self->photos, text_copy_cb, NULL);
  g_ptr_array_set_free_func (copy->photos, g_free);
  return copy;
}

void
tri_session_record_free (TriSessionRecord *self)
{
  char **texts[N_TEXTS];

  if (self == NULL)
    return;
  list_texts (self, texts);
  for (guint i = 0; i < N_TEXTS; i++)
    g_free (*texts[i]);
  g_ptr_array_unref (self->photos);
  g_free (self);
}

TriSessionBook *
tri_session_book_new (void)
{
  TriSessionBook *self = g_new0 (TriSessionBook, 1);

  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_record_free);
  self->lots = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_lot_free);
  self->staff = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
tri_session_book_free (TriSessionBook *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->lots);
  g_ptr_array_unref (self->staff);
  g_free (self);
}

const TriSessionRecord *
tri_session_book_find (const TriSessionBook *self, const char *session_id)
{
  g_return_val_if_fail (self != NULL && session_id != NULL, NULL);

  for (guint i = self->records->len; i-- > 0;)
    {
      const TriSessionRecord *record = self->records->pdata[i];

      if (g_str_equal (record->session_id, session_id))
        return record;
    }
  return NULL;
}

const TriLot *
tri_session_book_find_lot (const TriSessionBook *self, const char *lot_id)
{
  g_return_val_if_fail (self != NULL && lot_id != NULL, NULL);

  for (guint i = 0; i < self->lots->len; i++)
    {
      const TriLot *lot = self->lots->pdata[i];

      if (g_str_equal (lot->id, lot_id))
        return lot;
    }
  return NULL;
}

/* The record of the session before @session in its treatment, or NULL. */
static const TriSessionRecord *
find_previous (const TriSessionBook *self, const TriTreatment *treatment, const TriSession *session)
{
  for (guint i = treatment->sessions->len; i-- > 0;)
    {
      const TriSession *other = treatment->sessions->pdata[i];
      const TriSessionRecord *record;

      if (other->ordinal >= session->ordinal || other->state != TRI_SESSION_DONE)
        continue;
      record = tri_session_book_find (self, other->id);
      if (record != NULL)
        return record;
    }
  return NULL;
}

guint
tri_session_book_get_shade (const TriSessionBook *self,
                            const TriFigures *pigment,
                            const TriTreatment *treatment,
                            const TriSession *session,
                            guint chosen)
{
  const TriSessionRecord *record;
  guint planned;

  g_return_val_if_fail (self != NULL && pigment != NULL, chosen);
  g_return_val_if_fail (treatment != NULL && session != NULL, chosen);

  record = tri_session_book_find (self, session->id);
  if (record != NULL && session->state == TRI_SESSION_DONE)
    return record->shade;
  planned = tri_shade_plan (pigment, chosen, session->ordinal);
  record = find_previous (self, treatment, session);
  return record != NULL && treatment->kind == TRI_KIND_PERMANENT ? MIN (planned, record->shade)
                                                                 : planned;
}

/* The same lots again, as long as there is something in them. */
static void
prefill_lots (TriSessionRecord *self, const TriSessionBook *book)
{
  for (guint i = 0; i < book->lots->len; i++)
    {
      const TriLot *lot = book->lots->pdata[i];
      char **id = lot->kind == TRI_LOT_PIGMENT ? &self->pigment_lot_id : &self->needle_lot_id;

      /* The one that is open before one that is not. */
      if (lot->used_up || (**id != '\0' && lot->opened == TRI_DATE_NONE))
        continue;
      g_free (*id);
      *id = g_strdup (lot->id);
    }
}

TriSessionRecord *
tri_session_record_prefill (const TriSessionBook *book,
                            const TriFigures *pigment,
                            const TriTreatment *treatment,
                            const TriSession *session,
                            guint chosen,
                            const TriRegion *region,
                            TriDate today,
                            char **out_reason)
{
  const TriSessionRecord *previous;
  TriSessionRecord *self;

  g_return_val_if_fail (book != NULL && pigment != NULL, NULL);
  g_return_val_if_fail (treatment != NULL && session != NULL, NULL);
  g_return_val_if_fail (out_reason != NULL, NULL);

  self = tri_session_record_new (session->id);
  self->date = MIN (session->date, today);
  self->dots = session->dots;
  self->fee_minor = session->price_minor;
  if (region != NULL)
    tri_zone_measure (region, self->area_cm2);
  prefill_lots (self, book);

  previous = find_previous (book, treatment, session);
  if (previous != NULL)
    {
      self->depth_mm = previous->depth_mm;
      g_free (self->machine);
      self->machine = g_strdup (previous->machine);
      self->shade = tri_shade_suggest_next (treatment->kind, chosen, previous->shade,
                                            TRI_HEALED_UNKNOWN, out_reason);
    }
  else
    {
      self->shade = tri_shade_plan (pigment, chosen, session->ordinal);
      *out_reason = g_strdup (self->shade != chosen
                                  ? _ ("The first session is lighter than the chosen shade: it "
                                       "shows how the skin holds pigment.")
                                  : "");
    }
  if (previous != NULL || book->staff->len > 0)
    {
      g_free (self->practitioner);
      self->practitioner
          = g_strdup (previous != NULL ? previous->practitioner : book->staff->pdata[0]);
    }
  return self;
}

static gboolean
set_invalid (GError **error, const char *text)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, text);
  return FALSE;
}

static gboolean
check_signature (const TriSessionRecord *self, GError **error)
{
  g_autoptr (TriStrokes) strokes = NULL;

  if (*self->strokes == '\0')
    return TRUE;
  strokes = tri_strokes_from_string (self->strokes, error);
  return strokes != NULL;
}

gboolean
tri_session_record_validate (TriSessionRecord *self, TriDate today, GError **error)
{
  char **texts[N_TEXTS];

  g_return_val_if_fail (self != NULL && today != TRI_DATE_NONE, FALSE);

  list_texts (self, texts);
  for (guint i = 0; i < N_TEXTS; i++)
    {
      if (!g_utf8_validate (*texts[i], -1, NULL))
        return set_invalid (error, _ ("A text is not readable; type it again."));
      g_strstrip (*texts[i]);
    }
  if (self->date == TRI_DATE_NONE || self->date > today)
    return set_invalid (error, _ ("The day of the session must be today or earlier."));
  if ((self->start_minute == TRI_MINUTE_NONE) != (self->end_minute == TRI_MINUTE_NONE))
    return set_invalid (error, _ ("Enter both times of the session, or neither."));
  if (self->start_minute != TRI_MINUTE_NONE
      && (self->start_minute < 0 || self->end_minute >= TRI_DAY_MINUTES
          || self->end_minute <= self->start_minute))
    return set_invalid (error, _ ("The session must end after it begins, on the same day."));
  if (self->shade >= TRI_N_SHADES)
    return set_invalid (error, _ ("Choose a shade of the ladder."));
  if (!(self->depth_mm >= 0 && self->depth_mm <= 5))
    return set_invalid (error, _ ("The depth of the needle must be between 0 and 5 mm."));
  for (guint i = 0; i < TRI_N_ZONES; i++)
    if (!(self->area_cm2[i] >= 0 && self->area_cm2[i] <= 900))
      return set_invalid (error, _ ("The area of a zone must be between 0 and 900 cm²."));
  if (self->fee_minor < 0)
    return set_invalid (error, _ ("The fee cannot be negative."));
  if (self->aftercare != TRI_DATE_NONE && self->aftercare > today)
    return set_invalid (error, _ ("Aftercare was handed over today or earlier."));
  if (self->version > 0 && *self->correction == '\0')
    return set_invalid (error, _ ("Say what is corrected and why; the earlier version is kept."));
  return check_signature (self, error);
}

int
tri_session_record_get_minutes (const TriSessionRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->start_minute != TRI_MINUTE_NONE ? self->end_minute - self->start_minute : 0;
}

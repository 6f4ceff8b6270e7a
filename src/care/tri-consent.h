/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client has agreed to in writing, for one purpose each, and what was taken back.
 *
 * Texts, signatures and reasons are sensitive. Strings are owned and never NULL. A consent is never
 * edited: it may be withdrawn, and be given anew. */

#pragma once

#include "tri-date.h"
#include "tri-figures.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_PURPOSE_TREATMENT,
  TRI_PURPOSE_PHOTOS,    /* kept in the record */
  TRI_PURPOSE_SHARING,   /* pictures shown to others */
  TRI_PURPOSE_MARKETING, /* offers, and the referral programme */
  TRI_N_PURPOSES,
} TriPurpose;

/* "treatment", "photos", "sharing", "marketing", and back. */
const char *tri_purpose_get_id (TriPurpose purpose);
gboolean tri_purpose_from_id (const char *id, TriPurpose *out_purpose);
/* Translated: "Treatment", "Photos for the Record", … */
const char *tri_purpose_get_name (TriPurpose purpose);
/* What it is for, a sentence. */
const char *tri_purpose_explain (TriPurpose purpose);

typedef struct
{
  char *id;
  char *client_id;
  TriPurpose purpose;
  int version;   /* of the clinic's text for this purpose, from 1; 0 before it is saved */
  char *text;    /* as it was signed, paragraphs with an empty line between */
  char *strokes; /* tri_strokes_to_string (), "" when the name was typed */
  char *name;    /* typed instead, or beside the drawing; "" */
  TriDate date;
  gint64 signed_utc;
  TriDate withdrawn; /* TRI_DATE_NONE while it stands */
  char *reason;      /* why it was withdrawn, "" */
} TriConsent;

/* Not signed yet. @text: tri_consent_write_text () */
TriConsent *tri_consent_new (const char *client_id,
                             TriPurpose purpose,
                             const char *text) G_GNUC_WARN_UNUSED_RESULT;
TriConsent *tri_consent_copy (const TriConsent *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_consent_free (TriConsent *self);
/* Trims and checks: there is a text, and somebody signed it, today or earlier. TRI_ERROR_INVALID
 * with a sentence. */
gboolean tri_consent_validate (TriConsent *self, TriDate today, GError **error);

/* @consents: (element-type TriConsent), oldest first. The latest of @purpose is what counts: NULL
 * when there is none or it was withdrawn. (transfer none) */
const TriConsent *tri_consents_find (const GPtrArray *consents, TriPurpose purpose);
/* Whether the client agrees to @purpose now. @consents: (nullable) */
gboolean tri_consent_is_given (const GPtrArray *consents, TriPurpose purpose);

/* The text for @purpose in the user's language: paragraphs with an empty line between.
 * @care: the clinic's figures, which the text on aftercare tells
 * @own: the clinic's own paragraph, "" for none
 * Returns: (transfer full) */
char *tri_consent_write_text (TriPurpose purpose,
                              const TriFigures *care,
                              const char *own) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriConsent, tri_consent_free)

G_END_DECLS

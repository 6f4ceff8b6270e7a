/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client has agreed to in writing, for one purpose each, and what was taken back. */

#include "config.h"

#include "tri-consent.h"

#include "tri-error.h"
#include "tri-strokes.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *id;
  const char *name;
  const char *explanation;
} purposes[TRI_N_PURPOSES] = {
  [TRI_PURPOSE_TREATMENT]
  = { "treatment", N_ ("Treatment"), N_ ("Needed before the first session.") },
  [TRI_PURPOSE_PHOTOS] = { "photos", N_ ("Photos for the Record"),
                           N_ ("Photos are taken, kept and compared; nobody else sees them.") },
  [TRI_PURPOSE_SHARING] = { "sharing", N_ ("Sharing of Pictures"),
                            N_ ("Pictures may be shown to others, in print or on the web.") },
  [TRI_PURPOSE_MARKETING]
  = { "marketing", N_ ("Offers and Referrals"),
      N_ ("The clinic may write with offers, and the client may refer friends.") },
};

const char *
tri_purpose_get_id (TriPurpose purpose)
{
  g_return_val_if_fail ((guint) purpose < TRI_N_PURPOSES, NULL);

  return purposes[purpose].id;
}

gboolean
tri_purpose_from_id (const char *id, TriPurpose *out_purpose)
{
  g_return_val_if_fail (id != NULL && out_purpose != NULL, FALSE);

  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    if (g_str_equal (purposes[i].id, id))
      {
        *out_purpose = (TriPurpose) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_purpose_get_name (TriPurpose purpose)
{
  g_return_val_if_fail ((guint) purpose < TRI_N_PURPOSES, NULL);

  return _ (purposes[purpose].name);
}

const char *
tri_purpose_explain (TriPurpose purpose)
{
  g_return_val_if_fail ((guint) purpose < TRI_N_PURPOSES, NULL);

  return _ (purposes[purpose].explanation);
}

TriConsent *
tri_consent_new (const char *client_id, TriPurpose purpose, const char *text)
{
  TriConsent *self;

  g_return_val_if_fail (client_id != NULL && text != NULL, NULL);
  g_return_val_if_fail ((guint) purpose < TRI_N_PURPOSES, NULL);

  self = g_new0 (TriConsent, 1);
  self->id = g_strdup ("");
  self->client_id = g_strdup (client_id);
  self->purpose = purpose;
  self->text = g_strdup (text);
  self->strokes = g_strdup ("");
  self->name = g_strdup ("");
  self->reason = g_strdup ("");
  return self;
}

TriConsent *
tri_consent_copy (const TriConsent *self)
{
  TriConsent *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->text = g_strdup (self->text);
  copy->strokes = g_strdup (self->strokes);
  copy->name = g_strdup (self->name);
  copy->reason = g_strdup (self->reason);
  return copy;
}

void
tri_consent_free (TriConsent *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->text);
  g_free (self->strokes);
  g_free (self->name);
  g_free (self->reason);
  g_free (self);
}

static gboolean
check_signature (const TriConsent *self, GError **error)
{
  g_autoptr (TriStrokes) strokes = NULL;

  if (*self->strokes != '\0')
    {
      strokes = tri_strokes_from_string (self->strokes, error);
      return strokes != NULL;
    }
  if (*self->name != '\0' && g_utf8_validate (self->name, -1, NULL))
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The consent is not signed: draw the signature, or type the name."));
  return FALSE;
}

gboolean
tri_consent_validate (TriConsent *self, TriDate today, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_strstrip (self->name);
  g_strstrip (self->reason);
  if (*self->text == '\0')
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is no text to agree to."));
      return FALSE;
    }
  if (self->date == TRI_DATE_NONE || self->date > today)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The day of the signature must be today or earlier."));
      return FALSE;
    }
  return check_signature (self, error);
}

const TriConsent *
tri_consents_find (const GPtrArray *consents, TriPurpose purpose)
{
  for (guint i = consents != NULL ? consents->len : 0; i-- > 0;)
    {
      const TriConsent *consent = consents->pdata[i];

      if (consent->purpose == purpose)
        return consent->withdrawn == TRI_DATE_NONE ? consent : NULL;
    }
  return NULL;
}

gboolean
tri_consent_is_given (const GPtrArray *consents, TriPurpose purpose)
{
  return tri_consents_find (consents, purpose) != NULL;
}

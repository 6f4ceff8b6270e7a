/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids, ownership and look-ups of the record's plain values. */

#include "config.h"

#include "tri-record.h"

#include <glib/gi18n-lib.h>

char *
tri_id_new (void)
{
  return g_uuid_string_random ();
}

void
tri_photo_record_free (TriPhotoRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->file_name);
  g_free (self->sha256);
  g_free (self);
}

TriPhotoRecord *
tri_photo_record_copy (const TriPhotoRecord *self)
{
  TriPhotoRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->file_name = g_strdup (self->file_name);
  copy->sha256 = g_strdup (self->sha256);
  return copy;
}

void
tri_registration_record_free (TriRegistrationRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->photo_id);
  g_free (self);
}

TriRegistrationRecord *
tri_registration_record_copy (const TriRegistrationRecord *self)
{
  TriRegistrationRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->photo_id = g_strdup (self->photo_id);
  return copy;
}

void
tri_design_revision_free (TriDesignRevision *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->design);
  g_free (self);
}

TriDesignRevision *
tri_design_revision_copy (const TriDesignRevision *self)
{
  TriDesignRevision *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->design = g_strdup (self->design);
  return copy;
}

void
tri_session_free (TriSession *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->treatment_id);
  g_free (self->override_reason);
  g_free (self);
}

const char *
tri_session_get_name (const TriSession *self, TriKind kind)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->touch_up)
    return kind == TRI_KIND_PERMANENT ? _ ("Touch-up") : _ ("Renewal");
  return tri_session_get_purpose (self->ordinal);
}

TriSession *
tri_session_copy (const TriSession *self)
{
  TriSession *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->treatment_id = g_strdup (self->treatment_id);
  copy->override_reason = g_strdup (self->override_reason);
  return copy;
}

void
tri_treatment_free (TriTreatment *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->decision_id);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_free (self);
}

TriTreatment *
tri_treatment_copy (const TriTreatment *self)
{
  TriTreatment *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->decision_id = g_strdup (self->decision_id);
  copy->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  for (guint i = 0; self->sessions != NULL && i < self->sessions->len; i++)
    g_ptr_array_add (copy->sessions, tri_session_copy (self->sessions->pdata[i]));
  return copy;
}

void
tri_quote_record_free (TriQuoteRecord *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->decision_id);
  g_clear_pointer (&self->quote, tri_quote_free);
  g_free (self);
}

TriQuoteRecord *
tri_quote_record_copy (const TriQuoteRecord *self)
{
  TriQuoteRecord *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->decision_id = g_strdup (self->decision_id);
  copy->quote = self->quote != NULL ? tri_quote_copy (self->quote) : NULL;
  return copy;
}

TriDossier *
tri_dossier_new (void)
{
  TriDossier *self = g_new0 (TriDossier, 1);

  self->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_photo_record_free);
  self->registrations
      = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_registration_record_free);
  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_design_revision_free);
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_design_step_free);
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_decision_free);
  self->treatments = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_treatment_free);
  self->quotes = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_quote_record_free);
  self->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
  self->picks = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_pick_free);
  self->blind_results = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_blind_result_free);
  return self;
}

void
tri_dossier_free (TriDossier *self)
{
  if (self == NULL)
    return;
  tri_client_free (self->client);
  g_ptr_array_unref (self->photos);
  g_ptr_array_unref (self->registrations);
  g_ptr_array_unref (self->revisions);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->decisions);
  g_ptr_array_unref (self->treatments);
  g_ptr_array_unref (self->quotes);
  g_ptr_array_unref (self->ledger);
  g_ptr_array_unref (self->picks);
  g_ptr_array_unref (self->blind_results);
  g_free (self);
}

TriRegistrationRecord *
tri_dossier_get_registration (const TriDossier *self, const char *photo_id)
{
  g_return_val_if_fail (self != NULL && photo_id != NULL, NULL);

  for (guint i = self->registrations->len; i-- > 0;)
    {
      TriRegistrationRecord *record = self->registrations->pdata[i];

      if (g_str_equal (record->photo_id, photo_id))
        return record;
    }
  return NULL;
}

gboolean
tri_dossier_has_profile (const TriDossier *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->registrations->len; i++)
    {
      const TriRegistrationRecord *record = g_ptr_array_index (self->registrations, i);

      if (tri_pose_is_profile (&record->pose))
        return TRUE;
    }
  return FALSE;
}

TriDesignRevision *
tri_dossier_get_revision (const TriDossier *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = self->revisions->len; i-- > 0;)
    {
      TriDesignRevision *revision = self->revisions->pdata[i];

      if (g_str_equal (revision->id, id))
        return revision;
    }
  return NULL;
}

gboolean
tri_dossier_get_balance (const TriDossier *self,
                         const char *currency,
                         TriMoney *out_balance,
                         GError **error)
{
  g_return_val_if_fail (self != NULL && out_balance != NULL, FALSE);
  g_return_val_if_fail (currency != NULL && tri_currency_is_valid (currency), FALSE);

  if (self->ledger->len == 0)
    {
      *out_balance = tri_money_make (0, currency);
      return TRUE;
    }
  return tri_ledger_balance (self->ledger, out_balance, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Record page's part about consents: given, withdrawn, earlier ones, and signing. */

#include "config.h"

#include "tri-record-page-private.h"

#include "tri-consent-dialog.h"

#include <glib/gi18n.h>

static const TriPapers *
get_papers (TriRecordPage *self)
{
  return tri_consultation_get_papers (self->consultation);
}

void
_tri_record_page_sign (TriRecordPage *self, TriPurpose purpose)
{
  g_autofree char *text
      = tri_consent_write_text (purpose, tri_consultation_get_clinic (self->consultation)->care,
                                get_papers (self)->paragraphs[purpose]);

  _tri_record_page_open (self,
                         GTK_WINDOW (tri_consent_dialog_new (
                             tri_consultation_get_store (self->consultation),
                             tri_consultation_get_client (self->consultation)->id, purpose, text)));
}

static void
sign_cb (TriPaperRow *row, TriRecordPage *self)
{
  _tri_record_page_sign (
      self, (TriPurpose) GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "purpose")));
}

static void
read_cb (TriPaperRow *row, TriRecordPage *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "consent"));
  const TriConsent *consent = g_ptr_array_index (get_papers (self)->consents, index);
  gboolean is_latest = tri_consents_find (get_papers (self)->consents, consent->purpose) == consent;

  _tri_record_page_open (self,
                         GTK_WINDOW (tri_consent_dialog_new_for_reading (
                             tri_consultation_get_store (self->consultation), consent, is_latest)));
}

/* "Signed on 28 Nov 2026 · text 2", "Withdrawn on 2 Jan 2027" */
static char *
describe (const TriConsent *consent)
{
  g_autofree char *signed_on = tri_date_format (consent->date);
  g_autofree char *withdrawn_on = tri_date_format (consent->withdrawn);

  if (consent->withdrawn == TRI_DATE_NONE)
    return g_strdup_printf (_ ("Signed on %s · text %d"), signed_on, consent->version);
  return g_strdup_printf (_ ("Signed on %s · text %d, withdrawn on %s"), signed_on,
                          consent->version, withdrawn_on);
}

static TriPaperRow *
add_signed (TriRecordPage *self, guint index, const char *title)
{
  const TriConsent *consent = g_ptr_array_index (get_papers (self)->consents, index);
  g_autofree char *text = describe (consent);
  TriPaperRow *row = _tri_record_page_add (self, self->consents_group, title, text);

  tri_paper_row_set_opens (row);
  g_object_set_data (G_OBJECT (row), "consent", GUINT_TO_POINTER (index));
  g_signal_connect_object (row, "activated", G_CALLBACK (read_cb), self, 0);
  return row;
}

static void
show_purpose (TriRecordPage *self, TriPurpose purpose)
{
  const char *name = tri_purpose_get_name (purpose);
  TriPaperRow *latest = NULL;

  for (guint i = get_papers (self)->consents->len; i-- > 0;)
    {
      const TriConsent *consent = g_ptr_array_index (get_papers (self)->consents, i);
      g_autofree char *earlier = NULL;

      if (consent->purpose != purpose)
        continue;
      if (latest != NULL)
        {
          /* Translators: a consent that another one for the same purpose has followed */
          earlier = g_strdup_printf (_ ("%s, earlier"), name);
          add_signed (self, i, earlier);
          continue;
        }
      latest = add_signed (self, i, name);
      if (consent->withdrawn == TRI_DATE_NONE)
        tri_paper_row_set_badge (latest, _ ("given"), "success");
      else
        tri_paper_row_set_badge (latest, _ ("withdrawn"), "warning");
    }
  if (latest == NULL)
    latest = _tri_record_page_add (self, self->consents_group, name, tri_purpose_explain (purpose));
  if (tri_consent_is_given (get_papers (self)->consents, purpose))
    return;
  tri_paper_row_set_button (latest, _ ("Sign…"));
  g_object_set_data (G_OBJECT (latest), "purpose", GUINT_TO_POINTER (purpose));
  g_signal_connect_object (latest, "act", G_CALLBACK (sign_cb), self, 0);
}

void
_tri_record_page_show_consents (TriRecordPage *self)
{
  for (guint i = 0; i < TRI_N_PURPOSES; i++)
    show_purpose (self, (TriPurpose) i);
}

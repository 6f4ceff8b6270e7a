/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the Record page share. */

#pragma once

#include "tri-paper-row.h"
#include "tri-record-page.h"
#include "tri-referral-group.h"

G_BEGIN_DECLS

struct _TriRecordPage
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *missing_group;
  AdwPreferencesGroup *intake_group;
  AdwPreferencesGroup *client_group;
  AdwPreferencesGroup *consents_group;
  AdwPreferencesGroup *history_group;
  TriReferralGroup *referral_group;
  GtkButton *ask_button;

  TriConsultation *consultation;
  GPtrArray *rows; /* (element-type GtkWidget): what the groups show, to be taken out again */
};

/* Adds a line at the end of @group. @subtitle: (nullable). (transfer none) */
TriPaperRow *_tri_record_page_add (TriRecordPage *self,
                                   AdwPreferencesGroup *group,
                                   const char *title,
                                   const char *subtitle);
/* Shows a dialog that says "saved" when papers have changed. */
void _tri_record_page_open (TriRecordPage *self, GtkWindow *dialog);

/* In these the papers are loaded.
 *
 * tri-record-page-intake.c: what is missing, and what was answered */
/* Returns: how much is missing */
guint _tri_record_page_show_missing (TriRecordPage *self);
void _tri_record_page_show_intake (TriRecordPage *self);
/* Asks the questions, beginning at @question_id (nullable). */
void _tri_record_page_ask (TriRecordPage *self, const char *question_id);

/* tri-record-page-consents.c */
void _tri_record_page_show_consents (TriRecordPage *self);
void _tri_record_page_sign (TriRecordPage *self, TriPurpose purpose);

/* tri-record-page-history.c: who it is, and what was done */
void _tri_record_page_show_client (TriRecordPage *self);
void _tri_record_page_show_history (TriRecordPage *self);

G_END_DECLS

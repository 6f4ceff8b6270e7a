/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the choice dialog share. */

#pragma once

#include "tri-choose-dialog.h"
#include "tri-live-preview.h"
#include "tri-signature-box.h"

G_BEGIN_DECLS

struct _TriChooseDialog
{
  AdwWindow parent_instance;

  GtkPicture *healed_picture;
  GtkLabel *healed_note;
  GtkLabel *healed_label;
  GtkPicture *later_picture;
  GtkLabel *later_note;
  GtkLabel *later_label;
  GtkLabel *style_label;
  GtkLabel *numbers_label;
  AdwActionRow *temporary_row;
  AdwActionRow *permanent_row;
  GtkCheckButton *temporary_check;
  GtkCheckButton *permanent_check;
  GtkDropDown *sessions_drop_down;
  GtkLabel *first_label;
  GtkCalendar *calendar;
  GtkCheckButton *client_check;
  GtkCheckButton *partner_check;
  GtkCheckButton *family_check;
  GtkCheckButton *staff_check;
  AdwEntryRow *names_row;
  AdwPreferencesGroup *warnings_group;
  AdwPreferencesGroup *rejections_group;
  AdwExpanderRow *rejections_row;
  GtkLabel *caveats_label;
  GtkCheckButton *caveats_check;
  TriSignatureBox *client_signature;
  TriSignatureBox *partner_signature;
  GtkTextView *notes_view;
  GtkRevealer *error_revealer;

  TriConsultation *consultation;
  TriLivePreview *healed;
  TriLivePreview *later;
  TriDate today;
  GPtrArray *warnings; /* (element-type TriFinding): the red findings, in the order of their rows */
  GPtrArray *reasons;  /* (element-type AdwEntryRow): why a warning is passed over */
  GPtrArray *rejected; /* (element-type char *): ids of the styles shown and not chosen */
  GPtrArray *rejections; /* (element-type AdwEntryRow): why each was not chosen */
};

TriKind _tri_choose_dialog_get_kind (TriChooseDialog *self);

/* tri-choose-dialog-said.c: what people say */
void _tri_choose_dialog_init_said (TriChooseDialog *self);
void _tri_choose_dialog_clear_said (TriChooseDialog *self);
/* Once, when the consultation is known: its warnings and the styles beside the chosen one. */
void _tri_choose_dialog_show_said (TriChooseDialog *self);
/* What is to be told follows the kind. */
void _tri_choose_dialog_update_caveats (TriChooseDialog *self);
/* Who was there may sign. */
void _tri_choose_dialog_update_signers (TriChooseDialog *self);
/* What the dialog holds. Returns: (transfer full) */
TriDecision *_tri_choose_dialog_make_said (TriChooseDialog *self) G_GNUC_WARN_UNUSED_RESULT;
/* Puts the focus where the first reason is missing; FALSE when none is. */
gboolean _tri_choose_dialog_focus_reason (TriChooseDialog *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the session's window share. */

#pragma once

#include "tri-date-row.h"
#include "tri-session-window.h"
#include "tri-signature-box.h"
#include "tri-signature-pad.h"
#include "tri-zone-map.h"

G_BEGIN_DECLS

struct _TriSessionWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkRevealer *error_revealer;
  GtkWidget *correction_group;
  AdwEntryRow *correction_row;
  TriDateRow *date_row;
  AdwEntryRow *early_row;
  AdwEntryRow *start_row;
  AdwEntryRow *end_row;
  AdwEntryRow *practitioner_row;
  GtkMenuButton *staff_button;
  AdwComboRow *healed_row;
  AdwComboRow *shade_row;
  AdwComboRow *pigment_row;
  AdwComboRow *needle_row;
  AdwEntryRow *lot_reason_row;
  GtkSpinButton *depth_spin;
  AdwEntryRow *machine_row;
  GtkSpinButton *dots_spin;
  TriZoneMap *zone_map;
  GtkSpinButton *front_spin;
  GtkSpinButton *mid_spin;
  GtkSpinButton *crown_spin;
  GtkSpinButton *temples_spin;
  GtkSpinButton *sides_spin;
  AdwComboRow *reaction_row;
  AdwEntryRow *reaction_text_row;
  AdwEntryRow *notes_row;
  AdwExpanderRow *photos_row;
  GtkSwitch *aftercare_switch;
  AdwEntryRow *fee_row;
  TriSignatureBox *signature_box;
  GtkWidget *signed_box;
  GtkLabel *signed_label;
  TriSignaturePad *signed_pad;
  AdwPreferencesGroup *versions_group;

  TriConsultation *consultation;
  TriSessionBook *book;
  TriTreatment *treatment;
  TriSession *session;
  guint chosen;
  TriSessionRecord *record; /* as it was prefilled, or as it stands */
  GPtrArray
      *lot_ids[TRI_N_LOT_KINDS]; /* (element-type utf8): in the order of the lists, "" first */
  GPtrArray *photo_checks;       /* (element-type GtkCheckButton), by photo of the dossier */
};

GtkSpinButton *_tri_session_window_get_zone_spin (TriSessionWindow *self, TriZone zone);

/* Everything in the window from @self->record. */
void _tri_session_window_show (TriSessionWindow *self);
/* The record as it stands in the window. NULL with a sentence for what cannot be read.
 * Returns: (transfer full) */
TriSessionRecord *_tri_session_window_read (TriSessionWindow *self, GError **error);
/* What stands against the lots that are chosen now. */
void _tri_session_window_update_lots (TriSessionWindow *self);

G_END_DECLS

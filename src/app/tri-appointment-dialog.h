/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A new appointment, or another day, time, length and practitioner for one. */

#pragma once

#include <adwaita.h>

#include "tri-booker.h"

G_BEGIN_DECLS

/* Signal "booked" (day: TriDate as int). */
#define TRI_TYPE_APPOINTMENT_DIALOG (tri_appointment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    TriAppointmentDialog, tri_appointment_dialog, TRI, APPOINTMENT_DIALOG, AdwWindow)

/* @day: of a new one; @entry: (nullable): what is changed, NULL for a new one */
TriAppointmentDialog *tri_appointment_dialog_new (TriBooker *booker,
                                                  TriStore *store,
                                                  TriDate day,
                                                  const TriAgendaEntry *entry);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands against the planned dates of a client, when the client is in the sun, and days that
 * suit. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRI_TYPE_DATES_GROUP (tri_dates_group_get_type ())
G_DECLARE_FINAL_TYPE (TriDatesGroup, tri_dates_group, TRI, DATES_GROUP, GtkWidget)

/* @consultation: (nullable): follows its newest treatment */
void tri_dates_group_set_consultation (TriDatesGroup *self, TriConsultation *consultation);

G_END_DECLS

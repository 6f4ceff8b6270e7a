/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preparation and aftercare of a session, to be ticked off, printed and taken along. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRI_TYPE_CARE_GROUP (tri_care_group_get_type ())
G_DECLARE_FINAL_TYPE (TriCareGroup, tri_care_group, TRI, CARE_GROUP, GtkWidget)

/* @consultation: (nullable): follows its newest treatment */
void tri_care_group_set_consultation (TriCareGroup *self, TriConsultation *consultation);

G_END_DECLS

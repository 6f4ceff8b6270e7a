/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client in the referral programme: who sent them, their own code, what they earned and spend. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRI_TYPE_REFERRAL_GROUP (tri_referral_group_get_type ())
G_DECLARE_FINAL_TYPE (TriReferralGroup, tri_referral_group, TRI, REFERRAL_GROUP, GtkWidget)

void tri_referral_group_set_consultation (TriReferralGroup *self, TriConsultation *consultation);

G_END_DECLS

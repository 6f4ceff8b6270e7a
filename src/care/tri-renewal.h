/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session that follows a finished treatment when its pigment has faded. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

/**
 * tri_renewal_new:
 * @treatment: with all its sessions done
 * @years: since the last session until it is due: tri_touch_up_years ()
 * @today: nothing is planned before it
 *
 * One further session of @treatment, as long as the longest of its plan, on the likely day.
 *
 * Returns: (transfer full): NULL with TRI_ERROR_CONFLICT and a sentence when a session is still
 *   planned, or none was done
 */
TriSession *tri_renewal_new (const TriTreatment *treatment,
                             TriRange years,
                             TriDate today,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

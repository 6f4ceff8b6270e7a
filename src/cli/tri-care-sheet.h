/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preparation and aftercare of a session as a sheet for the client. */

#pragma once

#include "tri-record.h"
#include "tri-sheet.h"

G_BEGIN_DECLS

/**
 * tri_care_sheet_new:
 * @ticks: (nullable) (element-type utf8): ids of the items that are ticked off
 *
 * What to do on which days; a private client is named by alias. Returns: (transfer full)
 */
TriSheet *tri_care_sheet_new (const TriClinic *clinic,
                              const TriClient *client,
                              TriDate session,
                              const GPtrArray *ticks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

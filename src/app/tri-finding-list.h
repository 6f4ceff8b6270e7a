/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings beside the picture, worst first; those that are good lie folded below. */

#pragma once

#include <gtk/gtk.h>

#include "tri-findings.h"

G_BEGIN_DECLS

/**
 * TriFindingList:
 *
 * Signal "shown" (TriFinding, nullable): this one's place is to be seen on the photo, again when
 * its measure changed; NULL for none. Pressing its row again or Escape takes it away.
 */
#define TRI_TYPE_FINDING_LIST (tri_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (TriFindingList, tri_finding_list, TRI, FINDING_LIST, GtkWidget)

/* @findings (element-type TriFinding) (nullable): worst first; NULL for none */
void tri_finding_list_set (TriFindingList *self, GPtrArray *findings);
/* Shows none on the photo. */
void tri_finding_list_rest (TriFindingList *self);

/* Whether the future is shown that the finding about it offers: it then offers the way back. */
void tri_finding_list_set_future (TriFindingList *self, gboolean future);

G_END_DECLS

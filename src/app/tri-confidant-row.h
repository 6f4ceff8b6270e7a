/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One person whom the client named, to be filled in. */

#pragma once

#include <adwaita.h>

#include "tri-client-parts.h"

G_BEGIN_DECLS

/* Signal "remove" when the person wants it gone. */
#define TRI_TYPE_CONFIDANT_ROW (tri_confidant_row_get_type ())
G_DECLARE_FINAL_TYPE (TriConfidantRow, tri_confidant_row, TRI, CONFIDANT_ROW, AdwExpanderRow)

TriConfidantRow *tri_confidant_row_new (const TriConfidant *confidant);
/* Returns: (transfer full) */
TriConfidant *tri_confidant_row_take (TriConfidantRow *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_confidant_row_focus (TriConfidantRow *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering or changing a lot of the stock, with who was treated with it. */

#pragma once

#include "tri-stock.h"
#include "tri-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when it is on disk; the dialog then closes itself. */
#define TRI_TYPE_LOT_DIALOG (tri_lot_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriLotDialog, tri_lot_dialog, TRI, LOT_DIALOG, AdwWindow)

/* @lot: (nullable): NULL for a new one */
TriLotDialog *tri_lot_dialog_new (TriStore *store, const TriLot *lot);

G_END_DECLS

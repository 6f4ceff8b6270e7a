/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client on the due list, as a list item with what is said of it. */

#pragma once

#include <gio/gio.h>

#include "tri-touch-up.h"

G_BEGIN_DECLS

#define TRI_TYPE_DUE_ITEM (tri_due_item_get_type ())
G_DECLARE_FINAL_TYPE (TriDueItem, tri_due_item, TRI, DUE_ITEM, GObject)

/* Takes @entry; @today for how long ago. */
TriDueItem *tri_due_item_new (TriDueEntry *entry, TriDate today);
const TriDueEntry *tri_due_item_get_entry (TriDueItem *self);
/* "2 y 5 mo since the last session · about 71 % left (60–80 %)". Returns: (transfer full) */
char *tri_due_item_describe (TriDueItem *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks which view of the head a photo shows; answers by the action design.import-as. */

#pragma once

#include <gtk/gtk.h>

#include "tri-landmark.h"

G_BEGIN_DECLS

#define TRI_TYPE_IMPORT_CARD (tri_import_card_get_type ())
G_DECLARE_FINAL_TYPE (TriImportCard, tri_import_card, TRI, IMPORT_CARD, GtkWidget)

/* Names the photo and puts the focus on the view it probably is. */
void tri_import_card_ask (TriImportCard *self, const char *name, TriView guess);

G_END_DECLS

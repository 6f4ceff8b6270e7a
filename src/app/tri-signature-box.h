/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one person signs: paper to draw on, or the name typed instead. */

#pragma once

#include <gtk/gtk.h>

#include "tri-decision.h"

G_BEGIN_DECLS

/* Property "who" (TriPicker as int), of construction. */
#define TRI_TYPE_SIGNATURE_BOX (tri_signature_box_get_type ())
G_DECLARE_FINAL_TYPE (TriSignatureBox, tri_signature_box, TRI, SIGNATURE_BOX, GtkWidget)

/* Strokes and typed name, each "" when there is none. (transfer full) */
void tri_signature_box_read (TriSignatureBox *self, char **out_strokes, char **out_name);
/* Adds the signature to @said when there is one. */
void tri_signature_box_add_to (TriSignatureBox *self, TriDecision *said, gint64 signed_utc);

G_END_DECLS

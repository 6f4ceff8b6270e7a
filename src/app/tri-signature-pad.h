/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper to sign on with mouse, finger or pen; it also shows a signature of the record. */

#pragma once

#include <gtk/gtk.h>

#include "tri-strokes.h"

G_BEGIN_DECLS

/* Signal "changed" when a stroke ended or all was cleared. */
#define TRI_TYPE_SIGNATURE_PAD (tri_signature_pad_get_type ())
G_DECLARE_FINAL_TYPE (TriSignaturePad, tri_signature_pad, TRI, SIGNATURE_PAD, GtkWidget)

GtkWidget *tri_signature_pad_new (void);
void tri_signature_pad_clear (TriSignaturePad *self);
/* The strokes as text, "" while it is no more than a tap. Returns: (transfer full) */
char *tri_signature_pad_get_text (TriSignaturePad *self) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @strokes (transfer full), to be looked at only. */
void tri_signature_pad_show (TriSignaturePad *self, TriStrokes *strokes);

G_END_DECLS

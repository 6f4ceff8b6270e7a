/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture on the screen says of itself, in its own pixels. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Where the band of a label lies at the picture's foot. */
typedef enum
{
  TRI_LABEL_ACROSS,
  TRI_LABEL_LEFT,  /* two fifths at the left, of a picture whose right side is covered */
  TRI_LABEL_RIGHT, /* as much at the right, its lines there too */
} TriLabelPlace;

/**
 * TriLabel:
 * @title: what tells this picture from the others
 * @text: (nullable): the caption, as below an exported picture
 * @letter_px: height of the caption's letters, px
 */
typedef struct
{
  char *title;
  char *text;
  double letter_px;
  TriLabelPlace place;
} TriLabel;

/* Returns: (transfer full) */
TriLabel *tri_label_new (const char *title, const char *text, double letter_px, TriLabelPlace place)
    G_GNUC_WARN_UNUSED_RESULT;
TriLabel *tri_label_copy (const TriLabel *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_label_free (TriLabel *self);
/* Either may be NULL. */
gboolean tri_label_equal (const TriLabel *a, const TriLabel *b);

/* Draws the label over the foot of @surface. Lines wrap; of a label that is taller than the picture
 * the title stays. Any thread. */
void tri_label_burn (const TriLabel *self, cairo_surface_t *surface);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriLabel, tri_label_free)

G_END_DECLS

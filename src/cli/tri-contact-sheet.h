/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several designs through time on one photo: a table of pictures to compare at a glance. */

#pragma once

#include "tri-scene.h"

G_BEGIN_DECLS

/* The moments of every row: fresh, healed, 2 and 5 years, temporary new and after 9 months. */
#define TRI_CONTACT_SHEET_COLUMNS 6

typedef struct
{
  TriScene *scene;
  TriScalp *scalp;
  TriDesign *const *designs; /* a row each */
  const char *const *titles; /* of the rows; NULL for a sheet without any text */
  guint n_designs;
  const TriFigures *figures;
  const TriSkin *skin;
  TriEnd fading;
  int cell_width, cell_height; /* px; the head is fitted into a cell */
  const char *caption;         /* (nullable): below the table */
} TriContactSheet;

/* Called before each picture is drawn, and once after the last. */
typedef void (*TriContactSheetProgress) (guint n_done, guint n_all);

/* The head in a cell of this size: from the crown to the nose. */
TriViewport tri_contact_sheet_get_viewport (const TriScene *scene, int width, int height);

/**
 * tri_contact_sheet_draw:
 * @progress: (nullable)
 *
 * Draws every design at every moment, of the finished treatment, each cell as the preview alone
 * would be.
 *
 * Returns: (transfer full): CAIRO_FORMAT_RGB24
 */
cairo_surface_t *tri_contact_sheet_draw (
    const TriContactSheet *self, TriContactSheetProgress progress) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

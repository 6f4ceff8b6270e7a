/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a started permanent treatment still allows to change. */

#include "config.h"

#include "tri-estimate.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

/* A redrawn line within the width of the artist's hand is the same line. */
#define LOCK_TOLERANCE_MM 1.0
#define DENSITY_TOLERANCE 0.5

gboolean
tri_design_check_change (TriKind kind,
                         guint sessions_done,
                         const TriRegion *treated,
                         const TriRegion *wanted,
                         GError **error)
{
  const TriDesignSpec *before;
  const TriDesignSpec *after;

  g_return_val_if_fail (treated != NULL && wanted != NULL, FALSE);

  if (kind == TRI_KIND_TEMPORARY || sessions_done == 0)
    return TRUE;

  before = tri_design_get_spec (tri_region_get_design (treated));
  after = tri_design_get_spec (tri_region_get_design (wanted));
  if (!tri_region_covers (wanted, treated, LOCK_TOLERANCE_MM))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("Permanent pigment is in the skin already, so no treated area can be "
                              "left out: the line can be lowered, softened or made denser, but "
                              "raising or erasing it needs removal by laser."));
      return FALSE;
    }
  if (after->density_per_cm2 < before->density_per_cm2 - DENSITY_TOLERANCE)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("Permanent dots are in the skin already, so the density can only "
                              "rise; thinning them out needs removal by laser."));
      return FALSE;
    }
  if (after->shade > before->shade)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("Permanent pigment is in the skin already, so the shade can only "
                              "become darker; lightening it needs time or a laser."));
      return FALSE;
    }
  return TRUE;
}

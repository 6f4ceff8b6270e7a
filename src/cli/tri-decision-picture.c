/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures that are kept with a decision and printed on its sheet. Any thread. */

#include "config.h"

#include "tri-decision-picture.h"

#include "tri-export.h"
#include "tri-framing.h"

cairo_surface_t *
tri_decision_picture_draw (const TriDecisionScene *self,
                           TriDecisionMoment moment,
                           TriKind kind,
                           GCancellable *cancellable)
{
  const TriMoment when = tri_decision_moment_get (moment, kind);
  TriViewport viewport;

  g_return_val_if_fail (self != NULL && self->scene != NULL && self->scalp != NULL, NULL);

  viewport = tri_picture_portrait (self->scene, TRI_DECISION_PICTURE_WIDTH_PX,
                                   TRI_DECISION_PICTURE_HEIGHT_PX);
  return tri_preview_render_design (self->scene, self->scalp, self->design, self->pigment,
                                    self->skin, &when, &viewport, cancellable);
}

gboolean
tri_decision_picture_add (const TriDecisionScene *self,
                          TriDecision *decision,
                          const char *photo_id,
                          TriKind kind,
                          GCancellable *cancellable,
                          GError **error)
{
  static const TriDecisionMoment moments[] = { TRI_DECISION_HEALED, TRI_DECISION_FIVE_YEARS };

  g_return_val_if_fail (self != NULL && decision != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      cairo_surface_t *surface = tri_decision_picture_draw (self, moments[i], kind, cancellable);
      g_autoptr (GBytes) png = NULL;

      if (surface == NULL)
        {
          g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
          return FALSE;
        }
      png = tri_export_png_bytes (surface, error);
      cairo_surface_destroy (surface);
      if (png == NULL)
        return FALSE;
      tri_decision_add_picture (decision, moments[i], photo_id, png);
    }
  return TRUE;
}

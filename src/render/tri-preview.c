/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preview as a picture: the photo alone, with dots, and all the steps from a design. */

#include "config.h"

#include "tri-bare-private.h"
#include "tri-painter.h"

/* Rows that are painted between two looks at whether anybody still waits. */
#define BAND 256

static cairo_surface_t *
surface_new (int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);

  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("Out of memory for a picture of %d × %d pixels", width, height);
  return surface;
}

cairo_surface_t *
tri_preview_render_bare (const TriPhoto *photo, const TriViewport *viewport)
{
  cairo_surface_t *surface;
  TriFrame frame;

  g_return_val_if_fail (photo != NULL, NULL);
  g_return_val_if_fail (viewport != NULL, NULL);
  g_return_val_if_fail (viewport->scale > 0.0, NULL);
  g_return_val_if_fail (viewport->width > 0 && viewport->height > 0, NULL);

  surface = surface_new (viewport->width, viewport->height);
  frame = _tri_frame_from_viewport (viewport);
  _tri_bare_paint (
      photo, &frame, &(cairo_rectangle_int_t){ 0, 0, viewport->width, viewport->height },
      (guint32 *) cairo_image_surface_get_data (surface), cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  return surface;
}

cairo_surface_t *
tri_preview_render (TriScene *scene,
                    TriDots *dots,
                    const TriPigment *pigment,
                    const TriViewport *viewport,
                    GCancellable *cancellable)
{
  g_autoptr (TriPainter) painter = NULL;
  cairo_surface_t *surface;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (dots != NULL, NULL);
  g_return_val_if_fail (pigment != NULL, NULL);
  g_return_val_if_fail (viewport != NULL, NULL);

  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  painter = tri_painter_new (scene, dots, pigment, viewport);
  surface = surface_new (viewport->width, viewport->height);
  for (int y = 0; y < viewport->height; y += BAND)
    {
      cairo_rectangle_int_t area = { 0, y, viewport->width, MIN (BAND, viewport->height - y) };
      gsize stride = cairo_image_surface_get_stride (surface);

      if (g_cancellable_is_cancelled (cancellable))
        {
          cairo_surface_destroy (surface);
          return NULL;
        }
      tri_painter_paint (painter, &area,
                         (guint32 *) (cairo_image_surface_get_data (surface) + y * stride), stride);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

cairo_surface_t *
tri_preview_render_design (TriScene *scene,
                           TriScalp *scalp,
                           TriDesign *design,
                           const TriFigures *figures,
                           const TriSkin *skin,
                           const TriMoment *moment,
                           const TriViewport *viewport,
                           GCancellable *cancellable)
{
  g_autoptr (TriRegion) region = NULL;
  g_autoptr (TriDots) dots = NULL;
  TriPigment pigment;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (scalp != NULL, NULL);
  g_return_val_if_fail (design != NULL, NULL);

  pigment = tri_pigment_at (figures, moment, tri_design_get_spec (design)->shade, skin);
  region = tri_region_new (design, tri_scalp_get_head (scalp));
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  dots = tri_dots_select (scalp, region, tri_moment_get_build (moment), pigment.keep);
  return tri_preview_render (scene, dots, &pigment, viewport, cancellable);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which part of a photo a small picture shows. Any thread. */

#include "config.h"

#include "tri-framing.h"

/* Of the head's width: a little room on both sides of it. */
#define PORTRAIT_WIDTH 1.18

TriViewport
tri_picture_cover (const TriPhoto *photo, int width, int height)
{
  TriViewport viewport = { .width = width, .height = height };
  double photo_width, photo_height;

  g_return_val_if_fail (photo != NULL, viewport);
  g_return_val_if_fail (width > 0 && height > 0, viewport);

  photo_width = tri_photo_get_width (photo);
  photo_height = tri_photo_get_height (photo);
  viewport.scale = MAX (width / photo_width, height / photo_height);
  viewport.origin_x = (photo_width - width / viewport.scale) / 2;
  viewport.origin_y = (photo_height - height / viewport.scale) / 4;

  return viewport;
}

/* The head's extent in photo px: its sides and its top. FALSE without an outline. */
static gboolean
get_head_extent (const TriScene *scene, double *out_left, double *out_right, double *out_top)
{
  guint n_points;
  const TriVec2 *outline = tri_scene_get_outline (scene, &n_points);

  *out_left = *out_top = G_MAXDOUBLE;
  *out_right = -G_MAXDOUBLE;
  for (guint i = 0; i < n_points; i++)
    {
      *out_left = MIN (*out_left, outline[i].x);
      *out_right = MAX (*out_right, outline[i].x);
      *out_top = MIN (*out_top, outline[i].y);
    }

  return n_points > 0;
}

TriViewport
tri_picture_head (const TriScene *scene, int width, int height)
{
  TriViewport viewport = { .width = width, .height = height };
  double left, right, top, head_width;

  g_return_val_if_fail (scene != NULL, viewport);
  g_return_val_if_fail (width > 0 && height > 0, viewport);

  if (!get_head_extent (scene, &left, &right, &top))
    return tri_picture_cover (tri_scene_get_photo (scene), width, height);

  /* The ears stand out by a sixth on both sides; the face below the eyes is not what matters. */
  head_width = right - left;
  viewport.scale = width / (head_width * 1.5);
  viewport.origin_x = (left + right) / 2 - width / viewport.scale / 2;
  viewport.origin_y = top - 0.22 * head_width;

  return viewport;
}

TriViewport
tri_picture_portrait (const TriScene *scene, int width, int height)
{
  TriPhoto *photo;
  TriViewport viewport = { .width = width, .height = height };
  double left, right, top, head_width, cover;

  g_return_val_if_fail (scene != NULL, viewport);
  g_return_val_if_fail (width > 0 && height > 0, viewport);

  photo = tri_scene_get_photo (scene);
  if (!get_head_extent (scene, &left, &right, &top))
    return tri_picture_cover (photo, width, height);

  /* In a wide box the scalp down to the eyes decides, in a tall one the width of the head. */
  head_width = right - left;
  cover = MAX ((double) width / tri_photo_get_width (photo),
               (double) height / tri_photo_get_height (photo));
  viewport.scale
      = MAX (cover, MIN (width / (head_width * PORTRAIT_WIDTH), height / (head_width * 1.25)));
  viewport.origin_x = CLAMP ((left + right) / 2 - width / viewport.scale / 2, 0,
                             MAX (0, tri_photo_get_width (photo) - width / viewport.scale));
  viewport.origin_y = CLAMP (top - 0.2 * head_width, 0,
                             MAX (0, tri_photo_get_height (photo) - height / viewport.scale));

  return viewport;
}

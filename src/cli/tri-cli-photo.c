/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo of a command: whole for what is drawn smaller, else no more of it than is measured. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-photo-rows.h"

gboolean
_tri_cli_photo_open (TriCliPhoto *self, const char *path, gboolean whole, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TriPhotoRows) rows = NULL;
  gboolean is_turned;

  self->name = g_filename_display_basename (path);
  self->bytes = tri_photo_read_file (file, NULL, error);
  if (self->bytes == NULL)
    return FALSE;
  if (whole)
    {
      self->whole = tri_photo_new_from_bytes (self->bytes, self->name, NULL, error);
      if (self->whole == NULL)
        return FALSE;
      self->width = tri_photo_get_width (self->whole);
      self->height = tri_photo_get_height (self->whole);
      self->focal_px = tri_photo_get_focal_px (self->whole);
      return TRUE;
    }

  rows = tri_photo_rows_open (self->bytes, self->name, NULL, error);
  if (rows == NULL)
    return FALSE;
  is_turned = tri_photo_rows_get_orientation (rows) >= 5;
  self->width = is_turned ? tri_photo_rows_get_height (rows) : tri_photo_rows_get_width (rows);
  self->height = is_turned ? tri_photo_rows_get_width (rows) : tri_photo_rows_get_height (rows);
  self->focal_px = tri_photo_rows_get_focal_px (rows);
  return TRUE;
}

TriPhoto *
_tri_cli_photo_load (const TriCliPhoto *self, const TriPose *pose, GError **error)
{
  if (self->whole != NULL)
    return tri_photo_ref (self->whole);
  return tri_photo_new_thin_from_bytes (self->bytes, self->name, tri_scene_get_look_scale (pose),
                                        NULL, error);
}

void
_tri_cli_photo_clear (TriCliPhoto *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->whole, tri_photo_unref);
  g_clear_pointer (&self->name, g_free);
}

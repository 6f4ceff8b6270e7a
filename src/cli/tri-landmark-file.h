/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Landmarks from a JSON file: a photo's own, or the samples' with an entry a photo. */

#pragma once

#include "tri-outline-fix.h"
#include "tri-registration.h"

G_BEGIN_DECLS

/* The largest landmark file that is read. */
#define TRI_LANDMARK_FILE_MAX_BYTES (1024 * 1024)

/**
 * tri_landmark_file_parse:
 * @bytes: the file's content
 * @file_name: how to call it in messages
 * @photo_name: base name of the photo, which picks the entry of the samples' form
 * @view: (nullable): the view to take instead of the file's
 * @width_px, @height_px: size of the upright photo; points outside are refused
 * @out_outline: (nullable): the outline as a person set it, empty unless the file has one
 *
 * Reads {"view": "front", "points": {"pupil_left": [x, y], …}, "silhouette": [[x, y], …],
 * "outline":
 * [[x, y], …]} (the last two may be missing) or the
 * samples' {"images": {PHOTO: {"view", "landmarks": {NAME: {"x", "y", "visible"}}}}}. Of the latter
 * only visible points count (and the ears' attachments from behind), and a view that is no slot
 * ("tilted") is front. In both, "vertex" is a
 * click on the outline where it lies on it (not from above), "opisthocranion" one in profiles, and
 * "trichion" and "frontotemporal_…" are passed over: they are what is designed.
 *
 * Returns: FALSE with TRI_ERROR_INVALID and a sentence that names the point to mend, or
 *   TRI_ERROR_NOT_FOUND when the samples' form has no entry for the photo
 */
gboolean tri_landmark_file_parse (GBytes *bytes,
                                  const char *file_name,
                                  const char *photo_name,
                                  const TriView *view,
                                  int width_px,
                                  int height_px,
                                  TriClicks *out_clicks,
                                  TriOutlineFix *out_outline,
                                  GError **error);

G_END_DECLS

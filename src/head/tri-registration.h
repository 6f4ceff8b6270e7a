/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a few clicks on a photo to the head and its pose, by Levenberg-Marquardt (GEOMETRY 3, 4, 6).
 */

#pragma once

#include "tri-pose.h"

G_BEGIN_DECLS

#define TRI_CLICKS_MAX_SILHOUETTE 8

/**
 * TriClicks:
 *
 * What was clicked in one photo, in pixels of the upright photo. Plain value.
 */
typedef struct
{
  TriView view;
  gboolean has[TRI_N_LANDMARKS];
  TriVec2 at[TRI_N_LANDMARKS];
  guint n_silhouette;
  TriVec2 silhouette[TRI_CLICKS_MAX_SILHOUETTE];
} TriClicks;

/**
 * TriClickCheck:
 *
 * The click that leave-one-out suspects; @landmark is TRI_N_LANDMARKS and @silhouette the index for
 * a silhouette click. When left and right were exchanged, @landmark is the name put right. Below
 * @suspect's threshold the fields name the most doubtful click, or none with @cost_drop 0.
 */
typedef struct
{
  gboolean suspect;
  TriLandmark landmark;
  guint silhouette;
  double cost_drop;
} TriClickCheck;

typedef struct
{
  TriPose pose;
  TriHead *head;              /* owned */
  double cost;                /* robust cost at the solution */
  double fit_error_mm;        /* RMS distance of the clicks from the model, mm on the head */
  double scale_error_percent; /* one standard deviation of px per mm (GEOMETRY 6), about 3 */
  TriClickCheck check;
  /* left and right were exchanged, in all clicks or in one pair: solved with them put right */
  gboolean swapped;
  guint n_iterations;
} TriRegistration;

/**
 * tri_registration_solve:
 * @clicks: at least three clicks, two of them landmarks
 * @width_px, @height_px: size of the upright photo; clicks outside are refused
 * @known_head: (nullable): (transfer none): keep this head and solve the pose alone (a further
 * photo of the client)
 * @focal_px: perspective from EXIF as focal length in pixels of the uncropped frame, 0 unknown
 *
 * Returns: (transfer full): free with tri_registration_free(); NULL with TRI_ERROR_INVALID and a
 *   sentence that says which click to mend (missing, outside, NaN, all in one place)
 */
TriRegistration *tri_registration_solve (const TriClicks *clicks,
                                         double width_px,
                                         double height_px,
                                         TriHead *known_head,
                                         double focal_px,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
TriRegistration *tri_registration_copy (const TriRegistration *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_registration_free (TriRegistration *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriRegistration, tri_registration_free)

G_END_DECLS

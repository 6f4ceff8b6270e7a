/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small drawn head, turned as in the photo, with the point that is to be clicked. */

#pragma once

#include <gtk/gtk.h>

#include "tri-landmark.h"

G_BEGIN_DECLS

#define TRI_TYPE_LANDMARK_PICTURE (tri_landmark_picture_get_type ())
G_DECLARE_FINAL_TYPE (TriLandmarkPicture, tri_landmark_picture, TRI, LANDMARK_PICTURE, GtkWidget)

/* @landmark: TRI_N_LANDMARKS for silhouette click @silhouette of the view */
void tri_landmark_picture_set_spot (TriLandmarkPicture *self,
                                    TriView view,
                                    TriLandmark landmark,
                                    guint silhouette);
/* No spot: the head alone. */
void tri_landmark_picture_clear_spot (TriLandmarkPicture *self);

G_END_DECLS

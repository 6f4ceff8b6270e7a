/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named points of the head and the view slots of a consultation. */

#pragma once

#include "tri-vec.h"

G_BEGIN_DECLS

/* Left and right are the client's. TRI_LANDMARK_EAR_TOP_* is the otobasion superius (where the
 * ear's top joins the head), named `ear_top_left` in landmark files. */
typedef enum
{
  TRI_LANDMARK_PUPIL_LEFT,
  TRI_LANDMARK_PUPIL_RIGHT,
  TRI_LANDMARK_LATERAL_CANTHUS_LEFT,
  TRI_LANDMARK_LATERAL_CANTHUS_RIGHT,
  TRI_LANDMARK_GLABELLA,
  TRI_LANDMARK_NASION,
  TRI_LANDMARK_PRONASALE,
  TRI_LANDMARK_SUBNASALE,
  TRI_LANDMARK_CHEILION_LEFT,
  TRI_LANDMARK_CHEILION_RIGHT,
  TRI_LANDMARK_MENTON,
  TRI_LANDMARK_TRAGUS_LEFT,
  TRI_LANDMARK_TRAGUS_RIGHT,
  TRI_LANDMARK_EAR_TOP_LEFT,
  TRI_LANDMARK_EAR_TOP_RIGHT,
  TRI_N_LANDMARKS,
} TriLandmark;

typedef enum
{
  TRI_VIEW_FRONT,
  TRI_VIEW_LEFT45,
  TRI_VIEW_RIGHT45,
  TRI_VIEW_LEFT,
  TRI_VIEW_RIGHT,
  TRI_VIEW_TOP,
  TRI_VIEW_CROWN,
  TRI_VIEW_BACK,
  TRI_N_VIEWS,
} TriView;

/* File id, e.g. "pupil_left", "left45". */
const char *tri_landmark_get_id (TriLandmark landmark);
/* Plain words for messages and the window, translated, to stand after "the": "left pupil". */
const char *tri_landmark_get_name (TriLandmark landmark);
gboolean tri_landmark_from_id (const char *id, TriLandmark *out_landmark);
/* Mean male position in mm and its anatomical scatter (sd, mm) used as residual weight
 * (GEOMETRY 1). */
TriVec3 tri_landmark_mean (TriLandmark landmark);
double tri_landmark_scatter_mm (TriLandmark landmark);
/* The same landmark on the other side; itself for midline ones. */
TriLandmark tri_landmark_mirror (TriLandmark landmark);

const char *tri_view_get_id (TriView view);
/* Translated title of the slot, e.g. "Left profile". */
const char *tri_view_get_name (TriView view);
gboolean tri_view_from_id (const char *id, TriView *out_view);
/* Starting yaw and pitch in degrees of a photo in this slot (GEOMETRY 3). */
void tri_view_get_start (TriView view, double *yaw_deg, double *pitch_deg);

/**
 * tri_view_get_clicks:
 *
 * The clicks to ask for in this view, in the order to ask for them (GEOMETRY 4): six for front and
 * three-quarter views. A silhouette click (top of the head, back of the head) is TRI_N_LANDMARKS.
 *
 * Returns: (transfer none): @n_clicks landmarks
 */
const TriLandmark *tri_view_get_clicks (TriView view, guint *n_clicks);

/* Plain words for the view's @index-th silhouette click, translated, as tri_landmark_get_name():
 * "highest point of the head's outline". Any index is answered. */
const char *tri_view_get_silhouette_name (TriView view, guint index);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Named points of the head and the view slots of a consultation. */

#include "config.h"

#include "tri-landmark.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *id;
  const char *name;
  TriVec3 mean;
  double scatter_mm;
  TriLandmark mirror;
} Landmark;

/* Positions and scatter: GEOMETRY 1 (ICT-FaceKit mean head scaled to ANSUR II; scatter is the
 * prototype's choice). */
static const Landmark landmarks[TRI_N_LANDMARKS] = {
  [TRI_LANDMARK_PUPIL_LEFT]
  = { "pupil_left", N_ ("left pupil"), { 32.0, 24.5, 77.0 }, 2.0, TRI_LANDMARK_PUPIL_RIGHT },
  [TRI_LANDMARK_PUPIL_RIGHT]
  = { "pupil_right", N_ ("right pupil"), { -32.0, 24.5, 77.0 }, 2.0, TRI_LANDMARK_PUPIL_LEFT },
  [TRI_LANDMARK_LATERAL_CANTHUS_LEFT] = { "lateral_canthus_left",
                                          N_ ("outer corner of the left eye"),
                                          { 45.5, 23.0, 71.0 },
                                          2.5,
                                          TRI_LANDMARK_LATERAL_CANTHUS_RIGHT },
  [TRI_LANDMARK_LATERAL_CANTHUS_RIGHT] = { "lateral_canthus_right",
                                           N_ ("outer corner of the right eye"),
                                           { -45.5, 23.0, 71.0 },
                                           2.5,
                                           TRI_LANDMARK_LATERAL_CANTHUS_LEFT },
  [TRI_LANDMARK_GLABELLA]
  = { "glabella", N_ ("point between the brows"), { 0.0, 48.0, 98.0 }, 4.0, TRI_LANDMARK_GLABELLA },
  [TRI_LANDMARK_NASION]
  = { "nasion", N_ ("root of the nose"), { 0.0, 27.0, 96.5 }, 3.0, TRI_LANDMARK_NASION },
  [TRI_LANDMARK_PRONASALE]
  = { "pronasale", N_ ("tip of the nose"), { 0.0, -7.0, 121.0 }, 4.0, TRI_LANDMARK_PRONASALE },
  [TRI_LANDMARK_SUBNASALE] = { "subnasale",
                               N_ ("point where the nose meets the upper lip"),
                               { 0.0, -24.5, 106.0 },
                               3.0,
                               TRI_LANDMARK_SUBNASALE },
  [TRI_LANDMARK_CHEILION_LEFT] = { "cheilion_left",
                                   N_ ("left corner of the mouth"),
                                   { 26.5, -48.0, 92.0 },
                                   4.0,
                                   TRI_LANDMARK_CHEILION_RIGHT },
  [TRI_LANDMARK_CHEILION_RIGHT] = { "cheilion_right",
                                    N_ ("right corner of the mouth"),
                                    { -26.5, -48.0, 92.0 },
                                    4.0,
                                    TRI_LANDMARK_CHEILION_LEFT },
  [TRI_LANDMARK_MENTON]
  = { "menton", N_ ("lowest point of the chin"), { 0.0, -95.5, 88.0 }, 5.0, TRI_LANDMARK_MENTON },
  [TRI_LANDMARK_TRAGUS_LEFT] = { "tragus_left",
                                 N_ ("small flap in front of the left ear hole"),
                                 { 71.5, 0.0, 0.0 },
                                 3.5,
                                 TRI_LANDMARK_TRAGUS_RIGHT },
  [TRI_LANDMARK_TRAGUS_RIGHT] = { "tragus_right",
                                  N_ ("small flap in front of the right ear hole"),
                                  { -71.5, 0.0, 0.0 },
                                  3.5,
                                  TRI_LANDMARK_TRAGUS_LEFT },
  [TRI_LANDMARK_EAR_TOP_LEFT] = { "ear_top_left",
                                  N_ ("place where the left ear’s top joins the head"),
                                  { 73.0, 24.0, -4.0 },
                                  5.0,
                                  TRI_LANDMARK_EAR_TOP_RIGHT },
  [TRI_LANDMARK_EAR_TOP_RIGHT] = { "ear_top_right",
                                   N_ ("place where the right ear’s top joins the head"),
                                   { -73.0, 24.0, -4.0 },
                                   5.0,
                                   TRI_LANDMARK_EAR_TOP_LEFT },
};

/* What to ask for in each view: GEOMETRY 4. From above without stickers the glabella is asked for
 * too: on the sample it brings the rotation from 12 to 3.5 degrees of the truth. A silhouette click
 * is TRI_N_LANDMARKS and has its own words, since "silhouette" means nothing to the person who
 * clicks. */
static const TriLandmark front_clicks[] = {
  TRI_LANDMARK_PUPIL_LEFT,   TRI_LANDMARK_PUPIL_RIGHT,   TRI_LANDMARK_SUBNASALE,
  TRI_LANDMARK_EAR_TOP_LEFT, TRI_LANDMARK_EAR_TOP_RIGHT, TRI_N_LANDMARKS,
};
static const TriLandmark left45_clicks[] = {
  TRI_LANDMARK_PUPIL_LEFT,   TRI_LANDMARK_PUPIL_RIGHT, TRI_LANDMARK_SUBNASALE,
  TRI_LANDMARK_EAR_TOP_LEFT, TRI_LANDMARK_TRAGUS_LEFT, TRI_N_LANDMARKS,
};
static const TriLandmark right45_clicks[] = {
  TRI_LANDMARK_PUPIL_LEFT,    TRI_LANDMARK_PUPIL_RIGHT,  TRI_LANDMARK_SUBNASALE,
  TRI_LANDMARK_EAR_TOP_RIGHT, TRI_LANDMARK_TRAGUS_RIGHT, TRI_N_LANDMARKS,
};
static const TriLandmark left_clicks[] = {
  TRI_LANDMARK_PRONASALE,   TRI_LANDMARK_LATERAL_CANTHUS_LEFT,
  TRI_LANDMARK_TRAGUS_LEFT, TRI_N_LANDMARKS,
  TRI_N_LANDMARKS,
};
static const TriLandmark right_clicks[] = {
  TRI_LANDMARK_PRONASALE,    TRI_LANDMARK_LATERAL_CANTHUS_RIGHT,
  TRI_LANDMARK_TRAGUS_RIGHT, TRI_N_LANDMARKS,
  TRI_N_LANDMARKS,
};
static const TriLandmark top_clicks[] = {
  TRI_LANDMARK_PRONASALE,     TRI_LANDMARK_GLABELLA, TRI_LANDMARK_EAR_TOP_LEFT,
  TRI_LANDMARK_EAR_TOP_RIGHT, TRI_N_LANDMARKS,
};
static const TriLandmark behind_clicks[] = {
  TRI_LANDMARK_EAR_TOP_LEFT,
  TRI_LANDMARK_EAR_TOP_RIGHT,
  TRI_N_LANDMARKS,
};

typedef struct
{
  const char *id;
  const char *name;
  double yaw_deg, pitch_deg;
  const TriLandmark *clicks;
  guint n_clicks;
  const char *silhouettes[2];
} View;

static const View views[TRI_N_VIEWS] = {
  [TRI_VIEW_FRONT] = { "front",
                       N_ ("Front"),
                       0.0,
                       0.0,
                       front_clicks,
                       G_N_ELEMENTS (front_clicks),
                       { N_ ("highest point of the head’s outline") } },
  [TRI_VIEW_LEFT45] = { "left45",
                        N_ ("Left three-quarter"),
                        -35.0,
                        0.0,
                        left45_clicks,
                        G_N_ELEMENTS (left45_clicks),
                        { N_ ("highest point of the head’s outline") } },
  [TRI_VIEW_RIGHT45] = { "right45",
                         N_ ("Right three-quarter"),
                         35.0,
                         0.0,
                         right45_clicks,
                         G_N_ELEMENTS (right45_clicks),
                         { N_ ("highest point of the head’s outline") } },
  [TRI_VIEW_LEFT]
  = { "left",
      N_ ("Left profile"),
      -88.0,
      0.0,
      left_clicks,
      G_N_ELEMENTS (left_clicks),
      { N_ ("highest point of the head’s outline"), N_ ("rearmost point of the head’s outline") } },
  [TRI_VIEW_RIGHT]
  = { "right",
      N_ ("Right profile"),
      88.0,
      0.0,
      right_clicks,
      G_N_ELEMENTS (right_clicks),
      { N_ ("highest point of the head’s outline"), N_ ("rearmost point of the head’s outline") } },
  [TRI_VIEW_TOP] = { "top",
                     N_ ("Top"),
                     0.0,
                     -80.0,
                     top_clicks,
                     G_N_ELEMENTS (top_clicks),
                     { N_ ("rearmost point of the head’s outline") } },
  [TRI_VIEW_CROWN] = { "crown",
                       N_ ("Crown"),
                       180.0,
                       -45.0,
                       behind_clicks,
                       G_N_ELEMENTS (behind_clicks),
                       { N_ ("highest point of the head’s outline") } },
  [TRI_VIEW_BACK] = { "back",
                      N_ ("Back"),
                      180.0,
                      0.0,
                      behind_clicks,
                      G_N_ELEMENTS (behind_clicks),
                      { N_ ("highest point of the head’s outline") } },
};

const char *
tri_landmark_get_id (TriLandmark landmark)
{
  g_return_val_if_fail (landmark < TRI_N_LANDMARKS, NULL);

  return landmarks[landmark].id;
}

const char *
tri_landmark_get_name (TriLandmark landmark)
{
  g_return_val_if_fail (landmark < TRI_N_LANDMARKS, NULL);

  return _ (landmarks[landmark].name);
}

gboolean
tri_landmark_from_id (const char *id, TriLandmark *out_landmark)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (out_landmark != NULL, FALSE);

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (g_str_equal (id, landmarks[i].id))
      {
        *out_landmark = (TriLandmark) i;
        return TRUE;
      }
  return FALSE;
}

TriVec3
tri_landmark_mean (TriLandmark landmark)
{
  g_return_val_if_fail (landmark < TRI_N_LANDMARKS, tri_vec3 (0.0, 0.0, 0.0));

  return landmarks[landmark].mean;
}

double
tri_landmark_scatter_mm (TriLandmark landmark)
{
  g_return_val_if_fail (landmark < TRI_N_LANDMARKS, 1.0);

  return landmarks[landmark].scatter_mm;
}

TriLandmark
tri_landmark_mirror (TriLandmark landmark)
{
  g_return_val_if_fail (landmark < TRI_N_LANDMARKS, landmark);

  return landmarks[landmark].mirror;
}

const char *
tri_view_get_id (TriView view)
{
  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);

  return views[view].id;
}

const char *
tri_view_get_name (TriView view)
{
  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);

  return _ (views[view].name);
}

gboolean
tri_view_from_id (const char *id, TriView *out_view)
{
  g_return_val_if_fail (id != NULL, FALSE);
  g_return_val_if_fail (out_view != NULL, FALSE);

  for (guint i = 0; i < TRI_N_VIEWS; i++)
    if (g_str_equal (id, views[i].id))
      {
        *out_view = (TriView) i;
        return TRUE;
      }
  return FALSE;
}

void
tri_view_get_start (TriView view, double *yaw_deg, double *pitch_deg)
{
  g_return_if_fail (view < TRI_N_VIEWS);
  g_return_if_fail (yaw_deg != NULL && pitch_deg != NULL);

  *yaw_deg = views[view].yaw_deg;
  *pitch_deg = views[view].pitch_deg;
}

const TriLandmark *
tri_view_get_clicks (TriView view, guint *n_clicks)
{
  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);
  g_return_val_if_fail (n_clicks != NULL, NULL);

  *n_clicks = views[view].n_clicks;
  return views[view].clicks;
}

const char *
tri_view_get_silhouette_name (TriView view, guint index)
{
  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);

  if (index < G_N_ELEMENTS (views[view].silhouettes) && views[view].silhouettes[index] != NULL)
    return _ (views[view].silhouettes[index]);
  return _ ("point on the head’s outline");
}

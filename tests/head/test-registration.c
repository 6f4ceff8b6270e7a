/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pose solve against the prototype's numbers, the samples' ground truth and its own laws. */

#include "config.h"

#include "test-vectors.h"
#include "tri-clicks.h"
#include "tri-outline-private.h"

#define SAMPLES TEST_DIR "/../data/samples/landmarks.json"

static double
angle_between_deg (const TriMat3 *a, const TriMat3 *b)
{
  TriMat3 away;
  TriVec3 w;

  for (guint i = 0; i < 3; i++)
    for (guint j = 0; j < 3; j++)
      away.m[3 * i + j] = a->m[3 * i] * b->m[3 * j] + a->m[3 * i + 1] * b->m[3 * j + 1]
                          + a->m[3 * i + 2] * b->m[3 * j + 2];
  w = tri_rotation_log (&away);
  return tri_vec3_length (w) * 180.0 / G_PI;
}

static TriRegistration *
solve (const TriClicks *clicks, double width_px, double height_px, TriHead *known_head)
{
  g_autoptr (GError) error = NULL;
  TriRegistration *registration
      = tri_registration_solve (clicks, width_px, height_px, known_head, 0.0, &error);

  g_assert_no_error (error);
  g_assert_nonnull (registration);
  return registration;
}

/* The view's own clicks out of the samples' ground truth, at full size. A silhouette click is the
 * vertex, or the opisthocranion where the rearmost point is asked for. */
static TriClicks
sample_clicks (const char *name, TriView view)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  TriClicks clicks = { .view = view };
  JsonObject *points;
  const TriLandmark *wanted;
  guint n = 0;

  json_parser_load_from_file (parser, SAMPLES, &error);
  g_assert_no_error (error);
  points = json_object_get_object_member (json_node_get_object (json_parser_get_root (parser)),
                                          "images");
  points = json_object_get_object_member (points, name);
  points = json_object_get_object_member (points, "landmarks");
  wanted = tri_view_get_clicks (view, &n);
  for (guint i = 0; i < n; i++)
    {
      const char *id = wanted[i] != TRI_N_LANDMARKS ? tri_landmark_get_id (wanted[i])
                       : clicks.n_silhouette == 0   ? "vertex"
                                                    : "opisthocranion";
      JsonObject *point = json_object_get_object_member (points, id);
      const TriVec2 at = { json_object_get_double_member (point, "x"),
                           json_object_get_double_member (point, "y") };

      if (wanted[i] == TRI_N_LANDMARKS)
        clicks.silhouette[clicks.n_silhouette++] = at;
      else
        {
          clicks.has[wanted[i]] = TRUE;
          clicks.at[wanted[i]] = at;
        }
    }
  return clicks;
}

static TriClicks
sample_front_half (void)
{
  const TriClicks clicks = sample_clicks ("sample-front.jpg", TRI_VIEW_FRONT);

  return tri_clicks_scaled (&clicks, 0.5);
}

/* Clicks that this head makes in this pose, without any error. */
static TriClicks
exact_clicks (const TriHead *head, const TriPose *pose, TriView view)
{
  TriClicks clicks = { .view = view };
  const TriLandmark *wanted;
  guint n = 0;

  wanted = tri_view_get_clicks (view, &n);
  for (guint i = 0; i < n; i++)
    if (wanted[i] != TRI_N_LANDMARKS)
      {
        clicks.has[wanted[i]] = TRUE;
        clicks.at[wanted[i]] = tri_pose_project (pose, tri_head_landmark (head, wanted[i]));
      }
    else
      {
        /* Straight up, then to the rear of a left profile. */
        const double nx = clicks.n_silhouette, ny = 1.0 - clicks.n_silhouette;
        TriVec3 e;

        _tri_outline_support (&pose->rotation, pose->kappa, &head->shape, TRI_OUTLINE_CRANIUM_Y, nx,
                              ny, &e);
        clicks.silhouette[clicks.n_silhouette++]
            = tri_pose_project (pose, tri_head_point (head, e));
      }
  return clicks;
}

/* The clicks of a case of vectors.json and the pose the prototype found. */
static void
test_vectors (void)
{
  static const struct
  {
    const char *name;
    TriLandmark landmark;
  } names[] = {
    { "pupL", TRI_LANDMARK_PUPIL_LEFT },
    { "pupR", TRI_LANDMARK_PUPIL_RIGHT },
    { "sn", TRI_LANDMARK_SUBNASALE },
    { "otoL", TRI_LANDMARK_EAR_TOP_LEFT },
    { "otoR", TRI_LANDMARK_EAR_TOP_RIGHT },
    { "exL", TRI_LANDMARK_LATERAL_CANTHUS_LEFT },
    { "exR", TRI_LANDMARK_LATERAL_CANTHUS_RIGHT },
  };
  g_autoptr (JsonParser) parser = vectors_load ();
  JsonArray *cases = vectors_array (parser, "registration");

  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *o = json_array_get_object_element (cases, i);
      JsonObject *points = json_object_get_object_member (o, "clicks_half_size");
      const TriVec3 wanted = vectors_get_vec3 (o, "yaw_pitch_roll");
      const TriVec3 start = vectors_get_vec3 (o, "start");
      const double scale = json_object_get_double_member (o, "scale_px_per_mm");
      g_autoptr (TriHead) head = vectors_head (o);
      g_autoptr (TriRegistration) r = NULL;
      TriClicks clicks = { .view = start.x < 0.0 ? TRI_VIEW_LEFT45 : TRI_VIEW_FRONT };
      TriVec3 found;

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        if (json_object_has_member (points, names[j].name))
          {
            clicks.has[names[j].landmark] = TRUE;
            clicks.at[names[j].landmark]
                = vectors_vec2 (json_object_get_array_member (points, names[j].name));
          }
      clicks.n_silhouette = 1;
      clicks.silhouette[0] = vectors_vec2 (json_object_get_array_member (points, "sil1"));
      g_assert_cmpuint (tri_clicks_count (&clicks), ==, json_object_get_size (points));

      r = solve (&clicks, 750.0, 1000.0, NULL);
      tri_rotation_to_euler (&r->pose.rotation, &found.x, &found.y, &found.z);
      assert_vec3_near (found, wanted, 0.5);
      g_assert_cmpfloat_with_epsilon (r->pose.scale / scale, 1.0, 0.005);
      g_assert_cmpfloat_with_epsilon (r->pose.kappa, json_object_get_double_member (o, "kappa"),
                                      2e-5);
      g_assert_cmpfloat_with_epsilon (r->cost, json_object_get_double_member (o, "cost"), 0.1);
      for (guint j = 0; j < TRI_HEAD_N_FACTORS; j++)
        g_assert_cmpfloat_with_epsilon (tri_head_get_factors (r->head)[j],
                                        tri_head_get_factors (head)[j], 1e-3);
      g_assert_false (r->swapped);
      g_assert_false (r->check.suspect);
      g_assert_cmpuint (r->n_iterations, <=, 25);
      g_assert_cmpfloat (r->fit_error_mm, <, 4.0);
      g_assert_cmpfloat (r->scale_error_percent, >=, 2.6);
      g_assert_cmpfloat (r->scale_error_percent, <=, 3.2);
    }
}

/* Every sample against the pose it was rendered with. The samples' head is not ours: its skull
 * sits lower behind, which alone is 4.6 degrees of pitch (GEOMETRY 11). */
static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    TriView view;
    double yaw_deg, pitch_deg, roll_deg;
    double px_per_mm; /* focal length over distance */
    double height_px;
  } samples[] = {
    { "sample-front.jpg", TRI_VIEW_FRONT, 0.0, 0.0, 0.0, 4.97, 2000.0 },
    { "sample-front-tilted.jpg", TRI_VIEW_FRONT, 10.0, 0.0, -6.0, 4.97, 2000.0 },
    { "sample-left45.jpg", TRI_VIEW_LEFT45, -45.0, 0.0, 0.0, 4.97, 2000.0 },
    { "sample-right45.jpg", TRI_VIEW_RIGHT45, 45.0, 0.0, 0.0, 4.97, 2000.0 },
    { "sample-left.jpg", TRI_VIEW_LEFT, -90.0, 0.0, 0.0, 4.97, 2000.0 },
    { "sample-right.jpg", TRI_VIEW_RIGHT, 90.0, 0.0, 0.0, 4.97, 2000.0 },
    { "sample-top.jpg", TRI_VIEW_TOP, 0.0, -76.0, 0.0, 5.06, 1500.0 },
    { "sample-back.jpg", TRI_VIEW_BACK, 180.0, 0.0, 0.0, 4.97, 2000.0 },
  };
  g_autoptr (TriHead) head = NULL;

  for (guint known = 0; known < 2; known++)
    for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
      {
        const TriMat3 truth = tri_rotation_from_euler (samples[i].yaw_deg, samples[i].pitch_deg,
                                                       samples[i].roll_deg);
        TriClicks clicks = sample_clicks (samples[i].name, samples[i].view);
        g_autoptr (TriRegistration) r = NULL;

        /* From above the outline's rearmost point is neither landmark: read off the picture. */
        if (samples[i].view == TRI_VIEW_TOP)
          clicks.silhouette[0] = (TriVec2){ 750.0, 291.0 };
        r = solve (&clicks, 1500.0, samples[i].height_px, known ? head : NULL);
        g_test_message ("%s: %.2f degrees off, %.3f px per mm, fit %.2f mm", samples[i].name,
                        angle_between_deg (&r->pose.rotation, &truth), r->pose.scale,
                        r->fit_error_mm);
        g_assert_cmpfloat (angle_between_deg (&r->pose.rotation, &truth), <, 6.0);
        g_assert_cmpfloat_with_epsilon (r->pose.scale / samples[i].px_per_mm, 1.0, 0.05);
        g_assert_cmpfloat (r->fit_error_mm, <, 4.0);
        g_assert_false (r->swapped);
        g_assert_false (r->check.suspect);
        if (known)
          g_assert_true (r->head == head);
        else if (head == NULL)
          head = tri_head_ref (r->head);
      }
}

/* The perspective told by the file is kept to, against a prior that says otherwise. */
static void
test_focal (void)
{
  const TriClicks clicks = sample_clicks ("sample-front.jpg", TRI_VIEW_FRONT);
  const double focal_px[] = { 8947.3684, 3000.0 };

  for (guint i = 0; i < G_N_ELEMENTS (focal_px); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriRegistration) r
          = tri_registration_solve (&clicks, 1500.0, 2000.0, NULL, focal_px[i], &error);

      g_assert_no_error (error);
      g_assert_cmpfloat_with_epsilon (r->pose.kappa * focal_px[i] / r->pose.scale, 1.0, 0.06);
    }
}

/* A client's later photo: the head is known, the pose comes back as it was. */
static void
test_known_head (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (60);
  static const TriView views[] = { TRI_VIEW_FRONT, TRI_VIEW_LEFT45, TRI_VIEW_LEFT };

  for (guint i = 0; i < 60; i++)
    {
      const TriView view = views[i % G_N_ELEMENTS (views)];
      g_autoptr (TriHead) head = vectors_random_head (rand);
      g_autoptr (TriRegistration) r = NULL;
      double yaw_deg, pitch_deg;
      TriClicks clicks;
      TriPose pose;

      tri_view_get_start (view, &yaw_deg, &pitch_deg);
      pose
          = (TriPose){ tri_rotation_from_euler (yaw_deg + g_rand_double_range (rand, -15.0, 15.0),
                                                pitch_deg + g_rand_double_range (rand, -10.0, 10.0),
                                                g_rand_double_range (rand, -10.0, 10.0)),
                       g_rand_double_range (rand, 1.0, 8.0), 2000.0, 2000.0, 0.7e-3 };
      clicks = exact_clicks (head, &pose, view);
      r = solve (&clicks, 4000.0, 4000.0, head);
      g_assert_cmpfloat (angle_between_deg (&r->pose.rotation, &pose.rotation), <, 1.5);
      g_assert_cmpfloat_with_epsilon (r->pose.scale / pose.scale, 1.0, 0.01);
      g_assert_cmpfloat_with_epsilon (r->pose.tx, pose.tx, 1.5 * pose.scale);
      g_assert_cmpfloat_with_epsilon (r->pose.ty, pose.ty, 1.5 * pose.scale);
      g_assert_cmpfloat (r->fit_error_mm, <, 1.0);
      g_assert_true (r->head == head);
    }
}

static void
test_mirrored (void)
{
  static const struct
  {
    const char *name;
    TriView view;
  } samples[] = { { "sample-front-tilted.jpg", TRI_VIEW_FRONT },
                  { "sample-left45.jpg", TRI_VIEW_LEFT45 },
                  { "sample-left.jpg", TRI_VIEW_LEFT } };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const TriClicks clicks = sample_clicks (samples[i].name, samples[i].view);
      const TriClicks other = tri_clicks_mirrored (&clicks, 1500.0);
      g_autoptr (TriRegistration) a = solve (&clicks, 1500.0, 2000.0, NULL);
      g_autoptr (TriRegistration) b = solve (&other, 1500.0, 2000.0, NULL);
      const TriPose mirrored = tri_pose_mirrored (&a->pose, 1500.0);

      g_assert_cmpfloat (angle_between_deg (&mirrored.rotation, &b->pose.rotation), <, 0.02);
      g_assert_cmpfloat_with_epsilon (mirrored.scale, b->pose.scale, 2e-3);
      g_assert_cmpfloat_with_epsilon (mirrored.tx, b->pose.tx, 0.2);
      g_assert_cmpfloat_with_epsilon (mirrored.ty, b->pose.ty, 0.2);
      g_assert_cmpfloat_with_epsilon (a->cost, b->cost, 1e-4);
    }
}

/* A photo at twice the size gives the same head and rotation: nothing depends on pixels. */
static void
test_size (void)
{
  const TriClicks full = sample_clicks ("sample-left45.jpg", TRI_VIEW_LEFT45);
  const TriClicks small = tri_clicks_scaled (&full, 0.125);
  g_autoptr (TriRegistration) a = solve (&full, 1500.0, 2000.0, NULL);
  g_autoptr (TriRegistration) b = solve (&small, 187.5, 250.0, NULL);

  g_assert_cmpfloat (angle_between_deg (&a->pose.rotation, &b->pose.rotation), <, 0.05);
  g_assert_cmpfloat_with_epsilon (a->pose.scale * 0.125 / b->pose.scale, 1.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (a->fit_error_mm, b->fit_error_mm, 0.02);
  g_assert_cmpfloat_with_epsilon (a->scale_error_percent, b->scale_error_percent, 0.02);
}

static void
test_swapped (void)
{
  static const struct
  {
    const char *name;
    TriView view;
    gboolean told;
  } samples[] = { { "sample-front.jpg", TRI_VIEW_FRONT, TRUE },
                  { "sample-front-tilted.jpg", TRI_VIEW_FRONT, TRUE },
                  { "sample-left45.jpg", TRI_VIEW_LEFT45, TRUE },
                  { "sample-right45.jpg", TRI_VIEW_RIGHT45, TRUE },
                  { "sample-back.jpg", TRI_VIEW_BACK, TRUE },
                  /* One side alone is never taken for the other. */
                  { "sample-left.jpg", TRI_VIEW_LEFT, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const TriClicks clicks = sample_clicks (samples[i].name, samples[i].view);
      const TriClicks exchanged = tri_clicks_swapped (&clicks);
      g_autoptr (TriRegistration) a = solve (&clicks, 1500.0, 2000.0, NULL);
      g_autoptr (TriRegistration) b = solve (&exchanged, 1500.0, 2000.0, NULL);

      g_assert_false (a->swapped);
      g_assert_true (b->swapped == samples[i].told);
      if (!samples[i].told)
        continue;
      g_assert_cmpmem (&a->pose, sizeof a->pose, &b->pose, sizeof b->pose);
      g_assert_cmpfloat (a->cost, ==, b->cost);
      g_assert_cmpfloat (a->fit_error_mm, ==, b->fit_error_mm);
      for (guint j = 0; j < TRI_HEAD_N_FACTORS; j++)
        g_assert_cmpfloat (tri_head_get_factors (a->head)[j], ==,
                           tri_head_get_factors (b->head)[j]);
    }
}

/* Two clicks in each other's place: the pair is found and put right, with few clicks and many. */
static void
test_one_pair_swapped (void)
{
  static const TriLandmark lefts[]
      = { TRI_LANDMARK_PUPIL_LEFT, TRI_LANDMARK_EAR_TOP_LEFT, TRI_LANDMARK_TRAGUS_LEFT };
  const TriClicks many = sample_clicks ("sample-front.jpg", TRI_VIEW_FRONT);
  const TriClicks few = sample_front_half ();
  const TriClicks sets[] = { many, few };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint j = 0; j < G_N_ELEMENTS (lefts); j++)
      {
        const TriLandmark left = lefts[j];
        const TriLandmark right = tri_landmark_mirror (left);
        TriClicks clicks = sets[i];
        g_autoptr (TriRegistration) a = NULL;
        g_autoptr (TriRegistration) b = NULL;

        if (!clicks.has[left])
          continue;
        a = solve (&clicks, 1500.0, 2000.0, NULL);
        clicks.at[left] = sets[i].at[right];
        clicks.at[right] = sets[i].at[left];
        b = solve (&clicks, 1500.0, 2000.0, NULL);
        g_assert_true (b->swapped);
        g_assert_false (b->check.suspect);
        g_assert_cmpfloat_with_epsilon (b->fit_error_mm, a->fit_error_mm, 0.05);
        g_assert_cmpfloat_with_epsilon (b->pose.scale, a->pose.scale, 0.01);
        g_assert_cmpfloat (angle_between_deg (&a->pose.rotation, &b->pose.rotation), <, 0.2);
      }
}

/* One click 80 px off, in any direction, is named; the others are not. */
static void
test_bad_click (void)
{
  const TriClicks good = sample_front_half ();
  guint n = 0;

  for (guint i = 0; i <= TRI_N_LANDMARKS; i++)
    for (guint j = 0; j < 4; j++)
      {
        TriClicks clicks = good;
        TriVec2 *at = i < TRI_N_LANDMARKS ? &clicks.at[i] : &clicks.silhouette[0];
        g_autoptr (TriRegistration) r = NULL;

        /* Along the outline a silhouette click may slide. */
        if ((i < TRI_N_LANDMARKS && !good.has[i]) || (i == TRI_N_LANDMARKS && j % 2 == 0))
          continue;
        at->x += 80.0 * cos (j * G_PI_2);
        at->y += 80.0 * sin (j * G_PI_2);
        r = solve (&clicks, 750.0, 1000.0, NULL);
        g_assert_true (r->check.suspect);
        g_assert_cmpuint (r->check.landmark, ==, i);
        g_assert_cmpuint (r->check.silhouette, ==, 0);
        g_assert_cmpfloat (r->check.cost_drop, >, 2.5);
        g_assert_false (r->swapped);
        n++;
      }
  g_assert_cmpuint (n, ==, 22);
}

/* Heads of the size and pose that clients have, clicked with the usual scatter of 2 px: seldom a
 * click is suspected, never are the sides, and the solve ends near the truth. */
static void
test_no_false_alarm (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);
  const guint n = 100;
  guint n_suspect = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TriHead) head = vectors_random_head (rand);
      const TriPose pose = { tri_rotation_from_euler (g_rand_double_range (rand, -20.0, 20.0),
                                                      g_rand_double_range (rand, -12.0, 12.0),
                                                      g_rand_double_range (rand, -10.0, 10.0)),
                             3.5, 1000.0, 1000.0, g_rand_double_range (rand, 0.4e-3, 1.0e-3) };
      TriClicks clicks = exact_clicks (head, &pose, TRI_VIEW_FRONT);
      g_autoptr (TriRegistration) r = NULL;

      for (guint j = 0; j < TRI_N_LANDMARKS; j++)
        {
          clicks.at[j].x += g_rand_double_range (rand, -3.5, 3.5);
          clicks.at[j].y += g_rand_double_range (rand, -3.5, 3.5);
        }
      r = solve (&clicks, 2000.0, 2000.0, NULL);
      n_suspect += r->check.suspect ? 1 : 0;
      g_assert_false (r->swapped);
      g_assert_cmpfloat (angle_between_deg (&r->pose.rotation, &pose.rotation), <, 10.0);
      g_assert_cmpfloat_with_epsilon (r->pose.scale / pose.scale, 1.0, 0.12);
    }
  g_assert_cmpuint (n_suspect, ==, 0);
}

/* Whatever is clicked, the answer is a sentence or a pose that the record will take. */
static void
test_nonsense (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (62);
  guint n_solved = 0;

  for (guint i = 0; i < 40; i++)
    {
      TriClicks clicks = { .view = g_rand_int_range (rand, 0, TRI_N_VIEWS) };
      g_autoptr (GError) error = NULL;
      g_autoptr (TriRegistration) r = NULL;
      g_autofree char *text = NULL;
      TriPose back;

      for (guint j = 0; j < TRI_N_LANDMARKS; j++)
        {
          clicks.has[j] = g_rand_int_range (rand, 0, 3) == 0;
          clicks.at[j].x = g_rand_double_range (rand, 0.0, 1500.0);
          clicks.at[j].y = g_rand_double_range (rand, 0.0, i % 3 == 0 ? 1.0 : 2000.0);
        }
      clicks.n_silhouette = g_rand_int_range (rand, 0, 4);
      for (guint j = 0; j < clicks.n_silhouette; j++)
        {
          clicks.silhouette[j].x = g_rand_double_range (rand, 0.0, 1500.0);
          clicks.silhouette[j].y = g_rand_double_range (rand, 0.0, 2000.0);
        }
      r = tri_registration_solve (&clicks, 1500.0, 2000.0, NULL, i % 2 ? 10.0 : 0.0, &error);
      g_assert_true ((r == NULL) == (error != NULL));
      if (r == NULL)
        continue;
      n_solved++;
      text = tri_pose_to_string (&r->pose);
      g_assert_true (tri_pose_from_string (text, &back, &error));
      g_assert_no_error (error);
      g_assert_true (isfinite (r->cost) && isfinite (r->fit_error_mm));
      g_assert_true (isfinite (r->scale_error_percent) && r->scale_error_percent >= 2.6);
      for (guint j = 0; j < TRI_HEAD_N_FACTORS; j++)
        g_assert_true (tri_head_get_scale (r->head, j) > 0.1
                       && tri_head_get_scale (r->head, j) < 10.0);
    }
  g_assert_cmpuint (n_solved, >, 20);
}

/* Fewer clicks tell less about the scale, and no number of them beats anatomy. */
static void
test_scale_error (void)
{
  const TriClicks six = sample_front_half ();
  TriClicks four = six;
  g_autoptr (TriRegistration) a = solve (&six, 750.0, 1000.0, NULL);
  g_autoptr (TriRegistration) b = NULL;

  four.has[TRI_LANDMARK_EAR_TOP_LEFT] = FALSE;
  four.has[TRI_LANDMARK_EAR_TOP_RIGHT] = FALSE;
  b = solve (&four, 750.0, 1000.0, NULL);
  g_assert_cmpfloat_with_epsilon (a->scale_error_percent, 2.9, 0.1);
  g_assert_cmpfloat (b->scale_error_percent, >, a->scale_error_percent);
  g_assert_cmpfloat (b->scale_error_percent, <, 6.0);
}

static void
test_copy (void)
{
  const TriClicks clicks = sample_front_half ();
  TriRegistration *r = solve (&clicks, 750.0, 1000.0, NULL);
  g_autoptr (TriRegistration) copy = tri_registration_copy (r);
  const TriPose pose = r->pose;

  g_assert_true (copy->head == r->head);
  tri_registration_free (r);
  g_assert_cmpmem (&copy->pose, sizeof pose, &pose, sizeof pose);
  g_assert_cmpfloat (tri_head_get_scale (copy->head, 0), >, 0.9);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/head/registration/vectors", test_vectors);
  g_test_add_func ("/head/registration/samples", test_samples);
  g_test_add_func ("/head/registration/focal", test_focal);
  g_test_add_func ("/head/registration/known-head", test_known_head);
  g_test_add_func ("/head/registration/mirrored", test_mirrored);
  g_test_add_func ("/head/registration/size", test_size);
  g_test_add_func ("/head/registration/swapped", test_swapped);
  g_test_add_func ("/head/registration/one-pair-swapped", test_one_pair_swapped);
  g_test_add_func ("/head/registration/bad-click", test_bad_click);
  g_test_add_func ("/head/registration/no-false-alarm", test_no_false_alarm);
  g_test_add_func ("/head/registration/nonsense", test_nonsense);
  g_test_add_func ("/head/registration/scale-error", test_scale_error);
  g_test_add_func ("/head/registration/copy", test_copy);
  return g_test_run ();
}

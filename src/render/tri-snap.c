/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outline snap: rays across the rim, the strongest colour step on each, a smooth path by Viterbi.
 */

#include "config.h"

#include "tri-snap-private.h"

#include <stdlib.h>
#include <string.h>

/* Offsets tried about the model's outline (GEOMETRY 5). */
#define BAND_MM 9.0
#define STEP_MM 0.35
#define N_OFFSETS 53
#define LOOK_SIGMA_PX 1.2
#define LOOK_RADIUS 4
#define HALF_STEP_PX 1.5
/* A step of colour (of 255) below this is no edge, however flat the rest is. */
#define LEAST_EDGE 8.0
#define EDGE_CAP 1.2
#define OFFSET_WEIGHT 0.25
#define BEND_PENALTY 2.0 /* per mm between neighbours */
#define CREST_STEPS 2
#define CREST_LEAST 0.5
#define CLICK_WEIGHT 0.8 /* per mm */
#define CLICK_SPREAD 10  /* rays to either side */
/* The model's outline: its convex hull from this many points and directions. */
#define HULL_POINTS 2500
#define HULL_LEAST_EY -0.72 /* where the dot field ends */
#define HULL_DIRECTIONS 180
/* Fade of the warp between the last rays and the ears. */
#define FADE_FROM_DEG 102.0
#define FADE_TO_DEG 117.0
/* Looking down on the head from more than this, "up" is toward the camera and the back of the head
 * stands for it. */
#define FROM_ABOVE 0.8

double
_tri_snap_ray_position (const TriSnap *self, double dx, double dy)
{
  double turns = (atan2 (dy, dx) - self->first) / (2.0 * G_PI);

  return (turns - floor (turns)) * TRI_SNAP_N_RAYS;
}

double
_tri_snap_ray_angle (const TriSnap *self, guint i)
{
  return self->first + i * TRI_SNAP_STEP_DEG * G_PI / 180.0;
}

double
_tri_snap_ray_fade (guint i)
{
  /* From the middle ray, both ways. */
  double u = fabs (((int) i - TRI_SNAP_N / 2) * TRI_SNAP_STEP_DEG);

  if (u > 180.0)
    u = 360.0 - u;
  return CLAMP ((FADE_TO_DEG - u) / (FADE_TO_DEG - FADE_FROM_DEG), 0.0, 1.0);
}

/* Polar radius of the projected cranium: the nearest of its tangent lines in each direction. */
static void
model_outline (TriSnap *self, const TriPose *pose, const TriHead *head)
{
  g_autofree TriVec2 *points = g_new (TriVec2, 2 * HULL_POINTS);
  guint n_points = 0;

  for (guint i = 0; i < HULL_POINTS; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, HULL_POINTS);

      if (e.y < HULL_LEAST_EY)
        break;
      /* Both sides alike, which the lattice is not. */
      for (guint side = 0; side < 2; side++, e.x = -e.x)
        {
          TriVec2 q = tri_pose_project (pose, tri_head_point (head, e));

          points[n_points++] = (TriVec2){ q.x - self->centre.x, q.y - self->centre.y };
        }
    }

  for (guint i = 0; i < TRI_SNAP_N_RAYS; i++)
    self->rho_model[i] = G_MAXDOUBLE;
  for (guint k = 0; k < HULL_DIRECTIONS; k++)
    {
      double at = self->first + k * 2.0 * G_PI / HULL_DIRECTIONS;
      double c = cos (at), s = sin (at);
      double support = -G_MAXDOUBLE;

      for (guint j = 0; j < n_points; j++)
        {
          double d = points[j].x * c + points[j].y * s;

          support = MAX (support, d);
        }
      for (guint i = 0; i < TRI_SNAP_N_RAYS; i++)
        {
          double along = cos (_tri_snap_ray_angle (self, i) - at);

          if (along > 0.05)
            self->rho_model[i] = MIN (self->rho_model[i], support / along);
        }
    }
}

/* Colour at a point of a surface under a small Gaussian. */
static void
look_at (cairo_surface_t *surface, double x, double y, double out_rgb[3])
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  int px = (int) floor (x), py = (int) floor (y);
  double weight_x[2 * LOOK_RADIUS + 1], weight_y[2 * LOOK_RADIUS + 1];
  double total = 0.0;

  for (int i = -LOOK_RADIUS; i <= LOOK_RADIUS; i++)
    {
      double dx = px + i + 0.5 - x, dy = py + i + 0.5 - y;

      weight_x[i + LOOK_RADIUS] = exp (-0.5 * dx * dx / (LOOK_SIGMA_PX * LOOK_SIGMA_PX));
      weight_y[i + LOOK_RADIUS] = exp (-0.5 * dy * dy / (LOOK_SIGMA_PX * LOOK_SIGMA_PX));
    }
  memset (out_rgb, 0, 3 * sizeof *out_rgb);
  for (int j = -LOOK_RADIUS; j <= LOOK_RADIUS; j++)
    {
      const guint32 *row
          = (const guint32 *) (data + (gsize) CLAMP (py + j, 0, height - 1) * stride);

      for (int i = -LOOK_RADIUS; i <= LOOK_RADIUS; i++)
        {
          guint32 pixel = row[CLAMP (px + i, 0, width - 1)];
          double w = weight_x[i + LOOK_RADIUS] * weight_y[j + LOOK_RADIUS];

          out_rgb[0] += w * (pixel >> 16 & 0xff);
          out_rgb[1] += w * (pixel >> 8 & 0xff);
          out_rgb[2] += w * (pixel & 0xff);
          total += w;
        }
    }
  for (int c = 0; c < 3; c++)
    out_rgb[c] /= total;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
offset_mm (guint j)
{
  return ((int) j - N_OFFSETS / 2) * STEP_MM;
}

/* Strength of the colour step across every offset of every ray; 0 where the ray leaves the photo.
 */
static void
measure_edges (const TriSnap *self,
               const TriPhoto *photo,
               double px_per_mm,
               double edges[TRI_SNAP_N][N_OFFSETS])
{
  double scale;
  cairo_surface_t *surface
      = tri_photo_get_analysis (photo, TRI_SNAP_LOOK_PX_PER_MM / px_per_mm, &scale);
  double width = cairo_image_surface_get_width (surface);
  double height = cairo_image_surface_get_height (surface);
  g_autofree double *sorted = g_new (double, TRI_SNAP_N *N_OFFSETS);
  double strong;

  for (guint i = 0; i < TRI_SNAP_N; i++)
    {
      double c = cos (_tri_snap_ray_angle (self, i)), s = sin (_tri_snap_ray_angle (self, i));

      for (guint j = 0; j < N_OFFSETS; j++)
        {
          double rho = (self->rho_model[i] + offset_mm (j) * px_per_mm) * scale;
          double x = self->centre.x * scale + rho * c, y = self->centre.y * scale + rho * s;
          double inner[3], outer[3];

          edges[i][j] = 0.0;
          if (x < 2.0 || y < 2.0 || x > width - 2.0 || y > height - 2.0)
            continue;
          look_at (surface, x - HALF_STEP_PX * c, y - HALF_STEP_PX * s, inner);
          look_at (surface, x + HALF_STEP_PX * c, y + HALF_STEP_PX * s, outer);
          edges[i][j] = sqrt ((inner[0] - outer[0]) * (inner[0] - outer[0])
                              + (inner[1] - outer[1]) * (inner[1] - outer[1])
                              + (inner[2] - outer[2]) * (inner[2] - outer[2]));
        }
    }

  memcpy (sorted, edges, TRI_SNAP_N * N_OFFSETS * sizeof *sorted);
  qsort (sorted, TRI_SNAP_N * N_OFFSETS, sizeof *sorted, compare_doubles);
  strong = MAX (sorted[TRI_SNAP_N * N_OFFSETS * 95 / 100], LEAST_EDGE);
  for (guint i = 0; i < TRI_SNAP_N; i++)
    for (guint j = 0; j < N_OFFSETS; j++)
      edges[i][j] /= strong;
}

static void
pull_to_clicks (const TriSnap *self,
                double px_per_mm,
                const TriVec2 *clicks_px,
                guint n_clicks,
                double cost[TRI_SNAP_N][N_OFFSETS])
{
  for (guint k = 0; k < n_clicks; k++)
    {
      double dx = clicks_px[k].x - self->centre.x, dy = clicks_px[k].y - self->centre.y;
      int at = (int) lround (_tri_snap_ray_position (self, dx, dy));

      if (at >= TRI_SNAP_N)
        continue;
      /* One ray alone could not pull its neighbours along; a person's click means the rim about it.
       */
      for (int i = MAX (at - CLICK_SPREAD, 0); i <= MIN (at + CLICK_SPREAD, TRI_SNAP_N - 1); i++)
        for (guint j = 0; j < N_OFFSETS; j++)
          {
            double wanted_mm = (hypot (dx, dy) - self->rho_model[at]) / px_per_mm;
            double weight = CLICK_WEIGHT * (1.0 - fabs ((double) (i - at)) / (CLICK_SPREAD + 1));

            cost[i][j] += weight * fabs (offset_mm (j) - CLAMP (wanted_mm, -BAND_MM, BAND_MM));
          }
    }
}

/* Cheapest path over the rays; @out_mm its offsets. */
static void
viterbi (double cost[TRI_SNAP_N][N_OFFSETS], double out_mm[TRI_SNAP_N])
{
  guint8 from[TRI_SNAP_N][N_OFFSETS] = { { 0 } };
  guint best = 0;

  for (guint i = 1; i < TRI_SNAP_N; i++)
    for (guint j = 0; j < N_OFFSETS; j++)
      {
        double least = G_MAXDOUBLE;

        for (guint k = 0; k < N_OFFSETS; k++)
          {
            double total = cost[i - 1][k] + BEND_PENALTY * fabs (offset_mm (j) - offset_mm (k));

            if (total < least)
              {
                least = total;
                from[i][j] = k;
              }
          }
        cost[i][j] += least;
      }

  for (guint j = 1; j < N_OFFSETS; j++)
    if (cost[TRI_SNAP_N - 1][j] < cost[TRI_SNAP_N - 1][best])
      best = j;
  for (guint i = TRI_SNAP_N; i-- > 0;)
    {
      out_mm[i] = offset_mm (best);
      best = from[i][best];
    }
}

/* The path goes in steps over capped edges: puts each offset on the crest of the edge it found, a
 * pixel matters at the rim. Faint edges leave it where it is. */
static void
settle (double edges[TRI_SNAP_N][N_OFFSETS], double offsets_mm[TRI_SNAP_N])
{
  for (guint i = 0; i < TRI_SNAP_N; i++)
    {
      const double *e = edges[i];
      int at = (int) lround (offsets_mm[i] / STEP_MM) + N_OFFSETS / 2, best = at;
      double bend;

      for (int j = MAX (at - CREST_STEPS, 1); j <= MIN (at + CREST_STEPS, N_OFFSETS - 2); j++)
        if (e[j] > e[best])
          best = j;
      if (e[best] < CREST_LEAST || best < 1 || best > N_OFFSETS - 2)
        continue;
      bend = e[best - 1] - 2.0 * e[best] + e[best + 1];
      if (bend < 0.0)
        offsets_mm[i] = offset_mm ((guint) best)
                        + STEP_MM * CLAMP (0.5 * (e[best - 1] - e[best + 1]) / bend, -0.5, 0.5);
    }
}

/* 11-tap Hann window (its end taps are zero), the ends repeated. */
static double
smoothed (const double offsets[TRI_SNAP_N], int i)
{
  double sum = 0.0, total = 0.0;

  for (int k = -4; k <= 4; k++)
    {
      double w = 0.5 + 0.5 * cos (k * G_PI / 5.0);

      sum += w * offsets[CLAMP (i + k, 0, TRI_SNAP_N - 1)];
      total += w;
    }
  return sum / total;
}

void
_tri_snap_find (TriSnap *self,
                const TriPhoto *photo,
                const TriPose *pose,
                const TriHead *head,
                const TriVec2 *clicks_px,
                guint n_clicks)
{
  TriVec3 centre = tri_vec3_add (tri_head_get_centre (head), tri_vec3 (0.0, 8.0, 0.0));
  TriVec3 view = tri_pose_view (pose, centre);
  TriVec3 up = view.y > FROM_ABOVE ? tri_vec3 (0.0, 0.0, -60.0) : tri_vec3 (0.0, 60.0, 0.0);
  TriVec2 tip = tri_pose_project (pose, tri_vec3_add (centre, up));
  /* Two tables of a ray's offsets, too large for a worker's stack. */
  g_autofree double *tables = g_new (double, 2 * TRI_SNAP_N * N_OFFSETS);
  double (*edges)[N_OFFSETS] = (double (*)[N_OFFSETS]) tables;
  double (*cost)[N_OFFSETS] = edges + TRI_SNAP_N;
  double offsets[TRI_SNAP_N];

  self->centre = tri_pose_project (pose, centre);
  self->first = atan2 (tip.y - self->centre.y, tip.x - self->centre.x)
                - TRI_SNAP_N / 2 * TRI_SNAP_STEP_DEG * G_PI / 180.0;
  model_outline (self, pose, head);

  measure_edges (self, photo, pose->scale, edges);
  for (guint i = 0; i < TRI_SNAP_N; i++)
    for (guint j = 0; j < N_OFFSETS; j++)
      {
        double share = offset_mm (j) / BAND_MM;

        cost[i][j] = OFFSET_WEIGHT * share * share - MIN (edges[i][j], EDGE_CAP);
      }
  pull_to_clicks (self, pose->scale, clicks_px, n_clicks, cost);
  viterbi (cost, offsets);
  settle (edges, offsets);

  for (guint i = 0; i < TRI_SNAP_N_RAYS; i++)
    {
      double fade = _tri_snap_ray_fade (i);
      int nearest = (int) i;

      if (i >= TRI_SNAP_N)
        nearest = i < (TRI_SNAP_N + TRI_SNAP_N_RAYS) / 2 ? TRI_SNAP_N - 1 : 0;
      self->rho_found[i] = self->rho_model[i] + fade * smoothed (offsets, nearest) * pose->scale;
    }
  _tri_snap_fix (self, &(TriOutlineFix){ 0 });
}

/* The two radii in a direction. */
static void
radii_at (const TriSnap *self, double dx, double dy, double *model, double *snapped)
{
  double at = _tri_snap_ray_position (self, dx, dy);
  guint i = (guint) at % TRI_SNAP_N_RAYS, next = (i + 1) % TRI_SNAP_N_RAYS;
  double w = at - floor (at);

  *model = self->rho_model[i] + w * (self->rho_model[next] - self->rho_model[i]);
  *snapped = self->rho_snapped[i] + w * (self->rho_snapped[next] - self->rho_snapped[i]);
}

TriVec2
_tri_snap_warp (const TriSnap *self, TriVec2 q)
{
  double dx = q.x - self->centre.x, dy = q.y - self->centre.y;
  double model, snapped, share, stretch;

  radii_at (self, dx, dy, &model, &snapped);
  share = MIN (hypot (dx, dy) / model, 1.0);
  stretch = 1.0 + (snapped - model) / model * share * share * share;
  return (TriVec2){ self->centre.x + dx * stretch, self->centre.y + dy * stretch };
}

TriVec2
_tri_snap_unwarp (const TriSnap *self, TriVec2 q)
{
  double dx = q.x - self->centre.x, dy = q.y - self->centre.y;
  double r = hypot (dx, dy);
  double model, snapped, k, share;

  if (r < 1e-9)
    return q;
  radii_at (self, dx, dy, &model, &snapped);
  k = (snapped - model) / model;
  /* The warp keeps directions: solve s (1 + k s³) = r / model for the share s. Past the outline the
   * stretch stays what it is there. */
  share = r / model / (1.0 + k);
  if (share < 1.0)
    for (guint i = 0; i < 8; i++)
      {
        double cube = share * share * share;

        share -= (share * (1.0 + k * cube) - r / model) / (1.0 + 4.0 * k * cube);
      }
  return (TriVec2){ self->centre.x + dx * share * model / r,
                    self->centre.y + dy * share * model / r };
}

double
_tri_snap_get_depth (const TriSnap *self, TriVec2 q)
{
  double dx = q.x - self->centre.x, dy = q.y - self->centre.y;
  double model, snapped;

  radii_at (self, dx, dy, &model, &snapped);
  return snapped - hypot (dx, dy);
}

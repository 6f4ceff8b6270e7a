/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo laid under another: back-projected on a grid, interpolated between, sampled bilinearly
 * from the level of the pyramid that is just fine enough. */

#include "config.h"

#include "tri-align.h"

#include "tri-scene-private.h"

#include <math.h>

/* Pixels between the points that are back-projected. */
#define GRID 8
/* How far interpolation may be off, in view px. */
#define TOLERANCE 0.1
/* Cosine to the camera below which a photo shows more smear than scalp. */
#define LEAST_FACING 0.12
/* The face of the mean head lies below this height and in front of the ears' holes. */
#define FACE_HEIGHT_MM 38.0
/* Directions for the share that both see. */
#define N_SAMPLES 2000

#define NEUTRAL 0xff3a3d42u
#define HATCH 0xff5a5e66u
#define HATCH_PX 12
#define HATCH_LINE_PX 3

typedef struct
{
  TriAlignPlace place;
  TriVec2 at; /* in the second photo */
} Node;

static gboolean
is_face (const TriHead *head, TriVec3 point_mm)
{
  return point_mm.z > 0.0 && point_mm.y < FACE_HEIGHT_MM * tri_head_get_scale (head, 1);
}

static gboolean
find_in_second (const TriScene *second, TriVec3 e, TriVec2 *out_px)
{
  TriSighting sighting;

  if (!_tri_scene_sight (second, tri_head_point (second->head, e),
                         tri_head_normal (second->head, e), &sighting)
      || sighting.facing < LEAST_FACING)
    return FALSE;
  *out_px = sighting.pixel;
  return sighting.pixel.x >= 0.0 && sighting.pixel.y >= 0.0
         && sighting.pixel.x <= tri_photo_get_width (second->photo)
         && sighting.pixel.y <= tri_photo_get_height (second->photo);
}

static Node
map (const TriScene *first, const TriScene *second, TriVec2 px)
{
  Node node = { .place = TRI_ALIGN_OFF };
  TriSighting sighting;
  TriVec3 e, point;

  if (px.x < 0.0 || px.y < 0.0 || px.x > tri_photo_get_width (first->photo)
      || px.y > tri_photo_get_height (first->photo)
      || !tri_pose_back_project (&first->pose, first->head, _tri_snap_unwarp (&first->snap, px),
                                 &e))
    return node;
  point = tri_head_point (first->head, e);
  if (!_tri_scene_sight (first, point, tri_head_normal (first->head, e), &sighting))
    return node;
  if (!find_in_second (second, e, &node.at))
    node.place = TRI_ALIGN_HIDDEN;
  else
    node.place = is_face (first->head, point) ? TRI_ALIGN_FACE : TRI_ALIGN_SEEN;
  return node;
}

TriAlignPlace
tri_align_map (const TriScene *first,
               const TriScene *second,
               TriVec2 first_px,
               TriVec2 *out_second_px)
{
  Node node;

  g_return_val_if_fail (first != NULL && second != NULL, TRI_ALIGN_OFF);
  g_return_val_if_fail (out_second_px != NULL, TRI_ALIGN_OFF);

  node = map (first, second, first_px);
  *out_second_px = node.at;
  return node.place;
}

double
tri_align_get_shared (const TriScene *first, const TriScene *second)
{
  guint n_seen = 0, n_shared = 0;

  g_return_val_if_fail (first != NULL && second != NULL, 0.0);

  for (guint i = 0; i < N_SAMPLES; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, N_SAMPLES);
      TriVec3 point = tri_head_point (first->head, e);
      TriVec2 at;

      /* Scalp: not the face, and nothing below the ears. */
      if (point.y < 0.0 || is_face (first->head, point) || !find_in_second (first, e, &at))
        continue;
      n_seen++;
      n_shared += find_in_second (second, e, &at);
    }
  return n_seen > 0 ? (double) n_shared / n_seen : 0.0;
}

/* painting */

/* A level of the second photo's pyramid. */
typedef struct
{
  const guint8 *data;
  gsize stride;
  int width, height;
  double scale; /* its px per photo px */
} Level;

static Level
level_for (const TriPhoto *photo, double photo_px_per_view_px)
{
  Level self;
  cairo_surface_t *surface
      = tri_photo_get_level (photo, 1.0 / MAX (photo_px_per_view_px, 1.0), &self.scale);

  self.data = cairo_image_surface_get_data (surface);
  self.stride = (gsize) cairo_image_surface_get_stride (surface);
  self.width = cairo_image_surface_get_width (surface);
  self.height = cairo_image_surface_get_height (surface);
  return self;
}

static const guint32 *
level_row (const Level *self, int y)
{
  return (const guint32 *) (const void *) (self->data
                                           + (gsize) CLAMP (y, 0, self->height - 1) * self->stride);
}

/* Two channels at a time, weights of 8 bits. */
static guint32
blend (guint32 a, guint32 b, guint weight)
{
  guint32 odd = ((a >> 8 & 0xff00ff) * (256 - weight) + (b >> 8 & 0xff00ff) * weight) & 0xff00ff00u;
  guint32 even = ((a & 0xff00ff) * (256 - weight) + (b & 0xff00ff) * weight) >> 8 & 0xff00ff;

  return odd | even;
}

static guint32
level_sample (const Level *self, TriVec2 at)
{
  double u = at.x * self->scale - 0.5, v = at.y * self->scale - 0.5;
  int x = (int) floor (u), y = (int) floor (v);
  guint across = (guint) ((u - x) * 256.0), down = (guint) ((v - y) * 256.0);
  int x0 = CLAMP (x, 0, self->width - 1), x1 = CLAMP (x + 1, 0, self->width - 1);
  const guint32 *upper = level_row (self, y), *lower = level_row (self, y + 1);

  return blend (blend (upper[x0], upper[x1], across), blend (lower[x0], lower[x1], across), down)
         | 0xff000000u;
}

static guint32
paint (const Level *level, Node node, int x, int y)
{
  switch (node.place)
    {
    case TRI_ALIGN_SEEN:
      return level_sample (level, node.at);

    case TRI_ALIGN_FACE:
      return blend (level_sample (level, node.at), NEUTRAL, 150) | 0xff000000u;

    case TRI_ALIGN_HIDDEN:
      return (x + y) % HATCH_PX < HATCH_LINE_PX ? HATCH : NEUTRAL;

    case TRI_ALIGN_OFF:
    default:
      return NEUTRAL;
    }
}

typedef struct
{
  const TriScene *first;
  const TriScene *second;
  const TriViewport *viewport;
  guint32 *pixels;
  gsize stride; /* pixels */
} Job;

static Node
map_view (const Job *job, double x, double y)
{
  return map (job->first, job->second, tri_viewport_to_photo (job->viewport, (TriVec2){ x, y }));
}

static TriVec2
mix (TriVec2 a, TriVec2 b, double t)
{
  return (TriVec2){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

/* Second photo's px per view px, by the area of the cell. */
static double
get_footprint (const Node corners[4])
{
  TriVec2 right = { corners[1].at.x - corners[0].at.x, corners[1].at.y - corners[0].at.y };
  TriVec2 down = { corners[2].at.x - corners[0].at.x, corners[2].at.y - corners[0].at.y };

  return sqrt (fabs (right.x * down.y - right.y * down.x)) / GRID;
}

static gboolean
is_mapped (TriAlignPlace place)
{
  return place == TRI_ALIGN_SEEN || place == TRI_ALIGN_FACE;
}

/* The square of GRID px at (@x0, @y0), whose corners are those of pixel centres. */
static void
paint_cell (const Job *job, int x0, int y0, const Node corners[4])
{
  int x1 = MIN (x0 + GRID, job->viewport->width), y1 = MIN (y0 + GRID, job->viewport->height);
  Node middle = map_view (job, x0 + 0.5 + GRID / 2, y0 + 0.5 + GRID / 2);
  gboolean alike = TRUE;
  double footprint = 1.0 / job->viewport->scale;
  Level level;

  for (guint i = 0; i < 4; i++)
    alike = alike && corners[i].place == middle.place;
  if (alike && is_mapped (middle.place))
    {
      TriVec2 guess = mix (mix (corners[0].at, corners[1].at, 0.5),
                           mix (corners[2].at, corners[3].at, 0.5), 0.5);

      footprint = get_footprint (corners);
      alike = hypot (guess.x - middle.at.x, guess.y - middle.at.y) <= TOLERANCE * footprint;
    }
  level = level_for (job->second->photo, footprint);

  for (int y = y0; y < y1; y++)
    {
      guint32 *row = job->pixels + (gsize) y * job->stride;
      double down = (double) (y - y0) / GRID;
      TriVec2 left = mix (corners[0].at, corners[2].at, down);
      TriVec2 right = mix (corners[1].at, corners[3].at, down);

      for (int x = x0; x < x1; x++)
        {
          Node node = { middle.place, mix (left, right, (double) (x - x0) / GRID) };

          row[x] = paint (&level, alike ? node : map_view (job, x + 0.5, y + 0.5), x, y);
        }
    }
}

static void
map_row (const Job *job, int y, Node *nodes, int n_nodes)
{
  for (int i = 0; i < n_nodes; i++)
    nodes[i] = map_view (job, i * GRID + 0.5, y + 0.5);
}

cairo_surface_t *
tri_align_render (const TriScene *first,
                  const TriScene *second,
                  const TriViewport *viewport,
                  GCancellable *cancellable)
{
  Job job = { first, second, viewport, NULL, 0 };
  g_autofree Node *upper = NULL;
  g_autofree Node *lower = NULL;
  cairo_surface_t *surface;
  int n_nodes;

  g_return_val_if_fail (first != NULL && second != NULL, NULL);
  g_return_val_if_fail (viewport != NULL && viewport->scale > 0.0, NULL);
  g_return_val_if_fail (viewport->width > 0 && viewport->height > 0, NULL);

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, viewport->width, viewport->height);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    g_error ("Out of memory for a picture of %d × %d pixels", viewport->width, viewport->height);
  job.pixels = (guint32 *) (void *) cairo_image_surface_get_data (surface);
  job.stride = (gsize) cairo_image_surface_get_stride (surface) / sizeof *job.pixels;
  n_nodes = (viewport->width + GRID - 1) / GRID + 1;
  upper = g_new (Node, n_nodes);
  lower = g_new (Node, n_nodes);

  map_row (&job, 0, lower, n_nodes);
  for (int y = 0; y < viewport->height; y += GRID)
    {
      Node *above = upper;

      if (g_cancellable_is_cancelled (cancellable))
        {
          cairo_surface_destroy (surface);
          return NULL;
        }
      upper = lower;
      lower = above;
      map_row (&job, y + GRID, lower, n_nodes);
      for (int i = 0; i + 1 < n_nodes; i++)
        paint_cell (&job, i * GRID, y,
                    (const Node[]){ upper[i], upper[i + 1], lower[i], lower[i + 1] });
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

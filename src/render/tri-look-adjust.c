/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pixels of a look: grid and outline are read at every eighth pixel and drawn straight between.
 */

#include "config.h"

#include "tri-look-private.h"

#include "tri-light-private.h"

#include <math.h>

/* Nodes at absolute pixels that are multiples of this; gain and outline are straight between. */
#define BLOCK_BITS 3
#define BLOCK (1 << BLOCK_BITS)

/* What is known at a node: what happens to the head, and the head's share of the pixel times
 * COVER_ONE, unclamped so that the ramp between two nodes is right. */
#define COVER_ONE 4096
typedef struct
{
  gint32 gain, gloss, cover;
} Node;

static Node
node_at (const TriScene *scene, const TriFrame *frame, int x, int y)
{
  const TriLook *look = scene->look;
  TriVec2 at = { (x + 0.5 + frame->fraction_x) / frame->scale,
                 (y + 0.5 + frame->fraction_y) / frame->scale };
  double u = (at.x - look->origin.x) / look->cell_px, v = (at.y - look->origin.y) / look->cell_px;
  double rim = MAX (look->rim_px, 1.0 / frame->scale);
  Node node = { look->far, 0, 0 };

  if (u >= 0.0 && v >= 0.0 && u < look->width - 1 && v < look->height - 1)
    {
      int i = (int) u, j = (int) v;
      const TriLookNode *g = &look->nodes[(gsize) j * look->width + i];
      const TriLookNode *h = g + look->width;
      double s = u - i, t = v - j;

      node.gain = (gint32) floor ((1.0 - t) * ((1.0 - s) * g[0].gain + s * g[1].gain)
                                  + t * ((1.0 - s) * h[0].gain + s * h[1].gain) + 0.5);
      node.gloss = (gint32) floor ((1.0 - t) * ((1.0 - s) * g[0].gloss + s * g[1].gloss)
                                   + t * ((1.0 - s) * h[0].gloss + s * h[1].gloss) + 0.5);
    }
  node.cover = (gint32) floor (
      CLAMP (_tri_snap_get_depth (&scene->snap, at) / rim + 0.5, -400.0, 400.0) * COVER_ONE + 0.5);
  return node;
}

static inline gint32
between (gint32 a, gint32 b, int step)
{
  return (a * (BLOCK - step) + b * step) >> BLOCK_BITS;
}

static inline Node
node_between (const Node *a, const Node *b, int step)
{
  return (Node){ between (a->gain, b->gain, step), between (a->gloss, b->gloss, step),
                 between (a->cover, b->cover, step) };
}

/* More light runs into a shoulder: white stays white, and nothing is cut off flat. */
static inline guint
shouldered (guint before, guint64 after)
{
  if (after <= before)
    return (guint) after;
  return (guint) MIN (after * 65535 / (65535 + after - before), 65535);
}

static guint32
adjusted_pixel (
    const TriLightTables *tables, const TriLook *look, guint32 pixel, guint gain, guint gloss)
{
  guint light[3]
      = { look->tone[pixel >> 16 & 0xff], look->tone[pixel >> 8 & 0xff], look->tone[pixel & 0xff] };
  /* Rec. 709, 16 bits after the point. */
  guint shine = (guint) (((guint64) light[0] * 13933 + (guint64) light[1] * 46871
                          + (guint64) light[2] * 4732)
                             * gloss
                         >> (16 + TRI_LOOK_GAIN_BITS));

  for (guint c = 0; c < 3; c++)
    {
      guint64 after = (((guint64) light[c] * gain) >> TRI_LOOK_GAIN_BITS) + shine;

      after = (after * look->tint[c]) >> TRI_LOOK_GAIN_BITS;
      light[c] = tables->encoded[shouldered (light[c], after) >> TRI_LIGHT_INVERSE_SHIFT];
    }
  return (pixel & 0xff000000u) | light[0] << 16 | light[1] << 8 | light[2];
}

static int
floor_block (int value)
{
  return value >> BLOCK_BITS;
}

void
_tri_look_adjust (const TriScene *scene,
                  const TriFrame *frame,
                  const cairo_rectangle_int_t *area,
                  guint32 *pixels,
                  gsize stride_bytes)
{
  const TriLook *look = scene->look;
  const TriLightTables *tables = _tri_light_get_tables ();
  int left = frame->x + area->x, top = frame->y + area->y;
  /* What lies beside the photo is no picture: pixels whose centres are in it. */
  int x0 = MAX (left, (int) ceil (-0.5 - frame->fraction_x));
  int y0 = MAX (top, (int) ceil (-0.5 - frame->fraction_y));
  int x1 = MIN (left + area->width, (int) ceil (tri_photo_get_width (scene->photo) * frame->scale
                                                - 0.5 - frame->fraction_x));
  int y1 = MIN (top + area->height, (int) ceil (tri_photo_get_height (scene->photo) * frame->scale
                                                - 0.5 - frame->fraction_y));
  int first = floor_block (x0), n = floor_block (x1 - 1) - first + 2;
  g_autofree Node *upper = NULL;
  g_autofree Node *lower = NULL;
  guint32 *inside;
  TriPaintArea painted;

  if (look == NULL || x0 >= x1 || y0 >= y1)
    return;
  inside = (guint32 *) ((guint8 *) pixels + (gsize) (y0 - top) * stride_bytes) + (x0 - left);
  painted = (TriPaintArea){ frame, x0, y0, x1, y1, inside, stride_bytes };
  if (look->clip != NULL)
    _tri_clip_adjust (look->clip, scene, &painted);
  if (look->recede != NULL)
    _tri_recede_adjust (look->recede, scene, &painted);
  if (look->choice.light == TRI_SCENE_LIGHT_PHOTO)
    return;
  upper = g_new (Node, n);
  lower = g_new (Node, n);
  for (int by = floor_block (y0); by <= floor_block (y1 - 1); by++)
    {
      if (by == floor_block (y0))
        for (int k = 0; k < n; k++)
          upper[k] = node_at (scene, frame, (first + k) * BLOCK, by * BLOCK);
      for (int k = 0; k < n; k++)
        lower[k] = node_at (scene, frame, (first + k) * BLOCK, (by + 1) * BLOCK);
      for (int y = MAX (by * BLOCK, y0); y < MIN ((by + 1) * BLOCK, y1); y++)
        {
          guint32 *row = (guint32 *) ((guint8 *) pixels + (gsize) (y - top) * stride_bytes);
          int t = y - by * BLOCK;

          for (int k = 0; k + 1 < n; k++)
            {
              int bx = (first + k) * BLOCK;
              Node l = node_between (&upper[k], &lower[k], t);
              Node r = node_between (&upper[k + 1], &lower[k + 1], t);

              for (int x = MAX (bx, x0); x < MIN (bx + BLOCK, x1); x++)
                {
                  Node at = node_between (&l, &r, x - bx);
                  gint32 cover = CLAMP (at.cover, 0, COVER_ONE);

                  row[x - left] = adjusted_pixel (
                      tables, look, row[x - left],
                      (guint) (look->far + (at.gain - look->far) * cover / COVER_ONE),
                      (guint) (at.gloss * cover / COVER_ONE));
                }
            }
        }
      {
        Node *swap = upper;

        upper = lower;
        lower = swap;
      }
    }
}

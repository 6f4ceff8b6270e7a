/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projection of dots: foreshortened discs, blurred by skin and lens, as elliptic Gaussians
 * (GEOMETRY 9; the ellipse has the variances of disc and blur).
 *
 * The density of such a dot is -log10 (1 - g exp (-t)), no Gaussian itself but a sum of them: far
 * out it is g exp (-t) / ln 10, and what is left is a narrower core that has the rest's ink and
 * variance. Both come from dilogarithms. */

#include "config.h"

#include "tri-splat-private.h"

#include <math.h>
#include <string.h>

/* Facing from which a dot is drawn in full (GEOMETRY 9: c below .03 is not drawn). */
#define FULL_FACING 0.05
/* Blur of lens and file as the view shows it, px: no picture is sharper than its pixels. */
#define PSF_LEAST_PX 0.45
/* What a small view adds to it. Dots stand as close as its pixels there; sharper ones would beat
 * with the pixel grid, and a shadow would turn to pepper. */
#define SHRINKING_PX 0.55
/* exp (-t) is tabled up to t = 8, so an ellipse ends after four sigmas; after 3.5 of them nothing
 * is left that 8 bit could show. */
#define REACH_SIGMA 3.5
/* A row of bells ends where the row across does, which in a slanting ellipse is farther out; at so
 * many sigmas the deepest density is less than one in 16 bit. */
#define BOX_SIGMA 4.8
/* The kernel steps through slanting ellipses in 32 bits, which holds none thinner than 1 : 8. Blur
 * of skin and lens make them rounder than that in any real photo. */
#define LEAST_MINOR (1.0 / 64.0)
/* Cores with less density than this at their peak are not drawn: a quarter of a step of 8 bit. */
#define LEAST_PEAK (TRI_KERNEL_OD_ONE / 1000.0)

/* As soft as the photo about it: a crisp dot on a soft photo looks pasted. */
static double
psf_px (const TriScene *scene, double view_scale)
{
  double own = scene->sharpness.psf_px * view_scale, shrunk = MIN (view_scale, 1.0);
  double added = SHRINKING_PX * SHRINKING_PX * (1.0 - shrunk * shrunk);

  return MAX (sqrt (own * own + added), PSF_LEAST_PX);
}

TriEllipse
_tri_ellipse_from_dot (const TriScene *scene,
                       const TriDotSighting *sighting,
                       const TriDot *dot,
                       const TriPigment *pigment,
                       double view_scale)
{
  double gain = sighting->gain * view_scale;
  double radius = pigment->halo_mm / 2.0 * dot->diameter_factor * gain;
  double skin = pigment->blur_mm * gain;
  double psf = psf_px (scene, view_scale);
  double blur = skin * skin + psf * psf;
  double disc = radius * radius / 4.0; /* variance of a uniform disc along one axis */
  double facing = sighting->facing;
  double fade = 1.0, peak;
  TriEllipse e;

  e.x = sighting->x;
  e.y = sighting->y;
  e.major = disc + blur;
  e.minor = MAX (disc * facing * facing + blur, e.major * LEAST_MINOR);
  e.ux = sighting->tilt_x;
  e.uy = sighting->tilt_y;
  if (facing < FULL_FACING)
    {
      fade = (facing - TRI_SCENE_LEAST_FACING) / (FULL_FACING - TRI_SCENE_LEAST_FACING);
      fade = fade * fade * (3.0 - 2.0 * fade);
    }
  /* The integral is the area of the foreshortened disc, also of a peak that coverage caps at 1:
   * the part of P exp (-t) below 1 holds 2 pi sigma² (1 + ln P). */
  peak = 2.0 * disc * facing / sqrt (e.minor * e.major);
  e.amplitude = fade * (peak > 1.0 ? exp (peak - 1.0) : peak);
  e.od = pigment->od * dot->od_factor;
  e.absorption = 1.0 - exp (-G_LN10 * e.od);
  return e;
}

/* A facing disc's share of its blurred ellipse: 1 when every dot stands for itself, near 0 when a
 * pixel holds many. */
static double
resolution (const TriScene *scene, const TriPigment *pigment, double view_scale)
{
  double gain = scene->pose.scale * view_scale;
  double radius = pigment->halo_mm / 2.0 * gain;
  double blur = pigment->blur_mm * gain;
  double disc = radius * radius / 4.0, psf = psf_px (scene, view_scale);

  return disc / (disc + blur * blur + psf * psf);
}

double
_tri_splats_get_merging (const TriScene *scene, const TriPigment *pigment, double view_scale)
{
  if (view_scale >= 1.0 || pigment->halo_mm <= 0.0)
    return 0.0;
  return CLAMP (1.0 - resolution (scene, pigment, view_scale) / resolution (scene, pigment, 1.0),
                0.0, 1.0);
}

/* Ink and variance of -log10 (1 - g exp (-t)) over t, and of what is left of it without the first
 * term of its series, g exp (-t) / ln 10; indexed by g. */
#define SHAPES 1024

typedef struct
{
  float ink, moment;           /* Li2 (g), Li3 (g) / ln 10 */
  float core_ink, core_spread; /* variance relative to the ellipse's */
} Shape;

static gpointer
make_shapes (gpointer data)
{
  Shape *shapes = g_new0 (Shape, SHAPES + 1);

  for (int i = 1; i <= SHAPES; i++)
    {
      double g = (double) i / SHAPES, power = g, core = 0.0, core_moment = 0.0;

      for (int k = 2; k <= 400; k++)
        {
          power *= g;
          core += power / ((double) k * k);
          core_moment += power / ((double) k * k * k);
        }
      shapes[i].ink = (float) ((g + core) / G_LN10);
      shapes[i].moment = (float) ((g + core_moment) / G_LN10);
      shapes[i].core_ink = (float) (core / G_LN10);
      shapes[i].core_spread = (float) (core_moment / core);
    }
  return shapes;
}

static const Shape *
get_shapes (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, make_shapes, NULL);
}

/* Density of an ellipse as two Gaussians: the outer one has its variance and this peak, and the
 * core so much ink (over t) and this share of the variance. */
typedef struct
{
  double outer, core_ink, core_spread;
} Profile;

static Profile
profile_of (const TriEllipse *e)
{
  const Shape *shapes = get_shapes ();
  double g = e->amplitude * e->absorption;
  Profile p = { .outer = g / G_LN10 };

  if (e->amplitude <= 1.0)
    {
      const Shape *shape = &shapes[(int) (g * SHAPES + 0.5)];

      p.core_ink = shape->core_ink;
      p.core_spread = shape->core_spread;
    }
  else
    {
      /* Full coverage up to t = flat, and from there the profile of the absorption itself. */
      const Shape *shape = &shapes[(int) (e->absorption * SHAPES + 0.5)];
      double flat = log (e->amplitude);
      double ink = flat * e->od + shape->ink - p.outer;
      double moment = e->od * flat * flat / 2.0 + flat * shape->ink + shape->moment - p.outer;

      p.core_ink = MAX (ink, 0.0);
      p.core_spread = ink > 0.0 ? CLAMP (moment / ink, 0.2, 1.0) : 1.0;
    }
  return p;
}

/* Half of the box that holds so many sigmas of an ellipse, px. */
static TriVec2
half_box (const TriEllipse *e, double sigmas)
{
  return (TriVec2){ sigmas * sqrt (e->ux * e->ux * e->minor + e->uy * e->uy * e->major),
                    sigmas * sqrt (e->uy * e->uy * e->minor + e->ux * e->ux * e->major) };
}

/* floor () is a call where the processor is not known to have it. */
static inline int
floor_int (double value)
{
  int whole = (int) value;

  return whole - (value < whole);
}

static TriBox
box_about (double x, double y, const TriEllipse *e)
{
  TriVec2 half = half_box (e, BOX_SIGMA);

  return (TriBox){ floor_int (x - half.x), floor_int (y - half.y), floor_int (x + half.x) + 2,
                   floor_int (y + half.y) + 2 };
}

static double
to_absolute (double photo_px, double scale, double fraction)
{
  return photo_px * scale - fraction;
}

/* A dot's Gaussian with a variance scaled by @spread and so much ink, in density · px². */
static gboolean
gauss_init (TriGauss *self,
            const TriEllipse *e,
            gint32 x,
            gint32 y,
            double spread,
            double ink,
            const TriBells *bells)
{
  double down = e->uy * e->uy * e->minor + e->ux * e->ux * e->major;
  double mixed = e->ux * e->uy * (e->minor - e->major);
  double across = e->minor * e->major / down; /* of a row alone */
  double peak;

  self->x = x;
  self->y = y;
  self->slant = floor_int (mixed / down * 65536.0 + 0.5);
  self->down
      = (guint8) _tri_kernel_find_bell ((float) MAX (down * spread, TRI_BELL_LEAST_VARIANCE));
  self->across
      = (guint8) _tri_kernel_find_bell ((float) MAX (across * spread, TRI_BELL_LEAST_VARIANCE));
  peak = ink * bells->bells[self->down].gain * bells->bells[self->across].gain;
  self->peak = (guint16) MIN (peak + 0.5, G_MAXUINT16);
  return peak >= LEAST_PEAK;
}

static TriDisc
disc_from_ellipse (const TriEllipse *e, gint32 x, gint32 y)
{
  double xx = e->ux * e->ux / e->minor + e->uy * e->uy / e->major;
  double yy = e->uy * e->uy / e->minor + e->ux * e->ux / e->major;
  double xy = e->ux * e->uy * (1.0 / e->minor - 1.0 / e->major);
  TriVec2 half = half_box (e, REACH_SIGMA);

  return (TriDisc){ .x = x,
                    .y = y,
                    .xx = (float) (0.5 * xx),
                    .xy = (float) xy,
                    .yy = (float) (0.5 * yy),
                    .half_x = (float) half.x,
                    .half_y = (float) half.y,
                    .cap = (float) e->absorption,
                    .peak = (float) (e->amplitude * e->absorption) };
}

struct _TriSplats
{
  TriBox box;
  int height;
  int first_band, n_bands;
  TriGauss *gausses;
  guint *gauss_starts; /* n_bands + 1 */
  TriDisc *discs;
  guint *disc_starts;
};

static int
band_of (int row)
{
  return row >= 0 ? row / TRI_SPLAT_BAND : -((TRI_SPLAT_BAND - 1 - row) / TRI_SPLAT_BAND);
}

/* Records of one kind while they are collected. */
typedef struct
{
  gsize size;     /* of a record, bytes */
  char *records;  /* (owned) */
  guint16 *bands; /* (owned): where each begins */
  guint n;
} Heap;

static void
heap_init (Heap *self, gsize size, guint n_most)
{
  *self = (Heap){ .size = size,
                  .records = g_malloc_n (MAX (n_most, 1), size),
                  .bands = g_new (guint16, MAX (n_most, 1)) };
}

static void
heap_clear (Heap *self)
{
  g_free (self->records);
  g_free (self->bands);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Heap, heap_clear)

/* The records by band; within a band they stay in order. */
static gpointer
heap_sort (const Heap *self, int n_bands, guint **out_starts)
{
  guint *starts = g_new0 (guint, n_bands + 1);
  char *sorted = g_malloc_n (MAX (self->n, 1), self->size);
  guint sum = 0;

  for (guint i = 0; i < self->n; i++)
    starts[self->bands[i] + 1]++;
  for (int b = 0; b <= n_bands; b++)
    {
      sum += starts[b];
      starts[b] = sum;
    }
  /* Each start moves to its band's end, the next one's start, while it is filled. */
  for (guint i = 0; i < self->n; i++)
    memcpy (sorted + self->size * starts[self->bands[i]]++, self->records + self->size * i,
            self->size);
  memmove (starts + 1, starts, n_bands * sizeof *starts);
  starts[0] = 0;
  *out_starts = starts;
  return sorted;
}

static void
box_add (TriBox *self, const TriBox *other)
{
  self->x0 = MIN (self->x0, other->x0);
  self->y0 = MIN (self->y0, other->y0);
  self->x1 = MAX (self->x1, other->x1);
  self->y1 = MAX (self->y1, other->y1);
}

/* A dot small enough for bells: one or two records. */
static void
add_gausses (Heap *heap, const TriEllipse *e, gint32 x, gint32 y, int band, const TriBells *bells)
{
  TriGauss *gausses = (TriGauss *) (gpointer) heap->records;
  Profile profile = profile_of (e);
  double area = 2.0 * G_PI * sqrt (e->minor * e->major) * TRI_KERNEL_OD_ONE;

  gauss_init (&gausses[heap->n], e, x, y, 1.0, area * profile.outer, bells);
  heap->bands[heap->n++] = (guint16) band;
  if (gauss_init (&gausses[heap->n], e, x, y, profile.core_spread, area * profile.core_ink, bells))
    heap->bands[heap->n++] = (guint16) band;
}

TriSplats *
_tri_splats_new (TriScene *scene,
                 const TriSightings *sightings,
                 const TriDots *dots,
                 const TriPigment *pigment,
                 const TriFrame *frame,
                 int margin_px)
{
  TriSplats *self = g_new0 (TriSplats, 1);
  const TriBells *bells = _tri_kernel_get_bells ();
  const TriDotSighting *places = _tri_sightings_get_dots (sightings);
  guint n_dots;
  const TriDot *all = tri_dots_get (dots, &n_dots);
  int x0 = frame->x - margin_px, x1 = frame->x + frame->width + margin_px;
  int y0 = frame->y - margin_px, y1 = frame->y + frame->height + margin_px;
  g_auto (Heap) gausses = { 0 };
  g_auto (Heap) discs = { 0 };

  heap_init (&gausses, sizeof (TriGauss), 2 * n_dots);
  heap_init (&discs, sizeof (TriDisc), n_dots);
  self->box = (TriBox){ G_MAXINT, G_MAXINT, G_MININT, G_MININT };
  self->first_band = band_of (y0);
  self->n_bands = band_of (y1 - 1) - self->first_band + 1;
  for (guint i = 0; i < n_dots; i++)
    {
      const TriDotSighting *place = &places[all[i].index];
      gint32 fixed_x, fixed_y;
      TriEllipse e;
      TriBox box;
      double x, y;
      int band;

      if (place->facing <= 0.0f)
        continue;
      e = _tri_ellipse_from_dot (scene, place, &all[i], pigment, frame->scale);
      x = to_absolute (e.x, frame->scale, frame->fraction_x);
      y = to_absolute (e.y, frame->scale, frame->fraction_y);
      box = box_about (x, y, &e);
      if (box.x1 <= x0 || box.x0 >= x1 || box.y1 <= y0 || box.y0 >= y1)
        continue;
      box_add (&self->box, &box);
      self->height = MAX (self->height, box.y1 - box.y0);
      fixed_x = floor_int (x * 256.0 + 0.5);
      fixed_y = floor_int (y * 256.0 + 0.5);
      /* A dot that begins above the margin begins with it. */
      band = MAX (band_of (box.y0) - self->first_band, 0);

      if (e.major < TRI_BELL_END_VARIANCE)
        add_gausses (&gausses, &e, fixed_x, fixed_y, band, bells);
      else
        {
          ((TriDisc *) (gpointer) discs.records)[discs.n]
              = disc_from_ellipse (&e, fixed_x, fixed_y);
          discs.bands[discs.n++] = (guint16) band;
        }
    }
  self->gausses = heap_sort (&gausses, self->n_bands, &self->gauss_starts);
  self->discs = heap_sort (&discs, self->n_bands, &self->disc_starts);
  return self;
}

void
_tri_splats_free (TriSplats *self)
{
  if (self == NULL)
    return;
  g_free (self->gausses);
  g_free (self->gauss_starts);
  g_free (self->discs);
  g_free (self->disc_starts);
  g_free (self);
}

TriBox
_tri_splats_get_box (const TriSplats *self)
{
  return self->box;
}

int
_tri_splats_get_height (const TriSplats *self)
{
  return self->height;
}

void
_tri_splats_draw_band (const TriSplats *self, int band, const TriRing *ring)
{
  int b = band - self->first_band;

  if (b < 0 || b >= self->n_bands)
    return;
  _tri_kernel_splat (ring, self->gausses + self->gauss_starts[b],
                     self->gauss_starts[b + 1] - self->gauss_starts[b]);
  for (guint i = self->disc_starts[b]; i < self->disc_starts[b + 1]; i++)
    _tri_kernel_splat_disc (ring, &self->discs[i]);
}

TriBox
_tri_splat_get_box (const TriScene *scene,
                    const TriDotSighting *sighting,
                    const TriDot *dot,
                    const TriPigment *pigment,
                    const TriFrame *frame)
{
  TriEllipse e;

  if (sighting->facing <= 0.0f)
    return (TriBox){ 0, 0, 0, 0 };
  e = _tri_ellipse_from_dot (scene, sighting, dot, pigment, frame->scale);
  return box_about (to_absolute (e.x, frame->scale, frame->fraction_x),
                    to_absolute (e.y, frame->scale, frame->fraction_y), &e);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tape measure: arc length along the parasagittal section of a head (GEOMETRY 7, P_xh).
 *
 * The section at a lateral offset is four quarter ellipses with a common smooth joint, walked by
 * the angle t: 0 foremost, pi/2 on top, pi rearmost. Each quarter's arc is integrated by Gauss and
 * Legendre, 10 points: the integrand sqrt(b² sin² + h² cos²) is analytic and mildly curved, so the
 * error is below 1e-6 mm for any head, and a call costs a few microseconds. */

#include "config.h"

#include "tri-head-private.h"

#define GLABELLA_Y 48.0
#define N_QUARTERS 4
/* Thinnest section, as a share of the axes, near the head's sides (the prototype's 1e-6 squared).
 */
#define LEAST_SECTION 1e-3

typedef struct
{
  double h[2], b[2]; /* semi-axes of the section: lower and upper, rear and front */
} Section;

static Section
section_at (const TriHead *self, double x_mm)
{
  const double x = x_mm / self->shape.a;
  const double q = MAX (sqrt (MAX (1.0 - x * x, 0.0)), LEAST_SECTION);

  return (Section){ { self->shape.h[0] * q, self->shape.h[1] * q },
                    { self->shape.b[0] * q, self->shape.b[1] * q } };
}

/* Quarters are numbered from the chin upwards: 0 t in [-pi/2, 0], 1 [0, pi/2], 2, 3. */
static double
quarter_start (guint quarter)
{
  return ((int) quarter - 1) * G_PI_2;
}

static double
quarter_h (const Section *section, guint quarter)
{
  return section->h[quarter == 1 || quarter == 2];
}

static double
quarter_b (const Section *section, guint quarter)
{
  return section->b[quarter <= 1];
}

static double
arc_speed (double h, double b, double t)
{
  double s, c;

  sincos (t, &s, &c);
  return sqrt (b * b * s * s + h * h * c * c);
}

/* Arc from the quarter's start to @t. */
static double
quarter_arc (const Section *section, guint quarter, double t)
{
  static const double nodes[5] = { 0.14887433898163121, 0.43339539412924719, 0.67940956829902441,
                                   0.86506336668898451, 0.97390652851717172 };
  static const double weights[5] = { 0.29552422471475287, 0.26926671930999636, 0.21908636251598204,
                                     0.14945134915058059, 0.06667134430868814 };
  const double start = quarter_start (quarter);
  const double half = 0.5 * (t - start), middle = 0.5 * (t + start);
  const double h = quarter_h (section, quarter), b = quarter_b (section, quarter);
  double sum = 0.0;

  for (guint i = 0; i < 5; i++)
    sum += weights[i]
           * (arc_speed (h, b, middle - half * nodes[i])
              + arc_speed (h, b, middle + half * nodes[i]));
  return half * sum;
}

static double
quarter_length (const Section *section, guint quarter)
{
  return quarter_arc (section, quarter, quarter_start (quarter) + G_PI_2);
}

static guint
quarter_of (double t)
{
  return (guint) CLAMP ((int) floor (t / G_PI_2) + 1, 0, N_QUARTERS - 1);
}

/* Arc from the section's lowest point, through the face, to @t in [-pi/2, 3 pi/2]. */
static double
arc_to (const Section *section, double t)
{
  const guint quarter = quarter_of (t);
  double arc = quarter_arc (section, quarter, t);

  for (guint i = 0; i < quarter; i++)
    arc += quarter_length (section, i);
  return arc;
}

/* The angle at which the tape starts: glabella level, a little below the foremost point. */
static double
glabella_angle (const TriHead *self, const Section *section)
{
  const double y = GLABELLA_Y * self->scale[1] - self->shape.centre.y;

  return asin (CLAMP (y / section->h[y > 0.0], -1.0, 1.0));
}

TriVec3
tri_head_tape_point (const TriHead *self, double x_mm, double height_mm)
{
  Section section;
  double arc, lengths[N_QUARTERS], low, high, t, s, c;
  guint quarter = 0;

  g_return_val_if_fail (self != NULL, tri_vec3 (0.0, 0.0, 0.0));

  x_mm = CLAMP (x_mm, -self->shape.a, self->shape.a);
  section = section_at (self, x_mm);
  arc = height_mm + arc_to (&section, glabella_angle (self, &section));
  for (guint i = 0; i < N_QUARTERS; i++)
    lengths[i] = quarter_length (&section, i);
  while (quarter < N_QUARTERS - 1 && arc > lengths[quarter])
    arc -= lengths[quarter++];
  arc = CLAMP (arc, 0.0, lengths[quarter]);

  low = quarter_start (quarter);
  high = low + G_PI_2;
  t = low + G_PI_2 * arc / lengths[quarter];
  for (guint i = 0; i < 20; i++)
    {
      const double off = quarter_arc (&section, quarter, t) - arc;
      double next;

      if (off > 0.0)
        high = t;
      else
        low = t;
      if (ABS (off) < 1e-9)
        break;
      next = t - off / arc_speed (quarter_h (&section, quarter), quarter_b (&section, quarter), t);
      t = next >= low && next <= high ? next : 0.5 * (low + high);
    }

  sincos (t, &s, &c);
  return tri_vec3 (x_mm, self->shape.centre.y + quarter_h (&section, quarter) * s,
                   self->shape.centre.z + quarter_b (&section, quarter) * c);
}

double
tri_head_tape_height (const TriHead *self, TriVec3 point_mm)
{
  TriVec3 e, point;
  Section section;
  double t;

  g_return_val_if_fail (self != NULL, 0.0);

  e = tri_head_direction (self, point_mm);
  point = tri_head_point (self, e);
  section = section_at (self, point.x);
  t = atan2 (e.y, e.z);
  /* The walk ends under the neck, where the angle jumps. */
  if (t < -G_PI_2)
    t += 2.0 * G_PI;
  return arc_to (&section, t) - arc_to (&section, glabella_angle (self, &section));
}

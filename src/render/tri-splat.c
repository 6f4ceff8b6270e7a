/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projection of dots: foreshortened discs, blurred by skin and lens, as elliptic Gaussians
 * (GEOMETRY 9; the ellipse has the variances of disc and blur). */

#include "config.h"

#include "tri-splat-private.h"

/* Facing from which a dot is drawn in full (GEOMETRY 9: c below .03 is not drawn). */
#define FULL_FACING 0.05
/* Dots farther outside the outline than this belong to a fault of the fit; nearer ones lend the rim
 * their ink, the outline's cover cuts them. */
#define OUTSIDE_MM 0.5
/* exp (-t) is tabled up to t = 8, so an ellipse ends after four sigmas; after 3.5 of them nothing
 * is left that 8 bit could show. */
#define REACH_SIGMA 3.5
/* The kernel steps through slanting ellipses in 32 bits, which holds none thinner than 1 : 8. Blur
 * of skin and lens make them rounder than that in any real photo. */
#define LEAST_MINOR (1.0 / 64.0)
/* Below this variance sampling at pixel centres is off by more than half a percent. */
#define EXACT_BELOW 0.64

/* As soft as the photo about it: a crisp dot on a soft photo looks pasted. */
static double
psf_px (const TriScene *scene, double view_scale)
{
  return MAX (scene->sharpness.psf_px * view_scale, TRI_SPLAT_PSF_LEAST_PX);
}

gboolean
_tri_ellipse_from_dot (const TriScene *scene,
                       const float point_mm[3],
                       const float normal[3],
                       const TriDot *dot,
                       const TriPigment *pigment,
                       double view_scale,
                       TriEllipse *out)
{
  TriSighting sighting;
  double gain, radius, skin, psf, blur, disc, fade, peak;

  if (!_tri_scene_sight (scene, tri_vec3 (point_mm[0], point_mm[1], point_mm[2]),
                         tri_vec3 (normal[0], normal[1], normal[2]), &sighting)
      || _tri_snap_get_depth (&scene->snap, sighting.pixel) < -scene->pose.scale * OUTSIDE_MM)
    return FALSE;

  gain = sighting.gain * view_scale;
  radius = pigment->halo_mm / 2.0 * dot->diameter_factor * gain;
  skin = pigment->blur_mm * gain;
  psf = psf_px (scene, view_scale);
  blur = skin * skin + psf * psf;
  disc = radius * radius / 4.0; /* variance of a uniform disc along one axis */
  fade = CLAMP ((sighting.facing - TRI_SCENE_LEAST_FACING) / (FULL_FACING - TRI_SCENE_LEAST_FACING),
                0.0, 1.0);
  fade = fade * fade * (3.0 - 2.0 * fade);

  out->x = sighting.pixel.x;
  out->y = sighting.pixel.y;
  out->major = disc + blur;
  out->minor = MAX (disc * sighting.facing * sighting.facing + blur, out->major * LEAST_MINOR);
  out->ux = sighting.tilt.x;
  out->uy = sighting.tilt.y;
  /* The integral is the area of the foreshortened disc, also of a peak that coverage caps at 1:
   * the part of P exp (-t) below 1 holds 2 pi sigma² (1 + ln P). */
  peak = 2.0 * disc * sighting.facing / sqrt (out->minor * out->major);
  out->amplitude = fade * (peak > 1.0 ? exp (peak - 1.0) : peak);
  out->absorption = 1.0 - exp (-G_LN10 * pigment->od * dot->od_factor);
  return TRUE;
}

/* A facing disc's share of its blurred ellipse: 1 when every dot stands for itself, near 0 when a
 * pixel holds many. */
static double
resolution (const TriScene *scene, const TriPigment *pigment, double view_scale)
{
  double gain = scene->pose.scale * view_scale;
  double radius = pigment->halo_mm / 2.0 * gain;
  double blur = pigment->blur_mm * gain;
  double disc = radius * radius / 4.0;
  double psf = psf_px (scene, view_scale);

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

static TriSplat
splat_from_ellipse (const TriEllipse *e, const TriFrame *frame)
{
  double xx = e->ux * e->ux / e->minor + e->uy * e->uy / e->major;
  double yy = e->uy * e->uy / e->minor + e->ux * e->ux / e->major;
  double xy = e->ux * e->uy * (1.0 / e->minor - 1.0 / e->major);
  TriSplat s;

  s.x = (gint32) floor ((e->x * frame->scale - frame->fraction_x) * 256.0 + 0.5);
  s.y = (gint32) floor ((e->y * frame->scale - frame->fraction_y) * 256.0 + 0.5);
  s.xx = (float) (0.5 * xx);
  s.xy = (float) xy;
  s.yy = (float) (0.5 * yy);
  s.half_x = (float) (REACH_SIGMA * sqrt (e->ux * e->ux * e->minor + e->uy * e->uy * e->major));
  s.half_y = (float) (REACH_SIGMA * sqrt (e->uy * e->uy * e->minor + e->ux * e->ux * e->major));
  s.cap = (float) e->absorption;
  s.peak = (float) (e->amplitude * e->absorption);
  s.volume = e->minor < EXACT_BELOW ? (float) (2.0 * G_PI * sqrt (e->minor * e->major)) : 0.0f;
  return s;
}

gboolean
_tri_splat_from_dot (const TriScene *scene,
                     const float point_mm[3],
                     const float normal[3],
                     const TriDot *dot,
                     const TriPigment *pigment,
                     const TriFrame *frame,
                     TriSplat *out)
{
  TriEllipse ellipse;

  if (!_tri_ellipse_from_dot (scene, point_mm, normal, dot, pigment, frame->scale, &ellipse))
    return FALSE;
  *out = splat_from_ellipse (&ellipse, frame);
  return TRUE;
}

GArray *
_tri_splats_new (const TriScene *scene,
                 const TriDots *dots,
                 const TriPigment *pigment,
                 const TriFrame *frame,
                 int margin_px)
{
  TriScalp *scalp = tri_dots_get_scalp (dots);
  const float *points = tri_scalp_get_points (scalp);
  const float *normals = tri_scalp_get_normals (scalp);
  guint n_dots;
  const TriDot *all = tri_dots_get (dots, &n_dots);
  GArray *splats = g_array_sized_new (FALSE, FALSE, sizeof (TriSplat), n_dots);

  for (guint i = 0; i < n_dots; i++)
    {
      TriSplat s;
      double x, y;

      if (!_tri_splat_from_dot (scene, points + 3 * (gsize) all[i].index,
                                normals + 3 * (gsize) all[i].index, &all[i], pigment, frame, &s))
        continue;
      x = s.x / 256.0 - frame->x;
      y = s.y / 256.0 - frame->y;
      if (x + s.half_x + 1.0 < -margin_px || x - s.half_x - 1.0 > frame->width + margin_px
          || y + s.half_y + 1.0 < -margin_px || y - s.half_y - 1.0 > frame->height + margin_px)
        continue;
      g_array_append_val (splats, s);
    }
  return splats;
}

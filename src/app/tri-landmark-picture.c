/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small drawn head, turned as in the photo, with the point that is to be clicked.
 *
 * The drawing is made of the mean head itself: the outline is the hull of its projected points, the
 * features lie on its landmarks. So it is right in every view. */

#include "config.h"

#include "tri-compat.h"
#include "tri-landmark-picture.h"
#include "tri-pose.h"

#include <stdlib.h>

#define N_CRANIUM 400
#define WIDTH_PX 200
#define HEIGHT_PX 200
/* Head units, mm, that the picture's height shows. */
#define SPAN_MM 275.0

struct _TriLandmarkPicture
{
  GtkWidget parent_instance;

  TriHead *head;
  TriPose pose;
  gboolean has_spot;
  TriVec2 spot;
};

G_DEFINE_FINAL_TYPE (TriLandmarkPicture, tri_landmark_picture, GTK_TYPE_WIDGET)

/* Jaw and face, mm, for the outline; mirrored. */
static const TriVec3 jaw[] = {
  { 71, 0, 0 },    { 66, -30, 10 },  { 56, -58, 20 }, { 40, -82, 52 },
  { 20, -94, 80 }, { 0, -95.5, 88 }, { 62, 0, 58 },   { 58, -25, 62 },
};
/* The profile's soft tissue, on the midline. */
static const TriVec3 profile[] = {
  { 0, 48, 98 },   { 0, 27, 96.5 }, { 0, -7, 121 }, { 0, -24.5, 106 },
  { 0, -48, 104 }, { 0, -70, 97 },  { 0, -90, 96 },
};

static TriVec2
project (TriLandmarkPicture *self, TriVec3 point)
{
  return tri_pose_project (&self->pose, point);
}

/* > 0 when a point with this outward direction faces the viewer. */
static double
facing (TriLandmarkPicture *self, TriVec3 point, TriVec3 outward)
{
  return tri_vec3_dot (tri_pose_view (&self->pose, point), outward);
}

/* outline */

static int
compare_points (gconstpointer a, gconstpointer b)
{
  const TriVec2 *p = a, *q = b;

  return p->x < q->x ? -1 : p->x > q->x ? 1 : p->y < q->y ? -1 : p->y > q->y;
}

static double
cross (TriVec2 o, TriVec2 a, TriVec2 b)
{
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/* Andrew's monotone chain; @hull has room for twice the points. */
static guint
make_hull (TriVec2 *points, guint n_points, TriVec2 *hull)
{
  guint n = 0;

  qsort (points, n_points, sizeof *points, compare_points);
  for (guint i = 0; i < n_points; i++)
    {
      while (n >= 2 && cross (hull[n - 2], hull[n - 1], points[i]) <= 0)
        n--;
      hull[n++] = points[i];
    }
  for (guint i = n_points - 1, lower = n + 1; i-- > 0;)
    {
      while (n >= lower && cross (hull[n - 2], hull[n - 1], points[i]) <= 0)
        n--;
      hull[n++] = points[i];
    }

  return n > 1 ? n - 1 : n;
}

static void
draw_outline (TriLandmarkPicture *self, cairo_t *cr)
{
  TriVec2 points[N_CRANIUM + 2 * G_N_ELEMENTS (jaw)];
  TriVec2 hull[2 * G_N_ELEMENTS (points)];
  guint n_points = 0, n_hull;

  for (guint i = 0; i < N_CRANIUM; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, N_CRANIUM);

      if (e.y > -0.35)
        points[n_points++] = project (self, tri_head_point (self->head, e));
    }
  for (guint i = 0; i < G_N_ELEMENTS (jaw); i++)
    {
      points[n_points++] = project (self, jaw[i]);
      points[n_points++] = project (self, tri_vec3 (-jaw[i].x, jaw[i].y, jaw[i].z));
    }

  n_hull = make_hull (points, n_points, hull);
  cairo_new_path (cr);
  for (guint i = 0; i < n_hull; i++)
    cairo_line_to (cr, hull[i].x, hull[i].y);
  cairo_close_path (cr);
}

/* features */

static void
line_through (TriLandmarkPicture *self, cairo_t *cr, const TriVec3 *points, guint n_points)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n_points; i++)
    {
      TriVec2 at = project (self, points[i]);

      cairo_line_to (cr, at.x, at.y);
    }
  cairo_stroke (cr);
}

static void
draw_eye (TriLandmarkPicture *self, cairo_t *cr, double side)
{
  const TriVec3 outward = { side * 0.35, 0, 0.94 };
  TriVec3 pupil = { side * 32, 24.5, 77 };
  const TriVec3 lid[] = { { side * 46, 23, 70 }, { side * 40, 29, 76 },   { side * 32, 31, 79 },
                          { side * 24, 29, 80 }, { side * 17, 22.5, 79 }, { side * 24, 19, 80 },
                          { side * 32, 18, 79 }, { side * 40, 19.5, 75 }, { side * 46, 23, 70 } };
  const TriVec3 brow[] = {
    { side * 14, 41, 90 }, { side * 30, 46, 88 }, { side * 44, 44, 79 }, { side * 52, 37, 70 }
  };
  TriVec2 at;

  if (facing (self, pupil, outward) < 0.12)
    return;

  line_through (self, cr, lid, G_N_ELEMENTS (lid));
  line_through (self, cr, brow, G_N_ELEMENTS (brow));
  at = project (self, pupil);
  cairo_new_path (cr);
  cairo_arc (cr, at.x, at.y, 4.0 * self->pose.scale, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_ear (TriLandmarkPicture *self, cairo_t *cr, int side)
{
  TriVec3 points[TRI_HEAD_EAR_POINTS + 1];
  const TriVec3 at_ear = { side * 75.0, 0, 0 };

  if (facing (self, at_ear, tri_vec3 (side, 0, 0)) < -0.5)
    return;

  tri_head_ear (self->head, side, points);
  points[TRI_HEAD_EAR_POINTS] = points[0];
  line_through (self, cr, points, TRI_HEAD_EAR_POINTS + 1);
}

static void
draw_face (TriLandmarkPicture *self, cairo_t *cr)
{
  const TriVec3 forward = { 0, 0, 1 };
  const TriVec3 nose = { 0, -7, 121 };
  const TriVec3 wings[] = {
    { -16, -16, 100 }, { -9, -23, 108 }, { 0, -24.5, 108 }, { 9, -23, 108 }, { 16, -16, 100 }
  };
  const TriVec3 mouth[] = {
    { -26.5, -48, 92 }, { -12, -45, 102 }, { 0, -47, 105 }, { 12, -45, 102 }, { 26.5, -48, 92 }
  };
  double front = facing (self, nose, forward);

  if (front < -0.15)
    return;

  draw_eye (self, cr, 1);
  draw_eye (self, cr, -1);
  if (front > 0.3)
    {
      line_through (self, cr, wings, G_N_ELEMENTS (wings));
      line_through (self, cr, mouth, G_N_ELEMENTS (mouth));
    }
  if (front < 0.95)
    line_through (self, cr, profile, front > 0.3 ? 4 : G_N_ELEMENTS (profile));
}

static void
tri_landmark_picture_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriLandmarkPicture *self = TRI_LANDMARK_PICTURE (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  GdkRGBA colour = tri_compat_get_color (widget);
  cairo_t *cr;

  self->pose.scale = MIN (width, height) / SPAN_MM;
  self->pose.tx = width / 2;
  self->pose.ty = height * 0.56;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 1.8);
  draw_outline (self, cr);
  colour.alpha = 0.08f;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_fill_preserve (cr);
  colour.alpha = 0.65f;
  gdk_cairo_set_source_rgba (cr, &colour);
  cairo_stroke (cr);
  draw_ear (self, cr, 1);
  draw_ear (self, cr, -1);
  draw_face (self, cr);

  if (self->has_spot)
    {
      TriVec2 at = { width / 2 + self->spot.x * self->pose.scale,
                     self->pose.ty + self->spot.y * self->pose.scale };

      cairo_new_path (cr);
      cairo_set_source_rgba (cr, 0.21, 0.52, 0.89, 0.25);
      cairo_arc (cr, at.x, at.y, 13, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_arc (cr, at.x, at.y, 6.5, 0, 2 * G_PI);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0.21, 0.52, 0.89);
      cairo_arc (cr, at.x, at.y, 5, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
}

/* spot */

/* The outline's highest or rearmost point, in mm of the picture. */
static TriVec2
find_silhouette (TriLandmarkPicture *self, TriView view, guint silhouette)
{
  gboolean is_rear = view == TRI_VIEW_TOP || silhouette > 0;
  TriVec2 best = { 0, G_MAXDOUBLE };

  for (guint i = 0; i < N_CRANIUM; i++)
    {
      TriVec3 e = tri_head_fibonacci (i, N_CRANIUM);
      TriVec2 at = project (self, tri_head_point (self->head, e));

      if (is_rear && view == TRI_VIEW_LEFT    ? at.x > best.x
          : is_rear && view == TRI_VIEW_RIGHT ? at.x < best.x
                                              : at.y < best.y)
        best = at;
    }

  return best;
}

static void
tri_landmark_picture_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX / 2 : HEIGHT_PX;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
}

static void
tri_landmark_picture_finalize (GObject *object)
{
  TriLandmarkPicture *self = TRI_LANDMARK_PICTURE (object);

  g_clear_pointer (&self->head, tri_head_unref);

  G_OBJECT_CLASS (tri_landmark_picture_parent_class)->finalize (object);
}

static void
tri_landmark_picture_class_init (TriLandmarkPictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_landmark_picture_finalize;
  widget_class->measure = tri_landmark_picture_measure;
  widget_class->snapshot = tri_landmark_picture_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
turn_to (TriLandmarkPicture *self, TriView view)
{
  double yaw_deg, pitch_deg;

  tri_view_get_start (view, &yaw_deg, &pitch_deg);
  self->pose.rotation = tri_rotation_from_euler (yaw_deg, pitch_deg, 0);
  self->pose.scale = 1;
  self->pose.tx = self->pose.ty = 0;
  self->pose.kappa = 0;
}

static void
tri_landmark_picture_init (TriLandmarkPicture *self)
{
  self->head = tri_head_new (NULL);
  turn_to (self, TRI_VIEW_FRONT);
}

void
tri_landmark_picture_set_spot (TriLandmarkPicture *self,
                               TriView view,
                               TriLandmark landmark,
                               guint silhouette)
{
  g_return_if_fail (TRI_IS_LANDMARK_PICTURE (self));
  g_return_if_fail (view < TRI_N_VIEWS);

  turn_to (self, view);
  if (landmark < TRI_N_LANDMARKS)
    self->spot = project (self, tri_head_landmark (self->head, landmark));
  else
    self->spot = find_silhouette (self, view, silhouette);
  self->has_spot = TRUE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tri_landmark_picture_clear_spot (TriLandmarkPicture *self)
{
  g_return_if_fail (TRI_IS_LANDMARK_PICTURE (self));

  self->has_spot = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

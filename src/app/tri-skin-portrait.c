/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small drawn head in the colours of one skin type. */

#include "config.h"

#include "tri-skin-portrait.h"

#include "tri-pigment.h"

#include <math.h>

#define WIDTH_PX 56
#define HEIGHT_PX 64

struct _TriSkinPortrait
{
  GtkWidget parent_instance;

  int fitzpatrick;
};

enum
{
  PROP_0,
  PROP_FITZPATRICK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriSkinPortrait, tri_skin_portrait, GTK_TYPE_WIDGET)

/* What strong sun does to the channels of types I to VI: burns redden, tans darken; judgement. */
static const double sun_gains[6][3] = {
  { 0.97, 0.68, 0.66 }, { 0.97, 0.76, 0.73 }, { 0.93, 0.82, 0.76 },
  { 0.86, 0.81, 0.77 }, { 0.84, 0.81, 0.79 }, { 0.93, 0.92, 0.91 },
};

/* Head, ears and neck, in a box one wide and 1.15 high. */
static void
add_head (cairo_t *cr)
{
  cairo_new_path (cr);
  cairo_rectangle (cr, 0.39, 0.78, 0.22, 0.37);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0.19, 0.56, 0.055, 0.0, 2.0 * G_PI);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0.81, 0.56, 0.055, 0.0, 2.0 * G_PI);
  cairo_new_sub_path (cr);
  cairo_save (cr);
  cairo_translate (cr, 0.5, 0.5);
  cairo_scale (cr, 0.31, 0.42);
  cairo_arc (cr, 0.0, 0.0, 1.0, 0.0, 2.0 * G_PI);
  cairo_restore (cr);
}

static void
fill_half (cairo_t *cr, double x, const double rgb[3])
{
  cairo_save (cr);
  cairo_rectangle (cr, x, 0.0, 0.5, 1.15);
  cairo_clip (cr);
  add_head (cr);
  cairo_set_source_rgb (cr, rgb[0], rgb[1], rgb[2]);
  cairo_fill (cr);
  cairo_restore (cr);
}

/* The shaved shadow of the hair, brows, eyes, nose and mouth, all darker than the skin. */
static void
draw_features (cairo_t *cr, double ink)
{
  cairo_save (cr);
  add_head (cr);
  cairo_clip (cr);
  cairo_move_to (cr, 0.0, 0.0);
  cairo_line_to (cr, 1.0, 0.0);
  cairo_line_to (cr, 0.86, 0.42);
  cairo_curve_to (cr, 0.76, 0.24, 0.24, 0.24, 0.14, 0.42);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, 0.08, 0.07, 0.07, 0.5);
  cairo_fill (cr);
  cairo_restore (cr);

  cairo_set_source_rgba (cr, 0.08, 0.06, 0.05, ink);
  cairo_set_line_width (cr, 0.03);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, 0.5 + side * 0.08, 0.475);
      cairo_curve_to (cr, 0.5 + side * 0.12, 0.45, 0.5 + side * 0.17, 0.455, 0.5 + side * 0.2,
                      0.48);
      cairo_stroke (cr);
      cairo_save (cr);
      cairo_translate (cr, 0.5 + side * 0.135, 0.545);
      cairo_scale (cr, 0.05, 0.028);
      cairo_arc (cr, 0.0, 0.0, 1.0, 0.0, 2.0 * G_PI);
      cairo_restore (cr);
      cairo_set_source_rgb (cr, 0.94, 0.92, 0.9);
      cairo_fill (cr);
      cairo_set_source_rgba (cr, 0.08, 0.06, 0.05, 0.9);
      cairo_arc (cr, 0.5 + side * 0.135, 0.545, 0.024, 0.0, 2.0 * G_PI);
      cairo_fill (cr);
      cairo_set_source_rgba (cr, 0.08, 0.06, 0.05, ink);
    }
  cairo_set_line_width (cr, 0.02);
  cairo_move_to (cr, 0.47, 0.665);
  cairo_curve_to (cr, 0.48, 0.685, 0.52, 0.685, 0.53, 0.665);
  cairo_stroke (cr);
  cairo_move_to (cr, 0.42, 0.765);
  cairo_curve_to (cr, 0.47, 0.785, 0.53, 0.785, 0.58, 0.765);
  cairo_stroke (cr);
}

static void
tri_skin_portrait_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriSkinPortrait *self = TRI_SKIN_PORTRAIT (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                               (float) gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  double skin[3];
  double sunned[3];

  tri_skin_get_tone (self->fitzpatrick, skin);
  for (guint i = 0; i < 3; i++)
    sunned[i] = skin[i] * sun_gains[self->fitzpatrick - 1][i];

  cairo_translate (cr, (bounds.size.width - WIDTH_PX) / 2.0,
                   (bounds.size.height - HEIGHT_PX) / 2.0);
  cairo_scale (cr, WIDTH_PX, WIDTH_PX);
  fill_half (cr, 0.0, skin);
  fill_half (cr, 0.5, sunned);
  draw_features (cr, self->fitzpatrick >= 5 ? 0.95 : 0.65);
  cairo_destroy (cr);
}

static void
tri_skin_portrait_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : HEIGHT_PX;
  *minimum_baseline = *natural_baseline = -1;
}

static void
tri_skin_portrait_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FITZPATRICK:
      g_value_set_int (value, TRI_SKIN_PORTRAIT (object)->fitzpatrick);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_skin_portrait_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_FITZPATRICK:
      TRI_SKIN_PORTRAIT (object)->fitzpatrick = g_value_get_int (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_skin_portrait_class_init (TriSkinPortraitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tri_skin_portrait_get_property;
  object_class->set_property = tri_skin_portrait_set_property;
  widget_class->snapshot = tri_skin_portrait_snapshot;
  widget_class->measure = tri_skin_portrait_measure;

  properties[PROP_FITZPATRICK]
      = g_param_spec_int ("fitzpatrick", NULL, NULL, 1, 6, 1,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tri_skin_portrait_init (TriSkinPortrait *self)
{
}

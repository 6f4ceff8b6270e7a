/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paper to sign on with mouse, finger or pen; it also shows a signature of the record. */

#include "config.h"

#include "tri-signature-pad.h"

#include "tri-stroke-picture.h"

#define WIDTH_PX 420
#define HEIGHT_PX 120
#define ASPECT_PERCENT (WIDTH_PX * 100 / HEIGHT_PX)
#define LINE_PX 2.2
/* Of the height: where one writes. */
#define BASELINE 0.76
#define MARGIN_PX 18.0

struct _TriSignaturePad
{
  GtkWidget parent_instance;

  GtkGesture *drag;
  TriStrokes *strokes;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriSignaturePad, tri_signature_pad, GTK_TYPE_WIDGET)

static void
add_point (TriSignaturePad *self, double x, double y, gboolean begins)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (width <= 0)
    return;
  tri_strokes_add (self->strokes, x / width, y / width, begins);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begin_cb (TriSignaturePad *self, double x, double y, GtkGestureDrag *drag)
{
  /* The page below must not scroll with the pen. */
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  add_point (self, x, y, TRUE);
}

static void
drag_update_cb (TriSignaturePad *self, double dx, double dy, GtkGestureDrag *drag)
{
  double x, y;

  if (gtk_gesture_drag_get_start_point (drag, &x, &y))
    add_point (self, x + dx, y + dy, FALSE);
}

static void
drag_end_cb (TriSignaturePad *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Always of one size, so that a signature keeps its shape. */
static void
tri_signature_pad_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = WIDTH_PX;
  else
    *minimum = *natural = HEIGHT_PX;
}

static void
tri_signature_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriSignaturePad *self = TRI_SIGNATURE_PAD (widget);
  const float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  const GdkRGBA rule = { 0.72f, 0.72f, 0.72f, 1 };
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &rule,
                             &GRAPHENE_RECT_INIT ((float) MARGIN_PX, (float) BASELINE * height,
                                                  width - 2 * (float) MARGIN_PX, 1));
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_set_source_rgb (cr, 0.07, 0.10, 0.25);
  tri_strokes_draw (self->strokes, cr, width, LINE_PX);
  cairo_destroy (cr);
}

static void
tri_signature_pad_finalize (GObject *object)
{
  tri_strokes_free (TRI_SIGNATURE_PAD (object)->strokes);

  G_OBJECT_CLASS (tri_signature_pad_parent_class)->finalize (object);
}

static void
tri_signature_pad_class_init (TriSignaturePadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_signature_pad_finalize;
  widget_class->measure = tri_signature_pad_measure;
  widget_class->snapshot = tri_signature_pad_snapshot;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "signature");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
tri_signature_pad_init (TriSignaturePad *self)
{
  self->strokes = tri_strokes_new (ASPECT_PERCENT);
  self->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (self->drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (self->drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (self->drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->drag));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
}

GtkWidget *
tri_signature_pad_new (void)
{
  return g_object_new (TRI_TYPE_SIGNATURE_PAD, NULL);
}

void
tri_signature_pad_clear (TriSignaturePad *self)
{
  g_return_if_fail (TRI_IS_SIGNATURE_PAD (self));

  tri_strokes_free (self->strokes);
  self->strokes = tri_strokes_new (ASPECT_PERCENT);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

char *
tri_signature_pad_get_text (TriSignaturePad *self)
{
  g_return_val_if_fail (TRI_IS_SIGNATURE_PAD (self), NULL);

  return tri_strokes_is_drawn (self->strokes) ? tri_strokes_to_string (self->strokes)
                                              : g_strdup ("");
}

void
tri_signature_pad_show (TriSignaturePad *self, TriStrokes *strokes)
{
  g_return_if_fail (TRI_IS_SIGNATURE_PAD (self));
  g_return_if_fail (strokes != NULL);

  tri_strokes_free (self->strokes);
  self->strokes = strokes;
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->drag), GTK_PHASE_NONE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One of several pictures that are zoomed and panned together. */

#include "config.h"

#include "tri-compare-cell.h"

#include "tri-live-preview.h"
#include "tri-widget.h"

#include <glib/gi18n.h>
#include <math.h>

#define MIN_WIDTH_PX 200
#define MIN_HEIGHT_PX 160
#define WHEEL_ZOOM 1.15
#define KEY_PAN_PX 60.0
/* Letters of the label: of the picture's shorter side, within limits that read well. */
#define LETTER_SHARE (1.0 / 40.0)
#define LETTER_LEAST_PX 11.5
#define LETTER_MOST_PX 15.0

struct _TriCompareCell
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkPicture *picture;
  GtkWidget *grip;
  GtkLabel *letter;
  GtkWidget *choose;

  TriLockedView *view;
  TriLivePreview *preview;
  /* With references; no photo means nothing is to be shown. */
  TriLiveRequest wanted; /* as it was asked for */
  TriLiveRequest shown;  /* as it was passed on */
  char *title;
  char *text;
  TriLabelPlace place;

  TriVec2 pointer;
  TriVec2 panned; /* by this drag so far */
  double pinch;   /* of this pinch so far */
};

enum
{
  SIGNAL_CHOOSE,
  SIGNAL_MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriCompareCell, tri_compare_cell, GTK_TYPE_WIDGET)

static void
ready_cb (TriCompareCell *self)
{
  gtk_picture_set_paintable (self->picture,
                             GDK_PAINTABLE (tri_live_preview_get_texture (self->preview)));
}

static void
update (TriCompareCell *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  TriLiveRequest request = self->wanted;
  g_autoptr (TriLabel) label = NULL;
  TriViewport viewport;
  double letter_px;

  if (self->wanted.photo == NULL || self->view == NULL
      || !tri_locked_view_get_viewport (self->view, &viewport))
    return;

  letter_px = CLAMP (MIN (viewport.width, viewport.height) * LETTER_SHARE, LETTER_LEAST_PX,
                     LETTER_MOST_PX);
  label = tri_label_new (self->title, self->text, letter_px * factor, self->place);
  request.label = label;
  request.texture = TRUE;
  request.viewport = viewport;
  request.viewport.scale *= factor;
  request.viewport.width *= factor;
  request.viewport.height *= factor;
  if (tri_live_request_equal (&self->shown, &request))
    return;

  tri_live_request_hold (&request);
  tri_live_request_clear (&self->shown);
  self->shown = request;
  tri_live_preview_request (self->preview, &request);
}

/* pointer */

static void
drag_begin_cb (TriCompareCell *self, double x, double y, GtkGestureDrag *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button != GDK_BUTTON_PRIMARY && button != GDK_BUTTON_MIDDLE)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->panned = (TriVec2){ 0, 0 };
}

static void
drag_update_cb (TriCompareCell *self, double dx, double dy, GtkGestureDrag *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  tri_locked_view_pan (self->view, self->panned.x - dx, self->panned.y - dy);
  self->panned = (TriVec2){ dx, dy };
}

static void
drag_end_cb (TriCompareCell *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
motion_cb (TriCompareCell *self, double x, double y)
{
  self->pointer = (TriVec2){ x, y };
}

/* As on the canvas: a wheel zooms to the pointer; two fingers pan, with Ctrl they zoom. */
static gboolean
scroll_cb (TriCompareCell *self, double dx, double dy, GtkEventControllerScroll *controller)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean is_wheel = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  double step = is_wheel ? KEY_PAN_PX : 1.0;

  if (state & GDK_CONTROL_MASK || (is_wheel && dx == 0 && !(state & GDK_SHIFT_MASK)))
    tri_locked_view_zoom_by (self->view, pow (WHEEL_ZOOM, is_wheel ? -dy : -dy / 40.0),
                             self->pointer.x, self->pointer.y);
  else if (is_wheel && state & GDK_SHIFT_MASK && dx == 0)
    tri_locked_view_pan (self->view, dy * step, 0);
  else
    tri_locked_view_pan (self->view, dx * step, dy * step);

  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (TriCompareCell *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  self->pinch = 1.0;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
pinch_cb (TriCompareCell *self, double scale, GtkGestureZoom *gesture)
{
  double x, y;

  if (scale <= 0.0 || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    return;
  tri_locked_view_zoom_by (self->view, scale / self->pinch, x, y);
  self->pinch = scale;
}

static void
choose_clicked_cb (TriCompareCell *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE], 0);
}

/* keyboard */

static void
arrow (TriCompareCell *self, int dx, int dy, GdkModifierType state)
{
  if (state & GDK_SHIFT_MASK)
    g_signal_emit (self, signals[SIGNAL_MOVE], 0, dx, dy);
  else
    tri_locked_view_pan (self->view, dx * KEY_PAN_PX, dy * KEY_PAN_PX);
}

static gboolean
key_pressed_cb (TriCompareCell *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  int dx, dy;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;

  if (tri_widget_get_arrow (keyval, &dx, &dy))
    {
      arrow (self, dx, dy, state);
      return GDK_EVENT_STOP;
    }
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (!gtk_widget_get_visible (self->choose))
        return GDK_EVENT_PROPAGATE;
      g_signal_emit (self, signals[SIGNAL_CHOOSE], 0);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* widget */

static void
tri_compare_cell_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  TriCompareCell *self = TRI_COMPARE_CELL (widget);

  /* A picture of many pixels must not ask for as many. */
  gtk_widget_measure (self->content, orientation, for_size, minimum, NULL, NULL, NULL);
  *minimum
      = MAX (*minimum, orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : MIN_HEIGHT_PX);
  *natural = *minimum;
}

static void
tri_compare_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (TRI_COMPARE_CELL (widget)->content, width, height, baseline, NULL);
}

static void
tri_compare_cell_dispose (GObject *object)
{
  TriCompareCell *self = TRI_COMPARE_CELL (object);

  if (self->preview != NULL)
    tri_compare_cell_clear (self);
  g_clear_object (&self->preview);
  g_clear_object (&self->view);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_compare_cell_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-compare-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, TriCompareCell, choose);
  gtk_widget_class_bind_template_child (widget_class, TriCompareCell, content);
  gtk_widget_class_bind_template_child (widget_class, TriCompareCell, grip);
  gtk_widget_class_bind_template_child (widget_class, TriCompareCell, letter);
  gtk_widget_class_bind_template_child (widget_class, TriCompareCell, picture);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, pinch_cb);
  gtk_widget_class_bind_template_callback (widget_class, scroll_cb);
}

static void
tri_compare_cell_class_init (TriCompareCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_compare_cell_dispose;
  widget_class->measure = tri_compare_cell_measure;
  widget_class->size_allocate = tri_compare_cell_size_allocate;

  signals[SIGNAL_CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_MOVE] = g_signal_new ("move", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "comparecell");
  bind_template (widget_class);
}

static void
tri_compare_cell_init (TriCompareCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (self->grip, "grab");

  self->preview = tri_live_preview_new (TRI_LIVE_CANVAS);
  g_signal_connect_object (self->preview, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
}

void
tri_compare_cell_set_letter (TriCompareCell *self, const char *letter)
{
  g_autofree char *choose = NULL;

  g_return_if_fail (TRI_IS_COMPARE_CELL (self));
  g_return_if_fail (letter != NULL);

  gtk_label_set_label (self->letter, letter);
  /* TRANSLATORS: %s is the letter of a picture */
  choose = g_strdup_printf (_ ("Use picture %s"), letter);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choose), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  choose, -1);
}

void
tri_compare_cell_set_view (TriCompareCell *self, TriLockedView *view)
{
  g_return_if_fail (TRI_IS_COMPARE_CELL (self));
  g_return_if_fail (TRI_IS_LOCKED_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = g_object_ref (view);
  g_signal_connect_object (view, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
}

void
tri_compare_cell_set_choosable (TriCompareCell *self, gboolean choosable)
{
  g_return_if_fail (TRI_IS_COMPARE_CELL (self));

  gtk_widget_set_visible (self->choose, choosable);
}

void
tri_compare_cell_set_movable (TriCompareCell *self, gboolean movable)
{
  g_return_if_fail (TRI_IS_COMPARE_CELL (self));

  gtk_widget_set_visible (self->grip, movable);
}

void
tri_compare_cell_show (TriCompareCell *self,
                       const TriLiveRequest *request,
                       const char *title,
                       const char *text,
                       TriLabelPlace place)
{
  TriLiveRequest wanted;
  g_autofree char *name = NULL;

  g_return_if_fail (TRI_IS_COMPARE_CELL (self));
  g_return_if_fail (request != NULL && request->photo != NULL);
  g_return_if_fail (title != NULL);

  wanted = *request;
  tri_live_request_hold (&wanted);
  tri_live_request_clear (&self->wanted);
  self->wanted = wanted;
  self->place = place;
  if (g_strcmp0 (self->title, title) != 0 || g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->title);
      self->title = g_strdup (title);
      g_free (self->text);
      self->text = g_strdup (text);
      name = text != NULL ? g_strdup_printf ("%s. %s", title, text) : g_strdup (title);
      gtk_picture_set_alternative_text (self->picture, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  update (self);
}

void
tri_compare_cell_clear (TriCompareCell *self)
{
  g_return_if_fail (TRI_IS_COMPARE_CELL (self));

  tri_live_preview_clear (self->preview);
  gtk_picture_set_paintable (self->picture, NULL);
  tri_live_request_clear (&self->wanted);
  tri_live_request_clear (&self->shown);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->text, g_free);
}

TriLazyRegion *
tri_compare_cell_get_region (TriCompareCell *self)
{
  g_return_val_if_fail (TRI_IS_COMPARE_CELL (self), NULL);

  return self->wanted.region;
}

gboolean
tri_compare_cell_is_grip (TriCompareCell *self, double x, double y)
{
  graphene_rect_t bounds;

  g_return_val_if_fail (TRI_IS_COMPARE_CELL (self), FALSE);

  return gtk_widget_get_visible (self->grip)
         && gtk_widget_compute_bounds (self->grip, GTK_WIDGET (self), &bounds)
         && graphene_rect_contains_point (&bounds, &GRAPHENE_POINT_INIT ((float) x, (float) y));
}

gboolean
tri_compare_cell_is_settled (TriCompareCell *self)
{
  g_return_val_if_fail (TRI_IS_COMPARE_CELL (self), FALSE);

  return gtk_picture_get_paintable (self->picture) != NULL
         && tri_live_preview_is_idle (self->preview);
}

GdkTexture *
tri_compare_cell_get_texture (TriCompareCell *self)
{
  g_return_val_if_fail (TRI_IS_COMPARE_CELL (self), NULL);

  return tri_live_preview_get_texture (self->preview);
}

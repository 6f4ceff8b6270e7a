/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The divider between before and after: a line with a grip. */

#include "config.h"

#include "tri-split-bar.h"

#include "tri-widget.h"

#include <glib/gi18n.h>
#include <math.h>

#define LINE_PX 2.0f
#define SHADOW_PX 4.0f
#define GRIP_PX 12.0f
#define STEP 0.05

struct _TriSplitBar
{
  GtkWidget parent_instance;

  double position;
  double grab_px; /* from the line to where it was taken hold of */
};

enum
{
  PROP_0,
  PROP_POSITION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriSplitBar, tri_split_bar, GTK_TYPE_WIDGET)

static void
drag_begin_cb (TriSplitBar *self, double x, double y, GtkGestureDrag *gesture)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->grab_px = x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
}

/* The bar moves below the pointer, so what counts is where the pointer is in the parent. */
static void
drag_update_cb (TriSplitBar *self, double dx, double dy, GtkGestureDrag *gesture)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  graphene_point_t at;
  double x, y;

  if (gtk_gesture_get_point (GTK_GESTURE (gesture), NULL, &x, &y)
      && gtk_widget_compute_point (GTK_WIDGET (self), parent,
                                   &GRAPHENE_POINT_INIT ((float) x, (float) y), &at))
    tri_split_bar_set_position (self, ((double) at.x - self->grab_px)
                                          / MAX (gtk_widget_get_width (parent), 1));
}

static gboolean
key_pressed_cb (TriSplitBar *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      tri_split_bar_set_position (self, self->position - STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      tri_split_bar_set_position (self, self->position + STEP);
      return GDK_EVENT_STOP;

    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      tri_split_bar_set_position (self, 0.0);
      return GDK_EVENT_STOP;

    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      tri_split_bar_set_position (self, 1.0);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
append_bar (GtkSnapshot *snapshot, float x, float height, float width, float alpha)
{
  const GdkRGBA colour = { 1, 1, 1, alpha };
  const GdkRGBA shadow = { 0, 0, 0, alpha };

  gtk_snapshot_append_color (snapshot, width > LINE_PX ? &shadow : &colour,
                             &GRAPHENE_RECT_INIT (x - width / 2, 0, width, height));
}

static void
tri_split_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  const float middle = (float) gtk_widget_get_width (widget) / 2;
  const float height = (float) gtk_widget_get_height (widget);
  const gboolean focused = gtk_widget_has_visible_focus (widget);
  const GdkRGBA grip = { 1, 1, 1, 1 };
  const GdkRGBA ring = focused ? (GdkRGBA){ 0.21f, 0.52f, 0.89f, 1 } /* blue 3 */
                               : (GdkRGBA){ 0, 0, 0, 0.35f };
  const float widths[4] = { 3, 3, 3, 3 };
  const GdkRGBA rings[4] = { ring, ring, ring, ring };
  GskRoundedRect disc;

  append_bar (snapshot, middle, height, SHADOW_PX, 0.3f);
  append_bar (snapshot, middle, height, LINE_PX, 1);
  gsk_rounded_rect_init_from_rect (
      &disc, &GRAPHENE_RECT_INIT (middle - GRIP_PX, height / 2 - GRIP_PX, 2 * GRIP_PX, 2 * GRIP_PX),
      GRIP_PX);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, &grip, &disc.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &disc, widths, rings);
}

static void
tell_position (TriSplitBar *self)
{
  /* Translators: how much of the picture is shown as it was before */
  g_autofree char *text = g_strdup_printf (_ ("%.0f %% before"), 100 * self->position);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_MAX, 1.0,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, self->position,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
tri_split_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_double (value, TRI_SPLIT_BAR (object)->position);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_split_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_POSITION:
      tri_split_bar_set_position (TRI_SPLIT_BAR (object), g_value_get_double (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_split_bar_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_split_bar_parent_class)->dispose (object);
}

static void
tri_split_bar_class_init (TriSplitBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_split_bar_dispose;
  object_class->get_property = tri_split_bar_get_property;
  object_class->set_property = tri_split_bar_set_property;
  widget_class->snapshot = tri_split_bar_snapshot;

  properties[PROP_POSITION]
      = g_param_spec_double ("position", NULL, NULL, 0, 1, 0.5,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SLIDER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-split-bar.ui");
  gtk_widget_class_bind_template_callback (widget_class, drag_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, drag_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
tri_split_bar_init (TriSplitBar *self)
{
  self->position = 0.5;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  tell_position (self);
}

double
tri_split_bar_get_position (TriSplitBar *self)
{
  g_return_val_if_fail (TRI_IS_SPLIT_BAR (self), 0.5);

  return self->position;
}

void
tri_split_bar_set_position (TriSplitBar *self, double position)
{
  g_return_if_fail (TRI_IS_SPLIT_BAR (self));
  g_return_if_fail (isfinite (position));

  position = CLAMP (position, 0.0, 1.0);
  if (position == self->position)
    return;

  self->position = position;
  tell_position (self);
  /* The parent lays it out anew. */
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POSITION]);
}

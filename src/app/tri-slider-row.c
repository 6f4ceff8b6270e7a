/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A named slider with its value in words. */

#include "config.h"

#include "tri-slider-row.h"

#include "tri-widget.h"

/* A pause that ends one adjustment: the next is another step of the history. */
#define SETTLE_MS 700

struct _TriSliderRow
{
  GtkWidget parent_instance;

  GtkLabel *title;
  GtkScale *scale;
  GtkAdjustment *adjustment;
  GtkLabel *value_text;
  guint settle_id;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TEXT,
  N_PROPS
};

enum
{
  SIGNAL_MOVED,
  SIGNAL_SETTLED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriSliderRow, tri_slider_row, GTK_TYPE_WIDGET)

static gboolean
settle_cb (gpointer user_data)
{
  TriSliderRow *self = user_data;

  self->settle_id = 0;
  g_signal_emit (self, signals[SIGNAL_SETTLED], 0);

  return G_SOURCE_REMOVE;
}

/* The slider shows what the design became, which a rule may hold back: so the value is not taken
 * here but set by whoever follows "moved". */
static gboolean
change_value_cb (TriSliderRow *self, GtkScrollType scroll, double value, GtkScale *scale)
{
  value = CLAMP (value, gtk_adjustment_get_lower (self->adjustment),
                 gtk_adjustment_get_upper (self->adjustment));
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, value);

  return GDK_EVENT_STOP;
}

static void
tri_slider_row_dispose (GObject *object)
{
  TriSliderRow *self = TRI_SLIDER_ROW (object);

  g_clear_handle_id (&self->settle_id, g_source_remove);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_slider_row_parent_class)->dispose (object);
}

static void
tri_slider_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TriSliderRow *self = TRI_SLIDER_ROW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;

    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (self->value_text));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_slider_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TriSliderRow *self = TRI_SLIDER_ROW (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      gtk_label_set_label (self->title, g_value_get_string (value));
      break;

    case PROP_TEXT:
      gtk_label_set_label (self->value_text, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_slider_row_class_init (TriSliderRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tri_slider_row_dispose;
  object_class->get_property = tri_slider_row_get_property;
  object_class->set_property = tri_slider_row_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-slider-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriSliderRow, title);
  gtk_widget_class_bind_template_child (widget_class, TriSliderRow, scale);
  gtk_widget_class_bind_template_child (widget_class, TriSliderRow, adjustment);
  gtk_widget_class_bind_template_child (widget_class, TriSliderRow, value_text);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
}

/* Who scrolls the panel means the panel: the wheel must not move the hairline in passing. */
static void
ignore_wheel (GtkWidget *scale)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}

static void
tri_slider_row_init (TriSliderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  ignore_wheel (GTK_WIDGET (self->scale));
}

void
tri_slider_row_set_range (TriSliderRow *self, double minimum, double maximum, double step)
{
  g_return_if_fail (TRI_IS_SLIDER_ROW (self));
  g_return_if_fail (minimum < maximum);

  gtk_adjustment_configure (self->adjustment, gtk_adjustment_get_value (self->adjustment), minimum,
                            maximum, step, 5 * step, 0);
}

void
tri_slider_row_set_value (TriSliderRow *self, double value, const char *text)
{
  g_return_if_fail (TRI_IS_SLIDER_ROW (self));
  g_return_if_fail (text != NULL);

  gtk_adjustment_set_value (self->adjustment, value);
  gtk_label_set_label (self->value_text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
}

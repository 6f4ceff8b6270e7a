/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A round button that shows one shade of pigment on the client's skin. */

#include "config.h"

#include "tri-swatch.h"

#include <glib/gi18n.h>

#define DIAMETER_PX 22.0f
#define RING_PX 2.0f

struct _TriSwatch
{
  GtkToggleButton parent_instance;

  guint shade;
  GdkRGBA colour;
};

enum
{
  PROP_0,
  PROP_SHADE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriSwatch, tri_swatch, GTK_TYPE_TOGGLE_BUTTON)

static void
append_disc (GtkSnapshot *snapshot, float x, float y, float diameter, const GdkRGBA *colour)
{
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (x - diameter / 2, y - diameter / 2, diameter, diameter);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, diameter / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &disc);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
tri_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriSwatch *self = TRI_SWATCH (widget);
  float x = (float) gtk_widget_get_width (widget) / 2;
  float y = (float) gtk_widget_get_height (widget) / 2;

  GTK_WIDGET_CLASS (tri_swatch_parent_class)->snapshot (widget, snapshot);

  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self)))
    {
      GdkRGBA ring = { 0.21f, 0.52f, 0.89f, 1.0f };
      GskRoundedRect outline;
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (x - DIAMETER_PX / 2 - 4, y - DIAMETER_PX / 2 - 4,
                                                   DIAMETER_PX + 8, DIAMETER_PX + 8);
      const float widths[4] = { RING_PX, RING_PX, RING_PX, RING_PX };
      const GdkRGBA colours[4] = { ring, ring, ring, ring };

      gsk_rounded_rect_init_from_rect (&outline, &bounds, DIAMETER_PX / 2 + 4);
      gtk_snapshot_append_border (snapshot, &outline, widths, colours);
    }
  append_disc (snapshot, x, y, DIAMETER_PX, &self->colour);
}

/* The ring is no part of the style sheet, so that nothing else would draw it anew. */
static void
tri_swatch_toggled (GtkToggleButton *button)
{
  gtk_widget_queue_draw (GTK_WIDGET (button));
}

static void
tri_swatch_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHADE:
      g_value_set_uint (value, TRI_SWATCH (object)->shade);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_swatch_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TriSwatch *self = TRI_SWATCH (object);

  switch (prop_id)
    {
    case PROP_SHADE:
      {
        g_autofree char *label = NULL;

        self->shade = g_value_get_uint (value);
        /* Translators: a shade of pigment by its parts of water */
        label = g_strdup_printf (_ ("Shade 1 to %d"), tri_shade_get_dilution (self->shade));
        gtk_widget_set_tooltip_text (GTK_WIDGET (self), label);
        gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                        -1);
      }
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_swatch_class_init (TriSwatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tri_swatch_get_property;
  object_class->set_property = tri_swatch_set_property;
  widget_class->snapshot = tri_swatch_snapshot;
  GTK_TOGGLE_BUTTON_CLASS (klass)->toggled = tri_swatch_toggled;

  properties[PROP_SHADE]
      = g_param_spec_uint ("shade", NULL, NULL, 0, TRI_N_SHADES - 1, 0,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-swatch.ui");
}

static void
tri_swatch_init (TriSwatch *self)
{
  self->colour.alpha = 1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

guint
tri_swatch_get_shade (TriSwatch *self)
{
  g_return_val_if_fail (TRI_IS_SWATCH (self), 0);

  return self->shade;
}

void
tri_swatch_set_skin (TriSwatch *self, const TriSkin *skin)
{
  double rgb[3];

  g_return_if_fail (TRI_IS_SWATCH (self));
  g_return_if_fail (skin != NULL);

  tri_shade_get_swatch (self->shade, skin, rgb);
  self->colour.red = (float) rgb[0];
  self->colour.green = (float) rgb[1];
  self->colour.blue = (float) rgb[2];
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

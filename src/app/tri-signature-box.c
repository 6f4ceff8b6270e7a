/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where one person signs: paper to draw on, or the name typed instead. */

#include "config.h"

#include "tri-signature-box.h"

#include "tri-signature-pad.h"
#include "tri-widget.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _TriSignatureBox
{
  GtkWidget parent_instance;

  GtkLabel *title_label;
  TriSignaturePad *pad;
  AdwEntryRow *name_row;

  TriPicker who;
};

enum
{
  PROP_0,
  PROP_WHO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriSignatureBox, tri_signature_box, GTK_TYPE_WIDGET)

static void
update (TriSignatureBox *self)
{
  g_autofree char *text = tri_signature_pad_get_text (self->pad);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "signature.clear", *text != '\0');
}

static void
clear_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tri_signature_pad_clear (TRI_SIGNATURE_BOX (widget)->pad);
}

static void
tri_signature_box_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  TriSignatureBox *self = TRI_SIGNATURE_BOX (object);
  const char *title;

  switch (prop_id)
    {
    case PROP_WHO:
      self->who = (TriPicker) g_value_get_int (value);
      title = self->who == TRI_PICKER_CLIENT ? _ ("Signature of the client")
                                             : _ ("Signature of the partner, if wished");
      gtk_label_set_label (self->title_label, title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->pad), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      title, -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_signature_box_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_signature_box_parent_class)->dispose (object);
}

static void
tri_signature_box_class_init (TriSignatureBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = tri_signature_box_set_property;
  object_class->dispose = tri_signature_box_dispose;

  properties[PROP_WHO]
      = g_param_spec_int ("who", NULL, NULL, 0, TRI_N_PICKERS - 1, TRI_PICKER_CLIENT,
                          G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TRI_TYPE_SIGNATURE_PAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-signature-box.ui");
  gtk_widget_class_bind_template_child (widget_class, TriSignatureBox, name_row);
  gtk_widget_class_bind_template_child (widget_class, TriSignatureBox, pad);
  gtk_widget_class_bind_template_child (widget_class, TriSignatureBox, title_label);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_install_action (widget_class, "signature.clear", NULL, clear_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_signature_box_init (TriSignatureBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

void
tri_signature_box_read (TriSignatureBox *self, char **out_strokes, char **out_name)
{
  g_return_if_fail (TRI_IS_SIGNATURE_BOX (self));
  g_return_if_fail (out_strokes != NULL && out_name != NULL);

  *out_strokes = tri_signature_pad_get_text (self->pad);
  *out_name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));
}

void
tri_signature_box_add_to (TriSignatureBox *self, TriDecision *said, gint64 signed_utc)
{
  g_autofree char *strokes = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (TRI_IS_SIGNATURE_BOX (self));
  g_return_if_fail (said != NULL);

  tri_signature_box_read (self, &strokes, &name);
  if (*strokes != '\0' || *name != '\0')
    tri_decision_add_signature (said, self->who, strokes, name, signed_utc);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One picture on the client's screen: a style on the client's head, a letter and two hearts. */

#include "config.h"

#include "tri-present-card.h"

#include "tri-live-preview.h"
#include "tri-picture.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

#define MIN_WIDTH_PX 180
#define MIN_HEIGHT_PX 220

struct _TriPresentCard
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkPicture *picture;
  GtkWidget *foot;
  GtkLabel *letter;
  GtkToggleButton *hearts[TRI_N_PICKERS];
  GtkImage *heart_icons[TRI_N_PICKERS];

  TriLivePreview *preview;
  TriConsultation *consultation;
  TriScene *scene;
  TriTemplate *style;
  TriMoment moment;
  gboolean mirrored;
  /* The last request, with references: what did not change is not drawn again. */
  TriLiveRequest shown;
};

enum
{
  SIGNAL_PICK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriPresentCard, tri_present_card, GTK_TYPE_WIDGET)

static void
ready_cb (TriPresentCard *self)
{
  gtk_picture_set_paintable (self->picture,
                             GDK_PAINTABLE (tri_live_preview_get_texture (self->preview)));
}

static void
heart_clicked_cb (TriPresentCard *self, GtkToggleButton *heart)
{
  for (guint i = 0; i < TRI_N_PICKERS; i++)
    if (heart == self->hearts[i])
      g_signal_emit (self, signals[SIGNAL_PICK], 0, i);
}

static void
update (TriPresentCard *self)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self)) * factor;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) * factor;
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriLazyRegion) region = NULL;
  TriLiveRequest request = { 0 };

  if (self->consultation == NULL || width <= 0 || height <= 0
      || tri_consultation_get_scalp (self->consultation) == NULL)
    return;

  design = tri_present_card_make_design (self);
  region = tri_lazy_region_follow (self->shown.region,
                                   tri_consultation_get_lazy_region (self->consultation), design);
  request.scene = self->scene;
  request.photo = tri_scene_get_photo (self->scene);
  request.scalp = tri_consultation_get_scalp (self->consultation);
  request.region = region;
  request.figures = tri_consultation_get_clinic (self->consultation)->pigment;
  request.skin = tri_consultation_get_client (self->consultation)->skin;
  request.moment = self->moment;
  request.viewport = tri_picture_portrait (self->scene, width, height);
  request.texture = TRUE;
  if (tri_live_request_equal (&self->shown, &request))
    return;

  tri_live_request_hold (&request);
  tri_live_request_clear (&self->shown);
  self->shown = request;
  tri_live_preview_request (self->preview, &request);
}

/* widget */

static void
tri_present_card_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  TriPresentCard *self = TRI_PRESENT_CARD (widget);
  int content;

  /* A picture of many pixels must not ask for as many. */
  gtk_widget_measure (self->content, orientation, for_size, &content, NULL, NULL, NULL);
  *minimum
      = MAX (content, orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH_PX : MIN_HEIGHT_PX);
  *natural = *minimum;
}

static void
tri_present_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriPresentCard *self = TRI_PRESENT_CARD (widget);

  gtk_widget_allocate (self->content, width, height, baseline, NULL);
  update (self);
}

static void
tri_present_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriPresentCard *self = TRI_PRESENT_CARD (widget);

  if (self->mirrored)
    {
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget), 0.0f));
      gtk_snapshot_scale (snapshot, -1, 1);
    }
  gtk_widget_snapshot_child (widget, self->content, snapshot);
}

static void
tri_present_card_dispose (GObject *object)
{
  TriPresentCard *self = TRI_PRESENT_CARD (object);

  if (self->preview != NULL)
    tri_present_card_clear (self);
  g_clear_object (&self->preview);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_present_card_parent_class)->dispose (object);
}

static void
tri_present_card_class_init (TriPresentCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_present_card_dispose;
  widget_class->measure = tri_present_card_measure;
  widget_class->size_allocate = tri_present_card_size_allocate;
  widget_class->snapshot = tri_present_card_snapshot;

  signals[SIGNAL_PICK] = g_signal_new ("pick", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-present-card.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPresentCard, content);
  gtk_widget_class_bind_template_child (widget_class, TriPresentCard, picture);
  gtk_widget_class_bind_template_child (widget_class, TriPresentCard, letter);
  gtk_widget_class_bind_template_child (widget_class, TriPresentCard, foot);
  gtk_widget_class_bind_template_child_full (widget_class, "client", FALSE,
                                             G_STRUCT_OFFSET (TriPresentCard, hearts[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "partner", FALSE,
                                             G_STRUCT_OFFSET (TriPresentCard, hearts[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "client_icon", FALSE,
                                             G_STRUCT_OFFSET (TriPresentCard, heart_icons[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "partner_icon", FALSE,
                                             G_STRUCT_OFFSET (TriPresentCard, heart_icons[1]));
  gtk_widget_class_bind_template_callback (widget_class, heart_clicked_cb);
}

static void
tri_present_card_init (TriPresentCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->preview = tri_live_preview_new (TRI_LIVE_THUMBNAIL);
  g_signal_connect_object (self->preview, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update), NULL);
}

void
tri_present_card_set_letter (TriPresentCard *self, const char *letter)
{
  g_autofree char *picture = NULL;
  g_autofree char *client = NULL;
  g_autofree char *partner = NULL;

  g_return_if_fail (TRI_IS_PRESENT_CARD (self));
  g_return_if_fail (letter != NULL);

  gtk_label_set_label (self->letter, letter);
  /* TRANSLATORS: %s is the letter of a picture in these */
  picture = g_strdup_printf (_ ("Picture %s"), letter);
  client = g_strdup_printf (_ ("Favourite of the client: picture %s"), letter);
  partner = g_strdup_printf (_ ("Favourite of the partner: picture %s"), letter);
  gtk_picture_set_alternative_text (self->picture, picture);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, picture,
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hearts[TRI_PICKER_CLIENT]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, client, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hearts[TRI_PICKER_PARTNER]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, partner, -1);
}

void
tri_present_card_set_unlabelled (TriPresentCard *self)
{
  g_return_if_fail (TRI_IS_PRESENT_CARD (self));

  gtk_widget_set_visible (self->foot, FALSE);
}

void
tri_present_card_set_mirrored (TriPresentCard *self, gboolean mirrored)
{
  g_return_if_fail (TRI_IS_PRESENT_CARD (self));

  if (self->mirrored == mirrored)
    return;
  self->mirrored = mirrored;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
tri_present_card_show (TriPresentCard *self,
                       TriConsultation *consultation,
                       TriScene *scene,
                       TriTemplate *style,
                       const TriMoment *moment)
{
  g_return_if_fail (TRI_IS_PRESENT_CARD (self));
  g_return_if_fail (TRI_IS_CONSULTATION (consultation));
  g_return_if_fail (scene != NULL && style != NULL && moment != NULL);

  g_set_object (&self->consultation, consultation);
  if (self->scene != scene)
    {
      g_clear_pointer (&self->scene, tri_scene_unref);
      self->scene = tri_scene_ref (scene);
    }
  if (self->style != style)
    {
      g_clear_pointer (&self->style, tri_template_unref);
      self->style = tri_template_ref (style);
    }
  self->moment = *moment;
  update (self);
}

gboolean
tri_present_card_has_picture (TriPresentCard *self)
{
  g_return_val_if_fail (TRI_IS_PRESENT_CARD (self), FALSE);

  return gtk_picture_get_paintable (self->picture) != NULL;
}

void
tri_present_card_clear (TriPresentCard *self)
{
  g_return_if_fail (TRI_IS_PRESENT_CARD (self));

  tri_live_preview_clear (self->preview);
  gtk_picture_set_paintable (self->picture, NULL);
  tri_live_request_clear (&self->shown);
  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->style, tri_template_unref);
  g_clear_object (&self->consultation);
}

TriTemplate *
tri_present_card_get_style (TriPresentCard *self)
{
  g_return_val_if_fail (TRI_IS_PRESENT_CARD (self), NULL);

  return self->style;
}

TriDesign *
tri_present_card_make_design (TriPresentCard *self)
{
  g_return_val_if_fail (TRI_IS_PRESENT_CARD (self), NULL);
  g_return_val_if_fail (self->consultation != NULL, NULL);

  return tri_consultation_make_candidate (self->consultation, self->style);
}

void
tri_present_card_set_picked (TriPresentCard *self, TriPicker who, gboolean picked)
{
  const char *icon_name = picked ? "tri-heart-symbolic" : "tri-heart-outline-symbolic";
  gboolean agreed = TRUE;

  g_return_if_fail (TRI_IS_PRESENT_CARD (self));
  g_return_if_fail ((guint) who < TRI_N_PICKERS);

  gtk_toggle_button_set_active (self->hearts[who], picked);
  /* Called with every step of a drag: an icon that is there already would be laid out again. */
  if (g_strcmp0 (gtk_image_get_icon_name (self->heart_icons[who]), icon_name) != 0)
    gtk_image_set_from_icon_name (self->heart_icons[who], icon_name);
  for (guint i = 0; i < TRI_N_PICKERS; i++)
    agreed = agreed && gtk_toggle_button_get_active (self->hearts[i]);
  if (agreed)
    gtk_widget_add_css_class (GTK_WIDGET (self), "agreed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "agreed");
}

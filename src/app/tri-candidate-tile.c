/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A candidate style as a live thumbnail on the client's own head. */

#include "config.h"

#include "tri-candidate-tile.h"

#include "tri-live-preview.h"
#include "tri-picture.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <string.h>

#define WIDTH_PX 92
#define HEIGHT_PX 80

struct _TriCandidateTile
{
  GtkWidget parent_instance;

  GtkPicture *picture;
  GtkLabel *name;
  GtkWidget *marks[TRI_N_PICKERS];
  TriConsultation *consultation;
  TriTemplate *style;
  TriLivePreview *preview;
};

G_DEFINE_FINAL_TYPE (TriCandidateTile, tri_candidate_tile, GTK_TYPE_WIDGET)

static void
ready_cb (TriCandidateTile *self)
{
  gtk_picture_set_paintable (self->picture,
                             GDK_PAINTABLE (tri_live_preview_get_texture (self->preview)));
}

/* Whom the style pleases, as either kind; the words say which. */
static void
update_picks (TriCandidateTile *self)
{
  const GPtrArray *picks = tri_consultation_get_dossier (self->consultation)->picks;
  const char *template_id = tri_template_get_id (self->style);
  const char *description = tri_template_get_description (self->style);
  g_autofree char *words = tri_words_picks (picks, template_id);
  g_autofree char *text
      = words != NULL ? g_strdup_printf ("%s\n%s", description, words) : g_strdup (description);

  for (guint who = 0; who < TRI_N_PICKERS; who++)
    gtk_widget_set_visible (
        self->marks[who],
        tri_picks_find (picks, template_id, TRI_KIND_TEMPORARY, (TriPicker) who) != NULL
            || tri_picks_find (picks, template_id, TRI_KIND_PERMANENT, (TriPicker) who) != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  tri_template_get_name (self->style),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
tri_candidate_tile_dispose (GObject *object)
{
  TriCandidateTile *self = TRI_CANDIDATE_TILE (object);

  if (self->preview != NULL)
    tri_live_preview_clear (self->preview);
  g_clear_object (&self->preview);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
  g_clear_pointer (&self->style, tri_template_unref);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_candidate_tile_parent_class)->dispose (object);
}

static void
tri_candidate_tile_class_init (TriCandidateTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_candidate_tile_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-candidate-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, TriCandidateTile, picture);
  gtk_widget_class_bind_template_child (widget_class, TriCandidateTile, name);
  gtk_widget_class_bind_template_child_full (widget_class, "client_mark", FALSE,
                                             G_STRUCT_OFFSET (TriCandidateTile, marks[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "partner_mark", FALSE,
                                             G_STRUCT_OFFSET (TriCandidateTile, marks[1]));
}

static void
tri_candidate_tile_init (TriCandidateTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->preview = tri_live_preview_new (TRI_LIVE_THUMBNAIL);
  g_signal_connect_object (self->preview, "ready", G_CALLBACK (ready_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
tri_candidate_tile_new (TriConsultation *consultation, TriTemplate *style)
{
  g_autoptr (GString) words = NULL;
  TriCandidateTile *self;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);
  g_return_val_if_fail (style != NULL, NULL);

  self = g_object_new (TRI_TYPE_CANDIDATE_TILE, NULL);
  self->consultation = g_object_ref (consultation);
  self->style = tri_template_ref (style);
  words = g_string_new (tri_template_get_name (style));
  /* A line ends between words and not at a hyphen. */
  g_string_replace (words, "-", "\u2011", 0);
  gtk_label_set_label (self->name, words->str);
  g_signal_connect_object (consultation, "picks-changed", G_CALLBACK (update_picks), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update_picks), self,
                           G_CONNECT_SWAPPED);
  update_picks (self);

  return GTK_WIDGET (self);
}

TriTemplate *
tri_candidate_tile_get_style (TriCandidateTile *self)
{
  g_return_val_if_fail (TRI_IS_CANDIDATE_TILE (self), NULL);

  return self->style;
}

TriDesign *
tri_candidate_tile_make_design (TriCandidateTile *self)
{
  g_return_val_if_fail (TRI_IS_CANDIDATE_TILE (self), NULL);

  return tri_consultation_make_candidate (self->consultation, self->style);
}

void
tri_candidate_tile_update (TriCandidateTile *self)
{
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriLazyRegion) region = NULL;
  TriLazyRegion *current;
  TriLiveRequest request = { 0 };
  TriViewItem *view;
  int factor;

  g_return_if_fail (TRI_IS_CANDIDATE_TILE (self));

  view = tri_consultation_get_view (self->consultation);
  request.scalp = tri_consultation_get_scalp (self->consultation);
  request.scene = view != NULL ? tri_view_item_get_scene (view) : NULL;
  if (request.scene == NULL || request.scalp == NULL)
    {
      tri_live_preview_clear (self->preview);
      gtk_picture_set_paintable (self->picture, NULL);
      return;
    }

  factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  design = tri_candidate_tile_make_design (self);
  request.photo = tri_scene_get_photo (request.scene);
  current = tri_consultation_get_lazy_region (self->consultation);
  region = design == tri_lazy_region_get_design (current)
               ? tri_lazy_region_ref (current)
               : tri_lazy_region_new (design, tri_lazy_region_get_head (current), current);
  request.region = region;
  request.figures = tri_consultation_get_clinic (self->consultation)->pigment;
  request.skin = tri_consultation_get_client (self->consultation)->skin;
  request.moment = *tri_consultation_get_moment (self->consultation);
  request.viewport = tri_picture_head (request.scene, WIDTH_PX * factor, HEIGHT_PX * factor);
  request.texture = TRUE;
  tri_live_preview_request (self->preview, &request);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Says when the hair at the sides is too long in the shown photo, and what can be done. */

#include "config.h"

#include "tri-hair-note.h"

#include "tri-widget.h"

struct _TriHairNote
{
  GtkWidget parent_instance;

  GtkLabel *text;

  TriConsultation *consultation;
  TriViewItem *view;         /* the one that is followed */
  GCancellable *cancellable; /* of the running measurement */
};

G_DEFINE_FINAL_TYPE (TriHairNote, tri_hair_note, GTK_TYPE_WIDGET)

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriHairNote) self = user_data;
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;
  TriSideHair hair;

  if (!tri_consultation_measure_hair_finish (TRI_CONSULTATION (source), result, &hair, &error))
    return;

  g_clear_object (&self->cancellable);
  sentence = tri_side_hair_get_sentence (&hair);
  gtk_label_set_label (self->text, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self), hair.verdict == TRI_SIDE_HAIR_LONG);
}

static void
scene_changed_cb (TriHairNote *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (self->view == NULL || tri_view_item_get_scene (self->view) == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  tri_consultation_measure_hair_async (self->consultation, self->view, self->cancellable,
                                       measured_cb, g_object_ref (self));
}

static void
set_view (TriHairNote *self, TriViewItem *view)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view != NULL)
    g_signal_connect_object (view, "notify::scene", G_CALLBACK (scene_changed_cb), self,
                             G_CONNECT_SWAPPED);
  scene_changed_cb (self);
}

static void
view_changed_cb (TriHairNote *self)
{
  set_view (self, tri_consultation_get_view (self->consultation));
}

static void
tri_hair_note_dispose (GObject *object)
{
  TriHairNote *self = TRI_HAIR_NOTE (object);

  tri_hair_note_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_hair_note_parent_class)->dispose (object);
}

static void
tri_hair_note_class_init (TriHairNoteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_hair_note_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-hair-note.ui");
  gtk_widget_class_bind_template_child (widget_class, TriHairNote, text);
}

static void
tri_hair_note_init (TriHairNote *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_hair_note_set_consultation (TriHairNote *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_HAIR_NOTE (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  set_view (self, NULL);
  g_set_object (&self->consultation, consultation);
  if (consultation == NULL)
    return;

  g_signal_connect_object (consultation, "notify::view", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  view_changed_cb (self);
}

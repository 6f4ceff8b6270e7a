/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The guide through the clicks of one photo: which point, where it is, and what the fit says. */

#include "config.h"

#include "tri-landmark-panel.h"

#include "tri-advice-list.h"
#include "tri-landmark-picture.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>

struct _TriLandmarkPanel
{
  GtkWidget parent_instance;

  GtkLabel *progress;
  GtkLevelBar *bar;
  TriLandmarkPicture *picture;
  GtkLabel *title;
  GtkLabel *place;
  GtkWidget *advice_box;
  GtkLabel *advice;
  TriAdviceList *photo_advice;
  GtkWidget *back;
  GtkWidget *skip;
  GtkWidget *cancel;
  GtkWidget *accept;

  TriConsultation *consultation;
  TriViewItem *view;
  TriLandmarkTool *tool;
  GCancellable *cancellable; /* of the running try */
  char *problem;             /* why the last try failed */
  gboolean keeping;
};

enum
{
  SIGNAL_FINISHED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriLandmarkPanel, tri_landmark_panel, GTK_TYPE_WIDGET)

/* what is shown */

static void
show_advice (TriLandmarkPanel *self, const char *text)
{
  gtk_widget_set_visible (self->advice_box, text != NULL);
  if (text != NULL)
    gtk_label_set_label (self->advice, text);
}

static void
show_step (TriLandmarkPanel *self, guint step)
{
  TriView view = tri_landmark_tool_get_view (self->tool);
  guint silhouette;
  TriLandmark landmark = tri_landmark_tool_get_landmark (self->tool, step, &silhouette);

  tri_landmark_picture_set_spot (self->picture, view, landmark, silhouette);
  gtk_label_set_label (self->title, tri_words_click (view, landmark, silhouette));
  gtk_label_set_label (self->place, tri_words_click_place (view, landmark, silhouette));
  show_advice (self, self->problem);
}

static void
show_fit (TriLandmarkPanel *self, const TriRegistration *registration)
{
  TriView view = tri_landmark_tool_get_view (self->tool);
  guint suspect = tri_landmark_tool_get_suspect (self->tool);
  g_autofree char *text = NULL;

  text = g_strdup_printf (_ ("Fit error %.1f mm · scale ±%.1f %%"), registration->fit_error_mm,
                          registration->scale_error_percent);
  gtk_label_set_label (self->title, text);
  gtk_label_set_label (self->place,
                       _ ("The lines should hug the head. If they do not, drag the points."));
  tri_landmark_picture_clear_spot (self->picture);
  show_advice (self, NULL);

  if (registration->swapped)
    {
      show_advice (self,
                   _ ("Left and right were exchanged and have been put right. Left is the client’s "
                      "left."));
    }
  else if (suspect != TRI_LANDMARK_TOOL_NONE)
    {
      guint silhouette;
      TriLandmark landmark = tri_landmark_tool_get_landmark (self->tool, suspect, &silhouette);
      g_autofree char *advice = NULL;

      /* Translators: the name of a point, then the sentence that says where it is */
      advice = g_strdup_printf (_ ("“%s” looks wrong. Drag the red point here: %s"),
                                tri_words_click (view, landmark, silhouette),
                                tri_words_click_place (view, landmark, silhouette));
      tri_landmark_picture_set_spot (self->picture, view, landmark, silhouette);
      show_advice (self, advice);
    }
}

static void
update_cb (TriLandmarkPanel *self)
{
  guint step = tri_landmark_tool_get_step (self->tool);
  guint n_steps = tri_landmark_tool_get_n_steps (self->tool);
  guint n_set = tri_landmark_tool_get_n_set (self->tool);
  const TriRegistration *registration = tri_landmark_tool_get_registration (self->tool);
  g_autofree char *progress = g_strdup_printf (_ ("%u of %u"), n_set, n_steps);

  gtk_label_set_label (self->progress, progress);
  gtk_level_bar_set_max_value (self->bar, n_steps);
  gtk_level_bar_set_value (self->bar, n_set);
  if (step != TRI_LANDMARK_TOOL_NONE)
    {
      show_step (self, step);
    }
  else if (registration != NULL)
    {
      show_fit (self, registration);
    }
  else
    {
      gtk_label_set_label (self->title,
                           self->problem != NULL ? _ ("No Fit") : _ ("Fitting the Head…"));
      gtk_label_set_label (self->place, "");
      tri_landmark_picture_clear_spot (self->picture);
      show_advice (self, self->problem);
    }

  gtk_widget_set_sensitive (self->back, !self->keeping && tri_landmark_tool_can_back (self->tool));
  gtk_widget_set_sensitive (self->skip, !self->keeping && tri_landmark_tool_can_skip (self->tool));
  gtk_widget_set_sensitive (self->cancel, !self->keeping);
  gtk_widget_set_sensitive (self->accept, !self->keeping && registration != NULL);
}

/* trying and keeping */

static void
try_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriLandmarkPanel) self = user_data;
  TriRegistration *registration = NULL;
  g_autoptr (GPtrArray) advice = NULL;
  g_autoptr (GError) error = NULL;
  TriScene *scene;

  scene = tri_consultation_try_finish (TRI_CONSULTATION (source), result, &registration, &advice,
                                       &error);
  /* A point moved meanwhile cancelled this try, or the guide is over. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (self->tool == NULL)
    {
      g_clear_pointer (&scene, tri_scene_unref);
      g_clear_pointer (&registration, tri_registration_free);
      return;
    }
  if (scene == NULL)
    {
      g_free (self->problem);
      self->problem = g_strdup (error->message);
      update_cb (self);
      return;
    }

  tri_advice_list_set (self->photo_advice, advice);
  tri_landmark_tool_set_fit (self->tool, scene, registration);
}

static void
settled_cb (TriLandmarkPanel *self)
{
  TriClicks clicks = tri_landmark_tool_get_clicks (self->tool);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  tri_consultation_try_async (self->consultation, self->view, &clicks, self->cancellable, try_cb,
                              g_object_ref (self));
}

static void
marks_changed_cb (TriLandmarkPanel *self)
{
  g_clear_pointer (&self->problem, g_free);
  update_cb (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriLandmarkPanel) self = user_data;
  g_autoptr (GError) error = NULL;

  self->keeping = FALSE;
  if (!tri_consultation_register_finish (TRI_CONSULTATION (source), result, &error))
    {
      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      if (self->tool != NULL)
        update_cb (self);
      return;
    }
  if (self->tool != NULL)
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0, TRUE);
}

static void
accept_cb (TriLandmarkPanel *self)
{
  TriClicks clicks;

  if (self->tool == NULL || tri_landmark_tool_get_registration (self->tool) == NULL)
    return;

  clicks = tri_landmark_tool_get_clicks (self->tool);
  self->keeping = TRUE;
  update_cb (self);
  tri_consultation_register_async (self->consultation, self->view, &clicks, NULL, kept_cb,
                                   g_object_ref (self));
}

static void
back_cb (TriLandmarkPanel *self)
{
  tri_landmark_tool_back (self->tool);
}

static void
skip_cb (TriLandmarkPanel *self)
{
  tri_landmark_tool_skip (self->tool);
}

static void
cancel_cb (TriLandmarkPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, FALSE);
}

/* widget */

static void
tri_landmark_panel_dispose (GObject *object)
{
  TriLandmarkPanel *self = TRI_LANDMARK_PANEL (object);

  tri_landmark_panel_start (self, NULL, NULL, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_landmark_panel_parent_class)->dispose (object);
}

static void
tri_landmark_panel_class_init (TriLandmarkPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_landmark_panel_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);

  g_type_ensure (TRI_TYPE_ADVICE_LIST);
  g_type_ensure (TRI_TYPE_LANDMARK_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-landmark-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, progress);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, bar);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, picture);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, title);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, place);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, advice_box);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, advice);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, photo_advice);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, back);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, skip);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, cancel);
  gtk_widget_class_bind_template_child (widget_class, TriLandmarkPanel, accept);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
}

static void
tri_landmark_panel_init (TriLandmarkPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_landmark_panel_start (TriLandmarkPanel *self,
                          TriConsultation *consultation,
                          TriViewItem *view,
                          TriLandmarkTool *tool)
{
  g_return_if_fail (TRI_IS_LANDMARK_PANEL (self));
  g_return_if_fail ((tool == NULL) == (consultation == NULL) && (tool == NULL) == (view == NULL));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->problem, g_free);
  if (self->tool != NULL)
    g_signal_handlers_disconnect_by_data (self->tool, self);
  g_set_object (&self->consultation, consultation);
  g_set_object (&self->view, view);
  g_set_object (&self->tool, tool);
  if (tool == NULL)
    return;

  tri_advice_list_set (self->photo_advice, NULL);
  g_signal_connect_object (tool, "changed", G_CALLBACK (marks_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tool, "fit-changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (tool, "settled", G_CALLBACK (settled_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
  /* Points of an earlier fit are judged at once. */
  if (tri_landmark_tool_is_complete (tool))
    settled_cb (self);
}

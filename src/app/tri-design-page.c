/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio: views, canvas, candidates, controls and time on one page. */

#include "config.h"

#include "tri-design-page-private.h"

#include "tri-widget.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_CONSULTATION,
  PROP_HANDLES,
  PROP_FRINGE,
  PROP_GUIDES,
  PROP_MIRROR,
  PROP_BEFORE,
  PROP_LOUPE,
  PROP_BOTH,
  PROP_LIGHT,
  PROP_CLIPPED,
  PROP_FUTURE,
  PROP_GREYING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What the canvas can be switched to show. */
static const struct
{
  guint prop;
  const char *name;
  const char *action;
  gboolean (*get) (TriCanvas *canvas);
  void (*set) (TriCanvas *canvas, gboolean is_on);
  gboolean needs_scene, edits;
} switches[] = {
  { PROP_HANDLES, "handles", "design.handles", tri_canvas_get_handles, tri_canvas_set_handles,
    FALSE, TRUE },
  { PROP_FRINGE, "fringe", "design.fringe", tri_canvas_get_fringe, tri_canvas_set_fringe, TRUE,
    TRUE },
  { PROP_GUIDES, "guides", "design.guides", tri_canvas_get_guides, tri_canvas_set_guides, FALSE },
  { PROP_MIRROR, "mirror", "design.mirror-view", tri_canvas_get_mirror, tri_canvas_set_mirror,
    FALSE },
  { PROP_BEFORE, "before", "design.before", tri_canvas_get_before, tri_canvas_set_before, FALSE },
  { PROP_LOUPE, "loupe", "design.loupe", tri_canvas_get_loupe, tri_canvas_set_loupe, TRUE },
  { PROP_CLIPPED, "clipped", "design.clipped", tri_canvas_get_clipped, tri_canvas_set_clipped,
    TRUE },
};

G_DEFINE_FINAL_TYPE (TriDesignPage, tri_design_page, GTK_TYPE_WIDGET)

/* the landmark guide */

static void
end_guide (TriDesignPage *self)
{
  if (self->tool == NULL)
    return;

  g_clear_object (&self->tool);
  tri_landmark_panel_start (self->landmarks, NULL, NULL, NULL);
  tri_canvas_set_tool (self->canvas, NULL);
  _tri_design_page_update (self);
}

/* All but the guide. */
static void
end_tools (TriDesignPage *self)
{
  _tri_design_page_end_outline (self);
  _tri_design_page_end_sides (self);
  _tri_design_page_end_trace (self);
}

static void
start_guide (TriDesignPage *self)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  const TriRegistrationRecord *registration;
  TriPhoto *photo;

  end_tools (self);
  _tri_design_page_end_parts (self);
  if (self->tool != NULL || view == NULL || tri_view_item_get_photo (view) == NULL)
    return;

  photo = tri_view_item_get_photo (view);
  registration = tri_view_item_get_registration (view);
  self->tool = tri_landmark_tool_new (tri_view_item_get_record (view)->view,
                                      tri_photo_get_width (photo), tri_photo_get_height (photo),
                                      registration != NULL ? &registration->clicks : NULL);
  tri_canvas_set_before (self->canvas, FALSE);
  tri_canvas_set_tool (self->canvas, TRI_MARK_TOOL (self->tool));
  tri_landmark_panel_start (self->landmarks, self->consultation, view, self->tool);
  _tri_design_page_update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* A photo without points is guided through once, as soon as it can be seen. */
static void
offer_guide (TriDesignPage *self)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);

  if (view == NULL || view == self->view || tri_view_item_get_photo (view) == NULL)
    return;

  g_set_object (&self->view, view);
  if (tri_view_item_get_registration (view) == NULL)
    start_guide (self);
}

static void
guide_finished_cb (TriDesignPage *self, gboolean kept, TriLandmarkPanel *panel)
{
  end_guide (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
guide_failed_cb (TriDesignPage *self, GError *error, TriLandmarkPanel *panel)
{
  tri_message_show (self->toasts, error->message);
}

/* what it follows */

void
_tri_design_page_update (TriDesignPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean has_client = self->consultation != NULL;
  TriViewItem *view = has_client ? tri_consultation_get_view (self->consultation) : NULL;
  gboolean has_photo = view != NULL && tri_view_item_get_photo (view) != NULL;
  gboolean is_marking = self->tool != NULL || self->sides != NULL || self->trace != NULL;
  gboolean is_designing = has_photo && !is_marking && self->outline == NULL;
  gboolean is_free = is_designing && self->parts == NULL;
  gboolean is_registered = is_designing && tri_view_item_get_scene (view) != NULL;
  gboolean can_undo = FALSE, can_redo = FALSE;
  const char *reading;

  if (has_client)
    g_object_get (self->consultation, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
  if (is_marking)
    can_undo = can_redo = FALSE;
  else if (self->outline != NULL)
    {
      can_undo = tri_outline_tool_can_undo (self->outline);
      can_redo = tri_outline_tool_can_redo (self->outline);
    }

  gtk_stack_set_visible_child_name (self->stack, view != NULL ? "canvas" : "empty");
  gtk_stack_set_visible_child_name (self->side, self->tool != NULL      ? "landmarks"
                                                : self->outline != NULL ? "outline"
                                                : self->sides != NULL   ? "sides"
                                                : self->trace != NULL   ? "trace"
                                                : self->parts != NULL   ? "parts"
                                                                        : "design");
  /* Without a photo there is one thing to do, and nothing beside it. */
  gtk_widget_set_visible (GTK_WIDGET (self->strip), view != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->time_bar), view != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->side), view != NULL);
  gtk_widget_set_visible (self->tools, has_photo && !is_marking);
  gtk_widget_set_visible (self->before, is_designing);
  gtk_widget_set_visible (self->zoom, has_photo);
  gtk_widget_set_sensitive (self->guides, is_designing);
  gtk_widget_set_sensitive (self->light, is_registered);
  gtk_widget_set_sensitive (self->future, is_registered);
  gtk_widget_set_sensitive (self->both, is_registered);
  _tri_design_page_update_both (self);
  reading = gtk_label_get_label (self->reading);
  gtk_widget_set_visible (GTK_WIDGET (self->reading), has_photo && reading[0] != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->import_card), self->asking);
  gtk_spinner_set_spinning (self->spinner, self->importing || (view != NULL && !has_photo));
  gtk_widget_set_sensitive (GTK_WIDGET (self->time_bar), is_designing);

  gtk_widget_action_set_enabled (widget, "design.import", has_client);
  gtk_widget_action_set_enabled (widget, "design.paste", has_client);
  gtk_widget_action_set_enabled (widget, "design.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "design.redo", can_redo);
  gtk_widget_action_set_enabled (widget, "design.landmarks", is_free);
  gtk_widget_action_set_enabled (widget, "design.outline", is_free && is_registered);
  gtk_widget_action_set_enabled (widget, "design.sides", is_free && is_registered);
  gtk_widget_action_set_enabled (widget, "design.trace", is_free && is_registered);
  gtk_widget_action_set_enabled (widget, "design.trace-apply", self->trace != NULL);
  gtk_widget_action_set_enabled (widget, "design.trace-leave", self->trace != NULL);
  gtk_widget_action_set_enabled (widget, "design.parts", is_free && is_registered);
  gtk_widget_action_set_enabled (widget, "design.both", is_registered);
  gtk_widget_action_set_enabled (widget, "design.light", is_registered);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    gtk_widget_action_set_enabled (widget, switches[i].action,
                                   (switches[i].needs_scene ? is_registered : is_designing)
                                       && (is_free || !switches[i].edits));
  gtk_widget_action_set_enabled (widget, "design.future", is_registered);
  gtk_widget_action_set_enabled (widget, "design.greying", is_registered);
  gtk_widget_action_set_enabled (widget, "design.zoom-in", has_photo);
  gtk_widget_action_set_enabled (widget, "design.zoom-out", has_photo);
  gtk_widget_action_set_enabled (widget, "design.zoom-fit", has_photo);
  gtk_widget_action_set_enabled (widget, "design.zoom-actual", has_photo);
}

static void
photo_loaded_cb (TriDesignPage *self)
{
  offer_guide (self);
  _tri_design_page_update (self);
}

static void
view_changed_cb (TriDesignPage *self)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);

  end_guide (self);
  end_tools (self);
  if (view != NULL)
    {
      g_signal_handlers_disconnect_by_func (view, photo_loaded_cb, self);
      g_signal_handlers_disconnect_by_func (view, _tri_design_page_update, self);
      g_signal_connect_object (view, "notify::photo", G_CALLBACK (photo_loaded_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "notify::scene", G_CALLBACK (_tri_design_page_update), self,
                               G_CONNECT_SWAPPED);
    }
  g_clear_object (&self->view);
  photo_loaded_cb (self);
}

static void
canvas_changed_cb (TriDesignPage *self)
{
  g_autofree char *reading = NULL;
  g_autofree char *zoom = NULL;

  g_object_get (self->canvas, "reading", &reading, "zoom-text", &zoom, NULL);
  gtk_label_set_label (self->reading, reading != NULL ? reading : "");
  gtk_label_set_label (self->zoom_text, zoom);
  _tri_design_page_update (self);
}

static void
canvas_look_cb (TriDesignPage *self)
{
  g_autofree char *text = NULL;

  g_object_get (self->canvas, "look-text", &text, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->look_note), text != NULL);
  gtk_label_set_label (self->look_note, text != NULL ? text : "");
  if (tri_canvas_get_caution (self->canvas))
    gtk_widget_add_css_class (GTK_WIDGET (self->look_note), "caution");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->look_note), "caution");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIGHT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIPPED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FUTURE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GREYING]);
  tri_design_panel_set_future (self->panel, tri_canvas_get_future (self->canvas).stages > 0);
}

static void
caution_cb (TriDesignPage *self, gboolean shown, TriDesignPanel *panel)
{
  tri_canvas_set_caution (self->canvas, shown);
}

/* A key of the canvas' own switched it. */
static void
canvas_switched_cb (TriDesignPage *self, GParamSpec *pspec)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
finding_cb (TriDesignPage *self, const TriFinding *finding, TriDesignPanel *panel)
{
  tri_canvas_set_finding (self->canvas, finding);
}

/* actions */

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);

  gboolean is_undo = g_str_equal (name, "design.undo");

  if (self->outline != NULL)
    (is_undo ? tri_outline_tool_undo : tri_outline_tool_redo) (self->outline);
  else if (is_undo)
    tri_consultation_undo (self->consultation);
  else
    tri_consultation_redo (self->consultation);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);

  if (g_str_equal (name, "design.zoom-in"))
    tri_canvas_zoom_in (self->canvas);
  else if (g_str_equal (name, "design.zoom-out"))
    tri_canvas_zoom_out (self->canvas);
  else if (g_str_equal (name, "design.zoom-fit"))
    tri_canvas_zoom_fit (self->canvas);
  else
    tri_canvas_zoom_actual (self->canvas);
}

static void
landmarks_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  start_guide (TRI_DESIGN_PAGE (widget));
}

/* widget */

/* The keys are for what is there to be done. */
static void
focus_first (TriDesignPage *self)
{
  gboolean is_empty = g_str_equal (gtk_stack_get_visible_child_name (self->stack), "empty");

  gtk_widget_grab_focus (is_empty ? self->import_button : GTK_WIDGET (self->canvas));
}

static void
tri_design_page_map (GtkWidget *widget)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);

  GTK_WIDGET_CLASS (tri_design_page_parent_class)->map (widget);
  focus_first (self);
}

static void
tri_design_page_dispose (GObject *object)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (object);

  _tri_design_page_drop_export (self);
  if (self->consultation != NULL)
    tri_design_page_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_design_page_parent_class)->dispose (object);
}

static void
tri_design_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (object);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (switches[i].prop == prop_id)
      {
        g_value_set_boolean (value, switches[i].get (self->canvas));
        return;
      }
  switch (prop_id)
    {
    case PROP_CONSULTATION:
      g_value_set_object (value, self->consultation);
      break;

    case PROP_BOTH:
      g_value_set_string (value, _tri_design_page_get_both (self));
      break;

    case PROP_LIGHT:
      g_value_set_string (value, tri_scene_light_get_id (tri_canvas_get_light (self->canvas)));
      break;

    case PROP_FUTURE:
      g_value_set_string (value, _tri_design_page_get_future (self));
      break;

    case PROP_GREYING:
      g_value_set_boolean (value, tri_canvas_get_future (self->canvas).greying);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_design_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (object);

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    if (switches[i].prop == prop_id)
      {
        switches[i].set (self->canvas, g_value_get_boolean (value));
        g_object_notify_by_pspec (object, pspec);
        return;
      }
  switch (prop_id)
    {
    case PROP_CONSULTATION:
      tri_design_page_set_consultation (self, g_value_get_object (value));
      break;

    case PROP_BOTH:
      _tri_design_page_set_both (self, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;

    case PROP_LIGHT:
      for (guint i = 0; i < TRI_N_SCENE_LIGHTS; i++)
        if (g_strcmp0 (tri_scene_light_get_id ((TriSceneLight) i), g_value_get_string (value)) == 0)
          tri_canvas_set_light (self->canvas, (TriSceneLight) i);
      break;

    case PROP_FUTURE:
      _tri_design_page_set_future (self, g_value_get_string (value));
      break;

    case PROP_GREYING:
      _tri_design_page_set_greying (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.undo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "design.redo", NULL, history_action);
  gtk_widget_class_install_action (widget_class, "design.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "design.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "design.zoom-fit", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "design.zoom-actual", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "design.landmarks", NULL, landmarks_action);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    gtk_widget_class_install_property_action (widget_class, switches[i].action, switches[i].name);
  gtk_widget_class_install_property_action (widget_class, "design.both", "both");
  gtk_widget_class_install_property_action (widget_class, "design.light", "light");
  gtk_widget_class_install_property_action (widget_class, "design.future", "future");
  gtk_widget_class_install_property_action (widget_class, "design.greying", "greying");
  _tri_design_page_install_import (widget_class);
  _tri_design_page_install_export (widget_class);
  _tri_design_page_install_stencil (widget_class);
  _tri_design_page_install_styles (widget_class);
  _tri_design_page_install_style_files (widget_class);
  _tri_design_page_install_outline (widget_class);
  _tri_design_page_install_sides (widget_class);
  _tri_design_page_install_trace (widget_class);
  _tri_design_page_install_parts (widget_class);
}

static void
tri_design_page_class_init (TriDesignPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tri_design_page_dispose;
  object_class->get_property = tri_design_page_get_property;
  object_class->set_property = tri_design_page_set_property;
  widget_class->map = tri_design_page_map;

  properties[PROP_CONSULTATION]
      = g_param_spec_object ("consultation", NULL, NULL, TRI_TYPE_CONSULTATION, flags);
  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    properties[switches[i].prop]
        = g_param_spec_boolean (switches[i].name, NULL, NULL, FALSE, flags);
  properties[PROP_BOTH] = g_param_spec_string ("both", NULL, NULL, NULL, flags);
  properties[PROP_LIGHT] = g_param_spec_string ("light", NULL, NULL, NULL, flags);
  properties[PROP_FUTURE] = g_param_spec_string ("future", NULL, NULL, NULL, flags);
  properties[PROP_GREYING] = g_param_spec_boolean ("greying", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (TRI_TYPE_CANVAS);
  g_type_ensure (TRI_TYPE_DESIGN_PANEL);
  g_type_ensure (TRI_TYPE_IMPORT_CARD);
  g_type_ensure (TRI_TYPE_LANDMARK_PANEL);
  g_type_ensure (TRI_TYPE_SPLIT_BAR);
  g_type_ensure (TRI_TYPE_TIME_BAR);
  g_type_ensure (TRI_TYPE_VIEW_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-design-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, strip);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, tools);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, reading);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, zoom);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, zoom_text);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, look_note);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, guides);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, light);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, future);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, before);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, both);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, split_bar);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, import_button);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, import_card);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, time_bar);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, side);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, panel);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, landmarks);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, guide_finished_cb);
  gtk_widget_class_bind_template_callback (widget_class, guide_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, caution_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_cb);
  _tri_design_page_bind_layout (widget_class);
  install_actions (widget_class);
}

static void
tri_design_page_init (TriDesignPage *self)
{
  g_queue_init (&self->imports);
  gtk_widget_init_template (GTK_WIDGET (self));

  _tri_design_page_init_import (self);
  _tri_design_page_init_guides (self);
  _tri_design_page_init_both (self);
  g_signal_connect_object (self->canvas, "notify::reading", G_CALLBACK (canvas_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::zoom-text", G_CALLBACK (canvas_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::look-text", G_CALLBACK (canvas_look_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::mirror", G_CALLBACK (canvas_switched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::before", G_CALLBACK (canvas_switched_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "notify::loupe", G_CALLBACK (canvas_switched_cb), self,
                           G_CONNECT_SWAPPED);
  _tri_design_page_update (self);
}

TriConsultation *
tri_design_page_get_consultation (TriDesignPage *self)
{
  g_return_val_if_fail (TRI_IS_DESIGN_PAGE (self), NULL);

  return self->consultation;
}

void
tri_design_page_set_consultation (TriDesignPage *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_DESIGN_PAGE (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  end_guide (self);
  end_tools (self);
  _tri_design_page_end_parts (self);
  _tri_design_page_drop_import (self);
  if (self->consultation != NULL)
    {
      if (tri_consultation_get_view (self->consultation) != NULL)
        g_signal_handlers_disconnect_by_data (tri_consultation_get_view (self->consultation), self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  g_clear_pointer (&self->replaced_style, tri_template_unref);
  g_clear_object (&self->view);
  g_set_object (&self->consultation, consultation);
  tri_view_strip_set_consultation (self->strip, consultation);
  tri_canvas_set_consultation (self->canvas, consultation);
  tri_design_panel_set_consultation (self->panel, consultation);
  tri_time_bar_set_consultation (self->time_bar, consultation);
  if (consultation != NULL)
    {
      g_signal_connect_object (consultation, "notify::view", G_CALLBACK (view_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "notify::can-undo",
                               G_CALLBACK (_tri_design_page_update), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "notify::can-redo",
                               G_CALLBACK (_tri_design_page_update), self, G_CONNECT_SWAPPED);
      view_changed_cb (self);
    }
  _tri_design_page_update (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_first (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONSULTATION]);
}

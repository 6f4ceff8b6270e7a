/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photo with its preview, overlays and handles: the object and what it follows. */

#include "config.h"

#include "tri-canvas-private.h"
#include "tri-words.h"

#include <glib/gi18n.h>

enum
{
  PROP_0,
  PROP_CONSULTATION,
  PROP_TOOL,
  PROP_HANDLES,
  PROP_GUIDES,
  PROP_MIRROR,
  PROP_BEFORE,
  PROP_LOUPE,
  PROP_ZOOM_TEXT,
  PROP_READING,
  PROP_LOOK_TEXT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriCanvas, tri_canvas, GTK_TYPE_WIDGET)

/* what it follows */

static void
item_changed_cb (TriCanvas *self)
{
  _tri_canvas_scene_changed (self);
}

static void
set_item (TriCanvas *self, TriViewItem *item)
{
  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  /* The guide through a photo's points looks at all of it, and kept what was looked at before. */
  if (!TRI_IS_LANDMARK_TOOL (self->tool))
    _tri_canvas_keep_place (self);
  g_set_object (&self->item, item);
  if (_tri_canvas_restore_place (self))
    {
      g_clear_pointer (&self->last_scene, tri_scene_unref);
      if (tri_view_item_get_scene (item) != NULL)
        self->last_scene = tri_scene_ref (tri_view_item_get_scene (item));
    }
  /* A zoom in pixels means nothing in another photo. */
  else if (self->last_scene == NULL)
    {
      self->fit = TRUE;
    }
  if (item != NULL)
    {
      g_signal_connect_object (item, "notify::scene", G_CALLBACK (item_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::photo", G_CALLBACK (item_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  tri_live_preview_clear (self->preview);
  tri_live_preview_clear (self->bare);
  tri_live_preview_clear (self->loupe_preview);
  self->future_verdict = TRI_FUTURE_SHOWN;
  self->hot = TRI_N_HANDLES;
  /* A brush goes on in the other photo, a stroke does not. */
  if (self->parts != NULL)
    {
      tri_parts_tool_end (self->parts);
      self->crosshair = FALSE;
    }
  _tri_canvas_scene_changed (self);
}

static void
view_changed_cb (TriCanvas *self)
{
  set_item (self, tri_consultation_get_view (self->consultation));
}

static void
design_changed_cb (TriCanvas *self)
{
  _tri_canvas_update_reading (self);
  /* How far hair loss may go on depends on its stage. */
  if (self->future.stages > 0)
    _tri_canvas_look_changed (self);
  else
    _tri_canvas_request (self);
}

static void
tool_changed_cb (TriCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
preview_ready_cb (TriCanvas *self)
{
  TriFutureVerdict verdict = tri_live_preview_get_future_verdict (self->preview);

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->future_verdict == verdict)
    return;
  self->future_verdict = verdict;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOK_TEXT]);
}

void
_tri_canvas_update_reading (TriCanvas *self)
{
  g_autofree char *reading = NULL;
  g_autofree char *label = NULL;
  TriScene *scene = _tri_canvas_get_scene (self);

  if (self->outline != NULL)
    {
      reading = _tri_canvas_outline_read (self);
      /* Translators: what the outline reads at one place: "Outline 2.0 mm further out" */
      label = g_strdup_printf (_ ("Outline of the head. Tab goes along it, arrow keys move it, "
                                  "Delete puts it back. Here: %s"),
                               reading);
    }
  else if (self->parts != NULL && scene != NULL)
    {
      reading = _tri_canvas_parts_read (self);
      /* Translators: then the brush: "Draw 16 mm" */
      label = g_strdup_printf (_ ("Free parts. Arrow keys move the brush, Space puts it down and "
                                  "lifts it, [ and ] change its size. %s"),
                               reading);
    }
  else if (self->consultation != NULL && self->tool == NULL && scene != NULL)
    {
      TriDesign *design = tri_consultation_get_design (self->consultation);
      TriHandle handle = self->drag == TRI_CANVAS_DRAGGING_HANDLE ? self->hot : self->selected;

      if (handle >= _tri_canvas_get_n_handles (self) || !tri_handle_exists (handle, design))
        handle = self->selected = TRI_HANDLE_MID_FRONTAL;
      reading = tri_words_handle (handle, design, tri_scene_get_head (scene),
                                  tri_consultation_get_clinic (self->consultation)->care);
      /* Translators: a handle of the hairline, then what it reads: "Corner, left: Temple recess
       * 14 mm" */
      label = g_strdup_printf (_ ("%s: %s"), tri_handle_get_name (handle), reading);
    }
  else if (self->tool != NULL)
    {
      label = _tri_canvas_marks_describe (self);
    }

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : _ ("Photo"), -1);
  if (g_strcmp0 (reading, self->reading) == 0)
    return;
  g_free (self->reading);
  self->reading = g_steal_pointer (&reading);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

/* widget */

void
_tri_canvas_notify_zoom (TriCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM_TEXT]);
}

void
_tri_canvas_notify_loupe (TriCanvas *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOUPE]);
}

void
_tri_canvas_look_changed (TriCanvas *self)
{
  _tri_canvas_request (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOK_TEXT]);
}

static gboolean
notify_zoom_idle (gpointer user_data)
{
  TriCanvas *self = user_data;

  self->notify_id = 0;
  _tri_canvas_notify_zoom (self);

  return G_SOURCE_REMOVE;
}

static void
tri_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriCanvas *self = TRI_CANVAS (widget);

  if (self->fit)
    _tri_canvas_apply_fit (self);
  _tri_canvas_request (self);
  /* The label that shows the zoom may not change its size in the middle of an allocation. */
  if (self->notify_id == 0)
    self->notify_id = g_idle_add (notify_zoom_idle, self);
}

static void
tri_canvas_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (tri_canvas_parent_class)->realize (widget);
  _tri_canvas_request (TRI_CANVAS (widget));
}

static void
drop_preview (TriLivePreview **preview, TriTileNodes **nodes)
{
  if (*preview != NULL)
    tri_live_preview_clear (*preview);
  g_clear_object (preview);
  g_clear_pointer (nodes, tri_tile_nodes_free);
}

static void
tri_canvas_dispose (GObject *object)
{
  TriCanvas *self = TRI_CANVAS (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  tri_canvas_set_tool (self, NULL);
  tri_canvas_set_outline_tool (self, NULL);
  tri_canvas_set_parts_tool (self, NULL);
  tri_canvas_set_consultation (self, NULL);
  tri_canvas_set_finding (self, NULL);
  drop_preview (&self->preview, &self->nodes);
  drop_preview (&self->bare, &self->bare_nodes);
  drop_preview (&self->loupe_preview, &self->loupe_nodes);
  g_clear_pointer (&self->places, g_hash_table_unref);
  for (guint i = 0; i < TRI_CANVAS_N_OVERLAYS; i++)
    _tri_canvas_overlay_clear (&self->overlays[i]);
  g_clear_pointer (&self->last_scene, tri_scene_unref);
  g_clear_pointer (&self->reading, g_free);

  G_OBJECT_CLASS (tri_canvas_parent_class)->dispose (object);
}

static void
tri_canvas_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TriCanvas *self = TRI_CANVAS (object);

  switch (prop_id)
    {
    case PROP_CONSULTATION:
      g_value_set_object (value, self->consultation);
      break;

    case PROP_TOOL:
      g_value_set_object (value, self->tool);
      break;

    case PROP_HANDLES:
      g_value_set_boolean (value, self->handles);
      break;

    case PROP_GUIDES:
      g_value_set_boolean (value, self->guides);
      break;

    case PROP_MIRROR:
      g_value_set_boolean (value, self->mirror);
      break;

    case PROP_BEFORE:
      g_value_set_boolean (value, self->before);
      break;

    case PROP_LOUPE:
      g_value_set_boolean (value, self->loupe);
      break;

    case PROP_ZOOM_TEXT:
      /* Translators: how large the photo is shown */
      g_value_take_string (
          value,
          g_strdup_printf (_ ("%.0f %%"),
                           self->zoom * 100 * gtk_widget_get_scale_factor (GTK_WIDGET (self))));
      break;

    case PROP_READING:
      g_value_set_string (value, self->reading);
      break;

    case PROP_LOOK_TEXT:
      g_value_take_string (value, _tri_canvas_describe_look (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_canvas_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  TriCanvas *self = TRI_CANVAS (object);

  switch (prop_id)
    {
    case PROP_CONSULTATION:
      tri_canvas_set_consultation (self, g_value_get_object (value));
      break;

    case PROP_TOOL:
      tri_canvas_set_tool (self, g_value_get_object (value));
      break;

    case PROP_HANDLES:
      tri_canvas_set_handles (self, g_value_get_boolean (value));
      break;

    case PROP_GUIDES:
      tri_canvas_set_guides (self, g_value_get_boolean (value));
      break;

    case PROP_MIRROR:
      tri_canvas_set_mirror (self, g_value_get_boolean (value));
      break;

    case PROP_BEFORE:
      tri_canvas_set_before (self, g_value_get_boolean (value));
      break;

    case PROP_LOUPE:
      tri_canvas_set_loupe (self, g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_canvas_class_init (TriCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tri_canvas_dispose;
  object_class->get_property = tri_canvas_get_property;
  object_class->set_property = tri_canvas_set_property;
  widget_class->size_allocate = tri_canvas_size_allocate;
  widget_class->realize = tri_canvas_realize;
  widget_class->snapshot = tri_canvas_snapshot;

  properties[PROP_CONSULTATION]
      = g_param_spec_object ("consultation", NULL, NULL, TRI_TYPE_CONSULTATION, writable);
  properties[PROP_TOOL] = g_param_spec_object ("tool", NULL, NULL, TRI_TYPE_MARK_TOOL, writable);
  properties[PROP_HANDLES] = g_param_spec_boolean ("handles", NULL, NULL, TRUE, writable);
  properties[PROP_GUIDES] = g_param_spec_boolean ("guides", NULL, NULL, TRUE, writable);
  properties[PROP_MIRROR] = g_param_spec_boolean ("mirror", NULL, NULL, FALSE, writable);
  properties[PROP_BEFORE] = g_param_spec_boolean ("before", NULL, NULL, FALSE, writable);
  properties[PROP_LOUPE] = g_param_spec_boolean ("loupe", NULL, NULL, FALSE, writable);
  properties[PROP_ZOOM_TEXT] = g_param_spec_string ("zoom-text", NULL, NULL, NULL, readable);
  properties[PROP_READING] = g_param_spec_string ("reading", NULL, NULL, NULL, readable);
  properties[PROP_LOOK_TEXT] = g_param_spec_string ("look-text", NULL, NULL, NULL, readable);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-canvas.ui");
  _tri_canvas_bind_input (widget_class);
}

static void
make_preview (TriCanvas *self, TriLivePreview **preview, TriTileNodes **nodes)
{
  *preview = tri_live_preview_new (TRI_LIVE_CANVAS);
  *nodes = tri_tile_nodes_new ();
  g_signal_connect_object (*preview, "ready", G_CALLBACK (preview_ready_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
tri_canvas_init (TriCanvas *self)
{
  self->handles = TRUE;
  self->guides = TRUE;
  self->guide_parts = TRI_OVERLAY_MIDLINE | TRI_OVERLAY_GLABELLA;
  self->fit = TRUE;
  self->zoom = 1.0;
  self->hot = TRI_N_HANDLES;
  self->hot_place = -1;
  self->held_step = TRI_MARK_NONE;
  self->selected = TRI_HANDLE_MID_FRONTAL;
  make_preview (self, &self->preview, &self->nodes);
  make_preview (self, &self->bare, &self->bare_nodes);
  make_preview (self, &self->loupe_preview, &self->loupe_nodes);
  self->places = g_hash_table_new_full (NULL, NULL, g_object_unref, g_free);

  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_canvas_set_consultation (TriCanvas *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  set_item (self, NULL);
  g_hash_table_remove_all (self->places);
  g_set_object (&self->consultation, consultation);
  self->light = TRI_SCENE_LIGHT_PHOTO;
  self->clipped = FALSE;
  self->future = (TriSceneFuture){ 0 };
  if (consultation != NULL)
    {
      g_signal_connect_object (consultation, "notify::view", G_CALLBACK (view_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "notify::design-serial",
                               G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (consultation, "notify::moment-serial",
                               G_CALLBACK (design_changed_cb), self, G_CONNECT_SWAPPED);
      view_changed_cb (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONSULTATION]);
}

void
tri_canvas_set_tool (TriCanvas *self, TriMarkTool *tool)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (tool == NULL || TRI_IS_MARK_TOOL (tool));

  if (self->tool == tool)
    return;

  if (TRI_IS_LANDMARK_TOOL (tool))
    _tri_canvas_keep_place (self);
  else if (TRI_IS_LANDMARK_TOOL (self->tool))
    _tri_canvas_restore_place (self);
  if (self->tool != NULL)
    g_signal_handlers_disconnect_by_data (self->tool, self);
  g_set_object (&self->tool, tool);
  self->drag = TRI_CANVAS_IDLE;
  self->crosshair = FALSE;
  self->held_step = TRI_MARK_NONE;
  if (tool != NULL)
    {
      g_signal_connect_object (tool, "changed", G_CALLBACK (tool_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (tool, "fit-changed", G_CALLBACK (tool_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  /* The first look at a photo is at all of it. */
  if (TRI_IS_LANDMARK_TOOL (tool) || self->last_scene == NULL)
    self->fit = TRUE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), tool != NULL ? "crosshair" : NULL);
  _tri_canvas_scene_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOOL]);
}

gboolean
tri_canvas_get_handles (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->handles;
}

void
tri_canvas_set_handles (TriCanvas *self, gboolean handles)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->handles == !!handles)
    return;

  self->handles = !!handles;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HANDLES]);
}

guint
_tri_canvas_get_n_handles (TriCanvas *self)
{
  return self->fringe ? TRI_N_HANDLES : TRI_N_LINE_HANDLES;
}

gboolean
tri_canvas_get_fringe (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->fringe;
}

void
tri_canvas_set_fringe (TriCanvas *self, gboolean fringe)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->fringe == !!fringe)
    return;

  self->fringe = !!fringe;
  _tri_canvas_update_reading (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
tri_canvas_get_guides (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->guides;
}

void
tri_canvas_set_guides (TriCanvas *self, gboolean guides)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->guides == !!guides)
    return;

  self->guides = !!guides;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GUIDES]);
}

void
tri_canvas_set_guide_parts (TriCanvas *self, TriOverlayParts parts)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->guide_parts == parts)
    return;

  self->guide_parts = parts;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
tri_canvas_get_mirror (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->mirror;
}

void
tri_canvas_set_mirror (TriCanvas *self, gboolean mirror)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->mirror == !!mirror)
    return;

  self->mirror = !!mirror;
  _tri_canvas_look_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MIRROR]);
}

gboolean
tri_canvas_get_before (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->before;
}

void
tri_canvas_set_before (TriCanvas *self, gboolean before)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->before == !!before)
    return;

  self->before = !!before;
  _tri_canvas_look_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BEFORE]);
}

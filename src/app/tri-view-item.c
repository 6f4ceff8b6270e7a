/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One photo of the client as a list item: its record, pixels, registration and scene. */

#include "config.h"

#include "tri-view-item-private.h"

#include "tri-picture.h"

struct _TriViewItem
{
  GObject parent_instance;

  TriPhotoRecord *record;
  TriPhoto *photo;
  guint shown; /* when, in changes of view; 0 never */
  GdkPaintable *thumbnail;
  TriRegistrationRecord *registration;
  guint registration_serial;
  TriScene *scene;
  char *problem;
};

enum
{
  PROP_0,
  PROP_RECORD_ID,
  PROP_VIEW,
  PROP_PHOTO,
  PROP_THUMBNAIL,
  PROP_REGISTERED,
  PROP_SCENE,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriViewItem, tri_view_item, G_TYPE_OBJECT)

static TriPhotoRecord *
copy_photo_record (const TriPhotoRecord *record)
{
  TriPhotoRecord *copy = g_new0 (TriPhotoRecord, 1);

  *copy = *record;
  copy->id = g_strdup (record->id);
  copy->client_id = g_strdup (record->client_id);
  copy->file_name = g_strdup (record->file_name);
  copy->sha256 = g_strdup (record->sha256);

  return copy;
}

static TriRegistrationRecord *
copy_registration_record (const TriRegistrationRecord *record)
{
  TriRegistrationRecord *copy = g_new0 (TriRegistrationRecord, 1);

  *copy = *record;
  copy->photo_id = g_strdup (record->photo_id);

  return copy;
}

static void
tri_view_item_dispose (GObject *object)
{
  TriViewItem *self = TRI_VIEW_ITEM (object);

  g_clear_pointer (&self->record, tri_photo_record_free);
  g_clear_pointer (&self->photo, tri_photo_unref);
  g_clear_object (&self->thumbnail);
  g_clear_pointer (&self->registration, tri_registration_record_free);
  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->problem, g_free);

  G_OBJECT_CLASS (tri_view_item_parent_class)->dispose (object);
}

static void
tri_view_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TriViewItem *self = TRI_VIEW_ITEM (object);

  switch (prop_id)
    {
    case PROP_RECORD_ID:
      g_value_set_string (value, self->record->id);
      break;

    case PROP_VIEW:
      g_value_set_int (value, (int) self->record->view);
      break;

    case PROP_PHOTO:
      g_value_set_pointer (value, self->photo);
      break;

    case PROP_THUMBNAIL:
      g_value_set_object (value, self->thumbnail);
      break;

    case PROP_REGISTERED:
      g_value_set_boolean (value, self->registration != NULL);
      break;

    case PROP_SCENE:
      g_value_set_pointer (value, self->scene);
      break;

    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_view_item_class_init (TriViewItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tri_view_item_dispose;
  object_class->get_property = tri_view_item_get_property;

  properties[PROP_RECORD_ID] = g_param_spec_string ("record-id", NULL, NULL, NULL, flags);
  properties[PROP_VIEW] = g_param_spec_int ("view", NULL, NULL, 0, TRI_N_VIEWS - 1, 0, flags);
  properties[PROP_PHOTO] = g_param_spec_pointer ("photo", NULL, NULL, flags);
  properties[PROP_THUMBNAIL]
      = g_param_spec_object ("thumbnail", NULL, NULL, GDK_TYPE_PAINTABLE, flags);
  properties[PROP_REGISTERED] = g_param_spec_boolean ("registered", NULL, NULL, FALSE, flags);
  properties[PROP_SCENE] = g_param_spec_pointer ("scene", NULL, NULL, flags);
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tri_view_item_init (TriViewItem *self)
{
}

TriViewItem *
_tri_view_item_new (const TriPhotoRecord *record)
{
  TriViewItem *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_object_new (TRI_TYPE_VIEW_ITEM, NULL);
  self->record = copy_photo_record (record);

  return self;
}

void
_tri_view_item_set_photo (TriViewItem *self, TriPhoto *photo)
{
  g_return_if_fail (TRI_IS_VIEW_ITEM (self));
  g_return_if_fail (photo != NULL);

  if (self->photo == photo)
    return;

  g_clear_pointer (&self->photo, tri_photo_unref);
  self->photo = tri_photo_ref (photo);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PHOTO]);
}

void
_tri_view_item_set_thumbnail (TriViewItem *self, cairo_surface_t *thumbnail)
{
  g_autoptr (GdkTexture) texture = NULL;

  g_return_if_fail (TRI_IS_VIEW_ITEM (self));
  g_return_if_fail (thumbnail != NULL);

  texture = tri_picture_to_texture (thumbnail);
  if (g_set_object (&self->thumbnail, GDK_PAINTABLE (texture)))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_THUMBNAIL]);
}

void
_tri_view_item_set_shown (TriViewItem *self, guint shown)
{
  g_return_if_fail (TRI_IS_VIEW_ITEM (self));

  self->shown = shown;
}

guint
_tri_view_item_get_shown (TriViewItem *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_ITEM (self), 0);

  return self->shown;
}

void
_tri_view_item_set_registration (TriViewItem *self, const TriRegistrationRecord *registration)
{
  g_return_if_fail (TRI_IS_VIEW_ITEM (self));
  g_return_if_fail (registration != NULL);

  g_clear_pointer (&self->registration, tri_registration_record_free);
  self->registration = copy_registration_record (registration);
  self->registration_serial++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REGISTERED]);
  _tri_view_item_set_scene (self, NULL);
}

void
_tri_view_item_set_outline (TriViewItem *self, const TriOutlineFix *fix, TriScene *scene)
{
  g_return_if_fail (TRI_IS_VIEW_ITEM (self));
  g_return_if_fail (self->registration != NULL);
  g_return_if_fail (fix != NULL && scene != NULL);

  self->registration->outline = *fix;
  self->registration_serial++;
  _tri_view_item_set_scene (self, scene);
}

guint
_tri_view_item_get_registration_serial (TriViewItem *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_ITEM (self), 0);

  return self->registration_serial;
}

void
_tri_view_item_set_scene (TriViewItem *self, TriScene *scene)
{
  g_return_if_fail (TRI_IS_VIEW_ITEM (self));

  if (self->scene == scene)
    return;

  g_clear_pointer (&self->scene, tri_scene_unref);
  if (scene != NULL)
    self->scene = tri_scene_ref (scene);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCENE]);
}

void
_tri_view_item_set_problem (TriViewItem *self, const char *problem)
{
  g_return_if_fail (TRI_IS_VIEW_ITEM (self));

  if (g_strcmp0 (self->problem, problem) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (problem);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

const char *
_tri_view_item_get_problem (TriViewItem *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_ITEM (self), NULL);

  return self->problem;
}

const TriPhotoRecord *
tri_view_item_get_record (TriViewItem *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_ITEM (self), NULL);

  return self->record;
}

TriPhoto *
tri_view_item_get_photo (TriViewItem *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_ITEM (self), NULL);

  return self->photo;
}

const TriRegistrationRecord *
tri_view_item_get_registration (TriViewItem *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_ITEM (self), NULL);

  return self->registration;
}

TriScene *
tri_view_item_get_scene (TriViewItem *self)
{
  g_return_val_if_fail (TRI_IS_VIEW_ITEM (self), NULL);

  return self->scene;
}

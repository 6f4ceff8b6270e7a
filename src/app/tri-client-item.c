/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client as an item of a list: what may be shown outside the client's own record. */

#include "config.h"

#include "tri-client-item.h"

#include <glib/gi18n.h>

struct _TriClientItem
{
  GObject parent_instance;

  char *id;
  char *name;
  char *subtitle;
  gboolean is_private;
  TriFaces *faces;
  GCancellable *loading; /* NULL until the face was asked for */
  GdkTexture *face;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_SUBTITLE,
  PROP_INITIALS,
  PROP_FACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriClientItem, tri_client_item, G_TYPE_OBJECT)

static void
face_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (TriClientItem) self = g_weak_ref_get (weak);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) face = tri_faces_load_finish (TRI_FACES (source), result, &error);

  g_weak_ref_clear (weak);
  g_free (weak);
  /* Without a photo, or with one that cannot be read, there are initials: the photo's own place
   * tells what is wrong with it. */
  if (self != NULL && g_set_object (&self->face, face))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACE]);
}

/* A row that scrolls away lets go of its item, which then waits for nothing. */
static GdkTexture *
get_face (TriClientItem *self)
{
  GWeakRef *weak;

  if (self->is_private || self->loading != NULL)
    return self->face;
  self->loading = g_cancellable_new ();
  g_set_object (&self->face, tri_faces_peek (self->faces, self->id));
  weak = g_new (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  tri_faces_load_async (self->faces, self->id, self->loading, face_cb, weak);
  return self->face;
}

static void
tri_client_item_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TriClientItem *self = TRI_CLIENT_ITEM (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, self->subtitle);
      break;
    case PROP_INITIALS:
      g_value_set_boolean (value, !self->is_private);
      break;
    case PROP_FACE:
      g_value_set_object (value, get_face (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_client_item_finalize (GObject *object)
{
  TriClientItem *self = TRI_CLIENT_ITEM (object);

  g_free (self->id);
  g_free (self->name);
  g_free (self->subtitle);
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_object (&self->face);
  g_clear_object (&self->faces);

  G_OBJECT_CLASS (tri_client_item_parent_class)->finalize (object);
}

static void
tri_client_item_class_init (TriClientItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tri_client_item_get_property;
  object_class->finalize = tri_client_item_finalize;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, flags);
  properties[PROP_INITIALS] = g_param_spec_boolean ("initials", NULL, NULL, FALSE, flags);
  properties[PROP_FACE] = g_param_spec_object ("face", NULL, NULL, GDK_TYPE_PAINTABLE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tri_client_item_init (TriClientItem *self)
{
}

TriClientItem *
tri_client_item_new (const TriClientEntry *entry, TriFaces *faces)
{
  TriClientItem *self;
  g_autofree char *since = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  g_return_val_if_fail (entry != NULL && TRI_IS_FACES (faces), NULL);

  self = g_object_new (TRI_TYPE_CLIENT_ITEM, NULL);
  since = tri_date_format (tri_date_from_unix_utc (entry->created_utc, zone));
  self->id = g_strdup (entry->id);
  self->name = g_strdup (entry->display_name);
  self->is_private = entry->disclosure == TRI_DISCLOSURE_PRIVATE;
  self->faces = g_object_ref (faces);
  /* TRANSLATORS: the client's code, hair loss stage, then the day the client was entered */
  self->subtitle = g_strdup_printf (_ ("%s · %s · since %s"), entry->code,
                                    tri_norwood_get_name (entry->norwood), since);

  return self;
}

const char *
tri_client_item_get_id (TriClientItem *self)
{
  g_return_val_if_fail (TRI_IS_CLIENT_ITEM (self), NULL);

  return self->id;
}

const char *
tri_client_item_get_name (TriClientItem *self)
{
  g_return_val_if_fail (TRI_IS_CLIENT_ITEM (self), NULL);

  return self->name;
}

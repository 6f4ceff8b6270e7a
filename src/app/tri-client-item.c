/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client as an item of a list: what may be shown, and what the search matches. */

#include "config.h"

#include "tri-client-item.h"

#include <glib/gi18n.h>

struct _TriClientItem
{
  GObject parent_instance;

  char *id;
  char *name;
  char *subtitle;
  char *search_text;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_SUBTITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriClientItem, tri_client_item, G_TYPE_OBJECT)

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
  g_free (self->search_text);

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
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tri_client_item_init (TriClientItem *self)
{
}

TriClientItem *
tri_client_item_new (const TriClient *client)
{
  TriClientItem *self;
  g_autofree char *since = NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  g_return_val_if_fail (client != NULL, NULL);

  self = g_object_new (TRI_TYPE_CLIENT_ITEM, NULL);
  since = tri_date_format (tri_date_from_unix_utc (client->created_utc, zone));
  self->id = g_strdup (client->id);
  self->name = g_strdup (tri_client_get_display_name (client));
  /* TRANSLATORS: hair loss stage, then the day the client was entered */
  self->subtitle
      = g_strdup_printf (_ ("%s · since %s"), tri_norwood_get_name (client->norwood), since);
  self->search_text = tri_client_get_search_text (client);

  return self;
}

const char *
tri_client_item_get_id (TriClientItem *self)
{
  g_return_val_if_fail (TRI_IS_CLIENT_ITEM (self), NULL);

  return self->id;
}

gboolean
tri_client_item_matches (TriClientItem *self, const char *const *words)
{
  g_return_val_if_fail (TRI_IS_CLIENT_ITEM (self), FALSE);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (self->search_text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding one client as one types, in a dialog. */

#include "config.h"

#include "tri-client-picker.h"

#include "tri-store-people.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

/* As many as a dialog has room for; more letters leave fewer. */
#define MOST_SHOWN 4

struct _TriClientPicker
{
  GtkWidget parent_instance;

  AdwEntryRow *search_row;
  GtkListBox *list;
  GtkWidget *nobody_label;

  TriClientIndex *index; /* NULL until the clients are known */
  char *client_id;
  gboolean setting; /* the text follows the choice, not the other way round */
};

enum
{
  PROP_0,
  PROP_CLIENT_ID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TriClientPicker, tri_client_picker, GTK_TYPE_WIDGET)

static void
set_client_id (TriClientPicker *self, const char *id)
{
  if (g_strcmp0 (self->client_id, id) == 0)
    return;
  g_free (self->client_id);
  self->client_id = g_strdup (id);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CLIENT_ID]);
}

static void
clear (TriClientPicker *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_visible (self->nobody_label, FALSE);
}

static void
add_row (TriClientPicker *self, const TriClientEntry *entry)
{
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", entry->display_name,
                      "subtitle", entry->code, "activatable", TRUE, NULL);

  g_object_set_data_full (G_OBJECT (row), "client-id", g_strdup (entry->id), g_free);
  gtk_list_box_append (self->list, row);
}

/* Choosing is not to look like searching for the name that was chosen. */
static void
choose (TriClientPicker *self, GtkListBoxRow *row)
{
  const char *name = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  set_client_id (self, g_object_get_data (G_OBJECT (row), "client-id"));
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search_row), name);
  gtk_editable_set_position (GTK_EDITABLE (self->search_row), -1);
  self->setting = FALSE;
  clear (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_row));
}

static void
search_changed_cb (TriClientPicker *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search_row));
  g_autoptr (GPtrArray) found = NULL;

  if (self->setting || self->index == NULL)
    return;
  set_client_id (self, NULL);
  clear (self);
  if (*query == '\0')
    return;
  found = tri_client_index_search (self->index, query);
  for (guint i = 0; i < MIN (found->len, MOST_SHOWN); i++)
    add_row (self, found->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->list), found->len > 0);
  gtk_widget_set_visible (self->nobody_label, found->len == 0);
}

/* Enter takes the first one, and then goes on to the dialog. */
static void
entry_activated_cb (TriClientPicker *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  if (first != NULL)
    choose (self, first);
  else
    gtk_widget_activate_default (GTK_WIDGET (self));
}

static void
row_activated_cb (TriClientPicker *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static gboolean
tri_client_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (TRI_CLIENT_PICKER (widget)->search_row));
}

static void
tri_client_picker_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TriClientPicker *self = TRI_CLIENT_PICKER (object);

  switch (id)
    {
    case PROP_CLIENT_ID:
      g_value_set_string (value, self->client_id);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tri_client_picker_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_client_picker_parent_class)->dispose (object);
}

static void
tri_client_picker_finalize (GObject *object)
{
  TriClientPicker *self = TRI_CLIENT_PICKER (object);

  g_clear_pointer (&self->index, tri_client_index_free);
  g_free (self->client_id);

  G_OBJECT_CLASS (tri_client_picker_parent_class)->finalize (object);
}

static void
tri_client_picker_class_init (TriClientPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_client_picker_dispose;
  object_class->finalize = tri_client_picker_finalize;
  object_class->get_property = tri_client_picker_get_property;
  widget_class->grab_focus = tri_client_picker_grab_focus;

  properties[PROP_CLIENT_ID]
      = g_param_spec_string ("client-id", NULL, NULL, NULL,
                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-client-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientPicker, list);
  gtk_widget_class_bind_template_child (widget_class, TriClientPicker, nobody_label);
  gtk_widget_class_bind_template_child (widget_class, TriClientPicker, search_row);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_client_picker_init (TriClientPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
index_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriClientPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClientIndex) index
      = tri_store_load_client_index_finish (TRI_STORE (source), result, &error);

  if (index == NULL)
    {
      g_warning ("The clients cannot be read: %s", error->message);
      return;
    }
  g_clear_pointer (&self->index, tri_client_index_free);
  self->index = g_steal_pointer (&index);
  search_changed_cb (self);
}

void
tri_client_picker_load (TriClientPicker *self, TriStore *store)
{
  g_return_if_fail (TRI_IS_CLIENT_PICKER (self));
  g_return_if_fail (TRI_IS_STORE (store));

  tri_store_load_client_index_async (store, 0, NULL, index_cb, g_object_ref (self));
}

const char *
tri_client_picker_get_client_id (TriClientPicker *self)
{
  g_return_val_if_fail (TRI_IS_CLIENT_PICKER (self), NULL);

  return self->client_id;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All hairline styles of a clinic: those that ship, the user's files and its own. */

#include "config.h"

#include "tri-styles.h"

#include "tri-error.h"

#include <glib/gi18n.h>

struct _TriStyles
{
  GObject parent_instance;

  TriStore *store;
  TriLibrary *library;
  GPtrArray *kept; /* TriStyle */
  GPtrArray *all;  /* TriTemplate */
  GPtrArray *past; /* TriTemplate: replaced, and still on somebody's screen */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriStyles, tri_styles, G_TYPE_OBJECT)

static void
list_all (TriStyles *self)
{
  g_ptr_array_set_size (self->all, 0);
  for (guint i = 0; i < tri_library_get_n_templates (self->library); i++)
    g_ptr_array_add (self->all, tri_template_ref (tri_library_get_template (self->library, i)));
  for (guint i = 0; i < self->kept->len; i++)
    {
      const TriStyle *kept = self->kept->pdata[i];

      if (kept->style != NULL && kept->state != TRI_STYLE_DELETED)
        g_ptr_array_add (self->all, tri_template_ref (kept->style));
    }
}

static void
tri_styles_finalize (GObject *object)
{
  TriStyles *self = TRI_STYLES (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->library, tri_library_unref);
  g_ptr_array_unref (self->kept);
  g_ptr_array_unref (self->all);
  g_ptr_array_unref (self->past);

  G_OBJECT_CLASS (tri_styles_parent_class)->finalize (object);
}

static void
tri_styles_class_init (TriStylesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_styles_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tri_styles_init (TriStyles *self)
{
  self->kept = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_style_free);
  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_template_unref);
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_template_unref);
}

TriStyles *
tri_styles_new (TriStore *store, TriLibrary *library, GPtrArray *kept)
{
  TriStyles *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (library != NULL, NULL);

  self = g_object_new (TRI_TYPE_STYLES, NULL);
  self->store = g_object_ref (store);
  self->library = tri_library_ref (library);
  for (guint i = 0; kept != NULL && i < kept->len; i++)
    g_ptr_array_add (self->kept, tri_style_copy (kept->pdata[i]));
  list_all (self);

  return self;
}

TriLibrary *
tri_styles_get_library (TriStyles *self)
{
  g_return_val_if_fail (TRI_IS_STYLES (self), NULL);

  return self->library;
}

const GPtrArray *
tri_styles_get_all (TriStyles *self)
{
  g_return_val_if_fail (TRI_IS_STYLES (self), NULL);

  return self->all;
}

TriTemplate *
tri_styles_find (TriStyles *self, const char *id)
{
  const TriStyle *kept;

  g_return_val_if_fail (TRI_IS_STYLES (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  kept = tri_style_list_find (self->kept, id);
  return kept != NULL && kept->style != NULL ? kept->style
                                             : tri_library_find_template (self->library, id);
}

const char *
tri_styles_get_name (TriStyles *self, const char *id)
{
  TriTemplate *style;

  g_return_val_if_fail (TRI_IS_STYLES (self), NULL);

  style = tri_styles_find (self, id);
  return style != NULL ? tri_template_get_name (style) : _ ("Own style");
}

TriStyleState
tri_styles_get_state (TriStyles *self, const char *id)
{
  const TriStyle *kept;

  g_return_val_if_fail (TRI_IS_STYLES (self), TRI_STYLE_HIDDEN);
  g_return_val_if_fail (id != NULL, TRI_STYLE_HIDDEN);

  kept = tri_style_list_find (self->kept, id);
  if (kept != NULL)
    return kept->state;
  return tri_library_is_common (self->library, id) ? TRI_STYLE_SHOWN : TRI_STYLE_HIDDEN;
}

gboolean
tri_styles_is_own (TriStyles *self, const char *id)
{
  const TriStyle *kept;

  g_return_val_if_fail (TRI_IS_STYLES (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  kept = tri_style_list_find (self->kept, id);
  return kept != NULL && kept->style != NULL;
}

/* names */

gboolean
tri_styles_check_name (TriStyles *self, const char *name, const char *id, GError **error)
{
  g_return_val_if_fail (TRI_IS_STYLES (self), FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  for (guint i = 0; i < self->all->len; i++)
    {
      TriTemplate *style = self->all->pdata[i];

      if (g_strcmp0 (tri_template_get_id (style), id) != 0
          && tri_style_names_equal (tri_template_get_name (style), name))
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                       _ ("There is a style called “%s” already; choose another name."),
                       tri_template_get_name (style));
          return FALSE;
        }
    }
  return TRUE;
}

char *
tri_styles_make_name (TriStyles *self, const char *name)
{
  g_autofree const char **taken = NULL;

  g_return_val_if_fail (TRI_IS_STYLES (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  taken = g_new0 (const char *, self->all->len + 1);
  for (guint i = 0; i < self->all->len; i++)
    taken[i] = tri_template_get_name (self->all->pdata[i]);
  return tri_style_make_name (name, taken);
}

/* changes */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TriStyles *self = g_task_get_source_object (task);
  const TriStyle *saved = g_task_get_task_data (task);
  GError *error = NULL;
  guint place;

  if (!tri_store_save_style_finish (TRI_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  /* In its old place: the order is that of the first save. */
  for (place = 0; place < self->kept->len; place++)
    if (g_str_equal (((TriStyle *) self->kept->pdata[place])->id, saved->id))
      break;
  if (place < self->kept->len)
    {
      TriStyle *replaced = self->kept->pdata[place];

      if (replaced->style != NULL)
        g_ptr_array_add (self->past, tri_template_ref (replaced->style));
      g_ptr_array_remove_index (self->kept, place);
    }
  g_ptr_array_insert (self->kept, (int) place, tri_style_copy (saved));
  list_all (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_task_return_boolean (task, TRUE);
}

/* Without a cancellable: what was changed is saved even when the window closes now. Takes @style.
 */
static void
save (TriStyles *self, TriStyle *style, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, style, (GDestroyNotify) tri_style_free);
  tri_store_save_style_async (self->store, style, NULL, saved_cb, task);
}

void
tri_styles_save_async (TriStyles *self,
                       TriTemplate *style,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_return_if_fail (TRI_IS_STYLES (self));
  g_return_if_fail (style != NULL);

  save (self, tri_style_new (tri_template_get_id (style), style, TRI_STYLE_SHOWN), callback,
        user_data);
}

void
tri_styles_set_state_async (TriStyles *self,
                            const char *id,
                            TriStyleState state,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  const TriStyle *kept;

  g_return_if_fail (TRI_IS_STYLES (self));
  g_return_if_fail (id != NULL);
  g_return_if_fail (state != TRI_STYLE_DELETED || tri_styles_is_own (self, id));

  kept = tri_style_list_find (self->kept, id);
  save (self, tri_style_new (id, kept != NULL ? kept->style : NULL, state), callback, user_data);
}

gboolean
tri_styles_save_finish (TriStyles *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

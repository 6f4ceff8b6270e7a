/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merges built-in and user templates. */

#include "config.h"

#include "tri-template-set.h"

#include <glib/gi18n-lib.h>

struct _TriTemplateSet
{
  gatomicrefcount ref_count;
  GPtrArray *templates; /* TriTemplate */
  GPtrArray *problems;  /* char *, NULL-terminated */
};

static int
find_index (const TriTemplateSet *self, const char *id)
{
  for (guint i = 0; i < self->templates->len; i++)
    {
      if (g_str_equal (tri_template_get_id (g_ptr_array_index (self->templates, i)), id))
        return i;
    }
  return -1;
}

static void
add_files (TriTemplateSet *self, const TriTemplateFile *files, guint n_files)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (TriTemplate) style = tri_template_parse (files[i].bytes, files[i].name, &error);
      const char *earlier;
      int place;

      if (style == NULL)
        {
          g_ptr_array_add (self->problems, g_strdup (error->message));
          continue;
        }
      earlier = g_hash_table_lookup (taken, tri_template_get_id (style));
      if (earlier != NULL)
        {
          g_ptr_array_add (self->problems,
                           g_strdup_printf (_ ("%s:1: the Id “%s” is already used by %s; give it "
                                               "another"),
                                            files[i].name, tri_template_get_id (style), earlier));
          continue;
        }
      g_hash_table_insert (taken, (char *) tri_template_get_id (style), (char *) files[i].name);
      place = find_index (self, tri_template_get_id (style));
      if (place < 0)
        g_ptr_array_add (self->templates, g_steal_pointer (&style));
      else
        {
          tri_template_unref (g_ptr_array_index (self->templates, place));
          g_ptr_array_index (self->templates, place) = g_steal_pointer (&style);
        }
    }
}

TriTemplateSet *
tri_template_set_new (const TriTemplateFile *built_in,
                      guint n_built_in,
                      const TriTemplateFile *user,
                      guint n_user)
{
  TriTemplateSet *self;

  g_return_val_if_fail (built_in != NULL || n_built_in == 0, NULL);
  g_return_val_if_fail (user != NULL || n_user == 0, NULL);

  self = g_new0 (TriTemplateSet, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->templates = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_template_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  add_files (self, built_in, n_built_in);
  add_files (self, user, n_user);
  g_ptr_array_add (self->problems, NULL);
  return self;
}

TriTemplateSet *
tri_template_set_ref (TriTemplateSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_template_set_unref (TriTemplateSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->templates);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

guint
tri_template_set_get_count (const TriTemplateSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->templates->len;
}

TriTemplate *
tri_template_set_get (const TriTemplateSet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->templates->len, NULL);

  return g_ptr_array_index (self->templates, index);
}

TriTemplate *
tri_template_set_find (const TriTemplateSet *self, const char *id)
{
  int place;

  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  place = find_index (self, id);
  return place < 0 ? NULL : g_ptr_array_index (self->templates, place);
}

const char *const *
tri_template_set_get_problems (const TriTemplateSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->problems->pdata;
}

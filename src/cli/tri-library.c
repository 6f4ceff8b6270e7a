/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads the dot field, the templates and the samples out of the program and the user's folder. */

#include "config.h"

#include "tri-library.h"

#include "tri-error.h"
#include "tri-style-file.h"
#include "tri-template-set.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_BASE "/org/trichion/Trichion/"
#define TEMPLATE_SUFFIX ".template"

struct _TriLibrary
{
  gatomicrefcount refs;
  TriDotField *field;
  TriTemplateSet *templates;
  GStrv problems;
};

/* The common ones come first: the contact sheet draws those. */
#define N_COMMON 5
static const char *const built_in[]
    = { "soft",         "mature",        "straight",   "widow",    "cap",
        "broken",       "rounded",       "receded",    "juvenile", "temple-peaks",
        "open-temples", "rounded-sides", "sharp-sides" };

static GBytes *
lookup (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_BASE, name, NULL);
  g_autoptr (GError) reason = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &reason);

  if (bytes == NULL)
    g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND, _ ("“%s” is not part of this program: %s"),
                 name, reason->message);
  return bytes;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the template files in @folder, sorted, so that every start shows one order. */
static GPtrArray *
list_templates (const char *folder, GPtrArray *problems)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &reason);
  const char *name;

  if (dir == NULL)
    {
      if (!g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        g_ptr_array_add (problems, g_strdup (reason->message));
      return names;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (g_str_has_suffix (name, TEMPLATE_SUFFIX))
        g_ptr_array_add (names, g_strdup (name));
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

static GArray *
read_user_templates (const char *folder, GPtrArray *names, GPtrArray *problems)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (TriTemplateFile));

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) reason = NULL;
      TriTemplateFile file = { tri_style_file_read (path, &reason), name };

      if (file.bytes != NULL)
        g_array_append_val (files, file);
      else
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("%s:1: cannot be read: %s"), name, reason->message));
    }
  return files;
}

static void
free_files (GArray *files)
{
  for (guint i = 0; i < files->len; i++)
    g_bytes_unref (g_array_index (files, TriTemplateFile, i).bytes);
  g_array_unref (files);
}

static GArray *
read_built_in_templates (GError **error)
{
  GArray *files = g_array_new (FALSE, FALSE, sizeof (TriTemplateFile));

  for (guint i = 0; i < G_N_ELEMENTS (built_in); i++)
    {
      g_autofree char *name = g_strconcat ("templates/", built_in[i], TEMPLATE_SUFFIX, NULL);
      TriTemplateFile file = { lookup (name, error), built_in[i] };

      if (file.bytes == NULL)
        {
          free_files (files);
          return NULL;
        }
      g_array_append_val (files, file);
    }
  return files;
}

static TriTemplateSet *
load_templates (const char *folder, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) names = NULL;
  GArray *own = read_built_in_templates (error);
  GArray *user;
  TriTemplateSet *set;

  if (own == NULL)
    return NULL;
  names = list_templates (folder, problems);
  user = read_user_templates (folder, names, problems);
  set = tri_template_set_new ((const TriTemplateFile *) own->data, own->len,
                              (const TriTemplateFile *) user->data, user->len);
  for (const char *const *p = tri_template_set_get_problems (set); *p != NULL; p++)
    g_ptr_array_add (problems, g_strdup (*p));
  free_files (own);
  free_files (user);
  return set;
}

TriLibrary *
tri_library_load (const char *template_folder, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GBytes) dots = lookup ("dots.bin", error);
  g_autoptr (TriDotField) field = NULL;
  g_autoptr (TriTemplateSet) templates = NULL;
  g_autofree char *folder = NULL;
  TriLibrary *self;

  if (dots == NULL)
    return NULL;
  field = tri_dot_field_new (dots, error);
  if (field == NULL)
    return NULL;
  folder = template_folder != NULL
               ? g_strdup (template_folder)
               : g_build_filename (g_get_user_data_dir (), "trichion", "templates", NULL);
  templates = load_templates (folder, problems, error);
  if (templates == NULL)
    return NULL;

  g_ptr_array_add (problems, NULL);
  self = g_new0 (TriLibrary, 1);
  g_atomic_ref_count_init (&self->refs);
  self->field = g_steal_pointer (&field);
  self->templates = g_steal_pointer (&templates);
  self->problems = (GStrv) g_ptr_array_steal (problems, NULL);
  return self;
}

TriLibrary *
tri_library_ref (TriLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
tri_library_unref (TriLibrary *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  tri_dot_field_unref (self->field);
  tri_template_set_unref (self->templates);
  g_strfreev (self->problems);
  g_free (self);
}

TriDotField *
tri_library_get_dot_field (TriLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->field;
}

guint
tri_library_get_n_templates (TriLibrary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return tri_template_set_get_count (self->templates);
}

TriTemplate *
tri_library_get_template (TriLibrary *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return tri_template_set_get (self->templates, index);
}

gboolean
tri_library_is_common (TriLibrary *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  for (guint i = N_COMMON; i < G_N_ELEMENTS (built_in); i++)
    if (g_str_equal (built_in[i], id))
      return FALSE;
  return TRUE;
}

TriTemplate *
tri_library_find_template (TriLibrary *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  return tri_template_set_find (self->templates, id);
}

const char *const *
tri_library_get_problems (TriLibrary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->problems;
}

GBytes *
tri_library_get_sample (TriLibrary *self, const char *name, GError **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  path = g_strconcat ("samples/", name, NULL);
  return lookup (path, error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Styles as files: exported for another clinic, and imported from one. */

#include "config.h"

#include "tri-design-page-private.h"

#include "tri-style-file.h"

#include <glib/gi18n.h>

typedef struct
{
  GFile *file;
  TriTemplate *style; /* NULL when one is read */
} FileJob;

static void
file_job_free (gpointer data)
{
  FileJob *job = data;

  g_object_unref (job->file);
  g_clear_pointer (&job->style, tri_template_unref);
  g_free (job);
}

static void
run_job (TriDesignPage *self,
         GFile *file,
         TriTemplate *style,
         GTaskThreadFunc worker,
         GAsyncReadyCallback callback)
{
  FileJob *job = g_new0 (FileJob, 1);
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, NULL);

  job->file = g_object_ref (file);
  job->style = style != NULL ? tri_template_ref (style) : NULL;
  /* A closed window must not end the program while a file is half written. */
  g_application_hold (g_application_get_default ());
  g_task_set_source_tag (task, run_job);
  g_task_set_task_data (task, job, file_job_free);
  g_task_run_in_thread (task, worker);
}

/* export */

static void
export_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FileJob *job = data;
  g_autofree char *path = g_file_get_path (job->file);
  GError *error = NULL;

  if (tri_style_file_save (job->style, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (source);
  FileJob *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_ ("Style saved as “%s”"), name);
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  /* The page may have been closed meanwhile. */
  if (self->consultation == NULL)
    return;
  if (done)
    _tri_design_page_show_saved (self, job->file, text);
  else
    tri_message_show (self->toasts, error->message);
}

/* The ending says what the file is, so that it is found again. */
static GFile *
add_ending (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *ended = NULL;

  if (path == NULL || g_str_has_suffix (path, TRI_STYLE_FILE_SUFFIX))
    return g_object_ref (file);
  ended = g_strconcat (path, TRI_STYLE_FILE_SUFFIX, NULL);
  return g_file_new_for_path (ended);
}

static void
place_chosen_cb (TriDesignPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autoptr (TriTemplate) style = g_steal_pointer (&self->export_style);

  g_clear_object (&self->export_chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && style != NULL)
    {
      g_autoptr (GFile) ended = add_ending (file);

      run_job (self, ended, style, export_worker, exported_cb);
    }
}

static const char *const patterns[] = { "*" TRI_STYLE_FILE_SUFFIX, NULL };

/* The style's id, and the path or "" to ask for one. */
static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriTemplate *style = NULL;
  const char *id, *path;

  g_variant_get (parameter, "(&s&s)", &id, &path);
  if (self->consultation != NULL)
    style = tri_styles_find (tri_consultation_get_styles (self->consultation), id);
  if (style == NULL)
    return;

  if (*path != '\0')
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      run_job (self, file, style, export_worker, exported_cb);
    }
  else if (self->export_chooser == NULL)
    {
      g_autofree char *name
          = g_strconcat (tri_template_get_name (style), TRI_STYLE_FILE_SUFFIX, NULL);

      self->export_style = tri_template_ref (style);
      _tri_design_page_ask_place (self, _ ("Export Style"),
                                  g_strdelimit (name, G_DIR_SEPARATOR_S, '-'),
                                  _ ("Trichion styles"), patterns, G_CALLBACK (place_chosen_cb));
    }
}

/* import */

static void
import_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FileJob *job = data;
  g_autofree char *path = g_file_get_path (job->file);
  GError *error = NULL;
  TriTemplate *style = tri_style_file_load (path, &error);

  if (style != NULL)
    g_task_return_pointer (task, style, (GDestroyNotify) tri_template_unref);
  else
    g_task_return_error (task, error);
}

/* The style that draws the same lines under the same name, NULL when there is none. */
static TriTemplate *
find_same (TriStyles *styles, TriTemplate *style)
{
  const GPtrArray *all = tri_styles_get_all (styles);

  for (guint i = 0; i < all->len; i++)
    if (tri_template_equal_shape (all->pdata[i], style)
        && tri_style_names_equal (tri_template_get_name (all->pdata[i]),
                                  tri_template_get_name (style)))
      return all->pdata[i];
  return NULL;
}

static void
keep_imported (TriDesignPage *self, TriTemplate *style)
{
  TriStyles *styles = tri_consultation_get_styles (self->consultation);
  TriTemplate *same = find_same (styles, style);
  g_autoptr (TriTemplate) own = NULL;
  g_autofree char *name = NULL;

  if (same != NULL)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("“%s” is here already"), tri_template_get_name (same));

      tri_message_show (self->toasts, text);
      return;
    }
  /* Another style may be called so: both stay, this one with a number. */
  name = tri_styles_make_name (styles, tri_template_get_name (style));
  own = _tri_design_page_copy_style (self, style, NULL, name);
  if (own != NULL)
    _tri_design_page_keep_style (
        self, own,
        g_strdup_printf (g_str_equal (name, tri_template_get_name (style))
                             ? _ ("“%s” is imported")
                             : _ ("Imported as “%s”: another style has its name"),
                         name));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriTemplate) style = g_task_propagate_pointer (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  if (self->consultation == NULL)
    return;
  if (style != NULL)
    keep_imported (self, style);
  else
    tri_message_show (self->toasts, error->message);
}

static void
file_chosen_cb (TriDesignPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  g_clear_object (&self->chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    run_job (self, file, NULL, import_worker, imported_cb);
}

static void
open_chooser (TriDesignPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->chooser != NULL)
    return;

  gtk_file_filter_set_name (filter, _ ("Trichion styles"));
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  self->chooser = gtk_file_chooser_native_new (_ ("Import Style"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (file_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* The path, or "" to ask for one. */
static void
import_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = NULL;

  if (*path == '\0')
    {
      open_chooser (TRI_DESIGN_PAGE (widget));
      return;
    }
  file = g_file_new_for_path (path);
  run_job (TRI_DESIGN_PAGE (widget), file, NULL, import_worker, imported_cb);
}

void
_tri_design_page_install_style_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.style-export", "(ss)", export_action);
  gtk_widget_class_install_action (widget_class, "design.style-import", "s", import_action);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How photos come to the design page: by button, drag and drop, paste, from a
 * script, or mirrored. */

#include "config.h"

#include "tri-design-page-private.h"
#include "tri-error.h"
#include "tri-words.h"

#include <glib/gi18n.h>

/* A photo that was read and waits for its turn. */
typedef struct
{
  GBytes *bytes;
  char *name;
  gboolean ask;
  int view; /* TriView, -1 to be guessed */
} Import;

static void import_next (TriDesignPage *self);

static void
import_free (gpointer data)
{
  Import *import = data;

  g_bytes_unref (import->bytes);
  g_free (import->name);
  g_free (import);
}

/* which view */

static gboolean
has_view (TriDesignPage *self, TriView view)
{
  GListModel *views = tri_consultation_get_views (self->consultation);

  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (TriViewItem) item = g_list_model_get_item (views, i);

      if (tri_view_item_get_record (item)->view == view)
        return TRUE;
    }

  return FALSE;
}

/* The first photo is the front, unless its name says otherwise; then the next that is missing. */
static TriView
guess_view (TriDesignPage *self, const char *name)
{
  TriView view;

  if (tri_words_view_from_name (name, &view))
    return view;
  for (guint i = 0; i < TRI_N_VIEWS; i++)
    if (!has_view (self, (TriView) i))
      return (TriView) i;

  return TRI_VIEW_FRONT;
}

/* storing */

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDesignPage) self = user_data;
  g_autoptr (TriViewItem) item = NULL;
  g_autoptr (GError) error = NULL;

  self->importing = FALSE;
  item = tri_consultation_import_finish (TRI_CONSULTATION (source), result, &error);
  if (item == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tri_message_show (self->toasts, error->message);
  if (TRI_CONSULTATION (source) == self->consultation)
    {
      import_next (self);
      _tri_design_page_update (self);
    }
}

static void
import_as (TriDesignPage *self, TriView view)
{
  Import *import = g_queue_pop_head (&self->imports);

  if (import == NULL)
    return;

  self->asking = FALSE;
  self->importing = TRUE;
  tri_consultation_import_async (self->consultation, import->bytes, import->name, view, NULL,
                                 imported_cb, g_object_ref (self));
  import_free (import);
  _tri_design_page_update (self);
}

static void
import_next (TriDesignPage *self)
{
  Import *import = g_queue_peek_head (&self->imports);

  if (import == NULL || self->importing || self->asking || self->consultation == NULL)
    return;

  if (!import->ask)
    {
      import_as (self,
                 import->view >= 0 ? (TriView) import->view : guess_view (self, import->name));
      return;
    }

  self->asking = TRUE;
  _tri_design_page_update (self);
  tri_import_card_ask (self->import_card, import->name, guess_view (self, import->name));
}

static void
add_import (TriDesignPage *self, GBytes *bytes, const char *name, gboolean ask, int view)
{
  Import *import = g_new0 (Import, 1);

  import->bytes = g_bytes_ref (bytes);
  import->name = g_strdup (name);
  import->ask = ask;
  import->view = view;
  g_queue_push_tail (&self->imports, import);
  import_next (self);
}

/* reading */

typedef struct
{
  GFile *file;         /* either */
  GdkTexture *texture; /* or */
  TriPhoto *photo;     /* or: a mirrored copy of it */
  TriConsultation *consultation;
  gboolean ask;
  int view;
} ReadJob;

static void
read_job_free (gpointer data)
{
  ReadJob *job = data;

  g_clear_object (&job->file);
  g_clear_object (&job->texture);
  g_clear_pointer (&job->photo, tri_photo_unref);
  g_clear_object (&job->consultation);
  g_free (job);
}

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

/* Without loss: a second round of JPEG would change the skin. */
static GBytes *
mirror_photo (TriPhoto *photo, GError **error)
{
  g_autoptr (TriPhoto) mirrored = tri_photo_new_mirrored (photo);
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_status_t status
      = cairo_surface_write_to_png_stream (tri_photo_get_surface (mirrored), write_cb, png);

  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&png));
  g_set_error (error, TRI_ERROR, TRI_ERROR_FAILED,
               _ ("The photo could not be mirrored: %s. Close other programs and try again."),
               cairo_status_to_string (status));

  return NULL;
}

static void
read_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ReadJob *job = data;
  GError *error = NULL;
  GBytes *bytes;

  if (job->file != NULL)
    bytes = tri_photo_read_file (job->file, cancellable, &error);
  else if (job->photo != NULL)
    bytes = mirror_photo (job->photo, &error);
  else
    bytes = gdk_texture_save_to_png_bytes (job->texture);

  if (bytes == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (source);
  ReadJob *job = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (job->consultation != self->consultation)
    return;
  if (bytes == NULL)
    {
      tri_message_show (self->toasts, error->message);
      return;
    }

  name = job->file != NULL
             ? g_file_get_basename (job->file)
             : g_strdup (job->photo != NULL ? _ ("Mirrored copy") : _ ("Pasted picture"));
  add_import (self, bytes, name, job->ask, job->view);
}

static void
start_reading (TriDesignPage *self, ReadJob *job)
{
  g_autoptr (GTask) task = NULL;

  g_set_object (&job->consultation, self->consultation);
  task = g_task_new (self, NULL, read_cb, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, job, read_job_free);
  g_task_run_in_thread (task, read_worker);
}

static void
read_photo (TriDesignPage *self, GFile *file, GdkTexture *texture, gboolean ask)
{
  ReadJob *job;

  if (self->consultation == NULL)
    return;

  job = g_new0 (ReadJob, 1);
  g_set_object (&job->file, file);
  g_set_object (&job->texture, texture);
  job->ask = ask;
  job->view = -1;
  start_reading (self, job);
}

/* button */

static void
chosen_cb (TriDesignPage *self, int response, GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          read_photo (self, file, NULL, TRUE);
        }
    }
  g_clear_object (&self->chooser);
}

static void
open_chooser (TriDesignPage *self)
{
  g_autoptr (GtkFileFilter) filter = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->chooser != NULL)
    return;

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _ ("Photos"));
  gtk_file_filter_add_mime_type (filter, "image/*");
  self->chooser = gtk_file_chooser_native_new (_ ("Import Photos"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *path = g_variant_get_string (parameter, NULL);
  g_autoptr (GFile) file = NULL;

  if (*path == '\0')
    {
      open_chooser (TRI_DESIGN_PAGE (widget));
      return;
    }

  file = g_file_new_for_path (path);
  read_photo (TRI_DESIGN_PAGE (widget), file, NULL, FALSE);
}

/* A selfie may be mirrored: what a person found to be so is turned round, as a photo of its own. */
static void
mirror_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  TriPhoto *photo = view != NULL ? tri_view_item_get_photo (view) : NULL;
  ReadJob *job;

  if (photo == NULL || !tri_photo_is_whole (photo))
    {
      tri_message_show (self->toasts, _ ("The photo is still loading. Try again in a moment."));
      return;
    }

  job = g_new0 (ReadJob, 1);
  job->photo = tri_photo_ref (photo);
  job->view = (int) tri_view_item_get_record (view)->view;
  start_reading (self, job);
}

static void
import_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriView view;

  if (self->asking && tri_view_from_id (g_variant_get_string (parameter, NULL), &view))
    import_as (self, view);
}

static void
import_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  Import *import;

  if (!self->asking)
    return;

  self->asking = FALSE;
  import = g_queue_pop_head (&self->imports);
  if (import != NULL)
    import_free (import);
  import_next (self);
  _tri_design_page_update (self);
}

/* drop and paste */

static gboolean
take_value (TriDesignPage *self, const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

      for (GSList *l = files; l != NULL; l = l->next)
        read_photo (self, l->data, NULL, TRUE);
      return files != NULL;
    }
  if (G_VALUE_HOLDS (value, G_TYPE_FILE))
    {
      read_photo (self, g_value_get_object (value), NULL, TRUE);
      return TRUE;
    }
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      read_photo (self, NULL, g_value_get_object (value), TRUE);
      return TRUE;
    }

  return FALSE;
}

static gboolean
drop_cb (TriDesignPage *self, const GValue *value, double x, double y, GtkDropTarget *target)
{
  return self->consultation != NULL && take_value (self, value);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDesignPage) self = user_data;
  g_autoptr (GError) error = NULL;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, &error);

  if (value == NULL || !take_value (self, value))
    tri_message_show (self->toasts,
                      _ ("The clipboard holds no picture. Copy a photo and try again."));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  GType type = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ? GDK_TYPE_FILE_LIST
                                                                               : GDK_TYPE_TEXTURE;

  gdk_clipboard_read_value_async (clipboard, type, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  g_object_ref (widget));
}

/* set-up */

void
_tri_design_page_install_import (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.import", "s", import_action);
  gtk_widget_class_install_action (widget_class, "design.import-as", "s", import_as_action);
  gtk_widget_class_install_action (widget_class, "design.import-cancel", NULL,
                                   import_cancel_action);
  gtk_widget_class_install_action (widget_class, "design.mirror", NULL, mirror_action);
  gtk_widget_class_install_action (widget_class, "design.paste", NULL, paste_action);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

void
_tri_design_page_init_import (TriDesignPage *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_FILE, GDK_TYPE_TEXTURE };

  gtk_drop_target_set_gtypes (self->drop_target, types, G_N_ELEMENTS (types));
}

void
_tri_design_page_drop_import (TriDesignPage *self)
{
  g_queue_clear_full (&self->imports, import_free);
  self->asking = FALSE;
  self->importing = FALSE;
  if (self->chooser != NULL)
    gtk_native_dialog_hide (GTK_NATIVE_DIALOG (self->chooser));
  g_clear_object (&self->chooser);
}

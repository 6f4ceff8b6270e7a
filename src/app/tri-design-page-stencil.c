/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hairline that the design page shows as a stencil on paper: asked for, written on a worker. */

#include "config.h"

#include "tri-design-page-private.h"

#include "tri-caption.h"
#include "tri-clock.h"
#include "tri-stencil-sheet.h"

#include <glib/gi18n.h>

/* Everything the worker needs, so that the page may show another design meanwhile. */
typedef struct
{
  TriLazyRegion *region;
  TriPaper paper;
  double scale_error_percent;
  TriDate date;
  GFile *file;
} StencilJob;

static void
stencil_job_free (gpointer data)
{
  StencilJob *job = data;

  tri_lazy_region_unref (job->region);
  g_object_unref (job->file);
  g_free (job);
}

static void
stencil_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  StencilJob *job = data;
  g_autoptr (TriStencil) stencil = tri_stencil_new (tri_lazy_region_get (job->region));
  g_autofree char *caption = tri_caption_new_stencil (stencil->glabella_mm, job->date);
  g_autofree char *path = g_file_get_path (job->file);
  const TriStencilSheet sheet = { stencil, job->paper, caption, job->scale_error_percent };
  GError *error = NULL;

  if (tri_stencil_sheet_export (&sheet, path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (source);
  StencilJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  g_autofree char *base = g_file_get_basename (job->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_ ("Stencil saved as “%s”"), name);

  g_application_release (g_application_get_default ());
  /* The page may have been closed meanwhile. */
  if (self->consultation == NULL)
    return;
  if (done)
    _tri_design_page_show_saved (self, job->file, text);
  else
    tri_message_show (self->toasts, error->message);
}

/* What there is to write may have gone while a question was open. */
static gboolean
can_write (TriDesignPage *self)
{
  TriViewItem *view
      = self->consultation != NULL ? tri_consultation_get_view (self->consultation) : NULL;

  return view != NULL && tri_view_item_get_registration (view) != NULL
         && tri_consultation_get_lazy_region (self->consultation) != NULL;
}

/* What the user's printer most likely holds. */
static TriPaper
get_paper (void)
{
  return g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? TRI_PAPER_LETTER
                                                                            : TRI_PAPER_A4;
}

static void
start (TriDesignPage *self, GFile *file)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  StencilJob *job = g_new0 (StencilJob, 1);
  g_autoptr (GTask) task = NULL;

  job->region = tri_lazy_region_ref (tri_consultation_get_lazy_region (self->consultation));
  job->paper = get_paper ();
  job->scale_error_percent = tri_view_item_get_registration (view)->scale_error_percent;
  job->date = tri_clock_today ();
  job->file = g_object_ref (file);

  /* A closed window must not end the program while a file is half written. */
  g_application_hold (g_application_get_default ());
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, job, stencil_job_free);
  g_task_run_in_thread (task, stencil_worker);
}

static void
place_chosen_cb (TriDesignPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  g_clear_object (&self->export_chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && can_write (self))
    start (self, file);
}

static void
stencil_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.pdf", "*.svg", NULL };
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *name = NULL;
  g_autoptr (GFile) file = NULL;

  if (!can_write (self))
    {
      tri_message_show (self->toasts,
                        _ ("There is no hairline to export yet: import a photo and mark "
                           "its points first."));
      return;
    }
  if (*path != '\0')
    {
      file = g_file_new_for_path (path);
      start (self, file);
      return;
    }
  name = _tri_design_page_suggest_name (self, ".pdf");
  _tri_design_page_ask_place (self, _ ("Export Stencil"), name, _ ("PDF and SVG drawings"),
                              patterns, G_CALLBACK (place_chosen_cb));
}

void
_tri_design_page_install_stencil (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.stencil", "s", stencil_action);
}

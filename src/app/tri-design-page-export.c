/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The picture that the design page shows as a file: asked for, written on a worker, told about. */

#include "config.h"

#include "tri-design-page-private.h"

#include "tri-caption.h"
#include "tri-clock.h"
#include "tri-compat.h"
#include "tri-disclosure.h"
#include "tri-export-picture.h"

#include <glib/gi18n.h>

/* Everything the worker needs, so that the page may show another design meanwhile. */
typedef struct
{
  TriStore *store;
  char *photo_id;
  char *photo_name;
  TriScene *scene;
  TriScalp *scalp;
  TriLazyRegion *region;
  TriFigures *figures;
  TriSkin skin;
  TriMoment moment;
  char *caption;
  TriExportFormat format;
  GFile *file;
  TriDesignPage *page;
} ExportJob;

static void
export_job_free (gpointer data)
{
  ExportJob *job = data;

  g_object_unref (job->store);
  g_free (job->photo_id);
  g_free (job->photo_name);
  tri_scene_unref (job->scene);
  tri_scalp_unref (job->scalp);
  tri_lazy_region_unref (job->region);
  tri_figures_unref (job->figures);
  g_free (job->caption);
  g_object_unref (job->file);
  g_object_unref (job->page);
  g_free (job);
}

/* progress */

typedef struct
{
  TriDesignPage *page;
  double done;
} Progress;

static gboolean
progress_idle (gpointer user_data)
{
  g_autofree Progress *progress = user_data;
  g_autoptr (TriDesignPage) page = progress->page;

  gtk_progress_bar_set_fraction (page->export_progress, progress->done);
  return G_SOURCE_REMOVE;
}

static void
progress_cb (double done, gpointer data)
{
  ExportJob *job = data;
  Progress *progress = g_new (Progress, 1);

  *progress = (Progress){ g_object_ref (job->page), done };
  g_idle_add (progress_idle, progress);
}

static void
set_exporting (TriDesignPage *self, GCancellable *cancellable)
{
  g_set_object (&self->exporting, cancellable);
  gtk_progress_bar_set_fraction (self->export_progress, 0.0);
  gtk_widget_set_visible (self->export_row, cancellable != NULL);
}

/* writing */

static void
export_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  ExportJob *job = data;
  GError *error = NULL;
  TriRegion *region = tri_lazy_region_get (job->region);
  guint shade = tri_design_get_spec (tri_region_get_design (region))->shade;
  TriPigment pigment = tri_pigment_at (job->figures, &job->moment, shade, &job->skin);
  const TriExportOptions options = { .format = job->format, .caption = job->caption };
  g_autofree char *path = g_file_get_path (job->file);
  g_autoptr (TriDots) dots = NULL;
  g_autoptr (GBytes) bytes = tri_store_load_photo (job->store, job->photo_id, &error);

  if (bytes != NULL)
    dots = tri_dots_select (job->scalp, region, tri_moment_get_build (&job->moment), pigment.keep);
  if (dots != NULL
      && tri_export_picture (job->scene, dots, &pigment, bytes, job->photo_name, &options, path,
                             progress_cb, job, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
_tri_design_page_show_saved (TriDesignPage *self, GFile *file, const char *text)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("Show in _Folder"));
  adw_toast_set_action_name (toast, "design.show-file");
  adw_toast_set_action_target (toast, "s", uri);
  adw_toast_set_timeout (toast, 10);
  tri_message_show_toast (self->toasts, toast);
}

static void
show_exported (TriDesignPage *self, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_ ("Picture saved as “%s”"), name);

  _tri_design_page_show_saved (self, file, text);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (source);
  ExportJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  /* The page may have been closed meanwhile. */
  if (self->exporting == NULL)
    return;
  set_exporting (self, NULL);
  if (done)
    show_exported (self, job->file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tri_message_show (self->toasts, error->message);
}

static void
start_export (TriDesignPage *self, GFile *file)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  const TriPhotoRecord *record = tri_view_item_get_record (view);
  const TriMoment *moment = tri_consultation_get_moment (self->consultation);
  const TriEstimate *estimate = tri_consultation_get_estimate (self->consultation);
  g_autofree char *base = g_file_get_basename (file);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) task = NULL;
  TriExportFormat format;
  ExportJob *job;

  if (!tri_export_format_from_path (base, &format, &error))
    {
      tri_message_show (self->toasts, error->message);
      return;
    }

  job = g_new0 (ExportJob, 1);
  job->store = g_object_ref (tri_consultation_get_store (self->consultation));
  job->photo_id = g_strdup (record->id);
  job->photo_name = g_strdup (record->file_name);
  job->scene = tri_scene_ref (tri_view_item_get_scene (view));
  job->scalp = tri_scalp_ref (tri_consultation_get_scalp (self->consultation));
  job->region = tri_lazy_region_ref (tri_consultation_get_lazy_region (self->consultation));
  job->figures = tri_figures_ref (tri_consultation_get_clinic (self->consultation)->pigment);
  job->skin = tri_consultation_get_client (self->consultation)->skin;
  job->moment = *moment;
  job->caption = tri_caption_new (moment, estimate, tri_clock_today ());
  job->format = format;
  job->file = g_object_ref (file);
  job->page = g_object_ref (self);

  set_exporting (self, cancellable);
  /* A closed window must not end the program while a file is half written. */
  g_application_hold (g_application_get_default ());
  task = g_task_new (self, cancellable, exported_cb, NULL);
  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, job, export_job_free);
  g_task_run_in_thread (task, export_worker);
}

/* asking where */

/* Today and the style: the client's name is nobody's business. */
char *
_tri_design_page_suggest_name (TriDesignPage *self, const char *ending)
{
  TriDesign *design = tri_consultation_get_design (self->consultation);
  g_autofree char *day = tri_date_to_iso (tri_clock_today ());
  char *name
      = g_strdup_printf ("%s %s%s", day,
                         tri_styles_get_name (tri_consultation_get_styles (self->consultation),
                                              tri_design_get_spec (design)->template_id),
                         ending);

  return g_strdelimit (name, G_DIR_SEPARATOR_S, '-');
}

/* What there is to export may have gone while a question was open. */
static gboolean
can_export (TriDesignPage *self)
{
  TriViewItem *view
      = self->consultation != NULL ? tri_consultation_get_view (self->consultation) : NULL;

  return view != NULL && tri_view_item_get_scene (view) != NULL
         && tri_consultation_get_scalp (self->consultation) != NULL
         && tri_consultation_get_estimate (self->consultation) != NULL && self->exporting == NULL;
}

static void
place_chosen_cb (TriDesignPage *self, int response, GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  g_clear_object (&self->export_chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL && can_export (self))
    start_export (self, file);
}

void
_tri_design_page_ask_place (TriDesignPage *self,
                            const char *title,
                            const char *name,
                            const char *kind,
                            const char *const *patterns,
                            GCallback response_cb)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  if (self->export_chooser != NULL)
    return;

  gtk_file_filter_set_name (filter, kind);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  self->export_chooser
      = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->export_chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->export_chooser), name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->export_chooser), filter);
  g_signal_connect_object (self->export_chooser, "response", response_cb, self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->export_chooser));
}

static void
choose_place (TriDesignPage *self)
{
  static const char *const patterns[] = { "*.jpg", "*.jpeg", "*.png", NULL };
  g_autofree char *name = _tri_design_page_suggest_name (self, ".jpg");

  _tri_design_page_ask_place (self, _ ("Export Picture"), name, _ ("JPEG and PNG pictures"),
                              patterns, G_CALLBACK (place_chosen_cb));
}

/* commands */

typedef struct
{
  TriDesignPage *page;
  char *path; /* "" to ask for one */
} Wish;

static void
answered_cb (gboolean agreed, gpointer user_data)
{
  g_autofree Wish *wish = user_data;
  g_autoptr (TriDesignPage) self = wish->page;
  g_autofree char *path = wish->path;
  g_autoptr (GFile) file = NULL;

  if (!agreed || !can_export (self))
    return;
  if (*path == '\0')
    {
      choose_place (self);
      return;
    }
  file = g_file_new_for_path (path);
  start_export (self, file);
}

/* What is to be asked before a picture of this client leaves the record; FALSE when nothing is. */
static gboolean
get_question (TriDesignPage *self, const char **out_heading, const char **out_body)
{
  const TriPapers *papers = tri_consultation_get_papers (self->consultation);

  if (!tri_client_may_share (tri_consultation_get_client (self->consultation)))
    {
      *out_heading = _ ("Export a Private Client’s Picture?");
      *out_body = _ ("This client is private: give the picture to the client alone, and do not "
                     "share or publish it. The file can be opened by anyone who gets it.");
      return TRUE;
    }
  if (papers != NULL && tri_consent_is_given (papers->consents, TRI_PURPOSE_SHARING))
    return FALSE;
  *out_heading = _ ("Export without Consent to Sharing?");
  *out_body
      = _ ("This client has not agreed to the sharing of pictures, or took it back. Export it "
           "for the client or for your own record only; the consent is signed on the page "
           "Record.");
  return TRUE;
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *heading;
  const char *body;
  Wish *wish;

  if (!can_export (self))
    {
      tri_message_show (self->toasts,
                        self->exporting != NULL
                            ? _ ("A picture is being exported; wait until it is done.")
                            : _ ("There is no picture to export yet: import a photo "
                                 "and mark its points first."));
      return;
    }

  wish = g_new (Wish, 1);
  *wish = (Wish){ g_object_ref (self), g_variant_dup_string (parameter, NULL) };
  if (get_question (self, &heading, &body))
    tri_compat_ask (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, heading, body, _ ("_Export"),
                    FALSE, answered_cb, wish);
  else
    answered_cb (TRUE, wish);
}

static void
export_cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_cancellable_cancel (TRI_DESIGN_PAGE (widget)->exporting);
}

static void
show_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  tri_compat_show_in_folder (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, file);
}

void
_tri_design_page_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.export", "s", export_action);
  gtk_widget_class_install_action (widget_class, "design.export-cancel", NULL,
                                   export_cancel_action);
  gtk_widget_class_install_action (widget_class, "design.show-file", "s", show_file_action);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, export_row);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPage, export_progress);
}

void
_tri_design_page_drop_export (TriDesignPage *self)
{
  g_cancellable_cancel (self->exporting);
  g_clear_object (&self->exporting);
  if (self->export_chooser != NULL)
    gtk_native_dialog_hide (GTK_NATIVE_DIALOG (self->export_chooser));
  g_clear_object (&self->export_chooser);
  g_clear_pointer (&self->export_style, tri_template_unref);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that a client takes home, printed or saved as a PDF from the window. */

#include "config.h"

#include "tri-print.h"

#include "tri-clock.h"
#include "tri-compat.h"
#include "tri-consultation-private.h"
#include "tri-hand-out.h"
#include "tri-window.h"

#include <glib/gi18n.h>

/* One sheet on its way. */
typedef struct
{
  GtkWindow *parent;
  TriStore *store;
  TriLibrary *library;
  char *client_id;
  char *id; /* (nullable): of a decision or a revision */
  TriPrintSubject subject;
  TriDate today;
  GFile *file; /* (nullable): to be saved there instead of printed */
  TriPaper paper;
} PrintJob;

static PrintJob *
print_job_new (GtkWindow *parent, TriConsultation *consultation)
{
  PrintJob *job = g_new0 (PrintJob, 1);

  job->parent = g_object_ref (parent);
  job->store = g_object_ref (tri_consultation_get_store (consultation));
  job->library
      = tri_library_ref (tri_styles_get_library (tri_consultation_get_styles (consultation)));
  job->client_id = g_strdup (tri_consultation_get_client (consultation)->id);
  job->today = tri_clock_today ();
  /* What the user's printer most likely holds. */
  job->paper = g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER) ? TRI_PAPER_LETTER
                                                                                  : TRI_PAPER_A4;
  return job;
}

static void
print_job_free (gpointer data)
{
  PrintJob *job = data;

  g_object_unref (job->parent);
  g_object_unref (job->store);
  tri_library_unref (job->library);
  g_free (job->client_id);
  g_free (job->id);
  g_clear_object (&job->file);
  g_free (job);
}

/* pages */

/* What the operation owns. */
typedef struct
{
  TriSheet *sheet;
  TriSheetLayout *layout;
} Pages;

static void
pages_free (gpointer data, GClosure *closure)
{
  Pages *pages = data;

  g_clear_pointer (&pages->layout, tri_sheet_layout_free);
  tri_sheet_free (pages->sheet);
  g_free (pages);
}

/* The paper is the one that was chosen in the dialog. */
static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, Pages *pages)
{
  g_clear_pointer (&pages->layout, tri_sheet_layout_free);
  pages->layout
      = tri_sheet_layout_new (pages->sheet, MAX (80, gtk_print_context_get_width (context)),
                              MAX (120, gtk_print_context_get_height (context)));
  gtk_print_operation_set_n_pages (operation, (int) tri_sheet_layout_get_n_pages (pages->layout));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, Pages *pages)
{
  tri_sheet_layout_draw (pages->layout, gtk_print_context_get_cairo_context (context),
                         (guint) page);
}

GtkPrintOperation *
tri_print_operation_new (TriSheet *sheet)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Pages *pages = g_new0 (Pages, 1);

  g_return_val_if_fail (sheet != NULL, operation);

  pages->sheet = sheet;
  gtk_print_operation_set_unit (operation, GTK_UNIT_MM);
  /* The sheet has margins of its own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _ ("Trichion sheet"));
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), pages, pages_free,
                         0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), pages);
  return operation;
}

/* from the record to paper or file */

static void
done_cb (GtkPrintOperation *operation,
         GtkPrintOperationResult result,
         TriConsultation *consultation)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    _tri_consultation_fail (consultation, error);
}

void
tri_print_sheet (GtkWindow *parent, TriConsultation *consultation, TriSheet *sheet)
{
  g_autoptr (GtkPrintOperation) operation = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent) && TRI_IS_CONSULTATION (consultation));
  g_return_if_fail (sheet != NULL);

  operation = tri_print_operation_new (sheet);

  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), consultation, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

static void
sheet_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const PrintJob *job = data;
  GError *error = NULL;
  g_autoptr (TriSheet) sheet = tri_hand_out_new (job->store, job->library, job->client_id, job->id,
                                                 job->today, cancellable, &error);
  g_autofree char *path = job->file != NULL ? g_file_get_path (job->file) : NULL;

  if (sheet == NULL || (path != NULL && !tri_sheet_export (sheet, job->paper, path, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&sheet), (GDestroyNotify) tri_sheet_free);
}

static void
tell_saved (GtkWindow *parent, GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *text = g_strdup_printf (_ ("Sheet saved as “%s”"), name);

  if (TRI_IS_WINDOW (parent))
    tri_window_show_message (TRI_WINDOW (parent), text);
}

static void
sheet_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *consultation = TRI_CONSULTATION (source);
  const PrintJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (TriSheet) sheet = g_task_propagate_pointer (G_TASK (result), &error);

  g_application_release (g_application_get_default ());
  if (sheet == NULL)
    _tri_consultation_fail (consultation, error);
  else if (job->file != NULL)
    tell_saved (job->parent, job->file);
  else if (gtk_widget_get_visible (GTK_WIDGET (job->parent)))
    tri_print_sheet (job->parent, consultation, g_steal_pointer (&sheet));
}

/* The newest choice is what is asked for, or the design when it is another by now. */
static void
find_id (PrintJob *job, TriConsultation *consultation)
{
  const GPtrArray *decisions = tri_consultation_get_dossier (consultation)->decisions;
  const TriDesignRevision *latest = _tri_consultation_get_latest_revision (consultation);
  const TriDecision *newest
      = decisions->len > 0 ? g_ptr_array_index (decisions, decisions->len - 1) : NULL;

  if (job->id == NULL && job->subject == TRI_PRINT_DESIGN && latest != NULL
      && (newest == NULL || !g_str_equal (newest->revision_id, latest->id)))
    job->id = g_strdup (latest->id);
}

static void
flushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *consultation = TRI_CONSULTATION (source);
  PrintJob *job = user_data;
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  if (!tri_consultation_flush_finish (consultation, result, &error))
    {
      _tri_consultation_fail (consultation, error);
      print_job_free (job);
      return;
    }
  find_id (job, consultation);
  /* A closed window must not end the program while a file is half written. */
  g_application_hold (g_application_get_default ());
  task = g_task_new (consultation, NULL, sheet_ready_cb, NULL);
  g_task_set_source_tag (task, flushed_cb);
  g_task_set_task_data (task, job, print_job_free);
  g_task_run_in_thread (task, sheet_worker);
}

/* What waits for an answer. */
typedef struct
{
  TriConsultation *consultation;
  PrintJob *job; /* NULL once it is under way */
} Wish;

static Wish *
wish_new (GtkWindow *parent, TriConsultation *consultation)
{
  Wish *wish = g_new0 (Wish, 1);

  wish->consultation = g_object_ref (consultation);
  wish->job = print_job_new (parent, consultation);
  return wish;
}

static void
wish_free (Wish *wish)
{
  g_clear_object (&wish->consultation);
  g_clear_pointer (&wish->job, print_job_free);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static void
wish_fulfil (Wish *wish)
{
  tri_consultation_flush_async (wish->consultation, flushed_cb, g_steal_pointer (&wish->job));
}

/* A private client's sheet is made only after a question; @answer takes @wish. */
static void
wish_ask (Wish *wish, TriAnswer answer)
{
  if (tri_consultation_get_client (wish->consultation)->disclosure != TRI_DISCLOSURE_PRIVATE)
    answer (TRUE, wish);
  else
    tri_compat_ask (wish->job->parent, _ ("Make a Private Client’s Sheet?"),
                    _ ("This client is private: give the sheet to the client alone, and do not let "
                       "it lie about. It shows the face, and goes by the alias."),
                    _ ("_Make Sheet"), FALSE, answer, wish);
}

static void
print_agreed_cb (gboolean agreed, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;

  if (agreed)
    wish_fulfil (wish);
}

void
tri_print (GtkWindow *parent, TriConsultation *consultation, TriPrintSubject subject)
{
  Wish *wish;

  g_return_if_fail (GTK_IS_WINDOW (parent) && TRI_IS_CONSULTATION (consultation));

  wish = wish_new (parent, consultation);
  wish->job->subject = subject;
  wish_ask (wish, print_agreed_cb);
}

void
tri_print_decision (GtkWindow *parent, TriConsultation *consultation, const char *decision_id)
{
  Wish *wish;

  g_return_if_fail (GTK_IS_WINDOW (parent) && TRI_IS_CONSULTATION (consultation));
  g_return_if_fail (decision_id != NULL);

  wish = wish_new (parent, consultation);
  wish->job->id = g_strdup (decision_id);
  wish_ask (wish, print_agreed_cb);
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, Wish *taken)
{
  g_autoptr (Wish) wish = taken;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      wish->job->file = g_steal_pointer (&file);
      wish_fulfil (wish);
    }
  g_object_unref (dialog);
}

static void
export_agreed_cb (gboolean agreed, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;

  if (!agreed)
    return;
  /* Translators: a file name; %s is the client */
  name = g_strdup_printf (
      _ ("Sheet for %s.pdf"),
      tri_client_get_display_name (tri_consultation_get_client (wish->consultation)));
  g_strdelimit (name, "/\\", '-');
  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_pattern (filter, "*.pdf");
  chooser = gtk_file_chooser_native_new (_ ("Export Sheet"), wish->job->parent,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Export"), NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect (chooser, "response", G_CALLBACK (place_chosen_cb), g_steal_pointer (&wish));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
tri_print_export (GtkWindow *parent, TriConsultation *consultation, TriPrintSubject subject)
{
  Wish *wish;

  g_return_if_fail (GTK_IS_WINDOW (parent) && TRI_IS_CONSULTATION (consultation));

  wish = wish_new (parent, consultation);
  wish->job->subject = subject;
  wish_ask (wish, export_agreed_cb);
}

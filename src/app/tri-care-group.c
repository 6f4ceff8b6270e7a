/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preparation and aftercare of a session, to be ticked off, printed and taken along. */

#include "config.h"

#include "tri-care-group.h"

#include "tri-care-list.h"
#include "tri-care-sheet.h"
#include "tri-clock.h"
#include "tri-ical-export.h"
#include "tri-message.h"
#include "tri-print.h"
#include "tri-store-plan.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriCareGroup
{
  GtkWidget parent_instance;

  AdwComboRow *session_row;
  AdwExpanderRow *before_row;
  AdwExpanderRow *after_row;

  TriConsultation *consultation;
  GPtrArray *rows; /* (element-type GtkWidget): of both lists, to be taken out again */
  char *session_id;
  TriDate session_date;
  GPtrArray *ticks; /* (element-type utf8): NULL until they are known */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (TriCareGroup, tri_care_group, GTK_TYPE_WIDGET)

static const TriTreatment *
get_treatment (TriCareGroup *self)
{
  const GPtrArray *treatments = tri_consultation_get_dossier (self->consultation)->treatments;

  return treatments->len > 0 ? treatments->pdata[treatments->len - 1] : NULL;
}

static void
fail (TriCareGroup *self, const GError *error)
{
  if (self->consultation != NULL)
    g_signal_emit_by_name (self->consultation, "failed", error);
}

static void
clear (TriCareGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      GtkWidget *list = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);

      adw_expander_row_remove (ADW_EXPANDER_ROW (list), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static gboolean
is_ticked (TriCareGroup *self, const char *item)
{
  return self->ticks != NULL
         && g_ptr_array_find_with_equal_func (self->ticks, item, g_str_equal, NULL);
}

/* "2 of 6 done" */
static void
show_counts (TriCareGroup *self)
{
  AdwExpanderRow *const lists[] = { self->before_row, self->after_row };
  TriCareItem items[TRI_N_CARE_ITEMS];
  guint n = tri_care_list_make (tri_consultation_get_clinic (self->consultation)->care, items);

  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    {
      g_autofree char *text = NULL;
      guint n_items = 0;
      guint n_ticked = 0;

      for (guint i = 0; i < n; i++)
        if (tri_care_item_is_before (&items[i]) == (k == 0))
          {
            n_items++;
            n_ticked += is_ticked (self, items[i].id) ? 1 : 0;
          }
      /* TRANSLATORS: of a list of things to do */
      text = g_strdup_printf (_ ("%u of %u ticked off"), n_ticked, n_items);
      adw_expander_row_set_subtitle (lists[k], text);
    }
}

static void
tick_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriCareGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (tri_store_set_care_tick_finish (TRI_STORE (source), result, &error))
    return;
  fail (self, error);
  if (self->consultation != NULL)
    tri_consultation_reload (self->consultation);
}

static void
toggled_cb (GtkCheckButton *check, TriCareGroup *self)
{
  const char *item = g_object_get_data (G_OBJECT (check), "item");
  gboolean ticked = gtk_check_button_get_active (check);
  guint index;

  if (self->ticks == NULL || ticked == is_ticked (self, item))
    return;
  if (ticked)
    g_ptr_array_add (self->ticks, g_strdup (item));
  else if (g_ptr_array_find_with_equal_func (self->ticks, item, g_str_equal, &index))
    g_ptr_array_remove_index (self->ticks, index);
  show_counts (self);
  tri_store_set_care_tick_async (tri_consultation_get_store (self->consultation), self->session_id,
                                 item, ticked, NULL, tick_saved_cb, g_object_ref (self));
}

static void
add_row (TriCareGroup *self, const TriCareItem *item)
{
  g_autofree char *days = tri_care_item_format_days (item, self->session_date);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row
      = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", item->text, "title-lines",
                      3, "subtitle", days, "tooltip-text", item->source, NULL);

  g_object_set_data (G_OBJECT (check), "item", (gpointer) item->id);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_ticked (self, item->id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->text,
                                  -1);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_expander_row_add_row (tri_care_item_is_before (item) ? self->before_row : self->after_row,
                            row);
  g_ptr_array_add (self->rows, row);
}

static void
show_items (TriCareGroup *self)
{
  TriCareItem items[TRI_N_CARE_ITEMS];
  guint n = tri_care_list_make (tri_consultation_get_clinic (self->consultation)->care, items);

  clear (self);
  for (guint i = 0; i < n; i++)
    add_row (self, &items[i]);
  show_counts (self);
}

static void
ticks_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriCareGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ticks
      = tri_store_list_care_ticks_finish (TRI_STORE (source), result, &error);

  if (self->consultation == NULL)
    return;
  if (ticks == NULL)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  self->ticks = g_steal_pointer (&ticks);
  show_items (self);
}

static void
session_selected_cb (TriCareGroup *self)
{
  const TriTreatment *treatment;
  const TriSession *session;
  guint place = adw_combo_row_get_selected (self->session_row);

  if (self->filling || self->consultation == NULL)
    return;
  treatment = get_treatment (self);
  if (treatment == NULL || place >= treatment->sessions->len)
    return;
  session = treatment->sessions->pdata[place];
  g_free (self->session_id);
  self->session_id = g_strdup (session->id);
  self->session_date = session->date;
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  tri_store_list_care_ticks_async (tri_consultation_get_store (self->consultation), session->id,
                                   NULL, ticks_cb, g_object_ref (self));
}

/* The one whose lists are of use now: the last done one while its aftercare is nearer than the
 * preparation of the next, and otherwise the next. */
static guint
find_current (const TriTreatment *treatment)
{
  TriDate today = tri_clock_today ();
  guint next = 0;

  while (next < treatment->sessions->len
         && ((TriSession *) treatment->sessions->pdata[next])->state != TRI_SESSION_PLANNED)
    next++;
  if (next == 0)
    return 0;
  if (next == treatment->sessions->len)
    return next - 1;
  {
    const TriSession *last = treatment->sessions->pdata[next - 1];
    const TriSession *coming = treatment->sessions->pdata[next];

    return today - last->date < coming->date - today ? next - 1 : next;
  }
}

static void
update (TriCareGroup *self)
{
  const TriTreatment *treatment = self->consultation != NULL ? get_treatment (self) : NULL;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = GTK_INVALID_LIST_POSITION;

  gtk_widget_set_visible (GTK_WIDGET (self), treatment != NULL && treatment->sessions->len > 0);
  if (treatment == NULL || treatment->sessions->len == 0)
    {
      clear (self);
      return;
    }
  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = treatment->sessions->pdata[i];
      g_autofree char *day = tri_date_format (session->date);
      /* TRANSLATORS: number and day of a session */
      g_autofree char *name = g_strdup_printf (_ ("%u · %s"), session->ordinal, day);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (session->id, self->session_id) == 0)
        chosen = i;
    }
  self->filling = TRUE;
  adw_combo_row_set_model (self->session_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (
      self->session_row, chosen != GTK_INVALID_LIST_POSITION ? chosen : find_current (treatment));
  self->filling = FALSE;
  session_selected_cb (self);
}

/* on paper, in a file, in a calendar */

static TriSheet *
make_sheet (TriCareGroup *self)
{
  return tri_care_sheet_new (tri_consultation_get_clinic (self->consultation),
                             tri_consultation_get_client (self->consultation), self->session_date,
                             self->ticks);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriCareGroup *self = TRI_CARE_GROUP (source);
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  path = g_task_propagate_pointer (G_TASK (result), &error);
  if (path == NULL)
    {
      fail (self, error);
      return;
    }
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_ ("Sheet saved as “%s”"), name);
  if (overlay != NULL)
    tri_message_show (ADW_TOAST_OVERLAY (overlay), text);
}

typedef struct
{
  TriSheet *sheet;
  char *path;
  TriPaper paper;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  tri_sheet_free (export->sheet);
  g_free (export->path);
  g_free (export);
}

static void
export_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;

  if (tri_sheet_export (export->sheet, export->paper, export->path, &error))
    g_task_return_pointer (task, g_strdup (export->path), g_free);
  else
    g_task_return_error (task, error);
}

static void
place_chosen_cb (GtkNativeDialog *dialog, int response, TriCareGroup *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->session_id != NULL)
    {
      g_autoptr (GTask) task = g_task_new (self, NULL, exported_cb, NULL);
      Export *export = g_new0 (Export, 1);

      export->sheet = make_sheet (self);
      export->path = g_file_get_path (file);
      export->paper = g_str_equal (gtk_paper_size_get_default (), GTK_PAPER_NAME_LETTER)
                          ? TRI_PAPER_LETTER
                          : TRI_PAPER_A4;
      g_task_set_task_data (task, export, export_free);
      g_task_run_in_thread (task, export_worker);
    }
  g_object_unref (dialog);
}

static void
ask_place (TriCareGroup *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save Preparation and Aftercare"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_filter_add_pattern (filter, "*.pdf");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  /* The same for everybody: no file name says whose it is. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser),
                                     _ ("Preparation and Aftercare.pdf"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCareGroup *self = TRI_CARE_GROUP (widget);

  if (self->session_id != NULL)
    tri_print_sheet (GTK_WINDOW (gtk_widget_get_root (widget)), self->consultation,
                     make_sheet (self));
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCareGroup *self = TRI_CARE_GROUP (widget);

  if (self->session_id != NULL)
    ask_place (self);
}

static void
calendar_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCareGroup *self = TRI_CARE_GROUP (widget);

  tri_ical_export_client (widget, tri_consultation_get_store (self->consultation),
                          tri_consultation_get_clinic (self->consultation),
                          tri_consultation_get_client (self->consultation));
}

static void
tri_care_group_dispose (GObject *object)
{
  TriCareGroup *self = TRI_CARE_GROUP (object);

  tri_care_group_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_care_group_parent_class)->dispose (object);
}

static void
tri_care_group_finalize (GObject *object)
{
  TriCareGroup *self = TRI_CARE_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->ticks, g_ptr_array_unref);
  g_free (self->session_id);

  G_OBJECT_CLASS (tri_care_group_parent_class)->finalize (object);
}

static void
tri_care_group_class_init (TriCareGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_care_group_dispose;
  object_class->finalize = tri_care_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-care-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TriCareGroup, after_row);
  gtk_widget_class_bind_template_child (widget_class, TriCareGroup, before_row);
  gtk_widget_class_bind_template_child (widget_class, TriCareGroup, session_row);
  gtk_widget_class_bind_template_callback (widget_class, session_selected_cb);
  gtk_widget_class_install_action (widget_class, "care.print", NULL, print_activated);
  gtk_widget_class_install_action (widget_class, "care.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "care.calendar", NULL, calendar_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_care_group_init (TriCareGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_care_group_set_consultation (TriCareGroup *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_CARE_GROUP (self));

  if (self->consultation == consultation)
    return;
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  clear (self);
  g_set_object (&self->consultation, consultation);
  g_clear_pointer (&self->session_id, g_free);
  if (consultation == NULL)
    return;
  g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

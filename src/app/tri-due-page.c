/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touch-ups of the whole clinic. */

#include "config.h"

#include "tri-due-page.h"

#include "tri-clock.h"
#include "tri-contact-dialog.h"
#include "tri-due-row.h"
#include "tri-store-touch-ups.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriDuePage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkListView *list;

  GListStore *items;
  TriStore *store; /* NULL before the first refresh */
  TriClinic *clinic;
};

enum
{
  SIGNAL_FAILED,
  SIGNAL_PLANNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriDuePage, tri_due_page, GTK_TYPE_WIDGET)

static void
fail (TriDuePage *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* Whether the list shows these already: rows that are being clicked are then left alone. */
static gboolean
is_shown (TriDuePage *self, GPtrArray *items)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) != items->len)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (TriDueItem) shown = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const TriDueEntry *a = tri_due_item_get_entry (shown);
      const TriDueEntry *b = tri_due_item_get_entry (g_ptr_array_index (items, i));

      if (!g_str_equal (a->treatment_id, b->treatment_id) || a->due != b->due
          || a->contacted != b->contacted || a->forecast.likely != b->forecast.likely
          || !g_str_equal (a->display_name, b->display_name))
        return FALSE;
    }
  return TRUE;
}

/* Everybody but those who come later. */
static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDuePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = tri_store_list_due_finish (TRI_STORE (source), result, &error);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  TriDate today = tri_clock_today ();

  if (due == NULL)
    {
      fail (self, error);
      return;
    }
  g_ptr_array_set_free_func (due, NULL);
  for (guint i = 0; i < due->len; i++)
    {
      TriDueEntry *entry = g_ptr_array_index (due, i);

      if (entry->due == TRI_DUE_LATER)
        tri_due_entry_free (entry);
      else
        g_ptr_array_add (items, tri_due_item_new (entry, today));
    }
  if (!is_shown (self, items))
    g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                         items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
reload (TriDuePage *self)
{
  tri_store_list_due_async (self->store, tri_clock_today (), NULL, listed_cb, g_object_ref (self));
}

/* commands on one client: its record is loaded first */

typedef struct
{
  TriDuePage *page;
  gboolean plan;
} Command;

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriDuePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_save_session_finish (TRI_STORE (source), result, &error))
    fail (self, error);
  reload (self);
}

static void
plan (TriDuePage *self, const TriDossier *dossier)
{
  const TriTreatment *treatment
      = dossier->treatments->len > 0
            ? g_ptr_array_index (dossier->treatments, dossier->treatments->len - 1)
            : NULL;
  const TriDesignRevision *revision
      = treatment != NULL ? tri_dossier_get_treated (dossier, treatment) : NULL;
  TriDate day = tri_date_add_days (tri_clock_today (), 1);
  g_autoptr (TriSession) session = NULL;
  g_autofree char *text = NULL;
  g_autofree char *when = NULL;

  /* Planned meanwhile, in another place. */
  if (revision == NULL || tri_treatment_has_planned (treatment))
    {
      reload (self);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (TriDueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      const TriDueEntry *entry = tri_due_item_get_entry (item);

      if (g_str_equal (entry->treatment_id, treatment->id))
        day = MAX (day, entry->forecast.earliest);
    }
  session = tri_touch_up_plan (treatment, self->clinic->care, revision->dots, day);
  when = tri_date_format (day);
  text = g_strdup_printf (_ ("Touch-up of %s planned for %s"),
                          tri_client_get_display_name (dossier->client), when);
  g_signal_emit (self, signals[SIGNAL_PLANNED], 0, text);
  tri_store_save_session_async (self->store, session, NULL, planned_cb, g_object_ref (self));
}

static void
dossier_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Command *command = user_data;
  g_autoptr (TriDuePage) self = command->page;
  gboolean is_plan = command->plan;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier
      = tri_store_load_dossier_finish (TRI_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  TriContactDialog *dialog;

  g_free (command);
  if (dossier == NULL)
    {
      fail (self, error);
      return;
    }
  if (is_plan)
    {
      plan (self, dossier);
      return;
    }
  if (root == NULL)
    return;
  dialog = tri_contact_dialog_new (self->store, dossier->client, self->clinic->name);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (root));
  g_signal_connect_object (dialog, "saved", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
command_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDuePage *self = TRI_DUE_PAGE (widget);
  Command command = { g_object_ref (self), g_str_equal (name, "due.plan") };

  tri_store_load_dossier_async (self->store, g_variant_get_string (parameter, NULL), NULL,
                                dossier_cb, g_memdup2 (&command, sizeof command));
}

static void
activated_cb (GtkListView *list, guint position, TriDuePage *self)
{
  g_autoptr (TriDueItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-client", "s",
                                tri_due_item_get_entry (item)->client_id);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_child (list_item, g_object_new (TRI_TYPE_DUE_ROW, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  tri_due_row_set_item (TRI_DUE_ROW (gtk_list_item_get_child (list_item)),
                        gtk_list_item_get_item (list_item));
}

static void
tri_due_page_dispose (GObject *object)
{
  TriDuePage *self = TRI_DUE_PAGE (object);

  tri_widget_drop_children (GTK_WIDGET (self));
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->clinic, tri_clinic_free);

  G_OBJECT_CLASS (tri_due_page_parent_class)->dispose (object);
}

static void
tri_due_page_class_init (TriDuePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_due_page_dispose;

  signals[SIGNAL_FAILED] = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_PLANNED] = g_signal_new ("planned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-due-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDuePage, list);
  gtk_widget_class_bind_template_child (widget_class, TriDuePage, stack);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_install_action (widget_class, "due.contact", "s", command_activated);
  gtk_widget_class_install_action (widget_class, "due.plan", "s", command_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_due_page_init (TriDuePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->items = g_list_store_new (TRI_TYPE_DUE_ITEM);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (gtk_no_selection_new (
                                           G_LIST_MODEL (g_object_ref (self->items)))));
  g_object_unref (factory);
}

void
tri_due_page_refresh (TriDuePage *self, TriStore *store, const TriClinic *clinic)
{
  g_return_if_fail (TRI_IS_DUE_PAGE (self));
  g_return_if_fail (TRI_IS_STORE (store));
  g_return_if_fail (clinic != NULL);

  g_set_object (&self->store, store);
  g_clear_pointer (&self->clinic, tri_clinic_free);
  self->clinic = tri_clinic_copy (clinic);
  reload (self);
}

void
tri_due_page_focus_list (TriDuePage *self)
{
  g_return_if_fail (TRI_IS_DUE_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

guint
tri_due_page_get_n_shown (TriDuePage *self)
{
  g_return_val_if_fail (TRI_IS_DUE_PAGE (self), 0);

  return g_list_model_get_n_items (G_LIST_MODEL (self->items));
}

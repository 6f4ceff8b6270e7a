/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's money: income by month, what is owed and held, touch-ups to come, the book as CSV.
 */

#include "config.h"

#include "tri-costs-page.h"

#include "tri-clock.h"
#include "tri-columns.h"
#include "tri-income-chart.h"
#include "tri-ledger-row.h"
#include "tri-store-accounts.h"
#include "tri-widget.h"
#include "tri-window.h"

#include <glib/gi18n.h>
#include <string.h>

/* More clients than this are a matter of the file. */
#define MAX_CLIENTS 25
#define FORECAST_MONTHS 12

struct _TriCostsPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwPreferencesGroup *income_group;
  TriIncomeChart *chart;
  AdwExpanderRow *table_row;
  AdwComboRow *currency_row;
  AdwPreferencesGroup *accounts_group;
  AdwPreferencesGroup *forecast_group;
  AdwPreferencesGroup *clients_group;
  GtkWidget *focus_button;

  TriApplication *application; /* NULL until it is shown first */
  TriAccounts *accounts;       /* (nullable) */
  TriDate first;               /* the first day of the first month that is shown */
  guint generation;            /* of the query whose answer is awaited */
  char *currency;              /* (nullable): the one that is shown */
  gboolean filling;            /* the list of currencies, which is no choice */
  GPtrArray *rows;             /* (element-type GtkWidget): to be taken out again */
};

G_DEFINE_FINAL_TYPE (TriCostsPage, tri_costs_page, GTK_TYPE_WIDGET)

static TriDate
get_month (TriDate day)
{
  int year, month;

  tri_date_to_ymd (day, &year, &month, NULL);
  return tri_date_from_ymd (year, month, 1);
}

/* The newest months end with this one. */
static TriDate
get_newest_first (void)
{
  return tri_date_add_months (get_month (tri_clock_today ()), -(TRI_INCOME_MONTHS - 1));
}

static TriDate
get_last_day (TriCostsPage *self)
{
  return tri_date_add_days (tri_date_add_months (self->first, TRI_INCOME_MONTHS), -1);
}

/* what is shown */

static TriLedgerRow *
row_new (const char *title, const char *note, const char *amount)
{
  TriLedgerRow *row = tri_ledger_row_new (title, note, amount);

  tri_ledger_row_set_reversible (row, FALSE);
  return row;
}

static TriLedgerRow *
add_row (TriCostsPage *self,
         AdwPreferencesGroup *group,
         const char *title,
         const char *note,
         gint64 minor)
{
  g_autofree char *amount = tri_money_format (tri_money_make (minor, self->currency));
  TriLedgerRow *row = row_new (title, note, amount);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
clear_rows (TriCostsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      GtkWidget *table = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);

      if (table != NULL)
        adw_expander_row_remove (ADW_EXPANDER_ROW (table), row);
      else
        adw_preferences_group_remove (
            ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_income (TriCostsPage *self)
{
  gint64 income[TRI_INCOME_MONTHS];
  gint64 total = 0;
  g_autofree char *from = tri_date_format_month (self->first);
  g_autofree char *to = tri_date_format_month (get_last_day (self));
  g_autofree char *title = NULL;
  g_autofree char *sum = NULL;

  tri_accounts_get_income (self->accounts, self->currency, self->first, TRI_INCOME_MONTHS, income);
  tri_income_chart_set_income (self->chart, self->first, self->currency, income);
  for (guint i = 0; i < TRI_INCOME_MONTHS; i++)
    {
      g_autofree char *month = tri_date_format_month (tri_date_add_months (self->first, (int) i));
      g_autofree char *amount = tri_money_format (tri_money_make (income[i], self->currency));
      TriLedgerRow *row = row_new (month, NULL, amount);

      adw_expander_row_add_row (self->table_row, GTK_WIDGET (row));
      g_ptr_array_add (self->rows, row);
      total += income[i];
    }
  sum = tri_money_format (tri_money_make (total, self->currency));
  /* Translators: a heading: the first and the last month. */
  title = g_strdup_printf (_ ("Income, %s to %s"), from, to);
  adw_preferences_group_set_title (self->income_group, title);
  adw_expander_row_set_subtitle (self->table_row, sum);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->chart), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sum, -1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "costs.later",
                                 self->first < get_newest_first ());
}

/* "" for none: the amount says so. */
static char *
format_clients (guint n)
{
  if (n == 0)
    return g_strdup ("");
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u client", "%u clients", n), n);
}

static void
show_totals (TriCostsPage *self)
{
  TriAccountTotals totals = tri_accounts_get_totals (self->accounts, self->currency);
  g_autofree char *owing = format_clients (totals.n_owing);
  g_autofree char *holding = format_clients (totals.n_deposits);
  g_autofree char *credited = format_clients (totals.n_credits);

  add_row (self, self->accounts_group, _ ("Outstanding"), owing, totals.outstanding);
  add_row (self, self->accounts_group, _ ("Deposits due"), _ ("Part of what is outstanding"),
           totals.deposits_due);
  add_row (self, self->accounts_group, _ ("Deposits held"), holding, totals.deposits_held);
  add_row (self, self->accounts_group, _ ("Credits owed"), credited, totals.credits);
}

static void
show_forecast (TriCostsPage *self)
{
  TriMoneyRange range = tri_accounts_get_touch_ups (self->accounts, self->currency);
  g_autofree char *amount = tri_money_range_format (range);
  g_autofree char *typical = tri_money_format (tri_money_make (range.typical, self->currency));
  /* Translators: a subtitle; an amount of money. */
  g_autofree char *note = g_strdup_printf (_ ("Most likely %s"), typical);
  TriLedgerRow *row
      = row_new (_ ("Touch-ups in the next 12 months"), range.high > 0 ? note : NULL, amount);

  adw_preferences_group_add (self->forecast_group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
}

static int
compare_balance_cb (gconstpointer a, gconstpointer b)
{
  const TriAccountSum *x = *(const TriAccountSum *const *) a;
  const TriAccountSum *y = *(const TriAccountSum *const *) b;

  return (y->balance_minor > x->balance_minor) - (y->balance_minor < x->balance_minor);
}

static void
client_activated_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.open-client", "s",
                              g_object_get_data (G_OBJECT (row), "client-id"));
}

static void
show_clients (TriCostsPage *self)
{
  g_autoptr (GPtrArray) owing = g_ptr_array_new ();

  for (guint i = 0; i < self->accounts->clients->len; i++)
    {
      TriAccountSum *sum = g_ptr_array_index (self->accounts->clients, i);

      if (sum->balance_minor > 0 && g_str_equal (sum->currency, self->currency))
        g_ptr_array_add (owing, sum);
    }
  g_ptr_array_sort (owing, compare_balance_cb);
  gtk_widget_set_visible (GTK_WIDGET (self->clients_group), owing->len > 0);
  for (guint i = 0; i < owing->len && i < MAX_CLIENTS; i++)
    {
      const TriAccountSum *sum = g_ptr_array_index (owing, i);
      g_autofree char *deposit
          = tri_money_format (tri_money_make (sum->deposit_due_minor, self->currency));
      /* Translators: a subtitle; an amount of money. */
      g_autofree char *note = g_strdup_printf (_ ("%s of it as deposit"), deposit);
      TriLedgerRow *row = add_row (self, self->clients_group, sum->name,
                                   sum->deposit_due_minor > 0 ? note : NULL, sum->balance_minor);

      tri_ledger_row_set_opens (row);
      g_object_set_data_full (G_OBJECT (row), "client-id", g_strdup (sum->client_id), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (client_activated_cb), NULL);
    }
  if (owing->len > MAX_CLIENTS)
    {
      g_autofree char *more = format_clients (owing->len - MAX_CLIENTS);
      gint64 rest = 0;

      for (guint i = MAX_CLIENTS; i < owing->len; i++)
        rest += ((const TriAccountSum *) g_ptr_array_index (owing, i))->balance_minor;
      add_row (self, self->clients_group, _ ("And more"), more, rest);
    }
}

static void
show (TriCostsPage *self)
{
  clear_rows (self);
  show_income (self);
  show_totals (self);
  show_forecast (self);
  show_clients (self);
}

static void
currency_selected_cb (TriCostsPage *self)
{
  GtkStringObject *chosen = adw_combo_row_get_selected_item (self->currency_row);

  if (self->filling || chosen == NULL
      || g_str_equal (gtk_string_object_get_string (chosen), self->currency))
    return;
  g_free (self->currency);
  self->currency = g_strdup (gtk_string_object_get_string (chosen));
  show (self);
}

/* A record has one currency, unless the clinic's was changed before that was guarded. */
static void
fill_currencies (TriCostsPage *self)
{
  g_autoptr (GPtrArray) currencies = tri_accounts_get_currencies (
      self->accounts, tri_application_get_clinic (self->application)->currency);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < currencies->len; i++)
    {
      const char *currency = g_ptr_array_index (currencies, i);

      gtk_string_list_append (list, currency);
      if (g_strcmp0 (currency, self->currency) == 0)
        selected = i;
    }
  g_free (self->currency);
  self->currency = g_strdup (g_ptr_array_index (currencies, selected));
  self->filling = TRUE;
  adw_combo_row_set_model (self->currency_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->currency_row, selected);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->currency_row), currencies->len > 1);
}

static gboolean
is_empty (TriCostsPage *self)
{
  return self->accounts->clients->len == 0 && self->accounts->months->len == 0
         && self->accounts->touch_ups->len == 0 && self->first == get_newest_first ();
}

/* loading */

typedef struct
{
  TriCostsPage *page;
  guint generation;
} Query;

static void
fail (TriCostsPage *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (TRI_IS_WINDOW (root))
    tri_window_show_error (TRI_WINDOW (root), error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Query *query = user_data;
  g_autoptr (TriCostsPage) self = query->page;
  g_autoptr (GError) error = NULL;
  TriAccounts *accounts = tri_store_load_accounts_finish (TRI_STORE (source), result, &error);

  if (accounts == NULL)
    {
      fail (self, error);
      return;
    }
  if (query->generation != self->generation || self->application == NULL)
    {
      tri_accounts_free (accounts);
      return;
    }
  tri_accounts_free (self->accounts);
  self->accounts = accounts;
  gtk_stack_set_visible_child_name (self->stack, is_empty (self) ? "empty" : "accounts");
  fill_currencies (self);
  show (self);
}

static void
load (TriCostsPage *self)
{
  Query *query = g_new0 (Query, 1);

  query->page = g_object_ref (self);
  query->generation = ++self->generation;
  tri_store_load_accounts_async (
      tri_application_get_store (self->application), self->first, get_last_day (self),
      tri_date_add_months (tri_clock_today (), FORECAST_MONTHS), NULL, loaded_cb, query);
}

static void
turn_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCostsPage *self = TRI_COSTS_PAGE (widget);
  int months = g_str_equal (name, "costs.earlier") ? -TRI_INCOME_MONTHS : TRI_INCOME_MONTHS;
  TriDate first = tri_date_add_months (self->first, months);

  if (self->application == NULL || first == TRI_DATE_NONE)
    return;
  self->first = MIN (first, get_newest_first ());
  load (self);
}

/* the file */

typedef struct
{
  TriCostsPage *page;
  GFile *file;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->page);
  g_object_unref (export->file);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriCostsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    {
      g_prefix_error (&error, _ ("The file was not written: "));
      fail (self, error);
    }
  else if (TRI_IS_WINDOW (root))
    tri_window_show_message (TRI_WINDOW (root), _ ("The entries were exported."));
}

static void
csv_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, tri_book_to_csv (data), g_free);
}

static void
csv_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  char *csv = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_take (csv, strlen (csv));

  g_file_replace_contents_bytes_async (export->file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                       NULL, written_cb, g_object_ref (export->page));
}

static void
book_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *lines = tri_store_list_book_finish (TRI_STORE (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (lines == NULL)
    {
      fail (export->page, error);
      return;
    }
  task = g_task_new (NULL, NULL, csv_made_cb, g_steal_pointer (&export));
  g_task_set_task_data (task, lines, (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, csv_worker);
}

void
tri_costs_page_export (TriCostsPage *self, GFile *file)
{
  Export *export;

  g_return_if_fail (TRI_IS_COSTS_PAGE (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->application != NULL);

  export = g_new0 (Export, 1);
  export->page = g_object_ref (self);
  export->file = g_object_ref (file);
  tri_store_list_book_async (tri_application_get_store (self->application), self->first,
                             get_last_day (self), NULL, book_listed_cb, export);
}

static void
place_chosen_cb (GtkNativeDialog *chooser, int response, TriCostsPage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    tri_costs_page_export (self, file);
}

static void
export_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriCostsPage *self = TRI_COSTS_PAGE (widget);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *from = tri_date_to_iso (self->first);
  g_autofree char *to = tri_date_to_iso (get_last_day (self));
  /* Translators: a file name; two dates like 2026-11-30. */
  g_autofree char *suggested = g_strdup_printf (_ ("Accounts %s to %s.csv"), from, to);
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Export Entries"), GTK_WINDOW (gtk_widget_get_root (widget)), GTK_FILE_CHOOSER_ACTION_SAVE,
      _ ("_Export"), NULL);

  gtk_file_filter_set_name (filter, _ ("Comma-separated values"));
  gtk_file_filter_add_pattern (filter, "*.csv");
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), suggested);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  g_signal_connect_object (chooser, "response", G_CALLBACK (place_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* the widget */

static void
tri_costs_page_dispose (GObject *object)
{
  TriCostsPage *self = TRI_COSTS_PAGE (object);

  g_clear_object (&self->application);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_costs_page_parent_class)->dispose (object);
}

static void
tri_costs_page_finalize (GObject *object)
{
  TriCostsPage *self = TRI_COSTS_PAGE (object);

  tri_accounts_free (self->accounts);
  g_free (self->currency);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (tri_costs_page_parent_class)->finalize (object);
}

static void
tri_costs_page_class_init (TriCostsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_costs_page_dispose;
  object_class->finalize = tri_costs_page_finalize;

  g_type_ensure (TRI_TYPE_COLUMNS);
  g_type_ensure (TRI_TYPE_INCOME_CHART);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-costs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, accounts_group);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, chart);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, clients_group);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, currency_row);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, focus_button);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, forecast_group);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, income_group);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, TriCostsPage, table_row);
  gtk_widget_class_bind_template_callback (widget_class, currency_selected_cb);
  gtk_widget_class_install_action (widget_class, "costs.earlier", NULL, turn_activated);
  gtk_widget_class_install_action (widget_class, "costs.later", NULL, turn_activated);
  gtk_widget_class_install_action (widget_class, "costs.export", NULL, export_activated);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_costs_page_init (TriCostsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->first = get_newest_first ();
}

void
tri_costs_page_refresh (TriCostsPage *self, TriApplication *application)
{
  g_return_if_fail (TRI_IS_COSTS_PAGE (self));
  g_return_if_fail (TRI_IS_APPLICATION (application));

  g_set_object (&self->application, application);
  self->first = MIN (self->first, get_newest_first ());
  load (self);
}

void
tri_costs_page_focus (TriCostsPage *self)
{
  g_return_if_fail (TRI_IS_COSTS_PAGE (self));

  gtk_widget_grab_focus (self->focus_button);
}

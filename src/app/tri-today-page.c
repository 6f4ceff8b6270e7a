/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: who comes, what is missing for them, who is due for a touch-up, and what is owed. */

#include "config.h"

#include "tri-today-page.h"

#include "tri-clock.h"
#include "tri-columns.h"
#include "tri-ledger-row.h"
#include "tri-paper-row.h"
#include "tri-store-accounts.h"
#include "tri-store-agenda.h"
#include "tri-store-papers.h"
#include "tri-store-referrals.h"
#include "tri-store-touch-ups.h"
#include "tri-widget.h"
#include "tri-window.h"

#include <glib/gi18n.h>

/* More touch-ups than that are a list of their own. */
#define MAX_DUE 8
#define DAYS_PER_YEAR 365.25

/* The groups, in the order of their ids in the template. */
enum
{
  SECTION_AGENDA,
  SECTION_MISSING,
  SECTION_DUE,
  SECTION_MONEY,
  N_SECTIONS
};

static const char *const section_ids[N_SECTIONS]
    = { "agenda_group", "missing_group", "due_group", "money_group" };

struct _TriTodayPage
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *groups[N_SECTIONS];
  GPtrArray *rows[N_SECTIONS]; /* GtkWidget, not owned */

  TriApplication *application;
  GCancellable *cancellable; /* of the refresh that is under way */
  TriAccounts *accounts;     /* while the referral credit is asked for */
};

G_DEFINE_FINAL_TYPE (TriTodayPage, tri_today_page, GTK_TYPE_WIDGET)

static void
clear_section (TriTodayPage *self, guint section)
{
  GPtrArray *rows = self->rows[section];

  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (self->groups[section], rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static void
open_cb (GtkWidget *row)
{
  gtk_widget_activate_action (row, "win.open-client", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "client-id"));
}

/* @client_id: (nullable): whom the row opens */
static void
add_row (TriTodayPage *self, guint section, gpointer row, const char *client_id)
{
  adw_preferences_group_add (self->groups[section], row);
  g_ptr_array_add (self->rows[section], row);
  if (client_id == NULL)
    return;
  g_object_set_data_full (row, "client-id", g_strdup (client_id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_cb), NULL);
}

/* What a section says when there is nothing in it. */
static void
add_nothing (TriTodayPage *self, guint section, const char *title, const char *subtitle)
{
  add_row (self, section, tri_paper_row_new (title, subtitle), NULL);
}

/* TRUE when the answer is no longer wanted, or is a failure, which is told. */
static gboolean
has_failed (TriTodayPage *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (error == NULL)
    return FALSE;
  if (TRI_IS_WINDOW (root))
    tri_window_show_error (TRI_WINDOW (root), error);
  return TRUE;
}

/* What a callback belongs to: a refresh that may have been overtaken. */
typedef struct
{
  TriTodayPage *page;
  GCancellable *cancellable;
  char *client_id; /* of papers */
  char *name;
} Ask;

static Ask *
ask_new (TriTodayPage *self)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->page = g_object_ref (self);
  ask->cancellable = g_object_ref (self->cancellable);
  return ask;
}

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->page);
  g_object_unref (ask->cancellable);
  g_free (ask->client_id);
  g_free (ask->name);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

static gboolean
is_stale (const Ask *ask)
{
  return g_cancellable_is_cancelled (ask->cancellable);
}

/* What is missing */

static void
papers_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  TriTodayPage *self = ask->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPapers) papers = tri_store_load_papers_finish (TRI_STORE (source), result, &error);
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  TriPaperRow *row;

  if (is_stale (ask) || has_failed (self, error))
    return;
  missing = tri_papers_list_missing (papers, tri_application_get_clinic (self->application)->care,
                                     TRUE, tri_clock_today ());
  if (missing->len == 0)
    return;
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " · " : "",
                            ((TriMissing *) missing->pdata[i])->title);
  row = tri_paper_row_new (ask->name, text->str);
  tri_paper_row_set_opens (row);
  add_row (self, SECTION_MISSING, row, ask->client_id);
  gtk_widget_set_visible (GTK_WIDGET (self->groups[SECTION_MISSING]), TRUE);
}

static void
ask_papers (TriTodayPage *self, TriStore *store, GPtrArray *agenda)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < agenda->len; i++)
    {
      const TriAgendaEntry *entry = agenda->pdata[i];
      Ask *ask;

      if (entry->appointment->state != TRI_SESSION_PLANNED
          || !g_hash_table_add (asked, entry->appointment->client_id))
        continue;
      ask = ask_new (self);
      ask->client_id = g_strdup (entry->appointment->client_id);
      ask->name = g_strdup (entry->display_name);
      tri_store_load_papers_async (store, ask->client_id, self->cancellable, papers_cb, ask);
    }
}

/* Who comes */

static char *
write_appointment (const TriAgendaEntry *entry)
{
  g_autofree char *title = tri_agenda_entry_get_title (entry);
  g_autofree char *hours = NULL;

  if (entry->disclosure == TRI_DISCLOSURE_PRIVATE)
    return g_strdup (_ ("Private: alias shown, no reminders sent"));
  if (entry->appointment->state == TRI_SESSION_DONE)
    return g_strdup_printf (_ ("%s · done"), title);
  if (entry->appointment->kind != TRI_APPOINTMENT_SESSION)
    return g_steal_pointer (&title);
  hours = tri_hours_format (entry->hours);
  return g_strdup_printf (_ ("%s · %s"), title, hours);
}

static void
add_appointment (TriTodayPage *self, const TriAgendaEntry *entry)
{
  g_autofree char *subtitle = write_appointment (entry);
  int minute = entry->appointment->start_minute;
  g_autofree char *time
      = minute == TRI_MINUTE_NONE ? NULL : g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
  TriLedgerRow *row
      = tri_ledger_row_new (entry->display_name, subtitle, time != NULL ? time : _ ("today"));

  tri_ledger_row_set_opens (row);
  add_row (self, SECTION_AGENDA, row, entry->appointment->client_id);
}

static void
agenda_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  TriTodayPage *self = ask->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agenda = tri_store_list_agenda_finish (TRI_STORE (source), result, &error);

  if (is_stale (ask) || has_failed (self, error))
    return;
  clear_section (self, SECTION_AGENDA);
  clear_section (self, SECTION_MISSING);
  gtk_widget_set_visible (GTK_WIDGET (self->groups[SECTION_MISSING]), FALSE);
  for (guint i = 0; i < agenda->len; i++)
    add_appointment (self, agenda->pdata[i]);
  if (agenda->len == 0)
    add_nothing (self, SECTION_AGENDA, _ ("Nobody is expected today"),
                 _ ("Plan sessions on a client’s page Plan & Costs."));
  ask_papers (self, TRI_STORE (source), agenda);
}

/* Who is due */

static void
add_due (TriTodayPage *self, const TriDueEntry *entry, TriDate today)
{
  static const char *const css[TRI_N_DUE] = {
    [TRI_DUE_OVERDUE] = "error",
    [TRI_DUE_NOW] = "warning",
    [TRI_DUE_SOON] = "planned",
    [TRI_DUE_LATER] = "",
  };
  g_autofree char *price = tri_money_range_format (entry->price);
  /* Translators: years since the last session, then how much pigment is left, as a range */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("%.1f years since the last session · %.0f–%.0f %% left"),
                         tri_date_days_between (entry->since, today) / DAYS_PER_YEAR,
                         100 * entry->retained.low, 100 * entry->retained.high);
  TriLedgerRow *row = tri_ledger_row_new (entry->display_name, subtitle, price);

  tri_ledger_row_set_badge (row, tri_due_get_name (entry->due), css[entry->due]);
  tri_ledger_row_set_opens (row);
  add_row (self, SECTION_DUE, row, entry->client_id);
}

static void
due_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  TriTodayPage *self = ask->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = tri_store_list_due_finish (TRI_STORE (source), result, &error);
  guint n = 0;

  if (is_stale (ask) || has_failed (self, error))
    return;
  clear_section (self, SECTION_DUE);
  for (guint i = 0; i < due->len; i++)
    {
      const TriDueEntry *entry = due->pdata[i];

      if (entry->due == TRI_DUE_LATER)
        continue;
      if (n < MAX_DUE)
        add_due (self, entry, tri_clock_today ());
      n++;
    }
  if (n == 0)
    add_nothing (self, SECTION_DUE, _ ("No touch-up is due"),
                 _ ("Clients whose treatment is done come here before their window opens."));
  else if (n > MAX_DUE)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u more is due", "%u more are due", n - MAX_DUE), n - MAX_DUE);

      add_nothing (self, SECTION_DUE, more, NULL);
    }
}

/* Money */

/* @number: (nullable): of how many clients */
static void
add_sum (
    TriTodayPage *self, const char *title, gint64 minor, const char *currency, const char *number)
{
  TriMoney money = { .minor = minor };
  g_autofree char *amount = NULL;

  g_strlcpy (money.currency, currency, sizeof money.currency);
  amount = tri_money_format (money);
  add_row (self, SECTION_MONEY, tri_ledger_row_new (title, number, amount), NULL);
}

static char *
write_clients (guint n)
{
  return n > 0 ? g_strdup_printf (ngettext ("%u client", "%u clients", n), n) : NULL;
}

static void
show_money (TriTodayPage *self, gint64 referral_owed)
{
  const char *currency = tri_application_get_clinic (self->application)->currency;
  TriAccountTotals totals = tri_accounts_get_totals (self->accounts, currency);
  g_autofree char *owing = write_clients (totals.n_owing);
  g_autofree char *deposits = write_clients (totals.n_deposits);
  g_autofree char *credits = write_clients (totals.n_credits);

  clear_section (self, SECTION_MONEY);
  add_sum (self, _ ("Outstanding"), totals.outstanding, currency, owing);
  add_sum (self, _ ("Deposits held"), totals.deposits_held, currency, deposits);
  if (totals.n_credits > 0)
    add_sum (self, _ ("In clients’ favour"), totals.credits, currency, credits);
  add_sum (self, _ ("Referral credit owed"), referral_owed, currency, NULL);
}

static void
referral_owed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  TriTodayPage *self = ask->page;
  g_autoptr (GError) error = NULL;
  gint64 owed = tri_store_get_referral_owed_finish (TRI_STORE (source), result, &error);

  if (!is_stale (ask) && !has_failed (self, error))
    show_money (self, owed);
}

static void
accounts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  TriTodayPage *self = ask->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriAccounts) accounts
      = tri_store_load_accounts_finish (TRI_STORE (source), result, &error);

  if (is_stale (ask) || has_failed (self, error))
    return;
  g_clear_pointer (&self->accounts, tri_accounts_free);
  self->accounts = g_steal_pointer (&accounts);
  tri_store_get_referral_owed_async (
      TRI_STORE (source), tri_application_get_clinic (self->application)->currency,
      tri_clock_today (), self->cancellable, referral_owed_cb, ask_new (self));
}

static void
tri_today_page_dispose (GObject *object)
{
  TriTodayPage *self = TRI_TODAY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->application);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_today_page_parent_class)->dispose (object);
}

static void
tri_today_page_finalize (GObject *object)
{
  TriTodayPage *self = TRI_TODAY_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->accounts, tri_accounts_free);
  for (guint i = 0; i < N_SECTIONS; i++)
    g_ptr_array_unref (self->rows[i]);

  G_OBJECT_CLASS (tri_today_page_parent_class)->finalize (object);
}

static void
tri_today_page_class_init (TriTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_today_page_dispose;
  object_class->finalize = tri_today_page_finalize;

  g_type_ensure (TRI_TYPE_COLUMNS);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-today-page.ui");
  for (guint i = 0; i < N_SECTIONS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, section_ids[i], FALSE,
                                               G_STRUCT_OFFSET (TriTodayPage, groups)
                                                   + (gssize) (i * sizeof (AdwPreferencesGroup *)));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_today_page_init (TriTodayPage *self)
{
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < N_SECTIONS; i++)
    self->rows[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_today_page_refresh (TriTodayPage *self, TriApplication *application)
{
  TriStore *store;
  TriDate today = tri_clock_today ();
  g_autofree char *date = tri_date_format (today);
  g_autofree char *title = NULL;

  g_return_if_fail (TRI_IS_TODAY_PAGE (self));
  g_return_if_fail (TRI_IS_APPLICATION (application));

  g_set_object (&self->application, application);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  store = tri_application_get_store (application);
  title = g_strdup_printf (_ ("Today, %s"), date);
  adw_preferences_group_set_title (self->groups[SECTION_AGENDA], title);
  tri_store_list_agenda_async (store, today, today, NULL, self->cancellable, agenda_cb,
                               ask_new (self));
  tri_store_list_due_async (store, today, self->cancellable, due_cb, ask_new (self));
  tri_store_load_accounts_async (store, TRI_DATE_NONE, TRI_DATE_NONE, TRI_DATE_NONE,
                                 self->cancellable, accounts_cb, ask_new (self));
}

void
tri_today_page_focus (TriTodayPage *self)
{
  g_return_if_fail (TRI_IS_TODAY_PAGE (self));

  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

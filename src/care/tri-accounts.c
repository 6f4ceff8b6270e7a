/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's accounts as its pages need them: sums by client and by month, and the book. */

#include "config.h"

#include "tri-accounts.h"

#include "tri-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TriAccounts *
tri_accounts_new (void)
{
  TriAccounts *self = g_new0 (TriAccounts, 1);

  self->clients = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_account_sum_free);
  self->months = g_array_new (FALSE, TRUE, sizeof (TriMonthSum));
  self->touch_ups = g_array_new (FALSE, TRUE, sizeof (TriMoneyRange));
  return self;
}

void
tri_accounts_free (TriAccounts *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->clients);
  g_array_unref (self->months);
  g_array_unref (self->touch_ups);
  g_free (self);
}

void
tri_account_sum_free (TriAccountSum *self)
{
  if (self == NULL)
    return;
  g_free (self->client_id);
  g_free (self->name);
  g_free (self);
}

TriAccountTotals
tri_accounts_get_totals (const TriAccounts *self, const char *currency)
{
  TriAccountTotals totals = { 0 };

  g_return_val_if_fail (self != NULL && currency != NULL, totals);

  for (guint i = 0; i < self->clients->len; i++)
    {
      const TriAccountSum *sum = self->clients->pdata[i];

      if (!g_str_equal (sum->currency, currency))
        continue;
      totals.outstanding += MAX (sum->balance_minor, 0);
      totals.n_owing += sum->balance_minor > 0;
      totals.credits += MAX (-sum->balance_minor, 0);
      totals.n_credits += sum->balance_minor < 0;
      totals.deposits_held += sum->deposit_held_minor;
      totals.n_deposits += sum->deposit_held_minor > 0;
      totals.deposits_due += sum->deposit_due_minor;
    }
  return totals;
}

void
tri_accounts_get_income (
    const TriAccounts *self, const char *currency, TriDate first, guint n, gint64 *out_minor)
{
  g_return_if_fail (self != NULL && currency != NULL && out_minor != NULL);

  memset (out_minor, 0, n * sizeof *out_minor);
  for (guint i = 0; i < self->months->len; i++)
    {
      const TriMonthSum *sum = &g_array_index (self->months, TriMonthSum, i);

      for (guint k = 0; k < n; k++)
        if (sum->month == tri_date_add_months (first, (int) k)
            && g_str_equal (sum->currency, currency))
          out_minor[k] += sum->received_minor;
    }
}

TriMoneyRange
tri_accounts_get_touch_ups (const TriAccounts *self, const char *currency)
{
  TriMoneyRange none = { 0 };

  g_return_val_if_fail (self != NULL && currency != NULL, none);

  for (guint i = 0; i < self->touch_ups->len; i++)
    {
      const TriMoneyRange *range = &g_array_index (self->touch_ups, TriMoneyRange, i);

      if (g_str_equal (range->currency, currency))
        return *range;
    }
  g_strlcpy (none.currency, currency, sizeof none.currency);
  return none;
}

static void
add_currency (GPtrArray *currencies, const char *currency)
{
  for (guint i = 0; i < currencies->len; i++)
    if (g_str_equal (currencies->pdata[i], currency))
      return;
  g_ptr_array_add (currencies, g_strdup (currency));
}

GPtrArray *
tri_accounts_get_currencies (const TriAccounts *self, const char *clinic)
{
  g_autoptr (GPtrArray) currencies = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL && clinic != NULL, NULL);

  add_currency (currencies, clinic);
  for (guint i = 0; i < self->clients->len; i++)
    add_currency (currencies, ((const TriAccountSum *) self->clients->pdata[i])->currency);
  for (guint i = 0; i < self->months->len; i++)
    add_currency (currencies, g_array_index (self->months, TriMonthSum, i).currency);
  for (guint i = 0; i < self->touch_ups->len; i++)
    add_currency (currencies, g_array_index (self->touch_ups, TriMoneyRange, i).currency);
  return g_steal_pointer (&currencies);
}

void
tri_book_line_free (TriBookLine *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  tri_ledger_entry_free (self->entry);
  g_free (self);
}

char *
tri_book_to_csv (GPtrArray *lines)
{
  TriCsv *csv = tri_csv_new ();

  g_return_val_if_fail (lines != NULL, NULL);

  tri_csv_add_text (csv, _ ("Date"));
  tri_csv_add_text (csv, _ ("Client"));
  tri_csv_add_text (csv, _ ("Entry"));
  /* Translators: heading of a column: what the client owes grows by it. */
  tri_csv_add_text (csv, _ ("Effect on the balance"));
  tri_csv_add_text (csv, _ ("Currency"));
  tri_csv_add_text (csv, _ ("Note"));
  tri_csv_add_text (csv, _ ("Number of the entry"));
  tri_csv_add_text (csv, _ ("Takes back"));
  tri_csv_end_line (csv);
  for (guint i = 0; i < lines->len; i++)
    {
      const TriBookLine *line = lines->pdata[i];
      const TriLedgerEntry *entry = line->entry;
      g_autofree char *date = tri_date_to_iso (entry->date);

      tri_csv_add_text (csv, date);
      tri_csv_add_text (csv, line->name);
      tri_csv_add_text (csv, tri_ledger_entry_get_name (entry));
      tri_csv_add_decimal (csv, entry->amount_minor, tri_currency_digits (entry->currency));
      tri_csv_add_text (csv, entry->currency);
      tri_csv_add_text (csv, line->hidden ? "" : entry->note);
      tri_csv_add_text (csv, entry->id);
      tri_csv_add_text (csv, entry->reverses != NULL ? entry->reverses : "");
      tri_csv_end_line (csv);
    }
  return tri_csv_free_to_text (csv);
}

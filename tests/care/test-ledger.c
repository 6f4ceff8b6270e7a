/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries change what is owed in the right direction and sum to the balance. */

#include "config.h"

#include "tri-error.h"
#include "tri-record.h"
#include "tri-rng.h"

#include <locale.h>

static TriDate
day (int n)
{
  return tri_date_add_days (tri_date_from_ymd (2026, 11, 1), n);
}

static TriLedgerEntry *
entry_new (TriLedgerKind kind, gint64 amount, const char *currency)
{
  g_autoptr (GError) error = NULL;
  TriLedgerEntry *entry = tri_ledger_entry_new (kind, amount, currency, day (0), "note", &error);

  g_assert_no_error (error);
  return entry;
}

static GPtrArray *
ledger_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
}

static gint64
balance_of (GPtrArray *entries, const char *currency)
{
  g_autoptr (GError) error = NULL;
  TriMoney balance = { -1, "" };

  tri_ledger_balance (entries, &balance, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (balance.currency, ==, currency);
  return balance.minor;
}

static void
assert_effect (TriLedgerKind kind, gint64 amount, gint64 effect)
{
  g_autoptr (TriLedgerEntry) entry = entry_new (kind, amount, "USD");

  g_assert_cmpint (entry->amount_minor, ==, effect);
  g_assert_true (g_uuid_string_is_valid (entry->id));
  g_assert_null (entry->reverses);
}

static void
test_effects (void)
{
  assert_effect (TRI_LEDGER_CHARGE, 64000, 64000);
  assert_effect (TRI_LEDGER_TRAVEL, 4000, 4000);
  assert_effect (TRI_LEDGER_PAYMENT, 20000, -20000);
  assert_effect (TRI_LEDGER_CREDIT, 5000, -5000);
  assert_effect (TRI_LEDGER_REFUND, 1500, 1500);
}

static void
test_balance (void)
{
  g_autoptr (GPtrArray) entries = ledger_new ();

  g_assert_cmpint (balance_of (entries, ""), ==, 0);
  g_ptr_array_add (entries, entry_new (TRI_LEDGER_CHARGE, 192000, "USD"));
  g_ptr_array_add (entries, entry_new (TRI_LEDGER_PAYMENT, 48000, "USD"));
  g_assert_cmpint (balance_of (entries, "USD"), ==, 144000);
  g_ptr_array_add (entries, tri_ledger_entry_new_reversal (entries->pdata[1], day (1), "bounced"));
  g_assert_cmpint (balance_of (entries, "USD"), ==, 192000);
  g_assert_cmpstr (((TriLedgerEntry *) entries->pdata[2])->reverses, ==,
                   ((TriLedgerEntry *) entries->pdata[1])->id);
}

static void
test_balance_is_the_sum (void)
{
  static const char *const currencies[] = { "USD", "JPY", "BHD", "CLF" };
  TriRng rng = tri_rng_seed (7);

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GPtrArray) entries = ledger_new ();
      const char *currency = currencies[tri_rng_range (&rng, G_N_ELEMENTS (currencies))];
      guint n = 1 + tri_rng_range (&rng, 20);
      gint64 owed = 0;

      for (guint i = 0; i < n; i++)
        {
          TriLedgerKind kind = (TriLedgerKind) tri_rng_range (&rng, TRI_LEDGER_REVERSAL);
          gint64 amount = 1 + (gint64) (tri_rng_next_u64 (&rng) % 1000000000000ull);
          gboolean lowers = kind == TRI_LEDGER_PAYMENT || kind == TRI_LEDGER_CREDIT;

          g_ptr_array_add (entries, entry_new (kind, amount, currency));
          owed += lowers ? -amount : amount;
        }
      g_assert_cmpint (balance_of (entries, currency), ==, owed);
      /* Taking back everything leaves nothing. */
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (entries, tri_ledger_entry_new_reversal (entries->pdata[i], day (2), NULL));
      g_assert_cmpint (balance_of (entries, currency), ==, 0);
    }
}

static void
test_refusals (void)
{
  g_autoptr (GPtrArray) entries = ledger_new ();
  TriMoney balance = { 5, "USD" };
  GError *error = NULL;

  g_assert_null (tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 0, "USD", day (0), "", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tri_ledger_entry_new (TRI_LEDGER_PAYMENT, -1, "USD", day (0), "", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tri_ledger_entry_new (TRI_LEDGER_PAYMENT, G_MAXINT64, "USD", day (0), "", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 1, "usd", day (0), "", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 1, "USD", TRI_DATE_NONE, "", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);

  g_ptr_array_add (entries, entry_new (TRI_LEDGER_CHARGE, 100, "USD"));
  g_ptr_array_add (entries, entry_new (TRI_LEDGER_CHARGE, 100, "EUR"));
  g_assert_false (tri_ledger_balance (entries, &balance, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (balance.minor, ==, 5);

  /* Amounts this large can only come from a damaged record; they must not wrap into a credit. */
  g_ptr_array_set_size (entries, 1);
  g_ptr_array_add (entries, entry_new (TRI_LEDGER_CHARGE, 100, "USD"));
  ((TriLedgerEntry *) entries->pdata[0])->amount_minor = G_MAXINT64;
  g_assert_false (tri_ledger_balance (entries, &balance, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
}

static void
test_dossier_balance (void)
{
  g_autoptr (TriDossier) dossier = tri_dossier_new ();
  g_autoptr (GError) error = NULL;
  TriMoney balance = { -1, "" };

  g_assert_true (tri_dossier_get_balance (dossier, "JPY", &balance, &error));
  g_assert_no_error (error);
  g_assert_cmpint (balance.minor, ==, 0);
  g_assert_cmpstr (balance.currency, ==, "JPY");
  g_ptr_array_add (dossier->ledger, entry_new (TRI_LEDGER_CHARGE, 70, "USD"));
  g_assert_true (tri_dossier_get_balance (dossier, "JPY", &balance, &error));
  g_assert_cmpint (balance.minor, ==, 70);
  g_assert_cmpstr (balance.currency, ==, "USD");
}

static void
test_ids (void)
{
  for (int i = TRI_LEDGER_CHARGE; i <= TRI_LEDGER_REVERSAL; i++)
    {
      TriLedgerKind back = TRI_LEDGER_CHARGE;

      g_assert_true (tri_ledger_kind_from_id (tri_ledger_kind_get_id ((TriLedgerKind) i), &back));
      g_assert_cmpint (back, ==, i);
      g_assert_cmpstr (tri_ledger_kind_get_name (back), !=, "");
    }
  g_assert_false (tri_ledger_kind_from_id ("gift", &(TriLedgerKind){ 0 }));
}

static void
test_copy (void)
{
  g_autoptr (TriLedgerEntry) entry = entry_new (TRI_LEDGER_CHARGE, 100, "USD");
  g_autoptr (TriLedgerEntry) reversal = tri_ledger_entry_new_reversal (entry, day (3), "mistake");
  g_autoptr (TriLedgerEntry) copy = tri_ledger_entry_copy (reversal);

  g_assert_cmpstr (copy->id, ==, reversal->id);
  g_assert_cmpstr (copy->reverses, ==, entry->id);
  g_assert_cmpstr (copy->note, ==, "mistake");
  g_assert_cmpint (copy->amount_minor, ==, -100);
  g_assert_cmpint (copy->date, ==, day (3));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/ledger/effects", test_effects);
  g_test_add_func ("/ledger/balance", test_balance);
  g_test_add_func ("/ledger/balance-is-the-sum", test_balance_is_the_sum);
  g_test_add_func ("/ledger/refusals", test_refusals);
  g_test_add_func ("/ledger/dossier-balance", test_dossier_balance);
  g_test_add_func ("/ledger/ids", test_ids);
  g_test_add_func ("/ledger/copy", test_copy);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The account's rules, and a million random operations after which nothing is lost. */

#include "config.h"

#include "tri-account.h"
#include "tri-error.h"
#include "tri-rng.h"

#include <locale.h>

#define DAY tri_date_from_ymd (2026, 11, 20)

static GPtrArray *
ledger_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
}

static TriAccount *
account_of (GPtrArray *entries)
{
  g_autoptr (GError) error = NULL;
  TriAccount *account = tri_account_new (entries, &error);

  g_assert_no_error (error);
  return account;
}

static TriLedgerEntry *
entry_new (TriLedgerKind kind, gint64 amount, const char *currency)
{
  g_autoptr (GError) error = NULL;
  TriLedgerEntry *entry = tri_ledger_entry_new (kind, amount, currency, DAY, "", &error);

  g_assert_no_error (error);
  return entry;
}

static TriLedgerEntry *
post (TriAccount *account, GPtrArray *ledger, TriLedgerKind kind, gint64 amount)
{
  g_autoptr (GError) error = NULL;
  TriLedgerEntry *entry = entry_new (kind, amount, "USD");

  tri_account_post (account, entry, &error);
  g_assert_no_error (error);
  g_ptr_array_add (ledger, entry);
  return entry;
}

/* Takes @entry. */
static void
assert_refused (TriAccount *account, TriLedgerEntry *entry, const char *pattern)
{
  g_autoptr (TriLedgerEntry) owned = entry;
  g_autoptr (GError) error = NULL;
  gint64 balance = tri_account_get_balance (account);

  g_assert_false (tri_account_post (account, owned, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  if (!g_pattern_match_simple (pattern, error->message))
    g_error ("“%s” is not like “%s”", error->message, pattern);
  g_assert_cmpint (tri_account_get_balance (account), ==, balance);
}

static TriLedgerEntry *
reversal_of (const TriLedgerEntry *entry)
{
  return tri_ledger_entry_new_reversal (entry, DAY, "");
}

static void
test_rules (void)
{
  g_autoptr (GPtrArray) ledger = ledger_new ();
  g_autoptr (TriAccount) account = account_of (ledger);
  TriLedgerEntry *charge, *payment, *refund, *undone;

  assert_refused (account, entry_new (TRI_LEDGER_REFUND, 1, "USD"), "Nothing was paid*");
  charge = post (account, ledger, TRI_LEDGER_CHARGE, 50000);
  payment = post (account, ledger, TRI_LEDGER_PAYMENT, 20000);
  assert_refused (account, tri_ledger_entry_copy (payment), "*in the account already*");
  assert_refused (account, entry_new (TRI_LEDGER_PAYMENT, 1, "EUR"), "*kept in USD*");
  assert_refused (account, entry_new (TRI_LEDGER_REFUND, 20001, "USD"), "No more than $200.00*");
  refund = post (account, ledger, TRI_LEDGER_REFUND, 15000);
  assert_refused (account, reversal_of (payment), "*Take back the refund first*");
  g_assert_cmpint (tri_account_get_received (account), ==, 5000);
  g_assert_cmpint (tri_account_get_balance (account), ==, 45000);

  /* One after the other. */
  undone = reversal_of (refund);
  g_assert_true (tri_account_post (account, undone, NULL));
  g_ptr_array_add (ledger, undone);
  assert_refused (account, reversal_of (refund), "*taken back already*");
  assert_refused (account, reversal_of (undone), "*cannot be taken back*");
  undone = reversal_of (payment);
  undone->amount_minor -= 1;
  assert_refused (account, undone, "*whole entry*");
  undone = reversal_of (payment);
  g_assert_true (tri_account_post (account, undone, NULL));
  g_ptr_array_add (ledger, undone);
  undone = entry_new (TRI_LEDGER_CHARGE, 5, "USD");
  assert_refused (account, reversal_of (undone), "*not in this client's account*");
  tri_ledger_entry_free (undone);

  g_assert_cmpint (tri_account_get_balance (account), ==, 50000);
  g_assert_cmpint (tri_account_get_charged (account), ==, 50000);
  g_assert_cmpint (tri_account_get_received (account), ==, 0);
  undone = reversal_of (charge);
  g_assert_true (tri_account_post (account, undone, NULL));
  g_ptr_array_add (ledger, undone);
  g_assert_cmpint (tri_account_get_balance (account), ==, 0);

  {
    g_autoptr (TriAccount) again = account_of (ledger);

    g_assert_cmpint (tri_account_get_balance (again), ==, 0);
  }
}

static TriQuoteRecord *
quote_new (const char *id, const char *decision_id, int version, gint64 first, gint64 second)
{
  TriQuoteRecord *record = g_new0 (TriQuoteRecord, 1);

  record->id = g_strdup (id);
  record->decision_id = g_strdup (decision_id);
  record->version = version;
  record->quote = tri_quote_new_empty ("USD");
  tri_quote_add_line (record->quote, TRI_QUOTE_WORK, "Work", "", first);
  tri_quote_add_line (record->quote, second < 0 ? TRI_QUOTE_DISCOUNT : TRI_QUOTE_TRAVEL, "Beside",
                      "why", second);
  return record;
}

static TriTreatment *
treatment_new (const char *decision_id, TriDate day, TriSessionState state)
{
  TriTreatment *treatment = g_new0 (TriTreatment, 1);
  TriSession *session = g_new0 (TriSession, 1);

  treatment->decision_id = g_strdup (decision_id);
  treatment->sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_session_free);
  session->date = day;
  session->state = state;
  g_ptr_array_add (treatment->sessions, session);
  return treatment;
}

static void
test_accept (void)
{
  g_autoptr (GPtrArray) ledger = ledger_new ();
  g_autoptr (TriAccount) account = account_of (ledger);
  g_autoptr (TriQuoteRecord) first = quote_new ("q1", "d1", 1, 60000, 4000);
  g_autoptr (TriQuoteRecord) second = quote_new ("q2", "d1", 2, 90000, -10000);
  g_autoptr (TriQuoteRecord) foreign = quote_new ("q3", "d1", 3, 100, 0);
  g_autoptr (GPtrArray) posted = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLedgerEntry) undone = NULL;
  const TriLedgerEntry *entry;

  posted = tri_account_accept (account, first, NULL, DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posted->len, ==, 2);
  entry = posted->pdata[1];
  g_assert_cmpint (entry->kind, ==, TRI_LEDGER_TRAVEL);
  g_assert_cmpstr (entry->quote_id, ==, "q1");
  g_assert_cmpint (tri_account_get_balance (account), ==, 64000);
  /* One line was taken back by hand; only the other is taken back by the next quote. */
  undone = reversal_of (entry);
  g_assert_true (tri_account_post (account, undone, &error));
  g_clear_pointer (&posted, g_ptr_array_unref);

  posted = tri_account_accept (account, second, "q1", DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posted->len, ==, 3);
  entry = posted->pdata[0];
  g_assert_cmpint (entry->amount_minor, ==, -60000);
  entry = posted->pdata[2];
  g_assert_cmpint (entry->kind, ==, TRI_LEDGER_CREDIT);
  g_assert_cmpstr (entry->note, ==, "Beside: why");
  g_assert_cmpint (tri_account_get_balance (account), ==, 80000);
  g_assert_cmpint (tri_account_get_credited (account), ==, 10000);

  /* All or nothing: what was taken back on the way stands again. */
  g_strlcpy (foreign->quote->currency, "EUR", sizeof foreign->quote->currency);
  g_assert_null (tri_account_accept (account, foreign, "q2", DAY, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (tri_account_get_balance (account), ==, 80000);
  g_strlcpy (foreign->quote->currency, "USD", sizeof foreign->quote->currency);
  g_clear_pointer (&posted, g_ptr_array_unref);
  posted = tri_account_accept (account, foreign, "q2", DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (posted->len, ==, 3);
  g_assert_cmpint (tri_account_get_balance (account), ==, 100);
}

static void
accept_in (TriDossier *dossier, TriQuoteRecord *quote)
{
  quote->accepted = TRUE;
  quote->accepted_on = DAY;
  g_ptr_array_add (dossier->quotes, quote);
}

/* Which quote gives way, and what is due and held of the deposit. */
static void
test_dossier (void)
{
  g_autoptr (TriDossier) dossier = tri_dossier_new ();
  g_autoptr (TriQuoteRecord) next = quote_new ("q2", "d1", 2, 1, 1);
  g_autoptr (TriQuoteRecord) other = quote_new ("q3", "d2", 1, 1, 1);
  g_autoptr (TriAccount) account = NULL;
  TriQuoteRecord *accepted = quote_new ("q1", "d1", 1, 60000, 4000);
  TriTreatment *treatment = treatment_new ("d1", DAY + 10, TRI_SESSION_PLANNED);
  TriSession *session = treatment->sessions->pdata[0];
  TriDeposit deposit;
  TriLedgerEntry *entry;

  account = account_of (dossier->ledger);
  g_assert_null (tri_dossier_get_accepted_quote (dossier));
  deposit = tri_dossier_get_deposit (dossier, account);
  g_assert_cmpint (deposit.asked, ==, 0);
  accepted->deposit_minor = 37500;
  accept_in (dossier, accepted);
  g_ptr_array_add (dossier->treatments, treatment);
  g_assert_true (tri_dossier_get_accepted_quote (dossier) == accepted);
  g_assert_true (tri_dossier_get_replaced_quote (dossier, next) == accepted);
  /* Another choice before any work replaces it too. */
  g_assert_true (tri_dossier_get_replaced_quote (dossier, other) == accepted);

  post (account, dossier->ledger, TRI_LEDGER_CHARGE, 64000);
  deposit = tri_dossier_get_deposit (dossier, account);
  g_assert_cmpint (deposit.asked, ==, 37500);
  g_assert_cmpint (deposit.due, ==, 37500);
  g_assert_cmpint (deposit.held, ==, 0);
  entry = post (account, dossier->ledger, TRI_LEDGER_PAYMENT, 30000);
  entry->purpose = TRI_PURPOSE_DEPOSIT;
  deposit = tri_dossier_get_deposit (dossier, account);
  g_assert_cmpint (deposit.due, ==, 7500);
  g_assert_cmpint (deposit.held, ==, 30000);
  /* A payment that is no deposit covers it as well. */
  post (account, dossier->ledger, TRI_LEDGER_PAYMENT, 20000);
  deposit = tri_dossier_get_deposit (dossier, account);
  g_assert_cmpint (deposit.due, ==, 0);
  g_assert_cmpint (deposit.held, ==, 30000);

  session->state = TRI_SESSION_DONE;
  deposit = tri_dossier_get_deposit (dossier, account);
  g_assert_cmpint (deposit.held, ==, 0);
  g_assert_cmpint (deposit.due, ==, 0);
  g_assert_true (tri_dossier_get_replaced_quote (dossier, next) == accepted);
  g_assert_null (tri_dossier_get_replaced_quote (dossier, other));
}

/* a million operations */

/* Under a sanitizer a tenth shows as much. */
#ifdef __SANITIZE_ADDRESS__
#define N_OPERATIONS 100000
#else
#define N_OPERATIONS 1000000
#endif
/* Then another account is begun. */
#define N_OF_ACCOUNT 100

/* The same account, kept in the plainest way. */
typedef struct
{
  TriAccount *account;
  GPtrArray *ledger;
  gint64 balance;
  gint64 paid;
  TriQuoteRecord *accepted; /* (nullable) */
  int version;
} Model;

static void
take (Model *m, TriLedgerEntry *entry)
{
  g_ptr_array_add (m->ledger, entry);
  m->balance += entry->amount_minor;
}

static TriLedgerEntry *
pick (Model *m, TriRng *rng)
{
  return m->ledger->len > 0 ? m->ledger->pdata[tri_rng_range (rng, m->ledger->len)] : NULL;
}

static void
try_accept (Model *m, TriRng *rng)
{
  char id[16];
  TriQuoteRecord *quote;
  g_autoptr (GPtrArray) posted = NULL;
  g_autoptr (GError) error = NULL;

  g_snprintf (id, sizeof id, "q%d", ++m->version);
  quote = quote_new (id, "d", m->version, 1 + tri_rng_range (rng, 200000),
                     (gint64) tri_rng_range (rng, 2000) - 1000);
  posted = tri_account_accept (m->account, quote, m->accepted != NULL ? m->accepted->id : NULL, DAY,
                               &error);
  g_assert_no_error (error);
  for (guint i = 0; i < posted->len; i++)
    {
      TriLedgerEntry *entry = posted->pdata[i];

      take (m, tri_ledger_entry_copy (entry));
    }
  tri_quote_record_free (m->accepted);
  m->accepted = quote;
}

static void
try_entry (Model *m, TriRng *rng, TriLedgerKind kind)
{
  gint64 amount = 1 + tri_rng_range (rng, 100000);
  TriLedgerEntry *entry = entry_new (kind, amount, "USD");
  gboolean allowed = kind != TRI_LEDGER_REFUND || amount <= m->paid;

  g_assert_true (tri_account_post (m->account, entry, NULL) == allowed);
  if (!allowed)
    {
      tri_ledger_entry_free (entry);
      return;
    }
  take (m, entry);
  if (kind == TRI_LEDGER_PAYMENT || kind == TRI_LEDGER_REFUND)
    m->paid -= entry->amount_minor;
}

static void
try_reversal (Model *m, TriRng *rng)
{
  TriLedgerEntry *entry = pick (m, rng);
  TriLedgerEntry *reversal;

  if (entry == NULL)
    return;
  reversal = reversal_of (entry);
  if (!tri_account_post (m->account, reversal, NULL))
    {
      tri_ledger_entry_free (reversal);
      return;
    }
  take (m, reversal);
  if (entry->kind == TRI_LEDGER_PAYMENT || entry->kind == TRI_LEDGER_REFUND)
    m->paid += entry->amount_minor;
}

static void
model_init (Model *m)
{
  *m = (Model){ .ledger = ledger_new () };
  m->account = account_of (m->ledger);
}

/* What is in the ledger is all there is. */
static void
model_end (Model *m)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriAccount) again = account_of (m->ledger);
  TriMoney balance;

  g_assert_true (tri_ledger_balance (m->ledger, &balance, &error));
  g_assert_cmpint (balance.minor, ==, m->balance);
  g_assert_cmpint (tri_account_get_balance (again), ==, m->balance);
  g_assert_cmpint (tri_account_get_received (again), ==, m->paid);
  tri_account_free (m->account);
  g_ptr_array_unref (m->ledger);
  tri_quote_record_free (m->accepted);
}

static void
test_million (void)
{
  static const TriLedgerKind kinds[] = { TRI_LEDGER_CHARGE, TRI_LEDGER_TRAVEL, TRI_LEDGER_PAYMENT,
                                         TRI_LEDGER_CREDIT, TRI_LEDGER_REFUND };
  TriRng rng = tri_rng_seed (20261120);
  Model m;

  model_init (&m);
  for (guint i = 0; i < N_OPERATIONS; i++)
    {
      guint n_before = m.ledger->len;
      guint what = tri_rng_range (&rng, 100);

      if (what < 4)
        try_accept (&m, &rng);
      else if (what < 25)
        try_reversal (&m, &rng);
      else
        try_entry (&m, &rng, kinds[tri_rng_range (&rng, G_N_ELEMENTS (kinds))]);

      g_assert_cmpuint (m.ledger->len, >=, n_before);
      g_assert_true (tri_account_get_balance (m.account) == m.balance);
      g_assert_true (tri_account_get_received (m.account) == m.paid);
      g_assert_true (m.paid >= 0 && tri_account_get_credited (m.account) >= 0);
      g_assert_true (tri_account_get_balance (m.account)
                     == tri_account_get_charged (m.account) - tri_account_get_received (m.account)
                            - tri_account_get_credited (m.account));
      if ((i + 1) % N_OF_ACCOUNT == 0)
        {
          model_end (&m);
          model_init (&m);
        }
    }
  model_end (&m);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/account/rules", test_rules);
  g_test_add_func ("/account/accept", test_accept);
  g_test_add_func ("/account/dossier", test_dossier);
  g_test_add_func ("/account/million", test_million);
  return g_test_run ();
}

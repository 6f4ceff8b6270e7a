/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Versions of quotes, the clinic's sums and its book, and the currency that accounts keep. */

#include "config.h"

#include "store-fixture.h"

#include "tri-account.h"
#include "tri-error.h"
#include "tri-quote-version.h"
#include "tri-store-accounts.h"
#include "tri-store-quotes.h"

#define DAY(month, day) tri_date_from_ymd (2026, month, day)

typedef struct
{
  char *folder;
  TriStore *store;
  TriClient *client;
  TriChoice *choice;
} Fixture;

static TriChoice *
choose (TriStore *store, const char *client_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDesignRevision) given = fixture_revision (client_id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  TriChoice *choice = fixture_choice (revision);

  g_assert_true (fixture_save_choice (store, choice, NULL, &error));
  g_assert_no_error (error);
  return choice;
}

static void
setup (Fixture *f, gconstpointer data)
{
  f->folder = fixture_folder_new ();
  f->store = fixture_open (f->folder);
  f->client = fixture_save_client (f->store, "Ada Bird");
  f->choice = choose (f->store, f->client->id);
}

static void
teardown (Fixture *f, gconstpointer data)
{
  g_object_unref (f->store);
  fixture_folder_free (f->folder);
  tri_client_free (f->client);
  tri_choice_free (f->choice);
}

static void
book (TriStore *store,
      const char *client_id,
      TriLedgerKind kind,
      TriLedgerPurpose purpose,
      gint64 amount,
      TriDate day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLedgerEntry) entry
      = tri_ledger_entry_new (kind, amount, "EUR", day, "=note of it", &error);

  g_assert_no_error (error);
  entry->purpose = purpose;
  g_assert_true (tri_store_add_ledger_entry (store, client_id, entry, &error));
  g_assert_no_error (error);
}

static gint64
get_balance (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier = fixture_dossier (f->store, f->client->id);
  TriMoney balance;

  g_assert_true (tri_dossier_get_balance (dossier, "EUR", &balance, &error));
  g_assert_no_error (error);
  return balance.minor;
}

/* The next version costs 10,000 less, for a reason. */
static TriQuoteRecord *
make_next (Fixture *f, const char *currency, GError **error)
{
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  g_autoptr (TriDossier) dossier = fixture_dossier (f->store, f->client->id);
  const TriQuoteTerms terms
      = { .level = TRI_LEVEL_SENIOR, .discount_minor = 10000, .discount_reason = "Friend" };

  return tri_quote_record_new (dossier, dossier->treatments->pdata[0], clinic->care, currency,
                               &terms, DAY (11, 22), error);
}

static TriQuoteRecord *
save_next (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuoteRecord) next = make_next (f, "EUR", &error);
  TriQuoteRecord *saved;

  g_assert_no_error (error);
  saved = tri_store_save_quote (f->store, next, &error);
  g_assert_no_error (error);
  return saved;
}

static void
test_versions (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuoteRecord) second = save_next (f);
  g_autoptr (TriQuoteRecord) third = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  gint64 total = tri_quote_get_total (f->choice->quote->quote);
  const TriQuoteRecord *quote;
  const TriQuoteLine *line;

  g_assert_cmpint (second->version, ==, 2);
  g_assert_true (tri_store_accept_quote (f->store, f->choice->quote->id, ACCEPTED_ON, &error));
  book (f->store, f->client->id, TRI_LEDGER_PAYMENT, TRI_PURPOSE_DEPOSIT, 37500, ACCEPTED_ON);
  g_assert_cmpint (get_balance (f), ==, total - 37500);

  /* Accepting the second takes back the first; what was paid stays paid. */
  g_assert_true (tri_store_accept_quote (f->store, second->id, DAY (11, 25), &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (f), ==, total - 10000 - 37500);
  /* Neither can be accepted once more. */
  g_assert_false (tri_store_accept_quote (f->store, f->choice->quote->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (tri_store_accept_quote (f->store, second->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  third = save_next (f);
  g_assert_cmpint (third->version, ==, 3);
  g_assert_null (make_next (f, "USD", &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);

  fixture_reopen (&f->store);
  dossier = fixture_dossier (f->store, f->client->id);
  g_assert_cmpuint (dossier->quotes->len, ==, 3);
  quote = dossier->quotes->pdata[0];
  g_assert_false (quote->accepted);
  g_assert_cmpint (quote->made_on, ==, DAY (11, 20));
  g_assert_cmpint (quote->accepted_on, ==, ACCEPTED_ON);
  g_assert_cmpint (quote->replaced_on, ==, DAY (11, 25));
  g_assert_cmpint (quote->deposit_minor, ==, 37500);
  line = quote->quote->lines->pdata[0];
  g_assert_cmpstr (line->note, ==, "€640.40 for a session on 140 cm²");
  quote = dossier->quotes->pdata[1];
  g_assert_true (quote->accepted);
  line = quote->quote->lines->pdata[quote->quote->lines->len - 1];
  g_assert_cmpint (line->kind, ==, TRI_QUOTE_DISCOUNT);
  g_assert_cmpstr (line->note, ==, "Friend");
  g_assert_true (tri_dossier_get_accepted_quote (dossier) == quote);
  g_assert_true (tri_store_verify (f->store, &error));
  g_assert_no_error (error);
}

/* Another choice before any work replaces the accepted quote; after work both stand. */
static void
test_other_choice (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriChoice) second = choose (f->store, f->client->id);
  g_autoptr (TriChoice) third = NULL;
  g_autoptr (TriSession) session = NULL;
  gint64 total = tri_quote_get_total (second->quote->quote);

  g_assert_true (tri_store_accept_quote (f->store, f->choice->quote->id, ACCEPTED_ON, &error));
  g_assert_true (tri_store_accept_quote (f->store, second->quote->id, ACCEPTED_ON, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (f), ==, total);

  session = tri_session_copy (second->treatment->sessions->pdata[0]);
  session->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session (f->store, session, &error));
  third = choose (f->store, f->client->id);
  g_assert_true (tri_store_accept_quote (f->store, third->quote->id, ACCEPTED_ON, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (f), ==, 2 * total);
}

static void
test_refused_quote (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriQuoteRecord) other = tri_quote_record_copy (f->choice->quote);

  g_free (other->decision_id);
  other->decision_id = tri_id_new ();
  g_assert_null (tri_store_save_quote (f->store, other, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

static const TriAccountSum *
find_sum (const TriAccounts *accounts, const char *client_id)
{
  for (guint i = 0; i < accounts->clients->len; i++)
    {
      const TriAccountSum *sum = accounts->clients->pdata[i];

      if (g_str_equal (sum->client_id, client_id))
        return sum;
    }
  return NULL;
}

/* What the record sums up is what the rules of one account say. */
static void
check_sum (Fixture *f, const TriAccounts *accounts, const char *client_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier = fixture_dossier (f->store, client_id);
  g_autoptr (TriAccount) account = tri_account_new (dossier->ledger, &error);
  TriDeposit deposit = tri_dossier_get_deposit (dossier, account);
  const TriAccountSum *sum = find_sum (accounts, client_id);

  g_assert_nonnull (sum);
  g_assert_cmpint (sum->balance_minor, ==, tri_account_get_balance (account));
  g_assert_cmpint (sum->deposit_due_minor, ==, deposit.due);
  g_assert_cmpint (sum->deposit_held_minor, ==, deposit.held);
}

static void
test_sums (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClient) hidden = fixture_client ("Bo Secret");
  g_autoptr (TriClient) even = fixture_save_client (f->store, "Cy Even");
  g_autoptr (TriChoice) choice = NULL;
  g_autoptr (TriAccounts) accounts = NULL;
  g_autoptr (TriLedgerEntry) paid = NULL;
  g_autoptr (TriLedgerEntry) undone = NULL;
  TriAccountTotals totals;
  gint64 income[12];
  gint64 total = tri_quote_get_total (f->choice->quote->quote);

  hidden->disclosure = TRI_DISCLOSURE_PRIVATE;
  hidden->rev = tri_store_save_client (f->store, hidden, &error);
  choice = choose (f->store, hidden->id);
  g_assert_true (tri_store_accept_quote (f->store, f->choice->quote->id, DAY (9, 1), &error));
  book (f->store, f->client->id, TRI_LEDGER_PAYMENT, TRI_PURPOSE_DEPOSIT, 30000, DAY (9, 1));
  g_assert_true (tri_store_accept_quote (f->store, choice->quote->id, DAY (10, 1), &error));
  book (f->store, hidden->id, TRI_LEDGER_PAYMENT, TRI_PURPOSE_DEPOSIT, 40000, DAY (10, 2));
  book (f->store, hidden->id, TRI_LEDGER_PAYMENT, TRI_PURPOSE_NONE, total, DAY (11, 30));
  book (f->store, hidden->id, TRI_LEDGER_REFUND, TRI_PURPOSE_DEPOSIT, 10000, DAY (11, 30));
  book (f->store, even->id, TRI_LEDGER_CHARGE, TRI_PURPOSE_NO_SHOW, 25000, DAY (11, 1));
  book (f->store, even->id, TRI_LEDGER_CREDIT, TRI_PURPOSE_NONE, 25000, DAY (11, 1));
  /* A cheque that bounced. */
  paid = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 500, "EUR", DAY (10, 5), "", &error);
  undone = tri_ledger_entry_new_reversal (paid, DAY (11, 5), "");
  g_assert_true (tri_store_add_ledger_entry (f->store, even->id, paid, &error));
  g_assert_true (tri_store_add_ledger_entry (f->store, even->id, undone, &error));
  g_assert_no_error (error);

  accounts = tri_store_load_accounts (f->store, DAY (1, 1), DAY (12, 31), DAY (12, 31), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (accounts->clients->len, ==, 2);
  check_sum (f, accounts, f->client->id);
  check_sum (f, accounts, hidden->id);
  g_assert_cmpint (find_sum (accounts, f->client->id)->deposit_due_minor, ==, 7500);
  g_assert_cmpstr (find_sum (accounts, hidden->id)->name, ==, "Heron");
  g_assert_cmpstr (find_sum (accounts, f->client->id)->name, ==, "Ada Bird");

  totals = tri_accounts_get_totals (accounts, "EUR");
  g_assert_cmpint (totals.outstanding, ==, total - 30000);
  g_assert_cmpuint (totals.n_owing, ==, 1);
  g_assert_cmpint (totals.credits, ==, 30000);
  g_assert_cmpint (totals.deposits_held, ==, 30000 + 30000);
  g_assert_cmpint (totals.deposits_due, ==, 7500);
  g_assert_cmpint (tri_accounts_get_totals (accounts, "USD").outstanding, ==, 0);

  tri_accounts_get_income (accounts, "EUR", DAY (1, 1), 12, income);
  g_assert_cmpint (income[0], ==, 0);
  g_assert_cmpint (income[8], ==, 30000);
  g_assert_cmpint (income[9], ==, 40000 + 500);
  g_assert_cmpint (income[10], ==, total - 10000 - 500);
}

/* Once a session is done, its deposit is used and nothing of it is due; touch-ups are forecast. */
static void
test_begun (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriSession) session = tri_session_copy (f->choice->treatment->sessions->pdata[0]);
  g_autoptr (TriAccounts) accounts = NULL;
  TriMoneyRange forecast;
  const TriTreatment *t = f->choice->treatment;

  g_assert_true (tri_store_accept_quote (f->store, f->choice->quote->id, DAY (11, 20), &error));
  book (f->store, f->client->id, TRI_LEDGER_PAYMENT, TRI_PURPOSE_DEPOSIT, 30000, DAY (11, 20));
  session->state = TRI_SESSION_DONE;
  g_assert_true (tri_store_save_session (f->store, session, &error));
  g_assert_no_error (error);
  accounts = tri_store_load_accounts (f->store, TRI_DATE_NONE, TRI_DATE_NONE, t->touch_up_likely,
                                      &error);
  g_assert_no_error (error);
  check_sum (f, accounts, f->client->id);
  g_assert_cmpint (find_sum (accounts, f->client->id)->deposit_held_minor, ==, 0);
  g_assert_cmpint (find_sum (accounts, f->client->id)->deposit_due_minor, ==, 0);
  forecast = tri_accounts_get_touch_ups (accounts, "EUR");
  g_assert_cmpint (forecast.low, ==, 0);
  g_assert_cmpint (forecast.typical, ==, t->touch_up_price.typical);
  g_assert_cmpint (forecast.high, ==, t->touch_up_price.high);
}

static void
test_book (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClient) hidden = fixture_client ("Bo Secret");
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *csv = NULL;
  g_auto (GStrv) rows = NULL;

  hidden->disclosure = TRI_DISCLOSURE_PRIVATE;
  hidden->rev = tri_store_save_client (f->store, hidden, &error);
  book (f->store, hidden->id, TRI_LEDGER_PAYMENT, TRI_PURPOSE_DEPOSIT, 30000, DAY (9, 1));
  book (f->store, f->client->id, TRI_LEDGER_CHARGE, TRI_PURPOSE_NONE, 12345, DAY (9, 1));
  book (f->store, f->client->id, TRI_LEDGER_CHARGE, TRI_PURPOSE_NONE, 1, DAY (10, 1));
  lines = tri_store_list_book (f->store, DAY (9, 1), DAY (9, 30), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 2);
  csv = tri_book_to_csv (lines);
  g_assert_null (strstr (csv, "Secret"));
  rows = g_strsplit (csv, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (rows), ==, 4);
  g_assert_true (g_str_has_prefix (rows[0], "\"Date\",\"Client\",\"Entry\","));
  g_assert_true (
      g_str_has_prefix (rows[1], "\"2026-09-01\",\"Heron\",\"Deposit\",-300.00,\"EUR\",\"\","));
  g_assert_true (g_str_has_prefix (
      rows[2], "\"2026-09-01\",\"Ada Bird\",\"Charge\",123.45,\"EUR\",\"'=note of it\","));
}

/* The clinic's currency is its accounts': amounts never mix. */
static void
test_currency (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  g_autoptr (TriClinic) loaded = NULL;

  g_strlcpy (clinic->currency, "EUR", sizeof clinic->currency);
  g_assert_true (tri_store_save_clinic (f->store, clinic, &error));
  g_assert_no_error (error);
  book (f->store, f->client->id, TRI_LEDGER_CHARGE, TRI_PURPOSE_NONE, 100, DAY (9, 1));
  g_free (clinic->name);
  clinic->name = g_strdup ("Still the same currency");
  g_assert_true (tri_store_save_clinic (f->store, clinic, &error));
  g_assert_no_error (error);
  g_strlcpy (clinic->currency, "JPY", sizeof clinic->currency);
  g_assert_false (tri_store_save_clinic (f->store, clinic, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  loaded = tri_store_load_clinic (f->store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (loaded->currency, ==, "EUR");
}

#define TEST(path, function) g_test_add (path, Fixture, NULL, setup, function, teardown)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  TEST ("/store-accounts/versions", test_versions);
  TEST ("/store-accounts/other-choice", test_other_choice);
  TEST ("/store-accounts/refused-quote", test_refused_quote);
  TEST ("/store-accounts/sums", test_sums);
  TEST ("/store-accounts/begun", test_begun);
  TEST ("/store-accounts/book", test_book);
  TEST ("/store-accounts/currency", test_currency);
  return g_test_run ();
}

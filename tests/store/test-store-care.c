/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choices, sessions and money in the record: whole or not at all, and only followed. */

#include "config.h"

#include "store-fixture.h"
#include "tri-error.h"
#include "tri-store-private.h"

static void
check_said (const TriDecision *decision)
{
  const TriRejection *rejection = decision->rejections->pdata[0];
  const TriOverride *override = decision->overrides->pdata[0];
  const TriCaveat *caveat = decision->caveats->pdata[0];
  const TriSignature *drawn = tri_decision_get_signature (decision, TRI_PICKER_CLIENT);
  const TriSignature *typed = tri_decision_get_signature (decision, TRI_PICKER_PARTNER);

  g_assert_cmpstr (decision->names, ==, "Ada and Bo");
  g_assert_cmpuint (decision->rejections->len, ==, 2);
  g_assert_cmpstr (rejection->template_id, ==, "mature");
  g_assert_cmpstr (rejection->reason, ==, "Too high.");
  g_assert_cmpuint (decision->overrides->len, ==, 1);
  g_assert_cmpstr (override->finding_id, ==, "height");
  g_assert_cmpfloat (override->measure, ==, 62.5);
  g_assert_cmpstr (override->unit, ==, "mm");
  g_assert_cmpstr (override->text, ==, "The line is low.");
  g_assert_cmpstr (override->reason, ==, "Wanted so since youth.");
  g_assert_cmpuint (decision->caveats->len, >=, 5);
  g_assert_cmpstr (caveat->id, ==, "permanent");
  g_assert_nonnull (strstr (caveat->text, "2–4 years"));
  g_assert_cmpstr (drawn->strokes, ==, "400|10,20 500,100");
  g_assert_cmpstr (drawn->name, ==, "");
  g_assert_cmpint (drawn->signed_utc, ==, 1795000190);
  g_assert_cmpstr (typed->strokes, ==, "");
  g_assert_cmpstr (typed->name, ==, "Bo Bird");
}

static void
test_choice (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "C");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (TriChoice) without = fixture_choice (revision);
  g_autoptr (GBytes) png = fixture_picture ("\x89PNG", "as it was shown");

  g_assert_true (fixture_save_choice (store, choice, png, &error));
  g_assert_no_error (error);
  /* Told an earlier time by a clock that was set back, it is the newer one all the same. */
  without->decision->decided_utc -= 3600;
  g_assert_true (fixture_save_choice (store, without, NULL, &error));
  g_assert_no_error (error);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
      g_autoptr (GBytes) picture
          = tri_store_load_picture (store, choice->decision->id, TRI_DECISION_HEALED, &error);
      const TriDecision *decision;
      const TriTreatment *treatment;
      const TriQuoteRecord *quote;

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (picture, png));
      fixture_check_whole (dossier);
      g_assert_cmpuint (dossier->decisions->len, ==, 2);
      decision = dossier->decisions->pdata[0];
      g_assert_cmpstr (decision->id, ==, choice->decision->id);
      g_assert_cmpstr (decision->revision_id, ==, revision->id);
      g_assert_cmpint (decision->kind, ==, TRI_KIND_PERMANENT);
      g_assert_cmpuint (decision->present, ==, TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER);
      g_assert_cmpstr (decision->notes, ==, "Partner prefers soft.");
      g_assert_cmpstr (decision->shown, ==, "soft,mature,cap");
      g_assert_cmpstr (decision->app_version, ==, choice->decision->app_version);
      g_assert_cmpint (decision->date, ==, choice->decision->date);
      g_assert_cmpint (decision->decided_utc, ==, 1795000200);
      check_said (decision);
      g_assert_cmpuint (decision->pictures->len, ==, 2);
      g_assert_true (g_str_has_suffix (
          tri_decision_get_picture (decision, TRI_DECISION_FIVE_YEARS)->file, ".png"));
      g_assert_cmpuint (((TriDecision *) dossier->decisions->pdata[1])->pictures->len, ==, 0);

      treatment = dossier->treatments->pdata[0];
      g_assert_cmpint (treatment->touch_up_earliest, ==, choice->treatment->touch_up_earliest);
      g_assert_cmpint (treatment->touch_up_likely, ==, choice->treatment->touch_up_likely);
      g_assert_cmpint (treatment->touch_up_latest, ==, choice->treatment->touch_up_latest);
      g_assert_cmpint (treatment->touch_up_price.low, ==, choice->treatment->touch_up_price.low);
      g_assert_cmpint (treatment->touch_up_price.high, ==, choice->treatment->touch_up_price.high);
      g_assert_cmpstr (treatment->touch_up_price.currency, ==, "EUR");
      for (guint i = 0; i < treatment->sessions->len; i++)
        {
          const TriSession *a = treatment->sessions->pdata[i];
          const TriSession *b = choice->treatment->sessions->pdata[i];

          g_assert_cmpstr (a->id, ==, b->id);
          g_assert_cmpuint (a->ordinal, ==, i + 1);
          g_assert_cmpint (a->date, ==, b->date);
          g_assert_cmpint (a->earliest, ==, b->earliest);
          g_assert_cmpint (a->latest, ==, b->latest);
          g_assert_cmpint (a->state, ==, TRI_SESSION_PLANNED);
          g_assert_cmpuint (a->dots, ==, b->dots);
          g_assert_cmpmem (&a->hours, sizeof a->hours, &b->hours, sizeof b->hours);
          g_assert_cmpint (a->price_minor, ==, b->price_minor);
          g_assert_null (a->override_reason);
        }
      quote = dossier->quotes->pdata[0];
      g_assert_false (quote->accepted);
      g_assert_cmpint (quote->version, ==, 1);
      g_assert_cmpstr (quote->quote->currency, ==, "EUR");
      g_assert_cmpint (tri_quote_get_total (quote->quote), ==,
                       tri_quote_get_total (choice->quote->quote));
      g_assert_cmpstr (((TriQuoteLine *) quote->quote->lines->pdata[0])->text, ==,
                       ((TriQuoteLine *) choice->quote->quote->lines->pdata[0])->text);
      fixture_reopen (&store);
    }
  g_assert_null (
      tri_store_load_picture (store, without->decision->id, TRI_DECISION_HEALED, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
}

/* A choice of which one part is refused leaves nothing behind, neither rows nor the picture. */
static void
test_choice_is_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "C");
  g_autoptr (TriClient) other = fixture_save_client (store, "D");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (GBytes) png = fixture_picture ("\x89PNG", "kept?");
  g_autofree char *photos = g_build_filename (folder, "photos", NULL);

  for (int fault = 0; fault < 5; fault++)
    {
      g_autoptr (TriChoice) choice = fixture_choice (revision);
      g_autoptr (TriDossier) dossier = NULL;
      g_autoptr (GDir) dir = NULL;
      TriSession *last = choice->treatment->sessions->pdata[2];

      switch (fault)
        {
        case 0: /* two sessions in one place */
          last->ordinal = 1;
          break;
        case 1: /* the last of all rows */
          choice->quote->version = 0;
          break;
        case 2:
          g_free (choice->quote->client_id);
          choice->quote->client_id = g_strdup (other->id);
          break;
        case 3:
          g_free (choice->decision->revision_id);
          choice->decision->revision_id = tri_id_new ();
          break;
        default:
          g_free (choice->treatment->decision_id);
          choice->treatment->decision_id = tri_id_new ();
          break;
        }
      g_assert_false (fixture_save_choice (store, choice, png, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == TRI_ERROR);
      g_clear_error (&error);
      dossier = fixture_dossier (store, client->id);
      g_assert_cmpuint (dossier->decisions->len, ==, 0);
      g_assert_cmpuint (dossier->treatments->len, ==, 0);
      g_assert_cmpuint (dossier->quotes->len, ==, 0);
      dir = g_dir_open (photos, 0, &error);
      g_assert_no_error (error);
      g_assert_null (g_dir_read_name (dir));
    }
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);
}

static const char *const decision_tables[] = {
  "decision",          "decision_private", "decision_picture",   "decision_rejection",
  "decision_override", "decision_caveat",  "decision_signature",
};

static gpointer
try_edits_worker (TriConnection *connection, gpointer args, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (decision_tables); i++)
    {
      const char *table = decision_tables[i];
      const char *id = i == 0 ? "id" : "decision_id";
      g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM %s", table);
      g_autofree char *text
          = g_strdup_printf ("UPDATE %s SET rev = 2;UPDATE %s SET %s = %s;"
                             "DELETE FROM %s;INSERT INTO %s SELECT * FROM %s;"
                             "REPLACE INTO %s SELECT * FROM %s",
                             table, table, id, id, table, table, table, table, table);
      g_auto (GStrv) edits = g_strsplit (text, ";", -1);
      gint64 n_rows;

      g_assert_true (tri_connection_get_int (connection, count, &n_rows, error));
      g_assert_cmpint (n_rows, >, 0);
      for (guint k = 0; edits[k] != NULL; k++)
        {
          g_autoptr (GError) refusal = NULL;

          g_test_message ("%s", edits[k]);
          g_assert_false (tri_connection_execute (connection, edits[k], &refusal));
          g_assert_nonnull (refusal);
        }
    }
  return GINT_TO_POINTER (TRUE);
}

/* Nothing of a decision can be changed, removed or added to once it stands; another may follow. */
static void
test_decision_fixed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "F");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (TriChoice) next = fixture_choice (revision);
  g_autoptr (GBytes) png = fixture_picture ("\x89PNG", "fixed");
  g_autoptr (TriDossier) dossier = NULL;

  g_assert_true (fixture_save_choice (store, choice, png, &error));
  g_assert_nonnull (_tri_store_run (store, TRI_STORE_READ, try_edits_worker, NULL, NULL, &error));
  /* The same decision once more is an edit too. */
  g_assert_false (fixture_save_choice (store, choice, png, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (fixture_save_choice (store, next, NULL, &error));
  g_assert_no_error (error);
  dossier = fixture_dossier (store, client->id);
  g_assert_cmpuint (dossier->decisions->len, ==, 2);
  check_said (dossier->decisions->pdata[0]);
}

/* A picture that was changed on the disk is found, by whoever looks at it and by a check of all. */
static void
test_picture_changed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "P");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (GBytes) png = fixture_picture ("\x89PNG", "as it was");
  g_autoptr (TriDossier) dossier = NULL;
  g_autofree char *path = NULL;

  g_assert_true (fixture_save_choice (store, choice, png, &error));
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);
  dossier = fixture_dossier (store, client->id);
  path = g_build_filename (
      folder, "photos",
      tri_decision_get_picture (dossier->decisions->pdata[0], TRI_DECISION_FIVE_YEARS)->file, NULL);
  g_assert_true (g_file_set_contents (path, "\x89PNG as it was not", -1, &error));
  g_assert_false (tri_store_verify (store, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_null (
      tri_store_load_picture (store, choice->decision->id, TRI_DECISION_FIVE_YEARS, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_DAMAGED);
}

static void
test_session (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "S");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (TriSession) session = NULL;
  g_autoptr (TriSession) fourth = NULL;

  g_assert_true (fixture_save_choice (store, choice, NULL, &error));
  session = tri_session_copy (choice->treatment->sessions->pdata[1]);
  session->state = TRI_SESSION_DONE;
  session->date = tri_date_from_ymd (2026, 12, 5);
  session->override_reason = g_strdup ("Leaves the country.");
  g_assert_true (tri_store_save_session (store, session, &error));
  g_assert_no_error (error);
  fourth = tri_session_copy (session);
  g_free (fourth->id);
  fourth->id = tri_id_new ();
  fourth->ordinal = 4;
  fourth->state = TRI_SESSION_CANCELLED;
  fourth->latest = TRI_DATE_NONE;
  g_assert_true (tri_store_save_session (store, fourth, &error));
  g_assert_no_error (error);

  for (int pass = 0; pass < 2; pass++)
    {
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
      const TriTreatment *treatment = dossier->treatments->pdata[0];
      const TriSession *second = treatment->sessions->pdata[1];
      const TriSession *last = treatment->sessions->pdata[3];

      g_assert_cmpuint (treatment->sessions->len, ==, 4);
      g_assert_cmpint (second->state, ==, TRI_SESSION_DONE);
      g_assert_cmpint (second->date, ==, session->date);
      g_assert_cmpstr (second->override_reason, ==, "Leaves the country.");
      g_assert_cmpint (last->state, ==, TRI_SESSION_CANCELLED);
      g_assert_cmpint (last->latest, ==, TRI_DATE_NONE);
      fixture_reopen (&store);
    }

  fourth->ordinal = 2;
  g_assert_false (tri_store_save_session (store, fourth, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_free (fourth->treatment_id);
  fourth->treatment_id = tri_id_new ();
  g_assert_false (tri_store_save_session (store, fourth, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
}

static gint64
get_balance (TriStore *store, const char *client_id, guint *out_n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriDossier) dossier = fixture_dossier (store, client_id);
  TriMoney balance;

  g_assert_true (tri_dossier_get_balance (dossier, "EUR", &balance, &error));
  g_assert_no_error (error);
  *out_n = dossier->ledger->len;
  return balance.minor;
}

static void
test_money (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (TriStore) store = fixture_open (folder);
  g_autoptr (TriClient) client = fixture_save_client (store, "M");
  g_autoptr (TriClient) other = fixture_save_client (store, "N");
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = tri_store_save_revision (store, given, &error);
  g_autoptr (TriChoice) choice = fixture_choice (revision);
  g_autoptr (TriLedgerEntry) deposit = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 30000, "EUR",
                                                             ACCEPTED_ON, "deposit, cash", &error);
  g_autoptr (TriLedgerEntry) reversal = NULL;
  g_autoptr (TriLedgerEntry) foreign
      = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, 100, "USD", ACCEPTED_ON, "", &error);
  gint64 total;
  guint n_lines;
  guint n;

  g_assert_no_error (error);
  total = tri_quote_get_total (choice->quote->quote);
  n_lines = choice->quote->quote->lines->len;
  g_assert_cmpint (total, >, 0);
  g_assert_true (fixture_save_choice (store, choice, NULL, &error));
  g_assert_cmpint (get_balance (store, client->id, &n), ==, 0);
  g_assert_true (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total);
  g_assert_cmpuint (n, ==, n_lines);

  /* Once. */
  g_assert_false (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  fixture_reopen (&store);
  g_assert_false (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total);
  g_assert_false (tri_store_accept_quote (store, client->id, ACCEPTED_ON, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_true (tri_store_add_ledger_entry (store, client->id, deposit, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total - 30000);
  /* The same entry is not booked twice. */
  g_assert_false (tri_store_add_ledger_entry (store, client->id, deposit, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (tri_store_add_ledger_entry (store, client->id, foreign, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);

  reversal = tri_ledger_entry_new_reversal (deposit, ACCEPTED_ON, "bounced");
  g_assert_false (tri_store_add_ledger_entry (store, other->id, reversal, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  reversal->amount_minor -= 1;
  g_assert_false (tri_store_add_ledger_entry (store, client->id, reversal, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  reversal->amount_minor += 1;
  g_assert_true (tri_store_add_ledger_entry (store, client->id, reversal, &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (store, client->id, &n), ==, total);
  g_free (reversal->id);
  reversal->id = tri_id_new ();
  g_assert_false (tri_store_add_ledger_entry (store, client->id, reversal, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);

  fixture_reopen (&store);
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);
    const TriLedgerEntry *charge = dossier->ledger->pdata[0];
    const TriLedgerEntry *payment = dossier->ledger->pdata[n_lines];
    const TriLedgerEntry *taken_back = dossier->ledger->pdata[n_lines + 1];
    const TriQuoteRecord *quote = dossier->quotes->pdata[0];

    g_assert_cmpuint (dossier->ledger->len, ==, n_lines + 2);
    g_assert_true (quote->accepted);
    g_assert_cmpint (charge->kind, ==, TRI_LEDGER_CHARGE);
    g_assert_cmpstr (charge->note, ==,
                     ((TriQuoteLine *) choice->quote->quote->lines->pdata[0])->text);
    g_assert_cmpint (charge->date, ==, ACCEPTED_ON);
    g_assert_cmpstr (payment->id, ==, deposit->id);
    g_assert_cmpint (payment->kind, ==, TRI_LEDGER_PAYMENT);
    g_assert_cmpint (payment->amount_minor, ==, -30000);
    g_assert_cmpstr (payment->currency, ==, "EUR");
    g_assert_cmpstr (payment->note, ==, "deposit, cash");
    g_assert_null (payment->reverses);
    g_assert_cmpint (taken_back->kind, ==, TRI_LEDGER_REVERSAL);
    g_assert_cmpstr (taken_back->reverses, ==, deposit->id);
  }

  /* No sum can overflow. */
  {
    g_autoptr (TriLedgerEntry) huge
        = tri_ledger_entry_new (TRI_LEDGER_CHARGE, 1, "EUR", ACCEPTED_ON, "", &error);

    g_assert_no_error (error);
    huge->amount_minor = G_MAXINT64;
    g_assert_false (tri_store_add_ledger_entry (store, client->id, huge, &error));
    g_assert_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE);
    g_clear_error (&error);
  }
  g_assert_true (tri_store_verify (store, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/choice", test_choice);
  g_test_add_func ("/store/choice/whole", test_choice_is_whole);
  g_test_add_func ("/store/decision-fixed", test_decision_fixed);
  g_test_add_func ("/store/picture-changed", test_picture_changed);
  g_test_add_func ("/store/session", test_session);
  g_test_add_func ("/store/money", test_money);
  return g_test_run ();
}

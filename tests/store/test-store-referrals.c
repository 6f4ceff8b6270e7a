/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral programme in the record: who may be whose, and credits that follow payments. */

#include "config.h"

#include "store-fixture.h"

#include "tri-error.h"
#include "tri-rng.h"
#include "tri-store-referrals.h"

#define DAY(month, day) tri_date_from_ymd (2026, month, day)
#define TODAY DAY (12, 1)
#define N_PEOPLE 6

/* Somebody whose treatment was quoted. */
typedef struct
{
  char *id;
  char *quote_id;
  gint64 total;
  char *code;
} Person;

typedef struct
{
  char *folder;
  TriStore *store;
  Person people[N_PEOPLE];
} Fixture;

static void
add_person (Fixture *f, Person *person, guint number)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("Person %u", number);
  g_autoptr (TriClient) client = fixture_client (name);
  g_autoptr (TriDesignRevision) given = fixture_revision (client->id);
  g_autoptr (TriDesignRevision) revision = NULL;
  g_autoptr (TriChoice) choice = NULL;

  client->disclosure = TRI_DISCLOSURE_OPEN;
  g_assert_cmpint (tri_store_save_client (f->store, client, &error), ==, 1);
  revision = tri_store_save_revision (f->store, given, &error);
  choice = fixture_choice (revision);
  g_assert_true (fixture_save_choice (f->store, choice, NULL, &error));
  g_assert_no_error (error);
  person->id = g_strdup (client->id);
  person->quote_id = g_strdup (choice->quote->id);
  person->total = tri_quote_get_total (choice->quote->quote);
  person->code = tri_store_give_referral_code (f->store, person->id, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();

  f->folder = fixture_folder_new ();
  f->store = fixture_open (f->folder);
  memcpy (clinic->currency, "EUR", 4);
  g_assert_true (tri_store_save_clinic (f->store, clinic, &error));
  for (guint i = 0; i < N_PEOPLE; i++)
    add_person (f, &f->people[i], i);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_unref (f->store);
  fixture_folder_free (f->folder);
  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_free (f->people[i].id);
      g_free (f->people[i].quote_id);
      g_free (f->people[i].code);
    }
}

static gboolean
set_referrer (Fixture *f, guint referred, guint referrer, GError **error)
{
  return tri_store_set_referrer (f->store, f->people[referred].id, f->people[referrer].code,
                                 DAY (11, 20), error);
}

static gboolean
accept (Fixture *f, guint i)
{
  return tri_store_accept_quote (f->store, f->people[i].quote_id, ACCEPTED_ON, NULL);
}

/* (transfer full): the entry's id, NULL when it was refused */
static char *
pay (Fixture *f, guint i, gint64 amount)
{
  g_autoptr (TriLedgerEntry) entry
      = tri_ledger_entry_new (TRI_LEDGER_PAYMENT, amount, "EUR", DAY (11, 25), "", NULL);

  return tri_store_add_ledger_entry (f->store, f->people[i].id, entry, NULL) ? g_strdup (entry->id)
                                                                             : NULL;
}

static gboolean
reverse (Fixture *f, guint i, const char *entry_id)
{
  g_autoptr (TriDossier) dossier = fixture_dossier (f->store, f->people[i].id);

  for (guint j = 0; j < dossier->ledger->len; j++)
    {
      const TriLedgerEntry *entry = dossier->ledger->pdata[j];

      if (g_str_equal (entry->id, entry_id))
        {
          g_autoptr (TriLedgerEntry) reversal
              = tri_ledger_entry_new_reversal (entry, DAY (11, 26), "");

          return tri_store_add_ledger_entry (f->store, f->people[i].id, reversal, NULL);
        }
    }
  g_assert_not_reached ();
}

static TriReferral *
load (Fixture *f, guint i)
{
  g_autoptr (GError) error = NULL;
  TriReferral *referral = tri_store_load_referral (f->store, f->people[i].id, TODAY, &error);

  g_assert_no_error (error);
  return referral;
}

static gint64
get_available (Fixture *f, guint i)
{
  g_autoptr (TriReferral) referral = load (f, i);

  return referral->sum.available;
}

static gint64
get_balance (Fixture *f, guint i)
{
  g_autoptr (TriDossier) dossier = fixture_dossier (f->store, f->people[i].id);
  TriMoney balance;

  g_assert_true (tri_dossier_get_balance (dossier, "EUR", &balance, NULL));
  return balance.minor;
}

static void
test_codes (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClient) shy = fixture_save_client (f->store, "Shy");
  g_autofree char *again = tri_store_give_referral_code (f->store, f->people[0].id, &error);

  g_assert_cmpstr (again, ==, f->people[0].code);
  g_assert_cmpstr (f->people[1].code, !=, f->people[0].code);
  g_assert_null (tri_store_give_referral_code (f->store, shy->id, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
}

static void
test_who (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *nobody = tri_referral_code_new (4711);
  g_autoptr (TriReferral) referral = NULL;

  g_assert_false (set_referrer (f, 0, 0, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (tri_store_set_referrer (f->store, f->people[0].id, nobody, DAY (11, 20), &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (set_referrer (f, 1, 0, &error));
  g_assert_true (set_referrer (f, 2, 1, &error));
  g_assert_no_error (error);
  g_assert_false (set_referrer (f, 0, 2, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
  fixture_reopen (&f->store);
  referral = load (f, 1);
  g_assert_cmpstr (referral->referrer_id, ==, f->people[0].id);
  g_assert_cmpstr (referral->referrer_name, ==, "Person 0");
  g_assert_cmpuint (referral->friends->len, ==, 1);
  /* It can be corrected as long as nothing was earned by it. */
  g_assert_true (tri_store_set_referrer (f->store, f->people[2].id, "", DAY (11, 21), NULL));
  g_assert_true (set_referrer (f, 0, 2, NULL));
}

static void
test_earned_and_spent (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *payment = NULL;
  g_autofree char *again = NULL;

  g_assert_true (set_referrer (f, 1, 0, &error));
  g_assert_true (accept (f, 0) && accept (f, 1));
  g_free (pay (f, 1, f->people[1].total - 1));
  g_assert_cmpint (get_available (f, 0), ==, 0);
  payment = pay (f, 1, 1);
  g_assert_cmpint (get_available (f, 0), ==, 5000);
  g_assert_cmpint (tri_store_get_referral_owed (f->store, "EUR", TODAY, &error), ==, 5000);
  g_free (pay (f, 1, 1));
  g_assert_cmpint (get_available (f, 0), ==, 5000); /* not twice */

  g_assert_true (tri_store_spend_referral (f->store, f->people[0].id, DAY (11, 26), &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_balance (f, 0), ==, f->people[0].total - 5000);
  g_assert_cmpint (get_available (f, 0), ==, 0);
  g_assert_cmpint (tri_store_get_referral_owed (f->store, "EUR", TODAY, &error), ==, 0);
  g_assert_false (tri_store_spend_referral (f->store, f->people[0].id, DAY (11, 26), &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);

  /* The payment is taken back, and with it credit and what was spent of it; one euro more was paid
   * than was owed, so that the second reversal does it. */
  g_assert_true (reverse (f, 1, payment));
  g_assert_cmpint (get_available (f, 0), ==, 0);
  g_assert_cmpint (get_balance (f, 0), ==, f->people[0].total - 5000);
  again = pay (f, 1, 1);
  g_assert_true (reverse (f, 1, again));
  {
    g_autoptr (TriDossier) dossier = fixture_dossier (f->store, f->people[1].id);
    const TriLedgerEntry *first = NULL;

    for (guint i = 0; i < dossier->ledger->len && first == NULL; i++)
      if (((TriLedgerEntry *) dossier->ledger->pdata[i])->kind == TRI_LEDGER_PAYMENT)
        first = dossier->ledger->pdata[i];
    g_assert_true (reverse (f, 1, first->id));
  }
  g_assert_cmpint (get_balance (f, 0), ==, f->people[0].total);
  g_assert_cmpint (get_available (f, 0), ==, 0);
}

/* Random referrals, payments, reversals and spendings. */
static void
test_property (Fixture *f, gconstpointer data)
{
  TriRng rng = tri_rng_seed (20261128);
  GPtrArray *payments[N_PEOPLE];

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      payments[i] = g_ptr_array_new_with_free_func (g_free);
      g_assert_true (accept (f, i));
    }
  for (guint step = 0; step < 150; step++)
    {
      guint who = tri_rng_range (&rng, N_PEOPLE);
      guint n_credits = 0;

      switch (tri_rng_range (&rng, 4))
        {
        case 0:
          set_referrer (f, who, tri_rng_range (&rng, N_PEOPLE), NULL);
          break;
        case 1:
          {
            char *id = pay (f, who, MAX (get_balance (f, who), 1));

            if (id != NULL)
              g_ptr_array_add (payments[who], id);
          }
          break;
        case 2:
          if (payments[who]->len > 0)
            {
              guint at = tri_rng_range (&rng, payments[who]->len);

              reverse (f, who, payments[who]->pdata[at]);
              g_ptr_array_remove_index (payments[who], at);
            }
          break;
        default:
          tri_store_spend_referral (f->store, f->people[who].id, DAY (11, 27), NULL);
        }

      for (guint i = 0; i < N_PEOPLE; i++)
        {
          g_autoptr (TriReferral) referral = load (f, i);
          const char *above = f->people[i].id;

          g_assert_cmpint (referral->sum.available, >=, 0);
          g_assert_cmpint (referral->sum.overspent, ==, 0);
          g_assert_cmpint (referral->sum.spent, <=, referral->sum.earned);
          for (guint j = 0; j < referral->credits->len; j++)
            n_credits += ((TriReferralCredit *) referral->credits->pdata[j])->taken_back_on
                         == TRI_DATE_NONE;
          /* Going up ends: no circle. */
          for (guint steps = 0; above != NULL; steps++)
            {
              g_autoptr (TriReferral) next = NULL;
              guint at = 0;

              g_assert_cmpuint (steps, <, N_PEOPLE);
              while (!g_str_equal (f->people[at].id, above))
                at++;
              next = load (f, at);
              above = NULL;
              for (guint j = 0; next->referrer_id != NULL && j < N_PEOPLE; j++)
                if (g_str_equal (f->people[j].id, next->referrer_id))
                  above = f->people[j].id;
            }
        }
      g_assert_cmpuint (n_credits, <=, N_PEOPLE);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    g_ptr_array_unref (payments[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, test)                                                                            \
  g_test_add ("/store/referrals/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("codes", test_codes);
  ADD ("who", test_who);
  ADD ("earned-and-spent", test_earned_and_spent);
  ADD ("property", test_property);
  return g_test_run ();
}

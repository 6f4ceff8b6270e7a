/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Referral codes, and what credit is left by the rules. */

#include "config.h"

#include <string.h>

#include "tri-error.h"
#include "tri-measures.h"
#include "tri-referral.h"
#include "tri-rng.h"

#define DAY(month, day) tri_date_from_ymd (2026, month, day)

static void
test_codes (void)
{
  for (guint64 seed = 0; seed < 500; seed++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *code = tri_referral_code_new (seed);
      g_autofree char *typed = g_strdup_printf (" %.3s-%s ", code, code + 3);
      g_autofree char *small = g_ascii_strdown (typed, -1);
      g_autofree char *parsed = tri_referral_code_parse (small, &error);
      char swapped[] = { code[1], code[0], code[2], code[3], code[4], code[5], '\0' };

      g_assert_no_error (error);
      g_assert_cmpstr (parsed, ==, code);
      g_assert_null (strpbrk (code, "01OIL"));
      /* Two that changed places are noticed, and any one that is wrong. */
      if (code[0] != code[1])
        g_assert_null (tri_referral_code_parse (swapped, NULL));
      for (guint i = 0; i < TRI_REFERRAL_CODE_LENGTH; i++)
        {
          g_autofree char *wrong = g_strdup (code);

          wrong[i] = wrong[i] == 'K' ? 'M' : 'K';
          g_assert_null (tri_referral_code_parse (wrong, &error));
          g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
          g_clear_error (&error);
        }
    }
  g_assert_null (tri_referral_code_parse ("", NULL));
  g_assert_null (tri_referral_code_parse ("ÄÖÜ", NULL));
  g_assert_null (tri_referral_code_parse ("22222222222222", NULL));
}

static void
test_check (void)
{
  static const struct
  {
    const char *client, *referrer;
    const char *above[3];
    gboolean good;
  } rows[] = {
    { "a", "b", { NULL }, TRUE },       { "a", "a", { NULL }, FALSE },
    { "a", "b", { "c", "d" }, TRUE },   { "a", "b", { "c", "a" }, FALSE },
    { "a", "b", { "a", NULL }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) above = g_ptr_array_new ();

      for (guint j = 0; rows[i].above[j] != NULL; j++)
        g_ptr_array_add (above, (gpointer) rows[i].above[j]);
      g_assert_cmpint (tri_referral_check (rows[i].client, rows[i].referrer, above, &error), ==,
                       rows[i].good);
      if (!rows[i].good)
        g_assert_error (error, TRI_ERROR, TRI_ERROR_CONFLICT);
    }
}

/* What is in a wallet. */
typedef struct
{
  GPtrArray *credits;
  GPtrArray *ledger;
} Wallet;

static void
set_up (Wallet *w, gconstpointer data)
{
  w->credits = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_referral_credit_free);
  w->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
}

static void
tear_down (Wallet *w, gconstpointer data)
{
  g_ptr_array_unref (w->credits);
  g_ptr_array_unref (w->ledger);
}

static TriReferralCredit *
earn (Wallet *w, const char *friend, TriDate day)
{
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  TriReferralCredit *credit = tri_referral_credit_new (friend, clinic, day);

  g_ptr_array_add (w->credits, credit);
  return credit;
}

static void
charge (Wallet *w, gint64 amount)
{
  g_ptr_array_add (w->ledger,
                   tri_ledger_entry_new (TRI_LEDGER_CHARGE, amount, "USD", DAY (1, 1), "", NULL));
}

static gboolean
spend (Wallet *w, gint64 amount, TriDate day)
{
  g_autoptr (GError) error = NULL;
  TriLedgerEntry *entry = tri_referral_spend (w->credits, w->ledger, "USD", amount, day, &error);

  if (entry == NULL)
    return FALSE;
  g_ptr_array_add (w->ledger, entry);
  return TRUE;
}

static TriReferralSum
sum_on (Wallet *w, TriDate day)
{
  return tri_referral_sum (w->credits, w->ledger, "USD", day);
}

/* The founding figures: 50, good for six months. */
static void
test_spend (Wallet *w, gconstpointer data)
{
  TriReferralCredit *first = earn (w, "friend", DAY (1, 31));
  TriReferralSum sum;

  g_assert_cmpint (first->amount_minor, ==, 5000);
  g_assert_cmpint (first->expires_on, ==, DAY (7, 31));
  earn (w, "other", DAY (3, 1));
  g_assert_false (spend (w, 1000, DAY (4, 1))); /* nothing to pay */
  charge (w, 7000);
  g_assert_false (spend (w, 7001, DAY (4, 1)));
  g_assert_true (spend (w, 6000, DAY (4, 1)));
  sum = sum_on (w, DAY (4, 1));
  g_assert_cmpint (sum.earned, ==, 10000);
  g_assert_cmpint (sum.spent, ==, 6000);
  g_assert_cmpint (sum.available, ==, 4000);
  g_assert_cmpint (sum.overspent, ==, 0);
  g_assert_false (spend (w, 2000, DAY (4, 1))); /* only 1,000 is owed */
  charge (w, 90000);
  g_assert_false (spend (w, 4001, DAY (4, 1)));
  g_assert_false (spend (w, 1, DAY (9, 2)));
  sum = sum_on (w, DAY (9, 2));
  g_assert_cmpint (sum.available, ==, 0);
  g_assert_cmpint (sum.expired, ==, 4000);
}

static void
test_take_back (Wallet *w, gconstpointer data)
{
  TriReferralCredit *first = earn (w, "friend", DAY (1, 31));
  g_autoptr (GPtrArray) reversals = NULL;
  g_autoptr (GPtrArray) none = NULL;
  TriReferralSum sum;

  earn (w, "other", DAY (1, 31));
  charge (w, 20000);
  g_assert_true (spend (w, 3000, DAY (2, 1)));
  g_assert_true (spend (w, 4000, DAY (2, 2)));
  none = tri_referral_take_back (w->credits, w->ledger, DAY (2, 3));
  g_assert_cmpuint (none->len, ==, 0);

  /* 7,000 were spent, 5,000 stay: the later one goes. */
  first->taken_back_on = DAY (2, 3);
  g_assert_cmpint (sum_on (w, DAY (2, 3)).overspent, ==, 2000);
  reversals = tri_referral_take_back (w->credits, w->ledger, DAY (2, 3));
  g_assert_cmpuint (reversals->len, ==, 1);
  g_ptr_array_add (w->ledger, tri_ledger_entry_copy (reversals->pdata[0]));
  sum = sum_on (w, DAY (2, 3));
  g_assert_cmpint (sum.spent, ==, 3000);
  g_assert_cmpint (sum.available, ==, 2000);
  g_assert_cmpint (sum.overspent, ==, 0);
}

/* Whatever happens in whatever order, no more is spent than was earned. */
static void
test_never_negative (void)
{
  TriRng rng = tri_rng_seed (5);

  for (guint run = 0; run < 200; run++)
    {
      Wallet w;

      set_up (&w, NULL);
      for (guint i = 0; i < 40; i++)
        {
          TriDate day = tri_date_add_days (DAY (1, 1), (int) (i * 20));
          TriReferralSum sum;

          switch (tri_rng_range (&rng, 4))
            {
            case 0:
              earn (&w, "friend", day);
              break;
            case 1:
              charge (&w, 1 + tri_rng_range (&rng, 9000));
              break;
            case 2:
              spend (&w, 1 + tri_rng_range (&rng, 9000), day);
              break;
            default:
              if (w.credits->len > 0)
                {
                  TriReferralCredit *credit
                      = w.credits->pdata[tri_rng_range (&rng, w.credits->len)];
                  g_autoptr (GPtrArray) reversals = NULL;

                  credit->taken_back_on = day;
                  reversals = tri_referral_take_back (w.credits, w.ledger, day);
                  for (guint j = 0; j < reversals->len; j++)
                    g_ptr_array_add (w.ledger, tri_ledger_entry_copy (reversals->pdata[j]));
                }
            }
          sum = sum_on (&w, day);
          g_assert_cmpint (sum.overspent, ==, 0);
          g_assert_cmpint (sum.available, >=, 0);
          g_assert_cmpint (sum.earned, ==, sum.spent + sum.available + sum.expired);
        }
      tear_down (&w, NULL);
    }
}

static void
test_figures (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  g_autoptr (TriReferralCredit) credit = NULL;
  g_autofree char *length = tri_length_format (74, clinic->care);
  g_autofree char *inches = NULL;
  g_autofree char *area = NULL;
  TriFigures *changed;

  changed = tri_figures_with (clinic->care, TRI_FIGURE_REFERRAL_MONTHS, 0, &error);
  tri_figures_unref (clinic->care);
  clinic->care = changed;
  memcpy (clinic->currency, "JPY", 4);
  credit = tri_referral_credit_new ("friend", clinic, DAY (1, 1));
  g_assert_cmpint (credit->amount_minor, ==, 50);
  g_assert_cmpint (credit->expires_on, ==, TRI_DATE_NONE);

  g_assert_cmpstr (length, ==, "74 mm");
  changed = tri_figures_with (clinic->care, TRI_FIGURE_UNITS, TRI_UNITS_INCH, &error);
  tri_figures_unref (clinic->care);
  clinic->care = changed;
  inches = tri_length_format (74, clinic->care);
  area = tri_area_format (140, clinic->care);
  g_assert_cmpstr (inches, ==, "2.91 in");
  g_assert_cmpstr (area, ==, "21.7 in²");
  g_assert_cmpuint (tri_week_start_get (clinic->care, 6), ==, 6);
  changed = tri_figures_with (clinic->care, TRI_FIGURE_WEEK_START, TRI_WEEK_MONDAY, &error);
  tri_figures_unref (clinic->care);
  clinic->care = changed;
  g_assert_cmpuint (tri_week_start_get (clinic->care, 6), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/care/referral/codes", test_codes);
  g_test_add_func ("/care/referral/check", test_check);
  g_test_add ("/care/referral/spend", Wallet, NULL, set_up, test_spend, tear_down);
  g_test_add ("/care/referral/take-back", Wallet, NULL, set_up, test_take_back, tear_down);
  g_test_add_func ("/care/referral/never-negative", test_never_negative);
  g_test_add_func ("/care/referral/figures", test_figures);
  return g_test_run ();
}

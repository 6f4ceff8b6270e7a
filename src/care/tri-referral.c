/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral programme: codes, who sent whom, and the credit that is earned and spent. */

#include "config.h"

#include "tri-referral.h"

#include "tri-account.h"
#include "tri-error.h"
#include "tri-measures.h"
#include "tri-rng.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Without 0 O, 1 I L. */
static const char letters[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
#define N_LETTERS (sizeof letters - 1)

/* Weights that differ notice a wrong letter, and two that changed places: their number is prime. */
static char
get_check_letter (const char *code)
{
  guint sum = 0;

  for (guint i = 0; i < TRI_REFERRAL_CODE_LENGTH - 1; i++)
    sum += (i + 2) * (guint) (strchr (letters, code[i]) - letters);
  return letters[sum % N_LETTERS];
}

char *
tri_referral_code_new (guint64 seed)
{
  char *code = g_malloc0 (TRI_REFERRAL_CODE_LENGTH + 1);
  TriRng rng = tri_rng_seed (seed);

  for (guint i = 0; i < TRI_REFERRAL_CODE_LENGTH - 1; i++)
    code[i] = letters[tri_rng_range (&rng, N_LETTERS)];
  code[TRI_REFERRAL_CODE_LENGTH - 1] = get_check_letter (code);
  return code;
}

char *
tri_referral_code_parse (const char *typed, GError **error)
{
  char code[TRI_REFERRAL_CODE_LENGTH + 1] = "";
  gsize n = 0;
  gboolean good = TRUE;

  g_return_val_if_fail (typed != NULL, NULL);

  for (const char *c = typed; *c != '\0'; c++)
    {
      char letter = g_ascii_toupper (*c);

      if (letter == ' ' || letter == '-')
        continue;
      good = good && n < TRI_REFERRAL_CODE_LENGTH && strchr (letters, letter) != NULL;
      if (good)
        code[n++] = letter;
    }
  if (!good || n != TRI_REFERRAL_CODE_LENGTH || get_check_letter (code) != code[n - 1])
    {
      g_set_error (
          error, TRI_ERROR, TRI_ERROR_INVALID,
          _ ("“%s” is no referral code: it has %d letters and digits. Look at the code once "
             "more for a letter that was misread."),
          typed, TRI_REFERRAL_CODE_LENGTH);
      return NULL;
    }
  return g_strdup (code);
}

gboolean
tri_referral_check (const char *client_id,
                    const char *referrer_id,
                    GPtrArray *above,
                    GError **error)
{
  g_return_val_if_fail (client_id != NULL && referrer_id != NULL && above != NULL, FALSE);

  if (g_str_equal (client_id, referrer_id))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                           _ ("This is the client’s own code. Enter the code of the person who "
                              "recommended the clinic."));
      return FALSE;
    }
  for (guint i = 0; i < above->len; i++)
    if (g_str_equal (client_id, above->pdata[i]))
      {
        g_set_error_literal (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                             _ ("This code belongs to somebody who came to the clinic through this "
                                "client. Enter the code of the person who was here first."));
        return FALSE;
      }
  return TRUE;
}

TriReferralCredit *
tri_referral_credit_new (const char *referred_id, const TriClinic *clinic, TriDate date)
{
  TriReferralCredit *self;
  gint64 amount;
  int months;

  g_return_val_if_fail (referred_id != NULL && clinic != NULL, NULL);
  g_return_val_if_fail (date != TRI_DATE_NONE, NULL);

  amount = tri_price_list_get_minor (clinic->care, TRI_FIGURE_REFERRAL_CREDIT, clinic->currency);
  if (amount <= 0)
    return NULL;
  months = (int) tri_figures_get (clinic->care, TRI_FIGURE_REFERRAL_MONTHS);
  self = g_new0 (TriReferralCredit, 1);
  self->id = tri_id_new ();
  self->referred_id = g_strdup (referred_id);
  self->name = g_strdup ("");
  self->amount_minor = amount;
  memcpy (self->currency, clinic->currency, sizeof self->currency);
  self->earned_on = date;
  self->expires_on = months > 0 ? tri_date_add_months (date, months) : TRI_DATE_NONE;
  self->taken_back_on = TRI_DATE_NONE;
  return self;
}

void
tri_referral_credit_free (TriReferralCredit *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->referred_id);
  g_free (self->name);
  g_free (self);
}

/* Never counts as the last day of all. */
static int
compare_expiry (const TriReferralCredit *a, const TriReferralCredit *b)
{
  if (a->expires_on == b->expires_on)
    return 0;
  if (a->expires_on == TRI_DATE_NONE)
    return 1;
  if (b->expires_on == TRI_DATE_NONE)
    return -1;
  return a->expires_on < b->expires_on ? -1 : 1;
}

static gboolean
is_good_on (const TriReferralCredit *credit, TriDate date)
{
  return credit->expires_on == TRI_DATE_NONE || date <= credit->expires_on;
}

/* Of the credits that stand in @currency, each with what is left of it. */
typedef struct
{
  const TriReferralCredit *credit;
  gint64 left;
} Purse;

static GArray *
open_purses (GPtrArray *credits, const char *currency)
{
  GArray *purses = g_array_new (FALSE, FALSE, sizeof (Purse));

  for (guint i = 0; i < credits->len; i++)
    {
      Purse purse = { credits->pdata[i], 0 };
      guint at = purses->len;

      if (purse.credit->taken_back_on != TRI_DATE_NONE
          || !g_str_equal (purse.credit->currency, currency))
        continue;
      purse.left = purse.credit->amount_minor;
      while (at > 0
             && compare_expiry (purse.credit, g_array_index (purses, Purse, at - 1).credit) < 0)
        at--;
      g_array_insert_val (purses, at, purse);
    }
  return purses;
}

static gboolean
is_reversed (GPtrArray *ledger, const char *id)
{
  for (guint i = 0; i < ledger->len; i++)
    {
      const TriLedgerEntry *entry = ledger->pdata[i];

      if (g_strcmp0 (entry->reverses, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether it spends a credit, and stands. */
static gboolean
is_spending (const TriLedgerEntry *entry, GPtrArray *ledger, const char *currency)
{
  return entry->kind == TRI_LEDGER_CREDIT && entry->purpose == TRI_PURPOSE_REFERRAL
         && g_str_equal (entry->currency, currency) && !is_reversed (ledger, entry->id);
}

/* Returns: what no credit covers */
static gint64
spend_from (GArray *purses, gint64 amount, TriDate date)
{
  for (guint i = 0; i < purses->len && amount > 0; i++)
    {
      Purse *purse = &g_array_index (purses, Purse, i);
      gint64 part = is_good_on (purse->credit, date) ? MIN (purse->left, amount) : 0;

      purse->left -= part;
      amount -= part;
    }
  return amount;
}

TriReferralSum
tri_referral_sum (GPtrArray *credits, GPtrArray *ledger, const char *currency, TriDate today)
{
  TriReferralSum sum = { 0 };
  g_autoptr (GArray) purses = NULL;

  g_return_val_if_fail (credits != NULL && ledger != NULL && currency != NULL, sum);

  purses = open_purses (credits, currency);
  for (guint i = 0; i < ledger->len; i++)
    {
      const TriLedgerEntry *entry = ledger->pdata[i];

      if (!is_spending (entry, ledger, currency))
        continue;
      sum.spent += -entry->amount_minor;
      sum.overspent += spend_from (purses, -entry->amount_minor, entry->date);
    }
  for (guint i = 0; i < purses->len; i++)
    {
      const Purse *purse = &g_array_index (purses, Purse, i);

      sum.earned += purse->credit->amount_minor;
      if (is_good_on (purse->credit, today))
        sum.available += purse->left;
      else
        sum.expired += purse->left;
    }
  return sum;
}

gboolean
tri_referral_is_paid (const TriDossier *dossier)
{
  g_autoptr (TriAccount) account = NULL;

  g_return_val_if_fail (dossier != NULL, FALSE);

  if (tri_dossier_get_accepted_quote (dossier) == NULL)
    return FALSE;
  /* An account that cannot be summed is not paid; its own page says why. */
  account = tri_account_new (dossier->ledger, NULL);
  return account != NULL && tri_account_get_charged (account) > 0
         && tri_account_get_balance (account) <= 0;
}

TriLedgerEntry *
tri_referral_spend (GPtrArray *credits,
                    GPtrArray *ledger,
                    const char *currency,
                    gint64 amount_minor,
                    TriDate date,
                    GError **error)
{
  g_autoptr (TriAccount) account = NULL;
  TriReferralSum sum;
  TriLedgerEntry *entry;

  g_return_val_if_fail (credits != NULL && ledger != NULL && currency != NULL, NULL);

  account = tri_account_new (ledger, error);
  if (account == NULL)
    return NULL;
  if (amount_minor > tri_account_get_balance (account))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The client owes less than that. Spend the credit when there is "
                              "something to pay."));
      return NULL;
    }
  sum = tri_referral_sum (credits, ledger, currency, date);
  if (amount_minor > sum.available - sum.overspent)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is not as much referral credit. Enter a smaller amount."));
      return NULL;
    }
  entry = tri_ledger_entry_new (TRI_LEDGER_CREDIT, amount_minor, currency, date, "", error);
  if (entry != NULL)
    entry->purpose = TRI_PURPOSE_REFERRAL;
  return entry;
}

GPtrArray *
tri_referral_take_back (GPtrArray *credits, GPtrArray *ledger, TriDate date)
{
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *reversals;

  g_return_val_if_fail (credits != NULL && ledger != NULL && date != TRI_DATE_NONE, NULL);

  reversals = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_ledger_entry_free);
  all = g_ptr_array_new ();
  g_ptr_array_extend (all, ledger, NULL, NULL);
  for (guint i = ledger->len; i-- > 0;)
    {
      const TriLedgerEntry *entry = ledger->pdata[i];
      TriLedgerEntry *reversal;

      if (!is_spending (entry, all, entry->currency)
          || tri_referral_sum (credits, all, entry->currency, date).overspent == 0)
        continue;
      reversal = tri_ledger_entry_new_reversal (
          entry, date, _ ("The payment for which the credit was given was taken back"));
      g_ptr_array_add (reversals, reversal);
      g_ptr_array_add (all, reversal);
    }
  return reversals;
}

TriReferral *
tri_referral_new (void)
{
  TriReferral *self = g_new0 (TriReferral, 1);

  self->friends = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_referral_friend_free);
  self->credits = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_referral_credit_free);
  return self;
}

void
tri_referral_free (TriReferral *self)
{
  if (self == NULL)
    return;
  g_free (self->code);
  g_free (self->referrer_id);
  g_free (self->referrer_name);
  g_ptr_array_unref (self->friends);
  g_ptr_array_unref (self->credits);
  g_free (self);
}

void
tri_referral_friend_free (TriReferralFriend *self)
{
  g_free (self->client_id);
  g_free (self->name);
  g_free (self);
}

const TriReferralCredit *
tri_referral_get_credit (GPtrArray *credits, const char *referred_id)
{
  g_return_val_if_fail (credits != NULL && referred_id != NULL, NULL);

  for (guint i = 0; i < credits->len; i++)
    {
      const TriReferralCredit *credit = credits->pdata[i];

      if (credit->taken_back_on == TRI_DATE_NONE && g_str_equal (credit->referred_id, referred_id))
        return credit;
    }
  return NULL;
}

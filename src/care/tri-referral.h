/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The referral programme: codes, who sent whom, and the credit that is earned and spent.
 *
 * A credit is earned when the treatment of the client who was sent is paid, and is spent as a
 * credit of the ledger with the purpose TRI_PURPOSE_REFERRAL. A credit whose payment is reversed is
 * taken back, and with it what was spent of it. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

#define TRI_REFERRAL_CODE_LENGTH 6

/* A code that is easily read out: no letter looks like a digit, and the last one checks the others,
 * so that a slip is noticed. Always the same for @seed. (transfer full) */
char *tri_referral_code_new (guint64 seed) G_GNUC_WARN_UNUSED_RESULT;
/* A code as it is typed, with spaces, dashes and small letters. (transfer full): NULL with
 * TRI_ERROR_INVALID and a sentence */
char *tri_referral_code_parse (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * tri_referral_check:
 * @referrer_id: whose code was given
 * @above: (element-type utf8): ids of who sent @referrer_id, who sent them, and so on
 *
 * Returns: FALSE with TRI_ERROR_CONFLICT and a sentence when a client would have sent themselves,
 *   directly or by way of others
 */
gboolean tri_referral_check (const char *client_id,
                             const char *referrer_id,
                             GPtrArray *above,
                             GError **error);

typedef struct
{
  char *id;
  char *referred_id;
  char *name; /* of the client who was sent, as it may be shown outside their own record */
  gint64 amount_minor;
  char currency[4];
  TriDate earned_on;
  TriDate expires_on;    /* the last day; TRI_DATE_NONE never */
  TriDate taken_back_on; /* TRI_DATE_NONE while it stands */
} TriReferralCredit;

/* As the clinic's figures have it on @date. (transfer full) (nullable): NULL when they give none */
TriReferralCredit *tri_referral_credit_new (const char *referred_id,
                                            const TriClinic *clinic,
                                            TriDate date) G_GNUC_WARN_UNUSED_RESULT;
void tri_referral_credit_free (TriReferralCredit *self);

/* In minor units. What is spent is taken from the credit that expires first. */
typedef struct
{
  gint64 earned; /* of credits that stand */
  gint64 spent;
  gint64 available;
  gint64 expired;
  gint64 overspent; /* spent, but not of any credit that stands: to be taken back */
} TriReferralSum;

/* @credits: (element-type TriReferralCredit); @ledger: (element-type TriLedgerEntry): the
 * referrer's
 */
TriReferralSum tri_referral_sum (GPtrArray *credits,
                                 GPtrArray *ledger,
                                 const char *currency,
                                 TriDate today);

/* Whether the client's accepted quote is charged and nothing is owed. */
gboolean tri_referral_is_paid (const TriDossier *dossier);

/* The entry that spends @amount_minor on @date. (transfer full): NULL with TRI_ERROR_INVALID and a
 * sentence when there is not as much credit, or not as much to pay */
TriLedgerEntry *tri_referral_spend (GPtrArray *credits,
                                    GPtrArray *ledger,
                                    const char *currency,
                                    gint64 amount_minor,
                                    TriDate date,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The reversals, latest first, after which nothing is overspent. (element-type TriLedgerEntry)
 * (transfer full) */
GPtrArray *tri_referral_take_back (GPtrArray *credits,
                                   GPtrArray *ledger,
                                   TriDate date) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody whom a client sent. */
typedef struct
{
  char *client_id;
  char *name; /* as it may be shown outside their own record */
  TriDate entered_on;
} TriReferralFriend;

/* What the client's page shows. */
typedef struct
{
  char *code;          /* (nullable) */
  char *referrer_id;   /* (nullable) */
  char *referrer_name; /* (nullable): as it may be shown outside their own record */
  GPtrArray *friends;  /* TriReferralFriend, oldest first */
  GPtrArray *credits;  /* TriReferralCredit, oldest first */
  TriReferralSum sum;
} TriReferral;

TriReferral *tri_referral_new (void) G_GNUC_WARN_UNUSED_RESULT;
void tri_referral_free (TriReferral *self);
void tri_referral_friend_free (TriReferralFriend *self);
/* The credit that stands for a client who was sent, or NULL. (transfer none) */
const TriReferralCredit *tri_referral_get_credit (GPtrArray *credits, const char *referred_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriReferralCredit, tri_referral_credit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriReferral, tri_referral_free)

G_END_DECLS

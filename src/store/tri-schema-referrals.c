/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of the schema that brings the referral programme. */

#include "config.h"

#include "tri-schema-steps.h"

/* Who was sent by whom, and what was earned by it (issue 5). A client was sent once, and a credit
 * that stands was earned once. What is spent is in the ledger. Ids, dates and amounts only. */
const char *const tri_schema_referrals[] = {
  "CREATE TABLE referral_code ("
  " client_id TEXT PRIMARY KEY REFERENCES client (id),"
  " code TEXT NOT NULL UNIQUE CHECK (length (code) = 6),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE referral ("
  " referred_id TEXT PRIMARY KEY REFERENCES client (id),"
  " referrer_id TEXT NOT NULL REFERENCES client (id),"
  " entered_on TEXT NOT NULL CHECK (entered_on IS date (entered_on)),"
  " rev INTEGER NOT NULL,"
  " CHECK (referrer_id <> referred_id)"
  ") STRICT",
  "CREATE INDEX referral_by_referrer ON referral (referrer_id)",
  "CREATE TABLE referral_credit ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " referred_id TEXT NOT NULL REFERENCES client (id),"
  " referrer_id TEXT NOT NULL REFERENCES client (id),"
  " amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),"
  " currency TEXT NOT NULL CHECK (length (currency) = 3),"
  " earned_on TEXT NOT NULL CHECK (earned_on IS date (earned_on)),"
  " expires_on TEXT CHECK (expires_on IS date (expires_on)),"
  " taken_back_on TEXT CHECK (taken_back_on IS date (taken_back_on)),"
  " rev INTEGER NOT NULL,"
  " CHECK (referrer_id <> referred_id)"
  ") STRICT",
  "CREATE UNIQUE INDEX referral_credit_once ON referral_credit (referred_id)"
  " WHERE taken_back_on IS NULL",
  "CREATE INDEX referral_credit_by_referrer ON referral_credit (referrer_id)",
  NULL,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The migration that brings the tables of a client's papers. */

#include "config.h"

#include "tri-schema-steps.h"

/* A client's papers (issue 5): questionnaires with their answers, doctors' notes, and consents with
 * their signatures; all but ids, purposes and days is sensitive. They are only followed: the parts
 * of one come first, in one transaction, and once it stands nothing is changed, removed or added.
 * `consent_text` keeps every text that was ever signed; `consent_paragraph` is what the clinic adds
 * to the next one, and says nothing of a client. */
#define KEPT(table)                                                                                \
  "CREATE TRIGGER " table "_kept BEFORE UPDATE ON " table                                          \
  " BEGIN SELECT RAISE (ABORT, 'papers are only followed'); END",                                  \
      "CREATE TRIGGER " table "_stays BEFORE DELETE ON " table                                     \
      " BEGIN SELECT RAISE (ABORT, 'papers are only followed'); END"
#define PART_OF(whole, table)                                                                      \
  KEPT (table), "CREATE TRIGGER " table "_sealed BEFORE INSERT ON " table                          \
                " WHEN EXISTS (SELECT 1 FROM " whole " WHERE id = NEW." whole "_id)"               \
                " BEGIN SELECT RAISE (ABORT, 'papers are only followed'); END"

const char *const tri_schema_papers[] = {
  "CREATE TABLE questionnaire ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " answered_on TEXT NOT NULL CHECK (answered_on IS date (answered_on)),"
  " saved_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX questionnaire_by_client ON questionnaire (client_id)",
  "CREATE TABLE questionnaire_private ("
  " questionnaire_id TEXT PRIMARY KEY REFERENCES questionnaire (id) DEFERRABLE INITIALLY DEFERRED,"
  " answered_by TEXT NOT NULL CHECK (answered_by <> ''),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  /* What was not answered has no row. */
  "CREATE TABLE questionnaire_answer ("
  " questionnaire_id TEXT NOT NULL REFERENCES questionnaire (id) DEFERRABLE INITIALLY DEFERRED,"
  " question TEXT NOT NULL,"
  " asked TEXT NOT NULL,"
  " said TEXT NOT NULL CHECK (said IN ('no', 'yes')),"
  " date_on TEXT CHECK (date_on IS date (date_on)),"
  " text TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (questionnaire_id, question)"
  ") STRICT",
  KEPT ("questionnaire"),
  PART_OF ("questionnaire", "questionnaire_private"),
  PART_OF ("questionnaire", "questionnaire_answer"),

  "CREATE TABLE doctor_note ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " question TEXT NOT NULL,"
  " noted_on TEXT NOT NULL CHECK (noted_on IS date (noted_on)),"
  " allowed INTEGER NOT NULL CHECK (allowed IN (0, 1)),"
  " text TEXT NOT NULL CHECK (text <> ''),"
  " saved_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX doctor_note_by_client ON doctor_note (client_id)",
  KEPT ("doctor_note"),

  "CREATE TABLE consent_text ("
  " purpose TEXT NOT NULL,"
  " version INTEGER NOT NULL CHECK (version > 0),"
  " text TEXT NOT NULL CHECK (text <> ''),"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (purpose, version)"
  ") STRICT, WITHOUT ROWID",
  KEPT ("consent_text"),
  "CREATE TABLE consent_paragraph ("
  " purpose TEXT PRIMARY KEY,"
  " text TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE consent ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " purpose TEXT NOT NULL,"
  " version INTEGER NOT NULL,"
  " given_on TEXT NOT NULL CHECK (given_on IS date (given_on)),"
  " signed_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " FOREIGN KEY (purpose, version) REFERENCES consent_text (purpose, version)"
  ") STRICT",
  "CREATE INDEX consent_by_client ON consent (client_id)",
  "CREATE TABLE consent_signature ("
  " consent_id TEXT PRIMARY KEY REFERENCES consent (id) DEFERRABLE INITIALLY DEFERRED,"
  " strokes TEXT NOT NULL,"
  " name TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " CHECK (strokes <> '' OR name <> '')"
  ") STRICT",
  KEPT ("consent"),
  PART_OF ("consent", "consent_signature"),
  "CREATE TABLE consent_withdrawal ("
  " consent_id TEXT PRIMARY KEY REFERENCES consent (id),"
  " withdrawn_on TEXT NOT NULL CHECK (withdrawn_on IS date (withdrawn_on)),"
  " withdrawn_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE consent_withdrawal_private ("
  " consent_id TEXT PRIMARY KEY REFERENCES consent_withdrawal (consent_id),"
  " reason TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  KEPT ("consent_withdrawal"),
  KEPT ("consent_withdrawal_private"),
  NULL,
};

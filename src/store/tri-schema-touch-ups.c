/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of the schema that brings touch-ups, what is left of the pigment, and contacts. */

#include "config.h"

#include "tri-schema-steps.h"

/* A touch-up is a session of its treatment after the others (issue 5). Of an assessment and of a
 * contact the words are sensitive: assessment_private, contact_private. */
const char *const tri_schema_touch_ups[] = {
  "ALTER TABLE session ADD COLUMN touch_up INTEGER NOT NULL DEFAULT 0 CHECK (touch_up IN (0, 1))",
  "CREATE TABLE assessment ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " treatment_id TEXT NOT NULL REFERENCES treatment (id),"
  " assessed_on TEXT NOT NULL CHECK (assessed_on IS date (assessed_on)),"
  " retained REAL NOT NULL CHECK (retained BETWEEN 0 AND 1),"
  " measured INTEGER NOT NULL CHECK (measured IN (0, 1)),"
  " saved_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX assessment_by_client ON assessment (client_id)",
  "CREATE INDEX assessment_by_treatment ON assessment (treatment_id)",
  "CREATE TABLE assessment_private ("
  " assessment_id TEXT PRIMARY KEY REFERENCES assessment (id),"
  " note TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE contact_log ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " contacted_on TEXT NOT NULL CHECK (contacted_on IS date (contacted_on)),"
  " channel TEXT NOT NULL CHECK (channel IN ('phone', 'message', 'email', 'post')),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX contact_log_by_client ON contact_log (client_id, contacted_on)",
  "CREATE TABLE contact_private ("
  " contact_id TEXT PRIMARY KEY REFERENCES contact_log (id),"
  " note TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  NULL,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of the schema that came with the clinic's list of clients. */

#include "config.h"

#include "tri-schema-steps.h"

/* More of a client (issue 5). `number` makes the short code and is never given twice; `changed`
 * counts the changes of all clients, so that a list in memory asks only for what came later. A row
 * that was `merged_into` another stays, with its parts as they were, and is in no list.
 *
 * client_past, client_contact, confidant and patch_test are sensitive. */
const char *const tri_schema_clients[] = {
  "ALTER TABLE client ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE client ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
  "ALTER TABLE client ADD COLUMN merged_into TEXT REFERENCES client (id)",
  "UPDATE client SET number = rowid, changed = rowid",
  "CREATE UNIQUE INDEX client_number ON client (number)",
  "CREATE UNIQUE INDEX client_changed ON client (changed)",
  "CREATE INDEX client_merged ON client (merged_into) WHERE merged_into IS NOT NULL",
  "ALTER TABLE client_identity ADD COLUMN address TEXT NOT NULL DEFAULT ''",

  "CREATE TABLE client_past ("
  " client_id TEXT PRIMARY KEY REFERENCES client (id),"
  " smp INTEGER NOT NULL CHECK (smp IN (0, 1)),"
  " smp_on TEXT CHECK (smp_on IS date (smp_on)),"
  " laser INTEGER NOT NULL CHECK (laser IN (0, 1)),"
  " laser_on TEXT CHECK (laser_on IS date (laser_on)),"
  " transplant INTEGER NOT NULL CHECK (transplant IN (0, 1)),"
  " transplant_on TEXT CHECK (transplant_on IS date (transplant_on)),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "INSERT INTO client_past SELECT id, 0, NULL, 0, NULL, 0, NULL, 1 FROM client",
  "CREATE TABLE client_contact ("
  " client_id TEXT PRIMARY KEY REFERENCES client (id),"
  " phone TEXT NOT NULL CHECK (phone IN ('neutral', 'allowed', 'refused')),"
  " message TEXT NOT NULL CHECK (message IN ('neutral', 'allowed', 'refused')),"
  " email TEXT NOT NULL CHECK (email IN ('neutral', 'allowed', 'refused')),"
  " post TEXT NOT NULL CHECK (post IN ('neutral', 'allowed', 'refused')),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "INSERT INTO client_contact SELECT id, 'neutral', 'neutral', 'neutral', 'neutral', 1 FROM client",
  "CREATE TABLE confidant ("
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " position INTEGER NOT NULL CHECK (position > 0),"
  " name TEXT NOT NULL,"
  " relation TEXT NOT NULL,"
  " may_know INTEGER NOT NULL CHECK (may_know IN (0, 1)),"
  " came_along INTEGER NOT NULL CHECK (came_along IN (0, 1)),"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (client_id, position)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE patch_test ("
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " position INTEGER NOT NULL CHECK (position > 0),"
  " tested_on TEXT NOT NULL CHECK (tested_on IS date (tested_on)),"
  " result TEXT NOT NULL CHECK (result IN ('waiting', 'clear', 'reaction')),"
  " note TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (client_id, position)"
  ") STRICT, WITHOUT ROWID",
  NULL,
};

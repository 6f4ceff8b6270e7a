/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The step of the schema that brings records of sessions, the stock and the clinic's people. */

#include "config.h"

#include "tri-schema-steps.h"

#define LOT                                                                                        \
  " catalogue TEXT NOT NULL,"                                                                      \
  " lot TEXT NOT NULL CHECK (lot <> ''),"                                                          \
  " expires_on TEXT CHECK (expires_on IS date (expires_on)),"                                      \
  " opened_on TEXT CHECK (opened_on IS date (opened_on)),"                                         \
  " amount_left REAL CHECK (amount_left >= 0),"                                                    \
  " used_up INTEGER NOT NULL CHECK (used_up IN (0, 1)),"                                           \
  " rev INTEGER NOT NULL"
#define FIXED(table)                                                                               \
  "CREATE TRIGGER " table "_fixed BEFORE UPDATE ON " table                                         \
  " BEGIN SELECT RAISE (ABORT, 'a session is corrected by a further version'); END"

/* What was done in a session (issue 5). A correction is a further version, and nothing is
 * rewritten; how the skin took it, notes, reasons, signatures and which photos show it are
 * sensitive. */
const char *const tri_schema_sessions[] = {
  /* Who works at the clinic. */
  "CREATE TABLE staff ("
  " name TEXT PRIMARY KEY CHECK (name <> ''),"
  " last_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE pigment_lot ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " maker TEXT NOT NULL,"
  " colour TEXT NOT NULL," LOT ") STRICT",
  "CREATE TABLE needle_lot ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " maker TEXT NOT NULL,"
  " make TEXT NOT NULL," LOT ") STRICT",
  "CREATE TABLE session_record ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " session_id TEXT NOT NULL REFERENCES session (id),"
  " version INTEGER NOT NULL CHECK (version > 0),"
  " practitioner TEXT NOT NULL,"
  " done_on TEXT NOT NULL CHECK (done_on IS date (done_on)),"
  " start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),"
  " end_minute INTEGER CHECK (end_minute BETWEEN 0 AND 1439),"
  " dilution INTEGER NOT NULL CHECK (dilution > 0),"
  " pigment_lot_id TEXT REFERENCES pigment_lot (id),"
  " needle_lot_id TEXT REFERENCES needle_lot (id),"
  " depth_mm REAL NOT NULL CHECK (depth_mm >= 0),"
  " machine TEXT NOT NULL,"
  " dots INTEGER NOT NULL CHECK (dots >= 0),"
  " fee_minor INTEGER NOT NULL CHECK (fee_minor >= 0),"
  " aftercare_on TEXT CHECK (aftercare_on IS date (aftercare_on)),"
  " saved_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " UNIQUE (session_id, version),"
  " CHECK ((start_minute IS NULL) = (end_minute IS NULL))"
  ") STRICT",
  "CREATE INDEX session_record_by_pigment_lot ON session_record (pigment_lot_id)",
  "CREATE INDEX session_record_by_needle_lot ON session_record (needle_lot_id)",
  "CREATE TABLE session_record_private ("
  " record_id TEXT PRIMARY KEY REFERENCES session_record (id),"
  " correction TEXT NOT NULL,"
  " lot_reason TEXT NOT NULL,"
  " previous_healed TEXT NOT NULL"
  "  CHECK (previous_healed IN ('', 'expected', 'lighter', 'darker', 'patchy')),"
  " reaction TEXT NOT NULL"
  "  CHECK (reaction IN ('none', 'redness', 'swelling', 'bleeding', 'other')),"
  " reaction_text TEXT NOT NULL,"
  " notes TEXT NOT NULL,"
  " strokes TEXT NOT NULL,"
  " signer TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE session_record_area ("
  " record_id TEXT NOT NULL REFERENCES session_record (id),"
  " zone TEXT NOT NULL CHECK (zone IN ('front', 'mid', 'crown', 'temples', 'sides')),"
  " area_cm2 REAL NOT NULL CHECK (area_cm2 > 0),"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (record_id, zone)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE session_record_photo ("
  " record_id TEXT NOT NULL REFERENCES session_record (id),"
  " photo_id TEXT NOT NULL REFERENCES photo (id),"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (record_id, photo_id)"
  ") STRICT, WITHOUT ROWID",
  FIXED ("session_record"),
  FIXED ("session_record_private"),
  FIXED ("session_record_area"),
  FIXED ("session_record_photo"),
  NULL,
};

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables and how an older file becomes a newer one. */

#include "config.h"

#include "tri-schema.h"

#include "tri-schema-steps.h"
#include "tri-store.h"

#include <glib/gi18n-lib.h>

/* Conventions of every table:
 * - ids are UUIDs as text: readable in a bug report and in the command line; 20 bytes more a row
 *   than a BLOB do not matter for a clinic's numbers;
 * - `…_utc` is seconds since 1970, `…_on` a civil date as ISO text (a day at the clinic has no time
 *   zone), `…_minor` an amount in minor units of the row's currency;
 * - `rev` counts the row's versions from 1;
 * - identity, intake, notes, clicks and who was present are in tables of their own, named in
 *   DESIGN as sensitive, so that they can be sealed without touching the rest. */
static const char *const version_1[] = {
  "CREATE TABLE clinic ("
  " id INTEGER PRIMARY KEY CHECK (id = 1),"
  " name TEXT NOT NULL,"
  " currency TEXT NOT NULL CHECK (length (currency) = 3),"
  " rev INTEGER NOT NULL"
  ") STRICT",

  /* Only what differs from the defaults; ids as in the figures' tables. */
  "CREATE TABLE price_rule ("
  " id TEXT PRIMARY KEY,"
  " value REAL NOT NULL,"
  " source TEXT NOT NULL DEFAULT '',"
  " rev INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE setting ("
  " id TEXT PRIMARY KEY,"
  " value REAL NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID",

  "CREATE TABLE client ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " alias TEXT NOT NULL,"
  " disclosure TEXT NOT NULL,"
  " created_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE client_identity ("
  " client_id TEXT PRIMARY KEY REFERENCES client (id),"
  " name TEXT NOT NULL,"
  " phone TEXT NOT NULL,"
  " email TEXT NOT NULL,"
  " birth_year INTEGER,"
  " notes TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE TABLE intake ("
  " client_id TEXT PRIMARY KEY REFERENCES client (id),"
  " fitzpatrick INTEGER NOT NULL CHECK (fitzpatrick BETWEEN 1 AND 6),"
  " hair TEXT NOT NULL,"
  " fade_factors INTEGER NOT NULL CHECK (fade_factors >= 0),"
  " norwood TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",

  "CREATE TABLE photo ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " view TEXT NOT NULL,"
  " file_name TEXT NOT NULL,"
  " sha256 TEXT NOT NULL CHECK (length (sha256) = 64),"
  " width INTEGER NOT NULL CHECK (width > 0),"
  " height INTEGER NOT NULL CHECK (height > 0),"
  " added_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX photo_by_client ON photo (client_id)",

  /* Every solve is kept; the highest number of a photo is in force.
   */
  "CREATE TABLE registration ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " photo_id TEXT NOT NULL REFERENCES photo (id),"
  " number INTEGER NOT NULL CHECK (number > 0),"
  " pose TEXT NOT NULL,"
  " head_kx REAL NOT NULL,"
  " head_ky_up REAL NOT NULL,"
  " head_ky_down REAL NOT NULL,"
  " head_kz_front REAL NOT NULL,"
  " head_kz_back REAL NOT NULL,"
  " head_known INTEGER NOT NULL CHECK (head_known IN (0, 1)),"
  " fit_error_mm REAL NOT NULL,"
  " scale_error_percent REAL NOT NULL,"
  " saved_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " UNIQUE (photo_id, number)"
  ") STRICT",
  "CREATE TABLE registration_private ("
  " registration_id TEXT PRIMARY KEY REFERENCES registration (id),"
  " clicks TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",

  "CREATE TABLE design ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " created_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX design_by_client ON design (client_id)",
  /* `design` is the whole of it, without loss; what is asked for in
     lists stands beside it. */
  "CREATE TABLE design_revision ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " design_id TEXT NOT NULL REFERENCES design (id),"
  " number INTEGER NOT NULL CHECK (number > 0),"
  " design TEXT NOT NULL,"
  " template TEXT NOT NULL,"
  " norwood TEXT NOT NULL,"
  " shade INTEGER NOT NULL,"
  " density_per_cm2 REAL NOT NULL,"
  " head_kx REAL NOT NULL,"
  " head_ky_up REAL NOT NULL,"
  " head_ky_down REAL NOT NULL,"
  " head_kz_front REAL NOT NULL,"
  " head_kz_back REAL NOT NULL,"
  " kind TEXT NOT NULL,"
  " area_cm2 REAL NOT NULL CHECK (area_cm2 >= 0),"
  " dots INTEGER NOT NULL CHECK (dots >= 0),"
  " sessions INTEGER NOT NULL CHECK (sessions BETWEEN 0 AND 4),"
  " hours_low REAL NOT NULL,"
  " hours_typical REAL NOT NULL,"
  " hours_high REAL NOT NULL,"
  " price_low_minor INTEGER NOT NULL,"
  " price_typical_minor INTEGER NOT NULL,"
  " price_high_minor INTEGER NOT NULL,"
  " currency TEXT NOT NULL CHECK (length (currency) = 3),"
  " touch_up_years_low REAL NOT NULL,"
  " touch_up_years_typical REAL NOT NULL,"
  " touch_up_years_high REAL NOT NULL,"
  " saved_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " UNIQUE (client_id, number)"
  ") STRICT",

  "CREATE TABLE decision ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " revision_id TEXT NOT NULL REFERENCES design_revision (id),"
  " kind TEXT NOT NULL,"
  " shown TEXT NOT NULL,"
  " app_version TEXT NOT NULL,"
  " decided_on TEXT CHECK (decided_on IS date (decided_on)),"
  " decided_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX decision_by_client ON decision (client_id)",
  "CREATE TABLE decision_private ("
  " decision_id TEXT PRIMARY KEY REFERENCES decision (id),"
  " present INTEGER NOT NULL CHECK (present >= 0),"
  " notes TEXT NOT NULL,"
  " picture_file TEXT,"
  " picture_sha256 TEXT CHECK (length (picture_sha256) = 64),"
  " rev INTEGER NOT NULL,"
  " CHECK ((picture_file IS NULL) = (picture_sha256 IS NULL))"
  ") STRICT",

  "CREATE TABLE treatment ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " decision_id TEXT NOT NULL UNIQUE REFERENCES decision (id),"
  " kind TEXT NOT NULL,"
  " touch_up_earliest_on TEXT CHECK (touch_up_earliest_on IS date (touch_up_earliest_on)),"
  " touch_up_likely_on TEXT CHECK (touch_up_likely_on IS date (touch_up_likely_on)),"
  " touch_up_latest_on TEXT CHECK (touch_up_latest_on IS date (touch_up_latest_on)),"
  " touch_up_price_low_minor INTEGER NOT NULL,"
  " touch_up_price_typical_minor INTEGER NOT NULL,"
  " touch_up_price_high_minor INTEGER NOT NULL,"
  " currency TEXT NOT NULL CHECK (length (currency) = 3),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX treatment_by_client ON treatment (client_id)",
  "CREATE TABLE session ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " treatment_id TEXT NOT NULL REFERENCES treatment (id),"
  " ordinal INTEGER NOT NULL CHECK (ordinal > 0),"
  " date_on TEXT CHECK (date_on IS date (date_on)),"
  " earliest_on TEXT CHECK (earliest_on IS date (earliest_on)),"
  " latest_on TEXT CHECK (latest_on IS date (latest_on)),"
  " state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),"
  " dots INTEGER NOT NULL CHECK (dots >= 0),"
  " hours_low REAL NOT NULL,"
  " hours_typical REAL NOT NULL,"
  " hours_high REAL NOT NULL,"
  " price_minor INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " UNIQUE (treatment_id, ordinal)"
  ") STRICT",
  "CREATE TABLE session_private ("
  " session_id TEXT PRIMARY KEY REFERENCES session (id),"
  " override_reason TEXT,"
  " rev INTEGER NOT NULL"
  ") STRICT",

  "CREATE TABLE quote ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " decision_id TEXT REFERENCES decision (id),"
  " version INTEGER NOT NULL CHECK (version > 0),"
  " currency TEXT NOT NULL CHECK (length (currency) = 3),"
  " accepted_on TEXT CHECK (accepted_on IS date (accepted_on)),"
  " rev INTEGER NOT NULL,"
  " UNIQUE (decision_id, version)"
  ") STRICT",
  "CREATE INDEX quote_by_client ON quote (client_id)",
  /* Two accepted quotes of one decision would charge the client twice. */
  "CREATE UNIQUE INDEX quote_accepted_once ON quote (decision_id)"
  " WHERE accepted_on IS NOT NULL",
  "CREATE TABLE quote_line ("
  " quote_id TEXT NOT NULL REFERENCES quote (id),"
  " position INTEGER NOT NULL CHECK (position > 0),"
  " text TEXT NOT NULL,"
  " amount_minor INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (quote_id, position)"
  ") STRICT, WITHOUT ROWID",

  /* The amount is the effect on what the client owes. */
  "CREATE TABLE ledger_entry ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " quote_id TEXT REFERENCES quote (id),"
  " kind TEXT NOT NULL,"
  " amount_minor INTEGER NOT NULL,"
  " currency TEXT NOT NULL CHECK (length (currency) = 3),"
  " booked_on TEXT NOT NULL CHECK (booked_on IS date (booked_on)),"
  " reverses TEXT UNIQUE REFERENCES ledger_entry (id),"
  " rev INTEGER NOT NULL,"
  " CHECK (amount_minor BETWEEN -1000000000000000 AND 1000000000000000),"
  " CHECK (CASE kind"
  "  WHEN 'payment' THEN amount_minor < 0"
  "  WHEN 'credit' THEN amount_minor < 0"
  "  WHEN 'reversal' THEN amount_minor <> 0"
  "  ELSE amount_minor > 0 END),"
  " CHECK ((kind = 'reversal') = (reverses IS NOT NULL))"
  ") STRICT",
  "CREATE INDEX ledger_entry_by_client ON ledger_entry (client_id)",
  "CREATE TABLE ledger_private ("
  " entry_id TEXT PRIMARY KEY REFERENCES ledger_entry (id),"
  " note TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  /* Money and decisions are followed by further rows, never rewritten. */
  "CREATE TRIGGER ledger_entry_fixed BEFORE UPDATE ON ledger_entry"
  " BEGIN SELECT RAISE (ABORT, 'ledger entries are only added'); END",
  "CREATE TRIGGER decision_fixed BEFORE UPDATE ON decision"
  " BEGIN SELECT RAISE (ABORT, 'decisions are only followed'); END",
  NULL,
};

/* The outline that a person set in a photo (issue 3). */
static const char *const version_2[] = {
  "ALTER TABLE registration_private ADD COLUMN outline TEXT NOT NULL DEFAULT ''",
  NULL,
};

/* Favourites of client and partner (issue 4). Who picked says who was present, so that all of it is
 * sensitive. `withdrawn_utc` is 0 while a pick stands. */
static const char *const version_3[] = {
  "CREATE TABLE pick ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " template TEXT NOT NULL,"
  " kind TEXT NOT NULL,"
  " design TEXT NOT NULL,"
  " who TEXT NOT NULL CHECK (who IN ('client', 'partner')),"
  " picked_utc INTEGER NOT NULL,"
  " withdrawn_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE UNIQUE INDEX pick_once ON pick (client_id, template, kind, who)"
  " WHERE withdrawn_utc = 0",
  NULL,
};

/* Pictures judged blind (issue 4); sensitive as the picks are. */
static const char *const version_4[] = {
  "CREATE TABLE blind_result ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " who TEXT NOT NULL CHECK (who IN ('client', 'partner')),"
  " kind TEXT NOT NULL,"
  " seed INTEGER NOT NULL,"
  " ranking TEXT NOT NULL,"
  " pairs INTEGER NOT NULL CHECK (pairs > 0),"
  " consistent INTEGER NOT NULL CHECK (consistent BETWEEN 0 AND pairs),"
  " judged_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX blind_result_by_client ON blind_result (client_id)",
  NULL,
};

/* The whole of a decision (issue 4): what the pictures were, what was rejected, passed over, read
 * and signed. All of it is sensitive. A decision is never edited: its rows come in one transaction
 * with its treatment, and once that stands nothing is changed, removed or added. */
#define FIXED(table)                                                                               \
  "CREATE TRIGGER " table "_kept BEFORE UPDATE ON " table                                          \
  " BEGIN SELECT RAISE (ABORT, 'decisions are only followed'); END",                               \
      "CREATE TRIGGER " table "_stays BEFORE DELETE ON " table                                     \
      " BEGIN SELECT RAISE (ABORT, 'decisions are only followed'); END"
#define SEALED(table)                                                                              \
  FIXED (table), "CREATE TRIGGER " table "_sealed BEFORE INSERT ON " table                         \
                 " WHEN EXISTS (SELECT 1 FROM treatment WHERE decision_id = NEW.decision_id)"      \
                 " BEGIN SELECT RAISE (ABORT, 'decisions are only followed'); END"

static const char *const version_5[] = {
  "CREATE TABLE decision_picture ("
  " decision_id TEXT NOT NULL REFERENCES decision (id),"
  " moment TEXT NOT NULL CHECK (moment IN ('shown', 'healed', 'five-years')),"
  " photo_id TEXT REFERENCES photo (id),"
  " file_name TEXT NOT NULL,"
  " sha256 TEXT NOT NULL CHECK (length (sha256) = 64),"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (decision_id, moment)"
  ") STRICT, WITHOUT ROWID",
  "INSERT INTO decision_picture SELECT decision_id, 'shown', NULL, picture_file, picture_sha256, 1"
  " FROM decision_private WHERE picture_file IS NOT NULL",

  "CREATE TABLE decision_private_5 ("
  " decision_id TEXT PRIMARY KEY REFERENCES decision (id),"
  " present INTEGER NOT NULL CHECK (present >= 0),"
  " names TEXT NOT NULL,"
  " notes TEXT NOT NULL,"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "INSERT INTO decision_private_5 SELECT decision_id, present, '', notes, rev"
  " FROM decision_private",
  "DROP TABLE decision_private",
  "ALTER TABLE decision_private_5 RENAME TO decision_private",

  "CREATE TABLE decision_rejection ("
  " decision_id TEXT NOT NULL REFERENCES decision (id),"
  " position INTEGER NOT NULL CHECK (position > 0),"
  " template TEXT NOT NULL,"
  " reason TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (decision_id, position)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE decision_override ("
  " decision_id TEXT NOT NULL REFERENCES decision (id),"
  " position INTEGER NOT NULL CHECK (position > 0),"
  " finding TEXT NOT NULL,"
  " measure REAL NOT NULL,"
  " unit TEXT NOT NULL,"
  " text TEXT NOT NULL,"
  " reason TEXT NOT NULL CHECK (reason <> ''),"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (decision_id, position)"
  ") STRICT, WITHOUT ROWID",
  "CREATE TABLE decision_caveat ("
  " decision_id TEXT NOT NULL REFERENCES decision (id),"
  " position INTEGER NOT NULL CHECK (position > 0),"
  " caveat TEXT NOT NULL,"
  " text TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (decision_id, position)"
  ") STRICT, WITHOUT ROWID",
  /* `strokes` is what tri-strokes.h says; a name may be typed instead. */
  "CREATE TABLE decision_signature ("
  " decision_id TEXT NOT NULL REFERENCES decision (id),"
  " who TEXT NOT NULL CHECK (who IN ('client', 'partner')),"
  " strokes TEXT NOT NULL,"
  " name TEXT NOT NULL,"
  " signed_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (decision_id, who),"
  " CHECK (strokes <> '' OR name <> '')"
  ") STRICT, WITHOUT ROWID",

  /* `decision` itself refuses updates since version 1. */
  "CREATE TRIGGER decision_stays BEFORE DELETE ON decision"
  " BEGIN SELECT RAISE (ABORT, 'decisions are only followed'); END",
  "CREATE TRIGGER decision_sealed BEFORE INSERT ON decision"
  " WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)"
  " BEGIN SELECT RAISE (ABORT, 'decisions are only followed'); END",
  SEALED ("decision_private"),
  SEALED ("decision_picture"),
  SEALED ("decision_rejection"),
  SEALED ("decision_override"),
  SEALED ("decision_caveat"),
  SEALED ("decision_signature"),
  NULL,
};

/* Undo and redo that outlive the program (issue 4): the states an edit can lead back and forth to,
 * and the one the client is at. Revisions are what decisions point to; steps are not, and give way
 * to other steps. */
static const char *const version_6[] = {
  "CREATE TABLE design_step ("
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " number INTEGER NOT NULL CHECK (number > 0),"
  " design TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (client_id, number)"
  ") STRICT",
  "CREATE TABLE design_place ("
  " client_id TEXT PRIMARY KEY REFERENCES client (id),"
  " step INTEGER NOT NULL CHECK (step > 0),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  /* What was drawn before there were steps can be undone too. */
  "INSERT INTO design_step (client_id, number, design, rev)"
  " SELECT client_id, number, design, 1 FROM design_revision AS this"
  " WHERE design IS NOT (SELECT design FROM design_revision AS previous"
  "  WHERE previous.client_id = this.client_id AND previous.number = this.number - 1)",
  "INSERT INTO design_place (client_id, step, rev)"
  " SELECT client_id, max (number), 1 FROM design_step GROUP BY client_id",
  NULL,
};

/* The clinic's own hairline styles, with their text as it is exported, and which of all it offers:
 * without a text the row is about a style that ships with Trichion. Nothing in it is sensitive. */
static const char *const version_7[] = {
  "CREATE TABLE style ("
  " id TEXT PRIMARY KEY,"
  " template TEXT,"
  " state TEXT NOT NULL CHECK (state IN ('shown', 'hidden', 'deleted')),"
  " saved_utc INTEGER NOT NULL,"
  " rev INTEGER NOT NULL,"
  " CHECK (template IS NOT NULL OR state <> 'deleted')"
  ") STRICT",
  NULL,
};

/* The clinic's calendar (issue 5). A session's day stays where it is, and gets a time; what else is
 * agreed is an appointment. Practitioners are the clinic's own people. */
static const char *const version_8[] = {
  "ALTER TABLE session ADD COLUMN start_minute INTEGER"
  " CHECK (start_minute BETWEEN 0 AND 1439)",
  "ALTER TABLE session ADD COLUMN length_minutes INTEGER NOT NULL DEFAULT 0"
  " CHECK (length_minutes BETWEEN 0 AND 1440)",
  "ALTER TABLE session ADD COLUMN practitioner TEXT NOT NULL DEFAULT ''",
  "CREATE INDEX session_by_date ON session (date_on)",
  "CREATE TABLE appointment ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " kind TEXT NOT NULL CHECK (kind IN ('consultation', 'touch-up', 'review')),"
  " date_on TEXT NOT NULL CHECK (date_on IS date (date_on)),"
  " start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),"
  " length_minutes INTEGER NOT NULL CHECK (length_minutes BETWEEN 0 AND 1440),"
  " practitioner TEXT NOT NULL,"
  " state TEXT NOT NULL CHECK (state IN ('planned', 'done', 'cancelled')),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX appointment_by_date ON appointment (date_on)",
  "CREATE INDEX appointment_by_client ON appointment (client_id)",
  /* When a client is away in the sun: from one day to another, both included. */
  "CREATE TABLE sun_time ("
  " id TEXT PRIMARY KEY CHECK (length (id) = 36),"
  " client_id TEXT NOT NULL REFERENCES client (id),"
  " from_on TEXT NOT NULL CHECK (from_on IS date (from_on)),"
  " to_on TEXT NOT NULL CHECK (to_on IS date (to_on) AND to_on >= from_on),"
  " rev INTEGER NOT NULL"
  ") STRICT",
  "CREATE INDEX sun_time_by_client ON sun_time (client_id)",
  /* What was ticked off the preparation and aftercare of a session. */
  "CREATE TABLE care_tick ("
  " session_id TEXT NOT NULL REFERENCES session (id),"
  " item TEXT NOT NULL,"
  " rev INTEGER NOT NULL,"
  " PRIMARY KEY (session_id, item)"
  ") STRICT, WITHOUT ROWID",
  NULL,
};

/* Number i brings version i to i + 1. What has been released is never edited, only followed. */
static const char *const *const migrations[]
    = { version_1,           version_2,           version_3,        version_4,
        version_5,           version_6,           version_7,        version_8,
        tri_schema_papers,   tri_schema_clients,  tri_schema_money, tri_schema_touch_ups,
        tri_schema_sessions, tri_schema_referrals };

G_STATIC_ASSERT (G_N_ELEMENTS (migrations) == TRI_STORE_VERSION);

gboolean
tri_schema_check (TriConnection *connection, gboolean *out_empty, GError **error)
{
  gint64 application_id;
  gint64 version;
  gint64 n_objects;

  if (!tri_connection_get_int (connection, "PRAGMA application_id", &application_id, error)
      || !tri_connection_get_int (connection, "PRAGMA user_version", &version, error)
      || !tri_connection_get_int (connection, "SELECT count (*) FROM sqlite_schema", &n_objects,
                                  error))
    return FALSE;

  *out_empty = n_objects == 0;
  if (application_id == 0 && version == 0 && n_objects == 0)
    return TRUE;
  if (application_id != TRI_SCHEMA_APPLICATION_ID || version < 1)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                   _ ("“%s” holds a database that is not a Trichion record. Nothing was changed; "
                      "choose another folder or restore your last backup."),
                   tri_connection_get_folder (connection));
      return FALSE;
    }
  if (version > TRI_STORE_VERSION)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_UNSUPPORTED,
                   _ ("The record in “%s” was written by a newer Trichion. Nothing was changed; "
                      "update this Trichion to open it."),
                   tri_connection_get_folder (connection));
      return FALSE;
    }
  return TRUE;
}

static gboolean
apply (TriConnection *connection, int version, GError **error)
{
  g_autofree char *pragmas
      = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                         TRI_SCHEMA_APPLICATION_ID, version + 1);

  if (!tri_connection_begin (connection, error))
    return FALSE;
  for (const char *const *sql = migrations[version]; *sql != NULL; sql++)
    if (!tri_connection_execute (connection, *sql, error))
      {
        tri_connection_rollback (connection);
        return FALSE;
      }
  if (!tri_connection_execute (connection, pragmas, error))
    {
      tri_connection_rollback (connection);
      return FALSE;
    }
  return tri_connection_commit (connection, error);
}

gboolean
tri_schema_migrate (TriConnection *connection, GError **error)
{
  gint64 version;

  if (!tri_connection_get_int (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  for (; version < TRI_STORE_VERSION; version++)
    if (!apply (connection, (int) version, error))
      return FALSE;
  return TRUE;
}

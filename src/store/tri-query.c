/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prepared statements: parameters and columns in order, with an error that sticks. */

#include "config.h"

#include "tri-connection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TriQuery *
tri_connection_query (TriConnection *self, TriStatement id, const char *sql)
{
  TriQuery *query = &self->queries[id];

  g_assert (self->thread == g_thread_self ());
  g_assert (!query->in_use);

  query->connection = self;
  query->in_use = TRUE;
  query->n_bound = 0;
  query->wrong = NULL;
  query->code = SQLITE_OK;
  if (query->stmt == NULL)
    query->code
        = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &query->stmt, NULL);
  return query;
}

void
tri_query_release (TriQuery *self)
{
  g_assert (self->connection->thread == g_thread_self ());

  if (self->stmt != NULL)
    {
      /* Repeats the result of the last step, which has been told already. */
      (void) sqlite3_reset (self->stmt);
      (void) sqlite3_clear_bindings (self->stmt);
    }
  self->in_use = FALSE;
}

/* Keeps the first failure. */
static void
note (TriQuery *self, int code)
{
  if (self->code == SQLITE_OK)
    self->code = code;
}

void
tri_query_text (TriQuery *self, const char *text)
{
  self->n_bound++;
  if (self->stmt != NULL)
    note (self, sqlite3_bind_text64 (self->stmt, self->n_bound, text,
                                     text != NULL ? strlen (text) : 0, SQLITE_STATIC, SQLITE_UTF8));
}

void
tri_query_reference (TriQuery *self, const char *id)
{
  tri_query_text (self, id != NULL && id[0] != '\0' ? id : NULL);
}

void
tri_query_int (TriQuery *self, gint64 value)
{
  self->n_bound++;
  if (self->stmt != NULL)
    note (self, sqlite3_bind_int64 (self->stmt, self->n_bound, value));
}

void
tri_query_real (TriQuery *self, double value)
{
  self->n_bound++;
  if (self->stmt != NULL)
    note (self, sqlite3_bind_double (self->stmt, self->n_bound, value));
}

void
tri_query_date (TriQuery *self, TriDate date)
{
  g_autofree char *text = tri_date_to_iso (date);

  self->n_bound++;
  if (self->stmt != NULL)
    note (self, date != TRI_DATE_NONE
                    ? sqlite3_bind_text (self->stmt, self->n_bound, text, -1, SQLITE_TRANSIENT)
                    : sqlite3_bind_null (self->stmt, self->n_bound));
}

gboolean
tri_query_next (TriQuery *self)
{
  g_assert (self->connection->thread == g_thread_self ());

  if (self->code != SQLITE_OK && self->code != SQLITE_ROW)
    return FALSE;
  g_assert (self->n_bound == sqlite3_bind_parameter_count (self->stmt));
  self->column = 0;
  self->code = sqlite3_step (self->stmt);
  return self->code == SQLITE_ROW;
}

gboolean
tri_query_end (TriQuery *self, GError **error)
{
  if (self->code == SQLITE_ROW || self->code == SQLITE_DONE)
    return TRUE;
  if (self->wrong != NULL)
    g_set_error (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                 _ ("The record in “%s” is damaged: %s holds a value that Trichion does not know. "
                    "Nothing was changed; restore your last backup."),
                 self->connection->folder, self->wrong);
  else
    tri_connection_set_error (self->connection, self->code, error);
  return FALSE;
}

gboolean
tri_query_run (TriQuery *self, GError **error)
{
  while (tri_query_next (self))
    ;
  return tri_query_end (self, error);
}

char *
tri_query_get_text_or_null (TriQuery *self)
{
  const char *text;
  int column = self->column++;

  g_assert (column < sqlite3_column_count (self->stmt));

  text = (const char *) sqlite3_column_text (self->stmt, column);
  if (text == NULL && sqlite3_column_type (self->stmt, column) != SQLITE_NULL)
    self->code = SQLITE_NOMEM;
  return g_strdup (text);
}

char *
tri_query_get_text (TriQuery *self)
{
  char *text = tri_query_get_text_or_null (self);

  return text != NULL ? text : g_strdup ("");
}

gint64
tri_query_get_int (TriQuery *self)
{
  g_assert (self->column < sqlite3_column_count (self->stmt));

  return sqlite3_column_int64 (self->stmt, self->column++);
}

double
tri_query_get_real (TriQuery *self)
{
  g_assert (self->column < sqlite3_column_count (self->stmt));

  return sqlite3_column_double (self->stmt, self->column++);
}

TriDate
tri_query_get_date (TriQuery *self)
{
  g_autofree char *text = tri_query_get_text_or_null (self);
  TriDate date = TRI_DATE_NONE;

  if (text != NULL && !tri_date_from_iso (text, &date, NULL))
    tri_query_refuse (self, sqlite3_column_name (self->stmt, self->column - 1));
  return date;
}

void
tri_query_get_currency (TriQuery *self, char out_currency[4])
{
  g_autofree char *text = tri_query_get_text (self);

  if (strlen (text) != 3)
    tri_query_refuse (self, "currency");
  g_strlcpy (out_currency, text, 4);
}

void
tri_query_refuse (TriQuery *self, const char *what)
{
  if (self->wrong == NULL)
    self->wrong = what;
  self->code = SQLITE_CORRUPT;
}

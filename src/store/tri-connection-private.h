/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tri-connection.c and tri-query.c share. */

#pragma once

#include <sqlite3.h>

#include "tri-connection.h"

G_BEGIN_DECLS

struct _TriQuery
{
  TriConnection *connection; /* not owned */
  sqlite3_stmt *stmt;
  int n_bound;       /* parameters bound since the last release */
  int column;        /* the next one to read */
  int code;          /* the first failure, or the last step's result */
  const char *wrong; /* what was refused, static text */
  gboolean in_use;
};

struct _TriConnection
{
  char *folder;
  GThread *thread; /* not owned: only compared */
  sqlite3 *db;
  TriQuery queries[TRI_N_STATEMENTS];
};

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A clinic after ten years: 5,000 clients, 25,000 sessions, 40,000 photos. What its pages wait for
 * is held against reading the record's file, as a measure of the machine. */

#include "config.h"

#include "bench.h"
#include "clinic.h"

#include "../store/store-fixture.h"

#include "tri-store-accounts.h"
#include "tri-store-agenda.h"
#include "tri-store-touch-ups.h"

typedef struct
{
  const char *folder;
  TriStore *store;
} Clinic;

static void
read_file (gpointer data)
{
  Clinic *clinic = data;
  g_autofree char *path = g_build_filename (clinic->folder, "store.db", NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
}

static void
list_clients (gpointer data)
{
  Clinic *clinic = data;
  g_autoptr (GPtrArray) clients = tri_store_list_clients (clinic->store, NULL);

  g_assert_cmpuint (clients->len, ==, CLINIC_CLIENTS);
}

static void
list_day (gpointer data)
{
  Clinic *clinic = data;
  g_autoptr (GPtrArray) entries
      = tri_store_list_agenda (clinic->store, CLINIC_TODAY, CLINIC_TODAY, NULL, NULL);

  g_assert_nonnull (entries);
}

static void
list_month (gpointer data)
{
  Clinic *clinic = data;
  g_autoptr (GPtrArray) entries
      = tri_store_list_agenda (clinic->store, tri_date_add_days (CLINIC_TODAY, -27),
                               tri_date_add_days (CLINIC_TODAY, 14), NULL, NULL);

  g_assert_cmpuint (entries->len, >, 50);
}

static void
load_accounts (gpointer data)
{
  Clinic *clinic = data;
  g_autoptr (TriAccounts) accounts
      = tri_store_load_accounts (clinic->store, tri_date_add_months (CLINIC_TODAY, -12),
                                 CLINIC_TODAY, tri_date_add_months (CLINIC_TODAY, 12), NULL);

  g_assert_nonnull (accounts);
}

static void
list_due (gpointer data)
{
  Clinic *clinic = data;
  g_autoptr (GPtrArray) entries = tri_store_list_due (clinic->store, CLINIC_TODAY, NULL);

  g_assert_cmpuint (entries->len, >, CLINIC_CLIENTS / 2);
}

void
bench_clinic (BenchTable *table)
{
  static const struct
  {
    BenchRow row;
    BenchFunc work;
  } rows[] = {
    { { .name = "10 years: list 5,000 clients", .what = "list" }, list_clients },
    { { .name = "10 years: a day of the calendar", .what = "list" }, list_day },
    { { .name = "10 years: a month of the calendar", .what = "list" }, list_month },
    { { .name = "10 years: everybody's touch-up", .what = "list" }, list_due },
    { { .name = "10 years: sums of all accounts", .what = "sum" }, load_accounts },
  };
  g_autoptr (TestFolder) folder = NULL;
  Clinic clinic = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      BenchRow row = rows[i].row;

      if (!bench_wants (table, row.name))
        continue;
      if (clinic.store == NULL)
        {
          clinic.folder = folder = clinic_folder_new ();
          clinic_make (folder);
          clinic.store = fixture_open (folder);
        }
      row.over = "read the file";
      row.clock = BENCH_WALL;
      bench_compare (table, &row, rows[i].work, &clinic, read_file, &clinic);
    }
  g_clear_object (&clinic.store);
}

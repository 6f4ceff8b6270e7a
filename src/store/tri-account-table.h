/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sums of the ledger over all clients, each by one statement. Private to the room; see
 * tri-tables.h. */

#pragma once

#include "tri-accounts.h"
#include "tri-connection.h"

G_BEGIN_DECLS

/* Fills @accounts->clients. */
gboolean tri_account_table_list (TriConnection *connection, TriAccounts *accounts, GError **error);
/* Fills @accounts->months with those from @from to @to. */
gboolean tri_account_table_list_months (
    TriConnection *connection, TriDate from, TriDate to, TriAccounts *accounts, GError **error);
/* Fills @accounts->touch_ups with those that may fall due by @to. */
gboolean tri_account_table_list_touch_ups (TriConnection *connection,
                                           TriDate to,
                                           TriAccounts *accounts,
                                           GError **error);
/* Adds the TriBookLine from @from to @to, in the order they were booked. */
gboolean tri_account_table_list_book (
    TriConnection *connection, TriDate from, TriDate to, GPtrArray *lines, GError **error);

G_END_DECLS

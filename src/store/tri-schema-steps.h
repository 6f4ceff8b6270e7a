/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Migrations that have a file of their own, each a NULL-terminated list of statements. What has
 * been released is never edited. Private to the room. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

extern const char *const tri_schema_clients[];
extern const char *const tri_schema_papers[];
extern const char *const tri_schema_money[];
extern const char *const tri_schema_touch_ups[];
extern const char *const tri_schema_sessions[];
extern const char *const tri_schema_referrals[];

G_END_DECLS

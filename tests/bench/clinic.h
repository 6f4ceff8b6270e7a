/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A made-up clinic after ten years: what lists, searches and sums have to be fast with. */

#pragma once

#include "tri-store.h"

G_BEGIN_DECLS

#define CLINIC_CLIENTS 5000
#define CLINIC_SESSIONS 25000
#define CLINIC_PHOTOS 40000
/* The day on which it is looked at. */
#define CLINIC_TODAY tri_date_from_ymd (2026, 11, 28)

/* Makes the record in @folder, which is not there yet; the same every time. Half a minute where
 * syncing costs nothing, as on a tmpfs. */
void clinic_make (const char *folder);
/* On a tmpfs where there is one; not there yet. Returns: (transfer full) */
char *clinic_folder_new (void);

G_END_DECLS

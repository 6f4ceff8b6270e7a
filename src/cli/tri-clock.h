/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clock of the machine, read here for the command line and the window; the rooms above get
 * times as arguments. */

#pragma once

#include "tri-date.h"

G_BEGIN_DECLS

/* Seconds since 1970 in UTC. */
gint64 tri_clock_now_utc (void);
/* The day it is where this machine stands. */
TriDate tri_clock_today (void);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of day as minutes since midnight: how people write them here, and what they type. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "14:30", or "2:30 PM" where people say so. @minute: 0 to 1440, the end of the day. (transfer
 * full) */
char *tri_day_time_format (int minute) G_GNUC_WARN_UNUSED_RESULT;
/* Reads "14:30", "14.30", "1430", "9", "2 pm", "2:30pm", "14 h", "14h30", whatever the language.
 * TRI_ERROR_INVALID with a sentence, and @out untouched, for anything else. */
gboolean tri_day_time_parse (const char *text, int *out_minute, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What any export must do: decode a photo and encode it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Row by row, with the settings of an export. */
void tri_transcode (GBytes *source, const char *output);

G_END_DECLS

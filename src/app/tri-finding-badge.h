/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much a finding weighs, as a small picture and a word. */

#pragma once

#include <gtk/gtk.h>

#include "tri-findings.h"

G_BEGIN_DECLS

/* Makes @badge that of @level. Returns: (transfer none): the level in a word, translated */
const char *tri_finding_badge_set (GtkImage *badge, TriFindingLevel level);

G_END_DECLS

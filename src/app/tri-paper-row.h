/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the Record page: what it is, how it stands, and what can be done. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "act" when its button is pressed; "activated" is the row's own. */
#define TRI_TYPE_PAPER_ROW (tri_paper_row_get_type ())
G_DECLARE_FINAL_TYPE (TriPaperRow, tri_paper_row, TRI, PAPER_ROW, AdwActionRow)

/* Plain texts. @subtitle: (nullable) */
TriPaperRow *tri_paper_row_new (const char *title, const char *subtitle);
/* A word on a tint; @css is "success", "warning", "error" or "" */
void tri_paper_row_set_badge (TriPaperRow *self, const char *text, const char *css);
/* @label has a mnemonic; who cannot see the row hears @label with its title. */
void tri_paper_row_set_button (TriPaperRow *self, const char *label);
/* The row opens something. */
void tri_paper_row_set_opens (TriPaperRow *self);

G_END_DECLS

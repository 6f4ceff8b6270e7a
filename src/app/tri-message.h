/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a window or page tells in passing. Main thread only. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows @text, a sentence or two, whole, for long enough to be read. */
void tri_message_show (AdwToastOverlay *overlay, const char *text);
/* The same, to be given a button and shown. Returns: (transfer full) */
AdwToast *tri_message_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Shows @toast, with a button of its own. The newest matters: what was shown before goes.
 * @toast: (transfer full) */
void tri_message_show_toast (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS

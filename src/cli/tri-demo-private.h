/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the demo share. */

#pragma once

#include "tri-store.h"

G_BEGIN_DECLS

/* Answers and consents of the demo client, as of @today. */
gboolean _tri_demo_add_papers (TriStore *store,
                               const TriClient *client,
                               const TriFigures *care,
                               TriDate today,
                               GError **error);

G_END_DECLS

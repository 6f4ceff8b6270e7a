/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entries of one person become one: what each entry says is put together. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

/* Puts into @stays what only @goes knows: empty fields are filled, the stricter disclosure and the
 * stricter wish of each channel win, people who may know and patch tests come together, and what
 * @goes says differently is written under the notes, so that nothing is lost. Skin, hair and stage
 * stay those of @stays. */
void tri_client_merge (TriClient *stays, const TriClient *goes);

G_END_DECLS

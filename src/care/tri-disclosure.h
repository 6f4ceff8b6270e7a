/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client's choice of disclosure allows: asked by everything that contacts, shows or shares.
 */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

/**
 * tri_contact_may:
 * @out_neutral: (out) (optional): whether the words must be neutral: neither the treatment nor the
 *   clinic's trade, so that whoever reads along learns nothing. Always so for a private client
 *
 * Returns: whether the client may be reached this way: FALSE when the client refused it, and when
 *   the record has no number or address for it
 */
gboolean tri_contact_may (const TriClient *client, TriChannel channel, gboolean *out_neutral);
/* One sentence for a channel that may not be used, "" for one that may. (transfer none) */
const char *tri_contact_get_obstacle (const TriClient *client, TriChannel channel);

/* The referral programme is for clients who talk about it. */
gboolean tri_client_may_refer (const TriClient *client);
/* Whether pictures may leave the record for sharing at all; each still needs a consent. */
gboolean tri_client_may_share (const TriClient *client);

/**
 * tri_client_check_parts:
 *
 * Trims the texts of confidants and patch tests and checks them and the dates of the past.
 * @today: an earlier treatment cannot be later than that; a transplant may be planned
 *
 * Returns: FALSE with TRI_ERROR_INVALID and a sentence
 */
gboolean tri_client_check_parts (TriClient *client, TriDate today, GError **error);

G_END_DECLS

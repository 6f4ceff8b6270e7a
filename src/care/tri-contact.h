/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was contacted when, how, and what came of it. */

#pragma once

#include "tri-record.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  char *client_id;
  TriDate date;
  TriChannel channel;
  char *note; /* sensitive: what came of it */
} TriContact;

TriContact *tri_contact_new (const char *client_id,
                             TriDate date,
                             TriChannel channel,
                             const char *note) G_GNUC_WARN_UNUSED_RESULT;
TriContact *tri_contact_copy (const TriContact *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_contact_free (TriContact *self);

/**
 * tri_contact_make_words:
 * @clinic: its name
 * @neutral: as tri_contact_may () says
 *
 * What to say when a touch-up is due: to a client who wants it neutral neither the treatment nor
 * the clinic's name. Returns: (transfer full)
 */
char *tri_contact_make_words (const char *clinic, gboolean neutral) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriContact, tri_contact_free)

G_END_DECLS

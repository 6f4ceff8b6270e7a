/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who was contacted when, how, and what came of it. */

#include "config.h"

#include "tri-contact.h"

#include <glib/gi18n-lib.h>

TriContact *
tri_contact_new (const char *client_id, TriDate date, TriChannel channel, const char *note)
{
  TriContact *self;

  g_return_val_if_fail (client_id != NULL, NULL);

  self = g_new0 (TriContact, 1);
  self->id = tri_id_new ();
  self->client_id = g_strdup (client_id);
  self->date = date;
  self->channel = channel;
  self->note = g_strstrip (g_strdup (note != NULL ? note : ""));
  return self;
}

TriContact *
tri_contact_copy (const TriContact *self)
{
  TriContact *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->client_id = g_strdup (self->client_id);
  copy->note = g_strdup (self->note);
  return copy;
}

void
tri_contact_free (TriContact *self)
{
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->note);
  g_free (self);
}

char *
tri_contact_make_words (const char *clinic, gboolean neutral)
{
  if (neutral)
    return g_strdup (_ ("You wanted to hear from us about an appointment. Please call back when it "
                        "suits you."));
  if (clinic == NULL || *clinic == '\0')
    return g_strdup (_ ("Your hairline may be due for a touch-up. Would you like an appointment?"));
  return g_strdup_printf (
      _ ("%s: your hairline may be due for a touch-up. Would you like an appointment?"), clinic);
}

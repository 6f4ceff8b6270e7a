/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client's choice of disclosure allows. */

#include "config.h"

#include "tri-disclosure.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

#define MAX_TEXT_CHARS 200
#define MAX_CONFIDANTS 50
#define MAX_PATCH_TESTS 200

/* What a channel needs to be used at all. */
static const char *
get_address (const TriClient *client, TriChannel channel)
{
  switch (channel)
    {
    case TRI_CHANNEL_PHONE:
    case TRI_CHANNEL_TEXT:
      return client->phone;
    case TRI_CHANNEL_EMAIL:
      return client->email;
    case TRI_CHANNEL_POST:
      return client->address;
    case TRI_N_CHANNELS:
    default:
      g_assert_not_reached ();
    }
}

gboolean
tri_contact_may (const TriClient *client, TriChannel channel, gboolean *out_neutral)
{
  TriContactWish wish;

  g_return_val_if_fail (client != NULL && (guint) channel < TRI_N_CHANNELS, FALSE);

  wish = client->contact[channel];
  if (out_neutral != NULL)
    *out_neutral = wish != TRI_CONTACT_ALLOWED || client->disclosure == TRI_DISCLOSURE_PRIVATE;
  return wish != TRI_CONTACT_REFUSED && *get_address (client, channel) != '\0';
}

const char *
tri_contact_get_obstacle (const TriClient *client, TriChannel channel)
{
  static const char *const refused[TRI_N_CHANNELS] = {
    N_ ("The client does not want phone calls."),
    N_ ("The client does not want text messages."),
    N_ ("The client does not want e-mail."),
    N_ ("The client does not want post."),
  };
  static const char *const missing[TRI_N_CHANNELS] = {
    N_ ("There is no phone number in the client’s record."),
    N_ ("There is no phone number in the client’s record."),
    N_ ("There is no e-mail address in the client’s record."),
    N_ ("There is no postal address in the client’s record."),
  };

  g_return_val_if_fail (client != NULL && (guint) channel < TRI_N_CHANNELS, NULL);

  if (client->contact[channel] == TRI_CONTACT_REFUSED)
    return _ (refused[channel]);
  return *get_address (client, channel) == '\0' ? _ (missing[channel]) : "";
}

gboolean
tri_client_may_refer (const TriClient *client)
{
  g_return_val_if_fail (client != NULL, FALSE);

  return client->disclosure == TRI_DISCLOSURE_OPEN;
}

gboolean
tri_client_may_share (const TriClient *client)
{
  g_return_val_if_fail (client != NULL, FALSE);

  return client->disclosure != TRI_DISCLOSURE_PRIVATE;
}

static gboolean
set_invalid (GError **error, const char *sentence)
{
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, sentence);
  return FALSE;
}

/* One line of text, not too long. */
static gboolean
check_line (char *text, GError **error)
{
  if (!g_utf8_validate (text, -1, NULL))
    return set_invalid (error, _ ("The text holds bytes that are not text; type it anew."));
  g_strstrip (text);
  if (g_utf8_strlen (text, -1) > MAX_TEXT_CHARS)
    return set_invalid (error, _ ("Names, relations and notes of patch tests have at most 200 "
                                  "characters; put the rest into the notes."));
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return set_invalid (error,
                          _ ("Names, relations and notes of patch tests are one line each."));
  return TRUE;
}

static gboolean
check_confidants (GPtrArray *confidants, GError **error)
{
  if (confidants->len > MAX_CONFIDANTS)
    return set_invalid (error, _ ("A client has at most 50 people who may know."));
  for (guint i = 0; i < confidants->len; i++)
    {
      TriConfidant *confidant = confidants->pdata[i];

      if (!check_line (confidant->name, error) || !check_line (confidant->relation, error))
        return FALSE;
      if (*confidant->name == '\0')
        return set_invalid (error, _ ("Enter a name for each person who may know, or remove the "
                                      "line."));
    }
  return TRUE;
}

static gboolean
check_patch_tests (GPtrArray *tests, TriDate today, GError **error)
{
  if (tests->len > MAX_PATCH_TESTS)
    return set_invalid (error, _ ("A client has at most 200 patch tests."));
  for (guint i = 0; i < tests->len; i++)
    {
      TriPatchTest *test = tests->pdata[i];

      if (!check_line (test->note, error))
        return FALSE;
      if (test->on == TRI_DATE_NONE)
        return set_invalid (error, _ ("Enter the day of each patch test, or remove the line."));
      if (test->on > today && test->result != TRI_PATCH_WAITING)
        return set_invalid (error, _ ("A patch test that is still to come has no result yet."));
    }
  return TRUE;
}

gboolean
tri_client_check_parts (TriClient *client, TriDate today, GError **error)
{
  g_return_val_if_fail (client != NULL && today != TRI_DATE_NONE, FALSE);

  if (client->past.smp.on > today)
    return set_invalid (error, _ ("The earlier scalp pigmentation is dated in the future."));
  if (client->past.laser.on > today)
    return set_invalid (error, _ ("The laser treatment is dated in the future."));
  return (client->confidants == NULL || check_confidants (client->confidants, error))
         && (client->patch_tests == NULL || check_patch_tests (client->patch_tests, today, error));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed about a client is checked, a private name is never shown, and search finds it. */

#include "config.h"

#include "tri-error.h"
#include "tri-record.h"

#include <locale.h>
#include <string.h>

#define TODAY_YEAR 2026

static TriClient *
client_named (const char *name)
{
  TriClient *client = tri_client_new ();

  g_free (client->name);
  client->name = g_strdup (name);
  return client;
}

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
assert_refused (TriClient *client, const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (tri_client_validate (client, TODAY_YEAR, &error));
  g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
assert_accepted (TriClient *client)
{
  g_autoptr (GError) error = NULL;

  tri_client_validate (client, TODAY_YEAR, &error);
  g_assert_no_error (error);
}

static void
test_new (void)
{
  g_autoptr (TriClient) a = tri_client_new ();
  g_autoptr (TriClient) b = tri_client_new ();

  g_assert_true (g_uuid_string_is_valid (a->id));
  g_assert_cmpstr (a->id, !=, b->id);
  g_assert_cmpint (a->rev, ==, 0);
  g_assert_cmpint (a->disclosure, ==, TRI_DISCLOSURE_PRIVATE);
  g_assert_cmpint (a->skin.fitzpatrick, ==, 3);
  g_assert_cmpstr (a->name, ==, "");
}

static void
test_copy (void)
{
  g_autoptr (TriClient) client = client_named ("Ana");
  g_autoptr (TriClient) copy = NULL;

  client->rev = 4;
  client->birth_year = 1984;
  set (&client->notes, "prefers mornings");
  copy = tri_client_copy (client);
  g_assert_cmpstr (copy->id, ==, client->id);
  g_assert_true (copy->id != client->id);
  g_assert_cmpstr (copy->name, ==, "Ana");
  g_assert_cmpstr (copy->notes, ==, "prefers mornings");
  g_assert_cmpint (copy->rev, ==, 4);
  g_assert_cmpint (copy->birth_year, ==, 1984);
}

static void
test_validate (void)
{
  g_autoptr (TriClient) client = client_named ("  Ana Brandt \n");
  g_autofree char *long_name = g_strnfill (201, 'a');

  set (&client->email, " ana@example.org ");
  set (&client->phone, "+49 (171) 23-45");
  set (&client->notes, "two\nlines");
  client->birth_year = 1984;
  assert_accepted (client);
  g_assert_cmpstr (client->name, ==, "Ana Brandt");
  g_assert_cmpstr (client->email, ==, "ana@example.org");
  g_assert_cmpstr (client->notes, ==, "two\nlines");

  client->birth_year = TODAY_YEAR;
  assert_accepted (client);
  client->birth_year = TODAY_YEAR + 1;
  assert_refused (client, "The birth year is in the future.");
  client->birth_year = TODAY_YEAR - 121;
  assert_refused (client, "The birth year must be 1906 or later; leave it empty when it is not "
                          "known.");
  client->birth_year = -5;
  assert_refused (client, "The birth year must be 1906 or later; leave it empty when it is not "
                          "known.");
  client->birth_year = 0;
  assert_accepted (client);

  set (&client->email, "ana");
  assert_refused (client, "The e-mail address must look like name@example.org.");
  set (&client->email, "a na@example.org");
  assert_refused (client, "The e-mail address must look like name@example.org.");
  set (&client->email, "@example.org");
  assert_refused (client, "The e-mail address must look like name@example.org.");
  set (&client->email, "");
  set (&client->phone, "none");
  assert_refused (client, "The phone number has no digits.");
  set (&client->phone, "");

  client->skin.fitzpatrick = 7;
  assert_refused (client, "The skin type must be from I to VI (Fitzpatrick).");
  client->skin.fitzpatrick = 6;

  set (&client->name, " \t ");
  assert_refused (client, "Enter the client’s name.");
  set (&client->name, "two\nlines");
  assert_refused (client, "“Name” must be one line without control characters.");
  set (&client->name, "\xff\xfe");
  assert_refused (client, "“Name” holds bytes that are not text; type it anew.");
  set (&client->name, long_name);
  assert_refused (client, "“Name” is too long; 200 characters are the most.");
}

static void
test_alias (void)
{
  g_autoptr (TriClient) client = client_named ("Ana Brandt");
  g_autoptr (TriClient) open = client_named ("Bea Novak");
  g_autofree char *first = NULL;

  /* Not even a client who was never saved is shown by name. */
  g_assert_null (strstr (tri_client_get_display_name (client), "Ana"));
  assert_accepted (client);
  g_assert_true (g_str_has_prefix (client->alias, "Client "));
  g_assert_cmpuint (strlen (client->alias), ==, strlen ("Client ") + 4);
  g_assert_cmpstr (tri_client_get_display_name (client), ==, client->alias);

  first = g_strdup (client->alias);
  set (&client->alias, "");
  assert_accepted (client);
  g_assert_cmpstr (client->alias, ==, first);

  set (&client->alias, "Heron");
  assert_accepted (client);
  g_assert_cmpstr (tri_client_get_display_name (client), ==, "Heron");

  open->disclosure = TRI_DISCLOSURE_OPEN;
  g_assert_cmpstr (tri_client_get_display_name (open), ==, "Bea Novak");
  open->disclosure = TRI_DISCLOSURE_SELECTED;
  g_assert_cmpstr (tri_client_get_display_name (open), ==, "Bea Novak");
}

static void
test_search (void)
{
  g_autoptr (TriClient) client = client_named ("José Müller-Ångström");
  g_autofree char *text = NULL;

  set (&client->alias, "Heron");
  set (&client->phone, "+49 (171) 23-45 67");
  set (&client->email, "jose@example.org");
  set (&client->notes, "secret words");
  text = tri_client_get_search_text (client);

  g_assert_true (tri_search_matches (text, ""));
  g_assert_true (tri_search_matches (text, "jose"));
  g_assert_true (tri_search_matches (text, "MULLER"));
  g_assert_true (tri_search_matches (text, "ang jos"));
  g_assert_true (tri_search_matches (text, "ÅNG"));
  g_assert_true (tri_search_matches (text, "heron"));
  g_assert_true (tri_search_matches (text, "4917123"));
  g_assert_true (tri_search_matches (text, "23-45"));
  g_assert_true (tri_search_matches (text, "example.org"));
  g_assert_false (tri_search_matches (text, "secret"));
  g_assert_false (tri_search_matches (text, "jose nobody"));
}

static void
test_disclosure_ids (void)
{
  for (int i = TRI_DISCLOSURE_PRIVATE; i <= TRI_DISCLOSURE_OPEN; i++)
    {
      TriDisclosure back = TRI_DISCLOSURE_PRIVATE;

      g_assert_true (tri_disclosure_from_id (tri_disclosure_get_id ((TriDisclosure) i), &back));
      g_assert_cmpint (back, ==, i);
    }
  g_assert_cmpstr (tri_disclosure_get_id (TRI_DISCLOSURE_SELECTED), ==, "selected");
  g_assert_false (tri_disclosure_from_id ("public", &(TriDisclosure){ 0 }));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/client/new", test_new);
  g_test_add_func ("/client/copy", test_copy);
  g_test_add_func ("/client/validate", test_validate);
  g_test_add_func ("/client/alias", test_alias);
  g_test_add_func ("/client/search", test_search);
  g_test_add_func ("/client/disclosure-ids", test_disclosure_ids);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index finds what a plain look at every client finds, follows changes, and knows twins. */

#include "config.h"

#include "tri-client-index.h"
#include "tri-rng.h"

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static TriClient *
client_new (const char *name, const char *phone, const char *email, int birth_year)
{
  TriClient *client = tri_client_new ();

  set (&client->name, name);
  set (&client->phone, phone);
  set (&client->email, email);
  set (&client->alias, "Heron");
  client->birth_year = birth_year;
  client->disclosure = TRI_DISCLOSURE_OPEN;
  return client;
}

static void
assert_found (TriClientIndex *index, const char *query, const char *names)
{
  g_autoptr (GPtrArray) found = tri_client_index_search (index, query);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (said, "%s%s", i > 0 ? "|" : "",
                            ((const TriClientEntry *) found->pdata[i])->display_name);
  g_assert_cmpstr (said->str, ==, names);
}

static void
test_search (void)
{
  g_autoptr (TriClientIndex) index = tri_client_index_new ();
  g_autoptr (TriClient) ana = client_new ("Ána Müller", "+49 171 234-567", "ana@example.org", 1980);
  g_autoptr (TriClient) ben = client_new ("Ben Hale", "", "ben@hale.test", 0);

  set (&ben->code, "C-0193");
  ben->disclosure = TRI_DISCLOSURE_PRIVATE;
  assert_found (index, "", "");
  tri_client_index_put (index, ana);
  tri_client_index_put (index, ben);
  g_assert_cmpuint (tri_client_index_get_n_clients (index), ==, 2);

  assert_found (index, "", "Heron|Ána Müller");
  assert_found (index, "a", "Heron|Ána Müller");
  assert_found (index, "an", "Ána Müller");
  assert_found (index, "ana MULLER", "Ána Müller");
  assert_found (index, "171234567", "Ána Müller");
  assert_found (index, "234-", "Ána Müller");
  assert_found (index, "hale", "Heron");
  assert_found (index, "c-0193", "Heron");
  assert_found (index, "heron example", "Ána Müller");
  assert_found (index, "z", "");
  assert_found (index, "heron nobody", "");
  /* Nothing is found across two fields. */
  assert_found (index, "haleheron", "");

  /* Changed, then removed. */
  set (&ana->name, "Ana Brandt");
  tri_client_index_put (index, ana);
  assert_found (index, "muller", "");
  assert_found (index, "brandt", "Ana Brandt");
  g_assert_cmpstr (tri_client_index_find (index, ben->id)->code, ==, "C-0193");
  tri_client_index_remove (index, ben->id);
  g_assert_null (tri_client_index_find (index, ben->id));
  assert_found (index, "", "Ana Brandt");
  g_assert_cmpuint (tri_client_index_get_n_clients (index), ==, 1);
}

static void
test_absorb (void)
{
  g_autoptr (TriClientIndex) index = tri_client_index_new ();
  g_autoptr (TriClient) a = client_new ("Aa", "", "", 0);
  g_autoptr (TriClient) b = client_new ("Bb", "", "", 0);
  TriClientIndex *changes = tri_client_index_new ();

  tri_client_index_put (changes, a);
  tri_client_index_set_stamp (changes, 7);
  g_assert_true (tri_client_index_absorb (index, changes));
  g_assert_cmpint (tri_client_index_get_stamp (index), ==, 7);
  assert_found (index, "", "Aa");

  changes = tri_client_index_new ();
  tri_client_index_set_stamp (changes, 7);
  g_assert_false (tri_client_index_absorb (index, changes));

  changes = tri_client_index_new ();
  tri_client_index_put (changes, b);
  tri_client_index_remove (changes, a->id);
  tri_client_index_set_stamp (changes, 9);
  g_assert_true (tri_client_index_absorb (index, changes));
  g_assert_cmpint (tri_client_index_get_stamp (index), ==, 9);
  assert_found (index, "", "Bb");
}

/* Whatever is typed, in whatever order: as if every client were looked at. */
static void
test_as_plain (void)
{
  static const char *const parts[]
      = { "an", "na", "ö", "ba", "7", "42", "-", "x", "ana", "@", "ß", "é", "hale", "le" };
  g_autoptr (TriClientIndex) index = tri_client_index_new ();
  g_autoptr (GPtrArray) clients = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_client_free);
  TriRng rng;

  rng = tri_rng_seed (5);
  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GString) name = g_string_new ("N ");
      g_autofree char *phone = g_strdup_printf ("%u", tri_rng_range (&rng, 1000000));
      TriClient *client;

      for (guint j = tri_rng_range (&rng, 5); j-- > 0;)
        g_string_append (name, parts[tri_rng_range (&rng, G_N_ELEMENTS (parts))]);
      client = client_new (name->str, phone, "", 0);
      g_ptr_array_add (clients, client);
      tri_client_index_put (index, client);
    }
  for (guint round = 0; round < 150; round++)
    {
      g_autoptr (GString) query = g_string_new (NULL);

      for (guint j = 0; j < 4; j++)
        {
          g_autoptr (GPtrArray) found = NULL;
          guint n = 0;

          g_string_append (query, parts[tri_rng_range (&rng, G_N_ELEMENTS (parts))]);
          if (tri_rng_range (&rng, 3) == 0)
            g_string_append_c (query, ' ');
          found = tri_client_index_search (index, query->str);
          for (guint i = clients->len; i-- > 0;)
            {
              g_autofree char *text = tri_client_get_search_text (clients->pdata[i]);
              const TriClient *client = clients->pdata[i];

              if (!tri_search_matches (text, query->str))
                continue;
              g_assert_cmpuint (n, <, found->len);
              g_assert_cmpstr (((TriClientEntry *) found->pdata[n])->id, ==, client->id);
              n++;
            }
          g_assert_cmpuint (n, ==, found->len);
        }
    }
}

static void
test_twin (void)
{
  static const struct
  {
    const char *name, *phone, *email;
    int birth_year;
    gboolean twin;
  } rows[] = {
    { "Ana Müller", "", "", 1980, TRUE },
    { "MULLER, ána", "0171 2345678", "", 0, TRUE },
    { "ana  müller", "", "ANA@example.org ", 0, TRUE },
    { "Ana Müller", "+49 171 2345678", "other@example.org", 1990, TRUE },
    { "Ana Müller", "", "", 0, FALSE },
    { "Ana Müller", "345678", "", 0, TRUE },
    { "Ana Müller", "5678", "", 0, FALSE },
    { "Ana Müller", "0171 2345679", "", 1981, FALSE },
    { "Anna Müller", "+49 171 2345678", "ana@example.org", 1980, FALSE },
    { "", "+49 171 2345678", "ana@example.org", 1980, FALSE },
  };
  g_autoptr (TriClientIndex) index = tri_client_index_new ();
  g_autoptr (TriClient) ana = client_new ("Ana Müller", "+49 171 2345678", "ana@example.org", 1980);

  tri_client_index_put (index, ana);
  /* Nobody is their own twin. */
  g_assert_null (tri_client_index_find_twin (index, ana));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (TriClient) client
          = client_new (rows[i].name, rows[i].phone, rows[i].email, rows[i].birth_year);
      const TriClientEntry *twin = tri_client_index_find_twin (index, client);

      g_test_message ("row %u", i);
      g_assert_cmpint (twin != NULL, ==, rows[i].twin);
      if (twin != NULL)
        g_assert_cmpstr (twin->id, ==, ana->id);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/care/client-index/search", test_search);
  g_test_add_func ("/care/client-index/absorb", test_absorb);
  g_test_add_func ("/care/client-index/as-plain", test_as_plain);
  g_test_add_func ("/care/client-index/twin", test_twin);
  return g_test_run ();
}

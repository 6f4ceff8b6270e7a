/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening the record from the command line, and finding a client in it. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

TriStore *
_tri_cli_open_store (const char *folder, GError **error)
{
  g_autofree char *usual = g_build_filename (g_get_user_data_dir (), "trichion", "record", NULL);
  const char *path = folder != NULL ? folder : usual;
  g_autofree char *file = g_build_filename (path, "store.db", NULL);

  if (g_file_test (file, G_FILE_TEST_EXISTS))
    return tri_store_open (path, error);
  {
    g_autofree char *name = g_filename_display_name (path);

    g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                 _ ("There is no record in “%s”; name its folder with --store."), name);
  }
  return NULL;
}

static char *
find_by_id (const GPtrArray *clients, const char *id)
{
  for (guint i = 0; i < clients->len; i++)
    if (g_str_equal (((TriClient *) clients->pdata[i])->id, id))
      return g_strdup (id);
  return NULL;
}

/* The only client whom the words fit; @out_n says how many there are. */
static char *
find_by_name (const GPtrArray *clients, const char *words, guint *out_n)
{
  const char *found = NULL;

  for (guint i = 0; i < clients->len; i++)
    {
      const TriClient *client = clients->pdata[i];
      g_autofree char *text = tri_client_get_search_text (client);

      if (!tri_search_matches (text, words))
        continue;
      found = client->id;
      (*out_n)++;
    }
  return *out_n == 1 ? g_strdup (found) : NULL;
}

char *
_tri_cli_find_client (TriStore *store, const char *words, GError **error)
{
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, error);
  g_autofree char *id = NULL;
  guint n_found = 0;

  if (clients == NULL)
    return NULL;
  id = g_uuid_string_is_valid (words) ? find_by_id (clients, words)
                                      : find_by_name (clients, words, &n_found);
  if (id == NULL && n_found == 0)
    g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                 _ ("No client, choice or design is called “%s”."), words);
  else if (id == NULL)
    g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                 _ ("“%s” fits %u clients; give more of the name, or the client’s id."), words,
                 n_found);
  return g_steal_pointer (&id);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Killed fifty times in the middle of saving: whatever was acknowledged is there, whole. */

#include "config.h"

#include "store-fixture.h"
#include "tri-rng.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 50
#define SEED 20261120

static const char *program;

static void
acknowledge (const char *what, const char *client_id, const char *id)
{
  g_print ("%s %s %s\n", what, client_id, id);
  fflush (stdout);
}

/* The child: saves for ever, and says of each thing that it is saved once the store said so. */
G_NORETURN static void
write_for_ever (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = fixture_open (folder);

  for (guint i = 0;; i++)
    {
      g_autofree char *fill = g_strdup_printf ("%d %u %065536d", (int) getpid (), i, 0);
      g_autoptr (GBytes) bytes = fixture_picture ("\xff\xd8\xff", fill);
      g_autoptr (GBytes) png = fixture_picture ("\x89PNG", fill);
      g_autoptr (TriClient) client = fixture_save_client (store, "Client");
      g_autoptr (TriPhotoRecord) photo = NULL;
      g_autoptr (TriDesignRevision) given = NULL;
      g_autoptr (TriDesignRevision) revision = NULL;
      g_autoptr (TriChoice) choice = NULL;
      g_autoptr (TriDesignSave) given_save = NULL;
      g_autoptr (TriDesignSave) cut_save = NULL;
      g_autoptr (TriDesignSave) saved = NULL;
      g_autoptr (TriDesignSave) cut = NULL;
      g_autoptr (TriPick) given_pick = NULL;
      g_autoptr (TriPick) pick = NULL;
      g_autoptr (TriStyle) style = fixture_style ("Kept");

      acknowledge ("client", client->id, client->id);
      photo = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, bytes, 3, 4, &error);
      g_assert_no_error (error);
      acknowledge ("photo", client->id, photo->id);
      given = fixture_revision (client->id);
      revision = tri_store_save_revision (store, given, &error);
      g_assert_no_error (error);
      acknowledge ("revision", client->id, revision->id);
      given_save = fixture_save_of_steps (client->id, 1, 20, TRUE);
      saved = tri_store_save_design (store, given_save, &error);
      g_assert_no_error (error);
      acknowledge ("steps", client->id, saved->revision->id);
      cut_save = fixture_save_of_steps (client->id, 5, 2, TRUE);
      cut = tri_store_save_design (store, cut_save, &error);
      g_assert_no_error (error);
      acknowledge ("cut", client->id, cut->revision->id);
      given_pick = fixture_pick (revision, TRI_PICKER_PARTNER);
      pick = tri_store_save_pick (store, given_pick, &error);
      g_assert_no_error (error);
      acknowledge ("pick", client->id, pick->id);
      g_assert_true (tri_store_save_style (store, style, &error));
      g_assert_no_error (error);
      acknowledge ("style", client->id, style->id);
      choice = fixture_choice (revision);
      g_assert_true (fixture_save_choice (store, choice, png, &error));
      g_assert_no_error (error);
      acknowledge ("choice", client->id, choice->decision->id);
      g_assert_true (tri_store_accept_quote (store, choice->quote->id, ACCEPTED_ON, &error));
      g_assert_no_error (error);
      acknowledge ("accepted", client->id, choice->quote->id);
    }
}

/* Reads acknowledgements until some are there, then a moment longer, and kills. */
static void
kill_in_the_middle (const char *folder, TriRng *rng, GPtrArray *acknowledged)
{
  g_autoptr (GError) error = NULL;
  const char *const argv[] = { program, "--write-for-ever", folder, NULL };
  guint wanted = 1 + tri_rng_range (rng, 12);
  gint64 moment_us = tri_rng_range (rng, 1500);
  gint64 until;
  g_autofree char *line = NULL;
  gsize size = 0;
  GPid child;
  FILE *lines;
  int fd;

  g_assert_true (g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD,
                                           NULL, NULL, &child, NULL, &fd, NULL, &error));
  g_assert_no_error (error);
  lines = fdopen (fd, "r");
  for (guint i = 0; i < wanted; i++)
    {
      g_assert_cmpint (getline (&line, &size, lines), >, 0);
      g_ptr_array_add (acknowledged, g_strchomp (g_strdup (line)));
    }
  until = g_get_monotonic_time () + moment_us;
  while (g_get_monotonic_time () < until)
    ;
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  /* What it still said before it died counts too; a line cut off does not. */
  while (getline (&line, &size, lines) > 0)
    if (line[strlen (line) - 1] == '\n')
      g_ptr_array_add (acknowledged, g_strchomp (g_strdup (line)));
  fclose (lines);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
}

static void
assert_there (TriStore *store, const char *acknowledgement)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = g_strsplit (acknowledgement, " ", -1);
  g_autoptr (TriDossier) dossier = NULL;
  gboolean found = FALSE;

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  dossier = fixture_dossier (store, words[1]);
  if (g_str_equal (words[0], "client"))
    found = TRUE;
  else if (g_str_equal (words[0], "photo"))
    {
      g_autoptr (GBytes) bytes = tri_store_load_photo (store, words[2], &error);

      g_assert_no_error (error);
      found = bytes != NULL;
    }
  else if (g_str_equal (words[0], "revision"))
    found = tri_dossier_get_revision (dossier, words[2]) != NULL;
  else if (g_str_equal (words[0], "steps"))
    found = tri_dossier_get_revision (dossier, words[2]) != NULL
            && (dossier->current_step == 20 || dossier->current_step == 6);
  else if (g_str_equal (words[0], "cut"))
    found = tri_dossier_get_revision (dossier, words[2]) != NULL && dossier->current_step == 6
            && dossier->steps->len == 6;
  else if (g_str_equal (words[0], "pick"))
    {
      const TriPick *pick
          = tri_picks_find (dossier->picks, "soft", TRI_KIND_PERMANENT, TRI_PICKER_PARTNER);

      found = pick != NULL && g_str_equal (pick->id, words[2]);
    }
  else if (g_str_equal (words[0], "style"))
    {
      g_autoptr (GPtrArray) styles = tri_store_list_styles (store, &error);

      g_assert_no_error (error);
      found = tri_style_list_find (styles, words[2]) != NULL;
    }
  else if (g_str_equal (words[0], "choice"))
    {
      g_autoptr (GBytes) bytes
          = tri_store_load_picture (store, words[2], TRI_DECISION_HEALED, &error);

      g_assert_no_error (error);
      found = bytes != NULL;
    }
  else if (g_str_equal (words[0], "accepted"))
    for (guint i = 0; i < dossier->quotes->len; i++)
      {
        const TriQuoteRecord *quote = dossier->quotes->pdata[i];

        found = found || (g_str_equal (quote->id, words[2]) && quote->accepted);
      }
  if (!found)
    g_error ("lost: %s", acknowledgement);
}

/* Also what was not acknowledged is whole or not there. */
static void
assert_all_whole (TriStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clients = tri_store_list_clients (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < clients->len; i++)
    {
      const TriClient *client = clients->pdata[i];
      g_autoptr (TriDossier) dossier = fixture_dossier (store, client->id);

      fixture_check_whole (dossier);
    }
}

static void
test_kill (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TestFolder) folder = fixture_folder_new ();
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  TriRng rng = tri_rng_seed (SEED);

  for (guint i = 0; i < N_KILLS; i++)
    {
      g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (TriStore) store = NULL;

      kill_in_the_middle (folder, &rng, acknowledged);
      store = fixture_open (folder);
      g_assert_true (tri_store_verify (store, &error));
      g_assert_no_error (error);
      for (guint j = 0; j < acknowledged->len; j++)
        {
          assert_there (store, acknowledged->pdata[j]);
          g_ptr_array_add (all, g_strdup (acknowledged->pdata[j]));
        }
    }
  {
    g_autoptr (TriStore) store = fixture_open (folder);

    for (guint i = 0; i < all->len; i++)
      assert_there (store, all->pdata[i]);
    assert_all_whole (store);
  }
  g_test_message ("%u acknowledged saves outlived %d kills", all->len, N_KILLS);
}

int
main (int argc, char *argv[])
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--write-for-ever"))
    write_for_ever (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store-kill/fifty-times", test_kill);
  return g_test_run ();
}

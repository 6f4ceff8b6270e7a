/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion sheet": a client's hand-out as a PDF. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-error.h"
#include "tri-hand-out.h"

#include <glib/gi18n-lib.h>

/* Of a client, or of one decision or design of a client. */
typedef struct
{
  char *client_id;
  char *id; /* (nullable): the newest */
} Subject;

static void
subject_clear (Subject *self)
{
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Subject, subject_clear)

static gboolean
holds (const TriDossier *dossier, const char *id)
{
  for (guint i = 0; i < dossier->decisions->len; i++)
    if (g_str_equal (((TriDecision *) g_ptr_array_index (dossier->decisions, i))->id, id))
      return TRUE;
  return tri_dossier_get_revision (dossier, id) != NULL;
}

static gboolean
find_by_id (
    TriStore *store, const GPtrArray *clients, const char *id, Subject *subject, GError **error)
{
  for (guint i = 0; i < clients->len; i++)
    {
      const TriClient *client = g_ptr_array_index (clients, i);

      if (!g_str_equal (client->id, id))
        continue;
      subject->client_id = g_strdup (id);
      return TRUE;
    }
  for (guint i = 0; i < clients->len; i++)
    {
      const TriClient *client = g_ptr_array_index (clients, i);
      g_autoptr (TriDossier) dossier = tri_store_load_dossier (store, client->id, error);

      if (dossier == NULL)
        return FALSE;
      if (!holds (dossier, id))
        continue;
      subject->client_id = g_strdup (client->id);
      subject->id = g_strdup (id);
      return TRUE;
    }
  g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
               _ ("No client, choice or design is called “%s”."), id);
  return FALSE;
}

static gboolean
find_subject (TriStore *store, const char *words, Subject *subject, GError **error)
{
  g_autoptr (GPtrArray) clients = NULL;

  if (!g_uuid_string_is_valid (words))
    {
      subject->client_id = _tri_cli_find_client (store, words, error);
      return subject->client_id != NULL;
    }
  clients = tri_store_list_clients (store, error);
  return clients != NULL && find_by_id (store, clients, words, subject, error);
}

static gboolean
write_sheet (const char *folder,
             const char *words,
             TriPaper paper,
             TriDate date,
             const char *output,
             GError **error)
{
  g_autoptr (TriStore) store = _tri_cli_open_store (folder, error);
  g_autoptr (TriLibrary) library = store != NULL ? tri_library_load (NULL, error) : NULL;
  g_auto (Subject) subject = { NULL };
  g_autoptr (TriSheet) sheet = NULL;

  if (library == NULL || !find_subject (store, words, &subject, error))
    return FALSE;
  sheet = tri_hand_out_new (store, library, subject.client_id, subject.id, date, NULL, error);
  return sheet != NULL && tri_sheet_export (sheet, paper, output, error);
}

static gboolean
read_paper (const char *text, TriPaper *out_paper, GError **error)
{
  *out_paper = TRI_PAPER_A4;
  if (text == NULL || tri_paper_from_id (text, out_paper))
    return TRUE;
  g_set_error (error, TRI_CLI_ERROR, 0, _ ("--paper is a4 or letter, not “%s”."), text);
  return FALSE;
}

static void
print_json (const char *output)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  _tri_cli_add_string (builder, "output", output);
  json_builder_end_object (builder);
  text = _tri_cli_json_text (builder);
  g_print ("%s", text);
}

int
_tri_cli_hand_out (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *paper_id = NULL;
  g_autofree char *day = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The PDF to write"), N_ ("FILE.pdf") },
    { "store", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_ ("Folder of the record"), N_ ("FOLDER") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_id, N_ ("a4 (default) or letter"), N_ ("PAPER") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_ ("Day of a draft, today when left out"),
      N_ ("YYYY-MM-DD") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  TriDate date = TRI_DATE_NONE;
  TriPaper paper;

  if (!_tri_cli_parse (
          _ ("CLIENT|DESIGN --output FILE.pdf"),
          _ ("Writes the sheet that a client takes home: pictures, measures, "
             "sessions, costs and signature of the newest choice, or of the newest "
             "design. CLIENT is a name or an id, DESIGN the id of a choice or design."),
          entries, 1, &argc, &argv, &error)
      || !_tri_cli_parse_date (day, &date, &error) || !read_paper (paper_id, &paper, &error))
    return _tri_cli_fail (error);
  if (output == NULL)
    {
      g_set_error_literal (&error, TRI_CLI_ERROR, 0,
                           _ ("--output is missing: name a PDF file for the sheet."));
      return _tri_cli_fail (error);
    }
  if (!write_sheet (folder, argv[1], paper, date, output, &error))
    {
      int status = _tri_cli_fail (error);

      return g_error_matches (error, TRI_ERROR, TRI_ERROR_BUSY) ? TRI_CLI_BUSY : status;
    }
  if (json)
    print_json (output);
  else
    g_print (_ ("The sheet is in “%s”.\n"), output);
  return TRI_CLI_OK;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clients: checks on what is typed in, the name that may be shown, and text to search in. */

#include "config.h"

#include "tri-record.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LINE_CHARS 200
#define MAX_NOTES_CHARS 20000
#define MAX_AGE_YEARS 120
#define ALIAS_LETTERS 4

/* Without letters and digits that are mistaken for each other when read aloud or written down. */
static const char alias_alphabet[] = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

TriClient *
tri_client_new (void)
{
  TriClient *self = g_new0 (TriClient, 1);

  self->id = tri_id_new ();
  self->code = g_strdup ("");
  self->alias = g_strdup ("");
  self->name = g_strdup ("");
  self->phone = g_strdup ("");
  self->email = g_strdup ("");
  self->address = g_strdup ("");
  self->notes = g_strdup ("");
  self->disclosure = TRI_DISCLOSURE_PRIVATE;
  self->skin = TRI_SKIN_DEFAULT;
  self->norwood = TRI_NORWOOD_4;
  self->confidants = tri_confidants_new ();
  self->patch_tests = tri_patch_tests_new ();
  return self;
}

TriClient *
tri_client_copy (const TriClient *self)
{
  TriClient *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->id = g_strdup (self->id);
  copy->code = g_strdup (self->code);
  copy->alias = g_strdup (self->alias);
  copy->name = g_strdup (self->name);
  copy->phone = g_strdup (self->phone);
  copy->email = g_strdup (self->email);
  copy->address = g_strdup (self->address);
  copy->notes = g_strdup (self->notes);
  copy->confidants = tri_confidants_copy (self->confidants);
  copy->patch_tests = tri_patch_tests_copy (self->patch_tests);
  return copy;
}

void
tri_client_free (TriClient *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->code);
  g_free (self->alias);
  g_free (self->name);
  g_free (self->phone);
  g_free (self->email);
  g_free (self->address);
  g_free (self->notes);
  g_clear_pointer (&self->confidants, g_ptr_array_unref);
  g_clear_pointer (&self->patch_tests, g_ptr_array_unref);
  g_free (self);
}

const char *
tri_client_get_display_name (const TriClient *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->disclosure != TRI_DISCLOSURE_PRIVATE)
    return self->name;
  /* A client who was never saved has no alias yet; the name must not slip out even then. */
  return *self->alias != '\0' ? self->alias : _ ("Private client");
}

static gboolean
check_text (char **text, const char *label, glong max_chars, gboolean many_lines, GError **error)
{
  if (!g_utf8_validate (*text, -1, NULL))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” holds bytes that are not text; type it anew."), label);
      return FALSE;
    }
  g_strstrip (*text);
  if (g_utf8_strlen (*text, -1) > max_chars)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is too long; %ld characters are the most."), label, max_chars);
      return FALSE;
    }
  for (const char *p = *text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) && !(many_lines && (c == '\n' || c == '\t' || c == '\r')))
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("“%s” must be one line without control characters."), label);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
email_is_plausible (const char *email)
{
  const char *at = strchr (email, '@');

  /* An address is only proved by writing to it; this catches a name or number in the wrong box. */
  return at != NULL && at != email && at[1] != '\0' && strchr (at + 1, '@') == NULL
         && strpbrk (email, " \t,;") == NULL;
}

static gboolean
phone_is_plausible (const char *phone)
{
  gboolean digit = FALSE;

  for (const char *p = phone; *p != '\0'; p = g_utf8_next_char (p))
    digit = digit || g_unichar_isdigit (g_utf8_get_char (p));
  return digit;
}

static char *
make_alias (const char *id)
{
  char code[ALIAS_LETTERS + 1] = "";
  guint hash = g_str_hash (id);

  for (guint i = 0; i < ALIAS_LETTERS; i++)
    {
      code[i] = alias_alphabet[hash % (sizeof alias_alphabet - 1)];
      hash /= sizeof alias_alphabet - 1;
    }
  /* Translators: the made-up name of a client who wants to stay private; %s is a code like K7QX. */
  return g_strdup_printf (_ ("Client %s"), code);
}

gboolean
tri_client_validate (TriClient *self, int today_year, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!check_text (&self->name, _ ("Name"), MAX_LINE_CHARS, FALSE, error)
      || !check_text (&self->alias, _ ("Alias"), MAX_LINE_CHARS, FALSE, error)
      || !check_text (&self->phone, _ ("Phone"), MAX_LINE_CHARS, FALSE, error)
      || !check_text (&self->email, _ ("E-mail"), MAX_LINE_CHARS, FALSE, error)
      || !check_text (&self->address, _ ("Address"), MAX_NOTES_CHARS, TRUE, error)
      || !check_text (&self->notes, _ ("Notes"), MAX_NOTES_CHARS, TRUE, error))
    return FALSE;
  if (*self->name == '\0')
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID, _ ("Enter the client’s name."));
      return FALSE;
    }
  if (*self->email != '\0' && !email_is_plausible (self->email))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The e-mail address must look like name@example.org."));
      return FALSE;
    }
  if (*self->phone != '\0' && !phone_is_plausible (self->phone))
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The phone number has no digits."));
      return FALSE;
    }
  if (self->birth_year != 0 && self->birth_year > today_year)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The birth year is in the future."));
      return FALSE;
    }
  if (self->birth_year != 0 && self->birth_year < today_year - MAX_AGE_YEARS)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("The birth year must be %d or later; leave it empty when it is not known."),
                   today_year - MAX_AGE_YEARS);
      return FALSE;
    }
  if (self->skin.fitzpatrick < 1 || self->skin.fitzpatrick > 6)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The skin type must be from I to VI (Fitzpatrick)."));
      return FALSE;
    }
  if (*self->alias == '\0')
    {
      g_free (self->alias);
      self->alias = make_alias (self->id);
    }
  return TRUE;
}

char *
tri_search_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autoptr (GString) bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup ("");
  bare = g_string_new (NULL);
  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_ismark (c))
        g_string_append_unichar (bare, c);
    }
  return g_utf8_casefold (bare->str, -1);
}

char *
tri_client_get_search_text (const TriClient *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) digits = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  digits = g_string_new (NULL);
  for (const char *p = self->phone; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
    }
  /* Line ends keep a word from matching across two fields. */
  text = g_strjoin ("\n", self->name, self->alias, self->phone, digits->str, self->email,
                    self->code, NULL);
  return tri_search_fold (text);
}

gboolean
tri_search_matches (const char *search_text, const char *query)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (search_text != NULL && query != NULL, FALSE);

  folded = tri_search_fold (query);
  words = g_strsplit_set (folded, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strstr (search_text, words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

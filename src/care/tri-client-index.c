/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients in memory: a signature of each client's letters and pairs of letters says for nearly
 * all of them that they do not match, without a look at their text. */

#include "config.h"

#include "tri-client-index.h"

#include <string.h>

/* Pairs of bytes as bits of a hash, single ones as below. */
#define N_PAIR_WORDS 4
#define N_PAIR_BITS (N_PAIR_WORDS * 64)
/* Fewer digits than that are an extension, not a number. */
#define MIN_PHONE_DIGITS 6
/* Country codes and leading zeros come before these. */
#define SAME_PHONE_DIGITS 9

typedef struct
{
  guint64 letters;
  guint64 pairs[N_PAIR_WORDS];
  gsize text; /* where in the index's texts */
} Signature;

/* `shown` comes first, so that an entry is what callers see of it. */
typedef struct
{
  TriClientEntry shown;
  char *name_key; /* the name's words in order, folded */
  char *digits;   /* of the phone */
  char *email;    /* folded */
  int birth_year;
} Entry;

struct _TriClientIndex
{
  GPtrArray *entries; /* Entry, oldest first; NULL where one was removed */
  GArray *signatures; /* of the entries; nothing set where one was removed */
  GString *texts;     /* as tri_client_get_search_text (), each with its NUL, close together; one
                       * that was replaced stays until the index goes */
  GHashTable *places; /* id → place + 1 */
  GPtrArray *removed; /* ids that absorb () must pass on */
  gint64 stamp;

  /* The last search and what it found, while the index stays as it is. */
  char *last_query;
  GArray *last_places;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry == NULL)
    return;
  g_free (entry->shown.id);
  g_free (entry->shown.code);
  g_free (entry->shown.display_name);
  g_free (entry->name_key);
  g_free (entry->digits);
  g_free (entry->email);
  g_free (entry);
}

/* Letters and digits of ASCII have a bit of their own, all else shares the others. */
static guint
letter_bit (guchar c)
{
  if (c >= 'a' && c <= 'z')
    return c - 'a';
  if (c >= '0' && c <= '9')
    return 26 + c - '0';
  return 36 + c % 28;
}

static void
add_to_signature (Signature *signature, const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    {
      guint pair = (p[0] * 31u + p[1] * 7u) % N_PAIR_BITS;

      signature->letters |= G_GUINT64_CONSTANT (1) << letter_bit (*p);
      if (p[1] != '\0')
        signature->pairs[pair / 64] |= G_GUINT64_CONSTANT (1) << (pair % 64);
    }
}

static gboolean
may_contain (const Signature *signature, const Signature *wanted)
{
  guint64 missing = wanted->letters & ~signature->letters;

  if (missing != 0)
    return FALSE;
  for (guint i = 0; i < N_PAIR_WORDS; i++)
    missing |= wanted->pairs[i] & ~signature->pairs[i];
  return missing == 0;
}

static int
compare_words_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* "Hale, Márcus" and "marcus  HALE" are the same name. */
static char *
make_name_key (const char *name)
{
  g_autofree char *folded = tri_search_fold (name);
  g_auto (GStrv) words = NULL;
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  words = g_strsplit_set (folded, " \t\n,.;-", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (sorted, words[i]);
  g_ptr_array_sort (sorted, compare_words_cb);
  g_ptr_array_add (sorted, NULL);
  return g_strjoinv (" ", (char **) sorted->pdata);
}

static char *
get_digits (const char *phone)
{
  GString *digits = g_string_new (NULL);

  for (const char *p = phone; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
  return g_string_free (digits, FALSE);
}

static gboolean
is_same_phone (const char *a, const char *b)
{
  gsize n_a = strlen (a);
  gsize n_b = strlen (b);
  gsize n = MIN (MIN (n_a, n_b), SAME_PHONE_DIGITS);

  return n >= MIN_PHONE_DIGITS && g_str_equal (a + n_a - n, b + n_b - n);
}

static Entry *
entry_new (const TriClient *client)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->shown.id = g_strdup (client->id);
  entry->shown.code = g_strdup (client->code);
  entry->shown.display_name = g_strdup (tri_client_get_display_name (client));
  entry->shown.disclosure = client->disclosure;
  entry->shown.norwood = client->norwood;
  entry->shown.created_utc = client->created_utc;
  entry->name_key = make_name_key (client->name);
  entry->digits = get_digits (client->phone);
  entry->email = tri_search_fold (client->email);
  entry->birth_year = client->birth_year;
  return entry;
}

TriClientIndex *
tri_client_index_new (void)
{
  TriClientIndex *self = g_new0 (TriClientIndex, 1);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  self->signatures = g_array_new (FALSE, TRUE, sizeof (Signature));
  self->texts = g_string_new (NULL);
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->removed = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
forget_search (TriClientIndex *self)
{
  g_clear_pointer (&self->last_query, g_free);
  g_clear_pointer (&self->last_places, g_array_unref);
}

static void
clear (TriClientIndex *self)
{
  forget_search (self);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->signatures);
  g_string_free (self->texts, TRUE);
  g_ptr_array_unref (self->removed);
}

void
tri_client_index_free (TriClientIndex *self)
{
  if (self == NULL)
    return;
  clear (self);
  g_free (self);
}

/* The place + 1, 0 for none. */
static guint
find_place (const TriClientIndex *self, const char *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->places, id));
}

/* Takes @entry. */
static void
put_entry (TriClientIndex *self, Entry *entry, const char *text)
{
  Signature signature = { .text = self->texts->len };
  guint place = find_place (self, entry->shown.id);

  forget_search (self);
  add_to_signature (&signature, text);
  g_string_append_len (self->texts, text, (gssize) strlen (text) + 1);
  if (place == 0)
    {
      g_ptr_array_add (self->entries, entry);
      g_array_append_val (self->signatures, signature);
      g_hash_table_insert (self->places, entry->shown.id, GUINT_TO_POINTER (self->entries->len));
      return;
    }
  /* The key belongs to the entry that goes. */
  g_hash_table_replace (self->places, entry->shown.id, GUINT_TO_POINTER (place));
  entry_free (self->entries->pdata[place - 1]);
  self->entries->pdata[place - 1] = entry;
  g_array_index (self->signatures, Signature, place - 1) = signature;
}

void
tri_client_index_put (TriClientIndex *self, const TriClient *client)
{
  g_autofree char *text = NULL;

  g_return_if_fail (self != NULL && client != NULL);

  text = tri_client_get_search_text (client);
  put_entry (self, entry_new (client), text);
}

static const Signature *
get_signature (const TriClientIndex *self, guint place)
{
  return &g_array_index (self->signatures, Signature, place);
}

static const char *
get_text (const TriClientIndex *self, guint place)
{
  return self->texts->str + get_signature (self, place)->text;
}

void
tri_client_index_remove (TriClientIndex *self, const char *client_id)
{
  guint place;

  g_return_if_fail (self != NULL && client_id != NULL);

  g_ptr_array_add (self->removed, g_strdup (client_id));
  place = find_place (self, client_id);
  if (place == 0)
    return;
  forget_search (self);
  g_hash_table_remove (self->places, client_id);
  entry_free (self->entries->pdata[place - 1]);
  self->entries->pdata[place - 1] = NULL;
  memset (&g_array_index (self->signatures, Signature, place - 1), 0, sizeof (Signature));
}

gint64
tri_client_index_get_stamp (const TriClientIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->stamp;
}

void
tri_client_index_set_stamp (TriClientIndex *self, gint64 stamp)
{
  g_return_if_fail (self != NULL);

  self->stamp = stamp;
}

gboolean
tri_client_index_absorb (TriClientIndex *self, TriClientIndex *changes)
{
  gboolean changed;

  g_return_val_if_fail (self != NULL && changes != NULL && self != changes, FALSE);

  changed = changes->entries->len > 0 || changes->removed->len > 0;
  if (self->entries->len == 0)
    {
      clear (self);
      *self = *changes;
      g_ptr_array_set_size (self->removed, 0);
      g_free (changes);
      return changed;
    }
  for (guint i = 0; i < changes->entries->len; i++)
    if (changes->entries->pdata[i] != NULL)
      put_entry (self, g_steal_pointer (&changes->entries->pdata[i]), get_text (changes, i));
  for (guint i = 0; i < changes->removed->len; i++)
    tri_client_index_remove (self, changes->removed->pdata[i]);
  g_ptr_array_set_size (self->removed, 0);
  self->stamp = changes->stamp;
  tri_client_index_free (changes);
  return changed;
}

guint
tri_client_index_get_n_clients (const TriClientIndex *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->places);
}

const TriClientEntry *
tri_client_index_find (const TriClientIndex *self, const char *client_id)
{
  guint place;

  g_return_val_if_fail (self != NULL && client_id != NULL, NULL);

  place = find_place (self, client_id);
  return place != 0 ? self->entries->pdata[place - 1] : NULL;
}

/* A single letter or digit has its own bit: then the signature knows. */
static gboolean
is_decided_by_signature (const char *word)
{
  return word[0] == '\0' || (word[1] == '\0' && g_ascii_isalnum (word[0]));
}

static gboolean
matches (const char *text, char **words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_decided_by_signature (words[i]) && strstr (text, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

static void
consider (
    TriClientIndex *self, guint place, const Signature *wanted, char **words, GArray *out_places)
{
  if (may_contain (get_signature (self, place), wanted) && self->entries->pdata[place] != NULL
      && matches (get_text (self, place), words))
    g_array_append_val (out_places, place);
}

GPtrArray *
tri_client_index_search (TriClientIndex *self, const char *query)
{
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GArray) places = NULL;
  Signature wanted = { 0 };
  GPtrArray *found;

  g_return_val_if_fail (self != NULL && query != NULL, NULL);

  folded = tri_search_fold (query);
  words = g_strsplit_set (folded, " \t\n", -1);
  for (guint i = 0; words[i] != NULL; i++)
    add_to_signature (&wanted, words[i]);

  places = g_array_new (FALSE, FALSE, sizeof (guint));
  if (self->last_query != NULL && g_str_has_prefix (folded, self->last_query))
    for (guint i = 0; i < self->last_places->len; i++)
      consider (self, g_array_index (self->last_places, guint, i), &wanted, words, places);
  else
    for (guint place = self->entries->len; place-- > 0;)
      consider (self, place, &wanted, words, places);

  found = g_ptr_array_sized_new (places->len);
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (found, self->entries->pdata[g_array_index (places, guint, i)]);

  forget_search (self);
  self->last_query = g_steal_pointer (&folded);
  self->last_places = g_steal_pointer (&places);
  return found;
}

const TriClientEntry *
tri_client_index_find_twin (const TriClientIndex *self, const TriClient *client)
{
  g_autofree char *name_key = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *email = NULL;

  g_return_val_if_fail (self != NULL && client != NULL, NULL);

  name_key = make_name_key (client->name);
  if (*name_key == '\0')
    return NULL;
  digits = get_digits (client->phone);
  email = tri_search_fold (client->email);
  g_strstrip (email);
  for (guint i = self->entries->len; i-- > 0;)
    {
      const Entry *entry = self->entries->pdata[i];

      if (entry == NULL || !g_str_equal (entry->name_key, name_key)
          || g_str_equal (entry->shown.id, client->id))
        continue;
      if (is_same_phone (entry->digits, digits)
          || (*email != '\0' && g_str_equal (entry->email, email))
          || (client->birth_year != 0 && entry->birth_year == client->birth_year))
        return &entry->shown;
    }
  return NULL;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entries of one person become one. */

#include "config.h"

#include "tri-client-merge.h"

#include <glib/gi18n-lib.h>

/* What @goes says and @stays does not. */
static void
merge_text (char **stays, const char *goes, GString *differing)
{
  if (*goes == '\0' || g_str_equal (*stays, goes))
    return;
  if (**stays == '\0')
    {
      g_free (*stays);
      *stays = g_strdup (goes);
    }
  else
    g_string_append_printf (differing, "%s\n", goes);
}

static TriContactWish
merge_wish (TriContactWish a, TriContactWish b)
{
  if (a == TRI_CONTACT_REFUSED || b == TRI_CONTACT_REFUSED)
    return TRI_CONTACT_REFUSED;
  return a == b ? a : TRI_CONTACT_NEUTRAL;
}

static void
merge_event (TriPastEvent *stays, const TriPastEvent *goes)
{
  stays->had |= goes->had;
  stays->on = MAX (stays->on, goes->on);
}

static void
merge_alias (TriClient *stays, const TriClient *goes, GString *differing)
{
  if (!g_str_equal (stays->alias, goes->alias) && *goes->alias != '\0')
    g_string_append_printf (differing, "%s\n", goes->alias);
  if (*stays->alias == '\0')
    {
      g_free (stays->alias);
      stays->alias = g_strdup (goes->alias);
    }
}

static void
merge_confidants (TriClient *stays, const TriClient *goes)
{
  if (stays->confidants == NULL || goes->confidants == NULL)
    return;
  for (guint i = 0; i < goes->confidants->len; i++)
    {
      const TriConfidant *confidant = goes->confidants->pdata[i];
      gboolean known = FALSE;

      for (guint j = 0; j < stays->confidants->len && !known; j++)
        known = g_str_equal (((TriConfidant *) stays->confidants->pdata[j])->name, confidant->name);
      if (!known)
        g_ptr_array_add (stays->confidants, tri_confidant_copy (confidant));
    }
}

static int
compare_tests_cb (gconstpointer a, gconstpointer b)
{
  const TriPatchTest *test_a = *(const TriPatchTest *const *) a;
  const TriPatchTest *test_b = *(const TriPatchTest *const *) b;

  return (test_a->on > test_b->on) - (test_a->on < test_b->on);
}

static void
merge_patch_tests (TriClient *stays, const TriClient *goes)
{
  if (stays->patch_tests == NULL || goes->patch_tests == NULL)
    return;
  for (guint i = 0; i < goes->patch_tests->len; i++)
    g_ptr_array_add (stays->patch_tests, tri_patch_test_copy (goes->patch_tests->pdata[i]));
  g_ptr_array_sort (stays->patch_tests, compare_tests_cb);
}

static void
append_notes (TriClient *stays, const TriClient *goes, const char *differing)
{
  g_autoptr (GString) notes = g_string_new (stays->notes);

  if (notes->len > 0)
    g_string_append (notes, "\n\n");
  /* Translators: %s is the code of the client's other entry, C-0193; what that said follows. */
  g_string_append_printf (notes, _ ("Merged with %s:"), goes->code);
  g_string_append_printf (notes, "\n%s%s", differing, goes->notes);
  g_free (stays->notes);
  stays->notes = g_strchomp (g_strdup (notes->str));
}

void
tri_client_merge (TriClient *stays, const TriClient *goes)
{
  g_autoptr (GString) differing = g_string_new (NULL);

  g_return_if_fail (stays != NULL && goes != NULL && stays != goes);

  merge_text (&stays->name, goes->name, differing);
  merge_alias (stays, goes, differing);
  merge_text (&stays->phone, goes->phone, differing);
  merge_text (&stays->email, goes->email, differing);
  merge_text (&stays->address, goes->address, differing);
  if (stays->birth_year == 0)
    stays->birth_year = goes->birth_year;
  else if (goes->birth_year != 0 && goes->birth_year != stays->birth_year)
    g_string_append_printf (differing, "%d\n", goes->birth_year);
  stays->disclosure = MIN (stays->disclosure, goes->disclosure);
  for (guint i = 0; i < TRI_N_CHANNELS; i++)
    stays->contact[i] = merge_wish (stays->contact[i], goes->contact[i]);
  merge_event (&stays->past.smp, &goes->past.smp);
  merge_event (&stays->past.laser, &goes->past.laser);
  merge_event (&stays->past.transplant, &goes->past.transplant);
  merge_confidants (stays, goes);
  merge_patch_tests (stays, goes);
  append_notes (stays, goes, differing->str);
}

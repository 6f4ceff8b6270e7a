/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ids, words and ownership of the parts of a client's entry. */

#include "config.h"

#include "tri-client-parts.h"

#include <glib/gi18n-lib.h>

static const char *const disclosure_ids[] = { "private", "selected", "open" };
static const char *const channel_ids[] = { "phone", "text", "email", "post" };
static const char *const wish_ids[] = { "neutral", "allowed", "refused" };
static const char *const patch_ids[] = { "waiting", "clear", "reaction" };

G_STATIC_ASSERT (G_N_ELEMENTS (disclosure_ids) == TRI_N_DISCLOSURES);
G_STATIC_ASSERT (G_N_ELEMENTS (channel_ids) == TRI_N_CHANNELS);
G_STATIC_ASSERT (G_N_ELEMENTS (wish_ids) == TRI_N_CONTACT_WISHES);
G_STATIC_ASSERT (G_N_ELEMENTS (patch_ids) == TRI_N_PATCH_RESULTS);

static gboolean
find_id (const char *const *ids, guint n_ids, const char *id, guint *out_index)
{
  for (guint i = 0; i < n_ids; i++)
    if (g_str_equal (ids[i], id))
      {
        *out_index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_disclosure_get_id (TriDisclosure disclosure)
{
  g_return_val_if_fail ((guint) disclosure < TRI_N_DISCLOSURES, NULL);

  return disclosure_ids[disclosure];
}

gboolean
tri_disclosure_from_id (const char *id, TriDisclosure *out_disclosure)
{
  guint i;

  g_return_val_if_fail (id != NULL && out_disclosure != NULL, FALSE);

  if (!find_id (disclosure_ids, TRI_N_DISCLOSURES, id, &i))
    return FALSE;
  *out_disclosure = (TriDisclosure) i;
  return TRUE;
}

const char *
tri_disclosure_get_explanation (TriDisclosure disclosure)
{
  static const char *const texts[TRI_N_DISCLOSURES] = {
    N_ ("Nobody but the clinic knows. Lists, the calendar, window titles and prints show the "
        "alias, "
        "the list shows no photo, reminders say nothing that others could read, and no picture "
        "leaves the record for sharing."),
    N_ ("The people listed below may know, and nobody else. The clinic sees the name, reminders "
        "follow the contact rules, and sharing a picture needs a consent."),
    N_ ("The client talks about it freely: may take part in the referral programme, and may share "
        "pictures with a consent."),
  };

  g_return_val_if_fail ((guint) disclosure < TRI_N_DISCLOSURES, NULL);

  return _ (texts[disclosure]);
}

const char *
tri_channel_get_id (TriChannel channel)
{
  g_return_val_if_fail ((guint) channel < TRI_N_CHANNELS, NULL);

  return channel_ids[channel];
}

gboolean
tri_channel_from_id (const char *id, TriChannel *out_channel)
{
  guint i;

  g_return_val_if_fail (id != NULL && out_channel != NULL, FALSE);

  if (!find_id (channel_ids, TRI_N_CHANNELS, id, &i))
    return FALSE;
  *out_channel = (TriChannel) i;
  return TRUE;
}

const char *
tri_channel_get_name (TriChannel channel)
{
  static const char *const names[TRI_N_CHANNELS] = {
    N_ ("Phone call"),
    N_ ("Text message"),
    N_ ("E-mail"),
    N_ ("Post"),
  };

  g_return_val_if_fail ((guint) channel < TRI_N_CHANNELS, NULL);

  return _ (names[channel]);
}

const char *
tri_contact_wish_get_id (TriContactWish wish)
{
  g_return_val_if_fail ((guint) wish < TRI_N_CONTACT_WISHES, NULL);

  return wish_ids[wish];
}

gboolean
tri_contact_wish_from_id (const char *id, TriContactWish *out_wish)
{
  guint i;

  g_return_val_if_fail (id != NULL && out_wish != NULL, FALSE);

  if (!find_id (wish_ids, TRI_N_CONTACT_WISHES, id, &i))
    return FALSE;
  *out_wish = (TriContactWish) i;
  return TRUE;
}

const char *
tri_patch_result_get_id (TriPatchResult result)
{
  g_return_val_if_fail ((guint) result < TRI_N_PATCH_RESULTS, NULL);

  return patch_ids[result];
}

gboolean
tri_patch_result_from_id (const char *id, TriPatchResult *out_result)
{
  guint i;

  g_return_val_if_fail (id != NULL && out_result != NULL, FALSE);

  if (!find_id (patch_ids, TRI_N_PATCH_RESULTS, id, &i))
    return FALSE;
  *out_result = (TriPatchResult) i;
  return TRUE;
}

TriConfidant *
tri_confidant_new (void)
{
  TriConfidant *self = g_new0 (TriConfidant, 1);

  self->name = g_strdup ("");
  self->relation = g_strdup ("");
  return self;
}

TriConfidant *
tri_confidant_copy (const TriConfidant *self)
{
  TriConfidant *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->relation = g_strdup (self->relation);
  return copy;
}

void
tri_confidant_free (TriConfidant *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->relation);
  g_free (self);
}

TriPatchTest *
tri_patch_test_new (void)
{
  TriPatchTest *self = g_new0 (TriPatchTest, 1);

  self->note = g_strdup ("");
  return self;
}

TriPatchTest *
tri_patch_test_copy (const TriPatchTest *self)
{
  TriPatchTest *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->note = g_strdup (self->note);
  return copy;
}

void
tri_patch_test_free (TriPatchTest *self)
{
  if (self == NULL)
    return;
  g_free (self->note);
  g_free (self);
}

GPtrArray *
tri_confidants_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tri_confidant_free);
}

GPtrArray *
tri_patch_tests_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) tri_patch_test_free);
}

GPtrArray *
tri_confidants_copy (GPtrArray *confidants)
{
  GPtrArray *copy;

  if (confidants == NULL)
    return NULL;
  copy = tri_confidants_new ();
  for (guint i = 0; i < confidants->len; i++)
    g_ptr_array_add (copy, tri_confidant_copy (confidants->pdata[i]));
  return copy;
}

GPtrArray *
tri_patch_tests_copy (GPtrArray *tests)
{
  GPtrArray *copy;

  if (tests == NULL)
    return NULL;
  copy = tri_patch_tests_new ();
  for (guint i = 0; i < tests->len; i++)
    g_ptr_array_add (copy, tri_patch_test_copy (tests->pdata[i]));
  return copy;
}

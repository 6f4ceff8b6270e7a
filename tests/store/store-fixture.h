/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the store's tests share: a folder of their own and a consultation's worth of values. */

#pragma once

#include <ftw.h>
#include <glib/gstdio.h>
#include <string.h>

#include "tri-store.h"

#define ACCEPTED_ON tri_date_from_ymd (2026, 11, 24)

/* Not yet there: the store makes it. */
static inline char *
fixture_folder_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = g_dir_make_tmp ("trichion-store-XXXXXX", &error);

  g_assert_no_error (error);
  return g_build_filename (parent, "clinic", NULL);
}

static inline int
fixture_remove_cb (const char *path, const struct stat *info, int type, struct FTW *state)
{
  return g_remove (path);
}

static inline void
fixture_folder_free (char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  g_assert_cmpint (nftw (parent, fixture_remove_cb, 16, FTW_DEPTH | FTW_PHYS), ==, 0);
  g_free (folder);
}

typedef char TestFolder;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, fixture_folder_free)

static inline TriStore *
fixture_open (const char *folder)
{
  g_autoptr (GError) error = NULL;
  TriStore *store = tri_store_open (folder, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

/* Closes and opens again: what was only in memory is gone. */
static inline void
fixture_reopen (TriStore **store)
{
  g_autofree char *folder = g_strdup (tri_store_get_folder (*store));

  tri_store_close (*store);
  g_assert_finalize_object (*store);
  *store = fixture_open (folder);
}

static inline TriClient *
fixture_client (const char *name)
{
  TriClient *client = tri_client_new ();

  g_free (client->name);
  client->name = g_strdup (name);
  g_free (client->alias);
  client->alias = g_strdup ("Heron");
  g_free (client->phone);
  client->phone = g_strdup ("+49 30 1234567");
  g_free (client->email);
  client->email = g_strdup ("heron@example.org");
  g_free (client->notes);
  client->notes = g_strdup ("Shy.\nWants it low.");
  client->birth_year = 1984;
  client->disclosure = TRI_DISCLOSURE_SELECTED;
  client->skin.fitzpatrick = 5;
  client->skin.hair = TRI_HAIR_BLACK;
  client->skin.factors = TRI_FADE_OILY | TRI_FADE_SCAR;
  client->norwood = TRI_NORWOOD_3V;
  client->created_utc = 1795000000;
  return client;
}

static inline TriClient *
fixture_save_client (TriStore *store, const char *name)
{
  g_autoptr (GError) error = NULL;
  TriClient *client = fixture_client (name);

  client->rev = tri_store_save_client (store, client, &error);
  g_assert_no_error (error);
  g_assert_cmpint (client->rev, ==, 1);
  return client;
}

/* A picture as far as the store can tell: magic, then @fill. */
static inline GBytes *
fixture_picture (const char *magic, const char *fill)
{
  char *text = g_strconcat (magic, fill, NULL);

  return g_bytes_new_take (text, strlen (text));
}

static inline TriDesignRevision *
fixture_revision (const char *client_id)
{
  TriDesignSpec spec = {
    .template_id = "soft",
    .norwood = TRI_NORWOOD_4,
    .density_per_cm2 = 118.5,
    .shade = 3,
    .seed = 0xfedcba9876543210u,
  };
  g_autoptr (TriDesign) design = tri_design_new (&spec);
  TriDesignRevision *revision = g_new0 (TriDesignRevision, 1);

  revision->id = g_strdup ("");
  revision->client_id = g_strdup (client_id);
  revision->design = tri_design_to_string (design);
  for (guint i = 0; i < TRI_HEAD_N_FACTORS; i++)
    revision->factors[i] = (i + 1) / 300.0;
  revision->kind = TRI_KIND_PERMANENT;
  revision->area_cm2 = 140.2;
  revision->dots = 16400;
  revision->n_sessions = 3;
  revision->hours = (TriRange){ 6.1, 8.2, 10.3 };
  revision->price = (TriMoneyRange){ 161000, 192000, 222000, "EUR" };
  revision->touch_up_years = (TriRange){ 2.5, 3.25, 4.0 };
  revision->saved_utc = 1795000100;
  return revision;
}

/* The @n steps from @first on, each another design, with the last as the current one; and, with a
 * revision to save, the last one's design in it. */
static inline TriDesignSave *
fixture_save_of_steps (const char *client_id, gint64 first, guint n, gboolean with_revision)
{
  TriDesignSave *save = tri_design_save_new (client_id);
  g_autoptr (TriDesignRevision) revision = fixture_revision (client_id);

  save->from = first;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (TriDesign) base = tri_design_from_string (revision->design, NULL);
      TriDesignSpec spec = *tri_design_get_spec (base);
      g_autoptr (TriDesign) design = NULL;

      spec.seed = (guint64) first + i;
      design = tri_design_new (&spec);
      g_ptr_array_add (save->steps, tri_design_step_new (first + i, tri_design_to_string (design)));
    }
  save->current_step = first + n - 1;
  if (with_revision)
    {
      const TriDesignStep *last = save->steps->pdata[n - 1];

      g_free (revision->design);
      revision->design = g_strdup (last->design);
      save->revision = g_steal_pointer (&revision);
    }
  return save;
}

static inline TriPick *
fixture_pick (const TriDesignRevision *revision, TriPicker who)
{
  TriPick *pick = g_new0 (TriPick, 1);

  pick->id = g_strdup ("");
  pick->client_id = g_strdup (revision->client_id);
  pick->template_id = g_strdup ("soft");
  pick->kind = revision->kind;
  pick->design = g_strdup (revision->design);
  pick->who = who;
  pick->picked_utc = 1795000150;
  return pick;
}

static inline TriBlindResult *
fixture_blind_result (const char *client_id)
{
  TriBlindResult *result = g_new0 (TriBlindResult, 1);

  result->id = g_strdup ("");
  result->client_id = g_strdup (client_id);
  result->who = TRI_PICKER_PARTNER;
  result->kind = TRI_KIND_PERMANENT;
  result->seed = 0xfedcba9876543210u;
  result->ranking = g_strdup ("mature 4,soft 2,widow 0");
  result->n_pairs = 3;
  result->n_consistent = 2;
  result->judged_utc = 1795000170;
  return result;
}

/* Everything that can be said with a choice. */
static inline TriDecision *
fixture_said (void)
{
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  TriFinding finding = { .id = "height",
                         .level = TRI_FINDING_WARNING,
                         .measure = 62.5,
                         .unit = "mm",
                         .text = (char *) "The line is low." };
  TriDecision *said = tri_decision_new ();

  said->present = TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER;
  g_free (said->names);
  said->names = g_strdup ("Ada and Bo");
  g_free (said->notes);
  said->notes = g_strdup ("Partner prefers soft.");
  g_free (said->shown);
  said->shown = g_strdup ("soft,mature,cap");
  tri_decision_add_rejection (said, "mature", "Too high.");
  tri_decision_add_rejection (said, "cap", "");
  tri_decision_add_override (said, &finding, "Wanted so since youth.");
  tri_decision_add_caveats (said, clinic->care, TRI_KIND_PERMANENT);
  tri_decision_add_signature (said, TRI_PICKER_CLIENT, "400|10,20 500,100", "", 1795000190);
  tri_decision_add_signature (said, TRI_PICKER_PARTNER, "", "Bo Bird", 1795000195);
  return said;
}

static inline TriChoice *
fixture_choice (const TriDesignRevision *revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  const TriMeasure measure = { 140.2, 16400, { 4920, 11480, 16400, 16400 } };
  const TriSkin skin = TRI_SKIN_DEFAULT;
  g_autoptr (TriDecision) said = fixture_said ();
  TriEstimate estimate;
  TriChoice *choice;

  g_assert_true (tri_estimate_make (clinic->pigment, clinic->care, "EUR", revision->kind, &measure,
                                    3, &skin, 3, tri_date_from_ymd (2026, 12, 1), &estimate,
                                    &error));
  g_assert_no_error (error);
  choice = tri_choice_new (revision, &estimate, clinic->care, said,
                           tri_date_from_ymd (2026, 11, 20), 1795000200, &error);
  g_assert_no_error (error);
  return choice;
}

/* @png: (nullable): becomes the healed picture, and twice as much that of five years */
static inline gboolean
fixture_save_choice (TriStore *store, const TriChoice *choice, GBytes *png, GError **error)
{
  g_autoptr (TriChoice) whole = tri_choice_copy (choice);

  if (png != NULL)
    {
      gsize size;
      const char *data = g_bytes_get_data (png, &size);
      g_autofree char *head = g_strndup (data, size);
      g_autoptr (GBytes) later = fixture_picture (head, head);

      tri_decision_add_picture (whole->decision, TRI_DECISION_HEALED, NULL, png);
      tri_decision_add_picture (whole->decision, TRI_DECISION_FIVE_YEARS, NULL, later);
    }
  return tri_store_save_choice (store, whole, error);
}

static inline TriDossier *
fixture_dossier (TriStore *store, const char *client_id)
{
  g_autoptr (GError) error = NULL;
  TriDossier *dossier = tri_store_load_dossier (store, client_id, &error);

  g_assert_no_error (error);
  return dossier;
}

/* The current step is there, and is what the latest revision says when both were saved at once. */
static inline void
fixture_check_steps (const TriDossier *dossier)
{
  const TriDesignRevision *revision;
  gint64 number = 0;

  if (dossier->current_step == 0)
    return;
  g_assert_cmpuint (dossier->revisions->len, >, 0);
  revision = dossier->revisions->pdata[dossier->revisions->len - 1];
  for (guint i = 0; i < dossier->steps->len; i++)
    {
      const TriDesignStep *step = dossier->steps->pdata[i];

      g_assert_cmpint (step->number, >, number);
      number = step->number;
      if (number == dossier->current_step)
        g_assert_cmpstr (step->design, ==, revision->design);
    }
  g_assert_cmpint (number, >=, dossier->current_step);
}

/* Every choice is there in full or not at all, and an accepted quote has all its charges. */
static inline void
fixture_check_whole (const TriDossier *dossier)
{
  guint n_charges = 0;

  fixture_check_steps (dossier);
  g_assert_cmpuint (dossier->decisions->len, ==, dossier->treatments->len);
  g_assert_cmpuint (dossier->decisions->len, ==, dossier->quotes->len);
  for (guint i = 0; i < dossier->decisions->len; i++)
    {
      const TriDecision *decision = dossier->decisions->pdata[i];
      const TriTreatment *treatment = dossier->treatments->pdata[i];
      const TriQuoteRecord *quote = dossier->quotes->pdata[i];

      g_assert_nonnull (tri_dossier_get_revision (dossier, decision->revision_id));
      g_assert_cmpstr (treatment->decision_id, ==, decision->id);
      g_assert_cmpstr (quote->decision_id, ==, decision->id);
      g_assert_cmpuint (treatment->sessions->len, ==, 3);
      g_assert_cmpuint (quote->quote->lines->len, >=, 3);
      if (quote->accepted)
        n_charges += quote->quote->lines->len;
    }
  g_assert_cmpuint (dossier->ledger->len, ==, n_charges);
}

/* A style of the clinic's own. (transfer full) */
static inline TriStyle *
fixture_style (const char *name)
{
  g_autofree char *id = tri_id_new ();
  g_autoptr (GError) error = NULL;
  const TriHairlineShape shape = { .height_mm = 71.5, .apex_x_mm = 52, .edge_mm = 1.0 / 0.3 };
  g_autoptr (TriTemplate) style = tri_template_new (id, name, "Words", &shape, &shape, &error);

  g_assert_no_error (error);
  return tri_style_new (id, style, TRI_STYLE_SHOWN);
}

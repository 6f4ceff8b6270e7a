/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's candidates and who liked which of them. */

#include "config.h"

#include "tri-consultation-private.h"

#include "tri-caption.h"
#include "tri-clock.h"

TriDesign *
tri_consultation_make_candidate (TriConsultation *self, TriTemplate *style)
{
  TriDesign *current;

  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);
  g_return_val_if_fail (style != NULL, NULL);

  current = tri_consultation_get_design (self);
  if (g_str_equal (tri_design_get_spec (current)->template_id, tri_template_get_id (style)))
    return tri_design_ref (current);

  return tri_design_new_restyled (current, style);
}

char *
tri_consultation_make_caption (TriConsultation *self, TriDesign *design, const TriMoment *moment)
{
  TriEstimate estimate = { 0 };

  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);
  g_return_val_if_fail (design != NULL && moment != NULL, NULL);

  /* Of an estimate the caption takes no more; area and price of a candidate are not measured. */
  estimate.touch_up_years
      = tri_touch_up_years (self->clinic->pigment, self->clinic->care, moment->kind,
                            tri_design_get_spec (design)->shade, _tri_consultation_get_skin (self));

  return tri_caption_new (moment, &estimate, tri_clock_today ());
}

static void
drop_pick (GPtrArray *picks, const char *id)
{
  for (guint i = 0; i < picks->len; i++)
    {
      const TriPick *pick = picks->pdata[i];

      if (g_str_equal (pick->id, id))
        {
          g_ptr_array_remove_index (picks, i);
          return;
        }
    }
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsultation) self = user_data;
  g_autoptr (TriPick) saved = NULL;
  g_autoptr (GError) error = NULL;

  saved = tri_store_save_pick_finish (TRI_STORE (source), result, &error);
  if (saved == NULL)
    {
      _tri_consultation_fail (self, error);
      /* Hearts go back to what is on disk. */
      _tri_consultation_picks_changed (self);
      return;
    }

  /* A dossier that was loaded meanwhile has it already. */
  drop_pick (self->dossier->picks, saved->id);
  if (saved->withdrawn_utc == 0)
    g_ptr_array_add (self->dossier->picks, g_steal_pointer (&saved));
  _tri_consultation_picks_changed (self);
}

void
tri_consultation_set_pick (
    TriConsultation *self, TriDesign *design, TriKind kind, TriPicker who, gboolean picked)
{
  const char *template_id;
  const TriPick *standing;
  g_autoptr (TriPick) pick = NULL;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (design != NULL);

  template_id = tri_design_get_spec (design)->template_id;
  standing = tri_picks_find (self->dossier->picks, template_id, kind, who);
  if ((standing != NULL) == picked)
    return;

  if (standing != NULL)
    {
      pick = tri_pick_copy (standing);
      pick->withdrawn_utc = tri_clock_now_utc ();
    }
  else
    {
      pick = g_new0 (TriPick, 1);
      pick->id = tri_id_new ();
      pick->client_id = g_strdup (self->dossier->client->id);
      pick->template_id = g_strdup (template_id);
      pick->kind = kind;
      pick->design = tri_design_to_string (design);
      pick->who = who;
      pick->picked_utc = tri_clock_now_utc ();
    }

  /* Without a cancellable: what was picked is kept even when the window closes now. */
  tri_store_save_pick_async (self->store, pick, NULL, save_cb, g_object_ref (self));
}

static void
save_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsultation) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *results = self->dossier->blind_results;
  TriBlindResult *saved = tri_store_save_blind_result_finish (TRI_STORE (source), result, &error);
  const TriBlindResult *last
      = results->len > 0 ? g_ptr_array_index (results, results->len - 1) : NULL;

  if (saved == NULL)
    {
      _tri_consultation_fail (self, error);
      return;
    }

  /* A dossier that was loaded meanwhile has it already. */
  if (last != NULL && g_str_equal (last->id, saved->id))
    tri_blind_result_free (saved);
  else
    g_ptr_array_add (results, saved);
  _tri_consultation_picks_changed (self);
}

void
tri_consultation_save_blind_result (TriConsultation *self, const TriBlindResult *result)
{
  g_autoptr (TriBlindResult) copy = NULL;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (result != NULL);

  copy = tri_blind_result_copy (result);
  g_free (copy->client_id);
  copy->client_id = g_strdup (self->dossier->client->id);
  copy->judged_utc = tri_clock_now_utc ();
  tri_store_save_blind_result_async (self->store, copy, NULL, save_result_cb, g_object_ref (self));
}

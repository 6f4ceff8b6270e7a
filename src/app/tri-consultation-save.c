/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's autosave: a revision and the undo history, a moment after the last change. */

#include "config.h"

#include "tri-consultation-private.h"

#include "tri-clock.h"
#include "tri-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* How long after the last change the design is saved. */
#define SAVE_DELAY_MS 600

static void
finish_flushing (TriConsultation *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = NULL;

  /* What is being checked will be saved as well. */
  if (error == NULL && self->checking)
    return;

  waiting = g_steal_pointer (&self->flushing);
  self->flushing = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    {
      if (error != NULL)
        g_task_return_error (g_ptr_array_index (waiting, i), g_error_copy (error));
      else
        g_task_return_boolean (g_ptr_array_index (waiting, i), TRUE);
    }
}

static gboolean
is_saved (TriConsultation *self, const char *design_text)
{
  const TriDesignRevision *revision = _tri_consultation_get_latest_revision (self);

  return revision != NULL && g_str_equal (revision->design, design_text)
         && revision->kind == self->moment.kind && revision->dots == self->measure.dots
         && revision->area_cm2 == self->measure.area_cm2
         && revision->price.low == self->estimate.price.low
         && revision->price.high == self->estimate.price.high
         && memcmp (revision->factors, tri_head_get_factors (self->head), sizeof revision->factors)
                == 0;
}

static void
save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsultation) self = user_data;
  g_autoptr (TriDesignSave) saved = NULL;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  saved = tri_store_save_design_finish (TRI_STORE (source), result, &error);
  if (saved == NULL)
    {
      /* Kept as dirty: the next change or the next flush tries again. */
      self->dirty = TRUE;
      self->unsaved_step = MIN (self->unsaved_step, self->saving_step);
      if (self->flushing->len == 0)
        _tri_consultation_fail (self, error);
      finish_flushing (self, error);
      return;
    }

  self->saved_step = saved->current_step;
  if (saved->revision != NULL)
    g_ptr_array_add (self->dossier->revisions, g_steal_pointer (&saved->revision));
  if (self->dirty)
    {
      if (self->flushing->len > 0)
        _tri_consultation_save_now (self);
    }
  else
    {
      finish_flushing (self, NULL);
    }
}

/* The current design with its figures; NULL when that is the latest revision already. (transfer
 * full) */
static TriDesignRevision *
make_revision (TriConsultation *self)
{
  g_autofree char *text = tri_design_to_string (tri_consultation_get_design (self));
  TriDesignRevision *revision;

  if (is_saved (self, text))
    return NULL;

  revision = g_new0 (TriDesignRevision, 1);
  revision->id = g_strdup ("");
  revision->client_id = g_strdup (self->dossier->client->id);
  revision->design = g_steal_pointer (&text);
  memcpy (revision->factors, tri_head_get_factors (self->head), sizeof revision->factors);
  revision->kind = self->moment.kind;
  revision->area_cm2 = self->measure.area_cm2;
  revision->dots = self->measure.dots;
  revision->n_sessions = self->estimate.n_sessions;
  revision->hours = self->estimate.hours;
  revision->price = self->estimate.price;
  revision->touch_up_years = self->estimate.touch_up_years;
  revision->saved_utc = tri_clock_now_utc ();
  return revision;
}

/* Waits for the figures when they are not known yet: measure_cb () comes back here. */
void
_tri_consultation_save_now (TriConsultation *self)
{
  g_autoptr (TriDesignSave) save = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->saving)
    return;
  if (self->head != NULL && !self->has_measure)
    {
      _tri_consultation_start_measure (self);
      return;
    }
  if (self->head != NULL && !self->has_estimate)
    {
      g_autoptr (GError) error = g_error_new_literal (
          TRI_ERROR, TRI_ERROR_FAILED,
          _ ("The design cannot be saved without its price. Check the prices in Preferences."));

      finish_flushing (self, error);
      return;
    }

  self->dirty = FALSE;
  save = _tri_consultation_list_unsaved_steps (self);
  /* Without a head there are no figures, and no revision yet. */
  if (self->head != NULL)
    save->revision = make_revision (self);
  if (save->revision == NULL && !_tri_consultation_has_unsaved_steps (self))
    {
      finish_flushing (self, NULL);
      return;
    }

  /* Without a cancellable: what was changed is saved even when the window closes now. */
  self->saving = TRUE;
  self->saving_step = self->unsaved_step;
  self->unsaved_step = G_MAXINT64;
  tri_store_save_design_async (self->store, save, NULL, save_cb, g_object_ref (self));
}

static gboolean
save_timeout_cb (gpointer user_data)
{
  TriConsultation *self = user_data;

  self->save_id = 0;
  _tri_consultation_save_now (self);

  return G_SOURCE_REMOVE;
}

void
_tri_consultation_touch (TriConsultation *self)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY_MS, save_timeout_cb, self);
}

void
_tri_consultation_drop_saving (TriConsultation *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  g_clear_handle_id (&self->measure_id, g_source_remove);
}

void
tri_consultation_flush_async (TriConsultation *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (TRI_IS_CONSULTATION (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, tri_consultation_flush_async);
  if (!self->dirty && !self->saving && !self->checking)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_ptr_array_add (self->flushing, g_steal_pointer (&task));
  if (!self->checking)
    _tri_consultation_save_now (self);
}

void
_tri_consultation_go_on_flushing (TriConsultation *self)
{
  if (self->flushing->len == 0)
    return;
  if (self->dirty || self->saving)
    _tri_consultation_save_now (self);
  else
    finish_flushing (self, NULL);
}

gboolean
tri_consultation_flush_finish (TriConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's design: history, lock rule, forecast, autosave. */

#include "config.h"

#include "tri-consultation-private.h"

#include "tri-clock.h"
#include "tri-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* How long after the last change the design is saved. */
#define SAVE_DELAY_MS 600

static void save_now (TriConsultation *self);

/* restoring */

TriDesignRevision *
_tri_consultation_get_latest_revision (TriConsultation *self)
{
  GPtrArray *revisions = self->dossier->revisions;

  return revisions->len > 0 ? g_ptr_array_index (revisions, revisions->len - 1) : NULL;
}

/* The same client always gets the same dots: the seed follows from the record's id (FNV-1a). */
static guint64
seed_from_id (const char *id)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *c = id; *c != '\0'; c++)
    hash = (hash ^ (guchar) *c) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

static TriDesign *
make_first_design (TriConsultation *self)
{
  const TriClient *client = self->dossier->client;

  return tri_design_new_from_template (
      tri_library_get_template (self->library, 0), TRUE, client->norwood,
      tri_shade_suggest (&client->skin),
      tri_figures_get (self->clinic->pigment, (guint) TRI_FIGURE_DENSITY),
      seed_from_id (client->id));
}

void
_tri_consultation_restore_design (TriConsultation *self)
{
  TriDesignRevision *revision = _tri_consultation_get_latest_revision (self);
  g_autoptr (TriDesign) design = NULL;

  if (revision != NULL)
    {
      g_autoptr (GError) error = NULL;

      design = tri_design_from_string (revision->design, &error);
      if (design == NULL)
        g_warning ("Revision %d cannot be read: %s", revision->number, error->message);
      self->moment.kind = revision->kind;
    }
  if (design == NULL)
    design = make_first_design (self);

  self->history = tri_history_new ((gpointer (*) (gpointer)) tri_design_ref,
                                   (void (*) (gpointer)) tri_design_unref, design);
}

/* the lock rule */

static TriDesign *
get_treated_design (TriConsultation *self, guint *out_done)
{
  TriDesign *treated = NULL;

  *out_done = 0;
  for (guint i = 0; i < self->dossier->treatments->len; i++)
    {
      const TriTreatment *treatment = g_ptr_array_index (self->dossier->treatments, i);
      const TriDesignRevision *revision = NULL;
      guint n_done = 0;

      for (guint k = 0; k < treatment->sessions->len; k++)
        {
          const TriSession *session = g_ptr_array_index (treatment->sessions, k);

          if (session->state == TRI_SESSION_DONE)
            n_done++;
        }
      if (treatment->kind != TRI_KIND_PERMANENT || n_done == 0)
        continue;

      for (guint k = 0; k < self->dossier->decisions->len; k++)
        {
          const TriDecision *decision = g_ptr_array_index (self->dossier->decisions, k);

          if (g_strcmp0 (decision->id, treatment->decision_id) == 0)
            revision = tri_dossier_get_revision (self->dossier, decision->revision_id);
        }
      if (revision == NULL)
        continue;
      g_clear_pointer (&treated, tri_design_unref);
      treated = tri_design_from_string (revision->design, NULL);
      *out_done = n_done;
    }

  return treated;
}

void
_tri_consultation_update_lock (TriConsultation *self)
{
  gboolean was_locked = self->treated != NULL;

  g_clear_pointer (&self->treated, tri_design_unref);
  self->treated = get_treated_design (self, &self->sessions_done);
  if (was_locked != (self->treated != NULL))
    _tri_consultation_notify (self, TRI_CONSULTATION_PROP_LOCKED);
}

/* Both regions are laid on today's head, so that a refined head does not look like a moved line. */
static gboolean
check_lock (TriConsultation *self, TriDesign *design, GError **error)
{
  g_autoptr (TriRegion) treated = NULL;
  g_autoptr (TriRegion) wanted = NULL;

  if (self->treated == NULL || self->head == NULL)
    return TRUE;

  treated = tri_region_new (self->treated, self->head);
  wanted = tri_region_new (design, self->head);

  return tri_design_check_change (TRI_KIND_PERMANENT, self->sessions_done, treated, wanted, error);
}

/* forecast */

typedef struct
{
  TriScalp *scalp;
  TriRegion *region;
  guint generation;
  TriMeasure measure; /* out */
} MeasureJob;

static void
measure_job_free (gpointer data)
{
  MeasureJob *job = data;

  tri_scalp_unref (job->scalp);
  tri_region_unref (job->region);
  g_free (job);
}

static void
measure_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MeasureJob *job = data;

  job->measure = tri_dots_measure (job->scalp, job->region);
  g_task_return_boolean (task, TRUE);
}

gboolean
_tri_consultation_make_estimate (TriConsultation *self,
                                 TriKind kind,
                                 guint n_sessions,
                                 TriDate first,
                                 TriEstimate *out_estimate,
                                 GError **error)
{
  return tri_estimate_make (
      self->clinic->pigment, self->clinic->care, self->clinic->currency, kind, &self->measure,
      tri_design_get_spec (tri_consultation_get_design (self))->shade,
      _tri_consultation_get_skin (self), n_sessions, first, out_estimate, error);
}

void
_tri_consultation_update_estimate (TriConsultation *self)
{
  g_autoptr (GError) error = NULL;

  if (!self->has_measure)
    return;

  self->has_estimate = _tri_consultation_make_estimate (self, self->moment.kind, 0, TRI_DATE_NONE,
                                                        &self->estimate, &error);
  if (!self->has_estimate)
    _tri_consultation_fail (self, error);
  self->estimate_serial++;
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_ESTIMATE_SERIAL);
}

static void start_measure (TriConsultation *self);

static void
measure_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  MeasureJob *job = g_task_get_task_data (G_TASK (result));

  self->measuring = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (job->generation != self->measure_generation)
    {
      start_measure (self);
      return;
    }

  self->measure = job->measure;
  self->has_measure = TRUE;
  _tri_consultation_update_estimate (self);
  /* A save that was due before its figures were known. */
  if (self->dirty && self->save_id == 0)
    save_now (self);
}

/* One at a time: while the line is dragged the figures follow as fast as they can be had. */
static void
start_measure (TriConsultation *self)
{
  g_autoptr (GTask) task = NULL;
  TriRegion *region;
  MeasureJob *job;

  if (self->measuring || self->scalp == NULL)
    return;
  region = tri_consultation_get_region (self);

  job = g_new0 (MeasureJob, 1);
  job->scalp = tri_scalp_ref (self->scalp);
  job->region = tri_region_ref (region);
  job->generation = self->measure_generation;
  self->measuring = TRUE;
  task = g_task_new (self, NULL, measure_cb, NULL);
  g_task_set_source_tag (task, start_measure);
  g_task_set_task_data (task, job, measure_job_free);
  g_task_run_in_thread (task, measure_worker);
}

void
_tri_consultation_invalidate (TriConsultation *self)
{
  self->has_measure = FALSE;
  self->measure_generation++;
  self->design_serial++;
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_DESIGN_SERIAL);
  start_measure (self);
}

TriRegion *
tri_consultation_get_region (TriConsultation *self)
{
  TriDesign *design;
  TriRegion *previous;

  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  if (self->head == NULL)
    return NULL;

  design = tri_consultation_get_design (self);
  previous = self->region;
  if (previous != NULL && tri_region_get_head (previous) == self->head)
    {
      if (tri_region_get_design (previous) == design)
        return previous;
      /* A drag is one edit after another: what head and stage decide is taken over. */
      self->region = tri_region_new_edited (previous, design);
    }
  else
    self->region = tri_region_new (design, self->head);
  g_clear_pointer (&previous, tri_region_unref);

  return self->region;
}

/* editing */

TriDesign *
tri_consultation_get_design (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return tri_history_current (self->history);
}

static void
design_changed (TriConsultation *self)
{
  _tri_consultation_invalidate (self);
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_CAN_UNDO);
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_CAN_REDO);
  _tri_consultation_touch (self);
}

void
tri_consultation_set_design (TriConsultation *self, TriDesign *design, guint coalesce_key)
{
  g_autoptr (GError) error = NULL;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (design != NULL);

  if (tri_design_equal (design, tri_consultation_get_design (self)))
    return;
  if (!check_lock (self, design, &error))
    {
      if (coalesce_key == 0 || coalesce_key != self->refused_key)
        _tri_consultation_fail (self, error);
      self->refused_key = coalesce_key;
      return;
    }

  tri_history_push (self->history, design, coalesce_key);
  design_changed (self);
}

void
tri_consultation_end_coalescing (TriConsultation *self)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));

  self->refused_key = 0;
  tri_history_end_coalescing (self->history);
}

/* Undo may lead before the session that fixed the line. */
static void
step_history (TriConsultation *self,
              gpointer (*step) (TriHistory *),
              gpointer (*step_back) (TriHistory *))
{
  g_autoptr (GError) error = NULL;
  TriDesign *design = step (self->history);

  if (design == NULL)
    return;
  if (!check_lock (self, design, &error))
    {
      step_back (self->history);
      _tri_consultation_fail (self, error);
      return;
    }
  design_changed (self);
}

void
tri_consultation_undo (TriConsultation *self)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));

  step_history (self, tri_history_undo, tri_history_redo);
}

void
tri_consultation_redo (TriConsultation *self)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));

  step_history (self, tri_history_redo, tri_history_undo);
}

/* saving */

static void
finish_flushing (TriConsultation *self, const GError *error)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->flushing);

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
  g_autoptr (TriDesignRevision) saved = NULL;
  g_autoptr (GError) error = NULL;

  self->saving = FALSE;
  saved = tri_store_save_revision_finish (TRI_STORE (source), result, &error);
  if (saved == NULL)
    {
      /* Kept as dirty: the next change or the next flush tries again. */
      self->dirty = TRUE;
      if (self->flushing->len == 0)
        _tri_consultation_fail (self, error);
      finish_flushing (self, error);
      return;
    }

  g_ptr_array_add (self->dossier->revisions, g_steal_pointer (&saved));
  if (self->dirty)
    {
      if (self->flushing->len > 0)
        save_now (self);
    }
  else
    {
      finish_flushing (self, NULL);
    }
}

/* Waits for the figures when they are not known yet: measure_cb () comes back here. */
static void
save_now (TriConsultation *self)
{
  TriDesign *design = tri_consultation_get_design (self);
  g_autofree char *text = NULL;
  TriDesignRevision revision = { 0 };

  g_clear_handle_id (&self->save_id, g_source_remove);
  if (self->saving)
    return;
  if (self->head == NULL)
    {
      /* Without a head there are no figures and nothing to record yet. */
      finish_flushing (self, NULL);
      return;
    }
  if (!self->has_measure)
    {
      start_measure (self);
      return;
    }
  if (!self->has_estimate)
    {
      g_autoptr (GError) error = g_error_new_literal (
          TRI_ERROR, TRI_ERROR_FAILED,
          _ ("The design cannot be saved without its price. Check the prices in Preferences."));

      finish_flushing (self, error);
      return;
    }

  self->dirty = FALSE;
  text = tri_design_to_string (design);
  if (is_saved (self, text))
    {
      finish_flushing (self, NULL);
      return;
    }

  revision.id = (char *) "";
  revision.client_id = self->dossier->client->id;
  revision.design = text;
  memcpy (revision.factors, tri_head_get_factors (self->head), sizeof revision.factors);
  revision.kind = self->moment.kind;
  revision.area_cm2 = self->measure.area_cm2;
  revision.dots = self->measure.dots;
  revision.n_sessions = self->estimate.n_sessions;
  revision.hours = self->estimate.hours;
  revision.price = self->estimate.price;
  revision.touch_up_years = self->estimate.touch_up_years;
  revision.saved_utc = tri_clock_now_utc ();

  /* Without a cancellable: what was changed is saved even when the window closes now. */
  self->saving = TRUE;
  tri_store_save_revision_async (self->store, &revision, NULL, save_cb, g_object_ref (self));
}

static gboolean
save_timeout_cb (gpointer user_data)
{
  TriConsultation *self = user_data;

  self->save_id = 0;
  save_now (self);

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
  if (!self->dirty && !self->saving)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }

  g_ptr_array_add (self->flushing, g_steal_pointer (&task));
  save_now (self);
}

gboolean
tri_consultation_flush_finish (TriConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's design: history, forecast, autosave. */

#include "config.h"

#include "tri-consultation-private.h"

#include "tri-clock.h"
#include "tri-error.h"
#include "tri-findings.h"

#include <glib/gi18n.h>
#include <string.h>

/* How long after the last change the design is saved. */
#define SAVE_DELAY_MS 600
/* How often a drag is measured: figures are for reading, and each change of a label lays out the
 * window anew. */
#define MEASURE_PAUSE_MS 120

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

/* forecast */

typedef struct
{
  TriScalp *scalp;
  TriLazyRegion *region;
  guint generation;
  TriMeasure measure; /* out */
} MeasureJob;

static void
measure_job_free (gpointer data)
{
  MeasureJob *job = data;

  tri_scalp_unref (job->scalp);
  tri_lazy_region_unref (job->region);
  g_free (job);
}

static void
measure_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  MeasureJob *job = data;

  job->measure = tri_dots_measure (job->scalp, tri_lazy_region_get (job->region));
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

static void
follow_measure (TriConsultation *self)
{
  g_autoptr (GError) error = NULL;

  self->has_estimate = _tri_consultation_make_estimate (self, self->moment.kind, 0, TRI_DATE_NONE,
                                                        &self->estimate, &error);
  if (!self->has_estimate)
    _tri_consultation_fail (self, error);
  self->estimate_serial++;
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_ESTIMATE_SERIAL);
}

void
_tri_consultation_update_estimate (TriConsultation *self)
{
  if (self->has_measure)
    follow_measure (self);
}

static void start_measure (TriConsultation *self);

static gboolean
measure_timeout_cb (gpointer user_data)
{
  TriConsultation *self = user_data;

  self->measure_id = 0;
  start_measure (self);

  return G_SOURCE_REMOVE;
}

/* At once after a rest. */
static void
queue_measure (TriConsultation *self)
{
  gint64 rested_ms = (g_get_monotonic_time () - self->measured_us) / 1000;

  if (self->measure_id != 0)
    return;
  if (rested_ms >= MEASURE_PAUSE_MS)
    start_measure (self);
  else
    self->measure_id
        = g_timeout_add ((guint) (MEASURE_PAUSE_MS - rested_ms), measure_timeout_cb, self);
}

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
      /* Of a step that the drag has left behind already: good enough to be shown on the way. */
      if (job->scalp == self->scalp)
        {
          self->measure = job->measure;
          follow_measure (self);
        }
      queue_measure (self);
      return;
    }

  self->measure = job->measure;
  self->has_measure = TRUE;
  follow_measure (self);
  /* A save that was due before its figures were known. */
  if (self->dirty && self->save_id == 0)
    save_now (self);
}

/* One at a time. */
static void
start_measure (TriConsultation *self)
{
  g_autoptr (GTask) task = NULL;
  MeasureJob *job;

  if (self->measuring || self->scalp == NULL)
    return;
  g_clear_handle_id (&self->measure_id, g_source_remove);

  self->measured_us = g_get_monotonic_time ();
  job = g_new0 (MeasureJob, 1);
  job->scalp = tri_scalp_ref (self->scalp);
  job->region = tri_lazy_region_ref (tri_consultation_get_lazy_region (self));
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
  queue_measure (self);
}

TriLazyRegion *
tri_consultation_get_lazy_region (TriConsultation *self)
{
  TriLazyRegion *previous;
  TriDesign *design;

  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  if (self->head == NULL)
    return NULL;

  design = tri_consultation_get_design (self);
  previous = self->region;
  if (previous != NULL && tri_lazy_region_get_design (previous) == design
      && tri_lazy_region_get_head (previous) == self->head)
    return previous;

  self->region = tri_lazy_region_new (design, self->head, previous);
  g_clear_pointer (&previous, tri_lazy_region_unref);

  return self->region;
}

TriRegion *
tri_consultation_get_region (TriConsultation *self)
{
  TriLazyRegion *region = tri_consultation_get_lazy_region (self);

  return region != NULL ? tri_lazy_region_get (region) : NULL;
}

/* editing */

TriDesign *
tri_consultation_get_design (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return tri_history_current (self->history);
}

/* One step that must lead to @design: nothing else was looked at. */
static gboolean
step_history (TriConsultation *self,
              gpointer (*step) (TriHistory *),
              gpointer (*step_back) (TriHistory *),
              TriDesign *design)
{
  gpointer reached = step (self->history);

  if (reached != NULL && reached != design)
    step_back (self->history);

  return reached == design;
}

void
_tri_consultation_apply (TriConsultation *self, const TriChange *change)
{
  switch (change->kind)
    {
    case TRI_CHANGE_UNDO:
      if (!step_history (self, tri_history_undo, tri_history_redo, change->design))
        return;
      break;

    case TRI_CHANGE_REDO:
      if (!step_history (self, tri_history_redo, tri_history_undo, change->design))
        return;
      break;

    case TRI_CHANGE_SET:
    default:
      if (tri_design_equal (change->design, tri_consultation_get_design (self)))
        return;
      tri_history_push (self->history, change->design, change->key);
      break;
    }
  _tri_consultation_invalidate (self);
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_CAN_UNDO);
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_CAN_REDO);
  _tri_consultation_touch (self);
}

void
tri_consultation_set_design (TriConsultation *self, TriDesign *design, guint coalesce_key)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (design != NULL);

  _tri_consultation_request_change (self, TRI_CHANGE_SET, design, coalesce_key);
}

void
_tri_consultation_end_coalescing (TriConsultation *self)
{
  self->ending = FALSE;
  self->refused_key = 0;
  tri_history_end_coalescing (self->history);
}

void
tri_consultation_end_coalescing (TriConsultation *self)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));

  if (self->checking)
    self->ending = TRUE;
  else
    _tri_consultation_end_coalescing (self);
}

/* Undo may lead before the session that fixed the line: the design is looked up first. */
void
tri_consultation_undo (TriConsultation *self)
{
  TriDesign *design;

  g_return_if_fail (TRI_IS_CONSULTATION (self));

  design = tri_history_undo (self->history);
  if (design == NULL)
    return;
  tri_history_redo (self->history);
  _tri_consultation_request_change (self, TRI_CHANGE_UNDO, design, 0);
}

void
tri_consultation_redo (TriConsultation *self)
{
  TriDesign *design;

  g_return_if_fail (TRI_IS_CONSULTATION (self));

  design = tri_history_redo (self->history);
  if (design == NULL)
    return;
  tri_history_undo (self->history);
  _tri_consultation_request_change (self, TRI_CHANGE_REDO, design, 0);
}

/* saving */

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
    save_now (self);
}

void
_tri_consultation_go_on_flushing (TriConsultation *self)
{
  if (self->flushing->len == 0)
    return;
  if (self->dirty || self->saving)
    save_now (self);
  else
    finish_flushing (self, NULL);
}

gboolean
tri_consultation_flush_finish (TriConsultation *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
tri_consultation_make_findings (TriConsultation *self)
{
  TriLazyRegion *lazy;
  TriRegion *region;
  const TriClient *client;
  int year;

  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  lazy = tri_consultation_get_lazy_region (self);
  region = lazy != NULL ? tri_lazy_region_peek (lazy) : NULL;
  if (region == NULL)
    return NULL;

  client = tri_consultation_get_client (self);
  tri_date_to_ymd (tri_clock_today (), &year, NULL, NULL);
  return tri_findings_new (region, self->clinic->pigment, &client->skin,
                           client->birth_year > 0 ? year - client->birth_year : 0);
}

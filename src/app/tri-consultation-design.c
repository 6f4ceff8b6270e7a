/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's design: edits and the forecast that follows. */

#include "config.h"

#include "tri-consultation-private.h"

#include "tri-clock.h"
#include "tri-findings.h"

/* How often a drag is measured: figures are for reading, and each change of a label lays out the
 * window anew. */
#define MEASURE_PAUSE_MS 120

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

void
_tri_consultation_tell_findings (TriConsultation *self)
{
  self->estimate_serial++;
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_ESTIMATE_SERIAL);
}

static void
follow_measure (TriConsultation *self)
{
  g_autoptr (GError) error = NULL;

  self->has_estimate = _tri_consultation_make_estimate (self, self->moment.kind, 0, TRI_DATE_NONE,
                                                        &self->estimate, &error);
  if (!self->has_estimate)
    _tri_consultation_fail (self, error);
  _tri_consultation_tell_findings (self);
}

void
_tri_consultation_update_estimate (TriConsultation *self)
{
  if (self->has_measure)
    follow_measure (self);
}

static gboolean
measure_timeout_cb (gpointer user_data)
{
  TriConsultation *self = user_data;

  self->measure_id = 0;
  _tri_consultation_start_measure (self);

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
    _tri_consultation_start_measure (self);
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
    _tri_consultation_save_now (self);
}

/* One at a time. */
void
_tri_consultation_start_measure (TriConsultation *self)
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
  g_task_set_source_tag (task, _tri_consultation_start_measure);
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
      _tri_consultation_push_design (self, change->design, change->key);
      break;
    }
  _tri_consultation_fill_history (self);
  _tri_consultation_note_style (self);
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
  return tri_findings_new (
      region,
      &(TriFindingsAsk){ .figures = self->clinic->pigment,
                         .skin = &client->skin,
                         .age_years = client->birth_year > 0 ? year - client->birth_year : 0,
                         .profile = tri_dossier_has_profile (self->dossier),
                         .sides_light = self->sides_light });
}

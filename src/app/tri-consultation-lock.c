/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's lock rule: what begun permanent work still allows, checked on a worker. */

#include "config.h"

#include "tri-consultation-private.h"

/* what is fixed */

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
  g_clear_pointer (&self->treated_region, tri_lazy_region_unref);
  self->treated = get_treated_design (self, &self->sessions_done);
  if (was_locked != (self->treated != NULL))
    _tri_consultation_notify (self, TRI_CONSULTATION_PROP_LOCKED);
}

/* what is wanted */

typedef struct
{
  TriChange change;
  TriLazyRegion *treated;
  TriLazyRegion *wanted;
  guint sessions_done;
} CheckJob;

static void
change_clear (TriChange *change)
{
  g_clear_pointer (&change->design, tri_design_unref);
}

static void
change_free (TriChange *change)
{
  change_clear (change);
  g_free (change);
}

static void
check_job_free (gpointer data)
{
  CheckJob *job = data;

  change_clear (&job->change);
  tri_lazy_region_unref (job->treated);
  tri_lazy_region_unref (job->wanted);
  g_free (job);
}

/* Both regions are laid on today's head, so that a refined head does not look like a moved line. */
static TriLazyRegion *
get_treated_region (TriConsultation *self)
{
  if (self->treated_region == NULL || tri_lazy_region_get_head (self->treated_region) != self->head)
    {
      g_clear_pointer (&self->treated_region, tri_lazy_region_unref);
      self->treated_region = tri_lazy_region_new (self->treated, self->head, self->region);
    }

  return self->treated_region;
}

static void
check_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  CheckJob *job = data;
  GError *error = NULL;

  if (tri_design_check_change (TRI_KIND_PERMANENT, job->sessions_done,
                               tri_lazy_region_get (job->treated),
                               tri_lazy_region_get (job->wanted), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void start_check (TriConsultation *self);

static void
refuse (TriConsultation *self, const TriChange *change, const GError *error)
{
  if (change->key == 0 || change->key != self->refused_key)
    _tri_consultation_fail (self, error);
  self->refused_key = change->key;
  /* Controls that show what was wanted go back. */
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_DESIGN_SERIAL);
}

static void
check_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriConsultation *self = TRI_CONSULTATION (source);
  CheckJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean allowed;

  self->checking = FALSE;
  allowed = g_task_propagate_boolean (G_TASK (result), &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (job->treated != self->treated_region || tri_lazy_region_get_head (job->wanted) != self->head)
    {
      /* What is fixed changed meanwhile: asked again, unless something newer is wanted. */
      if (self->wanted == NULL)
        _tri_consultation_request_change (self, job->change.kind, job->change.design,
                                          job->change.key);
    }
  else if (allowed)
    {
      /* Its region is made already. */
      g_clear_pointer (&self->region, tri_lazy_region_unref);
      self->region = tri_lazy_region_ref (job->wanted);
      _tri_consultation_apply (self, &job->change);
    }
  else
    {
      refuse (self, &job->change, error);
    }

  if (self->ending && (self->wanted == NULL || self->wanted->key != job->change.key))
    _tri_consultation_end_coalescing (self);
  if (self->wanted != NULL)
    start_check (self);
  else if (!self->checking)
    _tri_consultation_go_on_flushing (self);
}

static void
start_check (TriConsultation *self)
{
  g_autoptr (GTask) task = NULL;
  CheckJob *job;

  if (self->checking)
    return;

  job = g_new0 (CheckJob, 1);
  job->change = *self->wanted;
  g_clear_pointer (&self->wanted, g_free);
  job->treated = tri_lazy_region_ref (get_treated_region (self));
  job->wanted = tri_lazy_region_new (job->change.design, self->head, self->region);
  job->sessions_done = self->sessions_done;
  self->checking = TRUE;
  task = g_task_new (self, NULL, check_cb, NULL);
  g_task_set_source_tag (task, start_check);
  g_task_set_task_data (task, job, check_job_free);
  g_task_run_in_thread (task, check_worker);
}

void
_tri_consultation_request_change (TriConsultation *self,
                                  TriChangeKind kind,
                                  TriDesign *design,
                                  guint key)
{
  TriChange change = { kind, design, key };

  if (self->treated == NULL || self->head == NULL)
    {
      _tri_consultation_apply (self, &change);
      return;
    }

  g_clear_pointer (&self->wanted, change_free);
  tri_design_ref (design);
  self->wanted = g_memdup2 (&change, sizeof change);
  start_check (self);
}

void
_tri_consultation_drop_changes (TriConsultation *self)
{
  g_clear_pointer (&self->wanted, change_free);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Points clicked along a line that is drawn on the real head, and the hairline they give. */

#include "config.h"

#include "tri-trace-tool.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>

/* A click farther than this from the scalp it gives was on the background or the face's edge. */
#define BESIDE_MM 3.0

struct _TriTraceTool
{
  GObject parent_instance;

  TriScene *scene;
  TriDesign *start;
  TriVec2 points[TRI_TRACE_MOST_POINTS]; /* photo px */
  guint n_points;
  guint serial; /* of the points */

  gboolean running;  /* a worker looks for a line */
  guint fit_serial;  /* of the points that the fit is of */
  TriDesign *design; /* (nullable): the last line that was found */
  TriTraceFit fit;
};

static void tri_trace_tool_iface_init (TriMarkToolInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TriTraceTool,
                               tri_trace_tool,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TRI_TYPE_MARK_TOOL,
                                                      tri_trace_tool_iface_init))

/* looking for the line */

typedef struct
{
  TriDesign *start;
  TriHead *head;
  TriVec3 directions[TRI_TRACE_MOST_POINTS];
  guint n_directions;
  guint serial;
  TriTraceFit fit; /* out */
} FitJob;

static void
fit_job_free (gpointer data)
{
  FitJob *job = data;

  tri_design_unref (job->start);
  tri_head_unref (job->head);
  g_free (job);
}

static void
fit_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  FitJob *job = data;

  g_task_return_pointer (
      task, tri_trace_fit (job->start, job->head, job->directions, job->n_directions, &job->fit),
      (GDestroyNotify) tri_design_unref);
}

static void look_for_line (TriTraceTool *self);

static void
fit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriTraceTool *self = TRI_TRACE_TOOL (source);
  FitJob *job = g_task_get_task_data (G_TASK (result));

  self->running = FALSE;
  g_clear_pointer (&self->design, tri_design_unref);
  self->design = g_task_propagate_pointer (G_TASK (result), NULL);
  self->fit = job->fit;
  self->fit_serial = job->serial;
  if (self->fit_serial != self->serial)
    look_for_line (self);
  tri_mark_tool_fit_changed (TRI_MARK_TOOL (self));
}

/* The line of the points as they are now; of what is wanted meanwhile only the last is done. */
static void
look_for_line (TriTraceTool *self)
{
  g_autoptr (GTask) task = NULL;
  FitJob *job;

  if (self->n_points < TRI_TRACE_LEAST_POINTS)
    g_clear_pointer (&self->design, tri_design_unref);
  if (self->running || self->n_points < TRI_TRACE_LEAST_POINTS)
    return;

  job = g_new0 (FitJob, 1);
  job->start = tri_design_ref (self->start);
  job->head = tri_head_ref (tri_scene_get_head (self->scene));
  for (guint i = 0; i < self->n_points; i++)
    job->directions[i] = tri_scene_pick (self->scene, self->points[i]);
  job->n_directions = self->n_points;
  job->serial = self->serial;
  self->running = TRUE;
  task = g_task_new (self, NULL, fit_cb, NULL);
  g_task_set_source_tag (task, look_for_line);
  g_task_set_task_data (task, job, fit_job_free);
  g_task_run_in_thread (task, fit_worker);
}

static void
points_changed (TriTraceTool *self)
{
  self->serial++;
  look_for_line (self);
  tri_mark_tool_changed (TRI_MARK_TOOL (self));
}

/* marks */

static guint
get_n_steps (TriMarkTool *tool)
{
  return TRI_TRACE_MOST_POINTS;
}

static guint
get_step (TriMarkTool *tool)
{
  TriTraceTool *self = TRI_TRACE_TOOL (tool);

  return self->n_points < TRI_TRACE_MOST_POINTS ? self->n_points : TRI_MARK_NONE;
}

static gboolean
get_mark (TriMarkTool *tool, guint step, TriVec2 *out_px)
{
  TriTraceTool *self = TRI_TRACE_TOOL (tool);

  if (step >= self->n_points)
    return FALSE;
  *out_px = self->points[step];

  return TRUE;
}

static void
set_point (TriTraceTool *self, guint step, TriVec2 at)
{
  TriPhoto *photo = tri_scene_get_photo (self->scene);

  self->points[step].x = CLAMP (at.x, 0.0, (double) tri_photo_get_width (photo));
  self->points[step].y = CLAMP (at.y, 0.0, (double) tri_photo_get_height (photo));
  points_changed (self);
}

static void
place (TriMarkTool *tool, TriVec2 photo_px)
{
  TriTraceTool *self = TRI_TRACE_TOOL (tool);

  if (self->n_points == TRI_TRACE_MOST_POINTS)
    return;
  self->n_points++;
  set_point (self, self->n_points - 1, photo_px);
}

static void
move (TriMarkTool *tool, guint step, TriVec2 photo_px, gboolean done)
{
  TriTraceTool *self = TRI_TRACE_TOOL (tool);

  g_return_if_fail (step < self->n_points);

  set_point (self, step, photo_px);
}

static void
back (TriMarkTool *tool)
{
  TriTraceTool *self = TRI_TRACE_TOOL (tool);

  if (self->n_points == 0)
    return;
  self->n_points--;
  points_changed (self);
}

static char *
describe (TriMarkTool *tool, guint step)
{
  return g_strdup_printf (_ ("Point %u of the drawn line"), step + 1);
}

static guint
get_suspect (TriMarkTool *tool)
{
  TriTraceTool *self = TRI_TRACE_TOOL (tool);
  const TriTraceFit *fit = tri_trace_tool_get_fit (self);
  guint beside = tri_trace_tool_get_beside (self);

  if (beside != TRI_MARK_NONE)
    return beside;

  return fit != NULL && fit->verdict == TRI_TRACE_ASTRAY && !fit->uneven ? fit->worst
                                                                         : TRI_MARK_NONE;
}

/* What is only looked at while points are dragged may be of a moment ago. */
static TriDesign *
get_design (TriMarkTool *tool)
{
  TriTraceTool *self = TRI_TRACE_TOOL (tool);

  return self->design != NULL && tri_trace_fit_is_usable (&self->fit) ? self->design : NULL;
}

static TriScene *
get_scene (TriMarkTool *tool)
{
  return get_design (tool) != NULL ? TRI_TRACE_TOOL (tool)->scene : NULL;
}

static void
tri_trace_tool_iface_init (TriMarkToolInterface *iface)
{
  iface->get_n_steps = get_n_steps;
  iface->get_step = get_step;
  iface->get_mark = get_mark;
  iface->place = place;
  iface->move = move;
  iface->back = back;
  iface->describe = describe;
  iface->get_suspect = get_suspect;
  iface->get_scene = get_scene;
  iface->get_design = get_design;
}

static void
tri_trace_tool_finalize (GObject *object)
{
  TriTraceTool *self = TRI_TRACE_TOOL (object);

  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->start, tri_design_unref);
  g_clear_pointer (&self->design, tri_design_unref);

  G_OBJECT_CLASS (tri_trace_tool_parent_class)->finalize (object);
}

static void
tri_trace_tool_class_init (TriTraceToolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_trace_tool_finalize;
}

static void
tri_trace_tool_init (TriTraceTool *self)
{
}

TriTraceTool *
tri_trace_tool_new (TriScene *scene, TriDesign *start)
{
  TriTraceTool *self;

  g_return_val_if_fail (scene != NULL && start != NULL, NULL);

  self = g_object_new (TRI_TYPE_TRACE_TOOL, NULL);
  self->scene = tri_scene_ref (scene);
  self->start = tri_design_ref (start);

  return self;
}

guint
tri_trace_tool_get_n_points (TriTraceTool *self)
{
  g_return_val_if_fail (TRI_IS_TRACE_TOOL (self), 0);

  return self->n_points;
}

gboolean
tri_trace_tool_is_busy (TriTraceTool *self)
{
  g_return_val_if_fail (TRI_IS_TRACE_TOOL (self), FALSE);

  return self->running && self->n_points >= TRI_TRACE_LEAST_POINTS;
}

const TriTraceFit *
tri_trace_tool_get_fit (TriTraceTool *self)
{
  g_return_val_if_fail (TRI_IS_TRACE_TOOL (self), NULL);

  return self->design != NULL && self->fit_serial == self->serial ? &self->fit : NULL;
}

guint
tri_trace_tool_get_beside (TriTraceTool *self)
{
  g_return_val_if_fail (TRI_IS_TRACE_TOOL (self), TRI_MARK_NONE);

  for (guint i = 0; i < self->n_points; i++)
    {
      TriVec3 on_head = tri_head_point (tri_scene_get_head (self->scene),
                                        tri_scene_pick (self->scene, self->points[i]));
      TriVec2 shown = tri_scene_project (self->scene, on_head);

      if (hypot (shown.x - self->points[i].x, shown.y - self->points[i].y)
          > BESIDE_MM * tri_scene_get_pose (self->scene)->scale)
        return i;
    }

  return TRI_MARK_NONE;
}

TriDesign *
tri_trace_tool_get_usable (TriTraceTool *self)
{
  const TriTraceFit *fit;

  g_return_val_if_fail (TRI_IS_TRACE_TOOL (self), NULL);

  fit = tri_trace_tool_get_fit (self);

  return fit != NULL && tri_trace_fit_is_usable (fit)
                 && tri_trace_tool_get_beside (self) == TRI_MARK_NONE
             ? self->design
             : NULL;
}

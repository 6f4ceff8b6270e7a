/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clicks being put on one photo: which comes next, which are set, and the fit they give. */

#include "config.h"

#include "tri-landmark-tool.h"

#include "tri-words.h"

#define MAX_STEPS 16

typedef struct
{
  TriLandmark landmark;
  guint silhouette;
  gboolean set;
  gboolean skipped;
  TriVec2 at;
} Step;

struct _TriLandmarkTool
{
  GObject parent_instance;

  TriView view;
  double width_px, height_px;
  Step steps[MAX_STEPS];
  guint n_steps;
  guint order[MAX_STEPS]; /* steps in the order they were set, for going back */
  guint n_order;
  TriScene *scene;
  TriRegistration *registration;
};

enum
{
  SIGNAL_SETTLED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void tri_landmark_tool_iface_init (TriMarkToolInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TriLandmarkTool,
                               tri_landmark_tool,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (TRI_TYPE_MARK_TOOL,
                                                      tri_landmark_tool_iface_init))

static void
drop_fit (TriLandmarkTool *self)
{
  if (self->scene == NULL)
    return;

  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->registration, tri_registration_free);
  tri_mark_tool_fit_changed (TRI_MARK_TOOL (self));
}

static void
tri_landmark_tool_finalize (GObject *object)
{
  TriLandmarkTool *self = TRI_LANDMARK_TOOL (object);

  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->registration, tri_registration_free);

  G_OBJECT_CLASS (tri_landmark_tool_parent_class)->finalize (object);
}

static void
tri_landmark_tool_class_init (TriLandmarkToolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_landmark_tool_finalize;

  signals[SIGNAL_SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tri_landmark_tool_init (TriLandmarkTool *self)
{
}

static void
set_step (TriLandmarkTool *self, guint step, TriVec2 at)
{
  self->steps[step].set = TRUE;
  self->steps[step].skipped = FALSE;
  self->steps[step].at.x = CLAMP (at.x, 0.0, self->width_px);
  self->steps[step].at.y = CLAMP (at.y, 0.0, self->height_px);
  self->order[self->n_order++] = step;
}

TriLandmarkTool *
tri_landmark_tool_new (TriView view, double width_px, double height_px, const TriClicks *clicks)
{
  TriLandmarkTool *self;
  const TriLandmark *wanted;
  guint n_wanted, n_silhouette = 0;

  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);
  g_return_val_if_fail (width_px > 0 && height_px > 0, NULL);

  self = g_object_new (TRI_TYPE_LANDMARK_TOOL, NULL);
  self->view = view;
  self->width_px = width_px;
  self->height_px = height_px;

  wanted = tri_view_get_clicks (view, &n_wanted);
  g_assert (n_wanted <= MAX_STEPS);
  self->n_steps = n_wanted;
  for (guint i = 0; i < n_wanted; i++)
    {
      self->steps[i].landmark = wanted[i];
      if (wanted[i] == TRI_N_LANDMARKS)
        self->steps[i].silhouette = n_silhouette++;
    }

  if (clicks != NULL)
    for (guint i = 0; i < n_wanted; i++)
      {
        const Step *step = &self->steps[i];

        if (step->landmark < TRI_N_LANDMARKS && clicks->has[step->landmark])
          set_step (self, i, clicks->at[step->landmark]);
        else if (step->landmark == TRI_N_LANDMARKS && step->silhouette < clicks->n_silhouette)
          set_step (self, i, clicks->silhouette[step->silhouette]);
        else
          self->steps[i].skipped = TRUE;
      }

  return self;
}

TriView
tri_landmark_tool_get_view (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), TRI_VIEW_FRONT);

  return self->view;
}

guint
tri_landmark_tool_get_n_steps (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), 0);

  return self->n_steps;
}

guint
tri_landmark_tool_get_step (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), TRI_LANDMARK_TOOL_NONE);

  for (guint i = 0; i < self->n_steps; i++)
    if (!self->steps[i].set && !self->steps[i].skipped)
      return i;

  return TRI_LANDMARK_TOOL_NONE;
}

guint
tri_landmark_tool_get_n_set (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), 0);

  return self->n_order;
}

TriLandmark
tri_landmark_tool_get_landmark (TriLandmarkTool *self, guint step, guint *silhouette)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), TRI_N_LANDMARKS);
  g_return_val_if_fail (step < self->n_steps, TRI_N_LANDMARKS);

  if (silhouette != NULL)
    *silhouette = self->steps[step].silhouette;

  return self->steps[step].landmark;
}

gboolean
tri_landmark_tool_get_mark (TriLandmarkTool *self, guint step, TriVec2 *out_px)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), FALSE);
  g_return_val_if_fail (step < self->n_steps, FALSE);
  g_return_val_if_fail (out_px != NULL, FALSE);

  if (!self->steps[step].set)
    return FALSE;
  *out_px = self->steps[step].at;

  return TRUE;
}

guint
tri_landmark_tool_find (TriLandmarkTool *self, TriLandmark landmark, guint silhouette)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), TRI_LANDMARK_TOOL_NONE);

  for (guint i = 0; i < self->n_steps; i++)
    if (self->steps[i].landmark == landmark
        && (landmark < TRI_N_LANDMARKS || self->steps[i].silhouette == silhouette))
      return i;

  return TRI_LANDMARK_TOOL_NONE;
}

static void
changed (TriLandmarkTool *self, gboolean settled)
{
  drop_fit (self);
  tri_mark_tool_changed (TRI_MARK_TOOL (self));
  if (settled && tri_landmark_tool_is_complete (self))
    g_signal_emit (self, signals[SIGNAL_SETTLED], 0);
}

void
tri_landmark_tool_place (TriLandmarkTool *self, TriVec2 photo_px)
{
  guint step;

  g_return_if_fail (TRI_IS_LANDMARK_TOOL (self));

  step = tri_landmark_tool_get_step (self);
  if (step == TRI_LANDMARK_TOOL_NONE)
    return;

  set_step (self, step, photo_px);
  changed (self, TRUE);
}

void
tri_landmark_tool_move (TriLandmarkTool *self, guint step, TriVec2 photo_px, gboolean done)
{
  g_return_if_fail (TRI_IS_LANDMARK_TOOL (self));
  g_return_if_fail (step < self->n_steps && self->steps[step].set);

  self->steps[step].at.x = CLAMP (photo_px.x, 0.0, self->width_px);
  self->steps[step].at.y = CLAMP (photo_px.y, 0.0, self->height_px);
  changed (self, done);
}

gboolean
tri_landmark_tool_can_back (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), FALSE);

  return self->n_order > 0;
}

void
tri_landmark_tool_back (TriLandmarkTool *self)
{
  guint last;

  g_return_if_fail (TRI_IS_LANDMARK_TOOL (self));

  if (self->n_order == 0)
    return;

  last = self->order[--self->n_order];
  self->steps[last].set = FALSE;
  /* What was skipped after it is asked for again too. */
  for (guint i = last; i < self->n_steps; i++)
    self->steps[i].skipped = FALSE;
  changed (self, FALSE);
}

/* GEOMETRY 4: pupils, the nose and the top carry a front fit; ears and canthi make it better. */
static gboolean
is_optional (const TriLandmarkTool *self, guint step)
{
  if (self->view == TRI_VIEW_TOP || self->view == TRI_VIEW_CROWN || self->view == TRI_VIEW_BACK)
    return FALSE;

  switch ((guint) self->steps[step].landmark)
    {
    case TRI_LANDMARK_EAR_TOP_LEFT:
    case TRI_LANDMARK_EAR_TOP_RIGHT:
    case TRI_LANDMARK_LATERAL_CANTHUS_LEFT:
    case TRI_LANDMARK_LATERAL_CANTHUS_RIGHT:
      return TRUE;

    default:
      return FALSE;
    }
}

gboolean
tri_landmark_tool_can_skip (TriLandmarkTool *self)
{
  guint step;

  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), FALSE);

  step = tri_landmark_tool_get_step (self);

  return step != TRI_LANDMARK_TOOL_NONE && is_optional (self, step);
}

void
tri_landmark_tool_skip (TriLandmarkTool *self)
{
  g_return_if_fail (TRI_IS_LANDMARK_TOOL (self));

  if (!tri_landmark_tool_can_skip (self))
    return;

  self->steps[tri_landmark_tool_get_step (self)].skipped = TRUE;
  changed (self, TRUE);
}

gboolean
tri_landmark_tool_is_complete (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), FALSE);

  return tri_landmark_tool_get_step (self) == TRI_LANDMARK_TOOL_NONE;
}

TriClicks
tri_landmark_tool_get_clicks (TriLandmarkTool *self)
{
  TriClicks clicks = { 0 };

  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), clicks);

  clicks.view = self->view;
  for (guint i = 0; i < self->n_steps; i++)
    {
      const Step *step = &self->steps[i];

      if (!step->set)
        continue;
      if (step->landmark < TRI_N_LANDMARKS)
        {
          clicks.has[step->landmark] = TRUE;
          clicks.at[step->landmark] = step->at;
        }
      else if (clicks.n_silhouette < TRI_CLICKS_MAX_SILHOUETTE)
        {
          clicks.silhouette[clicks.n_silhouette++] = step->at;
        }
    }

  return clicks;
}

void
tri_landmark_tool_set_fit (TriLandmarkTool *self, TriScene *scene, TriRegistration *registration)
{
  g_return_if_fail (TRI_IS_LANDMARK_TOOL (self));
  g_return_if_fail (scene != NULL && registration != NULL);

  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->registration, tri_registration_free);
  self->scene = scene;
  self->registration = registration;
  tri_mark_tool_fit_changed (TRI_MARK_TOOL (self));
}

TriScene *
tri_landmark_tool_get_scene (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), NULL);

  return self->scene;
}

const TriRegistration *
tri_landmark_tool_get_registration (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), NULL);

  return self->registration;
}

guint
tri_landmark_tool_get_suspect (TriLandmarkTool *self)
{
  g_return_val_if_fail (TRI_IS_LANDMARK_TOOL (self), TRI_LANDMARK_TOOL_NONE);

  if (self->registration == NULL || !self->registration->check.suspect)
    return TRI_LANDMARK_TOOL_NONE;

  return tri_landmark_tool_find (self, self->registration->check.landmark,
                                 self->registration->check.silhouette);
}

/* as a mark tool */

static guint
get_n_steps (TriMarkTool *tool)
{
  return tri_landmark_tool_get_n_steps (TRI_LANDMARK_TOOL (tool));
}

static guint
get_step (TriMarkTool *tool)
{
  return tri_landmark_tool_get_step (TRI_LANDMARK_TOOL (tool));
}

static gboolean
get_mark (TriMarkTool *tool, guint step, TriVec2 *out_px)
{
  return tri_landmark_tool_get_mark (TRI_LANDMARK_TOOL (tool), step, out_px);
}

static void
place (TriMarkTool *tool, TriVec2 photo_px)
{
  tri_landmark_tool_place (TRI_LANDMARK_TOOL (tool), photo_px);
}

static void
move (TriMarkTool *tool, guint step, TriVec2 photo_px, gboolean done)
{
  tri_landmark_tool_move (TRI_LANDMARK_TOOL (tool), step, photo_px, done);
}

static void
back (TriMarkTool *tool)
{
  tri_landmark_tool_back (TRI_LANDMARK_TOOL (tool));
}

static char *
describe (TriMarkTool *tool, guint step)
{
  TriLandmarkTool *self = TRI_LANDMARK_TOOL (tool);

  return g_strdup (
      tri_words_click (self->view, self->steps[step].landmark, self->steps[step].silhouette));
}

static guint
get_suspect (TriMarkTool *tool)
{
  return tri_landmark_tool_get_suspect (TRI_LANDMARK_TOOL (tool));
}

static TriScene *
get_scene (TriMarkTool *tool)
{
  return tri_landmark_tool_get_scene (TRI_LANDMARK_TOOL (tool));
}

static void
tri_landmark_tool_iface_init (TriMarkToolInterface *iface)
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
}

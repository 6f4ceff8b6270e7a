/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The head's outline being corrected by hand in one photo: which points, and the scene they give.
 */

#include "config.h"

#include "tri-outline-tool.h"

#include "tri-history.h"

#include <math.h>
#include <string.h>

/* Places are 1.5 degrees apart. A correction within this many is the one that is meant. */
#define NEAR_PLACES 4
/* From one place that the keyboard stops at to the next. */
#define STEP_PLACES 7

struct _TriOutlineTool
{
  GObject parent_instance;

  TriScene *plain; /* with the outline as it was found */
  TriScene *scene;
  TriOutlineFix fix;
  TriHistory *history;  /* of TriOutlineFix */
  TriOutlineFix before; /* when the drag began */
  gboolean held;        /* the last point of @fix is in the hand */
  gboolean pulled;      /* and was moved */
  guint n_places;
  guint selected;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriOutlineTool, tri_outline_tool, G_TYPE_OBJECT)

static void
tri_outline_tool_finalize (GObject *object)
{
  TriOutlineTool *self = TRI_OUTLINE_TOOL (object);

  g_clear_pointer (&self->plain, tri_scene_unref);
  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_pointer (&self->history, tri_history_free);

  G_OBJECT_CLASS (tri_outline_tool_parent_class)->finalize (object);
}

static void
tri_outline_tool_class_init (TriOutlineToolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_outline_tool_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
tri_outline_tool_init (TriOutlineTool *self)
{
}

/* values */

static gpointer
fix_ref (gpointer fix)
{
  return g_rc_box_acquire (fix);
}

static void
fix_remove (TriOutlineFix *fix, guint index)
{
  fix->n_points--;
  memmove (&fix->points[index], &fix->points[index + 1],
           (fix->n_points - index) * sizeof fix->points[0]);
}

static void
show (TriOutlineTool *self)
{
  g_clear_pointer (&self->scene, tri_scene_unref);
  self->scene = tri_scene_new_fixed (self->plain, &self->fix);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
commit (TriOutlineTool *self, guint key)
{
  gpointer value = g_rc_box_dup (sizeof self->fix, &self->fix);

  tri_history_push (self->history, value, key);
  g_rc_box_release (value);
}

TriOutlineTool *
tri_outline_tool_new (TriScene *scene, const TriOutlineFix *fix)
{
  TriOutlineTool *self;
  gpointer initial;

  g_return_val_if_fail (scene != NULL, NULL);
  g_return_val_if_fail (fix != NULL && fix->n_points <= TRI_OUTLINE_FIX_MAX_POINTS, NULL);

  self = g_object_new (TRI_TYPE_OUTLINE_TOOL, NULL);
  self->plain = tri_scene_new_fixed (scene, &(TriOutlineFix){ 0 });
  self->fix = *fix;
  self->scene = tri_scene_new_fixed (scene, fix);
  initial = g_rc_box_dup (sizeof self->fix, &self->fix);
  self->history = tri_history_new (fix_ref, g_rc_box_release, initial);
  g_rc_box_release (initial);
  tri_scene_get_outline (scene, &self->n_places);
  self->selected = self->n_places / 2;

  return self;
}

TriScene *
tri_outline_tool_get_scene (TriOutlineTool *self)
{
  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), NULL);

  return self->scene;
}

const TriOutlineFix *
tri_outline_tool_get_fix (TriOutlineTool *self)
{
  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), NULL);

  return &self->fix;
}

gboolean
tri_outline_tool_is_changed (TriOutlineTool *self)
{
  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), FALSE);

  return tri_history_can_undo (self->history);
}

double
tri_outline_tool_get_pull_mm (TriOutlineTool *self)
{
  TriVec2 middle, found, at;

  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), 0.0);

  middle = tri_scene_get_outline_middle (self->plain);
  found = tri_scene_get_outline (self->plain, NULL)[self->selected];
  at = tri_scene_get_outline (self->scene, NULL)[self->selected];

  return (hypot (at.x - middle.x, at.y - middle.y) - hypot (found.x - middle.x, found.y - middle.y))
         / tri_scene_get_pose (self->plain)->scale;
}

static int
distance_to (TriOutlineTool *self, guint index, guint place)
{
  return abs ((int) tri_scene_find_outline (self->plain, self->fix.points[index]) - (int) place);
}

int
tri_outline_tool_find (TriOutlineTool *self, guint place)
{
  int found = -1, least = NEAR_PLACES;

  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), -1);

  for (guint i = 0; i < self->fix.n_points; i++)
    if (distance_to (self, i, place) < least)
      {
        found = (int) i;
        least = distance_to (self, i, place);
      }

  return found;
}

/* drag */

void
tri_outline_tool_grab (TriOutlineTool *self, guint place)
{
  int found;
  TriVec2 at;

  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));
  g_return_if_fail (place < self->n_places);

  tri_outline_tool_cancel (self);
  self->before = self->fix;
  found = tri_outline_tool_find (self, place);
  at = found >= 0 ? self->fix.points[found] : tri_scene_get_outline (self->scene, NULL)[place];
  if (found >= 0)
    fix_remove (&self->fix, (guint) found);
  /* Places on the outline run out before the room does, but points from a file may crowd. */
  else if (self->fix.n_points == TRI_OUTLINE_FIX_MAX_POINTS)
    fix_remove (&self->fix, 0);
  self->fix.points[self->fix.n_points++] = at;
  self->held = TRUE;
  self->pulled = FALSE;
  self->selected = place;
}

void
tri_outline_tool_pull (TriOutlineTool *self, TriVec2 photo_px)
{
  guint place;

  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));
  g_return_if_fail (self->held);

  place = tri_scene_find_outline (self->plain, photo_px);
  /* Below the ears there is no outline to be pulled: what is held waits at the end. */
  if (place >= self->n_places)
    return;
  self->fix.points[self->fix.n_points - 1] = photo_px;
  self->selected = place;
  self->pulled = TRUE;
  show (self);
}

/* What the point in the hand came to lie on is replaced by it. */
static void
drop_crowded (TriOutlineTool *self)
{
  guint place = tri_scene_find_outline (self->plain, self->fix.points[self->fix.n_points - 1]);

  for (guint i = self->fix.n_points - 1; i-- > 0;)
    if (distance_to (self, i, place) < NEAR_PLACES)
      fix_remove (&self->fix, i);
}

static void
release (TriOutlineTool *self, guint key)
{
  self->held = FALSE;
  if (self->pulled)
    {
      drop_crowded (self);
      commit (self, key);
    }
  else
    {
      self->fix = self->before;
    }
  show (self);
}

void
tri_outline_tool_release (TriOutlineTool *self)
{
  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));

  if (self->held)
    release (self, 0);
}

void
tri_outline_tool_cancel (TriOutlineTool *self)
{
  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));

  if (!self->held)
    return;
  self->held = FALSE;
  self->fix = self->before;
  show (self);
}

/* single steps */

gboolean
tri_outline_tool_remove (TriOutlineTool *self, guint place)
{
  int found;

  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), FALSE);

  tri_outline_tool_cancel (self);
  found = tri_outline_tool_find (self, place);
  if (found < 0)
    return FALSE;
  fix_remove (&self->fix, (guint) found);
  commit (self, 0);
  show (self);

  return TRUE;
}

void
tri_outline_tool_reset (TriOutlineTool *self)
{
  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));

  tri_outline_tool_cancel (self);
  if (self->fix.n_points == 0)
    return;
  self->fix.n_points = 0;
  commit (self, 0);
  show (self);
}

guint
tri_outline_tool_get_selected (TriOutlineTool *self)
{
  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), 0);

  return self->selected;
}

void
tri_outline_tool_select (TriOutlineTool *self, guint place)
{
  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));
  g_return_if_fail (place < self->n_places);

  if (self->selected == place)
    return;
  self->selected = place;
  tri_history_end_coalescing (self->history);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Stops lie STEP_PLACES apart about the top of the head. */
gboolean
tri_outline_tool_select_next (TriOutlineTool *self, int step)
{
  int top, next;

  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), FALSE);

  top = (int) self->n_places / 2;
  next
      = top
        + STEP_PLACES * ((int) lround (((int) self->selected - top) / (double) STEP_PLACES) + step);
  if (next < 0 || next >= (int) self->n_places)
    return FALSE;
  tri_outline_tool_select (self, (guint) next);

  return TRUE;
}

void
tri_outline_tool_nudge (TriOutlineTool *self, double mm)
{
  TriVec2 from, at, middle;
  guint place;
  double length, px;

  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));

  place = self->selected;
  tri_outline_tool_grab (self, place);
  from = self->fix.points[self->fix.n_points - 1];
  middle = tri_scene_get_outline_middle (self->plain);
  length = hypot (from.x - middle.x, from.y - middle.y);
  px = mm * tri_scene_get_pose (self->plain)->scale;
  at = (TriVec2){ from.x + (from.x - middle.x) / length * px,
                  from.y + (from.y - middle.y) / length * px };
  tri_outline_tool_pull (self, at);
  self->selected = place;
  release (self, place + 1);
}

/* history */

gboolean
tri_outline_tool_can_undo (TriOutlineTool *self)
{
  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), FALSE);

  return tri_history_can_undo (self->history);
}

gboolean
tri_outline_tool_can_redo (TriOutlineTool *self)
{
  g_return_val_if_fail (TRI_IS_OUTLINE_TOOL (self), FALSE);

  return tri_history_can_redo (self->history);
}

static void
take_back (TriOutlineTool *self, gpointer (*step) (TriHistory *))
{
  const TriOutlineFix *fix;

  tri_outline_tool_cancel (self);
  fix = step (self->history);
  if (fix == NULL)
    return;
  self->fix = *fix;
  show (self);
}

void
tri_outline_tool_undo (TriOutlineTool *self)
{
  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));

  take_back (self, tri_history_undo);
}

void
tri_outline_tool_redo (TriOutlineTool *self)
{
  g_return_if_fail (TRI_IS_OUTLINE_TOOL (self));

  take_back (self, tri_history_redo);
}

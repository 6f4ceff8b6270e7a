/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The brush that draws free parts of a design on the scalp, or erases treated area. */

#include "config.h"

#include "tri-parts-tool.h"

#include "tri-chart.h"
#include "tri-error.h"

#include <glib/gi18n.h>

#define RADIUS_MM 8.0
/* Points of a line lie at least so far apart, and are left out where the line stays so near. */
#define STEP_MM 0.8
#define STRAIGHT_MM 0.3
/* A fast hand leaves gaps: its way between two places is looked up in steps of this. */
#define GAP_MM 2.0
#define GAP_STEPS_MAX 60
/* A pixel whose scalp is farther away than this is beside the head. */
#define BESIDE_MM 1.0
/* Keys of strokes; those of handles and sliders are far from them. */
#define KEY_BASE (G_MAXUINT / 2)

struct _TriPartsTool
{
  GObject parent_instance;

  TriConsultation *consultation;
  TriFreePartKind kind;
  double radius_mm;

  /* The stroke */
  TriDesign *base;     /* without it; NULL when none is being drawn */
  TriFreeParts *parts; /* (nullable): the base's, and pieces of the stroke that are complete */
  GArray *line;        /* TriVec2 in the chart: the piece that is being drawn */
  gboolean lifted;     /* the hand is beside the scalp */
  TriVec2 hand_px;     /* where it was last in the photo */
  guint key;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriPartsTool, tri_parts_tool, G_TYPE_OBJECT)

static void
drop_stroke (TriPartsTool *self)
{
  g_clear_pointer (&self->base, tri_design_unref);
  g_clear_pointer (&self->parts, tri_free_parts_unref);
  g_array_set_size (self->line, 0);
  self->lifted = FALSE;
}

static void
tri_parts_tool_dispose (GObject *object)
{
  TriPartsTool *self = TRI_PARTS_TOOL (object);

  drop_stroke (self);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (tri_parts_tool_parent_class)->dispose (object);
}

static void
tri_parts_tool_finalize (GObject *object)
{
  g_array_unref (TRI_PARTS_TOOL (object)->line);

  G_OBJECT_CLASS (tri_parts_tool_parent_class)->finalize (object);
}

static void
tri_parts_tool_class_init (TriPartsToolClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tri_parts_tool_dispose;
  object_class->finalize = tri_parts_tool_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
tri_parts_tool_init (TriPartsTool *self)
{
  self->kind = TRI_FREE_PART_ADD;
  self->radius_mm = RADIUS_MM;
  self->line = g_array_new (FALSE, FALSE, sizeof (TriVec2));
}

TriPartsTool *
tri_parts_tool_new (TriConsultation *consultation)
{
  TriPartsTool *self;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);

  self = g_object_new (TRI_TYPE_PARTS_TOOL, NULL);
  self->consultation = g_object_ref (consultation);

  return self;
}

/* the brush */

TriFreePartKind
tri_parts_tool_get_kind (TriPartsTool *self)
{
  g_return_val_if_fail (TRI_IS_PARTS_TOOL (self), TRI_FREE_PART_ADD);

  return self->kind;
}

void
tri_parts_tool_set_kind (TriPartsTool *self, TriFreePartKind kind)
{
  g_return_if_fail (TRI_IS_PARTS_TOOL (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

double
tri_parts_tool_get_radius_mm (TriPartsTool *self)
{
  g_return_val_if_fail (TRI_IS_PARTS_TOOL (self), RADIUS_MM);

  return self->radius_mm;
}

void
tri_parts_tool_set_radius_mm (TriPartsTool *self, double radius_mm)
{
  g_return_if_fail (TRI_IS_PARTS_TOOL (self));

  radius_mm = CLAMP (radius_mm, TRI_FREE_PART_RADIUS_MIN_MM, TRI_FREE_PART_RADIUS_MAX_MM);
  if (self->radius_mm == radius_mm)
    return;

  self->radius_mm = radius_mm;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* the stroke */

static double
get_length (TriVec2 v)
{
  return hypot (v.x, v.y);
}

static double
distance_to_segment (TriVec2 p, TriVec2 a, TriVec2 b)
{
  TriVec2 ab = { b.x - a.x, b.y - a.y }, ap = { p.x - a.x, p.y - a.y };
  double length2 = ab.x * ab.x + ab.y * ab.y;
  double t = length2 > 0 ? CLAMP ((ap.x * ab.x + ap.y * ab.y) / length2, 0, 1) : 0;

  return get_length ((TriVec2){ ap.x - t * ab.x, ap.y - t * ab.y });
}

/* Marks what of the line between two kept points is needed to stay within STRAIGHT_MM of it
 * (Douglas and Peucker). */
static void
mark_needed (const TriVec2 *line, guint first, guint last, guint8 *needed)
{
  double most = STRAIGHT_MM;
  guint farthest = 0;

  for (guint i = first + 1; i < last; i++)
    {
      double distance = distance_to_segment (line[i], line[first], line[last]);

      if (distance > most)
        {
          most = distance;
          farthest = i;
        }
    }
  if (farthest == 0)
    return;
  needed[farthest] = TRUE;
  mark_needed (line, first, farthest, needed);
  mark_needed (line, farthest, last, needed);
}

static void
simplify_line (TriPartsTool *self)
{
  TriVec2 *line = &g_array_index (self->line, TriVec2, 0);
  g_autofree guint8 *needed = NULL;
  guint n = 0;

  if (self->line->len < 3)
    return;

  needed = g_new0 (guint8, self->line->len);
  needed[0] = needed[self->line->len - 1] = TRUE;
  mark_needed (line, 0, self->line->len - 1, needed);
  for (guint i = 0; i < self->line->len; i++)
    if (needed[i])
      line[n++] = line[i];
  g_array_set_size (self->line, n);
}

/* The parts with the piece that is being drawn. (transfer full) (nullable) */
static TriFreeParts *
make_parts (TriPartsTool *self)
{
  g_autoptr (TriFreePart) part = NULL;

  if (self->line->len == 0 || !tri_free_parts_have_room (self->parts, self->line->len))
    return self->parts != NULL ? tri_free_parts_ref (self->parts) : NULL;

  part = tri_free_part_new (self->kind, self->radius_mm, &g_array_index (self->line, TriVec2, 0),
                            self->line->len);
  return tri_free_parts_new_with (self->parts, part);
}

static void
set_parts (TriPartsTool *self, TriDesign *base, TriFreeParts *parts, guint key)
{
  g_autoptr (TriDesign) design = NULL;
  TriDesignSpec spec = *tri_design_get_spec (base);

  spec.parts = parts;
  design = tri_design_new (&spec);
  tri_consultation_set_design (self->consultation, design, key);
}

static void
show_stroke (TriPartsTool *self)
{
  g_autoptr (TriFreeParts) parts = make_parts (self);

  set_parts (self, self->base, parts, self->key);
}

/* The hand was beside the scalp: what it draws next does not hang together with this. */
static void
complete_piece (TriPartsTool *self)
{
  TriFreeParts *parts;

  simplify_line (self);
  parts = make_parts (self);
  g_clear_pointer (&self->parts, tri_free_parts_unref);
  self->parts = parts;
  g_array_set_size (self->line, 0);
}

gboolean
tri_parts_tool_find (TriScene *scene, TriVec2 photo_px, TriVec3 *out_e)
{
  TriHead *head;
  TriVec3 e, point;
  TriVec2 seen;

  g_return_val_if_fail (scene != NULL && out_e != NULL, FALSE);

  head = tri_scene_get_head (scene);
  e = tri_scene_pick (scene, photo_px);
  point = tri_head_point (head, e);
  seen = tri_scene_project (scene, point);
  *out_e = e;

  return tri_free_part_is_scalp (head, e)
         && tri_scene_is_visible (scene, point, tri_head_normal (head, e))
         && get_length ((TriVec2){ seen.x - photo_px.x, seen.y - photo_px.y })
                <= BESIDE_MM * tri_pose_gain (tri_scene_get_pose (scene), point);
}

/* Goes on to a place; FALSE when that adds nothing to the line. */
static gboolean
add_place (TriPartsTool *self, TriScene *scene, TriVec2 photo_px)
{
  TriVec2 at, last;
  TriVec3 e;

  if (!tri_parts_tool_find (scene, photo_px, &e))
    {
      self->lifted = TRUE;
      return FALSE;
    }
  if (self->lifted)
    complete_piece (self);
  self->lifted = FALSE;

  at = tri_chart_from_direction (e);
  if (self->line->len > 0)
    {
      last = g_array_index (self->line, TriVec2, self->line->len - 1);
      if (get_length ((TriVec2){ at.x - last.x, at.y - last.y }) < STEP_MM)
        return FALSE;
    }
  if (self->line->len == TRI_FREE_PART_POINTS_MAX)
    complete_piece (self);
  g_array_append_val (self->line, at);
  return TRUE;
}

gboolean
tri_parts_tool_begin (TriPartsTool *self, TriScene *scene, TriVec2 photo_px)
{
  static guint count;
  TriFreeParts *parts;
  TriVec3 e;

  g_return_val_if_fail (TRI_IS_PARTS_TOOL (self), FALSE);
  g_return_val_if_fail (scene != NULL, FALSE);

  tri_parts_tool_end (self);
  if (!tri_parts_tool_find (scene, photo_px, &e))
    return FALSE;

  parts = tri_design_get_spec (tri_consultation_get_design (self->consultation))->parts;
  if (!tri_free_parts_have_room (parts, TRI_FREE_PART_POINTS_MAX))
    {
      g_autoptr (GError) error = g_error_new_literal (
          TRI_ERROR, TRI_ERROR_INVALID,
          _ ("This design holds as many free parts as it can. Clear them and draw with a larger "
             "brush."));

      g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
      return FALSE;
    }

  tri_consultation_end_coalescing (self->consultation);
  self->base = tri_design_ref (tri_consultation_get_design (self->consultation));
  self->parts = parts != NULL ? tri_free_parts_ref (parts) : NULL;
  self->key = KEY_BASE + ++count;
  self->hand_px = photo_px;
  tri_parts_tool_extend (self, scene, photo_px);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  return TRUE;
}

void
tri_parts_tool_extend (TriPartsTool *self, TriScene *scene, TriVec2 photo_px)
{
  TriVec2 from;
  guint n_steps;
  gboolean added = FALSE;

  g_return_if_fail (TRI_IS_PARTS_TOOL (self));
  g_return_if_fail (scene != NULL);

  if (self->base == NULL)
    return;

  from = self->hand_px;
  n_steps = (guint) ceil (get_length ((TriVec2){ photo_px.x - from.x, photo_px.y - from.y })
                          / (GAP_MM * tri_scene_get_pose (scene)->scale));
  n_steps = CLAMP (n_steps, 1, GAP_STEPS_MAX);
  for (guint i = 1; i <= n_steps; i++)
    added |= add_place (self, scene,
                        (TriVec2){ from.x + (photo_px.x - from.x) * i / n_steps,
                                   from.y + (photo_px.y - from.y) * i / n_steps });
  self->hand_px = photo_px;
  if (added)
    show_stroke (self);
}

void
tri_parts_tool_end (TriPartsTool *self)
{
  g_return_if_fail (TRI_IS_PARTS_TOOL (self));

  if (self->base == NULL)
    return;

  simplify_line (self);
  show_stroke (self);
  tri_consultation_end_coalescing (self->consultation);
  drop_stroke (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
tri_parts_tool_is_drawing (TriPartsTool *self)
{
  g_return_val_if_fail (TRI_IS_PARTS_TOOL (self), FALSE);

  return self->base != NULL;
}

gboolean
tri_parts_tool_remove (TriPartsTool *self, TriScene *scene, TriVec2 photo_px)
{
  TriDesign *design;
  TriFreeParts *parts;
  TriVec3 e;

  g_return_val_if_fail (TRI_IS_PARTS_TOOL (self), FALSE);
  g_return_val_if_fail (scene != NULL, FALSE);

  tri_parts_tool_end (self);
  if (!tri_parts_tool_find (scene, photo_px, &e))
    return FALSE;

  design = tri_consultation_get_design (self->consultation);
  parts = tri_design_get_spec (design)->parts;
  for (guint i = tri_free_parts_get_count (parts); i-- > 0;)
    if (tri_free_part_contains (tri_free_parts_get (parts, i), tri_scene_get_head (scene), e))
      {
        g_autoptr (TriFreeParts) rest = tri_free_parts_new_without (parts, i);

        tri_consultation_end_coalescing (self->consultation);
        set_parts (self, design, rest, 0);
        return TRUE;
      }

  return FALSE;
}

void
tri_parts_tool_clear (TriPartsTool *self)
{
  g_return_if_fail (TRI_IS_PARTS_TOOL (self));

  tri_parts_tool_end (self);
  tri_consultation_end_coalescing (self->consultation);
  set_parts (self, tri_consultation_get_design (self->consultation), NULL, 0);
}

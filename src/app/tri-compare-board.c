/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Up to four pictures of one size beside each other, or two with a divider between them. */

#include "config.h"

#include "tri-compare-board.h"

#include "tri-split-bar.h"
#include "tri-widget.h"

#include <math.h>

#define GAP_PX 6
#define NOWHERE G_MAXUINT

struct _TriCompareBoard
{
  GtkWidget parent_instance;

  TriCompareCell *cells[TRI_COMPARE_MAX];
  TriSplitBar *split_bar;

  TriLockedView *view;
  guint n_cells;
  guint n_columns;
  gboolean split;
  guint lifted; /* the place that is being dragged, or NOWHERE */
  guint target; /* the place it is over */
  TriVec2 lift_start;
};

enum
{
  SIGNAL_CHOOSE,
  SIGNAL_SWAP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriCompareBoard, tri_compare_board, GTK_TYPE_WIDGET)

static guint
find_place (TriCompareBoard *self, TriCompareCell *cell)
{
  for (guint i = 0; i < TRI_COMPARE_MAX; i++)
    if (self->cells[i] == cell)
      return i;
  g_assert_not_reached ();
}

static void
choose_cb (TriCompareBoard *self, TriCompareCell *cell)
{
  g_signal_emit (self, signals[SIGNAL_CHOOSE], 0, find_place (self, cell));
}

/* The picture and the keyboard's focus go to the other place. */
static void
swap (TriCompareBoard *self, guint from, guint to)
{
  g_signal_emit (self, signals[SIGNAL_SWAP], 0, from, to);
  gtk_widget_grab_focus (GTK_WIDGET (self->cells[to]));
}

static void
move_cb (TriCompareBoard *self, int columns, int rows, TriCompareCell *cell)
{
  guint place = find_place (self, cell);
  int column = (int) (place % self->n_columns) + columns;
  int to = (int) place + columns + rows * (int) self->n_columns;

  if (!self->split && column >= 0 && column < (int) self->n_columns && to >= 0
      && to < (int) self->n_cells)
    swap (self, place, (guint) to);
}

/* dragging a picture by its grip */

static guint
find_cell_at (TriCompareBoard *self, double x, double y, graphene_point_t *out_inside)
{
  for (guint i = 0; i < self->n_cells; i++)
    if (gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->cells[i]),
                                  &GRAPHENE_POINT_INIT ((float) x, (float) y), out_inside)
        && gtk_widget_contains (GTK_WIDGET (self->cells[i]), (double) out_inside->x,
                                (double) out_inside->y))
      return i;
  return NOWHERE;
}

static void
set_target (TriCompareBoard *self, guint target)
{
  if (target == self->lifted)
    target = NOWHERE;
  if (self->target == target)
    return;
  if (self->target != NOWHERE)
    gtk_widget_remove_css_class (GTK_WIDGET (self->cells[self->target]), "target");
  self->target = target;
  if (target != NOWHERE)
    gtk_widget_add_css_class (GTK_WIDGET (self->cells[target]), "target");
}

static void
put_down (TriCompareBoard *self)
{
  set_target (self, NOWHERE);
  if (self->lifted != NOWHERE)
    gtk_widget_remove_css_class (GTK_WIDGET (self->cells[self->lifted]), "lifted");
  self->lifted = NOWHERE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static void
lift_begin_cb (TriCompareBoard *self, double x, double y, GtkGestureDrag *gesture)
{
  graphene_point_t inside;
  guint place = find_cell_at (self, x, y, &inside);

  if (self->split || place == NOWHERE
      || !tri_compare_cell_is_grip (self->cells[place], (double) inside.x, (double) inside.y))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self->cells[place]));
  self->lifted = place;
  self->lift_start = (TriVec2){ x, y };
  gtk_widget_add_css_class (GTK_WIDGET (self->cells[place]), "lifted");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
lift_update_cb (TriCompareBoard *self, double dx, double dy)
{
  graphene_point_t inside;

  if (self->lifted != NOWHERE)
    set_target (self,
                find_cell_at (self, self->lift_start.x + dx, self->lift_start.y + dy, &inside));
}

static void
lift_end_cb (TriCompareBoard *self, double dx, double dy)
{
  guint from, to;

  lift_update_cb (self, dx, dy);
  from = self->lifted;
  to = self->target;
  put_down (self);
  if (from != NOWHERE && to != NOWHERE)
    swap (self, from, to);
}

/* layout */

static void
tri_compare_board_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  TriCompareBoard *self = TRI_COMPARE_BOARD (widget);

  *minimum = 0;
  for (guint i = 0; i < self->n_cells; i++)
    {
      int least;

      gtk_widget_measure (GTK_WIDGET (self->cells[i]), orientation, -1, &least, NULL, NULL, NULL);
      *minimum = MAX (*minimum, least);
    }
  /* Two by two, the least that four can be. */
  if (self->n_cells > 1)
    *minimum = 2 * *minimum + GAP_PX;
  *natural = *minimum;
}

/* The columns that make the shorter side of a picture longest. */
static guint
find_columns (guint n_cells, int width, int height)
{
  double best = -1.0;
  guint best_columns = 1;

  for (guint columns = 1; columns <= n_cells; columns++)
    {
      guint rows = (n_cells + columns - 1) / columns;
      double side = MIN ((double) width / columns, (double) height / rows);

      if (side > best)
        {
          best = side;
          best_columns = columns;
        }
    }
  return best_columns;
}

static void
allocate_split (TriCompareBoard *self, int width, int height)
{
  int x = (int) lrint (width * tri_split_bar_get_position (self->split_bar));

  for (guint i = 0; i < 2; i++)
    gtk_widget_allocate (GTK_WIDGET (self->cells[i]), width, height, -1, NULL);
  gtk_widget_allocate (
      GTK_WIDGET (self->split_bar), TRI_SPLIT_BAR_WIDTH_PX, height, -1,
      gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT ((float) (x - TRI_SPLIT_BAR_WIDTH_PX / 2), 0.0f)));
  tri_locked_view_set_size (self->view, width, height,
                            gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

static void
tri_compare_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriCompareBoard *self = TRI_COMPARE_BOARD (widget);
  int n_rows, cell_width, cell_height;

  if (self->n_cells == 0)
    return;
  if (self->split)
    {
      allocate_split (self, width, height);
      return;
    }

  self->n_columns = find_columns (self->n_cells, width, height);
  n_rows = (int) ((self->n_cells + self->n_columns - 1) / self->n_columns);
  cell_width = (width - GAP_PX * ((int) self->n_columns - 1)) / (int) self->n_columns;
  cell_height = (height - GAP_PX * (n_rows - 1)) / n_rows;
  for (guint i = 0; i < self->n_cells; i++)
    {
      int column = (int) (i % self->n_columns), row = (int) (i / self->n_columns);

      gtk_widget_allocate (
          GTK_WIDGET (self->cells[i]), cell_width, cell_height, -1,
          gsk_transform_translate (NULL,
                                   &GRAPHENE_POINT_INIT ((float) (column * (cell_width + GAP_PX)),
                                                         (float) (row * (cell_height + GAP_PX)))));
    }
  tri_locked_view_set_size (self->view, cell_width, cell_height,
                            gtk_widget_get_scale_factor (widget));
}

static void
tri_compare_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriCompareBoard *self = TRI_COMPARE_BOARD (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float x;

  if (!self->split)
    {
      GTK_WIDGET_CLASS (tri_compare_board_parent_class)->snapshot (widget, snapshot);
      return;
    }

  x = roundf (width * (float) tri_split_bar_get_position (self->split_bar));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, x, height));
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->cells[0]), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (x, 0, width - x, height));
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->cells[1]), snapshot);
  gtk_snapshot_pop (snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->split_bar), snapshot);
}

/* widget */

static void
tri_compare_board_dispose (GObject *object)
{
  TriCompareBoard *self = TRI_COMPARE_BOARD (object);

  g_clear_object (&self->view);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_compare_board_parent_class)->dispose (object);
}

static void
tri_compare_board_class_init (TriCompareBoardClass *klass)
{
  static const char *const cells[TRI_COMPARE_MAX] = { "cell_a", "cell_b", "cell_c", "cell_d" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_compare_board_dispose;
  widget_class->measure = tri_compare_board_measure;
  widget_class->size_allocate = tri_compare_board_size_allocate;
  widget_class->snapshot = tri_compare_board_snapshot;

  signals[SIGNAL_CHOOSE] = g_signal_new ("choose", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SIGNAL_SWAP] = g_signal_new ("swap", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "compareboard");
  g_type_ensure (TRI_TYPE_COMPARE_CELL);
  g_type_ensure (TRI_TYPE_SPLIT_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-compare-board.ui");
  for (guint i = 0; i < TRI_COMPARE_MAX; i++)
    gtk_widget_class_bind_template_child_full (widget_class, cells[i], FALSE,
                                               G_STRUCT_OFFSET (TriCompareBoard, cells)
                                                   + (gssize) (i * sizeof (TriCompareCell *)));
  gtk_widget_class_bind_template_child (widget_class, TriCompareBoard, split_bar);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, lift_begin_cb);
  gtk_widget_class_bind_template_callback (widget_class, lift_end_cb);
  gtk_widget_class_bind_template_callback (widget_class, lift_update_cb);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_down);
}

static void
tri_compare_board_init (TriCompareBoard *self)
{
  static const char *const letters[TRI_COMPARE_MAX] = { "A", "B", "C", "D" };

  self->lifted = self->target = NOWHERE;
  self->n_columns = 1;
  self->view = tri_locked_view_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TRI_COMPARE_MAX; i++)
    {
      tri_compare_cell_set_letter (self->cells[i], letters[i]);
      tri_compare_cell_set_view (self->cells[i], self->view);
    }
}

TriLockedView *
tri_compare_board_get_view (TriCompareBoard *self)
{
  g_return_val_if_fail (TRI_IS_COMPARE_BOARD (self), NULL);

  return self->view;
}

TriCompareCell *
tri_compare_board_get_cell (TriCompareBoard *self, guint place)
{
  g_return_val_if_fail (TRI_IS_COMPARE_BOARD (self), NULL);
  g_return_val_if_fail (place < TRI_COMPARE_MAX, NULL);

  return self->cells[place];
}

void
tri_compare_board_set_n_cells (TriCompareBoard *self, guint n_cells)
{
  g_return_if_fail (TRI_IS_COMPARE_BOARD (self));
  g_return_if_fail (n_cells <= TRI_COMPARE_MAX);

  if (self->n_cells == n_cells)
    return;
  put_down (self);
  self->n_cells = n_cells;
  for (guint i = 0; i < TRI_COMPARE_MAX; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->cells[i]), i < n_cells);
      if (i >= n_cells)
        tri_compare_cell_clear (self->cells[i]);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
tri_compare_board_set_split (TriCompareBoard *self, gboolean split)
{
  g_return_if_fail (TRI_IS_COMPARE_BOARD (self));
  g_return_if_fail (!split || self->n_cells == 2);

  if (self->split == !!split)
    return;
  put_down (self);
  self->split = !!split;
  gtk_widget_set_visible (GTK_WIDGET (self->split_bar), self->split);
  for (guint i = 0; i < TRI_COMPARE_MAX; i++)
    tri_compare_cell_set_movable (self->cells[i], !self->split);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

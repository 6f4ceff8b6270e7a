/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hours of a day from top to bottom, with the appointments where they are in time. */

#include "config.h"

#include "tri-hour-grid.h"

#include "tri-calendar-chip.h"
#include "tri-compat.h"
#include "tri-day-time.h"
#include "tri-widget.h"

#include <math.h>

#define HOUR_PX 52
#define HOURS 24
#define GAP_PX 2
#define QUARTER 15
/* Shorter ones are drawn as long as this, so that they can be read and grabbed. */
#define LEAST_MINUTES 30

/* An appointment and the share of the width that it has. */
typedef struct
{
  TriCalendarChip *chip; /* not owned */
  int start, end;        /* minutes */
  guint column, n_columns;
} Block;

struct _TriHourGrid
{
  GtkWidget parent_instance;

  GtkWidget *hour_labels[HOURS];
  GArray *blocks;
  int mark_start;
  int mark_minutes;
};

G_DEFINE_FINAL_TYPE (TriHourGrid, tri_hour_grid, GTK_TYPE_WIDGET)

static int
get_label_width (TriHourGrid *self)
{
  int widest = 0;

  for (int i = 0; i < HOURS; i++)
    {
      int width;

      gtk_widget_measure (self->hour_labels[i], GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                          NULL);
      widest = MAX (widest, width);
    }
  return widest + 8;
}

static void
tri_hour_grid_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = HOURS * HOUR_PX;
  else
    *minimum = *natural = get_label_width (TRI_HOUR_GRID (widget)) + 120;
}

static void
place (GtkWidget *child, int x, int y, int width, int height)
{
  int least_width;
  int least_height;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least_width), MAX (height, least_height), -1,
                       gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y)));
}

static void
tri_hour_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriHourGrid *self = TRI_HOUR_GRID (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int label_width = get_label_width (self);
  int room = MAX (1, width - label_width);

  for (int i = 0; i < HOURS; i++)
    place (self->hour_labels[i], mirrored ? room + 8 : 0, i * HOUR_PX + 2, label_width - 8, 0);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);
      int share = room / (int) block->n_columns;
      int x = (int) block->column * share;
      int y = (int) tri_hour_grid_get_y (self, block->start);

      place (GTK_WIDGET (block->chip), mirrored ? room - x - share : label_width + x, y + 1,
             share - GAP_PX, (int) tri_hour_grid_get_y (self, block->end) - y - GAP_PX);
    }
}

static void
tri_hour_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriHourGrid *self = TRI_HOUR_GRID (widget);
  GdkRGBA line = tri_compat_get_color (widget);
  float width = (float) gtk_widget_get_width (widget);
  float left = (float) get_label_width (self);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    left = 0;
  line.alpha = 0.12f;
  for (int i = 0; i < HOURS; i++)
    gtk_snapshot_append_color (snapshot, &line,
                               &GRAPHENE_RECT_INIT (left, (float) (i * HOUR_PX),
                                                    width - (float) get_label_width (self), 1));
  if (self->mark_start != TRI_MINUTE_NONE)
    {
      GdkRGBA mark = tri_compat_get_color (widget);
      float y = (float) tri_hour_grid_get_y (self, self->mark_start);

      mark.alpha = 0.2f;
      gtk_snapshot_append_color (
          snapshot, &mark,
          &GRAPHENE_RECT_INIT (
              left, y, width - (float) get_label_width (self),
              (float) tri_hour_grid_get_y (self, self->mark_start + self->mark_minutes) - y));
    }
  GTK_WIDGET_CLASS (tri_hour_grid_parent_class)->snapshot (widget, snapshot);
}

static void
tri_hour_grid_dispose (GObject *object)
{
  g_array_set_size (TRI_HOUR_GRID (object)->blocks, 0);
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_hour_grid_parent_class)->dispose (object);
}

static void
tri_hour_grid_finalize (GObject *object)
{
  g_array_unref (TRI_HOUR_GRID (object)->blocks);

  G_OBJECT_CLASS (tri_hour_grid_parent_class)->finalize (object);
}

static void
tri_hour_grid_class_init (TriHourGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_hour_grid_dispose;
  object_class->finalize = tri_hour_grid_finalize;
  widget_class->measure = tri_hour_grid_measure;
  widget_class->size_allocate = tri_hour_grid_size_allocate;
  widget_class->snapshot = tri_hour_grid_snapshot;

  gtk_widget_class_set_css_name (widget_class, "hourgrid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
tri_hour_grid_init (TriHourGrid *self)
{
  self->blocks = g_array_new (FALSE, FALSE, sizeof (Block));
  self->mark_start = TRI_MINUTE_NONE;
  for (int i = 0; i < HOURS; i++)
    {
      g_autofree char *time = tri_day_time_format (i * 60);
      GtkWidget *label = gtk_label_new (time);

      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, "dim-label");
      gtk_widget_set_parent (label, GTK_WIDGET (self));
      self->hour_labels[i] = label;
    }
}

/* Gives the blocks from @first to @end, which hang together, a column each that is free. */
static void
share_out (GArray *blocks, guint first, guint end)
{
  guint n_columns = 0;

  for (guint i = first; i < end; i++)
    {
      Block *block = &g_array_index (blocks, Block, i);

      for (gboolean taken = TRUE; taken;)
        {
          taken = FALSE;
          for (guint k = first; k < i; k++)
            {
              const Block *other = &g_array_index (blocks, Block, k);

              taken |= other->column == block->column && other->end > block->start;
            }
          if (taken)
            block->column++;
        }
      n_columns = MAX (n_columns, block->column + 1);
    }
  for (guint i = first; i < end; i++)
    g_array_index (blocks, Block, i).n_columns = n_columns;
}

static void
arrange (GArray *blocks)
{
  guint first = 0;
  int end = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const Block *block = &g_array_index (blocks, Block, i);

      if (block->start >= end)
        {
          share_out (blocks, first, i);
          first = i;
        }
      end = MAX (end, block->end);
    }
  share_out (blocks, first, blocks->len);
}

void
tri_hour_grid_set_entries (TriHourGrid *self, const GPtrArray *entries)
{
  g_return_if_fail (TRI_IS_HOUR_GRID (self) && entries != NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    gtk_widget_unparent (GTK_WIDGET (g_array_index (self->blocks, Block, i).chip));
  g_array_set_size (self->blocks, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const TriAgendaEntry *entry = entries->pdata[i];
      Block block = { .start = entry->appointment->start_minute };

      if (block.start == TRI_MINUTE_NONE)
        continue;
      block.end = block.start + MAX (LEAST_MINUTES, tri_agenda_entry_get_minutes (entry));
      block.chip = tri_calendar_chip_new (entry, TRUE);
      gtk_widget_set_parent (GTK_WIDGET (block.chip), GTK_WIDGET (self));
      g_array_append_val (self->blocks, block);
    }
  arrange (self->blocks);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

int
tri_hour_grid_get_minute (TriHourGrid *self, double y, int length_minutes)
{
  int minute = (int) round (y / HOUR_PX * 60.0 / QUARTER) * QUARTER;

  return CLAMP (minute, 0, MAX (0, TRI_DAY_MINUTES - MAX (length_minutes, QUARTER)));
}

double
tri_hour_grid_get_y (TriHourGrid *self, int minute)
{
  return minute * HOUR_PX / 60.0;
}

void
tri_hour_grid_set_mark (TriHourGrid *self, int minute, int length_minutes)
{
  g_return_if_fail (TRI_IS_HOUR_GRID (self));

  if (self->mark_start == minute && self->mark_minutes == length_minutes)
    return;
  self->mark_start = minute;
  self->mark_minutes = length_minutes;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

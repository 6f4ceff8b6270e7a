/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The time since the last session as a slider with named stops, unevenly far apart in days. */

#include "config.h"

#include "tri-compat.h"

#include "tri-time-scale.h"
#include "tri-widget.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define N_STOPS 8
/* From the trough's end to the middle of the slider at its end. */
#define INSET_PX 14.0
#define LABEL_GAP_PX 5
/* The labels reach into the scale's lower padding. */
#define LABEL_RISE_PX 4
#define BAND_HEIGHT_PX 4.0f

/* Readable as text on either background. */
static const GdkRGBA window_on_light = { 0.70f, 0.27f, 0.00f, 1.0f };
static const GdkRGBA window_on_dark = { 1.00f, 0.65f, 0.35f, 1.0f };

typedef struct
{
  double days;
  const char *name;
} Stop;

static const Stop permanent_stops[N_STOPS] = {
  { 0, N_ ("Today") },
  { 28, N_ ("Healed") },
  { TRI_DAYS_PER_YEAR / 2, N_ ("6 mo") },
  { TRI_DAYS_PER_YEAR, N_ ("1 y") },
  { 2 * TRI_DAYS_PER_YEAR, N_ ("2 y") },
  { 3 * TRI_DAYS_PER_YEAR, N_ ("3 y") },
  { 5 * TRI_DAYS_PER_YEAR, N_ ("5 y") },
  { 10 * TRI_DAYS_PER_YEAR, N_ ("10 y") },
};

static const Stop temporary_stops[N_STOPS] = {
  { 0, N_ ("New") },
  { TRI_DAYS_PER_YEAR / 12, N_ ("1 mo") },
  { TRI_DAYS_PER_YEAR / 4, N_ ("3 mo") },
  { TRI_DAYS_PER_YEAR / 2, N_ ("6 mo") },
  { 0.75 * TRI_DAYS_PER_YEAR, N_ ("9 mo") },
  { TRI_DAYS_PER_YEAR, N_ ("12 mo") },
  { 1.5 * TRI_DAYS_PER_YEAR, N_ ("18 mo") },
  { 2 * TRI_DAYS_PER_YEAR, N_ ("24 mo") },
};

/* Labels beside those of the stops: the window's, and the time itself when it is at no stop. */
#define WINDOW_LABEL N_STOPS
#define TIME_LABEL (N_STOPS + 1)
#define N_LABELS (N_STOPS + 2)

/* One label under the scale. */
typedef struct
{
  PangoLayout *layout;
  int width, height;
  int x;
  gboolean shown;
} Label;

struct _TriTimeScale
{
  GtkWidget parent_instance;

  GtkScale *scale;
  GtkAdjustment *adjustment;
  TriKind kind;
  int scale_height; /* with its padding */
  double window_from, window_to;
  char *window_text;
  Label labels[N_LABELS];
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriTimeScale, tri_time_scale, GTK_TYPE_WIDGET)

static const Stop *
get_stops (TriKind kind)
{
  return kind == TRI_KIND_PERMANENT ? permanent_stops : temporary_stops;
}

/* labels */

static double
get_x (TriTimeScale *self, double position)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  return INSET_PX + (width - 2 * INSET_PX) * position / (N_STOPS - 1);
}

/* The stop that the time is at, or N_STOPS. */
static guint
get_stop (TriTimeScale *self)
{
  double position = gtk_adjustment_get_value (self->adjustment);

  return fabs (position - round (position)) < 1e-6 ? (guint) lround (position) : N_STOPS;
}

/* The time in words; short ones for under the scale. */
static char *
describe_days (double days, gboolean is_short)
{
  if (days < 1)
    return g_strdup (_ ("the same day"));
  if (days < 60)
    return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), (int) days);
  if (days < 2 * TRI_DAYS_PER_YEAR)
    return g_strdup_printf (is_short ? _ ("%.0f mo") : _ ("%.0f months"),
                            days / TRI_DAYS_PER_YEAR * 12);

  return g_strdup_printf (is_short ? _ ("%.1f y") : _ ("%.1f years"), days / TRI_DAYS_PER_YEAR);
}

static void
set_label (TriTimeScale *self, guint index, const char *text, gboolean is_strong)
{
  Label *label = &self->labels[index];

  if (label->layout == NULL)
    label->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (label->layout, text, -1);
  if (is_strong)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (label->layout, attributes);
      pango_attr_list_unref (attributes);
    }
  else
    {
      pango_layout_set_attributes (label->layout, NULL);
    }
  pango_layout_get_pixel_size (label->layout, &label->width, &label->height);
  label->shown = FALSE;
}

/* Puts a label where it belongs if it touches none that is there already. */
static void
try_label (TriTimeScale *self, guint index, double position)
{
  Label *label = &self->labels[index];
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (label->shown || label->width > width)
    return;

  label->x = (int) lround (get_x (self, position)) - label->width / 2;
  label->x = CLAMP (label->x, 0, width - label->width);
  for (guint i = 0; i < N_LABELS; i++)
    {
      const Label *other = &self->labels[i];

      if (other->shown && label->x < other->x + other->width + LABEL_GAP_PX
          && other->x < label->x + label->width + LABEL_GAP_PX)
        return;
    }
  label->shown = TRUE;
}

/* When there is no room for all, what matters most stays: where we are, the window, the ends. */
static void
place_labels (TriTimeScale *self)
{
  const Stop *stops = get_stops (self->kind);
  guint stop = get_stop (self);
  double position = gtk_adjustment_get_value (self->adjustment);

  for (guint i = 0; i < N_STOPS; i++)
    set_label (self, i, _ (stops[i].name), i == stop);
  if (stop < N_STOPS)
    {
      self->labels[TIME_LABEL].shown = FALSE;
      try_label (self, stop, stop);
    }
  else
    {
      g_autofree char *time = describe_days (tri_time_scale_days_at (self->kind, position), TRUE);

      set_label (self, TIME_LABEL, time, TRUE);
      try_label (self, TIME_LABEL, position);
    }
  if (self->window_text != NULL)
    {
      double from = tri_time_scale_position_of (self->kind, self->window_from * TRI_DAYS_PER_YEAR);
      double to = tri_time_scale_position_of (self->kind, self->window_to * TRI_DAYS_PER_YEAR);

      set_label (self, WINDOW_LABEL, self->window_text, FALSE);
      try_label (self, WINDOW_LABEL, (from + to) / 2);
    }
  try_label (self, 0, 0);
  try_label (self, N_STOPS - 1, N_STOPS - 1);
  for (guint i = 1; i + 1 < N_STOPS; i++)
    try_label (self, i, i);
}

static void
update (TriTimeScale *self)
{
  place_labels (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_value_text (TriTimeScale *self)
{
  double days = tri_time_scale_days_at (self->kind, gtk_adjustment_get_value (self->adjustment));
  g_autofree char *text = describe_days (days, FALSE);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  text, -1);
}

/* widget */

static void
move (TriTimeScale *self, double position)
{
  position = CLAMP (position, 0.0, N_STOPS - 1.0);
  /* The stops catch what comes near them. */
  if (fabs (position - round (position)) < 0.07)
    position = round (position);
  g_signal_emit (self, signals[SIGNAL_MOVED], 0, tri_time_scale_days_at (self->kind, position));
}

static gboolean
change_value_cb (TriTimeScale *self, GtkScrollType scroll, double value, GtkScale *scale)
{
  double before = gtk_adjustment_get_value (self->adjustment);

  /* A step by key must leave a stop that would catch it. */
  if (scroll != GTK_SCROLL_JUMP && fabs (value - before) < 0.11)
    value = before + (value > before ? 0.1 : -0.1);
  move (self, value);

  return GDK_EVENT_STOP;
}

static void
pressed_cb (TriTimeScale *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  for (guint i = 0; i < N_STOPS; i++)
    {
      const Label *label = &self->labels[i];

      if (label->shown && x >= label->x - 4 && x <= label->x + label->width + 4)
        {
          move (self, i);
          return;
        }
    }
}

static int
get_label_height (TriTimeScale *self)
{
  if (self->labels[0].layout == NULL)
    place_labels (self);

  return self->labels[0].height;
}

static void
tri_time_scale_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  TriTimeScale *self = TRI_TIME_SCALE (widget);

  gtk_widget_measure (GTK_WIDGET (self->scale), orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum += get_label_height (self) - LABEL_RISE_PX;
      *natural += get_label_height (self) - LABEL_RISE_PX;
    }
  else
    {
      *minimum = MAX (*minimum, 220);
      *natural = MAX (*natural, 480);
    }
}

static void
tri_time_scale_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriTimeScale *self = TRI_TIME_SCALE (widget);

  gtk_widget_measure (GTK_WIDGET (self->scale), GTK_ORIENTATION_VERTICAL, width,
                      &self->scale_height, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (self->scale), width, self->scale_height, -1, NULL);
  place_labels (self);
}

static void
append_band (TriTimeScale *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  double from = get_x (
      self, tri_time_scale_position_of (self->kind, self->window_from * TRI_DAYS_PER_YEAR));
  double to
      = get_x (self, tri_time_scale_position_of (self->kind, self->window_to * TRI_DAYS_PER_YEAR));
  int middle = self->scale_height / 2;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) from, (float) middle + 7,
                                               (float) MAX (to - from, 4), BAND_HEIGHT_PX);
  GskRoundedRect band;

  gsk_rounded_rect_init_from_rect (&band, &bounds, BAND_HEIGHT_PX / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &band);
  gtk_snapshot_append_color (snapshot, colour, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
tri_time_scale_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TriTimeScale *self = TRI_TIME_SCALE (widget);
  int top = self->scale_height - LABEL_RISE_PX;
  GdkRGBA text = tri_compat_get_color (widget);
  GdkRGBA window = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? window_on_dark
                                                                                 : window_on_light;
  GdkRGBA dim = text;

  dim.alpha *= 0.75f;

  if (self->window_text != NULL)
    append_band (self, snapshot, &window);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->scale), snapshot);
  for (guint i = 0; i < N_LABELS; i++)
    {
      const Label *label = &self->labels[i];

      if (!label->shown || (i == WINDOW_LABEL && self->window_text == NULL))
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) label->x, (float) top));
      gtk_snapshot_append_layout (snapshot, label->layout,
                                  i == WINDOW_LABEL                         ? &window
                                  : i == TIME_LABEL || i == get_stop (self) ? &text
                                                                            : &dim);
      gtk_snapshot_restore (snapshot);
    }
}

static void
tri_time_scale_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  TriTimeScale *self = TRI_TIME_SCALE (widget);

  GTK_WIDGET_CLASS (tri_time_scale_parent_class)->css_changed (widget, change);
  for (guint i = 0; i < N_LABELS; i++)
    g_clear_object (&self->labels[i].layout);
  gtk_widget_queue_resize (widget);
}

static void
tri_time_scale_dispose (GObject *object)
{
  TriTimeScale *self = TRI_TIME_SCALE (object);

  for (guint i = 0; i < N_LABELS; i++)
    g_clear_object (&self->labels[i].layout);
  g_clear_pointer (&self->window_text, g_free);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_time_scale_parent_class)->dispose (object);
}

static void
tri_time_scale_class_init (TriTimeScaleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_time_scale_dispose;
  widget_class->measure = tri_time_scale_measure;
  widget_class->size_allocate = tri_time_scale_size_allocate;
  widget_class->snapshot = tri_time_scale_snapshot;
  widget_class->css_changed = tri_time_scale_css_changed;

  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "timescale");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-time-scale.ui");
  gtk_widget_class_bind_template_child (widget_class, TriTimeScale, scale);
  gtk_widget_class_bind_template_child (widget_class, TriTimeScale, adjustment);
  gtk_widget_class_bind_template_callback (widget_class, change_value_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
}

static void
tri_time_scale_init (TriTimeScale *self)
{
  self->kind = TRI_KIND_PERMANENT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_time_scale_set_kind (TriTimeScale *self, TriKind kind)
{
  g_return_if_fail (TRI_IS_TIME_SCALE (self));

  if (self->kind == kind)
    return;

  self->kind = kind;
  update (self);
}

void
tri_time_scale_set_days (TriTimeScale *self, double days)
{
  g_return_if_fail (TRI_IS_TIME_SCALE (self));

  gtk_adjustment_set_value (self->adjustment, tri_time_scale_position_of (self->kind, days));
  update_value_text (self);
  update (self);
}

void
tri_time_scale_set_window (TriTimeScale *self, double from_years, double to_years, const char *text)
{
  g_return_if_fail (TRI_IS_TIME_SCALE (self));

  self->window_from = from_years;
  self->window_to = to_years;
  g_free (self->window_text);
  self->window_text = g_strdup (text);
  update (self);
}

double
tri_time_scale_days_at (TriKind kind, double position)
{
  const Stop *stops = get_stops (kind);
  guint index;

  position = CLAMP (position, 0.0, N_STOPS - 1.0);
  index = MIN ((guint) position, N_STOPS - 2);

  return stops[index].days + (position - index) * (stops[index + 1].days - stops[index].days);
}

double
tri_time_scale_position_of (TriKind kind, double days)
{
  const Stop *stops = get_stops (kind);

  for (guint i = 0; i + 1 < N_STOPS; i++)
    if (days <= stops[i + 1].days)
      return i + MAX (days - stops[i].days, 0.0) / (stops[i + 1].days - stops[i].days);

  return N_STOPS - 1.0;
}

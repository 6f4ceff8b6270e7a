/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio's foot: kind of treatment, time, sessions done, fading. */

#include "config.h"

#include "tri-time-bar.h"

#include "tri-time-scale.h"
#include "tri-widget.h"

#include <glib/gi18n.h>
#include <math.h>

#define SPACING_PX 18
#define ROW_SPACING_PX 6
/* Narrower than this the scale gets a row of its own. */
#define SCALE_WIDTH_PX 400

struct _TriTimeBar
{
  GtkWidget parent_instance;

  GtkWidget *kinds;
  GtkToggleButton *temporary;
  GtkToggleButton *permanent;
  TriTimeScale *time;
  GtkWidget *rest;
  GtkWidget *sessions_caption;
  GtkWidget *fading_caption;
  GtkToggleButton *sessions[TRI_MAX_SESSIONS];
  GtkDropDown *fading;

  TriConsultation *consultation;
  double days[2]; /* the time last looked at, of either kind */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (TriTimeBar, tri_time_bar, GTK_TYPE_WIDGET)

/* from the controls to the moment */

static void
kind_toggled_cb (TriTimeBar *self, GtkToggleButton *button)
{
  TriMoment moment;

  if (self->updating || self->consultation == NULL || !gtk_toggle_button_get_active (button))
    return;

  moment = *tri_consultation_get_moment (self->consultation);
  moment.kind = button == self->permanent ? TRI_KIND_PERMANENT : TRI_KIND_TEMPORARY;
  moment.age_days = self->days[moment.kind];
  tri_consultation_set_moment (self->consultation, &moment);
}

static void
time_moved_cb (TriTimeBar *self, double days, TriTimeScale *time)
{
  TriMoment moment;

  if (self->consultation == NULL)
    return;

  moment = *tri_consultation_get_moment (self->consultation);
  moment.age_days = days;
  tri_consultation_set_moment (self->consultation, &moment);
}

static void
session_toggled_cb (TriTimeBar *self, GtkToggleButton *button)
{
  TriMoment moment;

  if (self->updating || self->consultation == NULL || !gtk_toggle_button_get_active (button))
    return;

  moment = *tri_consultation_get_moment (self->consultation);
  for (guint i = 0; i < TRI_MAX_SESSIONS; i++)
    if (button == self->sessions[i])
      moment.sessions_done = i + 1;
  tri_consultation_set_moment (self->consultation, &moment);
}

static void
fading_changed_cb (TriTimeBar *self, GParamSpec *pspec, GtkDropDown *dropdown)
{
  TriMoment moment;

  if (self->updating || self->consultation == NULL)
    return;

  moment = *tri_consultation_get_moment (self->consultation);
  moment.fading = (TriEnd) MIN (gtk_drop_down_get_selected (dropdown), TRI_END_HIGH);
  tri_consultation_set_moment (self->consultation, &moment);
}

/* from the moment to the controls */

static void
moment_changed_cb (TriTimeBar *self)
{
  const TriMoment *moment = tri_consultation_get_moment (self->consultation);
  guint session = CLAMP ((guint) lround (moment->sessions_done), 1, TRI_MAX_SESSIONS);

  self->updating = TRUE;
  self->days[moment->kind] = moment->age_days;
  gtk_toggle_button_set_active (
      moment->kind == TRI_KIND_PERMANENT ? self->permanent : self->temporary, TRUE);
  tri_time_scale_set_kind (self->time, moment->kind);
  tri_time_scale_set_days (self->time, moment->age_days);
  gtk_toggle_button_set_active (self->sessions[session - 1], TRUE);
  gtk_drop_down_set_selected (self->fading, (guint) moment->fading);
  self->updating = FALSE;
}

static void
estimate_changed_cb (TriTimeBar *self)
{
  const TriEstimate *estimate = tri_consultation_get_estimate (self->consultation);
  g_autofree char *text = NULL;
  TriRange years;

  if (estimate == NULL)
    {
      tri_time_scale_set_window (self->time, 0, 0, NULL);
      return;
    }

  years = estimate->touch_up_years;
  if (estimate->kind == TRI_KIND_PERMANENT)
    {
      /* Translators: the years after which pigment is freshened up */
      text = years.low < years.high
                 ? g_strdup_printf (_ ("touch-up %.2g–%.2g y"), years.low, years.high)
                 : g_strdup_printf (_ ("touch-up %.2g y"), years.low);
    }
  else
    {
      text = g_strdup_printf (_ ("gone in %.0f–%.0f mo"), years.low * 12, years.high * 12);
    }
  tri_time_scale_set_window (self->time, years.low, years.high, text);
  gtk_widget_set_visible (GTK_WIDGET (self->sessions[3]), estimate->n_sessions > 3);
}

/* widget */

static int
measure_width (GtkWidget *widget, gboolean natural)
{
  int minimum_width, natural_width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_width, &natural_width, NULL,
                      NULL);

  return natural ? natural_width : minimum_width;
}

static int
measure_height (GtkWidget *widget)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static gboolean
is_wide (TriTimeBar *self, int width)
{
  return width < 0
         || width >= measure_width (self->kinds, TRUE) + measure_width (self->rest, TRUE)
                         + SCALE_WIDTH_PX + 2 * SPACING_PX;
}

static GtkSizeRequestMode
tri_time_bar_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tri_time_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  TriTimeBar *self = TRI_TIME_BAR (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (measure_width (self->kinds, FALSE) + SPACING_PX
                          + measure_width (self->rest, FALSE),
                      measure_width (GTK_WIDGET (self->time), FALSE));
      *natural = measure_width (self->kinds, TRUE) + measure_width (self->rest, TRUE)
                 + measure_width (GTK_WIDGET (self->time), TRUE) + 2 * SPACING_PX;
    }
  else
    {
      int row = MAX (measure_height (self->kinds), measure_height (self->rest));
      int scale = measure_height (GTK_WIDGET (self->time));

      *natural = is_wide (self, for_size) ? MAX (row, scale) : row + ROW_SPACING_PX + scale;
      *minimum = *natural;
    }
}

static void
allocate (GtkWidget *child, int x, int y, int width, int height)
{
  GskTransform *transform
      = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));

  gtk_widget_allocate (child, width, height, -1, transform);
}

static void
tri_time_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TriTimeBar *self = TRI_TIME_BAR (widget);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int kinds = measure_width (self->kinds, TRUE);
  int rest = measure_width (self->rest, TRUE);
  int row = height;
  int scale_x, scale_y, scale_width, scale_height;
  gboolean has_captions = TRUE;

  if (is_wide (self, width))
    {
      scale_x = (is_mirrored ? rest : kinds) + SPACING_PX;
      scale_y = 0;
      scale_width = width - kinds - rest - 2 * SPACING_PX;
      scale_height = height;
    }
  else
    {
      scale_height = measure_height (GTK_WIDGET (self->time));
      row = height - scale_height - ROW_SPACING_PX;
      scale_x = 0;
      scale_y = row + ROW_SPACING_PX;
      scale_width = width;
      has_captions = rest <= width - kinds - SPACING_PX;
      rest = MIN (rest, width - kinds - SPACING_PX);
    }
  /* No caption rather than three points; what it says is in the tooltips too. */
  gtk_widget_set_child_visible (self->sessions_caption, has_captions);
  gtk_widget_set_child_visible (self->fading_caption, has_captions);
  allocate (self->kinds, is_mirrored ? width - kinds : 0, 0, kinds, row);
  allocate (self->rest, is_mirrored ? 0 : width - rest, 0, rest, row);
  allocate (GTK_WIDGET (self->time), scale_x, scale_y, scale_width, scale_height);
}

static void
tri_time_bar_dispose (GObject *object)
{
  TriTimeBar *self = TRI_TIME_BAR (object);

  if (self->consultation != NULL)
    tri_time_bar_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_time_bar_parent_class)->dispose (object);
}

static void
tri_time_bar_class_init (TriTimeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_time_bar_dispose;
  widget_class->get_request_mode = tri_time_bar_get_request_mode;
  widget_class->measure = tri_time_bar_measure;
  widget_class->size_allocate = tri_time_bar_size_allocate;

  g_type_ensure (TRI_TYPE_TIME_SCALE);
  gtk_widget_class_set_css_name (widget_class, "timebar");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-time-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, kinds);
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, temporary);
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, permanent);
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, time);
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, rest);
  gtk_widget_class_bind_template_child_full (widget_class, "session_1", FALSE,
                                             G_STRUCT_OFFSET (TriTimeBar, sessions[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "session_2", FALSE,
                                             G_STRUCT_OFFSET (TriTimeBar, sessions[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "session_3", FALSE,
                                             G_STRUCT_OFFSET (TriTimeBar, sessions[2]));
  gtk_widget_class_bind_template_child_full (widget_class, "session_4", FALSE,
                                             G_STRUCT_OFFSET (TriTimeBar, sessions[3]));
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, fading);
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, fading_caption);
  gtk_widget_class_bind_template_child (widget_class, TriTimeBar, sessions_caption);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, session_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, fading_changed_cb);
}

static void
tri_time_bar_init (TriTimeBar *self)
{
  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->updating = FALSE;
}

void
tri_time_bar_set_consultation (TriTimeBar *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_TIME_BAR (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_set_object (&self->consultation, consultation);
  if (consultation == NULL)
    return;

  /* Permanent work is looked at when it has healed, temporary when it is new. */
  self->days[TRI_KIND_TEMPORARY] = 0;
  self->days[TRI_KIND_PERMANENT] = tri_figures_get (
      tri_consultation_get_clinic (consultation)->pigment, (guint) TRI_FIGURE_HEALING_DAYS);
  g_signal_connect_object (consultation, "notify::moment-serial", G_CALLBACK (moment_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (consultation, "notify::estimate-serial",
                           G_CALLBACK (estimate_changed_cb), self, G_CONNECT_SWAPPED);
  moment_changed_cb (self);
  estimate_changed_cb (self);
}

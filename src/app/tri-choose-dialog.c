/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Choose This Style…": what was decided, by whom, and when treatment begins. */

#include "config.h"

#include "tri-choose-dialog-private.h"

#include "tri-clock.h"
#include "tri-picture.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

/* As the pictures of the record: three to four. */
#define PICTURE_WIDTH_PX 192
#define PICTURE_HEIGHT_PX 256

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriChooseDialog, tri_choose_dialog, ADW_TYPE_WINDOW)

TriKind
_tri_choose_dialog_get_kind (TriChooseDialog *self)
{
  return gtk_check_button_get_active (self->permanent_check) ? TRI_KIND_PERMANENT
                                                             : TRI_KIND_TEMPORARY;
}

/* 0 lets area and skin decide; the list starts with that. */
static guint
get_n_sessions (TriChooseDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->sessions_drop_down);

  return selected == 0 ? 0 : selected + 1;
}

static TriDate
get_first (TriChooseDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  return tri_date_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                            g_date_time_get_day_of_month (date));
}

/* The head as the chosen kind of treatment will look, drawn on a worker: what the record keeps. */
static void
request_picture (TriChooseDialog *self, TriLivePreview *preview, TriDecisionMoment moment)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  TriScene *scene = view != NULL ? tri_view_item_get_scene (view) : NULL;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  TriLiveRequest request = { 0 };

  if (scene == NULL || tri_consultation_get_scalp (self->consultation) == NULL)
    return;

  request.photo = tri_scene_get_photo (scene);
  request.scene = scene;
  request.scalp = tri_consultation_get_scalp (self->consultation);
  request.region = tri_consultation_get_lazy_region (self->consultation);
  request.figures = tri_consultation_get_clinic (self->consultation)->pigment;
  request.skin = tri_consultation_get_client (self->consultation)->skin;
  request.moment = tri_decision_moment_get (moment, _tri_choose_dialog_get_kind (self));
  request.viewport
      = tri_picture_portrait (scene, PICTURE_WIDTH_PX * factor, PICTURE_HEIGHT_PX * factor);
  request.texture = TRUE;
  tri_live_preview_request (preview, &request);
}

static void
show_pictures (TriChooseDialog *self)
{
  TriKind kind = _tri_choose_dialog_get_kind (self);

  gtk_label_set_label (self->healed_label,
                       tri_decision_moment_get_name (TRI_DECISION_HEALED, kind));
  gtk_label_set_label (self->later_label,
                       tri_decision_moment_get_name (TRI_DECISION_FIVE_YEARS, kind));
  request_picture (self, self->healed, TRI_DECISION_HEALED);
  request_picture (self, self->later, TRI_DECISION_FIVE_YEARS);
}

/* The photo was still on its way when the dialog opened, or went and came back. */
static void
scene_changed_cb (TriChooseDialog *self)
{
  if (self->consultation != NULL)
    show_pictures (self);
}

/* What is chosen is kept with its pictures, so those must be possible, unless the photo is lost. */
static gboolean
is_loading (TriChooseDialog *self)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);
  g_autofree char *problem = NULL;

  if (view == NULL || tri_view_item_get_registration (view) == NULL
      || tri_view_item_get_scene (view) != NULL)
    return FALSE;
  g_object_get (view, "problem", &problem, NULL);
  return problem == NULL;
}

static void
healed_ready_cb (TriChooseDialog *self)
{
  gtk_picture_set_paintable (self->healed_picture,
                             GDK_PAINTABLE (tri_live_preview_get_texture (self->healed)));
}

static void
later_ready_cb (TriChooseDialog *self)
{
  gtk_picture_set_paintable (self->later_picture,
                             GDK_PAINTABLE (tri_live_preview_get_texture (self->later)));
}

/* What this choice amounts to, made by the same function as the record. */
static void
update (TriChooseDialog *self)
{
  const TriClinic *clinic;
  const TriClient *client;
  const TriEstimate *current;
  const TriDesignSpec *spec;
  TriEstimate estimate;
  g_autoptr (GError) error = NULL;
  g_autofree char *price = NULL;
  g_autofree char *touch_up = NULL;
  g_autofree char *numbers = NULL;
  g_autofree char *dots = NULL;
  g_autofree char *first = NULL;

  /* The template's own signals come before there is a consultation. */
  if (self->consultation == NULL)
    return;

  clinic = tri_consultation_get_clinic (self->consultation);
  client = tri_consultation_get_client (self->consultation);
  current = tri_consultation_get_estimate (self->consultation);
  spec = tri_design_get_spec (tri_consultation_get_design (self->consultation));
  first = tri_date_format (get_first (self));
  gtk_label_set_label (self->first_label, first);
  show_pictures (self);
  _tri_choose_dialog_update_caveats (self);
  if (current == NULL
      || !tri_estimate_make (clinic->pigment, clinic->care, clinic->currency,
                             _tri_choose_dialog_get_kind (self), &current->measure, spec->shade,
                             &client->skin, get_n_sessions (self), get_first (self), &estimate,
                             &error))
    return;

  price = tri_money_range_format (estimate.price);
  dots = tri_dots_format (estimate.measure.dots);
  touch_up
      = estimate.kind == TRI_KIND_PERMANENT
            ? g_strdup_printf (_ ("touch-up after %.1f–%.1f years"), estimate.touch_up_years.low,
                               estimate.touch_up_years.high)
            : g_strdup_printf (_ ("gone after %.0f–%.0f months"), estimate.touch_up_years.low * 12,
                               estimate.touch_up_years.high * 12);
  numbers = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%.0f cm² · about %s dots · %u session\n%s · %s",
                   "%.0f cm² · about %s dots · %u sessions\n%s · %s", estimate.n_sessions),
      estimate.measure.area_cm2, dots, estimate.n_sessions, price, touch_up);
  gtk_label_set_label (self->numbers_label, numbers);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriChooseDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_consultation_choose_finish (TRI_CONSULTATION (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "choose.record", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }

  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
record_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriChooseDialog *self = TRI_CHOOSE_DIALOG (widget);
  g_autoptr (TriDecision) said = NULL;
  g_autoptr (GError) error = NULL;

  if (get_first (self) < self->today)
    {
      tri_widget_show_problem (self->error_revealer,
                               _ ("The first session is in the past: pick today or a later day."));
      return;
    }
  if (is_loading (self))
    {
      tri_widget_show_problem (self->error_revealer,
                               _ ("The photo is still loading: record the choice when its pictures "
                                  "are there."));
      return;
    }
  said = _tri_choose_dialog_make_said (self);
  if (!tri_decision_validate (said, &error))
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      _tri_choose_dialog_focus_reason (self);
      return;
    }
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "choose.record", FALSE);
  tri_consultation_choose_async (self->consultation, _tri_choose_dialog_get_kind (self),
                                 get_n_sessions (self), get_first (self), said, NULL, chosen_cb,
                                 g_object_ref (self));
}

static void
tri_choose_dialog_dispose (GObject *object)
{
  TriChooseDialog *self = TRI_CHOOSE_DIALOG (object);

  if (self->healed != NULL)
    tri_live_preview_clear (self->healed);
  if (self->later != NULL)
    tri_live_preview_clear (self->later);
  g_clear_object (&self->healed);
  g_clear_object (&self->later);
  _tri_choose_dialog_clear_said (self);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (tri_choose_dialog_parent_class)->dispose (object);
}

static void
tri_choose_dialog_class_init (TriChooseDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_choose_dialog_dispose;

  g_type_ensure (TRI_TYPE_SIGNATURE_BOX);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-choose-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, caveats_check);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, caveats_label);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, client_check);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, client_signature);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, family_check);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, first_label);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, healed_label);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, healed_note);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, healed_picture);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, later_label);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, later_note);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, later_picture);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, names_row);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, notes_view);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, numbers_label);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, partner_check);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, partner_signature);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, permanent_check);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, permanent_row);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, rejections_group);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, rejections_row);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, sessions_drop_down);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, staff_check);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, style_label);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, temporary_check);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, temporary_row);
  gtk_widget_class_bind_template_child (widget_class, TriChooseDialog, warnings_group);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback_full (widget_class, "update_signers",
                                                G_CALLBACK (_tri_choose_dialog_update_signers));
  gtk_widget_class_install_action (widget_class, "choose.record", NULL, record_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tri_choose_dialog_init (TriChooseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  _tri_choose_dialog_init_said (self);
  self->healed = tri_live_preview_new (TRI_LIVE_THUMBNAIL);
  self->later = tri_live_preview_new (TRI_LIVE_THUMBNAIL);
  g_signal_connect_object (self->healed, "ready", G_CALLBACK (healed_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->later, "ready", G_CALLBACK (later_ready_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What stays the same whatever is chosen. */
static void
show_words (TriChooseDialog *self)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;
  g_autofree char *temporary = tri_kind_explain (care, TRI_KIND_TEMPORARY);
  g_autofree char *permanent = tri_kind_explain (care, TRI_KIND_PERMANENT);
  g_autofree char *day = tri_date_format (self->today);
  /* Translators: on a picture; %s is a day */
  g_autofree char *note = g_strdup_printf (_ ("Simulation, %s"), day);

  gboolean locked;

  g_object_get (self->consultation, "locked", &locked, NULL);
  /* It could not be altered any more: that would be no promise to make. */
  adw_action_row_set_subtitle (
      self->temporary_row,
      locked
          ? _ ("Permanent pigment is in the skin already and stays: only what is added now would "
               "fade. The line can be lowered, softened or made denser; raising or erasing it "
               "needs removal.")
          : temporary);
  adw_action_row_set_subtitle (self->permanent_row, permanent);
  gtk_label_set_label (self->healed_note, note);
  gtk_label_set_label (self->later_note, note);
}

TriChooseDialog *
tri_choose_dialog_new (TriConsultation *consultation)
{
  TriChooseDialog *self;
  const TriDesignSpec *spec;
  GtkCheckButton *check;
  TriKind kind;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);

  self = g_object_new (TRI_TYPE_CHOOSE_DIALOG, NULL);
  self->consultation = g_object_ref (consultation);
  self->today = tri_clock_today ();

  spec = tri_design_get_spec (tri_consultation_get_design (consultation));
  gtk_label_set_label (
      self->style_label,
      tri_styles_get_name (tri_consultation_get_styles (consultation), spec->template_id));
  if (tri_consultation_get_view (consultation) != NULL)
    g_signal_connect_object (tri_consultation_get_view (consultation), "notify::scene",
                             G_CALLBACK (scene_changed_cb), self, G_CONNECT_SWAPPED);
  show_words (self);
  _tri_choose_dialog_show_said (self);
  kind = tri_consultation_get_moment (consultation)->kind;
  check = kind == TRI_KIND_PERMANENT ? self->permanent_check : self->temporary_check;
  gtk_check_button_set_active (check, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (check));
  update (self);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was done in a session: filled in by the plan, to be saved with Enter; read and corrected. */

#include "config.h"

#include "tri-session-window-private.h"

#include "tri-clock.h"
#include "tri-store-sessions.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

enum
{
  SIGNAL_SAVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriSessionWindow, tri_session_window, ADW_TYPE_WINDOW)

/* saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriSessionWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!tri_store_save_session_record_finish (TRI_STORE (source), result, &error))
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.save", TRUE);
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SAVED], 0);
  gtk_window_close (GTK_WINDOW (self));
}

/* A lot that should not be used is, only with a reason; that none is named is only told. */
static gboolean
check_lots (TriSessionWindow *self, const TriSessionRecord *record)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;

  for (guint i = 0; i < TRI_N_LOT_KINDS && *record->lot_reason == '\0'; i++)
    {
      const TriLot *lot = tri_session_book_find_lot (
          self->book, i == TRI_LOT_PIGMENT ? record->pigment_lot_id : record->needle_lot_id);
      g_autofree char *problem
          = lot != NULL ? tri_lot_check (lot, (TriLotKind) i, care, record->date) : NULL;
      g_autofree char *text = NULL;

      if (problem == NULL)
        continue;
      /* Translators: a sentence on what is wrong with a lot */
      text = g_strdup_printf (_ ("%s Choose another one, or give the reason for using it."),
                              problem);
      tri_widget_show_problem (self->error_revealer, text);
      gtk_widget_grab_focus (GTK_WIDGET (self->lot_reason_row));
      return FALSE;
    }
  return TRUE;
}

/* The gap to the session before, unless its day stays as it is. */
static gboolean
check_gap (TriSessionWindow *self, const TriSessionRecord *record, const char *reason)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;
  const TriSession *previous = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->treatment->sessions->len; i++)
    {
      const TriSession *other = self->treatment->sessions->pdata[i];

      if (other->ordinal < self->session->ordinal && other->state == TRI_SESSION_DONE)
        previous = other;
    }
  if (previous == NULL
      || tri_plan_check_gap (care, self->treatment->kind, previous->date, record->date, reason,
                             &error))
    return TRUE;
  tri_widget_show_problem (self->error_revealer, error->message);
  if (tri_plan_check_gap (care, self->treatment->kind, previous->date, record->date, "any", NULL))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->early_row), TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->early_row));
    }
  return FALSE;
}

static void
save_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriSessionWindow *self = TRI_SESSION_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriSessionRecord) record = _tri_session_window_read (self, &error);
  g_autofree char *early
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->early_row))));
  g_autoptr (TriSession) session = NULL;

  if (record == NULL || !tri_session_record_validate (record, tri_clock_today (), &error))
    {
      tri_widget_show_problem (self->error_revealer, error->message);
      return;
    }
  if (!check_gap (self, record, early) || !check_lots (self, record))
    return;

  session = tri_session_copy (self->session);
  session->state = TRI_SESSION_DONE;
  session->date = record->date;
  session->dots = record->dots;
  session->price_minor = record->fee_minor;
  g_free (session->override_reason);
  session->override_reason = *early != '\0' ? g_strdup (early) : NULL;
  tri_widget_show_problem (self->error_revealer, NULL);
  gtk_widget_action_set_enabled (widget, "session.save", FALSE);
  tri_store_save_session_record_async (tri_consultation_get_store (self->consultation), session,
                                       record, NULL, saved_cb, g_object_ref (self));
}

/* what follows from what */

static void
healed_cb (TriSessionWindow *self)
{
  const TriSessionRecord *previous = NULL;
  g_autofree char *reason = NULL;
  TriHealed healed = (TriHealed) adw_combo_row_get_selected (self->healed_row);
  guint shade;

  if (self->session == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->healed_row)))
    return;
  for (guint i = 0; i < self->treatment->sessions->len; i++)
    {
      const TriSession *other = self->treatment->sessions->pdata[i];

      if (other->ordinal < self->session->ordinal && other->state == TRI_SESSION_DONE)
        previous = tri_session_book_find (self->book, other->id);
    }
  if (previous == NULL)
    return;
  shade = tri_shade_suggest_next (self->treatment->kind, self->chosen, previous->shade, healed,
                                  &reason);
  adw_combo_row_set_selected (self->shade_row, shade);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->shade_row), reason);
}

static void
area_cb (TriSessionWindow *self)
{
  double area[TRI_N_ZONES];

  for (guint i = 0; i < TRI_N_ZONES; i++)
    area[i] = gtk_spin_button_get_value (_tri_session_window_get_zone_spin (self, (TriZone) i));
  tri_zone_map_set_areas (self->zone_map, area);
}

static void
zone_pressed_cb (TriSessionWindow *self, int zone)
{
  gtk_widget_grab_focus (GTK_WIDGET (_tri_session_window_get_zone_spin (self, (TriZone) zone)));
}

static void
reaction_cb (TriSessionWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reaction_text_row),
                          adw_combo_row_get_selected (self->reaction_row) != TRI_REACTION_NONE);
}

static void
practitioner_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_editable_set_text (GTK_EDITABLE (TRI_SESSION_WINDOW (widget)->practitioner_row),
                         g_variant_get_string (parameter, NULL));
}

GtkSpinButton *
_tri_session_window_get_zone_spin (TriSessionWindow *self, TriZone zone)
{
  GtkSpinButton *spins[TRI_N_ZONES] = {
    [TRI_ZONE_FRONT] = self->front_spin, [TRI_ZONE_MID] = self->mid_spin,
    [TRI_ZONE_CROWN] = self->crown_spin, [TRI_ZONE_TEMPLES] = self->temples_spin,
    [TRI_ZONE_SIDES] = self->sides_spin,
  };

  return spins[zone];
}

static void
tri_session_window_dispose (GObject *object)
{
  TriSessionWindow *self = TRI_SESSION_WINDOW (object);

  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (tri_session_window_parent_class)->dispose (object);
}

static void
tri_session_window_finalize (GObject *object)
{
  TriSessionWindow *self = TRI_SESSION_WINDOW (object);

  g_clear_pointer (&self->book, tri_session_book_free);
  g_clear_pointer (&self->treatment, tri_treatment_free);
  g_clear_pointer (&self->session, tri_session_free);
  g_clear_pointer (&self->record, tri_session_record_free);
  for (guint i = 0; i < TRI_N_LOT_KINDS; i++)
    g_ptr_array_unref (self->lot_ids[i]);
  g_ptr_array_unref (self->photo_checks);

  G_OBJECT_CLASS (tri_session_window_parent_class)->finalize (object);
}

static void
tri_session_window_class_init (TriSessionWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_session_window_dispose;
  object_class->finalize = tri_session_window_finalize;

  signals[SIGNAL_SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRI_TYPE_DATE_ROW);
  g_type_ensure (TRI_TYPE_SIGNATURE_BOX);
  g_type_ensure (TRI_TYPE_SIGNATURE_PAD);
  g_type_ensure (TRI_TYPE_ZONE_MAP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-session-window.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, TriSessionWindow, child)
  BIND (aftercare_switch);
  BIND (correction_group);
  BIND (correction_row);
  BIND (crown_spin);
  BIND (date_row);
  BIND (depth_spin);
  BIND (dots_spin);
  BIND (early_row);
  BIND (end_row);
  BIND (error_revealer);
  BIND (fee_row);
  BIND (front_spin);
  BIND (healed_row);
  BIND (lot_reason_row);
  BIND (machine_row);
  BIND (mid_spin);
  BIND (needle_row);
  BIND (notes_row);
  BIND (photos_row);
  BIND (pigment_row);
  BIND (practitioner_row);
  BIND (reaction_row);
  BIND (reaction_text_row);
  BIND (shade_row);
  BIND (sides_spin);
  BIND (signature_box);
  BIND (signed_box);
  BIND (signed_label);
  BIND (signed_pad);
  BIND (staff_button);
  BIND (start_row);
  BIND (temples_spin);
  BIND (versions_group);
  BIND (window_title);
  BIND (zone_map);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, area_cb);
  gtk_widget_class_bind_template_callback (widget_class, healed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reaction_cb);
  gtk_widget_class_bind_template_callback (widget_class, zone_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, _tri_session_window_update_lots);
  gtk_widget_class_install_action (widget_class, "session.save", NULL, save_activated);
  gtk_widget_class_install_action (widget_class, "session.practitioner", "s",
                                   practitioner_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

/* The wheel scrolls the window; it changes no figure of the record that it passes over. */
static void
ignore_wheel (GtkSpinButton *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (spin));

  for (guint i = g_list_model_get_n_items (controllers); i-- > 0;)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_widget_remove_controller (GTK_WIDGET (spin), controller);
    }
}

static void
tri_session_window_init (TriSessionWindow *self)
{
  for (guint i = 0; i < TRI_N_LOT_KINDS; i++)
    self->lot_ids[i] = g_ptr_array_new_with_free_func (g_free);
  self->photo_checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  ignore_wheel (self->depth_spin);
  ignore_wheel (self->dots_spin);
  for (guint i = 0; i < TRI_N_ZONES; i++)
    ignore_wheel (_tri_session_window_get_zone_spin (self, (TriZone) i));
}

/* What was chosen, on the head that it was drawn on. Returns: (transfer full) (nullable) */
static TriRegion *
make_region (TriSessionWindow *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);

  for (guint i = 0; i < dossier->decisions->len; i++)
    {
      const TriDecision *decision = dossier->decisions->pdata[i];
      const TriDesignRevision *revision = tri_dossier_get_revision (dossier, decision->revision_id);
      g_autoptr (TriDesign) design = NULL;
      g_autoptr (TriHead) head = NULL;

      if (!g_str_equal (decision->id, self->treatment->decision_id) || revision == NULL)
        continue;
      design = tri_design_from_string (revision->design, NULL);
      head = tri_head_new (revision->factors);
      return design != NULL ? tri_region_new (design, head) : NULL;
    }
  return NULL;
}

TriSessionWindow *
tri_session_window_new (TriConsultation *consultation,
                        TriSessionBook *book,
                        const TriTreatment *treatment,
                        const TriSession *session,
                        guint chosen)
{
  TriSessionWindow *self;
  const TriSessionRecord *standing;
  g_autoptr (TriRegion) region = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);
  g_return_val_if_fail (book != NULL && treatment != NULL && session != NULL, NULL);

  self = g_object_new (TRI_TYPE_SESSION_WINDOW, NULL);
  self->consultation = g_object_ref (consultation);
  self->book = book;
  self->treatment = tri_treatment_copy (treatment);
  self->session = tri_session_copy (session);
  self->chosen = chosen;
  standing = tri_session_book_find (book, session->id);
  if (standing != NULL)
    self->record = tri_session_record_copy (standing);
  else
    {
      region = make_region (self);
      self->record = tri_session_record_prefill (
          book, tri_consultation_get_clinic (consultation)->pigment, self->treatment, self->session,
          chosen, region, tri_clock_today (), &reason);
    }
  _tri_session_window_show (self);
  if (reason != NULL && *reason != '\0')
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->shade_row), reason);
  gtk_widget_grab_focus (
      GTK_WIDGET (standing != NULL ? self->correction_row : self->practitioner_row));
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The studio's right side: candidates, hairline and pigment controls, findings, figures. */

#include "config.h"

#include "tri-design-panel.h"

#include "tri-candidate-list.h"
#include "tri-finding-list.h"
#include "tri-hair-note.h"
#include "tri-halves-row.h"
#include "tri-measures.h"
#include "tri-slider-row.h"
#include "tri-swatch.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Thumbnails and remarks wait for a pause: the picture on the canvas comes first, and remarks of
 * another length lay out the panel anew. */
#define PAUSE_MS 120

/* Coalescing keys of the controls; the canvas' drags count from one. */
#define KEY_BASE 0x40000000u

struct _TriDesignPanel
{
  GtkWidget parent_instance;

  GtkWidget *controls;
  TriHairNote *hair_note;
  GtkWidget *locked_note;
  TriCandidateList *candidates;
  TriSliderRow *height;
  TriSliderRow *recess;
  TriSliderRow *corner;
  TriSliderRow *edge;
  TriSliderRow *rows[TRI_N_SHAPE_MEMBERS]; /* (nullable): those of a member */
  TriHalvesRow *halves;
  GtkDropDown *norwood;
  GtkLabel *shade_text;
  TriSwatch *shades[TRI_N_SHADES];
  TriSliderRow *density;
  TriFindingList *findings;
  GtkWidget *overdone;
  GtkLabel *area;
  GtkLabel *dots;
  GtkLabel *sessions;
  GtkLabel *price;

  TriConsultation *consultation;
  gboolean updating; /* controls are being set, not used */
  guint pause_id;
};

enum
{
  SIGNAL_CAUTION,
  SIGNAL_FINDING,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriDesignPanel, tri_design_panel, GTK_TYPE_WIDGET)

/* from the controls to the design */

static void
set_spec (TriDesignPanel *self, const TriDesignSpec *spec, guint key)
{
  g_autoptr (TriDesign) design = tri_design_new (spec);

  tri_consultation_set_design (self->consultation, design, key);
}

static void update_controls (TriDesignPanel *self);

static void
slider_moved_cb (TriDesignPanel *self, double value, TriSliderRow *row)
{
  TriDesignSpec spec;
  guint key = KEY_BASE;

  if (self->consultation == NULL)
    return;

  spec = *tri_design_get_spec (tri_consultation_get_design (self->consultation));
  if (row == self->density)
    spec.density_per_cm2 = value;
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (row == self->rows[i])
      {
        tri_design_spec_set (&spec, tri_hairline_shape_get_members ()[i].offset, value);
        key += 1 + i;
      }
  set_spec (self, &spec, key);
  /* A refused change leaves the slider where the design is. */
  update_controls (self);
}

static void
settled_cb (TriDesignPanel *self, TriSliderRow *row)
{
  if (self->consultation != NULL)
    tri_consultation_end_coalescing (self->consultation);
}

static void
norwood_changed_cb (TriDesignPanel *self, GParamSpec *pspec, GtkDropDown *dropdown)
{
  guint selected = gtk_drop_down_get_selected (dropdown);
  TriDesignSpec spec;

  if (self->updating || self->consultation == NULL || selected >= TRI_N_NORWOODS)
    return;

  spec = *tri_design_get_spec (tri_consultation_get_design (self->consultation));
  tri_design_spec_set_norwood (&spec, (TriNorwood) selected);
  set_spec (self, &spec, 0);
  update_controls (self);
}

static void
shade_toggled_cb (TriDesignPanel *self, TriSwatch *swatch)
{
  TriDesignSpec spec;

  if (self->updating || self->consultation == NULL
      || !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (swatch)))
    return;

  spec = *tri_design_get_spec (tri_consultation_get_design (self->consultation));
  spec.shade = tri_swatch_get_shade (swatch);
  set_spec (self, &spec, 0);
  update_controls (self);
}

/* from the design to the controls */

static const char *
get_corner_word (double round_mm)
{
  if (round_mm < 8)
    return _ ("sharp");
  if (round_mm < 18)
    return _ ("firm");
  if (round_mm < 30)
    return _ ("soft");
  return _ ("round");
}

static void
set_slider (TriSliderRow *row, double value, const char *format)
{
  g_autofree char *text = g_strdup_printf ("%.0f", value);
  g_auto (GStrv) parts = g_strsplit (format, "{}", 2);
  g_autofree char *whole = g_strconcat (parts[0], text, parts[1], NULL);

  tri_slider_row_set_value (row, value, whole);
}

static void
update_controls (TriDesignPanel *self)
{
  const TriDesignSpec *spec
      = tri_design_get_spec (tri_consultation_get_design (self->consultation));
  g_autofree char *shade = NULL;

  self->updating = TRUE;
  /* Translators: {} is a number in these */
  set_slider (self->height, spec->shape.height_mm, _ ("{} mm"));
  set_slider (self->recess, spec->shape.apex_rise_mm, _ ("{} mm"));
  tri_slider_row_set_value (self->corner, spec->shape.round_apex_mm,
                            get_corner_word (spec->shape.round_apex_mm));
  set_slider (self->edge, spec->shape.edge_mm, _ ("{} mm fade"));
  set_slider (self->density, spec->density_per_cm2, _ ("{} /cm²"));
  gtk_drop_down_set_selected (self->norwood, (guint) spec->norwood);
  for (guint i = 0; i < TRI_N_SHADES; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->shades[i]), i == spec->shade);
  /* Translators: parts of pigment to parts of water */
  shade = g_strdup_printf (_ ("1 : %d"), tri_shade_get_dilution (spec->shade));
  gtk_label_set_label (self->shade_text, shade);
  self->updating = FALSE;
  tri_candidate_list_select_current (self->candidates);
}

static void
update_findings (TriDesignPanel *self)
{
  TriLazyRegion *lazy = tri_consultation_get_lazy_region (self->consultation);
  TriRegion *region = lazy != NULL ? tri_lazy_region_peek (lazy) : NULL;
  g_autoptr (GPtrArray) findings = NULL;

  /* While it is being made the last remarks stay: they come with the figures. */
  if (lazy != NULL && region == NULL)
    return;
  if (region != NULL)
    findings = tri_consultation_make_findings (self->consultation);
  tri_finding_list_set (self->findings, findings);
}

static void
finding_shown_cb (TriDesignPanel *self, const TriFinding *finding)
{
  g_signal_emit (self, signals[SIGNAL_FINDING], 0, finding);
}

static void
overdone_pressed_cb (TriDesignPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CAUTION], 0, TRUE);
}

static void
overdone_released_cb (TriDesignPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CAUTION], 0, FALSE);
}

static gboolean
overdone_key_cb (TriDesignPanel *self,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 GtkEventControllerKey *controller)
{
  if (keyval != GDK_KEY_space && keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter)
    return GDK_EVENT_PROPAGATE;
  overdone_pressed_cb (self);

  return GDK_EVENT_STOP;
}

static void
update_figures (TriDesignPanel *self)
{
  const TriEstimate *estimate = tri_consultation_get_estimate (self->consultation);
  g_autofree char *area = NULL;
  g_autofree char *dots = NULL;
  g_autofree char *sessions = NULL;
  g_autofree char *price = NULL;

  if (estimate != NULL)
    {
      area = tri_area_format (estimate->measure.area_cm2,
                              tri_consultation_get_clinic (self->consultation)->care);
      dots = tri_dots_format (estimate->measure.dots);
      sessions = g_strdup_printf ("%u", estimate->n_sessions);
      price = tri_money_range_format (estimate->price);
    }
  gtk_label_set_label (self->area, area != NULL ? area : "–");
  gtk_label_set_label (self->dots, dots != NULL ? dots : "–");
  gtk_label_set_label (self->sessions, sessions != NULL ? sessions : "–");
  gtk_label_set_label (self->price, price != NULL ? price : "–");
}

static void
estimate_changed_cb (TriDesignPanel *self)
{
  if (self->pause_id == 0)
    update_findings (self);
  update_figures (self);
}

static gboolean
pause_cb (gpointer user_data)
{
  TriDesignPanel *self = user_data;

  self->pause_id = 0;
  update_findings (self);
  tri_candidate_list_update (self->candidates);

  return G_SOURCE_REMOVE;
}

static void
wait_for_pause (TriDesignPanel *self)
{
  g_clear_handle_id (&self->pause_id, g_source_remove);
  self->pause_id = g_timeout_add (PAUSE_MS, pause_cb, self);
}

static void
design_changed_cb (TriDesignPanel *self)
{
  update_controls (self);
  wait_for_pause (self);
}

static void
client_changed_cb (TriDesignPanel *self)
{
  const TriSkin *skin = &tri_consultation_get_client (self->consultation)->skin;

  for (guint i = 0; i < TRI_N_SHADES; i++)
    tri_swatch_set_skin (self->shades[i], skin);
  update_findings (self);
  update_figures (self);
  wait_for_pause (self);
}

static void
state_changed_cb (TriDesignPanel *self)
{
  gboolean registered, locked;

  g_object_get (self->consultation, "registered", &registered, "locked", &locked, NULL);
  gtk_widget_set_sensitive (self->controls, registered);
  gtk_widget_set_visible (self->locked_note, locked);
}

/* The scene of the shown view comes later than the view: both are followed. */
static void
scene_changed_cb (TriDesignPanel *self)
{
  wait_for_pause (self);
}

static void
view_changed_cb (TriDesignPanel *self)
{
  TriViewItem *view = tri_consultation_get_view (self->consultation);

  if (view != NULL)
    {
      g_signal_handlers_disconnect_by_func (view, scene_changed_cb, self);
      g_signal_connect_object (view, "notify::scene", G_CALLBACK (scene_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  wait_for_pause (self);
}

/* widget */

static void
tri_design_panel_dispose (GObject *object)
{
  TriDesignPanel *self = TRI_DESIGN_PANEL (object);

  if (self->consultation != NULL)
    tri_design_panel_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_design_panel_parent_class)->dispose (object);
}

static void
tri_design_panel_class_init (TriDesignPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_design_panel_dispose;

  signals[SIGNAL_CAUTION] = g_signal_new ("caution", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  signals[SIGNAL_FINDING] = g_signal_new ("finding", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  g_type_ensure (TRI_TYPE_CANDIDATE_LIST);
  g_type_ensure (TRI_TYPE_FINDING_LIST);
  g_type_ensure (TRI_TYPE_HAIR_NOTE);
  g_type_ensure (TRI_TYPE_HALVES_ROW);
  g_type_ensure (TRI_TYPE_SLIDER_ROW);
  g_type_ensure (TRI_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-design-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, controls);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, hair_note);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, locked_note);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, candidates);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, height);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, recess);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, corner);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, edge);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, halves);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, norwood);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, shade_text);
  for (guint i = 0; i < TRI_N_SHADES; i++)
    {
      g_autofree char *name = g_strdup_printf ("shade_%u", i);

      gtk_widget_class_bind_template_child_full (widget_class, g_intern_string (name), FALSE,
                                                 G_STRUCT_OFFSET (TriDesignPanel, shades)
                                                     + (gssize) (i * sizeof (TriSwatch *)));
    }
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, density);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, findings);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, overdone);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, area);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, dots);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, sessions);
  gtk_widget_class_bind_template_child (widget_class, TriDesignPanel, price);
  gtk_widget_class_bind_template_callback (widget_class, slider_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, settled_cb);
  gtk_widget_class_bind_template_callback (widget_class, norwood_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, shade_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, overdone_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, overdone_released_cb);
  gtk_widget_class_bind_template_callback (widget_class, overdone_key_cb);
}

static void
bind_member (TriDesignPanel *self, TriSliderRow *row, gsize offset, double step)
{
  const TriShapeMember *members = tri_hairline_shape_get_members ();

  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (members[i].offset == offset)
      {
        self->rows[i] = row;
        tri_slider_row_set_range (row, members[i].minimum, members[i].maximum, step);
      }
}

static void
tri_design_panel_init (TriDesignPanel *self)
{
  g_autoptr (GtkStringList) stages = gtk_string_list_new (NULL);

  self->updating = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));

  bind_member (self, self->height, G_STRUCT_OFFSET (TriHairlineShape, height_mm), 1);
  bind_member (self, self->recess, G_STRUCT_OFFSET (TriHairlineShape, apex_rise_mm), 1);
  bind_member (self, self->corner, G_STRUCT_OFFSET (TriHairlineShape, round_apex_mm), 1);
  bind_member (self, self->edge, G_STRUCT_OFFSET (TriHairlineShape, edge_mm), 0.5);
  tri_slider_row_set_range (self->density, TRI_DENSITY_MIN, TRI_DENSITY_MAX, 5);
  for (guint i = 0; i < TRI_N_NORWOODS; i++)
    gtk_string_list_append (stages, tri_norwood_get_name ((TriNorwood) i));
  gtk_drop_down_set_model (self->norwood, G_LIST_MODEL (stages));
  self->updating = FALSE;
}

static void
connect_to (TriDesignPanel *self, const char *signal, GCallback callback)
{
  g_signal_connect_object (self->consultation, signal, callback, self, G_CONNECT_SWAPPED);
}

void
tri_design_panel_set_consultation (TriDesignPanel *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_DESIGN_PANEL (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  g_clear_handle_id (&self->pause_id, g_source_remove);
  if (self->consultation != NULL)
    {
      TriViewItem *view = tri_consultation_get_view (self->consultation);

      if (view != NULL)
        g_signal_handlers_disconnect_by_data (view, self);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
    }
  tri_finding_list_rest (self->findings);
  tri_hair_note_set_consultation (self->hair_note, consultation);
  tri_candidate_list_set_consultation (self->candidates, consultation);
  tri_halves_row_set_consultation (self->halves, consultation);
  g_set_object (&self->consultation, consultation);
  if (consultation == NULL)
    return;

  connect_to (self, "notify::design-serial", G_CALLBACK (design_changed_cb));
  connect_to (self, "notify::moment-serial", G_CALLBACK (wait_for_pause));
  connect_to (self, "notify::estimate-serial", G_CALLBACK (estimate_changed_cb));
  connect_to (self, "notify::registered", G_CALLBACK (state_changed_cb));
  connect_to (self, "notify::locked", G_CALLBACK (state_changed_cb));
  connect_to (self, "notify::view", G_CALLBACK (view_changed_cb));
  connect_to (self, "dossier-changed", G_CALLBACK (client_changed_cb));
  client_changed_cb (self);
  update_controls (self);
  state_changed_cb (self);
  view_changed_cb (self);
}

void
tri_design_panel_set_future (TriDesignPanel *self, gboolean future)
{
  g_return_if_fail (TRI_IS_DESIGN_PANEL (self));

  tri_finding_list_set_future (self->findings, future);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen for client and partner: pictures and choices, and nothing else. */

#include "config.h"

#include "tri-present-window.h"

#include "tri-blind-view.h"
#include "tri-clock.h"
#include "tri-present-card.h"
#include "tri-rng.h"

/* Without an estimate: what most treatments are planned with. */
#define N_SESSIONS 3

/* Moments in the order of their buttons. */
enum
{
  MOMENT_NOW,
  MOMENT_HEALED,
  MOMENT_2_YEARS,
  MOMENT_5_YEARS,
  N_MOMENTS
};

struct _TriPresentWindow
{
  GtkWindow parent_instance;

  GtkStack *stack;
  TriPresentCard *cards[TRI_PRESENT_MAX];
  TriBlindView *blind_view;
  GtkToggleButton *moments[N_MOMENTS];
  GtkToggleButton *temporary;
  GtkToggleButton *permanent;
  GtkToggleButton *pickers[TRI_N_PICKERS];

  TriConsultation *consultation;
  TriPresentMenu *menu;
  TriViewItem *view; /* the one followed */
  TriScene *scene;   /* of the last view that had one */
  guint moment;
  TriKind kind;
  TriPicker who;            /* whom the keys pick for */
  const char *before_blank; /* the page to go back to */
};

G_DEFINE_FINAL_TYPE (TriPresentWindow, tri_present_window, GTK_TYPE_WINDOW)

/* pictures */

static TriMoment
get_moment (TriPresentWindow *self)
{
  const TriFigures *figures = tri_consultation_get_clinic (self->consultation)->pigment;
  const TriEstimate *estimate = tri_consultation_get_estimate (self->consultation);
  const double ages[N_MOMENTS] = {
    0,
    tri_figures_get (figures, (guint) TRI_FIGURE_HEALING_DAYS),
    2 * TRI_DAYS_PER_YEAR,
    5 * TRI_DAYS_PER_YEAR,
  };

  return (TriMoment){
    .kind = self->kind,
    /* Finished work, as it will be seen; the studio shows the way there. */
    .sessions_done
    = estimate != NULL && estimate->n_sessions > 0 ? estimate->n_sessions : N_SESSIONS,
    .age_days = ages[self->moment],
    .fading = TRI_END_TYPICAL,
  };
}

static void
update_picks (TriPresentWindow *self)
{
  const GPtrArray *picks = tri_consultation_get_dossier (self->consultation)->picks;

  for (guint i = 0; i < TRI_PRESENT_MAX; i++)
    {
      TriTemplate *style = tri_present_card_get_style (self->cards[i]);

      for (guint who = 0; style != NULL && who < TRI_N_PICKERS; who++)
        tri_present_card_set_picked (
            self->cards[i], (TriPicker) who,
            tri_picks_find (picks, tri_template_get_id (style), self->kind, (TriPicker) who)
                != NULL);
    }
}

static void
update (TriPresentWindow *self)
{
  const GPtrArray *styles = tri_present_menu_get_styles (self->menu);
  TriMoment moment = get_moment (self);

  for (guint i = 0; i < TRI_PRESENT_MAX; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->cards[i]), i < styles->len);
      if (i >= styles->len)
        tri_present_card_clear (self->cards[i]);
      else if (self->scene != NULL)
        tri_present_card_show (self->cards[i], self->consultation, self->scene, styles->pdata[i],
                               &moment);
    }
  update_picks (self);
}

/* A view that has no scene, or has it not yet, leaves the last picture: this screen is never
 * empty while one is looking. */
static void
scene_changed_cb (TriPresentWindow *self)
{
  TriScene *scene = self->view != NULL ? tri_view_item_get_scene (self->view) : NULL;

  if (scene != NULL && scene != self->scene)
    {
      g_clear_pointer (&self->scene, tri_scene_unref);
      self->scene = tri_scene_ref (scene);
    }
  update (self);
}

static void
follow_view (TriPresentWindow *self, TriViewItem *view)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view == NULL)
    return;

  g_signal_connect_object (view, "notify::scene", G_CALLBACK (scene_changed_cb), self,
                           G_CONNECT_SWAPPED);
  scene_changed_cb (self);
}

static void
view_changed_cb (TriPresentWindow *self)
{
  follow_view (self, tri_consultation_get_view (self->consultation));
}

/* choices */

static void
moment_toggled_cb (TriPresentWindow *self, GtkToggleButton *button)
{
  if (self->consultation == NULL || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < N_MOMENTS; i++)
    if (button == self->moments[i])
      self->moment = i;
  update (self);
}

static void
kind_toggled_cb (TriPresentWindow *self, GtkToggleButton *button)
{
  if (self->consultation == NULL || !gtk_toggle_button_get_active (button))
    return;

  self->kind = button == self->permanent ? TRI_KIND_PERMANENT : TRI_KIND_TEMPORARY;
  update (self);
}

static void
picker_toggled_cb (TriPresentWindow *self, GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;

  self->who = button == self->pickers[TRI_PICKER_PARTNER] ? TRI_PICKER_PARTNER : TRI_PICKER_CLIENT;
}

static void
toggle_pick (TriPresentWindow *self, TriPresentCard *card, TriPicker who)
{
  const GPtrArray *picks = tri_consultation_get_dossier (self->consultation)->picks;
  TriTemplate *style = tri_present_card_get_style (card);
  g_autoptr (TriDesign) design = NULL;
  gboolean is_picked;

  if (style == NULL)
    return;
  design = tri_present_card_make_design (card);
  is_picked = tri_picks_find (picks, tri_template_get_id (style), self->kind, who) != NULL;
  tri_consultation_set_pick (self->consultation, design, self->kind, who, !is_picked);
}

static void
pick_cb (TriPresentWindow *self, guint who, TriPresentCard *card)
{
  toggle_pick (self, card, (TriPicker) who);
}

/* pictures judged blind */

static gboolean
is_judging (TriPresentWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "judge") == 0;
}

static void
start_judging (TriPresentWindow *self)
{
  const GPtrArray *styles = tri_present_menu_get_styles (self->menu);
  const TriClient *client = tri_consultation_get_client (self->consultation);
  TriMoment moment = get_moment (self);

  if (self->scene == NULL || styles->len < 2)
    return;

  tri_blind_view_start (
      self->blind_view, self->consultation, styles, self->scene, &moment, self->who,
      tri_hash_mix ((guint64) tri_clock_now_utc (), (guint64) g_str_hash (client->id)));
  gtk_stack_set_visible_child_name (self->stack, "judge");
}

static void
stop_judging (TriPresentWindow *self)
{
  tri_blind_view_stop (self->blind_view);
  gtk_stack_set_visible_child_name (self->stack, "pictures");
}

/* keys */

static void
set_blank (TriPresentWindow *self, gboolean blank)
{
  if (blank)
    self->before_blank = is_judging (self) ? "judge" : "pictures";
  gtk_stack_set_visible_child_name (self->stack, blank ? "blank" : self->before_blank);
}

static void
toggle_blank (TriPresentWindow *self)
{
  set_blank (self, !tri_present_window_is_blank (self));
}

/* Letters and digits of the pictures; -1 for another key. */
static int
get_card_index (guint keyval)
{
  static const guint keys[TRI_PRESENT_MAX][3] = {
    { GDK_KEY_a, GDK_KEY_1, GDK_KEY_KP_1 },
    { GDK_KEY_b, GDK_KEY_2, GDK_KEY_KP_2 },
    { GDK_KEY_c, GDK_KEY_3, GDK_KEY_KP_3 },
  };

  for (int i = 0; i < TRI_PRESENT_MAX; i++)
    for (guint j = 0; j < G_N_ELEMENTS (keys[i]); j++)
      if (keyval == keys[i][j])
        return i;
  return -1;
}

static gboolean
judge_by_key (TriPresentWindow *self, guint key)
{
  if (key == GDK_KEY_Left || key == GDK_KEY_KP_Left)
    tri_blind_view_choose (self->blind_view, TRUE);
  else if (key == GDK_KEY_Right || key == GDK_KEY_KP_Right)
    tri_blind_view_choose (self->blind_view, FALSE);
  else
    return GDK_EVENT_PROPAGATE;

  return GDK_EVENT_STOP;
}

/* Before the focused button sees it: space is not its press here, but Return is. */
static gboolean
key_pressed_cb (TriPresentWindow *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventControllerKey *controller)
{
  guint key = gdk_keyval_to_lower (keyval);
  gboolean is_blank = tri_present_window_is_blank (self);
  int index = get_card_index (key);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_Escape)
    {
      if (is_judging (self))
        stop_judging (self);
      else
        gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_space || key == GDK_KEY_KP_Space || key == GDK_KEY_period)
    {
      toggle_blank (self);
      return GDK_EVENT_STOP;
    }
  /* What cannot be seen cannot be picked. */
  if (is_blank)
    return GDK_EVENT_STOP;
  if (is_judging (self))
    return judge_by_key (self, key);
  if (key == GDK_KEY_t)
    {
      start_judging (self);
      return GDK_EVENT_STOP;
    }
  if (key == GDK_KEY_p)
    {
      gtk_toggle_button_set_active (self->pickers[(self->who + 1) % TRI_N_PICKERS], TRUE);
      return GDK_EVENT_STOP;
    }
  if (index < 0)
    return GDK_EVENT_PROPAGATE;

  toggle_pick (self, self->cards[index], self->who);
  return GDK_EVENT_STOP;
}

/* widget */

static void
tri_present_window_dispose (GObject *object)
{
  TriPresentWindow *self = TRI_PRESENT_WINDOW (object);

  if (self->consultation != NULL)
    {
      follow_view (self, NULL);
      g_signal_handlers_disconnect_by_data (self->menu, self);
      tri_present_menu_set_open (self->menu, FALSE);
      g_signal_handlers_disconnect_by_data (self->consultation, self);
      for (guint i = 0; i < TRI_PRESENT_MAX; i++)
        tri_present_card_clear (self->cards[i]);
      tri_blind_view_stop (self->blind_view);
    }
  g_clear_pointer (&self->scene, tri_scene_unref);
  g_clear_object (&self->menu);
  g_clear_object (&self->consultation);

  G_OBJECT_CLASS (tri_present_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  const struct
  {
    const char *id;
    gssize offset;
  } children[] = {
    { "card_a", G_STRUCT_OFFSET (TriPresentWindow, cards[0]) },
    { "card_b", G_STRUCT_OFFSET (TriPresentWindow, cards[1]) },
    { "card_c", G_STRUCT_OFFSET (TriPresentWindow, cards[2]) },
    { "now", G_STRUCT_OFFSET (TriPresentWindow, moments[MOMENT_NOW]) },
    { "healed", G_STRUCT_OFFSET (TriPresentWindow, moments[MOMENT_HEALED]) },
    { "years_2", G_STRUCT_OFFSET (TriPresentWindow, moments[MOMENT_2_YEARS]) },
    { "years_5", G_STRUCT_OFFSET (TriPresentWindow, moments[MOMENT_5_YEARS]) },
    { "for_client", G_STRUCT_OFFSET (TriPresentWindow, pickers[TRI_PICKER_CLIENT]) },
    { "for_partner", G_STRUCT_OFFSET (TriPresentWindow, pickers[TRI_PICKER_PARTNER]) },
    { "temporary", G_STRUCT_OFFSET (TriPresentWindow, temporary) },
    { "permanent", G_STRUCT_OFFSET (TriPresentWindow, permanent) },
    { "blind_view", G_STRUCT_OFFSET (TriPresentWindow, blind_view) },
    { "stack", G_STRUCT_OFFSET (TriPresentWindow, stack) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].id, FALSE,
                                               children[i].offset);
}

static void
tri_present_window_class_init (TriPresentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_present_window_dispose;

  g_type_ensure (TRI_TYPE_BLIND_VIEW);
  g_type_ensure (TRI_TYPE_PRESENT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-present-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, moment_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, picker_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, pick_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_judging);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
tri_present_window_init (TriPresentWindow *self)
{
  static const char *const letters[TRI_PRESENT_MAX] = { "A", "B", "C" };

  self->moment = MOMENT_HEALED;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TRI_PRESENT_MAX; i++)
    tri_present_card_set_letter (self->cards[i], letters[i]);
}

/* NULL when the studio's monitor is the only one. (transfer full) */
static GdkMonitor *
find_other_monitor (GtkWindow *studio)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (studio));
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (studio));
  GdkMonitor *own = gdk_display_get_monitor_at_surface (display, surface);
  GListModel *monitors = gdk_display_get_monitors (display);

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return g_steal_pointer (&monitor);
    }
  return NULL;
}

static void
follow (TriPresentWindow *self)
{
  struct
  {
    gpointer object;
    const char *signal;
    GCallback callback;
  } sources[] = {
    { self->menu, "changed", G_CALLBACK (update) },
    { self->menu, "judge", G_CALLBACK (start_judging) },
    { self->menu, "blank", G_CALLBACK (toggle_blank) },
    { self->menu, "end", G_CALLBACK (gtk_window_close) },
    { self->consultation, "notify::design-serial", G_CALLBACK (update) },
    { self->consultation, "notify::estimate-serial", G_CALLBACK (update) },
    { self->consultation, "notify::moment-serial", G_CALLBACK (update) },
    { self->consultation, "notify::registered", G_CALLBACK (update) },
    { self->consultation, "notify::view", G_CALLBACK (view_changed_cb) },
    { self->consultation, "dossier-changed", G_CALLBACK (update) },
    { self->consultation, "picks-changed", G_CALLBACK (update_picks) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_connect_object (sources[i].object, sources[i].signal, sources[i].callback, self,
                             G_CONNECT_SWAPPED);
}

TriPresentWindow *
tri_present_window_open (TriConsultation *consultation, TriPresentMenu *menu, GtkWindow *studio)
{
  g_autoptr (GdkMonitor) monitor = NULL;
  g_autoptr (GtkWindowGroup) group = gtk_window_group_new ();
  TriPresentWindow *self;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);
  g_return_val_if_fail (TRI_IS_PRESENT_MENU (menu), NULL);
  g_return_val_if_fail (GTK_IS_WINDOW (studio), NULL);

  self = g_object_new (TRI_TYPE_PRESENT_WINDOW, NULL);
  self->kind = tri_consultation_get_moment (consultation)->kind;
  gtk_toggle_button_set_active (
      self->kind == TRI_KIND_PERMANENT ? self->permanent : self->temporary, TRUE);
  self->consultation = g_object_ref (consultation);
  self->menu = g_object_ref (menu);
  tri_present_menu_set_open (menu, TRUE);
  follow (self);
  view_changed_cb (self);
  update (self);

  /* A dialog of the studio holds up the studio and not this screen. */
  gtk_window_group_add_window (group, GTK_WINDOW (self));
  monitor = find_other_monitor (studio);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

gboolean
tri_present_window_is_blank (TriPresentWindow *self)
{
  g_return_val_if_fail (TRI_IS_PRESENT_WINDOW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "blank") == 0;
}

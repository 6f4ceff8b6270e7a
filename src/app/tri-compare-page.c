/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compare: styles, moments or kinds of treatment beside each other, zoomed and panned together. */

#include "config.h"

#include "tri-compare-page-private.h"

#include "tri-widget.h"

#include <glib/gi18n.h>
#include <math.h>

/* Without an estimate: what most treatments are planned with. */
#define N_SESSIONS 3

G_DEFINE_FINAL_TYPE (TriComparePage, tri_compare_page, GTK_TYPE_WIDGET)

/* what a place shows */

static TriMoment
get_whole_moment (TriComparePage *self)
{
  const TriEstimate *estimate = tri_consultation_get_estimate (self->consultation);
  TriMoment moment = *tri_consultation_get_moment (self->consultation);

  moment.sessions_done
      = estimate != NULL && estimate->n_sessions > 0 ? estimate->n_sessions : N_SESSIONS;

  return moment;
}

static TriMoment
make_moment (TriComparePage *self, const TriCompareItem *item)
{
  const TriFigures *figures = tri_consultation_get_clinic (self->consultation)->pigment;
  TriMoment moment = *tri_consultation_get_moment (self->consultation);

  if (item->moment >= 0)
    {
      TriMoment whole = get_whole_moment (self);

      moment = tri_compare_moment_make ((guint) item->moment, &whole,
                                        tri_figures_get (figures, (guint) TRI_FIGURE_HEALING_DAYS));
    }
  if (item->kind >= 0)
    moment.kind = (TriKind) item->kind;

  return moment;
}

/* (transfer full) */
static TriDesign *
make_design (TriComparePage *self, const TriCompareItem *item)
{
  if (item->style != NULL)
    return tri_consultation_make_candidate (self->consultation, item->style);

  return tri_design_ref (tri_consultation_get_design (self->consultation));
}

static const char *
get_style_name (TriComparePage *self, TriDesign *design)
{
  return tri_styles_get_name (tri_consultation_get_styles (self->consultation),
                              tri_design_get_spec (design)->template_id);
}

/* What tells the picture from its neighbours. (transfer full) */
static char *
make_title (TriComparePage *self, const TriCompareItem *item, TriDesign *design)
{
  const char *kind = item->kind == TRI_KIND_PERMANENT ? _ ("Permanent") : _ ("Temporary");

  if (item->moment < 0)
    return g_strdup (get_style_name (self, design));
  if (item->kind < 0)
    return g_strdup (tri_compare_moment_get_title ((guint) item->moment));

  /* TRANSLATORS: kind of treatment, then a moment: "Permanent · After 2 years" */
  return g_strdup_printf (_ ("%s · %s"), kind, tri_compare_moment_get_title ((guint) item->moment));
}

static void
show_item (TriComparePage *self, guint place, TriScene *scene, const TriCompareItem *item)
{
  TriCompareCell *cell = tri_compare_board_get_cell (self->board, place);
  g_autoptr (TriDesign) design = make_design (self, item);
  g_autoptr (TriLazyRegion) region
      = tri_lazy_region_follow (tri_compare_cell_get_region (cell),
                                tri_consultation_get_lazy_region (self->consultation), design);
  const TriMoment moment = make_moment (self, item);
  g_autofree char *title = make_title (self, item, design);
  g_autofree char *caption = tri_consultation_make_caption (self->consultation, design, &moment);
  g_autofree char *text
      = item->style != NULL
            ? g_strdup (caption)
            /* TRANSLATORS: a style, then what the picture is a simulation of */
            : g_strdup_printf (_ ("%s. %s"), get_style_name (self, design), caption);
  const TriLiveRequest request = {
    .scene = scene,
    .photo = tri_scene_get_photo (scene),
    .scalp = tri_consultation_get_scalp (self->consultation),
    .region = region,
    .figures = tri_consultation_get_clinic (self->consultation)->pigment,
    .skin = tri_consultation_get_client (self->consultation)->skin,
    .moment = moment,
  };

  tri_compare_cell_show (cell, &request, title, text, TRI_LABEL_ACROSS);
}

static gboolean
zoom_idle (gpointer user_data)
{
  TriComparePage *self = user_data;
  double zoom = tri_locked_view_get_zoom (tri_compare_board_get_view (self->board))
                * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autofree char *text = zoom > 0.0 ? g_strdup_printf (_ ("%.0f %%"), 100.0 * zoom) : NULL;

  self->zoom_id = 0;
  gtk_label_set_label (self->zoom, text != NULL ? text : "");
  return G_SOURCE_REMOVE;
}

/* The view changes while widgets are being laid out, too, when no label may change. */
static void
update_zoom (TriComparePage *self)
{
  if (self->zoom_id == 0)
    self->zoom_id = g_idle_add (zoom_idle, self);
}

void
_tri_compare_page_show_empty (TriComparePage *self, const char *title, const char *text)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, text);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_missing (TriComparePage *self)
{
  gboolean is_loading = self->view != NULL && tri_view_item_get_registration (self->view) != NULL;

  if (is_loading)
    _tri_compare_page_show_empty (self, _ ("Loading the Photo…"), NULL);
  else
    _tri_compare_page_show_empty (self, _ ("Nothing to Compare Yet"),
                                  _ ("In Design, import a photo and mark its points; then pictures "
                                     "can be compared here."));
}

static void
show_items (TriComparePage *self, TriScene *scene)
{
  guint n_items = self->set->n_items[self->mode];

  tri_compare_board_set_split (self->board, FALSE);
  tri_compare_board_set_n_cells (self->board, n_items);
  for (guint i = 0; i < n_items; i++)
    show_item (self, i, scene, &self->set->items[self->mode][i]);
  gtk_stack_set_visible_child_name (self->stack, "board");
}

void
_tri_compare_page_update (TriComparePage *self)
{
  TriScene *scene = self->view != NULL ? tri_view_item_get_scene (self->view) : NULL;

  if (self->consultation == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (scene == NULL || tri_consultation_get_scalp (self->consultation) == NULL
      || tri_scene_get_head (scene)
             != tri_scalp_get_head (tri_consultation_get_scalp (self->consultation)))
    {
      show_missing (self);
      return;
    }

  tri_locked_view_set_scene (tri_compare_board_get_view (self->board), scene);
  if (self->mode == TRI_COMPARE_PHOTOS)
    _tri_compare_page_show_photos (self, scene);
  else
    show_items (self, scene);
  update_zoom (self);
}

/* choosing what is compared */

/* Whether @tick, the mark of a style or a moment by its number, is set. */
static gboolean
is_ticked (TriComparePage *self, guint index)
{
  if (self->mode == TRI_COMPARE_STYLES)
    return tri_compare_set_has_style (self->set, self->candidates->pdata[index]);

  return tri_compare_set_has_moment (self->set, self->mode, index);
}

/* The marks as the set is; what cannot be ticked or taken back is greyed. */
static void
update_ticks (TriComparePage *self)
{
  guint n_ticks = tri_compare_set_count_ticks (self->set, self->mode);
  GtkWidget *tick = gtk_widget_get_first_child (GTK_WIDGET (self->ticks));

  self->updating = TRUE;
  for (guint i = 0; tick != NULL; i++, tick = gtk_widget_get_next_sibling (tick))
    {
      gboolean ticked = is_ticked (self, i);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (tick), ticked);
      gtk_widget_set_sensitive (tick, ticked ? n_ticks > tri_compare_mode_get_fewest (self->mode)
                                             : n_ticks < tri_compare_mode_get_most (self->mode));
    }
  self->updating = FALSE;
}

static void
tick_toggled_cb (TriComparePage *self, GtkCheckButton *tick)
{
  gboolean ticked = gtk_check_button_get_active (tick);
  guint index = 0;

  if (self->updating)
    return;
  for (GtkWidget *other = gtk_widget_get_prev_sibling (GTK_WIDGET (tick)); other != NULL;
       other = gtk_widget_get_prev_sibling (other))
    index++;
  if (self->mode == TRI_COMPARE_STYLES)
    tri_compare_set_tick_style (self->set, self->candidates->pdata[index], ticked);
  else
    tri_compare_set_tick_moment (self->set, self->mode, index, ticked);
  update_ticks (self);
  _tri_compare_page_update (self);
}

static void
make_ticks (TriComparePage *self)
{
  gboolean of_styles = self->mode == TRI_COMPARE_STYLES;
  guint n = self->mode == TRI_COMPARE_PHOTOS ? 0
            : of_styles                      ? self->candidates->len
                                             : TRI_COMPARE_N_MOMENTS;
  GtkWidget *old;

  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->ticks))) != NULL)
    gtk_box_remove (self->ticks, old);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *tick = gtk_check_button_new_with_label (
          of_styles ? tri_template_get_name (self->candidates->pdata[i])
                    : tri_compare_moment_get_title (i));

      g_signal_connect_object (tick, "toggled", G_CALLBACK (tick_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->ticks, tick);
    }
  gtk_menu_button_set_label (self->ticks_button,
                             of_styles ? _ ("Pick Styles") : _ ("Pick Moments"));
  gtk_widget_set_visible (GTK_WIDGET (self->ticks_button), n > 0);
  update_ticks (self);
}

static void
mode_toggled_cb (TriComparePage *self, GtkToggleButton *button)
{
  if (self->consultation == NULL || !gtk_toggle_button_get_active (button))
    return;

  for (guint i = 0; i < TRI_N_COMPARE_MODES; i++)
    if (button == self->modes[i])
      self->mode = (TriCompareMode) i;
  g_settings_set_string (self->settings, "compare-mode", tri_compare_mode_get_id (self->mode));
  make_ticks (self);
  _tri_compare_page_update_photos (self);
  _tri_compare_page_update (self);
}

static void
swap_cb (TriComparePage *self, guint a, guint b)
{
  if (self->mode == TRI_COMPARE_PHOTOS)
    {
      _tri_compare_page_swap_photos (self);
      return;
    }
  tri_compare_set_swap (self->set, self->mode, a, b);
  _tri_compare_page_update (self);
}

/* What is seen in the place is what the studio goes on with. */
static void
choose_cb (TriComparePage *self, guint place)
{
  const TriCompareItem *item = &self->set->items[self->mode][place];
  g_autoptr (TriDesign) design = NULL;
  TriMoment moment;

  /* A photo is no design. */
  if (place >= self->set->n_items[self->mode])
    return;
  design = make_design (self, item);
  moment = make_moment (self, item);
  if (design != tri_consultation_get_design (self->consultation))
    tri_consultation_set_design (self->consultation, design, 0);
  tri_consultation_set_moment (self->consultation, &moment);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "design");
}

/* zoom and keys */

static void
zoom_in_cb (TriComparePage *self)
{
  tri_locked_view_zoom_in (tri_compare_board_get_view (self->board));
}

static void
zoom_out_cb (TriComparePage *self)
{
  tri_locked_view_zoom_out (tri_compare_board_get_view (self->board));
}

static void
zoom_fit_cb (TriComparePage *self)
{
  tri_locked_view_zoom_fit (tri_compare_board_get_view (self->board));
}

static gboolean
key_pressed_cb (TriComparePage *self, guint keyval, guint keycode, GdkModifierType state)
{
  TriLockedView *view = tri_compare_board_get_view (self->board);
  guint key = gdk_keyval_to_lower (keyval);

  if (self->consultation == NULL || state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (key >= GDK_KEY_a && key < GDK_KEY_a + self->set->n_items[self->mode])
    {
      choose_cb (self, key - GDK_KEY_a);
      return GDK_EVENT_STOP;
    }

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      tri_locked_view_zoom_in (view);
      return GDK_EVENT_STOP;

    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      tri_locked_view_zoom_out (view);
      return GDK_EVENT_STOP;

    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      tri_locked_view_zoom_fit (view);
      return GDK_EVENT_STOP;

    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      tri_locked_view_zoom_actual (view);
      return GDK_EVENT_STOP;

    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* widget */

static void
tri_compare_page_map (GtkWidget *widget)
{
  TriComparePage *self = TRI_COMPARE_PAGE (widget);

  GTK_WIDGET_CLASS (tri_compare_page_parent_class)->map (widget);
  _tri_compare_page_update (self);
  /* The keys are the pictures'. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->board)))
    gtk_widget_child_focus (GTK_WIDGET (self->board), GTK_DIR_TAB_FORWARD);
}

static void
tri_compare_page_dispose (GObject *object)
{
  TriComparePage *self = TRI_COMPARE_PAGE (object);

  tri_compare_page_set_consultation (self, NULL);
  g_clear_handle_id (&self->zoom_id, g_source_remove);
  g_clear_object (&self->settings);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_compare_page_parent_class)->dispose (object);
}

static void
tri_compare_page_finalize (GObject *object)
{
  TriComparePage *self = TRI_COMPARE_PAGE (object);

  g_ptr_array_unref (self->views);
  g_hash_table_unref (self->sets);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);

  G_OBJECT_CLASS (tri_compare_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, board);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, empty);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, ticks);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, ticks_button);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, zoom);
  for (guint i = 0; i < TRI_N_COMPARE_MODES; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, tri_compare_mode_get_id ((TriCompareMode) i), FALSE,
        G_STRUCT_OFFSET (TriComparePage, modes) + (gssize) (i * sizeof (GtkToggleButton *)));
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, mode_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, swap_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_fit_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  _tri_compare_page_bind_photos (widget_class);
}

static void
tri_compare_page_class_init (TriComparePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_compare_page_dispose;
  object_class->finalize = tri_compare_page_finalize;
  widget_class->map = tri_compare_page_map;

  g_type_ensure (TRI_TYPE_COMPARE_BOARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
}

static void
tri_compare_page_init (TriComparePage *self)
{
  g_autofree char *mode = NULL;

  self->views = g_ptr_array_new_with_free_func (g_object_unref);
  self->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->settings = g_settings_new (APP_ID);
  gtk_widget_init_template (GTK_WIDGET (self));

  mode = g_settings_get_string (self->settings, "compare-mode");
  tri_compare_mode_from_id (mode, &self->mode);
  gtk_toggle_button_set_active (self->modes[self->mode], TRUE);
  g_settings_bind (self->settings, "compare-split", self->split, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (tri_compare_board_get_view (self->board), "changed",
                           G_CALLBACK (update_zoom), self, G_CONNECT_SWAPPED);
}

/* What was compared for this client before, or what is worth to be compared first. */
static TriCompareSet *
get_set (TriComparePage *self, TriConsultation *consultation)
{
  const char *id = tri_consultation_get_client (consultation)->id;
  TriDesign *design = tri_consultation_get_design (consultation);
  TriCompareSet *set = g_hash_table_lookup (self->sets, id);

  g_clear_pointer (&self->candidates, g_ptr_array_unref);
  self->candidates = tri_consultation_list_candidates (consultation);
  if (set != NULL && tri_compare_set_keep_styles (set, self->candidates))
    return set;

  set = g_new0 (TriCompareSet, 1);
  tri_compare_set_init (set, self->candidates, tri_consultation_get_dossier (consultation)->picks,
                        tri_design_get_spec (design)->template_id);
  g_hash_table_replace (self->sets, g_strdup (id), set);
  return set;
}

static void
styles_changed_cb (TriComparePage *self)
{
  self->set = get_set (self, self->consultation);
  make_ticks (self);
  _tri_compare_page_update (self);
}

static void
follow (TriComparePage *self)
{
  const struct
  {
    const char *signal;
    GCallback callback;
  } sources[] = {
    { "notify::design-serial", G_CALLBACK (_tri_compare_page_update) },
    { "notify::moment-serial", G_CALLBACK (_tri_compare_page_update) },
    { "notify::estimate-serial", G_CALLBACK (_tri_compare_page_update) },
    { "notify::registered", G_CALLBACK (_tri_compare_page_update) },
    { "notify::view", G_CALLBACK (_tri_compare_page_follow_view) },
    { "dossier-changed", G_CALLBACK (_tri_compare_page_update) },
    { "styles-changed", G_CALLBACK (styles_changed_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    g_signal_connect_object (self->consultation, sources[i].signal, sources[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (tri_consultation_get_views (self->consultation), "items-changed",
                           G_CALLBACK (_tri_compare_page_list_views), self, G_CONNECT_SWAPPED);
}

void
tri_compare_page_set_consultation (TriComparePage *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_COMPARE_PAGE (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->consultation, self);
      g_signal_handlers_disconnect_by_data (tri_consultation_get_views (self->consultation), self);
      tri_compare_board_set_split (self->board, FALSE);
      tri_compare_board_set_n_cells (self->board, 0);
      _tri_compare_page_drop_photos (self);
    }
  g_set_object (&self->consultation, consultation);
  if (consultation != NULL)
    {
      self->set = get_set (self, consultation);
      follow (self);
      make_ticks (self);
      _tri_compare_page_list_views (self);
      tri_locked_view_zoom_fit (tri_compare_board_get_view (self->board));
    }
  _tri_compare_page_follow_view (self);
}

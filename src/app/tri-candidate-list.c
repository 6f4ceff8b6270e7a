/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The candidates as live thumbnails, the other styles behind a button, and the menu of each. */

#include "config.h"

#include "tri-candidate-list.h"

#include "tri-candidate-tile.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriCandidateList
{
  GtkWidget parent_instance;

  GtkWidget *header;
  GtkFlowBox *candidates;
  GtkMenuButton *more;
  GtkPopover *more_popover;
  GtkFlowBox *others;
  GtkMenuButton *menu_button;
  GtkPopoverMenu *menu; /* of a candidate, where it was asked for */

  TriConsultation *consultation;
  gboolean updating; /* candidates are being set, not used */
};

G_DEFINE_FINAL_TYPE (TriCandidateList, tri_candidate_list, GTK_TYPE_WIDGET)

static TriCandidateTile *
get_tile (GtkFlowBoxChild *child)
{
  return TRI_CANDIDATE_TILE (gtk_flow_box_child_get_child (child));
}

static const char *
get_style_id (GtkFlowBoxChild *child)
{
  return tri_template_get_id (tri_candidate_tile_get_style (get_tile (child)));
}

static const char *
get_current_id (TriCandidateList *self)
{
  return tri_design_get_spec (tri_consultation_get_design (self->consultation))->template_id;
}

/* choosing */

static void
try_style (TriCandidateList *self, GtkFlowBoxChild *child)
{
  g_autoptr (TriDesign) design = tri_candidate_tile_make_design (get_tile (child));

  tri_consultation_set_design (self->consultation, design, 0);
  /* A refused change leaves the mark where the design is. */
  tri_candidate_list_select_current (self);
}

/* Selecting is choosing to look: a click and the arrow keys try a style at once. */
static void
candidate_selected_cb (TriCandidateList *self, GtkFlowBox *box)
{
  g_autoptr (GList) selected = NULL;

  if (self->updating || self->consultation == NULL)
    return;
  selected = gtk_flow_box_get_selected_children (box);
  if (selected != NULL)
    try_style (self, selected->data);
}

static void
other_activated_cb (TriCandidateList *self, GtkFlowBoxChild *child, GtkFlowBox *box)
{
  try_style (self, child);
  gtk_popover_popdown (self->more_popover);
}

void
tri_candidate_list_select_current (TriCandidateList *self)
{
  gboolean was_updating;
  GtkFlowBoxChild *child;

  g_return_if_fail (TRI_IS_CANDIDATE_LIST (self));

  was_updating = self->updating;
  self->updating = TRUE;
  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->candidates, i)) != NULL; i++)
    if (g_str_equal (get_style_id (child), get_current_id (self)))
      break;
  if (child != NULL)
    gtk_flow_box_select_child (self->candidates, child);
  else
    gtk_flow_box_unselect_all (self->candidates);
  self->updating = was_updating;
}

/* menus */

static void
append_command (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, target != NULL ? "s" : NULL, target);
  g_menu_append_item (menu, item);
}

static void
append_export (GMenu *menu, const char *id)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (_ ("E_xport…"), NULL);

  g_menu_item_set_action_and_target (item, "design.style-export", "(ss)", id, "");
  g_menu_append_item (menu, item);
}

/* What can be done with the style of that id, when it is offered, and with the design. */
static GMenuModel *
make_menu (TriCandidateList *self, const char *id)
{
  TriStyles *styles = tri_consultation_get_styles (self->consultation);
  gboolean own = tri_styles_is_own (styles, id);
  TriStyleState state = tri_styles_get_state (styles, id);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) design = g_menu_new ();
  g_autoptr (GMenu) style = g_menu_new ();
  g_autoptr (GMenu) files = g_menu_new ();

  append_command (design, _ ("_Save as Clinic Style…"), "design.style-save", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (design));

  if (tri_styles_find (styles, id) != NULL && state != TRI_STYLE_DELETED)
    {
      append_command (style, _ ("_Duplicate"), "design.style-duplicate", id);
      if (own && g_strcmp0 (id, get_current_id (self)) == 0)
        append_command (style, _ ("_Update to This Design"), "design.style-update", id);
      if (own)
        append_command (style, _ ("_Rename…"), "design.style-rename", id);
      if (state == TRI_STYLE_SHOWN)
        append_command (style, _ ("_Hide"), "design.style-hide", id);
      else
        append_command (style, _ ("Show to _All Clients"), "design.style-show", id);
      if (own)
        append_command (style, _ ("D_elete"), "design.style-delete", id);
      append_export (style, id);
      g_menu_append_section (menu, tri_styles_get_name (styles, id), G_MENU_MODEL (style));
    }

  append_command (files, _ ("_Import Style…"), "design.style-import", "");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return G_MENU_MODEL (menu);
}

static void
make_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  TriCandidateList *self = user_data;
  g_autoptr (GMenuModel) model = make_menu (self, get_current_id (self));

  gtk_menu_button_set_menu_model (button, model);
}

static void
show_menu (TriCandidateList *self, GtkFlowBoxChild *child)
{
  g_autoptr (GMenuModel) model = make_menu (self, get_style_id (child));
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (GTK_WIDGET (child), GTK_WIDGET (self), &bounds))
    return;
  gtk_popover_menu_set_menu_model (self->menu, model);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
pressed_cb (TriCandidateList *self, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GtkFlowBoxChild *child = gtk_flow_box_get_child_at_pos (self->candidates, (int) x, (int) y);

  if (child == NULL || self->consultation == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, child);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  TriCandidateList *self = TRI_CANDIDATE_LIST (widget);
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->candidates));

  if (child == NULL || self->consultation == NULL)
    return FALSE;
  show_menu (self, GTK_FLOW_BOX_CHILD (child));
  return TRUE;
}

/* tiles */

static void
remove_tiles (GtkFlowBox *box)
{
  GtkFlowBoxChild *child;

  while ((child = gtk_flow_box_get_child_at_index (box, 0)) != NULL)
    gtk_flow_box_remove (box, GTK_WIDGET (child));
}

static void
update_tiles (GtkFlowBox *box)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (box, i)) != NULL; i++)
    tri_candidate_tile_update (get_tile (child));
}

static void
add_tiles (TriCandidateList *self, GtkFlowBox *box, const GPtrArray *styles)
{
  for (guint i = 0; i < styles->len; i++)
    {
      GtkWidget *tile = tri_candidate_tile_new (self->consultation, styles->pdata[i]);

      gtk_flow_box_append (box, tile);
      /* What a screen reader says when the keys have reached it. */
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (tile)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      tri_template_get_name (styles->pdata[i]), -1);
    }
}

static void
list_candidates (TriCandidateList *self)
{
  g_autoptr (GPtrArray) styles = tri_consultation_list_candidates (self->consultation);
  g_autoptr (GPtrArray) others = tri_consultation_list_other_styles (self->consultation);

  self->updating = TRUE;
  remove_tiles (self->candidates);
  add_tiles (self, self->candidates, styles);
  self->updating = FALSE;
  tri_candidate_list_select_current (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->more), others->len > 0);
}

static void
styles_changed_cb (TriCandidateList *self)
{
  gtk_popover_popdown (self->more_popover);
  list_candidates (self);
  update_tiles (self->candidates);
}

/* The other styles are drawn only while somebody looks at them. */
static void
more_shown_cb (TriCandidateList *self)
{
  g_autoptr (GPtrArray) styles = NULL;

  if (self->consultation == NULL)
    return;
  styles = tri_consultation_list_other_styles (self->consultation);
  remove_tiles (self->others);
  add_tiles (self, self->others, styles);
  update_tiles (self->others);
}

static void
more_closed_cb (TriCandidateList *self)
{
  remove_tiles (self->others);
}

void
tri_candidate_list_update (TriCandidateList *self)
{
  g_return_if_fail (TRI_IS_CANDIDATE_LIST (self));

  update_tiles (self->candidates);
  update_tiles (self->others);
}

/* widget */

/* Between the candidates the arrows lead, and try each at once: Tab goes past them, or it would
 * change the design on its way. */
static gboolean
tri_candidate_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TriCandidateList *self = TRI_CANDIDATE_LIST (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean is_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (!is_tab || focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->candidates)))
    return GTK_WIDGET_CLASS (tri_candidate_list_parent_class)->focus (widget, direction);
  return direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (self->header, direction);
}

static void
tri_candidate_list_dispose (GObject *object)
{
  TriCandidateList *self = TRI_CANDIDATE_LIST (object);

  if (self->consultation != NULL)
    tri_candidate_list_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_candidate_list_parent_class)->dispose (object);
}

static void
tri_candidate_list_class_init (TriCandidateListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_candidate_list_dispose;
  widget_class->focus = tri_candidate_list_focus;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-candidate-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TriCandidateList, header);
  gtk_widget_class_bind_template_child (widget_class, TriCandidateList, candidates);
  gtk_widget_class_bind_template_child (widget_class, TriCandidateList, more);
  gtk_widget_class_bind_template_child (widget_class, TriCandidateList, more_popover);
  gtk_widget_class_bind_template_child (widget_class, TriCandidateList, others);
  gtk_widget_class_bind_template_child (widget_class, TriCandidateList, menu_button);
  gtk_widget_class_bind_template_child (widget_class, TriCandidateList, menu);
  gtk_widget_class_bind_template_callback (widget_class, candidate_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, other_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
tri_candidate_list_init (TriCandidateList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self, NULL);
}

void
tri_candidate_list_set_consultation (TriCandidateList *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_CANDIDATE_LIST (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->consultation, self);
      self->updating = TRUE;
      remove_tiles (self->candidates);
      remove_tiles (self->others);
      self->updating = FALSE;
    }
  g_set_object (&self->consultation, consultation);
  if (consultation == NULL)
    return;

  g_signal_connect_object (consultation, "styles-changed", G_CALLBACK (styles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  list_candidates (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which styles the client's screen shows, chosen by the consultant in the studio. */

#include "config.h"

#include "tri-present-menu.h"

#include "tri-words.h"

#include <string.h>

struct _TriPresentMenu
{
  GtkPopover parent_instance;

  GtkBox *list;
  GtkWidget *judge;
  GtkWidget *screen;
  GtkLabel *results[TRI_N_PICKERS];

  TriConsultation *consultation;
  GPtrArray *candidates; /* TriTemplate, one for each check */
  GPtrArray *styles;     /* TriTemplate: those that are shown */
  gboolean is_chosen;    /* by hand */
  gboolean updating;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_JUDGE,
  SIGNAL_BLANK,
  SIGNAL_END,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriPresentMenu, tri_present_menu, GTK_TYPE_POPOVER)

/* The marks as the styles are; with the most that fit no other can be ticked. */
static void
update_checks (TriPresentMenu *self)
{
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  self->updating = TRUE;
  for (guint i = 0; check != NULL; i++, check = gtk_widget_get_next_sibling (check))
    {
      gboolean is_shown = g_ptr_array_find (self->styles, self->candidates->pdata[i], NULL);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_shown);
      gtk_widget_set_sensitive (check, is_shown || self->styles->len < TRI_PRESENT_MAX);
    }
  self->updating = FALSE;
  gtk_widget_set_sensitive (self->judge, self->styles->len > 1);
}

/* Where among @styles the one of that id is, or FALSE. */
static gboolean
find_style (const GPtrArray *styles, const char *id, guint *out_index)
{
  for (guint i = 0; i < styles->len; i++)
    if (g_str_equal (tri_template_get_id (styles->pdata[i]), id))
      {
        *out_index = i;
        return TRUE;
      }
  return FALSE;
}

/* The index of the current design's style; the first of the candidates for one that nobody knows.
 */
static guint
find_current (TriPresentMenu *self)
{
  TriDesign *design = tri_consultation_get_design (self->consultation);
  guint index = 0;

  find_style (self->candidates, tri_design_get_spec (design)->template_id, &index);
  return index;
}

static void
set_default (TriPresentMenu *self)
{
  guint n_candidates = self->candidates->len;
  guint current = find_current (self);

  self->is_chosen = FALSE;
  g_ptr_array_set_size (self->styles, 0);
  for (guint i = 0; i < MIN (n_candidates, TRI_PRESENT_MAX); i++)
    g_ptr_array_add (self->styles,
                     tri_template_ref (self->candidates->pdata[(current + i) % n_candidates]));
  update_checks (self);
}

static void
check_toggled_cb (TriPresentMenu *self)
{
  GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  if (self->updating)
    return;

  self->is_chosen = TRUE;
  g_ptr_array_set_size (self->styles, 0);
  for (guint i = 0; check != NULL; i++, check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_ptr_array_add (self->styles, tri_template_ref (self->candidates->pdata[i]));
  /* Nothing to show is no choice. */
  if (self->styles->len == 0)
    set_default (self);
  else
    update_checks (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
design_changed_cb (TriPresentMenu *self)
{
  if (self->is_chosen || self->candidates->len == 0
      || g_ptr_array_find (self->styles, self->candidates->pdata[find_current (self)], NULL))
    return;

  set_default (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
judge_clicked_cb (TriPresentMenu *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.present", NULL);
  g_signal_emit (self, signals[SIGNAL_JUDGE], 0);
}

static void
blank_clicked_cb (TriPresentMenu *self)
{
  g_signal_emit (self, signals[SIGNAL_BLANK], 0);
}

static void
end_clicked_cb (TriPresentMenu *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_END], 0);
}

/* The last of each person. */
static void
update_results (TriPresentMenu *self)
{
  const GPtrArray *results = tri_consultation_get_dossier (self->consultation)->blind_results;
  const TriBlindResult *last[TRI_N_PICKERS] = { NULL };

  for (guint i = 0; i < results->len; i++)
    {
      const TriBlindResult *result = results->pdata[i];

      last[result->who] = result;
    }
  for (guint who = 0; who < TRI_N_PICKERS; who++)
    {
      g_autofree char *text = last[who] != NULL ? tri_words_blind_result (
                                  tri_consultation_get_styles (self->consultation), last[who])
                                                : NULL;

      gtk_widget_set_visible (GTK_WIDGET (self->results[who]), text != NULL);
      gtk_label_set_label (self->results[who], text != NULL ? text : "");
    }
}

static void
remove_checks (TriPresentMenu *self)
{
  GtkWidget *check;

  while ((check = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, check);
  g_clear_pointer (&self->candidates, g_ptr_array_unref);
}

static void
add_checks (TriPresentMenu *self)
{
  self->candidates = tri_consultation_list_candidates (self->consultation);
  for (guint i = 0; i < self->candidates->len; i++)
    {
      GtkWidget *check
          = gtk_check_button_new_with_label (tri_template_get_name (self->candidates->pdata[i]));

      g_signal_connect_object (check, "toggled", G_CALLBACK (check_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->list, check);
    }
}

static gboolean
have_same_members (const GPtrArray *a, const GPtrArray *b)
{
  return a->len == b->len && memcmp (a->pdata, b->pdata, a->len * sizeof *a->pdata) == 0;
}

/* What is shown stays, as far as it is still offered. */
static void
styles_changed_cb (TriPresentMenu *self)
{
  g_autoptr (GPtrArray) shown = g_steal_pointer (&self->styles);

  remove_checks (self);
  add_checks (self);
  self->styles = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_template_unref);
  for (guint i = 0; i < shown->len; i++)
    {
      guint index;

      if (find_style (self->candidates, tri_template_get_id (shown->pdata[i]), &index))
        g_ptr_array_add (self->styles, tri_template_ref (self->candidates->pdata[index]));
    }
  if (self->styles->len == 0 || (!self->is_chosen && self->styles->len < shown->len))
    set_default (self);
  else
    update_checks (self);
  update_results (self);
  if (!have_same_members (self->styles, shown))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
tri_present_menu_dispose (GObject *object)
{
  TriPresentMenu *self = TRI_PRESENT_MENU (object);

  if (self->consultation != NULL)
    tri_present_menu_set_consultation (self, NULL);
  g_clear_pointer (&self->styles, g_ptr_array_unref);

  G_OBJECT_CLASS (tri_present_menu_parent_class)->dispose (object);
}

static void
tri_present_menu_class_init (TriPresentMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_present_menu_dispose;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SIGNAL_JUDGE] = g_signal_new ("judge", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[SIGNAL_BLANK] = g_signal_new ("blank", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_END] = g_signal_new ("end", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                      NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-present-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPresentMenu, list);
  gtk_widget_class_bind_template_child (widget_class, TriPresentMenu, judge);
  gtk_widget_class_bind_template_child_full (widget_class, "client_result", FALSE,
                                             G_STRUCT_OFFSET (TriPresentMenu, results[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "partner_result", FALSE,
                                             G_STRUCT_OFFSET (TriPresentMenu, results[1]));
  gtk_widget_class_bind_template_child (widget_class, TriPresentMenu, screen);
  gtk_widget_class_bind_template_callback (widget_class, judge_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, blank_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, end_clicked_cb);
}

static void
tri_present_menu_init (TriPresentMenu *self)
{
  self->styles = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_template_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_present_menu_set_consultation (TriPresentMenu *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_PRESENT_MENU (self));
  g_return_if_fail (consultation == NULL || TRI_IS_CONSULTATION (consultation));

  if (self->consultation == consultation)
    return;

  if (self->consultation != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->consultation, self);
      remove_checks (self);
      g_ptr_array_set_size (self->styles, 0);
    }
  g_set_object (&self->consultation, consultation);
  if (consultation == NULL)
    return;

  g_signal_connect_object (consultation, "notify::design-serial", G_CALLBACK (design_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (consultation, "styles-changed", G_CALLBACK (styles_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (consultation, "picks-changed", G_CALLBACK (update_results), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (update_results), self,
                           G_CONNECT_SWAPPED);
  add_checks (self);
  set_default (self);
  update_results (self);
}

const GPtrArray *
tri_present_menu_get_styles (TriPresentMenu *self)
{
  g_return_val_if_fail (TRI_IS_PRESENT_MENU (self), NULL);

  return self->styles;
}

void
tri_present_menu_set_open (TriPresentMenu *self, gboolean open)
{
  g_return_if_fail (TRI_IS_PRESENT_MENU (self));

  gtk_widget_set_visible (self->screen, open);
}

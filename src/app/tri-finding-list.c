/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings beside the picture, worst first; those that are good lie folded below. */

#include "config.h"

#include "tri-finding-list.h"

#include "tri-finding-button.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriFindingList
{
  GtkWidget parent_instance;

  GtkBox *remarks;
  GtkWidget *future;
  GtkExpander *fine_expander;
  GtkBox *fine;

  const char *shown; /* id of the finding on the photo, interned by its maker; NULL */
  gboolean updating; /* rows are being set, not pressed */
};

enum
{
  SIGNAL_SHOWN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriFindingList, tri_finding_list, GTK_TYPE_WIDGET)

/* The row of the shown finding is down, every other is up. */
static void
update_pressed (TriFindingList *self)
{
  GtkBox *boxes[] = { self->remarks, self->fine };

  self->updating = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (boxes[i])); row != NULL;
           row = gtk_widget_get_next_sibling (row))
        {
          const TriFinding *finding = tri_finding_button_get (TRI_FINDING_BUTTON (row));

          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (row),
                                        g_strcmp0 (finding->id, self->shown) == 0);
        }
    }
  self->updating = FALSE;
}

static void
show (TriFindingList *self, const TriFinding *finding)
{
  self->shown = finding != NULL ? finding->id : NULL;
  update_pressed (self);
  g_signal_emit (self, signals[SIGNAL_SHOWN], 0, finding);
}

static void
row_toggled_cb (TriFindingList *self, TriFindingButton *row)
{
  if (self->updating)
    return;
  show (self, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (row)) ? tri_finding_button_get (row)
                                                                     : NULL);
}

/* The @index-th row of a box: rows are kept, so that the focus stays in the list. */
static TriFindingButton *
get_row (TriFindingList *self, GtkBox *box, guint index)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; i < index; i++)
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    return TRI_FINDING_BUTTON (row);

  row = GTK_WIDGET (tri_finding_button_new ());
  g_signal_connect_object (row, "toggled", G_CALLBACK (row_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (box, row);
  return TRI_FINDING_BUTTON (row);
}

static void
cut_rows (GtkBox *box, guint n)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (guint i = 0; row != NULL; i++)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      if (i >= n)
        gtk_box_remove (box, row);
      row = next;
    }
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  TriFindingList *self = TRI_FINDING_LIST (widget);

  if (self->shown == NULL)
    return GDK_EVENT_PROPAGATE;
  show (self, NULL);

  return GDK_EVENT_STOP;
}

static void
tri_finding_list_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_finding_list_parent_class)->dispose (object);
}

static void
tri_finding_list_class_init (TriFindingListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_finding_list_dispose;

  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-finding-list.ui");
  gtk_widget_class_bind_template_child (widget_class, TriFindingList, remarks);
  gtk_widget_class_bind_template_child (widget_class, TriFindingList, future);
  gtk_widget_class_bind_template_child (widget_class, TriFindingList, fine_expander);
  gtk_widget_class_bind_template_child (widget_class, TriFindingList, fine);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
tri_finding_list_init (TriFindingList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  tri_finding_list_set_future (self, FALSE);
}

void
tri_finding_list_set (TriFindingList *self, GPtrArray *findings)
{
  guint n = findings != NULL ? findings->len : 0;
  guint n_remarks = 0, n_fine = 0;
  const TriFinding *shown = NULL;
  gboolean moves_on = FALSE;
  g_autofree char *label = NULL;

  g_return_if_fail (TRI_IS_FINDING_LIST (self));

  for (guint i = 0; i < n; i++)
    {
      const TriFinding *finding = g_ptr_array_index (findings, i);
      TriFindingButton *row = finding->level == TRI_FINDING_GOOD
                                  ? get_row (self, self->fine, n_fine++)
                                  : get_row (self, self->remarks, n_remarks++);

      tri_finding_button_set (row, finding);
      if (g_strcmp0 (finding->id, self->shown) == 0)
        shown = finding;
      moves_on = moves_on || g_str_equal (finding->id, "progress");
    }
  gtk_widget_set_visible (self->future, moves_on);
  cut_rows (self->remarks, n_remarks);
  cut_rows (self->fine, n_fine);
  gtk_widget_set_visible (GTK_WIDGET (self->fine_expander), n_fine > 0);
  label = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u check is fine", "%u checks are fine", n_fine), n_fine);
  gtk_expander_set_label (self->fine_expander, label);

  if (self->shown != NULL)
    show (self, shown);
  else
    update_pressed (self);
}

void
tri_finding_list_rest (TriFindingList *self)
{
  g_return_if_fail (TRI_IS_FINDING_LIST (self));

  if (self->shown != NULL)
    show (self, NULL);
}

void
tri_finding_list_set_future (TriFindingList *self, gboolean future)
{
  g_return_if_fail (TRI_IS_FINDING_LIST (self));

  gtk_button_set_label (GTK_BUTTON (self->future),
                        future ? _ ("Back to the Hair of Today") : _ ("Preview Norwood +1"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->future), "s", future ? "today" : "one");
}

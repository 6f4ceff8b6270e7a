/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would make a better photo: a short list that can be put away. */

#include "config.h"

#include "tri-advice-list.h"

#include "tri-finding-row.h"
#include "tri-photo-advice.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriAdviceList
{
  GtkWidget parent_instance;

  TriFindingRow *rows[TRI_N_ADVICE];
  GtkWidget *mirror;
  guint shown;     /* the kinds of advice there are, bits */
  guint dismissed; /* those that were put away */
};

G_DEFINE_FINAL_TYPE (TriAdviceList, tri_advice_list, GTK_TYPE_WIDGET)

static void
update_visible (TriAdviceList *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), (self->shown & ~self->dismissed) != 0);
}

static void
dismiss_cb (TriAdviceList *self)
{
  self->dismissed |= self->shown;
  update_visible (self);
}

static void
tri_advice_list_dispose (GObject *object)
{
  tri_widget_drop_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (tri_advice_list_parent_class)->dispose (object);
}

static void
tri_advice_list_class_init (TriAdviceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_advice_list_dispose;

  g_type_ensure (TRI_TYPE_FINDING_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-advice-list.ui");
  for (guint i = 0; i < TRI_N_ADVICE; i++)
    gtk_widget_class_bind_template_child_full (
        widget_class, tri_advice_kind_get_id ((TriAdviceKind) i), FALSE,
        G_STRUCT_OFFSET (TriAdviceList, rows) + (gssize) (i * sizeof (TriFindingRow *)));
  gtk_widget_class_bind_template_child (widget_class, TriAdviceList, mirror);
  gtk_widget_class_bind_template_callback (widget_class, dismiss_cb);
}

static void
tri_advice_list_init (TriAdviceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_advice_list_set (TriAdviceList *self, GPtrArray *advice)
{
  g_return_if_fail (TRI_IS_ADVICE_LIST (self));

  self->shown = 0;
  for (guint i = 0; i < TRI_N_ADVICE; i++)
    tri_finding_row_set (self->rows[i], NULL);
  for (guint i = 0; advice != NULL && i < advice->len; i++)
    {
      const TriAdvice *item = g_ptr_array_index (advice, i);
      g_autofree char *text = NULL;
      TriFinding finding = { .level = TRI_FINDING_CARE };

      /* Translators: what is wrong with a photo and what to do, then what was measured */
      text = item->value[0] != '\0' ? g_strdup_printf (_ ("%s (%s)"), item->sentence, item->value)
                                    : g_strdup (item->sentence);
      finding.text = text;
      tri_finding_row_set (self->rows[item->kind], &finding);
      self->shown |= 1u << item->kind;
    }
  if (self->shown == 0)
    self->dismissed = 0;
  gtk_widget_set_visible (self->mirror, (self->shown & 1u << TRI_ADVICE_MIRRORED) != 0);
  update_visible (self);
}

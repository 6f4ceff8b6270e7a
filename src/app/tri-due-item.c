/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client on the due list, as a list item. */

#include "config.h"

#include "tri-due-item.h"

#include <glib/gi18n.h>

struct _TriDueItem
{
  GObject parent_instance;

  TriDueEntry *entry;
  TriDate today;
};

G_DEFINE_FINAL_TYPE (TriDueItem, tri_due_item, G_TYPE_OBJECT)

static void
tri_due_item_finalize (GObject *object)
{
  g_clear_pointer (&TRI_DUE_ITEM (object)->entry, tri_due_entry_free);

  G_OBJECT_CLASS (tri_due_item_parent_class)->finalize (object);
}

static void
tri_due_item_class_init (TriDueItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = tri_due_item_finalize;
}

static void
tri_due_item_init (TriDueItem *self)
{
}

TriDueItem *
tri_due_item_new (TriDueEntry *entry, TriDate today)
{
  TriDueItem *self;

  g_return_val_if_fail (entry != NULL, NULL);

  self = g_object_new (TRI_TYPE_DUE_ITEM, NULL);
  self->entry = entry;
  self->today = today;
  return self;
}

const TriDueEntry *
tri_due_item_get_entry (TriDueItem *self)
{
  g_return_val_if_fail (TRI_IS_DUE_ITEM (self), NULL);

  return self->entry;
}

char *
tri_due_item_describe (TriDueItem *self)
{
  const TriDueEntry *entry;
  int months;
  g_autofree char *since = NULL;
  g_autofree char *likely = NULL;

  g_return_val_if_fail (TRI_IS_DUE_ITEM (self), NULL);

  entry = self->entry;
  months = (int) ((self->today - entry->since) / TRI_DAYS_PER_YEAR * 12);
  /* TRANSLATORS: years and months, then months */
  since = months >= 12 ? g_strdup_printf (_ ("%d y %d mo"), months / 12, months % 12)
                       : g_strdup_printf (_ ("%d mo"), months);
  likely = tri_date_format_month (entry->forecast.likely);
  /* TRANSLATORS: time, shares of pigment, a month */
  return g_strdup_printf (_ ("%s since the last session · about %.0f %% left (%.0f–%.0f %%) · "
                             "most likely %s"),
                          since, entry->retained.typical * 100, entry->retained.low * 100,
                          entry->retained.high * 100, likely);
}

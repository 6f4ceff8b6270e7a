/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One patch test of a client, to be filled in. */

#include "config.h"

#include "tri-patch-test-row.h"

#include "tri-date-row.h"

#include <glib/gi18n.h>

struct _TriPatchTestRow
{
  AdwExpanderRow parent_instance;

  TriDateRow *date_row;
  AdwComboRow *result_row;
  AdwEntryRow *note_row;
};

enum
{
  SIGNAL_REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriPatchTestRow, tri_patch_test_row, ADW_TYPE_EXPANDER_ROW)

static void
update_title (TriPatchTestRow *self)
{
  GtkStringObject *result = adw_combo_row_get_selected_item (self->result_row);
  g_autofree char *day = NULL;
  TriDate date = TRI_DATE_NONE;

  if (result == NULL)
    return;
  if (tri_date_row_get_date (self->date_row, &date, NULL) && date != TRI_DATE_NONE)
    day = tri_date_format (date);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), day != NULL ? day : _ ("Patch test"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), gtk_string_object_get_string (result));
}

static void
remove_cb (TriPatchTestRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
tri_patch_test_row_class_init (TriPatchTestRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TRI_TYPE_DATE_ROW);

  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-patch-test-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriPatchTestRow, date_row);
  gtk_widget_class_bind_template_child (widget_class, TriPatchTestRow, note_row);
  gtk_widget_class_bind_template_child (widget_class, TriPatchTestRow, result_row);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_title);
}

static void
tri_patch_test_row_init (TriPatchTestRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriPatchTestRow *
tri_patch_test_row_new (const TriPatchTest *test)
{
  TriPatchTestRow *self;

  g_return_val_if_fail (test != NULL, NULL);

  self = g_object_new (TRI_TYPE_PATCH_TEST_ROW, NULL);
  tri_date_row_set_date (self->date_row, test->on);
  adw_combo_row_set_selected (self->result_row, test->result);
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), test->note);
  update_title (self);
  return self;
}

TriPatchTest *
tri_patch_test_row_take (TriPatchTestRow *self, GError **error)
{
  g_autoptr (TriPatchTest) test = NULL;

  g_return_val_if_fail (TRI_IS_PATCH_TEST_ROW (self), NULL);

  test = tri_patch_test_new ();
  if (!tri_date_row_get_date (self->date_row, &test->on, error))
    return NULL;
  test->result = (TriPatchResult) adw_combo_row_get_selected (self->result_row);
  g_free (test->note);
  test->note = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_row)));
  return g_steal_pointer (&test);
}

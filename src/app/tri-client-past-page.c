/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the client dialog for what was done before, and patch tests. */

#include "config.h"

#include "tri-client-past-page.h"

#include "tri-clock.h"
#include "tri-date-row.h"
#include "tri-patch-test-row.h"

struct _TriClientPastPage
{
  AdwPreferencesPage parent_instance;

  AdwExpanderRow *smp_row;
  TriDateRow *smp_date;
  AdwExpanderRow *laser_row;
  TriDateRow *laser_date;
  AdwExpanderRow *transplant_row;
  TriDateRow *transplant_date;
  AdwPreferencesGroup *tests_group;
  GtkWidget *add_button;
  GtkWidget *none_row;

  GPtrArray *test_rows; /* TriPatchTestRow, the group's */
};

G_DEFINE_FINAL_TYPE (TriClientPastPage, tri_client_past_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_event (AdwExpanderRow *row, TriDateRow *date_row, const TriPastEvent *event)
{
  adw_expander_row_set_enable_expansion (row, event->had);
  adw_expander_row_set_expanded (row, event->had);
  tri_date_row_set_date (date_row, event->on);
}

/* What is typed in a row that is switched off was thought better of. */
static gboolean
take_event (AdwExpanderRow *row, TriDateRow *date_row, TriPastEvent *event, GError **error)
{
  event->had = adw_expander_row_get_enable_expansion (row);
  event->on = TRI_DATE_NONE;
  return !event->had || tri_date_row_get_date (date_row, &event->on, error);
}

static void
remove_cb (TriPatchTestRow *row, TriClientPastPage *self)
{
  g_ptr_array_remove (self->test_rows, row);
  adw_preferences_group_remove (self->tests_group, GTK_WIDGET (row));
  gtk_widget_set_visible (self->none_row, self->test_rows->len == 0);
  gtk_widget_grab_focus (self->add_button);
}

static TriPatchTestRow *
add_row (TriClientPastPage *self, const TriPatchTest *test)
{
  TriPatchTestRow *row = tri_patch_test_row_new (test);

  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
  adw_preferences_group_add (self->tests_group, GTK_WIDGET (row));
  g_ptr_array_add (self->test_rows, row);
  gtk_widget_set_visible (self->none_row, FALSE);
  return row;
}

static void
add_cb (TriClientPastPage *self)
{
  g_autoptr (TriPatchTest) test = tri_patch_test_new ();

  test->on = tri_clock_today ();
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (add_row (self, test)), TRUE);
}

void
tri_client_past_page_show (TriClientPastPage *self, const TriClient *client)
{
  g_return_if_fail (TRI_IS_CLIENT_PAST_PAGE (self));
  g_return_if_fail (client != NULL && client->patch_tests != NULL);

  show_event (self->smp_row, self->smp_date, &client->past.smp);
  show_event (self->laser_row, self->laser_date, &client->past.laser);
  show_event (self->transplant_row, self->transplant_date, &client->past.transplant);
  for (guint i = 0; i < client->patch_tests->len; i++)
    add_row (self, client->patch_tests->pdata[i]);
}

gboolean
tri_client_past_page_take (TriClientPastPage *self, TriClient *client, GError **error)
{
  g_autoptr (GPtrArray) tests = NULL;

  g_return_val_if_fail (TRI_IS_CLIENT_PAST_PAGE (self), FALSE);
  g_return_val_if_fail (client != NULL, FALSE);

  if (!take_event (self->smp_row, self->smp_date, &client->past.smp, error)
      || !take_event (self->laser_row, self->laser_date, &client->past.laser, error)
      || !take_event (self->transplant_row, self->transplant_date, &client->past.transplant, error))
    return FALSE;
  tests = tri_patch_tests_new ();
  for (guint i = 0; i < self->test_rows->len; i++)
    {
      TriPatchTest *test = tri_patch_test_row_take (self->test_rows->pdata[i], error);

      if (test == NULL)
        return FALSE;
      g_ptr_array_add (tests, test);
    }
  g_clear_pointer (&client->patch_tests, g_ptr_array_unref);
  client->patch_tests = g_steal_pointer (&tests);
  return TRUE;
}

static void
tri_client_past_page_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_CLIENT_PAST_PAGE (object)->test_rows);

  G_OBJECT_CLASS (tri_client_past_page_parent_class)->finalize (object);
}

static void
tri_client_past_page_class_init (TriClientPastPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = tri_client_past_page_finalize;

  g_type_ensure (TRI_TYPE_DATE_ROW);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-client-past-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, laser_date);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, laser_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, none_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, smp_date);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, smp_row);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, tests_group);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, transplant_date);
  gtk_widget_class_bind_template_child (widget_class, TriClientPastPage, transplant_row);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
tri_client_past_page_init (TriClientPastPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->test_rows = g_ptr_array_new ();
}

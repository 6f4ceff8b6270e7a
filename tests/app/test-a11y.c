/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every control of every page and dialog has a name that can be spoken, and Escape closes every
 * dialog. */

#include "config.h"

#include "app-run.h"
#include "tri-appointment-dialog.h"
#include "tri-blind-view.h"
#include "tri-calendar-page.h"
#include "tri-choose-dialog.h"
#include "tri-client-dialog.h"
#include "tri-consent-dialog.h"
#include "tri-consent-texts-dialog.h"
#include "tri-intake-dialog.h"
#include "tri-landmark-panel.h"
#include "tri-lot-dialog.h"
#include "tri-outline-panel.h"
#include "tri-parts-panel.h"
#include "tri-payment-dialog.h"
#include "tri-preferences.h"
#include "tri-present-window.h"
#include "tri-quote-dialog.h"
#include "tri-record-page.h"
#include "tri-session-window.h"
#include "tri-sides-panel.h"
#include "tri-stock-window.h"
#include "tri-trace-panel.h"

static guint n_checked;
static guint n_nameless;

static gboolean
is_control (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)
         || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget))
                == GTK_ACCESSIBLE_ROLE_SLIDER
         || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_ENTRY (widget)
         || GTK_IS_DROP_DOWN (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_LIST_VIEW (widget)
         || GTK_IS_FLOW_BOX_CHILD (widget) || ADW_IS_ENTRY_ROW (widget)
         || ADW_IS_COMBO_ROW (widget);
}

/* Controls made of controls: their parts are not spoken by themselves. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_MENU_BUTTON (widget) || GTK_IS_SPIN_BUTTON (widget) || GTK_IS_DROP_DOWN (widget)
         || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_TEXT_VIEW (widget) || GTK_IS_CALENDAR (widget)
         || ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget)
         || g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkWindowControls");
}

static gboolean
has_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0')
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  /* NULL says that the label is the empty one; otherwise what it is instead. */
  if (gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    {
      g_autofree char *other
          = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");

      return other != NULL;
    }
  /* The text in a drop-down, a slider or a field is its value and no name. */
  return (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)
          || GTK_IS_FLOW_BOX_CHILD (widget))
         && has_text (widget);
}

static void
describe (GtkWidget *widget, const char *where)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (GtkWidget *w = widget; w != NULL; w = gtk_widget_get_parent (w))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (w));

      g_string_append_printf (path, " < %s%s%s", G_OBJECT_TYPE_NAME (w), id != NULL ? "#" : "",
                              id != NULL ? id : "");
    }
  g_test_message ("%s: no name:%s", where, path->str);
}

static void
check_names (GtkWidget *widget, const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_control (widget))
    {
      n_checked++;
      if (!has_name (widget))
        {
          n_nameless++;
          describe (widget, where);
        }
    }
  if (is_whole (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check_names (child, where);
}

static void
check_dialog (TriWindow *window, const char *keys, GType type)
{
  GtkWidget *dialog = app_open_dialog (window, keys, type);

  check_names (dialog, g_type_name (type));
  app_escape (dialog, type);
}

/* Page by page, with a person and a patch test in it. */
static void
check_client_dialog (TriWindow *window)
{
  static const char *const pages[] = { "alt+2", "alt+3", "alt+4" };
  GtkWidget *dialog = app_open_dialog (window, "ctrl+n", TRI_TYPE_CLIENT_DIALOG);

  check_names (dialog, "client");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      GtkWidget *add;

      tri_ui_key (dialog, pages[i]);
      tri_ui_settle (dialog);
      add = tri_ui_find (dialog, GTK_TYPE_BUTTON, tri_ui_has_id, "add_button");
      if (add != NULL)
        tri_ui_click (add);
      tri_ui_settle (dialog);
      check_names (dialog, pages[i]);
    }
  app_escape (dialog, TRI_TYPE_CLIENT_DIALOG);
}

static gboolean
has_scene (gpointer data)
{
  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (data))) != NULL;
}

/* A tool of the studio with its side panel; another press of its own button ends it. */
static void
check_tool (TriWindow *window, const char *action, GType panel, const char *end)
{
  GtkWidget *page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);
  GtkWidget *shown;

  tri_ui_wait (has_scene, window, 30, "the scene");
  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  tri_ui_settle (GTK_WIDGET (window));
  shown = tri_ui_get (page, panel, NULL, NULL);
  check_names (GTK_WIDGET (window), action);
  tri_ui_click (tri_ui_get (shown, GTK_TYPE_BUTTON, tri_ui_has_label, end));
  tri_ui_settle (GTK_WIDGET (window));
}

/* The client's screen, pictures and a blind pair on it. */
static void
check_present (TriWindow *window)
{
  GtkWidget *screen = app_open_dialog (window, "F5", TRI_TYPE_PRESENT_WINDOW);

  check_names (screen, "present");
  tri_ui_key (screen, "t");
  check_names (tri_ui_get (screen, TRI_TYPE_BLIND_VIEW, NULL, NULL), "blind");
  tri_ui_key (screen, "Escape");
  app_escape (screen, TRI_TYPE_PRESENT_WINDOW);
}

/* A dialog that an action of the page opens. */
static void
check_action (GtkWidget *page, const char *action, GType type)
{
  GtkWidget *dialog;

  g_assert_true (gtk_widget_activate_action (page, action, NULL));
  tri_ui_wait (app_has_dialog, &type, 5, action);
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  check_names (dialog, action);
  app_escape (dialog, type);
}

static gboolean
has_papers (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_BUTTON, tri_ui_has_label, "Sign…") != NULL;
}

static void
check_record (TriWindow *window)
{
  GType type = TRI_TYPE_CONSENT_DIALOG;
  GtkWidget *page;
  GtkWidget *dialog;

  tri_ui_key (GTK_WIDGET (window), "alt+5");
  tri_ui_settle (GTK_WIDGET (window));
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_RECORD_PAGE, NULL, NULL);
  tri_ui_wait (has_papers, page, 5, "the papers");
  check_names (GTK_WIDGET (window), "record");
  check_action (page, "record.ask", TRI_TYPE_INTAKE_DIALOG);
  check_action (page, "record.texts", TRI_TYPE_CONSENT_TEXTS_DIALOG);
  tri_ui_click (tri_ui_get (page, GTK_TYPE_BUTTON, tri_ui_has_label, "Sign…"));
  tri_ui_wait (app_has_dialog, &type, 5, "the consent");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  check_names (dialog, "consent");
  app_escape (dialog, type);
}

/* A lot can be added, and a session recorded. */
static void
check_sessions (TriWindow *window)
{
  GType types[] = { TRI_TYPE_SESSION_WINDOW, TRI_TYPE_STOCK_WINDOW, TRI_TYPE_LOT_DIALOG };
  GtkWidget *dialog;

  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_label, "Mark as Done"));
  tri_ui_wait (app_has_dialog, &types[0], 5, "the session's window");
  dialog = tri_ui_find_window (types[0]);
  tri_ui_settle (dialog);
  check_names (dialog, "session");
  app_escape (dialog, types[0]);

  gtk_widget_activate_action (GTK_WIDGET (window), "app.stock", NULL);
  tri_ui_wait (app_has_dialog, &types[1], 5, "the stock");
  dialog = tri_ui_find_window (types[1]);
  tri_ui_settle (dialog);
  check_names (dialog, "stock");
  gtk_widget_activate_action (dialog, "stock.add", NULL);
  tri_ui_wait (app_has_dialog, &types[2], 5, "the lot's dialog");
  check_names (tri_ui_find_window (types[2]), "lot");
  app_escape (tri_ui_find_window (types[2]), types[2]);
  app_escape (dialog, types[1]);
}

static void
check_calendar (TriWindow *window)
{
  GtkWidget *page;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "calendar"));
  tri_ui_settle (GTK_WIDGET (window));
  page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CALENDAR_PAGE, NULL, NULL);
  check_names (GTK_WIDGET (window), "calendar");
  check_action (page, "calendar.new", TRI_TYPE_APPOINTMENT_DIALOG);
}

static void
visit (TriWindow *window, gpointer data)
{
  GType type = TRI_TYPE_PAYMENT_DIALOG;
  GtkWidget *dialog;

  tri_ui_settle (GTK_WIDGET (window));
  check_names (GTK_WIDGET (window), "home");
  check_client_dialog (window);
  check_dialog (window, "ctrl+comma", TRI_TYPE_PREFERENCES);
  check_calendar (window);

  app_open_client (window);
  check_names (GTK_WIDGET (window), "design");
  check_tool (window, "design.outline", TRI_TYPE_OUTLINE_PANEL, "_Cancel");
  check_tool (window, "design.sides", TRI_TYPE_SIDES_PANEL, "_Cancel");
  check_tool (window, "design.trace", TRI_TYPE_TRACE_PANEL, "_Cancel");
  check_tool (window, "design.parts", TRI_TYPE_PARTS_PANEL, "_Done");
  check_tool (window, "design.landmarks", TRI_TYPE_LANDMARK_PANEL, "_Later");
  check_dialog (window, "ctrl+Return", TRI_TYPE_CHOOSE_DIALOG);
  check_present (window);

  check_record (window);
  tri_ui_key (GTK_WIDGET (window), "alt+3");
  tri_ui_settle (GTK_WIDGET (window));
  check_names (GTK_WIDGET (window), "compare");
  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_settle (GTK_WIDGET (window));
  check_names (GTK_WIDGET (window), "plan");
  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "plan.add-payment"));
  tri_ui_wait (app_has_dialog, &type, 5, "the payment dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  check_names (dialog, "payment");
  app_escape (dialog, type);

  type = TRI_TYPE_QUOTE_DIALOG;
  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "plan.new-quote"));
  tri_ui_wait (app_has_dialog, &type, 5, "the quote dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  check_names (dialog, "quote");
  app_escape (dialog, type);
  check_sessions (window);

  tri_ui_key (GTK_WIDGET (window), "alt+Left");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "costs");
  tri_ui_settle (GTK_WIDGET (window));
  check_names (GTK_WIDGET (window), "costs");
}

static void
test_names (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, visit, NULL);
  g_assert_cmpuint (n_checked, >, 100);
  g_assert_cmpuint (n_nameless, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/a11y/names", test_names);
  return g_test_run ();
}

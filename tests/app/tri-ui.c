/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Driving the real window in a test: finding widgets, real mouse and keys, waiting. */

#include "config.h"

#include "tri-ui.h"

#include <gdk/x11/gdkx.h>

#define SETTLE_MS 60
/* How much longer a step may take under the sanitizers, on a machine with other work. */
#define SLOWEST 8

void
tri_ui_init (int *argc, char ***argv)
{
  static const char *const homes[]
      = { "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME" };
  g_autofree char *top = g_dir_make_tmp ("trichion-ui-home-XXXXXX", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (homes); i++)
    g_setenv (homes[i], top, TRUE);
  g_test_init (argc, argv, NULL);
  gtk_init ();
}

static gboolean
wake_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
tri_ui_wait (TriUiCondition condition, gpointer data, double seconds, const char *what)
{
  const gint64 deadline = g_get_monotonic_time () + (gint64) (seconds * SLOWEST * G_USEC_PER_SEC);

  while (!condition (data))
    {
      gboolean woken = FALSE;
      guint source = g_timeout_add (20, wake_cb, &woken);

      if (g_get_monotonic_time () > deadline)
        {
          tri_ui_shot ("failed");
          g_error ("Waited %.0f s in vain: %s", seconds * SLOWEST, what);
        }
      g_main_context_iteration (NULL, TRUE);
      if (!woken)
        g_source_remove (source);
    }
}

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/* A frame of the widget, unless it goes away first: gtk_test_widget_wait_for_draw () then waits for
 * ever, as for a dialog that a key has just closed. */
static void
wait_for_frame (GtkWidget *widget)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);
  g_autoptr (GdkFrameClock) clock = NULL;
  gboolean painted = FALSE;
  gboolean late = FALSE;
  gulong handler;
  guint source;

  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_frame_clock (widget) == NULL)
    return;
  clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
  source = g_timeout_add_seconds (10, wake_cb, &late);
  gtk_widget_queue_draw (widget);
  while (!painted && !late && gtk_widget_get_mapped (widget))
    {
      gboolean woken = FALSE;
      guint tick = g_timeout_add (20, wake_cb, &woken);

      g_main_context_iteration (NULL, TRUE);
      if (!woken)
        g_source_remove (tick);
    }
  if (!late)
    g_source_remove (source);
  g_signal_handler_disconnect (clock, handler);
}

void
tri_ui_settle (GtkWidget *widget)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);
  gboolean woken = FALSE;

  /* What xdotool had the server do is in our queue when the server has answered. */
  gdk_display_sync (gtk_widget_get_display (widget));
  g_timeout_add (SETTLE_MS, wake_cb, &woken);
  while (!woken || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, TRUE);
  wait_for_frame (widget);
}

GtkWidget *
tri_ui_find (GtkWidget *root, GType type, TriUiMatch match, const char *text)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type) && gtk_widget_get_mapped (root)
      && (match == NULL || match (root, text)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = tri_ui_find (child, type, match, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gboolean
tri_ui_has_action (GtkWidget *widget, const char *action)
{
  return GTK_IS_ACTIONABLE (widget)
         && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0;
}

gboolean
tri_ui_has_label (GtkWidget *widget, const char *label)
{
  const char *text = NULL;

  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_BUTTON (widget))
    text = gtk_button_get_label (GTK_BUTTON (widget));
  return text != NULL && strstr (text, label) != NULL;
}

gboolean
tri_ui_has_id (GtkWidget *widget, const char *id)
{
  return g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), id) == 0;
}

GtkWidget *
tri_ui_get (GtkWidget *root, GType type, TriUiMatch match, const char *text)
{
  GtkWidget *found = tri_ui_find (root, type, match, text);

  if (found == NULL)
    {
      tri_ui_shot ("failed");
      g_error ("No %s “%s” is shown", g_type_name (type), text);
    }
  return found;
}

static void
read_into (GtkWidget *root, GString *text)
{
  if (!gtk_widget_get_mapped (root))
    return;
  if (GTK_IS_LABEL (root))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_into (child, text);
}

char *
tri_ui_read (GtkWidget *root)
{
  GString *text = g_string_new (NULL);

  read_into (root, text);
  return g_string_free (text, FALSE);
}

GtkWidget *
tri_ui_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static TriUiEffort effort;

TriUiEffort
tri_ui_get_effort (void)
{
  return effort;
}

/* Runs xdotool while the app goes on, since the app must take the input. */

static void
exited_cb (GPid pid, gint status, gpointer data)
{
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_spawn_close_pid (pid);
  *(gboolean *) data = TRUE;
}

static void
xdotool (const char *arguments)
{
  g_autofree char *command = g_strdup_printf ("xdotool %s", arguments);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  gboolean exited = FALSE;
  GPid pid;

  g_shell_parse_argv (command, NULL, &argv, &error);
  g_assert_no_error (error);
  /* With descriptors left alone GLib need not fork, which copies the page tables of hundreds of
   * megabytes: some 50 ms of this thread, which a test that measures it would take for the app's.
   */
  g_spawn_async (NULL, argv, NULL,
                 G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN,
                 NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, exited_cb, &exited);
  while (!exited)
    g_main_context_iteration (NULL, TRUE);
}

/* The X window of a widget and the widget's point in it. */
static gulong
get_x_window (GtkWidget *widget, double x, double y, int *out_x, int *out_y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = gtk_native_get_surface (native);
  graphene_point_t point;
  double offset_x;
  double offset_y;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native),
                                           &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  *out_x = (int) (point.x + offset_x + 0.5);
  *out_y = (int) (point.y + offset_y + 0.5);
  return gdk_x11_surface_get_xid (surface);
}

static gboolean
is_moving (GtkWidget *stack, const char *unused)
{
  return gtk_stack_get_transition_running (GTK_STACK (stack));
}

static gboolean
is_at_rest (gpointer root)
{
  return tri_ui_find (root, GTK_TYPE_STACK, is_moving, NULL) == NULL;
}

/* Moves the pointer to a point of the widget and goes on with the words @then. What goes away while
 * pages crossfade still takes clicks: as a person does, it waits until they are at rest. */
static void
point_and (GtkWidget *widget, double x, double y, const char *then)
{
  /* What is done may close the window that the widget is in. */
  g_autoptr (GtkWidget) kept = g_object_ref (widget);
  g_autofree char *arguments = NULL;
  int px;
  int py;
  gulong window;

  tri_ui_wait (is_at_rest, gtk_widget_get_root (widget), 5, "pages to be at rest");
  window = get_x_window (widget, x, y, &px, &py);
  arguments = g_strdup_printf ("mousemove --window %lu %d %d sleep 0.06 %s", window, px, py, then);
  xdotool (arguments);
  tri_ui_settle (widget);
}

void
tri_ui_click_at (GtkWidget *widget, double x, double y)
{
  effort.n_clicks++;
  point_and (widget, x, y, "click 1");
}

void
tri_ui_double_click_at (GtkWidget *widget, double x, double y)
{
  effort.n_clicks += 2;
  point_and (widget, x, y, "click --repeat 2 --delay 60 1");
}

void
tri_ui_point_at (GtkWidget *widget, double x, double y)
{
  point_and (widget, x, y, "");
}

/* Scrolls a widget into view, as a person would before clicking it. */
static void
reveal (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double height;

  if (scrolled == NULL || !gtk_widget_compute_bounds (widget, scrolled, &bounds))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  height = gtk_widget_get_height (scrolled);
  if (bounds.origin.y < 0 || bounds.origin.y + bounds.size.height > height)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + bounds.origin.y
                                                - (height - bounds.size.height) / 2);
      tri_ui_settle (widget);
    }
}

void
tri_ui_click (GtkWidget *widget)
{
  g_assert_nonnull (widget);

  reveal (widget);
  tri_ui_click_at (widget, gtk_widget_get_width (widget) / 2.0,
                   gtk_widget_get_height (widget) / 2.0);
}

void
tri_ui_button_down (GtkWidget *widget)
{
  reveal (widget);
  effort.n_clicks++;
  point_and (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0,
             "mousedown 1");
}

void
tri_ui_button_up (GtkWidget *widget)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);

  xdotool ("mouseup 1");
  tri_ui_settle (widget);
}

static void
drag_along (GtkWidget *widget,
            guint button,
            const graphene_point_t *points,
            guint n_points,
            double step_seconds)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);
  g_autoptr (GString) arguments = g_string_new (NULL);
  int px;
  int py;
  gulong window = get_x_window (widget, points[0].x, points[0].y, &px, &py);

  g_string_append_printf (arguments,
                          "mousemove --window %lu %d %d sleep 0.06 mousedown %u sleep 0.06", window,
                          px, py, button);
  for (guint i = 1; i < n_points; i++)
    {
      get_x_window (widget, points[i].x, points[i].y, &px, &py);
      g_string_append_printf (arguments, " mousemove --window %lu %d %d sleep %.3f", window, px, py,
                              step_seconds);
    }
  g_string_append_printf (arguments, " mouseup %u", button);
  xdotool (arguments->str);
  effort.n_clicks++;
  tri_ui_settle (widget);
}

void
tri_ui_drag_along (GtkWidget *widget,
                   const graphene_point_t *points,
                   guint n_points,
                   double step_seconds)
{
  drag_along (widget, GDK_BUTTON_PRIMARY, points, n_points, step_seconds);
}

void
tri_ui_drag_button (GtkWidget *widget, guint button, double x0, double y0, double x1, double y1)
{
  graphene_point_t points[9];

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    points[i]
        = GRAPHENE_POINT_INIT ((float) (x0 + (x1 - x0) * i / 8), (float) (y0 + (y1 - y0) * i / 8));
  drag_along (widget, button, points, G_N_ELEMENTS (points), 0.03);
}

void
tri_ui_drag (GtkWidget *widget, double x0, double y0, double x1, double y1)
{
  tri_ui_drag_button (widget, GDK_BUTTON_PRIMARY, x0, y0, x1, y1);
}

void
tri_ui_scroll (GtkWidget *widget, double x, double y, int n_clicks, double step_seconds)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);
  g_autoptr (GString) arguments = g_string_new (NULL);
  int px;
  int py;
  gulong window = get_x_window (widget, x, y, &px, &py);

  g_string_append_printf (arguments, "mousemove --window %lu %d %d sleep 0.06", window, px, py);
  for (int i = 0; i < ABS (n_clicks); i++)
    g_string_append_printf (arguments, " click %d sleep %.3f", n_clicks > 0 ? 4 : 5, step_seconds);
  xdotool (arguments->str);
  tri_ui_settle (widget);
}

void
tri_ui_park_pointer (GtkWidget *widget)
{
  xdotool ("mousemove 1 1");
  tri_ui_settle (widget);
}

static void
focus_window (GtkWidget *widget)
{
  g_autofree char *arguments = NULL;
  int px;
  int py;

  arguments = g_strdup_printf ("windowfocus --sync %lu", get_x_window (widget, 0, 0, &px, &py));
  xdotool (arguments);
  tri_ui_settle (widget);
}

static void
send_key (GtkWidget *widget, const char *verb, const char *keys)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);
  g_autofree char *arguments = g_strdup_printf ("%s %s", verb, keys);
  g_auto (GStrv) words = g_strsplit (keys, " ", -1);

  focus_window (widget);
  xdotool (arguments);
  effort.n_keys += g_strv_length (words);
  tri_ui_settle (widget);
}

void
tri_ui_key (GtkWidget *widget, const char *keys)
{
  send_key (widget, "key --delay 4", keys);
}

void
tri_ui_key_down (GtkWidget *widget, const char *key)
{
  send_key (widget, "keydown", key);
}

void
tri_ui_key_up (GtkWidget *widget, const char *key)
{
  send_key (widget, "keyup", key);
}

void
tri_ui_type (GtkWidget *widget, const char *text)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget);
  g_autofree char *quoted = g_shell_quote (text);
  g_autofree char *arguments = g_strdup_printf ("type --delay 8 %s", quoted);

  focus_window (widget);
  xdotool (arguments);
  effort.n_keys += (guint) g_utf8_strlen (text, -1);
  tri_ui_settle (widget);
}

void
tri_ui_shot (const char *name)
{
  const char *folder = g_getenv ("TRI_UI_SHOTS");
  g_autofree char *path = NULL;
  const char *argv[] = { "import", "-window", "root", NULL, NULL };

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/%s.png", folder, name);
  argv[3] = path;
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, NULL);
}

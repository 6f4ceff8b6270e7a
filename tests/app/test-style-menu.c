/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The candidates in the real window: pictures that follow client and moment, more styles, and the
 * clinic's own, saved, refused, copied, hidden, exported, deleted, imported, and there next time.
 */

#include "config.h"

#include "app-run.h"
#include "tri-candidate-list.h"
#include "tri-candidate-tile.h"

#include <glib/gstdio.h>
#include <string.h>

static gboolean
says (gpointer data)
{
  g_autofree char *text = tri_ui_read (tri_ui_find_window (TRI_TYPE_WINDOW));

  return strstr (text, data) != NULL;
}

static void
wait_for (const char *text)
{
  tri_ui_wait (says, (gpointer) text, 10, text);
}

static GtkWidget *
get_list (TriWindow *window)
{
  return tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANDIDATE_LIST, NULL, NULL);
}

static GtkFlowBox *
get_candidates (TriWindow *window)
{
  return GTK_FLOW_BOX (
      tri_ui_get (get_list (window), GTK_TYPE_FLOW_BOX, tri_ui_has_id, "candidates"));
}

/* The names of the candidates, in their order. */
static char *
read_names (TriWindow *window)
{
  g_autofree char *text = tri_ui_read (GTK_WIDGET (get_candidates (window)));

  return g_strdelimit (g_strchomp (g_steal_pointer (&text)), "\n", ',');
}

typedef struct
{
  TriWindow *window;
  const char *names;
} Names;

static gboolean
has_names (gpointer data)
{
  const Names *wanted = data;
  g_autofree char *names = read_names (wanted->window);

  return g_str_equal (names, wanted->names);
}

static void
wait_for_names (TriWindow *window, const char *names)
{
  Names wanted = { window, names };

  tri_ui_wait (has_names, &wanted, 10, names);
}

static const char *
get_design_style (TriWindow *window)
{
  return tri_design_get_spec (tri_consultation_get_design (app_get_consultation (window)))
      ->template_id;
}

/* thumbnails */

#define N_COMMON 5

/* What the thumbnails look like; NULL for one that has no picture yet. */
typedef struct
{
  TriWindow *window;
  GBytes *before[N_COMMON];
} Pictures;

static GBytes *
read_picture (TriWindow *window, int index)
{
  GtkWidget *child = GTK_WIDGET (gtk_flow_box_get_child_at_index (get_candidates (window), index));
  GdkPaintable *paintable
      = gtk_picture_get_paintable (GTK_PICTURE (tri_ui_get (child, GTK_TYPE_PICTURE, NULL, NULL)));
  GdkTexture *texture;
  gsize stride, size;
  guchar *pixels;

  if (paintable == NULL)
    return NULL;
  texture = GDK_TEXTURE (paintable);
  stride = (gsize) gdk_texture_get_width (texture) * 4;
  size = stride * gdk_texture_get_height (texture);
  pixels = g_malloc (size);
  gdk_texture_download (texture, pixels, stride);
  return g_bytes_new_take (pixels, size);
}

static gboolean
are_all_new (gpointer data)
{
  Pictures *pictures = data;
  gboolean all = TRUE;

  for (int i = 0; i < N_COMMON && all; i++)
    {
      g_autoptr (GBytes) now = read_picture (pictures->window, i);

      all = now != NULL
            && (pictures->before[i] == NULL || !g_bytes_equal (now, pictures->before[i]));
    }
  return all;
}

/* Each thumbnail shows another picture than before. */
static void
wait_for_pictures (Pictures *pictures, const char *what)
{
  tri_ui_wait (are_all_new, pictures, 10, what);
  for (int i = 0; i < N_COMMON; i++)
    {
      g_clear_pointer (&pictures->before[i], g_bytes_unref);
      pictures->before[i] = read_picture (pictures->window, i);
      for (int j = 0; j < i; j++)
        g_assert_false (g_bytes_equal (pictures->before[i], pictures->before[j]));
    }
}

/* Every thumbnail is of this client at this moment, whatever of the design has changed. */
static void
check_thumbnails (TriWindow *window)
{
  TriConsultation *consultation = app_get_consultation (window);
  TriDesignSpec spec = *tri_design_get_spec (tri_consultation_get_design (consultation));
  TriMoment moment = *tri_consultation_get_moment (consultation);
  Pictures pictures = { .window = window };
  g_autoptr (TriViewItem) other = NULL;

  wait_for_pictures (&pictures, "the thumbnails");
  moment.age_days = 5 * 365;
  tri_consultation_set_moment (consultation, &moment);
  wait_for_pictures (&pictures, "the thumbnails in five years");
  for (guint i = 0; i < 3; i++)
    {
      static const char *const what[] = { "another shade", "another density", "another stage" };
      g_autoptr (TriDesign) design = NULL;

      if (i == 0)
        spec.shade = 0;
      else if (i == 1)
        spec.density_per_cm2 = 60;
      else
        spec.norwood = TRI_NORWOOD_3;
      design = tri_design_new (&spec);
      tri_consultation_set_design (consultation, design, 0);
      wait_for_pictures (&pictures, what[i]);
    }
  other = g_list_model_get_item (tri_consultation_get_views (consultation), 1);
  tri_consultation_set_view (consultation, other);
  wait_for_pictures (&pictures, "another view");
  for (int i = 0; i < N_COMMON; i++)
    g_bytes_unref (pictures.before[i]);
}

/* commands */

static GtkWidget *
find_popover (GtkWidget *root, GType type)
{
  GtkWidget *popover = tri_ui_find (root, type, NULL, NULL);

  return popover != NULL && gtk_widget_get_mapped (popover) ? popover : NULL;
}

static gboolean
has_menu (gpointer data)
{
  return find_popover (data, GTK_TYPE_POPOVER_MENU) != NULL;
}

/* Opens the menu of the current candidate with the key, and goes to one of its commands. */
static void
choose_from_menu (TriWindow *window, const char *label)
{
  GtkWidget *list = get_list (window);
  g_autoptr (GList) selected = gtk_flow_box_get_selected_children (get_candidates (window));
  GtkWidget *item;

  g_assert_nonnull (selected);
  gtk_widget_grab_focus (selected->data);
  tri_ui_key (GTK_WIDGET (window), "Menu");
  tri_ui_wait (has_menu, list, 5, "the menu");
  tri_ui_settle (GTK_WIDGET (window));
  item = tri_ui_get (find_popover (list, GTK_TYPE_POPOVER_MENU), GTK_TYPE_LABEL, tri_ui_has_label,
                     label);
  tri_ui_shot ("style-menu");
  tri_ui_click (item);
}

static gboolean
has_no_menu (gpointer data)
{
  return !has_menu (data);
}

/* The second button opens the same menu where it is pressed. */
static void
check_right_click (TriWindow *window)
{
  GtkWidget *list = get_list (window);
  GtkWidget *tile = GTK_WIDGET (gtk_flow_box_get_child_at_index (get_candidates (window), 1));
  GtkWidget *popover;

  tri_ui_drag_button (tile, GDK_BUTTON_SECONDARY, 20, 20, 20, 20);
  tri_ui_wait (has_menu, list, 5, "the menu of the right button");
  tri_ui_settle (GTK_WIDGET (window));
  popover = find_popover (list, GTK_TYPE_POPOVER_MENU);
  tri_ui_get (popover, GTK_TYPE_LABEL, tri_ui_has_label, "Duplicate");
  tri_ui_key (GTK_WIDGET (window), "Escape");
  tri_ui_wait (has_no_menu, list, 5, "no menu");
}

static void
check_more (TriWindow *window)
{
  GtkWidget *list = get_list (window);
  GtkWidget *more = tri_ui_get (list, GTK_TYPE_MENU_BUTTON, tri_ui_has_id, "more");
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (more)));

  tri_ui_click (more);
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("style-more");
  tri_ui_click (gtk_widget_get_ancestor (
      tri_ui_get (popover, GTK_TYPE_LABEL, tri_ui_has_label, "Broken"), GTK_TYPE_FLOW_BOX_CHILD));
  wait_for_names (window, "Soft Rounded,Mature,Straight Edge\u2011up,Widow's Peak,Full Cap,Broken");
  g_assert_cmpstr (get_design_style (window), ==, "broken");
  g_assert_false (gtk_widget_get_mapped (popover));
}

static gboolean
is_refused (gpointer data)
{
  GtkWidget *dialog = tri_ui_find_window (ADW_TYPE_MESSAGE_DIALOG);
  g_autofree char *text = dialog != NULL ? tri_ui_read (dialog) : NULL;

  return text != NULL
         && strstr (text, "There is a style called “Full Cap” already; choose another name.");
}

static void
save_own (TriWindow *window)
{
  GType type = ADW_TYPE_MESSAGE_DIALOG;
  GtkWidget *dialog;

  choose_from_menu (window, "Save as Clinic Style…");
  tri_ui_wait (app_has_dialog, &type, 5, "the question for a name");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  tri_ui_type (dialog, "full cap");
  tri_ui_key (dialog, "Return");
  tri_ui_wait (is_refused, NULL, 5, "the refusal");
  dialog = tri_ui_find_window (type);
  tri_ui_settle (dialog);
  tri_ui_shot ("style-refused");
  tri_ui_key (dialog, "ctrl+a");
  tri_ui_type (dialog, "House Fade");
  tri_ui_key (dialog, "Return");
  wait_for ("“House Fade” is now offered to every client");
  wait_for_names (
      window, "Soft Rounded,Mature,Straight Edge\u2011up,Widow's Peak,Full Cap,Broken,House Fade");
  g_assert_true (tri_styles_is_own (tri_consultation_get_styles (app_get_consultation (window)),
                                    get_design_style (window)));
}

static void
activate (TriWindow *window, const char *action, const char *target)
{
  GtkWidget *page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);

  g_assert_true (gtk_widget_activate_action (page, action, "s", target));
}

static double
get_height_of (TriWindow *window, const char *id)
{
  TriStyles *styles = tri_consultation_get_styles (app_get_consultation (window));

  return tri_template_get_shape (tri_styles_find (styles, id))->height_mm;
}

/* The clinic's own style follows a design that went on, and goes back. */
static void
update_own (TriWindow *window)
{
  TriConsultation *consultation = app_get_consultation (window);
  TriDesignSpec spec = *tri_design_get_spec (tri_consultation_get_design (consultation));
  double before = get_height_of (window, spec.template_id);
  g_autoptr (TriDesign) design = NULL;

  spec.shape.height_mm = before + 5;
  design = tri_design_new (&spec);
  tri_consultation_set_design (consultation, design, 0);
  choose_from_menu (window, "Update to This Design");
  wait_for ("“House Fade” is now as this design is");
  g_assert_cmpfloat (get_height_of (window, spec.template_id), ==, before + 5);
  activate (window, "design.style-restore", spec.template_id);
  wait_for ("“House Fade” is as it was");
  g_assert_cmpfloat (get_height_of (window, spec.template_id), ==, before);
}

static void
check_files (TriWindow *window, const char *folder)
{
  GtkWidget *page = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_DESIGN_PAGE, NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "fade.trichion-style", NULL);
  g_autofree char *spoilt = g_build_filename (folder, "spoilt.trichion-style", NULL);
  g_autofree char *id = g_strdup (get_design_style (window));

  g_assert_true (gtk_widget_activate_action (page, "design.style-export", "(ss)", id, path));
  wait_for ("Style saved as “fade.trichion-style”");
  activate (window, "design.style-import", path);
  wait_for ("“House Fade” is here already");

  choose_from_menu (window, "Delete");
  wait_for ("“House Fade” is deleted; what was chosen of it stays");
  wait_for_names (window, "Soft Rounded,Mature,Straight Edge\u2011up,Widow's Peak,Full Cap,Broken,"
                          "House Fade (2)");
  activate (window, "design.style-import", path);
  wait_for ("“House Fade” is imported");

  g_assert_true (g_file_set_contents (spoilt, "[Template]\nId=a\nHeight=tall\n", -1, NULL));
  activate (window, "design.style-import", spoilt);
  wait_for ("spoilt.trichion-style:3: “tall” is not a number for Height. Mend that line");
  g_unlink (path);
  g_unlink (spoilt);
}

static void
first_visit (TriWindow *window, gpointer data)
{
  app_open_client (window);
  check_thumbnails (window);
  check_right_click (window);
  check_more (window);
  save_own (window);
  update_own (window);
  choose_from_menu (window, "Duplicate");
  wait_for ("Copied as “House Fade (2)”");
  check_files (window, data);
  activate (window, "design.style-hide", "cap");
  wait_for ("“Full Cap” is now under More Styles");
  wait_for_names (window, "Soft Rounded,Mature,Straight Edge\u2011up,Widow's Peak,Broken,"
                          "House Fade (2),House Fade");
  tri_ui_shot ("styles");
  /* Undone, which the message offers, and hidden again. */
  tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "design.style-show");
  activate (window, "design.style-show", "cap");
  wait_for ("“Full Cap” is now offered to every client");
  activate (window, "design.style-hide", "cap");
  wait_for ("“Full Cap” is now under More Styles");
}

static void
second_visit (TriWindow *window, gpointer data)
{
  app_open_client (window);
  wait_for_names (window, "Soft Rounded,Mature,Straight Edge\u2011up,Widow's Peak,"
                          "House Fade (2),House Fade");
}

static void
test_style_menu (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, first_visit, folder);
  app_run (folder, second_visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  /* libadwaita 1.2 does not bear a message that is told to go while it still moves in, and this
   * test is quicker than any hand. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_test_add_func ("/app/style-menu", test_style_menu);
  return g_test_run ();
}

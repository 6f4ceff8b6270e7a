/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The client's screen with real mouse and keys: nothing private in it, favourites kept, blanked,
 * following the studio, and all still there after a restart. */

#include "config.h"

#include "app-run.h"
#include "tri-blind-view.h"
#include "tri-candidate-tile.h"
#include "tri-present-card.h"
#include "tri-present-window.h"

#include <string.h>

#define N_CARDS 3

static TriPresentCard *
get_card (GtkWidget *screen, guint index)
{
  static const char *const ids[N_CARDS] = { "card_a", "card_b", "card_c" };

  return TRI_PRESENT_CARD (tri_ui_get (screen, TRI_TYPE_PRESENT_CARD, tri_ui_has_id, ids[index]));
}

static GdkPaintable *
get_picture (TriPresentCard *card)
{
  return gtk_picture_get_paintable (
      GTK_PICTURE (tri_ui_get (GTK_WIDGET (card), GTK_TYPE_PICTURE, NULL, NULL)));
}

static GtkWidget *
get_button (GtkWidget *root, const char *id)
{
  return tri_ui_get (root, GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, id);
}

static gboolean
is_active (GtkWidget *root, const char *id)
{
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (get_button (root, id)));
}

static gboolean
has_scene (gpointer data)
{
  return tri_view_item_get_scene (tri_consultation_get_view (app_get_consultation (data))) != NULL;
}

static gboolean
has_pictures (gpointer data)
{
  for (guint i = 0; i < N_CARDS; i++)
    if (get_picture (get_card (data, i)) == NULL)
      return FALSE;
  return TRUE;
}

static GtkWidget *
open_screen (TriWindow *window)
{
  GtkWidget *screen;

  app_open_client (window);
  tri_ui_wait (has_scene, window, 30, "the scene");
  screen = app_open_dialog (window, "F5", TRI_TYPE_PRESENT_WINDOW);
  tri_ui_wait (has_pictures, screen, 30, "the pictures");
  tri_ui_settle (screen);
  return screen;
}

/* what is said on it */

/* Every text a person could read below @root, shown or not. */
static void
collect_texts (GtkWidget *root, GString *texts)
{
  if (GTK_IS_LABEL (root))
    g_string_append_printf (texts, "%s\n", gtk_label_get_text (GTK_LABEL (root)));
  if (gtk_widget_get_tooltip_text (root) != NULL)
    g_string_append_printf (texts, "%s\n", gtk_widget_get_tooltip_text (root));
  if (GTK_IS_PICTURE (root) && gtk_picture_get_alternative_text (GTK_PICTURE (root)) != NULL)
    g_string_append_printf (texts, "%s\n", gtk_picture_get_alternative_text (GTK_PICTURE (root)));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static void
assert_nothing_private (TriWindow *window, GtkWidget *screen)
{
  TriConsultation *consultation = app_get_consultation (window);
  const TriClient *client = tri_consultation_get_client (consultation);
  const char *currency = tri_consultation_get_clinic (consultation)->currency;
  g_autoptr (GString) texts = g_string_new (gtk_window_get_title (GTK_WINDOW (screen)));
  g_auto (GStrv) names = g_strsplit (client->name, " ", -1);

  g_assert_cmpstr (texts->str, ==, "Pictures");
  collect_texts (screen, texts);
  g_assert_nonnull (strstr (texts->str, "Simulation — healed results vary."));
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_null (strstr (texts->str, names[i]));
  g_assert_null (strstr (texts->str, client->alias));
  g_assert_null (strstr (texts->str, currency));
  for (const char *sign = "$€£¥"; *sign != '\0'; sign = g_utf8_next_char (sign))
    g_assert_null (g_utf8_strchr (texts->str, -1, g_utf8_get_char (sign)));
  /* The only figures are the moments'. */
  for (const char *digit = texts->str; *digit != '\0'; digit++)
    g_assert_true (!g_ascii_isdigit (*digit) || g_str_has_prefix (digit, "2 years")
                   || g_str_has_prefix (digit, "5 years"));
}

/* favourites */

typedef struct
{
  TriWindow *window;
  const char *template_id;
  TriPicker who;
  gboolean wanted;
} Wish;

static gboolean
is_kept (gpointer data)
{
  const Wish *wish = data;
  const TriDossier *dossier = tri_consultation_get_dossier (app_get_consultation (wish->window));

  return (tri_picks_find (dossier->picks, wish->template_id, TRI_KIND_PERMANENT, wish->who) != NULL)
         == wish->wanted;
}

static void
wait_for_pick (TriWindow *window, GtkWidget *screen, guint card, TriPicker who, gboolean wanted)
{
  TriPresentCard *shown = get_card (screen, card);
  Wish wish = {
    window,
    tri_template_get_id (tri_present_card_get_style (shown)),
    who,
    wanted,
  };

  tri_ui_wait (is_kept, &wish, 5, "the favourite to be kept");
  g_assert_cmpint (is_active (GTK_WIDGET (shown), tri_picker_get_id (who)), ==, wanted);
}

static void
mark_favourites (TriWindow *window, GtkWidget *screen)
{
  g_assert_true (is_active (screen, "for_client"));
  tri_ui_key (screen, "1");
  wait_for_pick (window, screen, 0, TRI_PICKER_CLIENT, TRUE);
  tri_ui_key (screen, "p");
  g_assert_true (is_active (screen, "for_partner"));
  tri_ui_key (screen, "b");
  wait_for_pick (window, screen, 1, TRI_PICKER_PARTNER, TRUE);
  tri_ui_click (get_button (GTK_WIDGET (get_card (screen, 0)), "partner"));
  wait_for_pick (window, screen, 0, TRI_PICKER_PARTNER, TRUE);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_card (screen, 0)), "agreed"));

  /* Marked and taken back, with the mouse and with a key. */
  tri_ui_click (get_button (GTK_WIDGET (get_card (screen, 2)), "client"));
  wait_for_pick (window, screen, 2, TRI_PICKER_CLIENT, TRUE);
  tri_ui_key (screen, "p");
  tri_ui_key (screen, "c");
  wait_for_pick (window, screen, 2, TRI_PICKER_CLIENT, FALSE);
  tri_ui_shot ("present-picked");
}

static void
check_blank (TriWindow *window, GtkWidget *screen)
{
  const GPtrArray *picks = tri_consultation_get_dossier (app_get_consultation (window))->picks;
  guint n_picks = picks->len;

  tri_ui_key (screen, "space");
  g_assert_true (tri_present_window_is_blank (TRI_PRESENT_WINDOW (screen)));
  g_assert_null (tri_ui_find (screen, TRI_TYPE_PRESENT_CARD, NULL, NULL));
  g_assert_null (tri_ui_find (screen, GTK_TYPE_LABEL, NULL, NULL));
  /* What cannot be seen cannot be picked. */
  tri_ui_key (screen, "3");
  tri_ui_key (screen, "space");
  g_assert_false (tri_present_window_is_blank (TRI_PRESENT_WINDOW (screen)));
  g_assert_cmpuint (picks->len, ==, n_picks);
}

/* The tiles in the studio say whom their styles please. */
static void
check_tiles (TriWindow *window)
{
  GtkWidget *client
      = tri_ui_get (GTK_WIDGET (window), GTK_TYPE_WIDGET, tri_ui_has_id, "client_mark");
  GtkWidget *tile = gtk_widget_get_ancestor (client, TRI_TYPE_CANDIDATE_TILE);

  g_assert_nonnull (tri_ui_find (tile, GTK_TYPE_WIDGET, tri_ui_has_id, "partner_mark"));
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (tile),
                            "Picked by client (permanent), partner (permanent)"));
}

/* following the studio */

typedef struct
{
  TriPresentCard *card;
  GdkPaintable *before;
} Change;

static gboolean
is_drawn_anew (gpointer data)
{
  const Change *change = data;

  return get_picture (change->card) != change->before;
}

static void
wait_for_change (Change *change, const char *what)
{
  tri_ui_wait (is_drawn_anew, change, 15, what);
  g_set_object (&change->before, get_picture (change->card));
}

static gboolean
is_style_shown (gpointer data)
{
  const Wish *wish = data;
  GtkWidget *screen = tri_ui_find_window (TRI_TYPE_PRESENT_WINDOW);

  for (guint i = 0; i < N_CARDS; i++)
    if (g_str_equal (tri_template_get_id (tri_present_card_get_style (get_card (screen, i))),
                     wish->template_id))
      return wish->wanted;
  return !wish->wanted;
}

static void
check_follows (TriWindow *window, GtkWidget *screen)
{
  TriConsultation *consultation = app_get_consultation (window);
  TriDesignSpec spec = *tri_design_get_spec (tri_consultation_get_design (consultation));
  Change change = { .card = get_card (screen, 0) };
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriViewItem) other = NULL;

  g_set_object (&change.before, get_picture (change.card));
  tri_ui_click (tri_ui_get (screen, GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_label, "5 years"));
  wait_for_change (&change, "the picture in five years");
  spec.shape.height_mm += 6;
  design = tri_design_new (&spec);
  tri_consultation_set_design (consultation, design, 0);
  wait_for_change (&change, "the edited line");
  other = g_list_model_get_item (tri_consultation_get_views (consultation), 1);
  tri_consultation_set_view (consultation, other);
  wait_for_change (&change, "the other view");
  tri_ui_settle (screen);
  tri_ui_shot ("present-follows");
  g_clear_object (&change.before);
}

/* pictures judged blind */

/* The picture at the left or the right of the pair. */
static TriPresentCard *
get_choice (GtkWidget *screen, gboolean left)
{
  GtkWidget *pair = tri_ui_get (tri_ui_get (screen, TRI_TYPE_BLIND_VIEW, NULL, NULL), GTK_TYPE_BOX,
                                tri_ui_has_id, "pair");
  GtkWidget *choice = gtk_widget_get_first_child (pair);

  if (!left)
    choice = gtk_widget_get_next_sibling (choice);
  return TRI_PRESENT_CARD (tri_ui_get (choice, TRI_TYPE_PRESENT_CARD, NULL, NULL));
}

static gboolean
is_pair_drawn (gpointer data)
{
  return tri_present_card_has_picture (get_choice (data, TRUE))
         && tri_present_card_has_picture (get_choice (data, FALSE));
}

static gboolean
is_result_kept (gpointer data)
{
  return tri_consultation_get_dossier (app_get_consultation (data))->blind_results->len == 1;
}

/* Whoever knows what he likes, here by the alphabet, gives the same answers twice. */
static void
judge_blind (TriWindow *window, GtkWidget *screen)
{
  const TriBlindResult *result;

  tri_ui_key (screen, "t");
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *texts = NULL;
      g_autofree char *wanted = g_strdup_printf ("Client: which do you like better?\n%u of 6\n"
                                                 "Simulation — healed results vary.\n",
                                                 i + 1);
      const char *ids[2];
      gboolean left;

      tri_ui_wait (is_pair_drawn, screen, 15, "the pair");
      tri_ui_settle (screen);
      texts = tri_ui_read (screen);
      g_assert_cmpstr (texts, ==, wanted);
      for (guint side = 0; side < 2; side++)
        ids[side]
            = tri_template_get_id (tri_present_card_get_style (get_choice (screen, side == 0)));
      left = strcmp (ids[0], ids[1]) < 0;
      if (i == 0)
        tri_ui_shot ("present-blind");
      if (i < 3)
        tri_ui_key (screen, left ? "Left" : "Right");
      else
        tri_ui_click (GTK_WIDGET (get_choice (screen, left)));
    }
  tri_ui_wait (is_result_kept, window, 5, "the result to be kept");
  result = tri_consultation_get_dossier (app_get_consultation (window))->blind_results->pdata[0];
  g_assert_cmpstr (result->ranking, ==, "mature 4,straight 2,widow 0");
  g_assert_cmpuint (result->n_consistent, ==, 3);
  g_assert_cmpint (result->who, ==, TRI_PICKER_CLIENT);
  tri_ui_get (screen, GTK_TYPE_LABEL, tri_ui_has_label, "A — liked better 4 of 4 times");
  tri_ui_get (screen, GTK_TYPE_LABEL, tri_ui_has_label, "the same in 3 of 3 pairs");
  tri_ui_shot ("present-blind-result");
  tri_ui_key (screen, "Return");
  get_card (screen, 0);

  /* Given up, nothing is kept. */
  tri_ui_key (screen, "t");
  tri_ui_wait (is_pair_drawn, screen, 15, "the pair");
  tri_ui_key (screen, "Left");
  tri_ui_key (screen, "Escape");
  get_card (screen, 0);
  g_assert_true (is_result_kept (window));
}

/* The consultant shows another style instead of one that is shown. */
static void
check_menu (TriWindow *window, GtkWidget *screen)
{
  g_autofree char *dropped
      = g_strdup (tri_template_get_name (tri_present_card_get_style (get_card (screen, 1))));
  TriTemplate *cap
      = tri_styles_find (tri_consultation_get_styles (app_get_consultation (window)), "cap");
  Wish wish = { .window = window, .template_id = "cap", .wanted = TRUE };
  GType type = TRI_TYPE_PRESENT_WINDOW;
  GtkWidget *button = gtk_widget_get_ancestor (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "win.present"),
      GTK_TYPE_BOX);
  GtkWidget *menu_button = tri_ui_get (button, GTK_TYPE_MENU_BUTTON, NULL, NULL);
  GtkWidget *menu = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu_button)));
  GtkWidget *check;

  g_assert_nonnull (cap);
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu_button));
  tri_ui_settle (GTK_WIDGET (window));
  check = gtk_widget_get_ancestor (
      tri_ui_get (menu, GTK_TYPE_LABEL, tri_ui_has_label, tri_template_get_name (cap)),
      GTK_TYPE_CHECK_BUTTON);
  tri_ui_get (menu, GTK_TYPE_LABEL, tri_ui_has_label,
              "Client, blind: Mature 4, Straight Edge-up 2, Widow's Peak 0"
              " · the same answer in 3 of 3 pairs");
  /* Three are ticked: a fourth cannot be. */
  g_assert_false (gtk_widget_is_sensitive (check));
  tri_ui_click (gtk_widget_get_ancestor (
      tri_ui_get (menu, GTK_TYPE_LABEL, tri_ui_has_label, dropped), GTK_TYPE_CHECK_BUTTON));
  g_assert_true (gtk_widget_is_sensitive (check));
  tri_ui_click (check);
  tri_ui_wait (is_style_shown, &wish, 5, "the other style");

  /* Blanked, shown and ended from the studio. */
  tri_ui_click (tri_ui_get (menu, GTK_TYPE_BUTTON, tri_ui_has_label, "_Blank"));
  g_assert_true (tri_present_window_is_blank (TRI_PRESENT_WINDOW (screen)));
  tri_ui_click (tri_ui_get (menu, GTK_TYPE_BUTTON, tri_ui_has_label, "_Blank"));
  g_assert_false (tri_present_window_is_blank (TRI_PRESENT_WINDOW (screen)));
  tri_ui_shot ("present-menu");
  tri_ui_click (tri_ui_get (menu, GTK_TYPE_BUTTON, tri_ui_has_label, "_End"));
  tri_ui_wait (app_has_no_dialog, &type, 5, "the client's screen to close");
}

static void
first_visit (TriWindow *window, gpointer data)
{
  GtkWidget *screen = open_screen (window);

  tri_ui_shot ("present");
  assert_nothing_private (window, screen);
  mark_favourites (window, screen);
  check_blank (window, screen);
  check_tiles (window);
  check_follows (window, screen);
  judge_blind (window, screen);
  check_menu (window, screen);
  screen = app_open_dialog (window, "F5", TRI_TYPE_PRESENT_WINDOW);
  app_escape (screen, TRI_TYPE_PRESENT_WINDOW);
}

static void
second_visit (TriWindow *window, gpointer data)
{
  GtkWidget *screen = open_screen (window);

  wait_for_pick (window, screen, 0, TRI_PICKER_CLIENT, TRUE);
  wait_for_pick (window, screen, 0, TRI_PICKER_PARTNER, TRUE);
  wait_for_pick (window, screen, 1, TRI_PICKER_PARTNER, TRUE);
  wait_for_pick (window, screen, 2, TRI_PICKER_CLIENT, FALSE);
  check_tiles (window);
  g_assert_true (is_result_kept (window));
  /* The screen goes with the consultation. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  {
    GType type = TRI_TYPE_PRESENT_WINDOW;

    tri_ui_wait (app_has_no_dialog, &type, 10, "the client's screen to close");
  }
}

static void
test_present (void)
{
  g_autofree char *folder = app_make_demo ();

  app_run (folder, first_visit, NULL);
  app_run (folder, second_visit, NULL);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/present", test_present);
  return g_test_run ();
}

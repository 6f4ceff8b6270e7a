/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a client's photo to a recorded choice, in the real window with real mouse and keys, and
 * again after a restart; and every number that follows from the drawn area. */

#include "config.h"

#include "app-run.h"
#include "tri-candidate-tile.h"
#include "tri-canvas.h"
#include "tri-choose-dialog.h"
#include "tri-client-dialog.h"
#include "tri-overlay.h"
#include "tri-time-bar.h"
#include "tri-time-scale.h"

#include <math.h>

static GtkWidget *
get (TriWindow *window, GType type)
{
  return tri_ui_get (GTK_WIDGET (window), type, NULL, "");
}

static TriConsultation *
get_consultation (TriWindow *window)
{
  return tri_design_page_get_consultation (TRI_DESIGN_PAGE (get (window, TRI_TYPE_DESIGN_PAGE)));
}

static char *
read_label (TriWindow *window, const char *id)
{
  GtkWidget *label = tri_ui_get (GTK_WIDGET (window), GTK_TYPE_LABEL, tri_ui_has_id, id);

  return g_strdup (gtk_label_get_text (GTK_LABEL (label)));
}

/* conditions */

static gboolean
has_dialog (gpointer data)
{
  return tri_ui_find_window (*(GType *) data) != NULL;
}

static gboolean
has_no_dialog (gpointer data)
{
  return tri_ui_find_window (*(GType *) data) == NULL;
}

static gboolean
has_design_page (gpointer data)
{
  return tri_ui_find (data, TRI_TYPE_DESIGN_PAGE, NULL, NULL) != NULL;
}

static gboolean
has_canvas (gpointer data)
{
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);
  TriViewport viewport;

  return canvas != NULL && tri_canvas_get_viewport (TRI_CANVAS (canvas), &viewport);
}

static gboolean
has_fit (gpointer data)
{
  GtkWidget *button = tri_ui_find (data, GTK_TYPE_BUTTON, tri_ui_has_id, "accept");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static gboolean
is_settled (gpointer data)
{
  GtkWidget *canvas = tri_ui_find (data, TRI_TYPE_CANVAS, NULL, NULL);

  return canvas != NULL && tri_canvas_is_settled (TRI_CANVAS (canvas))
         && tri_consultation_get_estimate (get_consultation (data)) != NULL;
}

static gboolean
shows_one_client (gpointer data)
{
  GtkWidget *page = tri_ui_find (data, TRI_TYPE_CLIENTS_PAGE, NULL, NULL);

  return page != NULL && tri_clients_page_get_n_shown (TRI_CLIENTS_PAGE (page)) == 1;
}

static gboolean
has_plan (gpointer data)
{
  return tri_ui_find (data, GTK_TYPE_LABEL, tri_ui_has_label, "Final touches") != NULL;
}

/* the whole line */

typedef struct
{
  char *photo;
  char *name;
  char *design;
  double height_mm;
  guint dots;
  char *plan;
} Story;

static void
story_clear (Story *story)
{
  g_free (story->photo);
  g_free (story->name);
  g_free (story->design);
  g_free (story->plan);
}

static void
new_client (TriWindow *window, const char *name)
{
  GType type = TRI_TYPE_CLIENT_DIALOG;
  GtkWidget *dialog;

  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "win.new-client"));
  tri_ui_wait (has_dialog, &type, 5, "the client dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_type (dialog, name);
  tri_ui_shot ("1-new-client");
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "client.save"));
  tri_ui_wait (has_no_dialog, &type, 5, "the client to be saved");
}

/* The six points of sample-front.jpg in the order in which they are asked for. */
static TriVec2
get_front_point (TriLandmark landmark)
{
  static const TriVec2 points[TRI_N_LANDMARKS + 1] = {
    [TRI_LANDMARK_PUPIL_LEFT] = { 915.48, 942.15 },
    [TRI_LANDMARK_PUPIL_RIGHT] = { 586.76, 943.06 },
    [TRI_LANDMARK_SUBNASALE] = { 750.88, 1206.07 },
    [TRI_LANDMARK_EAR_TOP_LEFT] = { 1134.36, 917.87 },
    [TRI_LANDMARK_EAR_TOP_RIGHT] = { 370.30, 907.45 },
    [TRI_N_LANDMARKS] = { 748.22, 375.11 },
  };

  return points[landmark];
}

static void
click_landmarks (TriWindow *window)
{
  guint n_clicks;
  const TriLandmark *clicks = tri_view_get_clicks (TRI_VIEW_FRONT, &n_clicks);
  GtkWidget *canvas = get (window, TRI_TYPE_CANVAS);

  g_assert_cmpuint (n_clicks, ==, 6);
  for (guint i = 0; i < n_clicks; i++)
    {
      TriViewport viewport;
      TriVec2 at;

      g_assert_true (tri_canvas_get_viewport (TRI_CANVAS (canvas), &viewport));
      at = tri_viewport_to_view (&viewport, get_front_point (clicks[i]));
      tri_ui_click_at (canvas, at.x, at.y);
      if (i == 3)
        tri_ui_shot ("2-landmarks");
    }
  tri_ui_wait (has_fit, window, 15, "the head to be fitted");
  tri_ui_shot ("3-fit");
  tri_ui_click (tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_id, "accept"));
  tri_ui_wait (is_settled, window, 15, "the first preview");
}

typedef struct
{
  TriWindow *window;
  const char *name;
} Style;

static gboolean
has_style (gpointer data)
{
  Style *style = data;
  TriConsultation *consultation = get_consultation (style->window);
  TriTemplate *template = tri_styles_find (
      tri_consultation_get_styles (consultation),
      tri_design_get_spec (tri_consultation_get_design (consultation))->template_id);

  return g_str_equal (tri_template_get_name (template), style->name) && is_settled (style->window);
}

static void
pick_candidate (TriWindow *window, const char *name)
{
  Style style = { window, name };
  /* The window's title may name a style too. */
  GtkWidget *label
      = tri_ui_get (get (window, TRI_TYPE_DESIGN_PAGE), GTK_TYPE_LABEL, tri_ui_has_label, name);

  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_click (gtk_widget_get_ancestor (label, GTK_TYPE_FLOW_BOX_CHILD));
  tri_ui_wait (has_style, &style, 15, "the candidate's preview");
}

/* Drags the mid-frontal handle about @mm up the head. */
static void
drag_height (TriWindow *window, double mm)
{
  TriConsultation *consultation = get_consultation (window);
  GtkWidget *canvas = get (window, TRI_TYPE_CANVAS);
  TriScene *scene = tri_view_item_get_scene (tri_consultation_get_view (consultation));
  TriHead *head = tri_scene_get_head (scene);
  double height_mm
      = tri_design_get_spec (tri_consultation_get_design (consultation))->shape.height_mm;
  TriViewport viewport;
  TriVec2 from;
  TriVec2 to;

  g_assert_true (tri_canvas_get_viewport (TRI_CANVAS (canvas), &viewport));
  g_assert_true (tri_overlay_get_handle (scene, tri_consultation_get_design (consultation),
                                         &viewport, TRI_HANDLE_MID_FRONTAL, &from));
  to = tri_viewport_to_view (
      &viewport, tri_scene_project (scene, tri_head_tape_point (head, 0, height_mm + mm)));
  tri_ui_drag (canvas, from.x, from.y, to.x, to.y);
  tri_ui_wait (is_settled, window, 15, "the preview after the drag");

  g_assert_cmpfloat_with_epsilon (
      tri_design_get_spec (tri_consultation_get_design (consultation))->shape.height_mm,
      height_mm + mm, 1.0);
}

static void
switch_kind_and_time (TriWindow *window)
{
  TriConsultation *consultation = get_consultation (window);
  GtkWidget *time = get (window, TRI_TYPE_TIME_SCALE);
  double before;

  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, "temporary"));
  g_assert_cmpint (tri_consultation_get_moment (consultation)->kind, ==, TRI_KIND_TEMPORARY);
  tri_ui_wait (is_settled, window, 15, "the temporary preview");
  tri_ui_shot ("4-temporary");
  tri_ui_click (
      tri_ui_get (GTK_WIDGET (window), GTK_TYPE_TOGGLE_BUTTON, tri_ui_has_id, "permanent"));
  g_assert_cmpint (tri_consultation_get_moment (consultation)->kind, ==, TRI_KIND_PERMANENT);

  before = tri_consultation_get_moment (consultation)->age_days;
  tri_ui_click_at (time, gtk_widget_get_width (time) * 0.75, gtk_widget_get_height (time) * 0.35);
  g_assert_cmpfloat (tri_consultation_get_moment (consultation)->age_days, >, before + 365);
  tri_ui_wait (is_settled, window, 15, "the preview years later");
  tri_ui_shot ("5-years-later");
}

static void
choose (TriWindow *window)
{
  GType type = TRI_TYPE_CHOOSE_DIALOG;
  GtkWidget *dialog;
  GtkWidget *partner;

  tri_ui_click (tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "win.choose"));
  tri_ui_wait (has_dialog, &type, 5, "the choice dialog");
  dialog = tri_ui_find_window (type);
  partner = tri_ui_get (dialog, GTK_TYPE_CHECK_BUTTON, tri_ui_has_id, "partner_check");
  tri_ui_click (partner);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (partner)));
  /* The focus scrolls it into sight. */
  gtk_widget_grab_focus (tri_ui_get (dialog, GTK_TYPE_TEXT_VIEW, tri_ui_has_id, "notes_view"));
  tri_ui_settle (dialog);
  tri_ui_type (dialog, "likes it a little higher");
  tri_ui_shot ("6-choose");
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record"));
  tri_ui_wait (has_no_dialog, &type, 10, "the choice to be recorded");
  tri_ui_wait (has_plan, window, 10, "the plan");
}

static void
first_day (TriWindow *window, gpointer data)
{
  Story *story = data;
  TriConsultation *consultation;

  new_client (window, story->name);
  tri_ui_wait (has_design_page, window, 5, "the consultation");
  g_assert_true (gtk_widget_activate_action (get (window, TRI_TYPE_DESIGN_PAGE), "design.import",
                                             "s", story->photo));
  tri_ui_wait (has_canvas, window, 15, "the photo");
  tri_ui_settle (GTK_WIDGET (window));
  click_landmarks (window);
  pick_candidate (window, "Mature");
  drag_height (window, -5);
  switch_kind_and_time (window);

  consultation = get_consultation (window);
  story->design = tri_design_to_string (tri_consultation_get_design (consultation));
  story->height_mm
      = tri_design_get_spec (tri_consultation_get_design (consultation))->shape.height_mm;
  story->dots = tri_consultation_get_estimate (consultation)->measure.dots;
  choose (window);
  tri_ui_settle (GTK_WIDGET (window));
  tri_ui_shot ("7-plan");
  story->plan = tri_ui_read (GTK_WIDGET (window));
  g_assert_nonnull (strstr (story->plan, "Hairline and base layer"));
  g_assert_nonnull (strstr (story->plan, "forecast"));
}

/* The next day: the client is found by typing, and all is there. */
static void
second_day (TriWindow *window, gpointer data)
{
  Story *story = data;
  g_autofree char *design = NULL;
  g_autofree char *plan = NULL;
  g_autofree char *typed = g_ascii_strdown (story->name, 4);

  tri_ui_key (GTK_WIDGET (window), "ctrl+f");
  tri_ui_type (GTK_WIDGET (window), typed);
  tri_ui_wait (shows_one_client, window, 5, "the client to be found");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (is_settled, window, 20, "the preview after the restart");

  design = tri_design_to_string (tri_consultation_get_design (get_consultation (window)));
  g_assert_cmpstr (design, ==, story->design);
  g_assert_cmpuint (tri_consultation_get_estimate (get_consultation (window))->measure.dots, ==,
                    story->dots);

  tri_ui_key (GTK_WIDGET (window), "alt+2");
  tri_ui_wait (has_plan, window, 5, "the plan after the restart");
  tri_ui_settle (GTK_WIDGET (window));
  plan = tri_ui_read (GTK_WIDGET (window));
  g_assert_nonnull (strstr (plan, "Hairline and base layer"));
  g_assert_nonnull (strstr (plan, "forecast"));
  /* A toast may have stood over the plan on the first day; every line of today was there then. */
  {
    g_auto (GStrv) lines = g_strsplit (plan, "\n", -1);

    for (guint i = 0; lines[i] != NULL; i++)
      g_assert_nonnull (strstr (story->plan, lines[i]));
  }
}

static void
test_whole_line (void)
{
  g_autofree char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriDecision *decision;
  const TriDesignRevision *revision;
  const TriTreatment *treatment;
  const TriQuoteRecord *quote;
  Story story = { .name = g_strdup ("Marlon Hale") };

  photo = g_resources_lookup_data ("/org/trichion/Trichion/samples/sample-front.jpg", 0, &error);
  g_assert_no_error (error);
  story.photo = g_build_filename (folder, "sample-front.jpg", NULL);
  g_file_set_contents (story.photo, g_bytes_get_data (photo, NULL),
                       (gssize) g_bytes_get_size (photo), &error);
  g_assert_no_error (error);

  app_run (folder, first_day, &story);
  app_run (folder, second_day, &story);

  /* The database says the same. */
  store = tri_store_open (folder, &error);
  g_assert_no_error (error);
  g_assert_true (tri_store_verify (store, &error));
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clients->len, ==, 1);
  dossier
      = tri_store_load_dossier (store, ((TriClient *) g_ptr_array_index (clients, 0))->id, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (dossier->client->name, ==, story.name);
  g_assert_cmpuint (dossier->photos->len, ==, 1);
  g_assert_cmpuint (dossier->decisions->len, ==, 1);
  decision = g_ptr_array_index (dossier->decisions, 0);
  g_assert_cmpint (decision->kind, ==, TRI_KIND_PERMANENT);
  g_assert_cmpuint (decision->present, ==, TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER);
  g_assert_cmpstr (decision->notes, ==, "likes it a little higher");
  g_assert_cmpuint (decision->pictures->len, ==, 2);
  revision = tri_dossier_get_revision (dossier, decision->revision_id);
  g_assert_nonnull (revision);
  g_assert_cmpstr (revision->design, ==, story.design);
  g_assert_cmpuint (revision->dots, ==, story.dots);
  treatment = g_ptr_array_index (dossier->treatments, 0);
  g_assert_cmpuint (treatment->sessions->len, ==, revision->n_sessions);
  quote = g_ptr_array_index (dossier->quotes, 0);
  g_assert_cmpint (tri_quote_get_total (quote->quote), >, 0);

  tri_store_close (store);
  story_clear (&story);
}

/* numbers */

typedef struct
{
  double area_cm2[2];
  guint dots[2];
  TriRange hours[2];
  TriMoneyRange price[2];
  TriRange touch_up_years[2];
  TriMoneyRange touch_up_price[2];
} Numbers;

static double
clamp (double x, double low, double high)
{
  return x < low ? low : x > high ? high : x;
}

/* What DESIGN's rules make of an area, written out a second time: three sessions of 400 + 600 f
 * dollars, ±15 %, within 400 to 1,000, all of them rounded outward to ten dollars. */
static char *
expect_price (double area_cm2)
{
  double f = clamp ((area_cm2 - 20) / 300, 0, 1);
  double session = 400 + 600 * f;
  double low = 3 * clamp (session * 0.85, 400, 1000);
  double high = 3 * clamp (session * 1.15, 400, 1000);

  int from = (int) (floor (low / 10) * 10);
  int to = (int) (ceil (high / 10) * 10);

  return g_strdup_printf ("$%d,%03d–%d,%03d", from / 1000, from % 1000, to / 1000, to % 1000);
}

static void
check_numbers (TriWindow *window, Numbers *numbers, guint i)
{
  const TriEstimate *estimate = tri_consultation_get_estimate (get_consultation (window));
  g_autofree char *area = read_label (window, "area");
  g_autofree char *dots = read_label (window, "dots");
  g_autofree char *sessions = read_label (window, "sessions");
  g_autofree char *price = read_label (window, "price");
  g_autofree char *expected_area = g_strdup_printf ("%.0f cm²", estimate->measure.area_cm2);
  g_autofree char *expected_price = expect_price (estimate->measure.area_cm2);
  g_auto (GStrv) digits = g_strsplit (dots, ",", -1);
  g_autofree char *bare_dots = g_strjoinv ("", digits);
  double minutes_most = 0;

  g_assert_cmpstr (area, ==, expected_area);
  g_assert_cmpstr (sessions, ==, "3");
  g_assert_cmpstr (price, ==, expected_price);
  g_assert_cmpint (atoi (bare_dots), ==, (int) ((estimate->measure.dots + 50) / 100 * 100));

  /* Hours: 0.75 a session and half an hour more for the first, at 60 to 115 dots a minute. */
  minutes_most = estimate->measure.dots / 60.0;
  g_assert_cmpfloat_with_epsilon (estimate->hours.high, 3 * 0.75 + 0.5 + minutes_most / 60, 1e-6);
  g_assert_cmpfloat_with_epsilon (estimate->hours.low,
                                  3 * 0.75 + 0.5 + estimate->measure.dots / 115.0 / 60, 1e-6);

  numbers->area_cm2[i] = estimate->measure.area_cm2;
  numbers->dots[i] = estimate->measure.dots;
  numbers->hours[i] = estimate->hours;
  numbers->price[i] = estimate->price;
  numbers->touch_up_years[i] = estimate->touch_up_years;
  numbers->touch_up_price[i] = estimate->touch_up_price;
}

/* Picks a stage of the list of hair that is left, with the keyboard. */
static void
pick_norwood (TriWindow *window, TriNorwood norwood)
{
  GtkWidget *drop_down
      = tri_ui_get (GTK_WIDGET (window), GTK_TYPE_DROP_DOWN, tri_ui_has_id, "norwood");
  guint guard = 0;

  gtk_widget_grab_focus (drop_down);
  while (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)) != (guint) norwood)
    {
      gboolean down = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)) < (guint) norwood;

      g_assert_cmpuint (guard++, <, 10);
      tri_ui_key (GTK_WIDGET (window), "space");
      tri_ui_shot ("nw-open");
      tri_ui_key (GTK_WIDGET (window), down ? "Down" : "Up");
      tri_ui_key (GTK_WIDGET (window), "Return");
    }
  tri_ui_wait (is_settled, window, 20, "the preview of another stage");
}

static gboolean
is_saved (gpointer data)
{
  const TriDossier *dossier = tri_consultation_get_dossier (get_consultation (data));

  return dossier != NULL;
}

static void
enlarge (TriWindow *window, gpointer data)
{
  Numbers *numbers = data;
  GType type = TRI_TYPE_CHOOSE_DIALOG;
  GtkWidget *dialog;

  tri_ui_key (GTK_WIDGET (window), "ctrl+f");
  tri_ui_key (GTK_WIDGET (window), "Return");
  tri_ui_wait (is_settled, window, 30, "the demo client");
  tri_ui_wait (is_saved, window, 5, "the record");
  pick_candidate (window, "Mature");

  pick_norwood (window, TRI_NORWOOD_4);
  check_numbers (window, numbers, 0);
  tri_ui_shot ("8-area-140");
  pick_norwood (window, TRI_NORWOOD_5);
  check_numbers (window, numbers, 1);
  tri_ui_shot ("9-area-200");

  tri_ui_click (tri_ui_get (GTK_WIDGET (window), GTK_TYPE_BUTTON, tri_ui_has_action, "win.choose"));
  tri_ui_wait (has_dialog, &type, 5, "the choice dialog");
  dialog = tri_ui_find_window (type);
  tri_ui_click (tri_ui_get (dialog, GTK_TYPE_BUTTON, tri_ui_has_action, "choose.record"));
  tri_ui_wait (has_no_dialog, &type, 10, "the choice to be recorded");
  tri_ui_wait (has_plan, window, 10, "the plan");
}

/* The forecast of the larger area: 300 + 900 f dollars, ±15 %, within 300 to 1,200, rounded outward
 * to ten dollars; more than that of the smaller one. */
static void
check_touch_up (const TriTreatment *treatment, const Numbers *numbers, double f)
{
  double price = 300 + 900 * f;

  g_assert_cmpint (treatment->touch_up_price.low, ==,
                   (gint64) floor (clamp (price * 0.85, 300, 1200) / 10) * 1000);
  g_assert_cmpint (treatment->touch_up_price.high, ==,
                   (gint64) ceil (clamp (price * 1.15, 300, 1200) / 10) * 1000);
  g_assert_cmpint (numbers->touch_up_price[1].low, ==, treatment->touch_up_price.low);
  g_assert_cmpint (numbers->touch_up_price[1].high, ==, treatment->touch_up_price.high);
  g_assert_cmpint (numbers->touch_up_price[1].low, >, numbers->touch_up_price[0].low);
  g_assert_cmpint (numbers->touch_up_price[1].high, >, numbers->touch_up_price[0].high);
}

static void
test_numbers (void)
{
  g_autofree char *folder = app_make_demo ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriStore) store = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  g_autoptr (TriDossier) dossier = NULL;
  const TriDesignRevision *revision;
  const TriDecision *decision;
  const TriTreatment *treatment;
  const TriQuoteRecord *quote;
  Numbers numbers;
  guint dots = 0;
  double f;

  app_run (folder, enlarge, &numbers);

  /* From about 140 to 200 cm², and everything with it. */
  g_assert_cmpfloat_with_epsilon (numbers.area_cm2[0], 140, 15);
  g_assert_cmpfloat_with_epsilon (numbers.area_cm2[1], 200, 20);
  g_assert_cmpfloat (numbers.area_cm2[1], >, numbers.area_cm2[0] + 40);
  g_assert_cmpuint (numbers.dots[1], >, numbers.dots[0] + 3000);
  g_assert_cmpfloat (numbers.hours[1].typical, >, numbers.hours[0].typical);
  g_assert_cmpint (numbers.price[1].typical, >, numbers.price[0].typical);

  store = tri_store_open (folder, &error);
  g_assert_no_error (error);
  clients = tri_store_list_clients (store, &error);
  g_assert_no_error (error);
  dossier
      = tri_store_load_dossier (store, ((TriClient *) g_ptr_array_index (clients, 0))->id, &error);
  g_assert_no_error (error);

  /* The database agrees to the unit. */
  decision = g_ptr_array_index (dossier->decisions, dossier->decisions->len - 1);
  revision = tri_dossier_get_revision (dossier, decision->revision_id);
  g_assert_cmpfloat (revision->area_cm2, ==, numbers.area_cm2[1]);
  g_assert_cmpuint (revision->dots, ==, numbers.dots[1]);
  g_assert_cmpfloat (revision->hours.low, ==, numbers.hours[1].low);
  g_assert_cmpfloat (revision->hours.high, ==, numbers.hours[1].high);
  g_assert_cmpint (revision->price.low, ==, numbers.price[1].low);
  g_assert_cmpint (revision->price.high, ==, numbers.price[1].high);
  g_assert_cmpfloat (revision->touch_up_years.typical, ==, numbers.touch_up_years[1].typical);

  /* The quote is three times 400 + 600 f, to the cent; the sessions' dots make up all dots. */
  quote = g_ptr_array_index (dossier->quotes, dossier->quotes->len - 1);
  f = clamp ((revision->area_cm2 - 20) / 300, 0, 1);
  g_assert_cmpint (ABS (tri_quote_get_total (quote->quote) - (gint64) (3 * (400 + 600 * f) * 100)),
                   <=, 2);
  treatment = g_ptr_array_index (dossier->treatments, dossier->treatments->len - 1);
  check_touch_up (treatment, &numbers, f);
  for (guint i = 0; i < treatment->sessions->len; i++)
    dots += ((TriSession *) g_ptr_array_index (treatment->sessions, i))->dots;
  g_assert_cmpuint (dots, ==, revision->dots);

  tri_store_close (store);
}

int
main (int argc, char *argv[])
{
  tri_ui_init (&argc, &argv);
  g_test_add_func ("/app/whole-line/choice", test_whole_line);
  g_test_add_func ("/app/whole-line/numbers", test_numbers);
  return g_test_run ();
}

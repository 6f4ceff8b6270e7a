/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hairline dragged across a photo of 24 megapixels in the real window, with real mouse: what the
 * main thread does for each frame, and how long a picture is behind the hand. Panning, zooming, a
 * slider and scrubbing through time too. */

#include "config.h"

#include "app-run.h"
#include "tri-canvas-private.h"
#include "tri-landmark-file.h"
#include "tri-slider-row.h"
#include "tri-time-scale.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define PHOTO "sample-front.jpg"
#define PHOTO_WIDTH 4243
#define PHOTO_HEIGHT 5657
/* More than a frame's work at 30 frames a second, and the window would stutter. */
#define MOST_MS 33.0
#define STEP_SECONDS 0.016
#define N_STEPS 64

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_TIMED 0
#else
#define IS_TIMED 1
#endif

/* what is measured */

typedef struct
{
  GArray *frames_ms;     /* CPU time of this thread from one drawn frame to the next */
  GArray *dispatches_ms; /* the same from one poll to the next: what input would have waited for */
  GArray *inputs_ms;     /* its part that deals with input */
  GArray *latencies_ms;  /* wall time from a change to the frame that shows it */
  double frame_start;
  double dispatch_start;
  gint64 asked_us;   /* when what is being drawn was wanted; 0: nothing is */
  gint64 waiting_us; /* the same of what comes next */
  gint64 ready_us;   /* of the picture that the next frame shows */
} Meter;

static Meter meter;

static double
thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

static void
add (GArray *figures, double ms)
{
  g_array_append_val (figures, ms);
}

static gint
poll_cb (GPollFD *fds, guint n_fds, gint timeout)
{
  gint n;

  add (meter.dispatches_ms, thread_ms () - meter.dispatch_start);
  n = g_poll (fds, n_fds, timeout);
  meter.dispatch_start = thread_ms ();

  return n;
}

/* GDK hands out the input of a frame, motion compressed, and then tells us. */
static void
flush_events_cb (void)
{
  add (meter.inputs_ms, thread_ms () - meter.dispatch_start);
}

static void
after_paint_cb (GdkFrameClock *clock)
{
  double now = thread_ms ();

  add (meter.frames_ms, now - meter.frame_start);
  meter.frame_start = now;
  if (meter.ready_us != 0)
    add (meter.latencies_ms, (g_get_monotonic_time () - meter.ready_us) / 1000.0);
  meter.ready_us = 0;
}

static void
changed_cb (void)
{
  gint64 now = g_get_monotonic_time ();

  if (meter.asked_us == 0)
    meter.asked_us = now;
  else
    meter.waiting_us = now;
}

static void
ready_cb (void)
{
  meter.ready_us = meter.asked_us;
  meter.asked_us = meter.waiting_us;
  meter.waiting_us = 0;
}

static void
meter_start (void)
{
  g_array_set_size (meter.frames_ms, 0);
  g_array_set_size (meter.dispatches_ms, 0);
  g_array_set_size (meter.inputs_ms, 0);
  g_array_set_size (meter.latencies_ms, 0);
  meter.asked_us = meter.waiting_us = meter.ready_us = 0;
  meter.frame_start = meter.dispatch_start = thread_ms ();
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_share (GArray *figures, double share)
{
  if (figures->len == 0)
    return 0;
  g_array_sort (figures, compare_doubles);

  return g_array_index (figures, double, (guint) ((figures->len - 1) * share));
}

/* Prints what was measured since meter_start (). Returns: the longest frame */
static double
meter_report (const char *what)
{
  double most = get_share (meter.frames_ms, 1);

  g_test_message ("%s: %u frames; main thread per frame: median %.1f, 95 %% %.1f, most %.1f ms; "
                  "input: 95 %% %.1f, most %.1f ms; longest without input: %.1f ms; behind the "
                  "hand: median %.0f, 95 %% %.0f ms (%u pictures)",
                  what, meter.frames_ms->len, get_share (meter.frames_ms, 0.5),
                  get_share (meter.frames_ms, 0.95), most, get_share (meter.inputs_ms, 0.95),
                  get_share (meter.inputs_ms, 1), get_share (meter.dispatches_ms, 1),
                  get_share (meter.latencies_ms, 0.5), get_share (meter.latencies_ms, 0.95),
                  meter.latencies_ms->len);

  return most;
}

static void
meter_watch (TriWindow *window, TriCanvas *canvas)
{
  TriConsultation *consultation = app_get_consultation (window);

  meter.frames_ms = g_array_new (FALSE, FALSE, sizeof (double));
  meter.dispatches_ms = g_array_new (FALSE, FALSE, sizeof (double));
  meter.inputs_ms = g_array_new (FALSE, FALSE, sizeof (double));
  meter.latencies_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_main_context_set_poll_func (NULL, poll_cb);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "flush-events",
                    G_CALLBACK (flush_events_cb), NULL);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (after_paint_cb), NULL);
  g_signal_connect (consultation, "notify::design-serial", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (consultation, "notify::moment-serial", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (canvas->preview, "ready", G_CALLBACK (ready_cb), NULL);
}

static void
meter_unwatch (TriWindow *window, TriCanvas *canvas)
{
  g_main_context_set_poll_func (NULL, NULL);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                                        flush_events_cb, NULL);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                                        after_paint_cb, NULL);
  g_signal_handlers_disconnect_by_func (app_get_consultation (window), changed_cb, NULL);
  g_signal_handlers_disconnect_by_func (canvas->preview, ready_cb, NULL);
  g_array_unref (meter.frames_ms);
  g_array_unref (meter.dispatches_ms);
  g_array_unref (meter.inputs_ms);
  g_array_unref (meter.latencies_ms);
}

/* the record: a client with one photo of 24 megapixels */

static GBytes *
enlarge (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) small = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_autoptr (GdkPixbuf) large = NULL;
  gchar *data = NULL;
  gsize size = 0;

  g_assert_no_error (error);
  large = gdk_pixbuf_scale_simple (small, PHOTO_WIDTH, PHOTO_HEIGHT, GDK_INTERP_BILINEAR);
  gdk_pixbuf_save_to_buffer (large, &data, &size, "jpeg", &error, "quality", "90", NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (data, size);
}

static TriClicks
get_clicks (TriLibrary *library)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) text = tri_library_get_sample (library, "landmarks.json", &error);
  const double enlarged = PHOTO_WIDTH / 1500.0;
  TriClicks clicks;

  g_assert_no_error (error);
  tri_landmark_file_parse (text, "landmarks.json", PHOTO, NULL, 1500, 2000, &clicks, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      clicks.at[i].x *= enlarged;
      clicks.at[i].y *= enlarged;
    }
  for (guint i = 0; i < clicks.n_silhouette; i++)
    {
      clicks.silhouette[i].x *= enlarged;
      clicks.silhouette[i].y *= enlarged;
    }

  return clicks;
}

/* Returns: (transfer full): the record's folder */
static char *
make_record (void)
{
  char *folder = g_dir_make_tmp ("trichion-ui-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriLibrary) library = tri_library_load (NULL, &error);
  g_autoptr (GBytes) sample = tri_library_get_sample (library, PHOTO, &error);
  g_autoptr (GBytes) photo = enlarge (sample);
  g_autoptr (TriStore) store = tri_store_open (folder, &error);
  g_autoptr (TriClient) client = tri_client_new ();
  g_autoptr (TriPhotoRecord) record = NULL;
  g_autoptr (TriRegistration) registration = NULL;
  TriRegistrationRecord registered = { 0 };
  TriClicks clicks = get_clicks (library);

  g_assert_no_error (error);
  g_free (client->name);
  client->name = g_strdup ("D. Rag");
  client->norwood = TRI_NORWOOD_7;
  tri_store_save_client (store, client, &error);
  g_assert_no_error (error);
  record = tri_store_add_photo (store, client->id, TRI_VIEW_FRONT, photo, PHOTO_WIDTH, PHOTO_HEIGHT,
                                &error);
  g_assert_no_error (error);
  registration = tri_registration_solve (&clicks, PHOTO_WIDTH, PHOTO_HEIGHT, NULL, 0, &error);
  g_assert_no_error (error);
  registered.photo_id = record->id;
  registered.clicks = clicks;
  registered.pose = registration->pose;
  registered.fit_error_mm = registration->fit_error_mm;
  registered.scale_error_percent = registration->scale_error_percent;
  memcpy (registered.factors, tri_head_get_factors (registration->head), sizeof registered.factors);
  tri_store_save_registration (store, &registered, &error);
  g_assert_no_error (error);
  tri_store_close (store);

  return folder;
}

/* what is done */

static gboolean
shows_head (gpointer data)
{
  TriCanvas *canvas = data;

  return _tri_canvas_get_scene (canvas) != NULL
         && tri_live_preview_get_mosaic (canvas->preview) != NULL && tri_canvas_is_settled (canvas);
}

static double
get_height (TriCanvas *canvas)
{
  return tri_design_get_spec (tri_consultation_get_design (canvas->consultation))->shape.height_mm;
}

static TriVec2
get_handle (TriCanvas *canvas, TriHandle handle)
{
  TriViewport viewport;
  TriVec2 at = { 0, 0 };

  g_assert_true (tri_canvas_get_viewport (canvas, &viewport));
  g_assert_true (tri_overlay_get_handle (_tri_canvas_get_scene (canvas),
                                         tri_consultation_get_design (canvas->consultation),
                                         &viewport, handle, &at));
  return at;
}

/* Up and down again, so that both ends of the line's way are seen. */
static void
drag_line (TriCanvas *canvas, double way_px)
{
  graphene_point_t points[N_STEPS + 1];
  TriVec2 from = get_handle (canvas, TRI_HANDLE_MID_FRONTAL);
  double height_mm = get_height (canvas);

  for (guint i = 0; i <= N_STEPS; i++)
    points[i] = GRAPHENE_POINT_INIT (
        (float) from.x, (float) (from.y + way_px * (1 - cos (1.5 * G_PI * i / N_STEPS))));
  tri_ui_drag_along (GTK_WIDGET (canvas), points, N_STEPS + 1, STEP_SECONDS);
  g_assert_cmpfloat (fabs (get_height (canvas) - height_mm), >, 2);
}

static void
drag_up (TriWindow *window, TriCanvas *canvas)
{
  drag_line (canvas, -30);
}

static void
drag_down (TriWindow *window, TriCanvas *canvas)
{
  drag_line (canvas, 30);
}

static void
zoom_in (TriWindow *window, TriCanvas *canvas)
{
  double zoom = tri_canvas_get_zoom (canvas);

  tri_ui_scroll (GTK_WIDGET (canvas), 500, 250, 6, 0.03);
  tri_ui_scroll (GTK_WIDGET (canvas), 500, 250, -3, 0.03);
  g_assert_cmpfloat (tri_canvas_get_zoom (canvas), >, 1.2 * zoom);
}

static void
pan (TriWindow *window, TriCanvas *canvas)
{
  graphene_point_t points[N_STEPS + 1];
  double x = 40, y = gtk_widget_get_height (GTK_WIDGET (canvas)) / 2.0;
  TriVec2 centre = canvas->centre;

  for (guint i = 0; i <= N_STEPS; i++)
    points[i] = GRAPHENE_POINT_INIT ((float) (x + 5.0 * i), (float) (y + 1.5 * i));
  tri_ui_drag_along (GTK_WIDGET (canvas), points, N_STEPS + 1, STEP_SECONDS);
  g_assert_cmpfloat (canvas->centre.x, <, centre.x);
}

/* The panel's first slider: the height of the line. */
static void
slide (TriWindow *window, TriCanvas *canvas)
{
  GtkWidget *row = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_SLIDER_ROW, NULL, "");
  GtkWidget *scale = tri_ui_get (row, GTK_TYPE_SCALE, NULL, "");
  graphene_point_t points[N_STEPS + 1];
  double height_mm = get_height (canvas);
  int knob_start, knob_end;

  gtk_range_get_slider_range (GTK_RANGE (scale), &knob_start, &knob_end);
  for (guint i = 0; i <= N_STEPS; i++)
    points[i] = GRAPHENE_POINT_INIT (
        (float) ((knob_start + knob_end) / 2.0 - 15.0 * sin (0.75 * G_PI * i / N_STEPS)),
        (float) (gtk_widget_get_height (scale) / 2.0));
  tri_ui_drag_along (scale, points, N_STEPS + 1, STEP_SECONDS);
  g_assert_cmpfloat (get_height (canvas), !=, height_mm);
}

static void
scrub (TriWindow *window, TriCanvas *canvas)
{
  GtkWidget *scale = tri_ui_get (GTK_WIDGET (window), TRI_TYPE_TIME_SCALE, NULL, "");
  graphene_point_t points[N_STEPS + 1];
  double width = gtk_widget_get_width (scale), y = gtk_widget_get_height (scale) * 0.35;

  for (guint i = 0; i <= N_STEPS; i++)
    points[i] = GRAPHENE_POINT_INIT ((float) (width * (0.2 + 0.7 * i / N_STEPS)), (float) y);
  tri_ui_drag_along (scale, points, N_STEPS + 1, STEP_SECONDS);
  g_assert_cmpfloat (tri_consultation_get_moment (canvas->consultation)->age_days, >, 365);
}

static const struct
{
  const char *name;
  void (*make) (TriWindow *window, TriCanvas *canvas);
} gestures[] = {
  { "Dragging the line, fitted", drag_up },
  { "Zooming", zoom_in },
  { "Panning", pan },
  { "Dragging the line, zoomed", drag_down },
  { "Sliding the height", slide },
  { "Scrubbing through time", scrub },
};

static void
play (TriWindow *window, gpointer data)
{
  TriCanvas *canvas;

  app_open_client (window);
  canvas = TRI_CANVAS (tri_ui_get (GTK_WIDGET (window), TRI_TYPE_CANVAS, NULL, ""));
  tri_ui_wait (shows_head, canvas, 15, "the photo with its head");
  tri_ui_settle (GTK_WIDGET (window));
  meter_watch (window, canvas);
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      double most = G_MAXDOUBLE;

      /* Others on the machine cost this thread time too, by its caches: what is slow by itself is
       * slow again. */
      for (guint try = 0; try < 3 && most >= MOST_MS; try++)
        {
          meter_start ();
          gestures[i].make (window, canvas);
          most = meter_report (gestures[i].name);
          tri_ui_wait (shows_head, canvas, 15, "the last picture");
          /* Remarks and thumbnails come when the hand rests: not in the next gesture. */
          for (guint k = 0; k < 5; k++)
            tri_ui_settle (GTK_WIDGET (canvas));
          if (!IS_TIMED)
            break;
        }
      if (IS_TIMED)
        g_assert_cmpfloat (most, <, MOST_MS);
    }
  tri_ui_shot ("drag-24mp");
  meter_unwatch (window, canvas);
}

static void
test_drag (void)
{
  g_autofree char *folder = make_record ();

  app_run (folder, play, NULL);
}

int
main (int argc, char **argv)
{
  tri_ui_init (&argc, &argv);

  g_test_add_func ("/app/drag-24mp", test_drag);

  return g_test_run ();
}

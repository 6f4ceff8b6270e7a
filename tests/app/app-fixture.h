/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A store with one client, opened as a consultation, and waiting for the main loop. */

#pragma once

#include <glib/gstdio.h>

#include "tri-consultation.h"
#include "tri-landmark-file.h"

#define DEADLINE_SECONDS 30

typedef struct
{
  char *folder;
  TriLibrary *library;
  TriStore *store;
  TriClinic *clinic;
  TriStyles *styles;
  TriConsultation *consultation;
  GError *failure; /* the last "failed" */
  guint n_failures;
} Fixture;

static inline gboolean
fixture_tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Runs the main loop until @condition holds; a deadline ends a test that hangs. */
#define WAIT_FOR(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 wait_end_ = g_get_monotonic_time () + DEADLINE_SECONDS * G_USEC_PER_SEC;                \
    guint wait_tick_ = g_timeout_add (50, fixture_tick_cb, NULL);                                  \
                                                                                                   \
    while (!(condition) && g_get_monotonic_time () < wait_end_)                                    \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (wait_tick_);                                                                  \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

static inline void
fixture_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline void
fixture_failed_cb (TriConsultation *consultation, GError *error, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->failure);
  fixture->failure = g_error_copy (error);
  fixture->n_failures++;
}

/* Opens what is in the folder, as a start of the program does. */
static inline void
fixture_open (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clients = NULL;
  const TriClient *client;
  g_autoptr (GPtrArray) kept = NULL;
  TriDossier *dossier;

  fixture->store = tri_store_open (fixture->folder, &error);
  g_assert_no_error (error);
  fixture->clinic = tri_store_load_clinic (fixture->store, &error);
  g_assert_no_error (error);
  kept = tri_store_list_styles (fixture->store, &error);
  g_assert_no_error (error);
  fixture->styles = tri_styles_new (fixture->store, fixture->library, kept);
  clients = tri_store_list_clients (fixture->store, &error);
  g_assert_no_error (error);
  if (clients->len == 0)
    {
      g_autoptr (TriClient) fresh = tri_client_new ();

      g_free (fresh->name);
      fresh->name = g_strdup ("M. Hale");
      fresh->norwood = TRI_NORWOOD_4;
      g_assert_cmpint (tri_store_save_client (fixture->store, fresh, &error), >, 0);
      g_assert_no_error (error);
      g_clear_pointer (&clients, g_ptr_array_unref);
      clients = tri_store_list_clients (fixture->store, &error);
    }
  client = g_ptr_array_index (clients, 0);
  dossier = tri_store_load_dossier (fixture->store, client->id, &error);
  g_assert_no_error (error);
  fixture->consultation
      = tri_consultation_new (fixture->store, fixture->styles, fixture->clinic, dossier);
  g_signal_connect (fixture->consultation, "failed", G_CALLBACK (fixture_failed_cb), fixture);
}

/* Ends the program; the folder stays. */
static inline void
fixture_close (Fixture *fixture)
{
  if (fixture->consultation != NULL)
    g_object_run_dispose (G_OBJECT (fixture->consultation));
  g_clear_object (&fixture->consultation);
  g_clear_object (&fixture->styles);
  g_clear_pointer (&fixture->clinic, tri_clinic_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  tri_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_clear_error (&fixture->failure);
  fixture->n_failures = 0;
}

static inline void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

static inline void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("trichion-app-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = tri_library_load (fixture->folder, &error);
  g_assert_no_error (error);
  fixture_open (fixture);
}

static inline void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  fixture_close (fixture);
  tri_library_unref (fixture->library);
  fixture_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

/* Imports a photo's file. Returns: (transfer none) */
static inline TriViewItem *
fixture_import_bytes (Fixture *fixture, GBytes *bytes, const char *name, TriView view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TriViewItem) item = NULL;

  tri_consultation_import_async (fixture->consultation, bytes, name, view, NULL, fixture_result_cb,
                                 &result);
  WAIT_FOR (result != NULL);
  item = tri_consultation_import_finish (fixture->consultation, result, &error);
  g_assert_no_error (error);

  return item;
}

/* Imports a sample photo. Returns: (transfer none) */
static inline TriViewItem *
fixture_import (Fixture *fixture, const char *name, TriView view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tri_library_get_sample (fixture->library, name, &error);

  g_assert_no_error (error);
  return fixture_import_bytes (fixture, bytes, name, view);
}

/* A sample at twice its size, as cameras take them: 12 megapixels. */
static inline GBytes *
fixture_enlarge (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tri_library_get_sample (fixture->library, name, &error);
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_type ("jpeg", &error);
  g_autoptr (GdkPixbuf) large = NULL;
  GdkPixbuf *small;
  char *buffer;
  gsize size;

  g_assert_no_error (error);
  gdk_pixbuf_loader_write_bytes (loader, bytes, &error);
  g_assert_no_error (error);
  gdk_pixbuf_loader_close (loader, &error);
  g_assert_no_error (error);
  small = gdk_pixbuf_loader_get_pixbuf (loader);
  large = gdk_pixbuf_scale_simple (small, 2 * gdk_pixbuf_get_width (small),
                                   2 * gdk_pixbuf_get_height (small), GDK_INTERP_BILINEAR);
  gdk_pixbuf_save_to_buffer (large, &buffer, &size, "jpeg", &error, NULL);
  g_assert_no_error (error);

  return g_bytes_new_take (buffer, size);
}

/* Imports a sample at twice its size. Returns: (transfer none) */
static inline TriViewItem *
fixture_import_large (Fixture *fixture, const char *name, TriView view)
{
  g_autoptr (GBytes) bytes = fixture_enlarge (fixture, name);

  return fixture_import_bytes (fixture, bytes, name, view);
}

/* The clicks that a careful person would make. */
static inline TriClicks
fixture_get_clicks (Fixture *fixture, TriViewItem *item, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = tri_library_get_sample (fixture->library, "landmarks.json", &error);
  const TriPhotoRecord *record = tri_view_item_get_record (item);
  TriClicks all, clicks = { 0 };
  const TriLandmark *wanted;
  guint n_wanted;

  g_assert_no_error (error);
  tri_landmark_file_parse (bytes, "landmarks.json", name, &record->view, record->width,
                           record->height, &all, NULL, &error);
  g_assert_no_error (error);

  /* Only what the view asks for. */
  clicks.view = record->view;
  wanted = tri_view_get_clicks (record->view, &n_wanted);
  for (guint i = 0; i < n_wanted; i++)
    if (wanted[i] < TRI_N_LANDMARKS)
      {
        clicks.has[wanted[i]] = all.has[wanted[i]];
        clicks.at[wanted[i]] = all.at[wanted[i]];
      }
  clicks.n_silhouette = all.n_silhouette;
  for (guint i = 0; i < all.n_silhouette; i++)
    clicks.silhouette[i] = all.silhouette[i];

  return clicks;
}

/* The points of the small sample, on the large one. */
static inline TriClicks
fixture_get_large_clicks (Fixture *fixture, TriViewItem *item, const char *name)
{
  TriClicks clicks = fixture_get_clicks (fixture, item, name);

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    clicks.at[i] = (TriVec2){ 2 * clicks.at[i].x, 2 * clicks.at[i].y };
  for (guint i = 0; i < clicks.n_silhouette; i++)
    clicks.silhouette[i] = (TriVec2){ 2 * clicks.silhouette[i].x, 2 * clicks.silhouette[i].y };

  return clicks;
}

static inline void
fixture_register (Fixture *fixture, TriViewItem *item, const TriClicks *clicks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tri_consultation_register_async (fixture->consultation, item, clicks, NULL, fixture_result_cb,
                                   &result);
  WAIT_FOR (result != NULL);
  tri_consultation_register_finish (fixture->consultation, result, &error);
  g_assert_no_error (error);
}

/* A registered front photo and its first forecast. Returns: (transfer none) */
static inline TriViewItem *
fixture_add_front (Fixture *fixture)
{
  TriViewItem *item = fixture_import (fixture, "sample-front.jpg", TRI_VIEW_FRONT);
  TriClicks clicks = fixture_get_clicks (fixture, item, "sample-front.jpg");

  fixture_register (fixture, item, &clicks);
  WAIT_FOR (tri_consultation_get_estimate (fixture->consultation) != NULL);

  return item;
}

static inline void
fixture_set_height (Fixture *fixture, double height_mm, guint key)
{
  TriDesignSpec spec = *tri_design_get_spec (tri_consultation_get_design (fixture->consultation));
  g_autoptr (TriDesign) design = NULL;

  spec.shape.height_mm = height_mm;
  design = tri_design_new (&spec);
  tri_consultation_set_design (fixture->consultation, design, key);
}

static inline double
fixture_get_height (Fixture *fixture)
{
  return tri_design_get_spec (tri_consultation_get_design (fixture->consultation))->shape.height_mm;
}

static inline void
fixture_flush (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  tri_consultation_flush_async (fixture->consultation, fixture_result_cb, &result);
  WAIT_FOR (result != NULL);
  tri_consultation_flush_finish (fixture->consultation, result, &error);
  g_assert_no_error (error);
}

/* The program ends and starts again. */
static inline void
fixture_restart (Fixture *fixture)
{
  fixture_flush (fixture);
  fixture_close (fixture);
  fixture_open (fixture);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion render": its figures are the library's, its picture is the same every time. */

#include "config.h"

#include "photo-bytes.h"
#include "program.h"
#include "tri-findings.h"
#include "tri-landmark-file.h"
#include "tri-library.h"
#include "tri-photo.h"
#include "tri-record.h"
#include "tri-scene.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#define DATE "2026-11-20"

/* What the rooms below say of a sample, without the command line. */
typedef struct
{
  TriRegistration *registration;
  TriEstimate estimate;
  GPtrArray *findings;
} Known;

static void
known_clear (Known *known)
{
  g_clear_pointer (&known->registration, tri_registration_free);
  g_clear_pointer (&known->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

static TriClicks
sample_clicks (const char *name)
{
  g_autofree char *path = program_sample ("landmarks.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize size = 0;
  TriClicks clicks;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  bytes = g_bytes_new_take (text, size);
  tri_landmark_file_parse (bytes, "l", name, NULL, 1500, 2000, &clicks, NULL, &error);
  g_assert_no_error (error);
  return clicks;
}

static Known
know (const char *name, const char *style, TriNorwood norwood, TriKind kind)
{
  g_autoptr (TriLibrary) library = tri_library_load ("/nonexistent", NULL);
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriScalp) scalp = NULL;
  g_autoptr (TriRegion) region = NULL;
  g_autoptr (GError) error = NULL;
  TriClicks clicks = sample_clicks (name);
  TriSkin skin = TRI_SKIN_DEFAULT;
  TriMeasure measure;
  Known known = { 0 };

  known.registration = tri_registration_solve (&clicks, 1500, 2000, NULL, 0, &error);
  g_assert_no_error (error);
  design = tri_design_new_from_template (tri_library_find_template (library, style), TRUE, norwood,
                                         tri_shade_suggest (&skin),
                                         tri_figures_get (clinic->pigment, TRI_FIGURE_DENSITY), 1);
  scalp = tri_scalp_new (tri_library_get_dot_field (library), known.registration->head);
  region = tri_region_new (design, known.registration->head);
  measure = tri_dots_measure (scalp, region);
  tri_estimate_make (clinic->pigment, clinic->care, "USD", kind, &measure,
                     tri_design_get_spec (design)->shade, &skin, 0, TRI_DATE_NONE, &known.estimate,
                     &error);
  g_assert_no_error (error);
  known.findings
      = tri_findings_new (region, &(TriFindingsAsk){ .figures = clinic->pigment, .skin = &skin });
  return known;
}

/* A member by its path, "pose.yaw_deg". */
static double
number (JsonNode *root, const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);
  JsonNode *node = root;

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      node = json_object_get_member (json_node_get_object (node), names[i]);
      g_assert_nonnull (node);
    }
  g_assert_true (JSON_NODE_HOLDS_VALUE (node));
  g_assert_cmpint (json_node_get_value_type (node), !=, G_TYPE_STRING);
  return json_node_get_double (node);
}

static void
assert_agrees (JsonNode *root, const Known *known)
{
  const TriEstimate *e = &known->estimate;
  JsonObject *object = json_node_get_object (root);
  JsonArray *findings = json_object_get_array_member (object, "findings");
  double yaw, pitch, roll;

  tri_rotation_to_euler (&known->registration->pose.rotation, &yaw, &pitch, &roll);
  g_assert_cmpfloat (number (root, "pose.yaw_deg"), ==, yaw);
  g_assert_cmpfloat (number (root, "pose.pitch_deg"), ==, pitch);
  g_assert_cmpfloat (number (root, "pose.roll_deg"), ==, roll);
  g_assert_cmpfloat (number (root, "pose.px_per_mm"), ==, known->registration->pose.scale);
  g_assert_cmpfloat (number (root, "pose.scale_error_percent"), ==,
                     known->registration->scale_error_percent);
  g_assert_cmpfloat (number (root, "pose.fit_error_mm"), ==, known->registration->fit_error_mm);
  g_assert_cmpfloat (number (root, "area_cm2"), ==, e->measure.area_cm2);
  g_assert_cmpfloat (number (root, "dots"), ==, e->measure.dots);
  g_assert_cmpfloat (number (root, "sessions"), ==, e->n_sessions);
  g_assert_cmpfloat (number (root, "hours"), ==, e->hours.typical);
  g_assert_cmpfloat (number (root, "hours_range.high"), ==, e->hours.high);
  g_assert_cmpfloat (number (root, "price.low") * 100, ==, e->price.low);
  g_assert_cmpfloat (number (root, "price.high") * 100, ==, e->price.high);
  g_assert_cmpstr (
      json_object_get_string_member (json_object_get_object_member (object, "price"), "currency"),
      ==, "USD");
  g_assert_cmpfloat (number (root, "touch_up_years.low"), ==, e->touch_up_years.low);
  g_assert_cmpuint (json_array_get_length (findings), ==, known->findings->len);
  for (guint i = 0; i < known->findings->len; i++)
    {
      const TriFinding *finding = known->findings->pdata[i];
      JsonObject *told = json_array_get_object_element (findings, i);

      g_assert_cmpstr (json_object_get_string_member (told, "id"), ==, finding->id);
      g_assert_cmpstr (json_object_get_string_member (told, "level"), ==,
                       tri_finding_level_get_id (finding->level));
      g_assert_cmpfloat (json_object_get_double_member (told, "measure"), ==, finding->measure);
    }
}

static TriPhoto *
load_picture (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  TriPhoto *photo = tri_photo_new_from_file (file, NULL, &error);

  g_assert_no_error (error);
  return photo;
}

static void
test_figures (void)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("figures.png");
  const char *arguments[]
      = { "render", photo,       "--landmarks", landmarks,  "--template", "soft",
          "--kind", "permanent", "--norwood",   "4",        "--date",     DATE,
          "--size", "600x600",   "--json",      "--output", output,       NULL };
  g_auto (Known) known = know ("sample-front.jpg", "soft", TRI_NORWOOD_4, TRI_KIND_PERMANENT);
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);
  g_autoptr (JsonNode) root = assert_json (&run);
  g_autoptr (TriPhoto) picture = load_picture (output);

  assert_agrees (root, &known);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (root), "output"), ==,
                   output);
  g_assert_cmpuint (json_array_get_length (
                        json_object_get_array_member (json_node_get_object (root), "warnings")),
                    ==, 0);
  /* The photo is centred in the box. */
  g_assert_cmpint (tri_photo_get_width (picture), ==, 600);
  g_assert_cmpint (tri_photo_get_height (picture), >, 600); /* with the caption */
}

static void
test_three_quarter (void)
{
  g_autofree char *photo = program_sample ("sample-left45.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("left45.png");
  const char *arguments[]
      = { "render",     photo,     "--landmarks", landmarks,   "--template", "mature",
          "--norwood",  "6",       "--kind",      "temporary", "--age",      "0d",
          "--sessions", "2",       "--fading",    "high",      "--date",     DATE,
          "--size",     "300x400", "--json",      "--output",  output,       NULL };
  g_auto (Known) known = know ("sample-left45.jpg", "mature", TRI_NORWOOD_6, TRI_KIND_TEMPORARY);
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);
  g_autoptr (JsonNode) root = assert_json (&run);

  assert_agrees (root, &known);
  g_assert_cmpfloat (number (root, "pose.yaw_deg"), <, -40.0);
}

static void
assert_same_file (const char *a, const char *b)
{
  g_autofree char *bytes_a = NULL;
  g_autofree char *bytes_b = NULL;
  gsize size_a = 0, size_b = 0;

  g_assert_true (g_file_get_contents (a, &bytes_a, &size_a, NULL));
  g_assert_true (g_file_get_contents (b, &bytes_b, &size_b, NULL));
  g_assert_cmpmem (bytes_a, size_a, bytes_b, size_b);
}

static void
test_same_twice (void)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *once = program_path ("once.png");
  g_autofree char *twice = program_path ("twice.png");
  g_autofree char *later = program_path ("later.png");
  g_autofree char *bytes = NULL;
  g_autofree char *bytes_later = NULL;
  gsize size = 0, size_later = 0;
  const char *outputs[] = { once, twice, later };
  const char *ages[] = { "28d", "28d", "4y" };

  for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
    {
      const char *arguments[] = { "render", photo,   "--landmarks", landmarks,  "--date", DATE,
                                  "--age",  ages[i], "--output",    outputs[i], NULL };
      g_auto (Run) run = program_run (RUN_PLAIN, arguments);

      assert_succeeded (&run);
    }
  assert_same_file (once, twice);
  g_assert_true (g_file_get_contents (once, &bytes, &size, NULL));
  g_assert_true (g_file_get_contents (later, &bytes_later, &size_later, NULL));
  g_assert_true (size != size_later || memcmp (bytes, bytes_later, size) != 0);
}

/* At full size, what is not treated is the client's photo to the bit. */
static void
test_face_is_untouched (void)
{
  g_autofree char *path = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("whole.png");
  const char *arguments[]
      = { "render", path, "--landmarks", landmarks, "--norwood", "6", "--output", output, NULL };
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);
  g_autoptr (TriPhoto) before = load_picture (path);
  g_autoptr (TriPhoto) after = NULL;
  cairo_surface_t *surface_before = tri_photo_get_surface (before);
  cairo_surface_t *surface_after;
  guint changed = 0;

  assert_succeeded (&run);
  after = load_picture (output);
  surface_after = tri_photo_get_surface (after);
  g_assert_cmpint (tri_photo_get_width (after), ==, 1500);
  /* The caption is below. */
  g_assert_cmpint (tri_photo_get_height (after), >, 2000);
  for (int y = 0; y < 2000; y++)
    {
      const guint32 *row_before
          = (const guint32 *) (cairo_image_surface_get_data (surface_before)
                               + (gsize) y * cairo_image_surface_get_stride (surface_before));
      const guint32 *row_after
          = (const guint32 *) (cairo_image_surface_get_data (surface_after)
                               + (gsize) y * cairo_image_surface_get_stride (surface_after));

      for (int x = 0; x < 1500; x++)
        {
          gboolean differs = ((row_before[x] ^ row_after[x]) & 0xffffff) != 0;

          changed += differs;
          /* Brows and all below, between the ears. */
          if (y > 800 && x > 450 && x < 1050)
            g_assert_false (differs);
        }
    }
  g_assert_cmpuint (changed, >, 10000);
}

/* The ending of the name says what to write; a JPEG's quality can be chosen. */
static void
test_jpeg (void)
{
  g_autofree char *path = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *fine = program_path ("fine.JPG");
  g_autofree char *coarse = program_path ("coarse.jpeg");
  g_autofree char *small = program_path ("small.jpg");
  const char *const arguments[][10] = {
    { "render", path, "--landmarks", landmarks, "--output", fine, NULL },
    { "render", path, "--landmarks", landmarks, "--output", coarse, "--quality", "40", NULL },
    { "render", path, "--landmarks", landmarks, "--output", small, "--size", "300x400", NULL },
  };
  gsize sizes[3];

  for (guint i = 0; i < G_N_ELEMENTS (arguments); i++)
    {
      g_auto (Run) run = program_run (RUN_PLAIN, arguments[i]);
      g_autoptr (TriPhoto) picture = NULL;
      g_autofree char *data = NULL;

      assert_succeeded (&run);
      g_assert_true (g_file_get_contents (arguments[i][5], &data, &sizes[i], NULL));
      g_assert_cmpmem (data, 2, "\xff\xd8", 2);
      picture = load_picture (arguments[i][5]);
      g_assert_cmpint (tri_photo_get_width (picture), ==, i == 2 ? 300 : 1500);
    }
  g_assert_cmpuint (sizes[0], >, 2 * sizes[1]);
  g_assert_cmpuint (sizes[1], >, sizes[2]);
}

/* Guides are drawn on the face, below where dots can be. */
static void
test_guides (void)
{
  g_autofree char *path = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("guides.png");
  const char *arguments[] = { "render", path,       "--landmarks", landmarks, "--sessions",
                              "0",      "--guides", "--output",    output,    NULL };
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);
  g_autoptr (TriPhoto) before = load_picture (path);
  g_autoptr (TriPhoto) after = NULL;
  guint changed = 0;

  assert_succeeded (&run);
  after = load_picture (output);
  for (int y = 500; y < 1000; y++)
    {
      cairo_surface_t *surfaces[]
          = { tri_photo_get_surface (before), tri_photo_get_surface (after) };
      const guint32 *rows[2];

      for (guint i = 0; i < 2; i++)
        rows[i] = (const guint32 *) (cairo_image_surface_get_data (surfaces[i])
                                     + (gsize) y * cairo_image_surface_get_stride (surfaces[i]));
      for (int x = 600; x < 900; x++)
        changed += ((rows[0][x] ^ rows[1][x]) & 0xffffff) != 0;
    }
  g_assert_cmpuint (changed, >, 300);
}

static void
test_swapped (void)
{
  TriClicks clicks = sample_clicks ("sample-front.jpg");
  g_autoptr (GString) text = g_string_new ("{\"view\": \"front\", \"points\": {");
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = NULL;
  g_autofree char *output = program_path ("swapped.png");
  g_auto (Known) known = know ("sample-front.jpg", "mature", TRI_NORWOOD_4, TRI_KIND_PERMANENT);
  g_auto (Run) run = { 0 };
  g_autoptr (JsonNode) root = NULL;
  JsonArray *warnings;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      char x[G_ASCII_DTOSTR_BUF_SIZE];
      char y[G_ASCII_DTOSTR_BUF_SIZE];

      if (clicks.has[i])
        g_string_append_printf (text, "%s\"%s\": [%s, %s]",
                                text->str[text->len - 1] == '{' ? "" : ", ",
                                tri_landmark_get_id (tri_landmark_mirror ((TriLandmark) i)),
                                g_ascii_dtostr (x, sizeof x, clicks.at[i].x),
                                g_ascii_dtostr (y, sizeof y, clicks.at[i].y));
    }
  g_string_append (text, "}, \"silhouette\": [[748.22, 375.11]]}");
  landmarks = program_write ("swapped.json", text->str, -1);
  {
    const char *arguments[] = { "render",  photo,    "--landmarks", landmarks, "--size",
                                "300x400", "--json", "--output",    output,    NULL };

    run = program_run (RUN_PLAIN, arguments);
  }
  root = assert_json (&run);
  warnings = json_object_get_array_member (json_node_get_object (root), "warnings");
  g_assert_cmpuint (json_array_get_length (warnings), ==, 1);
  g_assert_nonnull (strstr (json_array_get_string_element (warnings, 0), "exchanged"));
  g_assert_cmpfloat_with_epsilon (number (root, "area_cm2"), known.estimate.measure.area_cm2, 0.5);
}

static void
test_saved_design (void)
{
  g_autoptr (TriLibrary) library = tri_library_load ("/nonexistent", NULL);
  g_autoptr (TriDesign) design = tri_design_new_from_template (
      tri_library_find_template (library, "widow"), TRUE, TRI_NORWOOD_3, 3, 90, 5);
  g_autofree char *text = tri_design_to_string (design);
  g_autofree char *file = program_write ("widow.design", text, -1);
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("design.png");
  const char *arguments[] = { "render", photo,     "--landmarks", landmarks,  "--design", file,
                              "--size", "300x400", "--json",      "--output", output,     NULL };
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);
  g_autoptr (JsonNode) root = assert_json (&run);

  /* Norwood 3 and not the template's 4. */
  g_assert_cmpfloat (number (root, "area_cm2"), <, 80.0);
  g_assert_cmpfloat (number (root, "dots"), <, 90.0 * 110.0);
}

static void
test_text (void)
{
  g_autofree char *photo = program_sample ("sample-front-tilted.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("text.png");
  const char *arguments[] = { "render",  photo,      "--landmarks", landmarks, "--size",
                              "300x400", "--output", output,        NULL };
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);

  assert_succeeded (&run);
  g_assert_nonnull (strstr (run.output, "Head: yaw 10."));
  g_assert_nonnull (strstr (run.output, "Treated area 1"));
  g_assert_nonnull (strstr (run.output, "Touch-up after 24 to 48 months"));
}

/* Five styles at six moments, labelled, and it says what it is. */
static void
test_contact_sheet (void)
{
  g_autofree char *path = program_sample ("sample-front-dark.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("sheet.png");
  const char *arguments[]
      = { "render", path,    "--landmarks", landmarks, "--contact-sheet", "--norwood", "6",
          "--hair", "black", "--skin",      "6",       "--size",          "60x50",     "--date",
          DATE,     "-o",    output,        NULL };
  g_auto (Run) run = program_run (RUN_PLAIN, arguments);
  g_autoptr (TriPhoto) sheet = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  assert_succeeded (&run);
  g_assert_cmpstr (run.output, ==, "");
  sheet = load_picture (output);
  g_assert_cmpint (tri_photo_get_width (sheet), >, 6 * 60);
  g_assert_cmpint (tri_photo_get_height (sheet), >, 5 * 50);
  g_assert_true (g_file_get_contents (output, &bytes, &size, NULL));
  g_assert_nonnull (memmem (bytes, size, "Description", strlen ("Description")));
  g_assert_nonnull (memmem (bytes, size, "Simulation of", strlen ("Simulation of")));
  g_assert_nonnull (
      memmem (bytes, size, "Norwood 6, pigment 1:6", strlen ("Norwood 6, pigment 1:6")));
}

/* The focal length that the photo's file tells gives the camera's distance. */
static void
test_focal_length (void)
{
  static const guint8 focal_mm[] = { 50, 100 };
  g_autofree char *sample = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("focal.png");
  g_autoptr (GMappedFile) file = g_mapped_file_new (sample, FALSE, NULL);
  g_autoptr (GBytes) plain = g_mapped_file_get_bytes (file);

  for (guint i = 0; i < G_N_ELEMENTS (focal_mm); i++)
    {
      g_autoptr (GBytes) bytes = photo_bytes_with_focal (plain, 1, focal_mm[i]);
      g_autofree char *photo = program_write ("sample-front.jpg", g_bytes_get_data (bytes, NULL),
                                              (gssize) g_bytes_get_size (bytes));
      const char *arguments[] = { "render", photo,    "--landmarks", landmarks, "--view", "front",
                                  "--size", "90x120", "--json",      "-o",      output,   NULL };
      g_auto (Run) run = program_run (RUN_PLAIN, arguments);
      g_autoptr (JsonNode) root = NULL;
      JsonObject *pose;
      double distance_m;

      assert_succeeded (&run);
      root = assert_json (&run);
      pose = json_object_get_object_member (json_node_get_object (root), "pose");
      distance_m = json_object_get_double_member (pose, "camera_distance_m");
      /* Focal length in pixels over pixels to the millimetre; EXIF is believed to 5 %. */
      g_assert_cmpfloat_with_epsilon (1e3 * distance_m
                                          * json_object_get_double_member (pose, "px_per_mm")
                                          / (focal_mm[i] / 36.0 * 2000.0),
                                      1.0, 0.07);
    }
}

/* The stencil comes with the picture, or neither does. */
static void
test_stencil (void)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *output = program_path ("with-stencil.png");
  g_autofree char *stencil = program_path ("stencil.pdf");
  g_autofree char *wrong = program_path ("stencil.txt");
  const char *arguments[]
      = { "render", photo, "--landmarks", landmarks, "--size",    "90x120", "--paper",
          "letter", "-o",  output,        "--json",  "--stencil", stencil,  NULL };
  g_autofree char *bytes = NULL;

  {
    g_auto (Run) run = program_run (RUN_PLAIN, arguments);

    assert_succeeded (&run);
    g_assert_true (g_file_get_contents (stencil, &bytes, NULL, NULL));
    g_assert_cmpmem (bytes, 5, "%PDF-", 5);
    g_assert_true (g_file_test (output, G_FILE_TEST_EXISTS));
  }
  g_assert_cmpint (g_unlink (output), ==, 0);
  arguments[12] = wrong;
  {
    g_auto (Run) run = program_run (RUN_PLAIN, arguments);

    assert_failed (&run, 1, "*.pdf or .svg*");
  }
  arguments[7] = "a0";
  {
    g_auto (Run) run = program_run (RUN_PLAIN, arguments);

    assert_failed (&run, 2, "*--paper*a4, letter*");
  }
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (wrong, G_FILE_TEST_EXISTS));
}

static void
test_help (void)
{
  const char *help[] = { "--help", NULL };
  const char *version[] = { "--version", NULL };
  const char *of_render[] = { "render", "--help", NULL };
  g_auto (Run) first = program_run (RUN_PLAIN, help);
  g_auto (Run) second = program_run (RUN_PLAIN, version);
  g_auto (Run) third = program_run (RUN_PLAIN, of_render);

  assert_succeeded (&first);
  g_assert_nonnull (strstr (first.output, "  render "));
  g_assert_nonnull (strstr (first.output, "  demo "));
  g_assert_nonnull (strstr (first.output, "opens the window"));
  g_assert_nonnull (strstr (first.output, "--store FOLDER"));
  assert_succeeded (&second);
  g_assert_cmpstr (second.output, ==, "Trichion " TRI_VERSION "\n");
  assert_succeeded (&third);
  g_assert_nonnull (strstr (third.output, "--landmarks"));
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/render/figures", test_figures);
  g_test_add_func ("/render/three-quarter", test_three_quarter);
  g_test_add_func ("/render/same-twice", test_same_twice);
  g_test_add_func ("/render/face-is-untouched", test_face_is_untouched);
  g_test_add_func ("/render/guides", test_guides);
  g_test_add_func ("/render/jpeg", test_jpeg);
  g_test_add_func ("/render/swapped", test_swapped);
  g_test_add_func ("/render/saved-design", test_saved_design);
  g_test_add_func ("/render/text", test_text);
  g_test_add_func ("/render/contact-sheet", test_contact_sheet);
  g_test_add_func ("/render/focal-length", test_focal_length);
  g_test_add_func ("/render/stencil", test_stencil);
  g_test_add_func ("/render/help", test_help);
  status = g_test_run ();
  program_clean_up ();
  return status;
}

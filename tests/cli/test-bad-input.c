/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bad input to "trichion render": one sentence, the right exit status and no file left behind. */

#include "config.h"

#include "program.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define USAGE 2
#define FAILED 1

/* Renders @photo with @landmarks and some more arguments, which must fail and leave nothing. */
static void
assert_refused (RunFlags flags,
                const char *photo,
                const char *landmarks,
                const char *option,
                const char *value,
                int status,
                const char *pattern)
{
  g_autofree char *output = program_path ("out.png");
  const char *arguments[]
      = { "render", photo, "--landmarks", landmarks, "--output", output, option, value, NULL };
  g_auto (Run) run = { 0 };

  run = program_run (flags, arguments);
  assert_failed (&run, status, pattern);
  g_assert_false (g_file_test (output, G_FILE_TEST_EXISTS));
}

static void
assert_photo_refused (const char *photo, const char *pattern)
{
  g_autofree char *landmarks = program_sample ("landmarks.json");

  assert_refused (RUN_PLAIN, photo, landmarks, NULL, NULL, FAILED, pattern);
}

/* The front photo with landmarks of the test's own. */
static void
assert_landmarks_refused (const char *text, const char *pattern)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_write ("own.json", text, -1);

  assert_refused (RUN_PLAIN, photo, landmarks, NULL, NULL, FAILED, pattern);
}

static void
assert_option_refused (const char *option, const char *value, const char *pattern)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");

  assert_refused (RUN_PLAIN, photo, landmarks, option, value, USAGE, pattern);
}

static void
test_photos (void)
{
  g_autofree char *whole_path = program_sample ("sample-front.jpg");
  g_autofree char *whole = NULL;
  g_autofree char *text = program_write ("text.jpg", "this is not a picture", -1);
  g_autofree char *empty = program_write ("empty.jpg", "", 0);
  g_autofree char *truncated = NULL;
  g_autofree char *missing = program_path ("missing.jpg");
  g_autofree char *line_end = program_path ("two\nlines.jpg");
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  g_file_get_contents (whole_path, &whole, &size, &error);
  g_assert_no_error (error);
  truncated = program_write ("truncated.jpg", whole, (gssize) size / 2);

  assert_photo_refused (text, "*“text.jpg” is not a photo*");
  assert_photo_refused (truncated, "*“truncated.jpg” is damaged*");
  assert_photo_refused (empty, "*“empty.jpg” is empty*");
  assert_photo_refused (missing, "*“missing.jpg” is not there*");
  assert_photo_refused (line_end, "*“two?lines.jpg” is not there*");
  assert_photo_refused (program_get_folder (), "*is a folder*");
}

static void
test_huge_headers (void)
{
  /* 60,000 × 60,000 as a PNG's header and as a JPEG's frame header (which ends at 65,535). */
  static const guint8 png[]
      = { 0x89, 'P',  'N',  'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0,
          0,    0xea, 0x60, 0,   0,    0xea, 0x60, 8,    2, 0, 0, 0,  0,   0,   0,   0 };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff, 0xc0, 0,    17, 8, 0xea, 0x60, 0xea, 0x60, 3,
                                 1,    0x11, 0,    2,    0x11, 0,  3, 0x11, 0,    0xff, 0xda, 0,
                                 12,   3,    1,    0,    2,    0,  3, 0,    0,    63,   0,    0 };
  g_autofree char *png_path = program_write ("huge.png", (const char *) png, sizeof png);
  g_autofree char *jpeg_path = program_write ("huge.jpg", (const char *) jpeg, sizeof jpeg);

  assert_photo_refused (png_path, "*“huge.png”*60000 × 60000 pixels*");
  assert_photo_refused (jpeg_path, "*“huge.jpg”*60000 × 60000 pixels*");
}

static void
test_unreadable (void)
{
  g_autofree char *photo = program_write ("secret.jpg", "x", 1);
  g_autofree char *landmarks = program_write ("secret.json", "{}", 2);

  g_assert_cmpint (chmod (photo, 0), ==, 0);
  g_assert_cmpint (chmod (landmarks, 0), ==, 0);
  assert_refused (RUN_UNPRIVILEGED, photo, landmarks, NULL, NULL, FAILED,
                  "*“secret.jpg” may not be read*");
}

static void
test_landmarks (void)
{
  const char *first = "{\"view\": \"front\", \"points\": {\"pupil_left\": [915, 942], "
                      "\"pupil_right\": [587, 943], \"subnasale\": ";
  g_autofree char *outside = g_strconcat (first, "[751, 2001]}}", NULL);
  g_autofree char *nan = g_strconcat (first, "[NaN, 1206]}}", NULL);
  g_autofree char *nan_text = g_strconcat (first, "[\"NaN\", 1206]}}", NULL);
  g_autofree char *infinite = g_strconcat (first, "[1e999, 1206]}}", NULL);
  /* Eyes that are right among points in the photo's corners. */
  g_autofree char *no_head = g_strconcat (first,
                                          "[1400, 100], \"ear_top_left\": [100, 1900], "
                                          "\"ear_top_right\": [1400, 1900], "
                                          "\"menton\": [100, 100]}}",
                                          NULL);
  g_autofree char *cut = g_strconcat (first, "[751, ", NULL);

  assert_landmarks_refused (outside, "*“subnasale”*outside the photo of 1500 × 2000*");
  assert_landmarks_refused (nan, "*“own.json” is not valid JSON*number*");
  assert_landmarks_refused (nan_text, "*“subnasale”*two numbers*");
  assert_landmarks_refused (infinite, "*“subnasale”*two numbers*");
  assert_landmarks_refused (no_head, "*“own.json” fit no head*check “*” first*");
  assert_landmarks_refused (cut, "*“own.json” is not valid JSON*");
  assert_landmarks_refused ("", "*“own.json” is empty*");
  assert_landmarks_refused ("{\"view\": \"front\", \"points\": {}}", "*");
  assert_landmarks_refused ("{\"view\": \"front\", \"points\": {\"pupil_left\": [915, 942], "
                            "\"pupil_right\": [915, 942], \"subnasale\": [915, 942]}}",
                            "*");
}

static void
test_landmark_files (void)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *other = program_sample ("README.md");
  g_autofree char *samples = program_sample ("landmarks.json");
  g_autofree char *missing = program_path ("missing.json");
  g_autofree char *copy = program_path ("holiday.jpg");
  g_autofree char *bytes = NULL;
  gsize size = 0;

  assert_refused (RUN_PLAIN, photo, missing, NULL, NULL, FAILED, "*“missing.json” is not there*");
  assert_refused (RUN_PLAIN, photo, program_get_folder (), NULL, NULL, FAILED, "*is a folder*");
  assert_refused (RUN_PLAIN, photo, other, NULL, NULL, FAILED, "*“README.md” is not valid JSON*");
  g_assert_true (g_file_get_contents (photo, &bytes, &size, NULL));
  g_free (program_write ("holiday.jpg", bytes, (gssize) size));
  assert_refused (RUN_PLAIN, copy, samples, NULL, NULL, FAILED,
                  "*“landmarks.json” has no landmarks of “holiday.jpg”*");
}

static void
test_options (void)
{
  assert_option_refused ("--template", "mohawk", "*“mohawk”*soft, mature, straight, widow, cap*");
  assert_option_refused ("--view", "inside", "*--view*“inside”*");
  assert_option_refused ("--norwood", "8", "*--norwood*“8”*");
  assert_option_refused ("--kind", "eternal", "*--kind*“eternal”*");
  assert_option_refused ("--sessions", "5", "*--sessions*0 to 4*");
  assert_option_refused ("--sessions", "two", "*--sessions*0 to 4*");
  assert_option_refused ("--age", "soon", "*");
  assert_option_refused ("--age", "-1y", "*");
  assert_option_refused ("--fading", "none", "*--fading*“none”*");
  assert_option_refused ("--shade", "13", "*--shade*“13”*");
  assert_option_refused ("--density", "500", "*--density*30 to 190*");
  assert_option_refused ("--skin", "7", "*--skin*1 to 6*");
  assert_option_refused ("--hair", "green", "*--hair*“green”*");
  assert_option_refused ("--size", "900", "*--size*WIDTHxHEIGHT*");
  assert_option_refused ("--size", "0x0", "*--size*");
  assert_option_refused ("--size", "99999999x9", "*--size*");
  assert_option_refused ("--date", "20.11.2026", "*");
  assert_option_refused ("--colour", "red", "*--colour*see trichion render --help*");
  assert_option_refused ("--contact-sheet", "--age=4y", "*--contact-sheet*leave out --age*");
  assert_option_refused ("--contact-sheet", "--json", "*--contact-sheet*leave out --json*");
  assert_option_refused ("--contact-sheet", "--size=1700x300", "*--size*16 to 1600*");
  assert_option_refused ("another.jpg", NULL, "*too many arguments*");
}

static void
test_designs (void)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *nonsense = program_write ("nonsense.design", "height = tall", -1);
  g_autofree char *missing = program_path ("missing.design");

  assert_refused (RUN_PLAIN, photo, landmarks, "--design", nonsense, FAILED, "*nonsense.design*");
  assert_refused (RUN_PLAIN, photo, landmarks, "--design", missing, FAILED,
                  "*“missing.design” is not there*");
}

static void
test_commands (void)
{
  static const struct
  {
    const char *arguments[10];
    const char *pattern;
  } cases[] = {
    { { "shave", NULL }, "*no command “shave”*" },
    { { "render", NULL }, "*An argument is missing*" },
    { { "render", "p.jpg", NULL }, "*--landmarks is missing*" },
    { { "render", "p.jpg", "--landmarks", "l.json", NULL }, "*--output is missing*" },
    { { "render", "p.jpg", "--landmarks", "l.json", "--output", "o.gif", NULL },
      "*“o.gif”*.jpg or .png*" },
    { { "render", "p.jpg", "--landmarks", "l.json", "-o", "o.png", "--quality", "9", NULL },
      "*--quality is for JPEG*" },
    { { "render", "p.jpg", "--landmarks", "l.json", "-o", "o.jpg", "--quality", "0", NULL },
      "*--quality*" },
    { { "render", "p.jpg", "--landmarks", NULL }, "*--landmarks*" },
    { { "demo", NULL }, "*--output is missing*" },
    { { "demo", "here", "--output", "d", NULL }, "*too many arguments*" },
    { { "demo", "--output", "d", "--date", "tomorrow", NULL }, "*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = { 0 };

      run = program_run (RUN_PLAIN, cases[i].arguments);
      assert_failed (&run, USAGE, cases[i].pattern);
    }
}

/* Whoever asks for the window where none can be is told what works there. */
static void
test_no_display (void)
{
  static const char *const cases[][2] = { { NULL }, { "--demo", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Run) run = program_run (RUN_NO_DISPLAY, cases[i]);

      assert_failed (&run, FAILED, "*no display*trichion --help*");
    }
}

static void
test_both_sources (void)
{
  const char *arguments[] = { "render",     "p.jpg", "--landmarks", "l.json",   "--output", "o.png",
                              "--template", "soft",  "--design",    "d.design", NULL };
  g_auto (Run) run = { 0 };

  run = program_run (RUN_PLAIN, arguments);
  assert_failed (&run, USAGE, "*--template and --design*");
}

/* The client's photo must survive a mistyped output. */
static void
test_output_is_the_photo (void)
{
  g_autofree char *sample = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *photo = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *after = NULL;
  g_auto (Run) run = { 0 };
  gsize size = 0, size_after = 0;

  g_assert_true (g_file_get_contents (sample, &bytes, &size, NULL));
  photo = program_write ("client.png", bytes, (gssize) size);
  {
    const char *arguments[]
        = { "render", photo, "--landmarks", landmarks, "--output", "./client.png", NULL };

    run = program_run (RUN_PLAIN, arguments);
  }
  assert_failed (&run, USAGE, "*never changed*");
  g_assert_true (g_file_get_contents (photo, &after, &size_after, NULL));
  g_assert_cmpmem (after, size_after, bytes, size);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_output_fails (RunFlags flags, const char *folder, int mode, const char *pattern)
{
  g_autofree char *photo = program_sample ("sample-front.jpg");
  g_autofree char *landmarks = program_sample ("landmarks.json");
  g_autofree char *own_photo = program_path ("sample-front.jpg");
  g_autofree char *own_landmarks = program_path ("landmarks.json");
  g_autofree char *output = g_build_filename (folder, "out.png", NULL);
  g_autofree char *bytes = NULL;
  gsize size = 0;

  /* Where nobody can read them as well. */
  g_assert_true (g_file_get_contents (photo, &bytes, &size, NULL));
  g_free (program_write ("sample-front.jpg", bytes, (gssize) size));
  g_clear_pointer (&bytes, g_free);
  g_assert_true (g_file_get_contents (landmarks, &bytes, &size, NULL));
  g_free (program_write ("landmarks.json", bytes, (gssize) size));
  g_assert_cmpint (chmod (own_photo, 0644), ==, 0);
  g_assert_cmpint (chmod (own_landmarks, 0644), ==, 0);
  if (mode != 0)
    {
      g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
      g_assert_cmpint (chmod (folder, (mode_t) mode), ==, 0);
    }
  {
    const char *arguments[] = { "render",  own_photo,  "--landmarks", own_landmarks, "--size",
                                "300x400", "--output", output,        NULL };
    g_auto (Run) run = { 0 };

    run = program_run (flags, arguments);
    assert_failed (&run, FAILED, pattern);
  }
  g_assert_cmpuint (count_files (folder), ==, 0);
}

static void
test_output_places (void)
{
  g_autofree char *nowhere = program_path ("nowhere");
  g_autofree char *locked = program_path ("locked");
  g_autofree char *small = program_path ("small");

  assert_output_fails (RUN_PLAIN, nowhere, 0, "*out.png” was not saved: its folder is not there*");
  assert_output_fails (RUN_UNPRIVILEGED, locked, 0555,
                       "*out.png” was not saved: that place cannot be written to*");
  assert_output_fails (RUN_SMALL_FILES, small, 0755, "*out.png” was not saved*");
}

int
main (int argc, char **argv)
{
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/bad-input/photos", test_photos);
  g_test_add_func ("/bad-input/huge-headers", test_huge_headers);
  g_test_add_func ("/bad-input/unreadable", test_unreadable);
  g_test_add_func ("/bad-input/landmarks", test_landmarks);
  g_test_add_func ("/bad-input/landmark-files", test_landmark_files);
  g_test_add_func ("/bad-input/options", test_options);
  g_test_add_func ("/bad-input/designs", test_designs);
  g_test_add_func ("/bad-input/commands", test_commands);
  g_test_add_func ("/bad-input/no-display", test_no_display);
  g_test_add_func ("/bad-input/both-sources", test_both_sources);
  g_test_add_func ("/bad-input/output-is-the-photo", test_output_is_the_photo);
  g_test_add_func ("/bad-input/output-places", test_output_places);
  status = g_test_run ();
  program_clean_up ();
  return status;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds spoilt files to whatever reads files, text from the record or what a person types.
 *
 * fuzz TARGET [--seed N] [--from N] [--cases N] [--seconds N] [--write]
 *
 * Case N of seed S is always the same bytes. A reader passes when it neither crashes nor hangs,
 * answers with a value or an error and never both, and gives only values that its header allows.
 * On a crash the case's number is printed; --from that number --cases 1 --write repeats it alone
 * and puts its bytes into fuzz-TARGET.bin first. */

#include "config.h"

#include "mutate.h"
#include "tri-design.h"
#include "tri-error.h"
#include "tri-landmark-file.h"
#include "tri-money.h"
#include "tri-moment.h"
#include "tri-photo.h"
#include "tri-pose.h"
#include "tri-record.h"
#include "tri-template.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* A reader that takes longer hangs; generous, since valgrind and the sanitizers are slow. */
#define CASE_SECONDS 60

#define PHOTO_WIDTH 1500
#define PHOTO_HEIGHT 2000

typedef struct
{
  const char *name;
  GPtrArray *(*seeds) (void);
  /* Returns: whether the file was accepted. */
  gboolean (*read) (GBytes *file);
  const char *const *words;
} Target;

/* What the signal handlers write. */
static char where[128];

static void
died_cb (int signal)
{
  static const char hang[] = "a reader hangs: ", crash[] = "a reader crashes: ";

  if (signal == SIGALRM)
    (void) !write (STDERR_FILENO, hang, sizeof hang - 1);
  else
    (void) !write (STDERR_FILENO, crash, sizeof crash - 1);
  (void) !write (STDERR_FILENO, where, strlen (where));
  _exit (1);
}

/* Loaders of other people's warn of broken files in their own words; ours must not. */
static void
log_cb (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  if (level <= G_LOG_LEVEL_WARNING && domain != NULL && g_str_has_prefix (domain, "tri"))
    g_error ("%s", message);
  else if (level & G_LOG_FLAG_FATAL)
    g_printerr ("%s\n", message);
}

/* A failed reader explains itself in one line of text; a good one does not complain. */
static void
check_answer (gboolean accepted, const GError *error)
{
  if (accepted != (error == NULL))
    g_error ("a value and an error, or neither");
  if (error == NULL)
    return;
  if (error->domain != TRI_ERROR)
    g_error ("an error of another domain: %s", error->message);
  if (error->message[0] == '\0' || !g_utf8_validate (error->message, -1, NULL)
      || strchr (error->message, '\n') != NULL)
    g_error ("not a message for a person: “%s”", error->message);
}

static char *
text_of (GBytes *file)
{
  gsize n;
  const char *data = g_bytes_get_data (file, &n);

  return g_strndup (data, n);
}

static void
add_text (GPtrArray *seeds, const char *text)
{
  g_ptr_array_add (seeds, g_bytes_new (text, strlen (text)));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
add_folder (GPtrArray *seeds, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  /* The order of a folder is chance. */
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      char *content;
      gsize n;

      if (!g_file_get_contents (names->pdata[i], &content, &n, &error))
        g_error ("%s", error->message);
      g_ptr_array_add (seeds, g_bytes_new_take (content, n));
    }
}

static GPtrArray *
template_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  add_folder (seeds, SOURCE_DIR "/data/templates");
  return seeds;
}

static void
check_shape (const TriHairlineShape *shape)
{
  TriHairlineShape clamped = *shape;

  tri_hairline_shape_clamp (&clamped);
  for (guint i = 0; i < TRI_N_SHAPE_MEMBERS; i++)
    if (tri_hairline_shape_get (&clamped, i) != tri_hairline_shape_get (shape, i))
      g_error ("%s is beyond its limits: %g", tri_hairline_shape_get_members ()[i].key,
               tri_hairline_shape_get (shape, i));
}

static gboolean
read_template (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriTemplate) style = tri_template_parse (file, "fuzz.template", &error);

  check_answer (style != NULL, error);
  if (style == NULL)
    return FALSE;
  g_assert_true (tri_template_id_is_valid (tri_template_get_id (style)));
  g_assert_true (g_utf8_validate (tri_template_get_name (style), -1, NULL));
  g_assert_true (g_utf8_validate (tri_template_get_description (style), -1, NULL));
  check_shape (tri_template_get_shape (style));
  check_shape (tri_template_get_opening (style));
  {
    /* What was read can be written, and is the same when it is read again. */
    g_autofree char *text = tri_template_to_string (style);
    g_autoptr (GBytes) written = g_bytes_new_static (text, strlen (text));
    g_autoptr (TriTemplate) again = tri_template_parse (written, "fuzz.template", &error);

    g_assert_no_error (error);
    g_assert_true (tri_template_equal_shape (style, again));
    g_assert_cmpstr (tri_template_get_name (style), ==, tri_template_get_name (again));
    g_assert_cmpstr (tri_template_get_description (style), ==,
                     tri_template_get_description (again));
  }
  return TRUE;
}

/* A design with @n_parts strokes on the scalp. Returns: (transfer full) */
static TriDesign *
draw_parts (const TriDesign *design, guint n_parts)
{
  TriDesignSpec spec = *tri_design_get_spec (design);
  g_autoptr (TriFreeParts) parts = NULL;

  for (guint i = 0; i < n_parts; i++)
    {
      const TriVec2 line[] = { { 12.5 * i, -80.25 }, { -3.0 * i, 40.5 } };
      g_autoptr (TriFreePart) part = tri_free_part_new (
          i % 2 == 0 ? TRI_FREE_PART_ADD : TRI_FREE_PART_ERASE, 3.0 + i, line, 1 + i % 2);
      TriFreeParts *more = tri_free_parts_new_with (parts, part);

      g_clear_pointer (&parts, tri_free_parts_unref);
      parts = more;
    }
  spec.parts = parts;
  return tri_design_new (&spec);
}

static GPtrArray *
design_seeds (void)
{
  g_autoptr (GPtrArray) templates = template_seeds ();
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < templates->len; i++)
    {
      g_autoptr (TriTemplate) style = tri_template_parse (templates->pdata[i], "seed", NULL);
      g_autoptr (TriDesign) plain = tri_design_new_from_template (
          style, i % 2 == 0, (TriNorwood) (i % TRI_N_NORWOODS), i, 60.0 + 20.0 * i, i);
      g_autoptr (TriDesign) design = draw_parts (plain, 2 * i);
      g_autofree char *text = tri_design_to_string (design);

      add_text (seeds, text);
    }
  return seeds;
}

static gboolean
read_design (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = text_of (file);
  g_autofree char *again_text = NULL;
  g_autoptr (TriDesign) design = tri_design_from_string (text, &error);
  g_autoptr (TriDesign) again = NULL;

  check_answer (design != NULL, error);
  if (design == NULL)
    return FALSE;
  check_shape (&tri_design_get_spec (design)->shape);
  again_text = tri_design_to_string (design);
  again = tri_design_from_string (again_text, &error);
  g_assert_no_error (error);
  g_assert_true (tri_design_equal (design, again));
  return TRUE;
}

static GPtrArray *
pose_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (int yaw = -90; yaw <= 180; yaw += 30)
    {
      TriPose pose = { .rotation = tri_rotation_from_euler (yaw, -12.5, 3.25),
                       .scale = 5.5,
                       .tx = 750.0,
                       .ty = 900.5,
                       .kappa = 1.0 / 1200.0 };
      g_autofree char *text = tri_pose_to_string (&pose);

      add_text (seeds, text);
    }
  return seeds;
}

static gboolean
read_pose (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = text_of (file);
  TriPose pose, again;
  gboolean accepted = tri_pose_from_string (text, &pose, &error);

  check_answer (accepted, error);
  if (!accepted)
    return FALSE;
  {
    g_autofree char *one = tri_pose_to_string (&pose);
    g_autofree char *two = NULL;
    TriVec2 at = tri_pose_project (&pose, (TriVec3){ 0.0, 60.0, 90.0 });

    g_assert_true (isfinite (at.x) && isfinite (at.y));
    g_assert_true (tri_pose_from_string (one, &again, &error));
    two = tri_pose_to_string (&again);
    g_assert_cmpstr (one, ==, two);
  }
  return TRUE;
}

static const char own_form[]
    = "{\"view\": \"left45\", \"points\": {\"pupil_left\": [915.5, 942], \"pupil_right\": [600, "
      "940],"
      " \"vertex\": [748, 375.25], \"trichion\": [1, 2], \"glabella\": [750, 800]},"
      " \"silhouette\": [[0, 0], [1500, 2000]], \"note\": \"kept\"}";
static const char samples_form[]
    = "{\"images\": {\"p.jpg\": {\"view\": \"tilted\", \"landmarks\": {\"pupil_left\": {\"x\": 1,"
      " \"y\": 2.5, \"visible\": true}, \"vertex\": {\"x\": 9, \"y\": 7, \"visible\": false}}}}}";

static GPtrArray *
landmark_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  add_text (seeds, own_form);
  add_text (seeds, samples_form);
  return seeds;
}

static void
check_clicks (const TriClicks *clicks)
{
  g_assert_cmpuint (clicks->view, <, TRI_N_VIEWS);
  g_assert_cmpuint (clicks->n_silhouette, <=, TRI_CLICKS_MAX_SILHOUETTE);
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    g_assert_true (!clicks->has[i] || (isfinite (clicks->at[i].x) && isfinite (clicks->at[i].y)));
  for (guint i = 0; i < clicks->n_silhouette; i++)
    g_assert_true (isfinite (clicks->silhouette[i].x) && isfinite (clicks->silhouette[i].y));
}

static gboolean
read_landmarks (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  TriClicks clicks = { 0 };
  TriOutlineFix outline = { 0 };
  gboolean accepted = tri_landmark_file_parse (file, "l.json", "p.jpg", NULL, PHOTO_WIDTH,
                                               PHOTO_HEIGHT, &clicks, &outline, &error);

  check_answer (accepted, error);
  if (!accepted)
    return FALSE;
  check_clicks (&clicks);
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    g_assert_true (!clicks.has[i]
                   || (clicks.at[i].x >= 0.0 && clicks.at[i].x <= PHOTO_WIDTH
                       && clicks.at[i].y >= 0.0 && clicks.at[i].y <= PHOTO_HEIGHT));
  return TRUE;
}

static GPtrArray *
clicks_seeds (void)
{
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint n = 0; n < 4; n++)
    {
      TriClicks clicks = { .view = (TriView) n, .n_silhouette = n };
      g_autofree char *text = NULL;

      for (guint i = 0; i < TRI_N_LANDMARKS; i += n + 1)
        {
          clicks.has[i] = TRUE;
          clicks.at[i] = (TriVec2){ 100.0 * i + 0.125, 1000.0 / (i + 1) };
        }
      for (guint i = 0; i < n; i++)
        clicks.silhouette[i] = (TriVec2){ 10.0 * i, 20.5 };
      text = tri_clicks_to_string (&clicks);
      add_text (seeds, text);
    }
  return seeds;
}

static gboolean
read_clicks (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = text_of (file);
  TriClicks clicks = { 0 };
  gboolean accepted = tri_clicks_from_string (text, &clicks, &error);

  check_answer (accepted, error);
  if (accepted)
    check_clicks (&clicks);
  return accepted;
}

static GPtrArray *
typed_seeds (void)
{
  static const char *const typed[] = { "4y", "28d", "18m", "0d", "$1,234.50", "-CHF 5.00", "300" };
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    add_text (seeds, typed[i]);
  return seeds;
}

/* What comes from a keyboard or a shell is valid text, or GTK and GOption turn it away. */
static gboolean
read_typed (GBytes *file)
{
  g_autoptr (GError) age_error = NULL;
  g_autoptr (GError) money_error = NULL;
  g_autofree char *raw = text_of (file);
  g_autofree char *text = g_utf8_make_valid (raw, -1);
  double days = 0.0;
  TriMoney money = { 0 };
  gboolean age_accepted, money_accepted;

  g_strdelimit (text, "\n\r", ' ');
  age_accepted = tri_age_from_string (text, &days, &age_error);
  check_answer (age_accepted, age_error);
  g_assert_true (!age_accepted || (isfinite (days) && days >= 0.0));
  money_accepted = tri_money_parse (text, "USD", &money, &money_error);
  check_answer (money_accepted, money_error);
  return age_accepted || money_accepted;
}

/* Small pictures, so that most of the time goes into odd headers and not into pixels. */
static GPtrArray *
photo_seeds (void)
{
  static const char *const kinds[] = { "jpeg", "png", "tiff", "bmp" };
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, TRUE, 8, 64, 48);
  GPtrArray *seeds = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  gdk_pixbuf_fill (pixbuf, 0x8040c0a0);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      char *data;
      gsize n;

      gdk_pixbuf_save_to_buffer (pixbuf, &data, &n, kinds[i], &error, NULL);
      g_assert_no_error (error);
      g_ptr_array_add (seeds, g_bytes_new_take (data, n));
    }
  add_folder (seeds, SOURCE_DIR "/tests/render/photos");
  return seeds;
}

/* A first look and a thin photo answer as the whole photo does. */
static void
check_lesser_photos (GBytes *file, TriPhoto *whole)
{
  g_autoptr (GError) reduced_error = NULL;
  g_autoptr (GError) thin_error = NULL;
  g_autoptr (TriPhoto) reduced
      = tri_photo_new_reduced_from_bytes (file, "fuzz", 20, NULL, &reduced_error);
  g_autoptr (TriPhoto) thin = tri_photo_new_thin_from_bytes (file, "fuzz", 1.0, NULL, &thin_error);

  check_answer (reduced != NULL, reduced_error);
  check_answer (thin != NULL, thin_error);
  g_assert_true ((reduced == NULL) == (whole == NULL));
  g_assert_true ((thin == NULL) == (whole == NULL));
  if (whole == NULL)
    return;
  g_assert_cmpint (tri_photo_get_width (reduced), ==, tri_photo_get_width (whole));
  g_assert_cmpint (tri_photo_get_height (reduced), ==, tri_photo_get_height (whole));
  g_assert_cmpint (tri_photo_get_width (thin), ==, tri_photo_get_width (whole));
  g_assert_cmpint (tri_photo_get_height (thin), ==, tri_photo_get_height (whole));
}

static gboolean
read_photo (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_bytes (file, "fuzz", NULL, &error);
  cairo_surface_t *surface;

  check_answer (photo != NULL, error);
  check_lesser_photos (file, photo);
  if (photo == NULL)
    return FALSE;
  surface = tri_photo_get_surface (photo);
  g_assert_cmpint (tri_photo_get_width (photo), >, 0);
  g_assert_cmpint (tri_photo_get_width (photo), <=, TRI_PHOTO_MAX_SIDE);
  g_assert_cmpint (tri_photo_get_height (photo), >, 0);
  g_assert_cmpint (tri_photo_get_height (photo), <=, TRI_PHOTO_MAX_SIDE);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, tri_photo_get_width (photo));
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, tri_photo_get_height (photo));
  g_assert_true (isfinite (tri_photo_get_focal_px (photo)));
  g_assert_cmpfloat (tri_photo_get_focal_px (photo), >=, 0.0);
  return TRUE;
}

static const char *const key_words[] = { "\n[Template]\n",
                                         "\n[Opening]\n",
                                         "\n[Parts]\n",
                                         "Part1=add 10 0,0",
                                         " 1e9,-0.00",
                                         "erase ",
                                         "[",
                                         "]",
                                         "=",
                                         "\n",
                                         "\r\n",
                                         ";",
                                         "\\",
                                         "\\s",
                                         "#",
                                         "\xff",
                                         "\xc3",
                                         " ",
                                         "Height=",
                                         "\nHeight=70",
                                         "[de]",
                                         "Id=",
                                         "Format=2",
                                         "nan",
                                         "1e400",
                                         "-",
                                         "\t",
                                         NULL };
static const char *const json_words[] = { "{",
                                          "}",
                                          "[",
                                          "]",
                                          ",",
                                          ":",
                                          "\"",
                                          "\\",
                                          "\\u0000",
                                          "\\ud800",
                                          "null",
                                          "true",
                                          "NaN",
                                          "-1",
                                          "1e999",
                                          "\"vertex\": [1, 2]",
                                          "[[[[[[[[[[[[[[[[",
                                          "\"points\"",
                                          "\"images\"",
                                          "\xff",
                                          "//",
                                          "\"silhouette\": {}",
                                          "\"view\": 3",
                                          NULL };
static const char *const line_words[] = { " ",
                                          "  ",
                                          "\n",
                                          "-",
                                          "+",
                                          ".",
                                          ",",
                                          "nan",
                                          "inf",
                                          "1e999",
                                          "0x1p4",
                                          "\xff",
                                          "\xe2\x82\xac",
                                          "y",
                                          "d",
                                          "m",
                                          "$",
                                          "USD",
                                          "9223372036854775807",
                                          ";",
                                          ":",
                                          "=",
                                          NULL };
static const char *const picture_words[] = { "\xff\xd8\xff",
                                             "\xff\xc0",
                                             "\xff\xc4",
                                             "\xff\xda",
                                             "\xff\xe1\xff\xff"
                                             "Exif",
                                             "II*",
                                             "MM",
                                             "IHDR",
                                             "IDAT",
                                             "tRNS",
                                             "iCCP",
                                             "RIFF",
                                             "VP8X",
                                             "ftypheic",
                                             "\x89PNG\r\n\x1a\n",
                                             "\xff\xdd",
                                             "\xff\xff\xff\xff",
                                             NULL };

static const Target targets[] = {
  { "clicks", clicks_seeds, read_clicks, line_words },
  { "design", design_seeds, read_design, key_words },
  { "landmarks", landmark_seeds, read_landmarks, json_words },
  { "photo", photo_seeds, read_photo, picture_words },
  { "pose", pose_seeds, read_pose, line_words },
  { "template", template_seeds, read_template, key_words },
  { "typed", typed_seeds, read_typed, line_words },
};

static void
run_case (
    const Target *target, GPtrArray *seeds, guint64 seed, guint64 n, gboolean keep, guint *sum)
{
  TriRng rng = tri_rng_seed (tri_hash_mix (seed, n));
  g_autoptr (GBytes) file = mutate (seeds, target->words, &rng);

  g_snprintf (where, sizeof where,
              "fuzz %s --seed %" G_GUINT64_FORMAT " --from %" G_GUINT64_FORMAT
              " --cases 1 --write\n",
              target->name, seed, n);
  if (keep)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strdup_printf ("fuzz-%s.bin", target->name);

      g_file_set_contents (name, g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                           &error);
      g_assert_no_error (error);
    }
  alarm (CASE_SECONDS);
  *sum += target->read (file) ? 1 : 0;
  alarm (0);
}

int
main (int argc, char **argv)
{
  gint64 seed = 1, from = 0, cases = G_MAXINT64;
  int seconds = 0;
  gboolean keep = FALSE;
  const GOptionEntry entries[] = {
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Which series of cases", "N" },
    { "from", 0, 0, G_OPTION_ARG_INT64, &from, "The first case", "N" },
    { "cases", 0, 0, G_OPTION_ARG_INT64, &cases, "How many cases", "N" },
    { "seconds", 0, 0, G_OPTION_ARG_INT, &seconds, "Stop after this time", "N" },
    { "write", 0, 0, G_OPTION_ARG_NONE, &keep, "Write each case to a file first", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("TARGET");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seeds = NULL;
  const Target *target = NULL;
  guint accepted = 0;
  gint64 n = 0, start = g_get_monotonic_time ();

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 2
      || (seconds == 0 && cases == G_MAXINT64))
    {
      g_printerr ("%s\n",
                  error != NULL ? error->message : "name a target, and --cases or --seconds");
      return 2;
    }
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (argv[1], targets[i].name))
      target = &targets[i];
  if (target == NULL)
    {
      g_printerr ("there is no target “%s”\n", argv[1]);
      return 2;
    }

  seeds = target->seeds ();
  /* The seeds themselves are good, or the cases would only prove that nonsense is refused. */
  for (guint i = 0; i < seeds->len; i++)
    accepted += target->read (seeds->pdata[i]) ? 1 : 0;
  if (accepted == 0)
    g_error ("no seed of %s is accepted", target->name);
  accepted = 0;

  g_log_set_always_fatal ((GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL));
  g_log_set_default_handler (log_cb, NULL);
  signal (SIGABRT, died_cb);
  signal (SIGTRAP, died_cb);
#ifndef __SANITIZE_ADDRESS__ /* which says where, and then aborts */
  signal (SIGSEGV, died_cb);
  signal (SIGBUS, died_cb);
  signal (SIGFPE, died_cb);
#endif
  signal (SIGALRM, died_cb);
  while (n < cases
         && (seconds == 0 || g_get_monotonic_time () - start < seconds * G_TIME_SPAN_SECOND))
    {
      run_case (target, seeds, (guint64) seed, (guint64) (from + n), keep, &accepted);
      n++;
    }
  g_print ("%s: %" G_GINT64_FORMAT " cases, %u accepted\n", target->name, n, accepted);
  return 0;
}

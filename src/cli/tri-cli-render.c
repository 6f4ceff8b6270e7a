/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion render": one photo, its landmarks and a design to one picture and its figures. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-caption.h"
#include "tri-error.h"
#include "tri-export-picture.h"
#include "tri-landmark-file.h"
#include "tri-library.h"
#include "tri-overlay.h"
#include "tri-record.h"
#include "tri-scene.h"
#include "tri-stencil-sheet.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* A design's text is a page; more is another file. */
#define MAX_DESIGN_BYTES (256 * 1024)
#define DEFAULT_TEMPLATE "mature"
#define DEFAULT_SEED 1
#define HEALED_DAYS 28.0
/* Careful clicks miss the model by 1 to 4 mm; this far off, the picture would show nonsense. */
#define MAX_FIT_ERROR_MM 15.0
/* A contact sheet's cells: thirty fit on a screen; thirty of the largest are 300 MB of pixels. */
#define CELL_WIDTH 300
#define CELL_HEIGHT 260
#define CELL_MOST 1600

/* The command line as typed. */
typedef struct
{
  char *landmarks;
  char *view;
  char *style;
  char *design;
  char *norwood;
  char *kind;
  char *sessions;
  char *age;
  char *fading;
  char *shade;
  char *density;
  char *skin;
  char *hair;
  char *size;
  char *quality;
  char *output;
  char *date;
  char *stencil;
  char *paper;
  gboolean guides;
  gboolean contact_sheet;
  gboolean json;
} Options;

/* What it means. */
typedef struct
{
  const char *photo_path;
  gboolean has_view;
  TriView view;
  gboolean has_norwood;
  TriNorwood norwood;
  gboolean has_shade;
  guint shade;
  double density; /* 0 when not given */
  gboolean has_sessions;
  TriSkin skin;
  TriMoment moment;
  int width, height; /* 0 for the photo's own */
  TriExportFormat format;
  int quality; /* 0 when not given */
  TriPaper paper;
  TriDate date;
} Request;

static void
options_clear (Options *o)
{
  g_free (o->landmarks);
  g_free (o->view);
  g_free (o->style);
  g_free (o->design);
  g_free (o->norwood);
  g_free (o->kind);
  g_free (o->sessions);
  g_free (o->age);
  g_free (o->fading);
  g_free (o->shade);
  g_free (o->density);
  g_free (o->skin);
  g_free (o->hair);
  g_free (o->size);
  g_free (o->quality);
  g_free (o->output);
  g_free (o->date);
  g_free (o->stencil);
  g_free (o->paper);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
unknown_value (const char *option, const char *value, const char *known, GError **error)
{
  g_set_error (error, TRI_CLI_ERROR, 0, _ ("--%s does not know “%s”; it takes %s."), option, value,
               known);
  return FALSE;
}

static gboolean
read_moment (const Options *o, Request *r, GError **error)
{
  g_autoptr (GError) reason = NULL;
  int sessions = 3;

  r->moment = (TriMoment){ TRI_KIND_PERMANENT, 3.0, HEALED_DAYS, TRI_END_TYPICAL };
  if (o->kind != NULL && !tri_kind_from_id (o->kind, &r->moment.kind))
    return unknown_value ("kind", o->kind, "temporary, permanent", error);
  if (o->sessions != NULL)
    {
      if (!_tri_cli_parse_number ("sessions", o->sessions, 0, TRI_MAX_SESSIONS, &sessions, error))
        return FALSE;
      r->has_sessions = TRUE;
      r->moment.sessions_done = sessions;
    }
  if (o->age != NULL && !tri_age_from_string (o->age, &r->moment.age_days, &reason))
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0, reason->message);
      return FALSE;
    }
  if (o->fading == NULL || g_str_equal (o->fading, "typical"))
    return TRUE;
  if (g_str_equal (o->fading, "low"))
    r->moment.fading = TRI_END_LOW;
  else if (g_str_equal (o->fading, "high"))
    r->moment.fading = TRI_END_HIGH;
  else
    return unknown_value ("fading", o->fading, "low, typical, high", error);
  return TRUE;
}

static gboolean
read_design_options (const Options *o, Request *r, GError **error)
{
  int number = 0;

  if (o->style != NULL && o->design != NULL)
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0,
                           _ ("--template and --design exclude each other; give one of them."));
      return FALSE;
    }
  if (o->norwood != NULL && !tri_norwood_from_id (o->norwood, &r->norwood))
    return unknown_value ("norwood", o->norwood, "2, 3, 3v, 4, 5, 6, 7", error);
  r->has_norwood = o->norwood != NULL;
  if (o->shade != NULL
      && (!_tri_cli_parse_number ("shade", o->shade, 0, 100, &number, NULL)
          || !tri_shade_from_dilution (number, &r->shade)))
    return unknown_value ("shade", o->shade, "6, 8, 10, 12, 14, 18, 22, 28", error);
  r->has_shade = o->shade != NULL;
  if (o->density != NULL)
    {
      if (!_tri_cli_parse_number ("density", o->density, (int) TRI_DENSITY_MIN,
                                  (int) TRI_DENSITY_MAX, &number, error))
        return FALSE;
      r->density = number;
    }
  r->skin = TRI_SKIN_DEFAULT;
  if (o->skin != NULL
      && !_tri_cli_parse_number ("skin", o->skin, 1, 6, &r->skin.fitzpatrick, error))
    return FALSE;
  if (o->hair != NULL && !tri_hair_from_id (o->hair, &r->skin.hair))
    return unknown_value ("hair", o->hair, "black, dark-brown, brown, fair", error);
  return TRUE;
}

static gboolean
read_size (const char *size, int most, Request *r, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (size, "x", 3);

  if (g_strv_length (sides) != 2)
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0,
                           _ ("--size must be WIDTHxHEIGHT in pixels, like 900x1200."));
      return FALSE;
    }
  return _tri_cli_parse_number ("size", sides[0], 16, most, &r->width, error)
         && _tri_cli_parse_number ("size", sides[1], 16, most, &r->height, error);
}

/* Whether two paths lead to one existing file. */
static gboolean
same_file (const char *a, const char *b)
{
  GStatBuf sa, sb;

  return g_stat (a, &sa) == 0 && g_stat (b, &sb) == 0 && sa.st_dev == sb.st_dev
         && sa.st_ino == sb.st_ino;
}

static gboolean
read_output (const Options *o, Request *r, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (o->output == NULL)
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0,
                           _ ("--output is missing: say where the picture "
                              "goes, like --output out.png."));
      return FALSE;
    }
  if (!tri_export_format_from_path (o->output, &r->format, &reason))
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0, reason->message);
      return FALSE;
    }
  if (o->quality != NULL && r->format != TRI_EXPORT_JPEG)
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0,
                           _ ("--quality is for JPEG; leave it out or end the name in .jpg."));
      return FALSE;
    }
  if (o->quality != NULL
      && !_tri_cli_parse_number ("quality", o->quality, 1, 100, &r->quality, error))
    return FALSE;
  if (same_file (o->output, r->photo_path))
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0,
                           _ ("The client’s photo is never changed; give --output another name."));
      return FALSE;
    }
  return TRUE;
}

/* The sheet has its own styles and moments. */
static gboolean
check_sheet (const Options *o, Request *r, GError **error)
{
  const struct
  {
    const char *option;
    gboolean given;
  } others[] = {
    { "template", o->style != NULL },  { "design", o->design != NULL },
    { "kind", o->kind != NULL },       { "sessions", o->sessions != NULL },
    { "age", o->age != NULL },         { "fading", o->fading != NULL },
    { "guides", o->guides },           { "json", o->json },
    { "stencil", o->stencil != NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (others[i].given)
      {
        g_set_error (error, TRI_CLI_ERROR, 0,
                     _ ("--contact-sheet shows five styles at six moments; leave out --%s."),
                     others[i].option);
        return FALSE;
      }
  r->width = CELL_WIDTH;
  r->height = CELL_HEIGHT;
  return TRUE;
}

static gboolean
read_stencil (const Options *o, Request *r, GError **error)
{
  r->paper = TRI_PAPER_A4;
  if (o->paper != NULL && !tri_paper_from_id (o->paper, &r->paper))
    return unknown_value ("paper", o->paper, "a4, letter", error);
  if (o->stencil != NULL && same_file (o->stencil, r->photo_path))
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0,
                           _ ("The client’s photo is never changed; give --stencil another name."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_request (const Options *o, Request *r, GError **error)
{
  if (o->landmarks == NULL)
    {
      g_set_error_literal (error, TRI_CLI_ERROR, 0,
                           _ ("--landmarks is missing: name the file with the photo’s landmarks."));
      return FALSE;
    }
  if (o->view != NULL && !tri_view_from_id (o->view, &r->view))
    return unknown_value ("view", o->view, "front, left45, right45, left, right, top, crown, back",
                          error);
  r->has_view = o->view != NULL;
  return read_output (o, r, error) && (!o->contact_sheet || check_sheet (o, r, error))
         && read_moment (o, r, error) && read_design_options (o, r, error)
         && read_stencil (o, r, error)
         && (o->size == NULL
             || read_size (o->size, o->contact_sheet ? CELL_MOST : TRI_PHOTO_MAX_SIDE / 2, r,
                           error))
         && _tri_cli_parse_date (o->date, &r->date, error);
}

static TriDesign *
design_from_file (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = _tri_cli_read_file (path, MAX_DESIGN_BYTES, error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = NULL;
  TriDesign *design;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  design = tri_design_from_string (text, error);
  if (design == NULL)
    g_prefix_error (error, "%s: ", name);
  return design;
}

static TriDesign *
design_from_template (const char *id,
                      TriLibrary *library,
                      const Request *r,
                      const TriFigures *pigment,
                      GError **error)
{
  TriTemplate *style = tri_library_find_template (library, id);

  if (style == NULL)
    {
      g_autoptr (GString) known = g_string_new (NULL);
      const char *const *problems = tri_library_get_problems (library);

      for (guint i = 0; i < tri_library_get_n_templates (library); i++)
        g_string_append_printf (known, "%s%s", i > 0 ? ", " : "",
                                tri_template_get_id (tri_library_get_template (library, i)));
      /* The one that was meant may be the user's own, left out for a mistake in it. */
      if (problems[0] != NULL)
        g_string_append_printf (known, " (%s)", problems[0]);
      unknown_value ("template", id, known->str, error);
      return NULL;
    }
  return tri_design_new_from_template (style, TRUE, r->has_norwood ? r->norwood : TRI_NORWOOD_4,
                                       tri_shade_suggest (&r->skin),
                                       tri_figures_get (pigment, TRI_FIGURE_DENSITY), DEFAULT_SEED);
}

static TriDesign *
make_design (const Options *o,
             const Request *r,
             TriLibrary *library,
             const TriFigures *pigment,
             GError **error)
{
  g_autoptr (TriDesign) design
      = o->design != NULL ? design_from_file (o->design, error)
                          : design_from_template (o->style != NULL ? o->style : DEFAULT_TEMPLATE,
                                                  library, r, pigment, error);
  TriDesignSpec spec;

  if (design == NULL)
    return NULL;
  spec = *tri_design_get_spec (design);
  if (r->has_norwood)
    tri_design_spec_set_norwood (&spec, r->norwood);
  if (r->has_shade)
    spec.shade = r->shade;
  if (r->density > 0.0)
    spec.density_per_cm2 = r->density;
  return tri_design_new (&spec);
}

/* Only what is smaller than the photo, or has guides, is drawn from the whole of it. */
static gboolean
is_streamed (const Options *o, const Request *r)
{
  return r->width == 0 && !o->guides;
}

static TriRegistration *
register_photo (const Options *o,
                const Request *r,
                const TriCliPhoto *photo,
                TriClicks *clicks,
                TriOutlineFix *outline,
                GError **error)
{
  g_autoptr (GBytes) bytes = _tri_cli_read_file (o->landmarks, TRI_LANDMARK_FILE_MAX_BYTES, error);
  g_autofree char *file_name = g_filename_display_basename (o->landmarks);
  g_autoptr (TriRegistration) registration = NULL;

  if (bytes == NULL
      || !tri_landmark_file_parse (bytes, file_name, photo->name, r->has_view ? &r->view : NULL,
                                   photo->width, photo->height, clicks, outline, error))
    return NULL;
  registration
      = tri_registration_solve (clicks, photo->width, photo->height, NULL, photo->focal_px, error);
  if (registration == NULL || registration->fit_error_mm <= MAX_FIT_ERROR_MM)
    return g_steal_pointer (&registration);
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("The landmarks in “%s” fit no head (they miss it by %.0f mm); check “%s” first."),
               file_name, registration->fit_error_mm,
               registration->check.suspect && registration->check.landmark < TRI_N_LANDMARKS
                   ? tri_landmark_get_id (registration->check.landmark)
                   : "silhouette");
  return NULL;
}

/* What a picture is made of. */
typedef struct
{
  TriScene *scene;
  TriScalp *scalp;
  TriRegion *region;
  TriPigment pigment;
  const TriCliPhoto *photo;
} Drawing;

static gboolean
write_small_picture (const Options *o,
                     const Request *r,
                     const Drawing *d,
                     TriDots *dots,
                     const TriExportOptions *options,
                     GError **error)
{
  TriPhoto *photo = tri_scene_get_photo (d->scene);
  TriViewport viewport
      = r->width > 0 ? tri_viewport_fit (photo, r->width, r->height) : tri_viewport_full (photo);
  cairo_surface_t *surface = tri_preview_render (d->scene, dots, &d->pigment, &viewport, NULL);
  gboolean written;

  if (o->guides)
    {
      cairo_t *cr = cairo_create (surface);

      tri_overlay_draw (cr, d->scene, tri_region_get_design (d->region), &viewport,
                        TRI_OVERLAY_GUIDES, TRI_N_HANDLES);
      cairo_destroy (cr);
    }
  written = tri_export_surface (surface, options, o->output, error);
  cairo_surface_destroy (surface);
  return written;
}

static gboolean
write_picture (
    const Options *o, const Request *r, const Drawing *d, const char *caption, GError **error)
{
  const TriExportOptions options
      = { .format = r->format, .quality = r->quality, .caption = caption };
  g_autoptr (TriDots) dots
      = tri_dots_select (d->scalp, d->region, tri_moment_get_build (&r->moment), d->pigment.keep);

  if (!is_streamed (o, r))
    return write_small_picture (o, r, d, dots, &options, error);
  return tri_export_picture (d->scene, dots, &d->pigment, d->photo->bytes, d->photo->name, &options,
                             o->output, NULL, NULL, NULL, error);
}

/* The stencil comes before the picture: when it cannot be written, neither is. */
static gboolean
write_stencil (const Options *o,
               const Request *r,
               const TriRegion *region,
               const TriRegistration *registration,
               GError **error)
{
  g_autoptr (TriStencil) stencil = tri_stencil_new (region);
  g_autofree char *caption = tri_caption_new_stencil (stencil->glabella_mm, r->date);
  const TriStencilSheet sheet = { stencil, r->paper, caption, registration->scale_error_percent };

  return tri_stencil_sheet_export (&sheet, o->stencil, error);
}

static void
print_json (const Options *o, const TriCliReport *report)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *output = g_filename_display_name (o->output);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  _tri_cli_report_to_json (report, builder);
  json_builder_set_member_name (builder, "output");
  json_builder_add_string_value (builder, output);
  json_builder_end_object (builder);
  text = _tri_cli_json_text (builder);
  g_print ("%s", text);
}

static gboolean
render (const Options *o, Request *r, GError **error)
{
  g_autoptr (TriClinic) clinic = tri_clinic_new_default ();
  g_autoptr (TriLibrary) library = tri_library_load (NULL, error);
  g_auto (TriCliPhoto) file = { 0 };
  g_autoptr (TriDesign) design = NULL;
  g_autoptr (TriPhoto) photo = NULL;
  g_autoptr (TriRegistration) registration = NULL;
  g_autoptr (TriScalp) scalp = NULL;
  g_autoptr (TriRegion) region = NULL;
  g_autoptr (TriScene) found = NULL;
  g_autoptr (TriScene) scene = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autofree char *caption = NULL;
  TriClicks clicks;
  TriOutlineFix outline;
  TriMeasure measure;
  TriEstimate estimate;

  if (library == NULL)
    return FALSE;
  /* Cheap checks first: a mistyped template is told before a photo is decoded. */
  design = make_design (o, r, library, clinic->pigment, error);
  if (design == NULL)
    return FALSE;
  if (!_tri_cli_photo_open (&file, r->photo_path, !is_streamed (o, r), error))
    return FALSE;
  registration = register_photo (o, r, &file, &clicks, &outline, error);
  if (registration == NULL)
    return FALSE;
  photo = _tri_cli_photo_load (&file, &registration->pose, error);
  if (photo == NULL)
    return FALSE;

  scalp = tri_scalp_new (tri_library_get_dot_field (library), registration->head);
  found = tri_scene_new (photo, &registration->pose, registration->head, clicks.silhouette,
                         clicks.n_silhouette);
  scene = tri_scene_new_fixed (found, &outline);
  warnings = _tri_cli_warnings (registration);
  if (o->contact_sheet)
    {
      TriCliSheet sheet = { library,  scene,    scalp,     design, clinic->pigment,
                            &r->skin, r->width, r->height, r->date };

      for (guint i = 0; i < warnings->len; i++)
        g_print ("%s\n", (const char *) warnings->pdata[i]);
      return _tri_cli_write_sheet (&sheet, r->format, r->quality, o->output, error);
    }
  region = tri_region_new (design, registration->head);
  measure = tri_dots_measure (scalp, region);
  if (!tri_estimate_make (clinic->pigment, clinic->care, clinic->currency, r->moment.kind, &measure,
                          tri_design_get_spec (design)->shade, &r->skin, 0, TRI_DATE_NONE,
                          &estimate, error))
    return FALSE;
  /* Without --sessions the picture shows the finished plan. */
  r->moment.sessions_done
      = r->has_sessions ? tri_plan_get_sessions_shown (estimate.n_sessions, r->moment.sessions_done)
                        : TRI_MAX_SESSIONS;

  caption = tri_caption_new (&r->moment, &estimate, r->date);
  Drawing drawing = { scene, scalp, region,
                      tri_pigment_at (clinic->pigment, &r->moment,
                                      tri_design_get_spec (design)->shade, &r->skin),
                      &file };

  if (o->stencil != NULL && !write_stencil (o, r, region, registration, error))
    return FALSE;
  if (!write_picture (o, r, &drawing, caption, error))
    {
      if (o->stencil != NULL)
        (void) g_unlink (o->stencil);
      return FALSE;
    }

  findings = tri_findings_new (
      region, &(TriFindingsAsk){ .figures = clinic->pigment,
                                 .skin = &r->skin,
                                 .profile = tri_pose_is_profile (&registration->pose) });
  TriCliReport report = { registration, &estimate, findings, warnings };

  if (o->json)
    print_json (o, &report);
  else
    _tri_cli_report_print (&report);
  return TRUE;
}

int
_tri_cli_render (int argc, char **argv)
{
  g_auto (Options) o = { 0 };
  const GOptionEntry entries[] = {
    { "landmarks", 0, 0, G_OPTION_ARG_FILENAME, &o.landmarks,
      N_ ("Landmarks of the photo, or the samples’ landmarks.json"), N_ ("FILE") },
    { "view", 0, 0, G_OPTION_ARG_STRING, &o.view,
      N_ ("View, instead of the file’s: front left45 right45 left right top crown back"),
      N_ ("VIEW") },
    { "template", 0, 0, G_OPTION_ARG_STRING, &o.style,
      N_ ("Style: soft mature straight widow cap broken rounded receded juvenile temple-peaks "
          "open-temples rounded-sides sharp-sides, or one of your own"),
      N_ ("STYLE") },
    { "design", 0, 0, G_OPTION_ARG_FILENAME, &o.design, N_ ("A saved design instead of a template"),
      N_ ("FILE") },
    { "norwood", 0, 0, G_OPTION_ARG_STRING, &o.norwood, N_ ("Hair that is left: 2 3 3v 4 5 6 7"),
      N_ ("STAGE") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &o.kind, N_ ("temporary or permanent"), N_ ("KIND") },
    { "sessions", 0, 0, G_OPTION_ARG_STRING, &o.sessions,
      N_ ("Sessions done, 0 to 4; all that are planned when left out"), N_ ("N") },
    { "age", 0, 0, G_OPTION_ARG_STRING, &o.age,
      N_ ("Time since the last session, like 0d, 28d, 18m, 4y; 28d when left out"), N_ ("AGE") },
    { "fading", 0, 0, G_OPTION_ARG_STRING, &o.fading, N_ ("low, typical or high"), N_ ("END") },
    { "shade", 0, 0, G_OPTION_ARG_STRING, &o.shade,
      N_ ("Parts of water to one of pigment: 6 8 10 12 14 18 22 28"), N_ ("N") },
    { "density", 0, 0, G_OPTION_ARG_STRING, &o.density, N_ ("Dots per cm², 30 to 190"), N_ ("N") },
    { "skin", 0, 0, G_OPTION_ARG_STRING, &o.skin, N_ ("Skin type (Fitzpatrick), 1 to 6"),
      N_ ("N") },
    { "hair", 0, 0, G_OPTION_ARG_STRING, &o.hair, N_ ("Hair: black dark-brown brown fair"),
      N_ ("COLOUR") },
    { "guides", 0, 0, G_OPTION_ARG_NONE, &o.guides,
      N_ ("Draw the hairline, midline, glabella line and a scale"), NULL },
    { "contact-sheet", 0, 0, G_OPTION_ARG_NONE, &o.contact_sheet,
      N_ ("Draw five styles, each fresh, healed, after 2 and 5 years, and temporary"), NULL },
    { "size", 0, 0, G_OPTION_ARG_STRING, &o.size,
      N_ ("Fit the photo, or each of a contact sheet, into a box of pixels, like 900x1200; full "
          "size when left out"),
      N_ ("WxH") },
    { "quality", 0, 0, G_OPTION_ARG_STRING, &o.quality,
      N_ ("Quality of a JPEG, 1 to 100; 92 when left out"), N_ ("N") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &o.date, N_ ("Day of the picture, today when left out"),
      N_ ("YYYY-MM-DD") },
    { "stencil", 0, 0, G_OPTION_ARG_FILENAME, &o.stencil,
      N_ ("Also write the hairline as a stencil, one to one: .pdf or .svg"), N_ ("OUT.pdf") },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &o.paper, N_ ("The stencil’s paper: a4 or letter"),
      N_ ("PAPER") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &o.json, N_ ("Print one JSON object"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &o.output,
      N_ ("Where the picture goes: .jpg, .jpeg or .png"), N_ ("OUT.jpg") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  Request r = { 0 };

  if (!_tri_cli_parse (_ ("PHOTO --landmarks FILE --output OUT.jpg"),
                       _ ("Draws a design on a photo of a client and tells its figures."), entries,
                       1, &argc, &argv, &error))
    return _tri_cli_fail (error);
  r.photo_path = argv[1];
  if (!read_request (&o, &r, &error) || !render (&o, &r, &error))
    return _tri_cli_fail (error);
  return TRI_CLI_OK;
}

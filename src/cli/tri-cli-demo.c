/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion demo": the demo client's record, the pictures of it and their figures in one folder. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-caption.h"
#include "tri-demo.h"
#include "tri-error.h"
#include "tri-export.h"
#include "tri-hand-out.h"
#include "tri-scene.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define RECORD "record"
#define SHEET "sheet.pdf"
#define SUMMARY "summary.json"
#define PICTURE_WIDTH 900
#define PICTURE_HEIGHT 1200
#define HEALED_DAYS 28.0
#define FRESH_DAYS 0.0
#define FOUR_YEARS_DAYS (4 * TRI_DAYS_PER_YEAR)
#define EIGHTEEN_MONTHS_DAYS (1.5 * TRI_DAYS_PER_YEAR)

typedef struct
{
  TriView view;
  TriKind kind;
  double age_days;
  const char *name; /* of the file, without .png */
} Picture;

static const Picture pictures[] = {
  { TRI_VIEW_FRONT, TRI_KIND_PERMANENT, HEALED_DAYS, "front-healed" },
  { TRI_VIEW_FRONT, TRI_KIND_PERMANENT, FRESH_DAYS, "front-fresh" },
  { TRI_VIEW_FRONT, TRI_KIND_PERMANENT, FOUR_YEARS_DAYS, "front-4-years" },
  { TRI_VIEW_FRONT, TRI_KIND_TEMPORARY, FRESH_DAYS, "front-temporary-new" },
  { TRI_VIEW_FRONT, TRI_KIND_TEMPORARY, EIGHTEEN_MONTHS_DAYS, "front-temporary-18-months" },
  { TRI_VIEW_LEFT45, TRI_KIND_PERMANENT, HEALED_DAYS, "left45-healed" },
  { TRI_VIEW_RIGHT45, TRI_KIND_PERMANENT, HEALED_DAYS, "right45-healed" },
  { TRI_VIEW_LEFT, TRI_KIND_PERMANENT, HEALED_DAYS, "left-healed" },
  { TRI_VIEW_RIGHT, TRI_KIND_PERMANENT, HEALED_DAYS, "right-healed" },
  { TRI_VIEW_TOP, TRI_KIND_PERMANENT, HEALED_DAYS, "top-healed" },
  { TRI_VIEW_BACK, TRI_KIND_PERMANENT, HEALED_DAYS, "back-healed" },
};

/* What the record holds, read back, and what follows from it. */
typedef struct
{
  TriStore *store;
  TriClinic *clinic;
  TriDossier *dossier;
  TriHead *head;
  TriDesign *design;
  TriScalp *scalp;
  TriEstimate permanent;
  TriEstimate temporary;
  GPtrArray *findings;
} Case;

static void
case_clear (Case *c)
{
  g_clear_object (&c->store);
  g_clear_pointer (&c->clinic, tri_clinic_free);
  g_clear_pointer (&c->dossier, tri_dossier_free);
  g_clear_pointer (&c->head, tri_head_unref);
  g_clear_pointer (&c->design, tri_design_unref);
  g_clear_pointer (&c->scalp, tri_scalp_unref);
  g_clear_pointer (&c->findings, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* Makes the folder, or takes one that is there and empty. @out_made: whether it is ours to remove.
 */
static gboolean
prepare_folder (const char *path, gboolean *out_made, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  *out_made = FALSE;
  if (dir != NULL && g_dir_read_name (dir) == NULL)
    return TRUE;
  if (dir != NULL || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_CONFLICT,
                   _ ("“%s” is there already and not an empty folder; choose another."), name);
      return FALSE;
    }
  if (g_mkdir_with_parents (path, 0777) != 0)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_READ_ONLY,
                   _ ("The folder “%s” could not be made: %s"), name, g_strerror (errno));
      return FALSE;
    }
  *out_made = TRUE;
  return TRUE;
}

/* Removes what is in @path, and @path itself if wanted; best effort after a failure. */
static void
remove_tree (const char *path, gboolean itself)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child, TRUE);
      else
        g_unlink (child);
    }
  if (itself)
    g_rmdir (path);
}

static gboolean
load_case (Case *c, TriLibrary *library, const char *client_id, GError **error)
{
  const TriDesignRevision *revision;
  const TriDecision *decision;
  const TriTreatment *treatment;
  const TriSession *first;
  g_autoptr (TriRegion) region = NULL;
  TriMeasure measure;
  TriEstimate *estimates[] = { &c->temporary, &c->permanent };

  c->clinic = tri_store_load_clinic (c->store, error);
  c->dossier = c->clinic != NULL ? tri_store_load_dossier (c->store, client_id, error) : NULL;
  if (c->dossier == NULL)
    return FALSE;
  decision = g_ptr_array_index (c->dossier->decisions, c->dossier->decisions->len - 1);
  treatment = g_ptr_array_index (c->dossier->treatments, c->dossier->treatments->len - 1);
  first = g_ptr_array_index (treatment->sessions, 0);
  revision = tri_dossier_get_revision (c->dossier, decision->revision_id);
  g_assert (revision != NULL);
  c->design = tri_design_from_string (revision->design, error);
  if (c->design == NULL)
    return FALSE;
  c->head = tri_head_new (revision->factors);
  c->scalp = tri_scalp_new (tri_library_get_dot_field (library), c->head);
  region = tri_region_new (c->design, c->head);
  measure = tri_dots_measure (c->scalp, region);
  for (guint kind = TRI_KIND_TEMPORARY; kind <= TRI_KIND_PERMANENT; kind++)
    {
      if (!tri_estimate_make (c->clinic->pigment, c->clinic->care, c->clinic->currency,
                              (TriKind) kind, &measure, tri_design_get_spec (c->design)->shade,
                              &c->dossier->client->skin, 0, first->date, estimates[kind], error))
        return FALSE;
    }
  c->findings = tri_findings_new (
      region, &(TriFindingsAsk){ .figures = c->clinic->pigment,
                                 .skin = &c->dossier->client->skin,
                                 .profile = tri_dossier_has_profile (c->dossier) });
  return TRUE;
}

static const TriPhotoRecord *
find_photo (const TriDossier *dossier, TriView view)
{
  for (guint i = 0; i < dossier->photos->len; i++)
    {
      const TriPhotoRecord *photo = g_ptr_array_index (dossier->photos, i);

      if (photo->view == view)
        return photo;
    }
  g_assert_not_reached ();
}

static TriScene *
load_scene (const Case *c, TriView view, GError **error)
{
  const TriPhotoRecord *record = find_photo (c->dossier, view);
  const TriRegistrationRecord *registration = tri_dossier_get_registration (c->dossier, record->id);
  g_autoptr (GBytes) bytes = tri_store_load_photo (c->store, record->id, error);
  g_autoptr (TriPhoto) photo
      = bytes != NULL ? tri_photo_new_from_bytes (bytes, record->file_name, NULL, error) : NULL;
  g_autoptr (TriScene) found = NULL;

  if (photo == NULL)
    return NULL;
  found = tri_scene_new (photo, &registration->pose, c->head, registration->clicks.silhouette,
                         registration->clicks.n_silhouette);
  return tri_scene_new_fixed (found, &registration->outline);
}

static gboolean
write_picture (const Case *c,
               TriScene *scene,
               const Picture *picture,
               const char *folder,
               TriDate date,
               GError **error)
{
  TriMoment moment = { picture->kind, TRI_MAX_SESSIONS, picture->age_days, TRI_END_TYPICAL };
  TriViewport viewport
      = tri_viewport_fit (tri_scene_get_photo (scene), PICTURE_WIDTH, PICTURE_HEIGHT);
  cairo_surface_t *surface
      = tri_preview_render_design (scene, c->scalp, c->design, c->clinic->pigment,
                                   &c->dossier->client->skin, &moment, &viewport, NULL);
  g_autofree char *file = g_strconcat (picture->name, ".png", NULL);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *caption = tri_caption_new (
      &moment, picture->kind == TRI_KIND_PERMANENT ? &c->permanent : &c->temporary, date);
  const TriExportOptions options = { .format = TRI_EXPORT_PNG, .caption = caption };
  gboolean written = tri_export_surface (surface, &options, path, error);

  cairo_surface_destroy (surface);
  return written;
}

static gboolean
write_pictures (const Case *c, const char *folder, TriDate date, GError **error)
{
  g_autoptr (TriScene) scene = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      /* Pictures of one view follow each other and share its scene. */
      if (i == 0 || pictures[i].view != pictures[i - 1].view)
        {
          g_clear_pointer (&scene, tri_scene_unref);
          scene = load_scene (c, pictures[i].view, error);
        }
      if (scene == NULL || !write_picture (c, scene, &pictures[i], folder, date, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_date (JsonBuilder *builder, const char *name, TriDate date)
{
  g_autofree char *text = tri_date_to_iso (date);

  _tri_cli_add_string (builder, name, text);
}

static void
add_views (JsonBuilder *builder, const TriDossier *dossier)
{
  json_builder_set_member_name (builder, "views");
  json_builder_begin_array (builder);
  for (guint i = 0; i < dossier->photos->len; i++)
    {
      const TriPhotoRecord *photo = g_ptr_array_index (dossier->photos, i);
      const TriRegistrationRecord *r = tri_dossier_get_registration (dossier, photo->id);

      json_builder_begin_object (builder);
      _tri_cli_add_string (builder, "view", tri_view_get_id (photo->view));
      _tri_cli_add_pose (builder, &r->pose, r->scale_error_percent, r->fit_error_mm);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_plan (JsonBuilder *builder, const TriTreatment *treatment)
{
  json_builder_set_member_name (builder, "plan");
  json_builder_begin_array (builder);
  for (guint i = 0; i < treatment->sessions->len; i++)
    {
      const TriSession *session = g_ptr_array_index (treatment->sessions, i);

      json_builder_begin_object (builder);
      _tri_cli_add_int (builder, "session", session->ordinal);
      _tri_cli_add_string (builder, "purpose", tri_session_get_name (session, treatment->kind));
      add_date (builder, "date", session->date);
      add_date (builder, "earliest", session->earliest);
      add_date (builder, "latest", session->latest);
      _tri_cli_add_int (builder, "dots", session->dots);
      _tri_cli_add_range (builder, "hours", session->hours);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "touch_up");
  json_builder_begin_object (builder);
  add_date (builder, "earliest", treatment->touch_up_earliest);
  add_date (builder, "likely", treatment->touch_up_likely);
  add_date (builder, "latest", treatment->touch_up_latest);
  _tri_cli_add_money (builder, "price", treatment->touch_up_price);
  json_builder_end_object (builder);
}

static void
add_quote (JsonBuilder *builder, const TriQuote *quote, TriMoney balance)
{
  json_builder_set_member_name (builder, "quote");
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < quote->lines->len; i++)
    {
      const TriQuoteLine *line = g_ptr_array_index (quote->lines, i);

      json_builder_begin_object (builder);
      _tri_cli_add_string (builder, "text", line->text);
      _tri_cli_add_amount (builder, "amount", tri_money_make (line->amount_minor, quote->currency));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  _tri_cli_add_amount (builder, "total",
                       tri_money_make (tri_quote_get_total (quote), quote->currency));
  _tri_cli_add_string (builder, "currency", quote->currency);
  json_builder_end_object (builder);
  _tri_cli_add_amount (builder, "balance", balance);
}

static void
add_pictures (JsonBuilder *builder)
{
  json_builder_set_member_name (builder, "pictures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autofree char *file = g_strconcat (pictures[i].name, ".png", NULL);

      json_builder_begin_object (builder);
      _tri_cli_add_string (builder, "file", file);
      _tri_cli_add_string (builder, "view", tri_view_get_id (pictures[i].view));
      _tri_cli_add_string (builder, "kind", tri_kind_get_id (pictures[i].kind));
      json_builder_set_member_name (builder, "age_days");
      json_builder_add_double_value (builder, pictures[i].age_days);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static char *
summarise (const Case *c, TriDate date, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const TriDossier *dossier = c->dossier;
  const TriQuoteRecord *quote = g_ptr_array_index (dossier->quotes, dossier->quotes->len - 1);
  TriMoney balance;

  if (!tri_dossier_get_balance (dossier, c->clinic->currency, &balance, error))
    return NULL;
  json_builder_begin_object (builder);
  _tri_cli_add_string (builder, "client", tri_client_get_display_name (dossier->client));
  add_date (builder, "date", date);
  _tri_cli_add_string (builder, "record", RECORD);
  add_views (builder, dossier);
  _tri_cli_add_estimate (builder, &c->permanent);
  _tri_cli_add_findings (builder, c->findings);
  add_plan (builder, g_ptr_array_index (dossier->treatments, dossier->treatments->len - 1));
  add_quote (builder, quote->quote, balance);
  add_pictures (builder);
  json_builder_end_object (builder);
  return _tri_cli_json_text (builder);
}

static gboolean
write_sheet (const Case *c, TriLibrary *library, const char *folder, TriDate date, GError **error)
{
  g_autofree char *path = g_build_filename (folder, SHEET, NULL);
  g_autoptr (TriSheet) sheet
      = tri_hand_out_new (c->store, library, c->dossier->client->id, NULL, date, NULL, error);

  return sheet != NULL && tri_sheet_export (sheet, TRI_PAPER_A4, path, error);
}

/* Returns: (transfer full): the summary's text */
static char *
run_demo (const char *folder, TriDate date, GError **error)
{
  g_auto (Case) c = { 0 };
  g_autoptr (TriLibrary) library = tri_library_load (NULL, error);
  g_autofree char *record = g_build_filename (folder, RECORD, NULL);
  g_autofree char *path = g_build_filename (folder, SUMMARY, NULL);
  g_autofree char *client_id = NULL;
  g_autofree char *text = NULL;

  c.store = library != NULL ? tri_store_open (record, error) : NULL;
  if (c.store == NULL)
    return NULL;
  client_id = tri_demo_populate (c.store, library, date, NULL, error);
  if (client_id == NULL || !load_case (&c, library, client_id, error)
      || !write_pictures (&c, folder, date, error)
      || !write_sheet (&c, library, folder, date, error))
    return NULL;
  text = summarise (&c, date, error);
  if (text == NULL || !g_file_set_contents (path, text, -1, error))
    return NULL;
  tri_store_close (c.store);
  return g_steal_pointer (&text);
}

int
_tri_cli_demo (int argc, char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *day = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("A new or empty folder for the record and the pictures"), N_ ("DIR") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_ ("Day of the consultation, today when left out"),
      N_ ("YYYY-MM-DD") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print one JSON object"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean made = FALSE;
  TriDate date = TRI_DATE_NONE;

  if (!_tri_cli_parse (
          _ ("--output DIR"),
          _ ("Makes the demo client’s whole consultation: record, pictures and sheet."), entries, 0,
          &argc, &argv, &error)
      || !_tri_cli_parse_date (day, &date, &error))
    return _tri_cli_fail (error);
  if (output == NULL)
    {
      g_set_error_literal (&error, TRI_CLI_ERROR, 0,
                           _ ("--output is missing: name a folder for the demo."));
      return _tri_cli_fail (error);
    }
  if (!prepare_folder (output, &made, &error))
    return _tri_cli_fail (error);
  text = run_demo (output, date, &error);
  if (text == NULL)
    {
      remove_tree (output, made);
      return _tri_cli_fail (error);
    }
  if (json)
    g_print ("%s", text);
  else
    g_print (_ ("The demo client is in %s: the record in “%s”, %u pictures, “%s” and “%s”.\n"),
             output, RECORD, (guint) G_N_ELEMENTS (pictures), SHEET, SUMMARY);
  return TRI_CLI_OK;
}

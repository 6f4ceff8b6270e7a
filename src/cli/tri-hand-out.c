/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that a client takes home, filled from the record. */

#include "config.h"

#include "tri-hand-out.h"

#include "tri-decision-picture.h"
#include "tri-error.h"
#include "tri-framing.h"
#include "tri-measures.h"

#include <glib/gi18n-lib.h>

/* What is printed, and what follows from it. */
typedef struct
{
  TriStore *store;
  TriLibrary *library;
  GPtrArray *styles; /* TriStyle: the clinic's own */
  TriClinic *clinic;
  TriDossier *dossier;
  const TriDecision *decision;   /* (nullable) */
  const TriTreatment *treatment; /* (nullable): of @decision */
  const TriDesignRevision *revision;
  TriDesign *design;
  TriHead *head;
  TriScalp *scalp;
  TriScene *scene;
  TriDate date;
  TriSheet *sheet;
} HandOut;

static void
hand_out_clear (HandOut *h)
{
  g_clear_pointer (&h->styles, g_ptr_array_unref);
  g_clear_pointer (&h->clinic, tri_clinic_free);
  g_clear_pointer (&h->dossier, tri_dossier_free);
  g_clear_pointer (&h->design, tri_design_unref);
  g_clear_pointer (&h->head, tri_head_unref);
  g_clear_pointer (&h->scalp, tri_scalp_unref);
  g_clear_pointer (&h->scene, tri_scene_unref);
  g_clear_pointer (&h->sheet, tri_sheet_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HandOut, hand_out_clear)

/* what it is about */

static const TriTreatment *
find_treatment (const TriDossier *dossier, const TriDecision *decision)
{
  for (guint i = 0; i < dossier->treatments->len; i++)
    {
      const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, i);

      if (g_str_equal (treatment->decision_id, decision->id))
        return treatment;
    }
  return NULL;
}

static gboolean
find_subject (HandOut *h, const char *id, GError **error)
{
  const TriDossier *dossier = h->dossier;

  for (guint i = dossier->decisions->len; i-- > 0 && h->decision == NULL;)
    {
      const TriDecision *decision = g_ptr_array_index (dossier->decisions, i);

      if (id == NULL || g_str_equal (decision->id, id))
        h->decision = decision;
    }
  if (h->decision != NULL)
    {
      h->revision = tri_dossier_get_revision (dossier, h->decision->revision_id);
      h->treatment = find_treatment (dossier, h->decision);
      h->date = h->decision->date;
    }
  else if (id != NULL)
    h->revision = tri_dossier_get_revision (dossier, id);
  else if (dossier->revisions->len > 0)
    h->revision = g_ptr_array_index (dossier->revisions, dossier->revisions->len - 1);
  if (h->revision != NULL)
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                       _ ("There is nothing to print yet: import a photo, mark its points and "
                          "draw a style first."));
  return FALSE;
}

/* pictures */

/* The photo that the choice was made on; else the first that is registered. */
static const TriPhotoRecord *
find_photo (const HandOut *h)
{
  const TriDecisionPicture *picture
      = h->decision != NULL ? tri_decision_get_picture (h->decision, TRI_DECISION_HEALED) : NULL;

  for (guint i = 0; i < h->dossier->photos->len; i++)
    {
      const TriPhotoRecord *photo = g_ptr_array_index (h->dossier->photos, i);

      if (tri_dossier_get_registration (h->dossier, photo->id) != NULL
          && (picture == NULL || picture->photo_id == NULL
              || g_str_equal (picture->photo_id, photo->id)))
        return photo;
    }
  return NULL;
}

static gboolean
load_scene (HandOut *h, const TriPhotoRecord *record, GCancellable *cancellable, GError **error)
{
  const TriRegistrationRecord *registration = tri_dossier_get_registration (h->dossier, record->id);
  g_autoptr (GBytes) bytes = tri_store_load_photo (h->store, record->id, error);
  g_autoptr (TriPhoto) photo
      = bytes != NULL ? tri_photo_new_from_bytes (bytes, record->file_name, cancellable, error)
                      : NULL;
  g_autoptr (TriScene) found = NULL;

  if (photo == NULL)
    return FALSE;
  found = tri_scene_new (photo, &registration->pose, h->head, registration->clicks.silhouette,
                         registration->clicks.n_silhouette);
  h->scene = tri_scene_new_fixed (found, &registration->outline);
  return TRUE;
}

static cairo_status_t
read_cb (void *closure, unsigned char *data, unsigned int length)
{
  GInputStream *stream = closure;
  gsize n_read;

  return g_input_stream_read_all (stream, data, length, &n_read, NULL, NULL) && n_read == length
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_READ_ERROR;
}

/* The picture that was kept with the decision. Returns: (transfer full) */
static cairo_surface_t *
load_picture (HandOut *h, TriDecisionMoment moment, GError **error)
{
  g_autoptr (GBytes) png = tri_store_load_picture (h->store, h->decision->id, moment, error);
  g_autoptr (GInputStream) stream = NULL;
  cairo_surface_t *surface;

  if (png == NULL)
    return NULL;
  stream = g_memory_input_stream_new_from_bytes (png);
  surface = cairo_image_surface_create_from_png_stream (read_cb, stream);
  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_DAMAGED,
                       _ ("A picture of this choice cannot be read. Restore it from your last "
                          "backup."));
  return NULL;
}

static cairo_surface_t *
make_picture (HandOut *h, TriDecisionMoment moment, GCancellable *cancellable, GError **error)
{
  const TriDecisionScene scene
      = { h->scene, h->scalp, h->design, h->clinic->pigment, &h->dossier->client->skin };
  cairo_surface_t *surface;

  if (h->decision != NULL && tri_decision_get_picture (h->decision, moment) != NULL)
    return load_picture (h, moment, error);
  surface = tri_decision_picture_draw (&scene, moment, h->revision->kind, cancellable);
  if (surface == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  return surface;
}

/* The photo as it is, of the same part of the head. */
static cairo_surface_t *
make_before (HandOut *h, GCancellable *cancellable, GError **error)
{
  const TriMoment none = { .kind = h->revision->kind };
  const TriViewport viewport = tri_picture_portrait (h->scene, TRI_DECISION_PICTURE_WIDTH_PX,
                                                     TRI_DECISION_PICTURE_HEIGHT_PX);
  cairo_surface_t *surface
      = tri_preview_render_design (h->scene, h->scalp, h->design, h->clinic->pigment,
                                   &h->dossier->client->skin, &none, &viewport, cancellable);

  if (surface == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled");
  return surface;
}

/* @surface: (transfer full) (nullable) */
static gboolean
add_picture (HandOut *h, cairo_surface_t *surface, const char *title, const char *note)
{
  if (surface == NULL)
    return FALSE;
  tri_sheet_add_picture (h->sheet, surface, title, note);
  cairo_surface_destroy (surface);
  return TRUE;
}

static gboolean
add_pictures (HandOut *h, GCancellable *cancellable, GError **error)
{
  static const TriDecisionMoment moments[] = { TRI_DECISION_HEALED, TRI_DECISION_FIVE_YEARS };
  const TriPhotoRecord *photo = find_photo (h);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *taken = NULL;
  g_autofree char *day = tri_date_format (h->date);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (photo == NULL)
    return TRUE;
  if (!load_scene (h, photo, cancellable, error))
    return FALSE;
  taken = tri_date_format (tri_date_from_unix_utc (photo->added_utc, zone));
  /* Translators: %s is a day */
  before = g_strdup_printf (_ ("Photo of %s, no simulation"), taken);
  /* Translators: %s is a day */
  after = g_strdup_printf (_ ("Simulation of %s"), day);
  if (!add_picture (h, make_before (h, cancellable, error), _ ("Before"), before))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    if (!add_picture (h, make_picture (h, moments[i], cancellable, error),
                      tri_decision_moment_get_name (moments[i], h->revision->kind), after))
      return FALSE;
  return TRUE;
}

/* words */

/* @value: (transfer full) */
static void
add_line (HandOut *h, const char *label, char *value)
{
  tri_sheet_add_line (h->sheet, label, value);
  g_free (value);
}

static const char *
get_style_name (const HandOut *h, const char *template_id)
{
  const TriStyle *kept = tri_style_list_find (h->styles, template_id);
  TriTemplate *style = kept != NULL && kept->style != NULL
                           ? kept->style
                           : tri_library_find_template (h->library, template_id);

  return style != NULL ? tri_template_get_name (style) : _ ("Own style");
}

static void
add_measures (HandOut *h)
{
  const TriDesignSpec *spec = tri_design_get_spec (h->design);

  tri_sheet_add_section (h->sheet, TRI_SHEET_LEFT, _ ("Measures"));
  add_line (h, _ ("Style"), g_strdup (get_style_name (h, spec->template_id)));
  add_line (h, _ ("Kind"),
            g_strdup (h->revision->kind == TRI_KIND_PERMANENT ? _ ("permanent") : _ ("temporary")));
  add_line (h, _ ("Hairline above glabella"),
            tri_length_format (spec->shape.height_mm, h->clinic->care));
  add_line (h, _ ("Temple recess"), tri_length_format (spec->shape.apex_rise_mm, h->clinic->care));
  add_line (h, _ ("Treated area"), tri_area_format (h->revision->area_cm2, h->clinic->care));
  {
    g_autofree char *dots = tri_dots_format (h->revision->dots);

    /* Translators: a rounded number of dots */
    add_line (h, _ ("Dots"), g_strdup_printf (_ ("about %s"), dots));
  }
  add_line (h, _ ("Density"), g_strdup_printf (_ ("%.0f dots per cm²"), spec->density_per_cm2));
  add_line (h, _ ("Shade"), g_strdup_printf ("1 : %d", tri_shade_get_dilution (spec->shade)));
}

static void
add_session (HandOut *h, const TriSession *session)
{
  g_autofree char *day = tri_date_format (session->date);
  g_autofree char *hours = tri_hours_format (session->hours);
  /* Translators: number and purpose of a session */
  g_autofree char *label = g_strdup_printf (_ ("%u. %s"), session->ordinal,
                                            tri_session_get_name (session, h->treatment->kind));

  /* Translators: a day and a range of hours */
  add_line (h, label, g_strdup_printf (_ ("%s, %s"), day, hours));
}

static void
add_sessions (HandOut *h)
{
  const TriRange years = h->revision->touch_up_years;
  const gboolean permanent = h->revision->kind == TRI_KIND_PERMANENT;

  tri_sheet_add_section (h->sheet, TRI_SHEET_RIGHT, _ ("Sessions"));
  for (guint i = 0; h->treatment != NULL && i < h->treatment->sessions->len; i++)
    {
      const TriSession *session = g_ptr_array_index (h->treatment->sessions, i);

      if (session->state != TRI_SESSION_CANCELLED)
        add_session (h, session);
    }
  if (h->treatment == NULL)
    {
      add_line (h, _ ("Number"), g_strdup_printf ("%u", h->revision->n_sessions));
      add_line (h, _ ("Hours in all"), tri_hours_format (h->revision->hours));
    }
  if (permanent)
    add_line (h, _ ("Touch-up"),
              g_strdup_printf (_ ("after %.1f–%.1f years"), years.low, years.high));
  else
    add_line (h, _ ("Gone"),
              g_strdup_printf (_ ("after %.0f–%.0f months"), years.low * 12, years.high * 12));
}

/* The version in force of the decision's quote, or the newest; NULL without any. */
static const TriQuoteRecord *
find_quote (const HandOut *h)
{
  const TriQuoteRecord *found = NULL;

  for (guint i = 0; i < h->dossier->quotes->len; i++)
    {
      const TriQuoteRecord *record = g_ptr_array_index (h->dossier->quotes, i);

      if (g_strcmp0 (record->decision_id, h->decision->id) != 0)
        continue;
      if (found == NULL || !found->accepted)
        found = record;
    }
  return found;
}

static void
add_costs (HandOut *h)
{
  const gboolean permanent = h->revision->kind == TRI_KIND_PERMANENT;
  const TriQuoteRecord *record;

  tri_sheet_add_section (h->sheet, TRI_SHEET_RIGHT, _ ("Costs"));
  add_line (h, _ ("All sessions"), tri_money_range_format (h->revision->price));
  if (h->treatment != NULL)
    add_line (h, permanent ? _ ("One touch-up") : _ ("One renewal"),
              tri_money_range_format (h->treatment->touch_up_price));
  record = h->decision != NULL ? find_quote (h) : NULL;
  if (record != NULL)
    add_line (h, record->accepted ? _ ("Quote, accepted") : _ ("Quote, not accepted yet"),
              tri_money_format (
                  tri_money_make (tri_quote_get_total (record->quote), record->quote->currency)));
}

static void
add_words (HandOut *h)
{
  g_autoptr (GPtrArray) own = NULL;
  GPtrArray *caveats = h->decision != NULL ? h->decision->caveats : NULL;
  gboolean read = caveats != NULL && caveats->len > 0;

  if (h->decision != NULL && h->decision->overrides->len > 0)
    {
      tri_sheet_add_section (h->sheet, TRI_SHEET_WIDE, _ ("Chosen in spite of"));
      for (guint i = 0; i < h->decision->overrides->len; i++)
        {
          const TriOverride *override = g_ptr_array_index (h->decision->overrides, i);

          /* Translators: a warning, then the reason to pass it over */
          add_line (h, "",
                    g_strdup_printf (_ ("• %s Reason: %s"), override->text, override->reason));
        }
    }
  if (!read)
    caveats = own = tri_caveats_new (h->clinic->care, h->revision->kind);
  tri_sheet_add_section (h->sheet, TRI_SHEET_WIDE,
                         read ? _ ("What to know – read and understood") : _ ("What to know"));
  for (guint i = 0; i < caveats->len; i++)
    add_line (h, "",
              g_strdup_printf ("• %s", ((TriCaveat *) g_ptr_array_index (caveats, i))->text));
}

static gboolean
add_signature (HandOut *h, TriPicker who, GError **error)
{
  const TriSignature *signature
      = h->decision != NULL ? tri_decision_get_signature (h->decision, who) : NULL;
  const char *name = who == TRI_PICKER_CLIENT ? _ ("Client") : _ ("Partner");
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  TriStrokes *strokes = NULL;
  g_autofree char *day = NULL;
  g_autofree char *note = NULL;

  if (signature == NULL)
    {
      if (who == TRI_PICKER_CLIENT)
        {
          note = g_strdup_printf (_ ("%s, day and signature"), name);
          tri_sheet_add_signature (h->sheet, NULL, "", note);
        }
      return TRUE;
    }
  if (*signature->strokes != '\0')
    {
      strokes = tri_strokes_from_string (signature->strokes, error);
      if (strokes == NULL)
        return FALSE;
    }
  day = tri_date_format (tri_date_from_unix_utc (signature->signed_utc, zone));
  note = strokes != NULL ? g_strdup_printf (_ ("%s, signed on %s"), name, day)
                         : g_strdup_printf (_ ("%s, name typed as signature on %s"), name, day);
  tri_sheet_add_signature (h->sheet, strokes, signature->name, note);
  return TRUE;
}

/* Outside of the own record a private client goes by the alias, on paper too. */
static void
begin_sheet (HandOut *h)
{
  const char *style = get_style_name (h, tri_design_get_spec (h->design)->template_id);
  const char *client = tri_client_get_display_name (h->dossier->client);
  const char *clinic = *h->clinic->name != '\0' ? h->clinic->name : "Trichion";
  g_autofree char *day = tri_date_format (h->date);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *foot = NULL;

  /* Translators: style, client */
  title = h->revision->kind == TRI_KIND_PERMANENT
              ? g_strdup_printf (_ ("%s, permanent, for %s"), style, client)
              : g_strdup_printf (_ ("%s, temporary, for %s"), style, client);
  subtitle = h->decision != NULL ? g_strdup_printf (_ ("Chosen on %s"), day)
                                 : g_strdup_printf (_ ("Draft of %s, not chosen yet"), day);
  /* Translators: number of a design's revision, version of the program */
  foot = g_strdup_printf (_ ("The pictures are simulations and no promise; measures of a photo are "
                             "estimates. Design revision %d, Trichion %s."),
                          h->revision->number,
                          h->decision != NULL ? h->decision->app_version : TRI_VERSION);
  h->sheet = tri_sheet_new (clinic, title, subtitle, foot);
}

TriSheet *
tri_hand_out_new (TriStore *store,
                  TriLibrary *library,
                  const char *client_id,
                  const char *id,
                  TriDate today,
                  GCancellable *cancellable,
                  GError **error)
{
  g_auto (HandOut) h = { .store = store, .library = library, .date = today };

  g_return_val_if_fail (TRI_IS_STORE (store) && library != NULL, NULL);
  g_return_val_if_fail (client_id != NULL && today != TRI_DATE_NONE, NULL);

  h.styles = tri_store_list_styles (store, error);
  h.clinic = h.styles != NULL ? tri_store_load_clinic (store, error) : NULL;
  h.dossier = h.clinic != NULL ? tri_store_load_dossier (store, client_id, error) : NULL;
  if (h.dossier == NULL || !find_subject (&h, id, error))
    return NULL;
  h.design = tri_design_from_string (h.revision->design, error);
  if (h.design == NULL)
    return NULL;
  h.head = tri_head_new (h.revision->factors);
  h.scalp = tri_scalp_new (tri_library_get_dot_field (library), h.head);
  begin_sheet (&h);
  if (!add_pictures (&h, cancellable, error))
    return NULL;
  add_measures (&h);
  add_sessions (&h);
  add_costs (&h);
  add_words (&h);
  if (!add_signature (&h, TRI_PICKER_CLIENT, error)
      || !add_signature (&h, TRI_PICKER_PARTNER, error))
    return NULL;
  return g_steal_pointer (&h.sheet);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds the demo client's record the way a consultation does, from the sample photos. */

#include "config.h"

#include "tri-demo.h"

#include "tri-decision-picture.h"
#include "tri-demo-private.h"
#include "tri-error.h"
#include "tri-landmark-file.h"
#include "tri-scene.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define LANDMARKS "landmarks.json"
#define STYLE "mature"
#define SHOWN "soft,mature,widow"
#define SEED 1
#define AGE_YEARS 41
#define DAYS_TO_FIRST_SESSION 5
/* A quarter, as beautybossbusiness.com asks (others: a tenth, or a fixed sum). */
#define DEPOSIT_SHARE 4
#define JULIAN_DAY_OF_1970 719163
#define SECONDS_PER_DAY 86400

/* In the order in which a consultant takes them: the first fits the head, the others keep it. */
static const char *const photos[] = {
  "sample-front.jpg", "sample-left45.jpg", "sample-right45.jpg", "sample-left.jpg",
  "sample-right.jpg", "sample-top.jpg",    "sample-back.jpg",
};

/* What the steps hand on. */
typedef struct
{
  TriStore *store;
  TriLibrary *library;
  TriClinic *clinic;
  TriClient *client;
  GBytes *landmarks;
  TriHead *head;   /* NULL until the first photo is solved */
  TriScene *front; /* of the first photo */
  char *front_id;
  TriDesign *design; /* NULL until it is made */
  TriScalp *scalp;
  TriDate today;
} Demo;

static void
demo_clear (Demo *demo)
{
  g_clear_pointer (&demo->clinic, tri_clinic_free);
  g_clear_pointer (&demo->client, tri_client_free);
  g_clear_pointer (&demo->landmarks, g_bytes_unref);
  g_clear_pointer (&demo->head, tri_head_unref);
  g_clear_pointer (&demo->front, tri_scene_unref);
  g_clear_pointer (&demo->front_id, g_free);
  g_clear_pointer (&demo->design, tri_design_unref);
  g_clear_pointer (&demo->scalp, tri_scalp_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demo, demo_clear)

/* Noon of the day in UTC. */
static gint64
utc_of (TriDate date)
{
  return (gint64) (date - JULIAN_DAY_OF_1970) * SECONDS_PER_DAY + SECONDS_PER_DAY / 2;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static gboolean
add_client (Demo *demo, GError **error)
{
  TriClient *client = tri_client_new ();
  int year;

  demo->client = client;
  tri_date_to_ymd (demo->today, &year, NULL, NULL);
  set_text (&client->name, _ ("Sam Sample"));
  set_text (&client->notes, _ ("A made-up client: the photos show nobody."));
  client->birth_year = year - AGE_YEARS;
  client->disclosure = TRI_DISCLOSURE_OPEN;
  /* The stubble that the samples show begins between VI and VII; VII leaves no bare band. */
  client->norwood = TRI_NORWOOD_7;
  client->created_utc = utc_of (demo->today);
  if (!tri_client_validate (client, year, error))
    return FALSE;
  client->rev = tri_store_save_client (demo->store, client, error);
  return client->rev >= 0;
}

static gboolean
save_registration (Demo *demo,
                   const TriPhotoRecord *photo,
                   const TriClicks *clicks,
                   const TriRegistration *registration,
                   gboolean head_known,
                   GError **error)
{
  TriRegistrationRecord record = {
    .photo_id = photo->id,
    .clicks = *clicks,
    .pose = registration->pose,
    .head_known = head_known,
    .fit_error_mm = registration->fit_error_mm,
    .scale_error_percent = registration->scale_error_percent,
  };

  memcpy (record.factors, tri_head_get_factors (registration->head), sizeof record.factors);
  return tri_store_save_registration (demo->store, &record, error);
}

static gboolean
add_photo (Demo *demo, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = tri_library_get_sample (demo->library, name, error);
  g_autoptr (TriPhoto) photo = NULL;
  g_autoptr (TriPhotoRecord) record = NULL;
  g_autoptr (TriRegistration) registration = NULL;
  TriClicks clicks;
  int width, height;

  if (bytes == NULL)
    return FALSE;
  photo = tri_photo_new_from_bytes (bytes, name, cancellable, error);
  if (photo == NULL)
    return FALSE;
  width = tri_photo_get_width (photo);
  height = tri_photo_get_height (photo);
  if (!tri_landmark_file_parse (demo->landmarks, LANDMARKS, name, NULL, width, height, &clicks,
                                NULL, error))
    return FALSE;
  record = tri_store_add_photo (demo->store, demo->client->id, clicks.view, bytes, width, height,
                                error);
  if (record == NULL)
    return FALSE;
  registration = tri_registration_solve (&clicks, width, height, demo->head,
                                         tri_photo_get_focal_px (photo), error);
  if (registration == NULL
      || !save_registration (demo, record, &clicks, registration, demo->head != NULL, error))
    return FALSE;
  if (demo->head == NULL)
    {
      demo->head = tri_head_ref (registration->head);
      demo->front = tri_scene_new (photo, &registration->pose, registration->head,
                                   clicks.silhouette, clicks.n_silhouette);
      demo->front_id = g_strdup (record->id);
    }
  return TRUE;
}

static gboolean
make_estimate (Demo *demo, TriEstimate *estimate, GError **error)
{
  TriTemplate *style = tri_library_find_template (demo->library, STYLE);
  const TriClient *client = demo->client;
  g_autoptr (TriRegion) region = NULL;
  TriMeasure measure;

  g_assert (style != NULL);
  demo->design = tri_design_new_from_template (
      style, TRUE, client->norwood, tri_shade_suggest (&client->skin),
      tri_figures_get (demo->clinic->pigment, TRI_FIGURE_DENSITY), SEED);
  demo->scalp = tri_scalp_new (tri_library_get_dot_field (demo->library), demo->head);
  region = tri_region_new (demo->design, demo->head);
  measure = tri_dots_measure (demo->scalp, region);
  return tri_estimate_make (
      demo->clinic->pigment, demo->clinic->care, demo->clinic->currency, TRI_KIND_PERMANENT,
      &measure, tri_design_get_spec (demo->design)->shade, &client->skin, 0,
      tri_date_add_days (demo->today, DAYS_TO_FIRST_SESSION), estimate, error);
}

static TriDesignRevision *
save_revision (Demo *demo, const TriEstimate *estimate, GError **error)
{
  g_autofree char *text = tri_design_to_string (demo->design);
  TriDesignRevision revision = {
    .id = (char *) "",
    .client_id = demo->client->id,
    .design = text,
    .kind = estimate->kind,
    .area_cm2 = estimate->measure.area_cm2,
    .dots = estimate->measure.dots,
    .n_sessions = estimate->n_sessions,
    .hours = estimate->hours,
    .price = estimate->price,
    .touch_up_years = estimate->touch_up_years,
    .saved_utc = utc_of (demo->today),
  };

  memcpy (revision.factors, tri_head_get_factors (demo->head), sizeof revision.factors);
  return tri_store_save_revision (demo->store, &revision, error);
}

/* What was said: the styles beside the chosen one, and why not those. */
static TriDecision *
said_new (Demo *demo)
{
  TriDecision *said = tri_decision_new ();

  said->present = TRI_PRESENT_CLIENT | TRI_PRESENT_PARTNER;
  set_text (&said->notes, _ ("Preferred the receded line: it suits his age."));
  set_text (&said->shown, SHOWN);
  tri_decision_add_rejection (said, "soft", _ ("Too low for his age."));
  tri_decision_add_rejection (said, "widow", "");
  tri_decision_add_caveats (said, demo->clinic->care, TRI_KIND_PERMANENT);
  tri_decision_add_signature (said, TRI_PICKER_CLIENT, "", demo->client->name,
                              utc_of (demo->today));
  return said;
}

static gboolean
add_pictures (Demo *demo, TriDecision *decision, GError **error)
{
  const TriDecisionScene scene
      = { demo->front, demo->scalp, demo->design, demo->clinic->pigment, &demo->client->skin };

  return tri_decision_picture_add (&scene, decision, demo->front_id, TRI_KIND_PERMANENT, NULL,
                                   error);
}

/* The decision with its plan, the accepted quote and the deposit. */
static gboolean
choose (Demo *demo, const TriEstimate *estimate, GError **error)
{
  g_autoptr (TriDesignRevision) revision = save_revision (demo, estimate, error);
  g_autoptr (TriDecision) said = said_new (demo);
  g_autoptr (TriChoice) choice = NULL;
  g_autoptr (TriLedgerEntry) deposit = NULL;
  gint64 unit;

  if (revision == NULL)
    return FALSE;
  choice = tri_choice_new (revision, estimate, demo->clinic->care, said, demo->today,
                           utc_of (demo->today), error);
  if (choice == NULL || !add_pictures (demo, choice->decision, error)
      || !tri_store_save_choice (demo->store, choice, error)
      || !tri_store_accept_quote (demo->store, choice->quote->id, demo->today, error))
    return FALSE;

  /* To the whole unit of the currency, as people pay it. */
  unit = (gint64) pow (10.0, tri_currency_digits (demo->clinic->currency));
  deposit = tri_ledger_entry_new (
      TRI_LEDGER_PAYMENT, tri_quote_get_total (choice->quote->quote) / DEPOSIT_SHARE / unit * unit,
      demo->clinic->currency, demo->today, "", error);
  if (deposit == NULL)
    return FALSE;
  deposit->purpose = TRI_PURPOSE_DEPOSIT;
  return tri_store_add_ledger_entry (demo->store, demo->client->id, deposit, error);
}

char *
tri_demo_populate (
    TriStore *store, TriLibrary *library, TriDate today, GCancellable *cancellable, GError **error)
{
  g_auto (Demo) demo = { .store = store, .library = library, .today = today };
  TriEstimate estimate;

  g_return_val_if_fail (TRI_IS_STORE (store) && library != NULL, NULL);
  g_return_val_if_fail (today != TRI_DATE_NONE, NULL);

  demo.landmarks = tri_library_get_sample (library, LANDMARKS, error);
  if (demo.landmarks == NULL)
    return NULL;
  demo.clinic = tri_store_load_clinic (store, error);
  if (demo.clinic == NULL || !add_client (&demo, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (photos); i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !add_photo (&demo, photos[i], cancellable, error))
        return NULL;
    }
  if (!_tri_demo_add_papers (store, demo.client, demo.clinic->care, today, error)
      || !make_estimate (&demo, &estimate, error) || !choose (&demo, &estimate, error))
    return NULL;
  return g_strdup (demo.client->id);
}

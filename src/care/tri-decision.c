/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decision as a value: its parts, ownership, and what makes it fit to be recorded. */

#include "config.h"

#include "tri-decision.h"

#include "tri-error.h"
#include "tri-estimate.h"
#include "tri-strokes.h"

#include <glib/gi18n-lib.h>

#define HEALED_DAYS 28.0
#define FIVE_YEARS_DAYS (5 * TRI_DAYS_PER_YEAR)

static const char *const moment_ids[TRI_N_DECISION_PICTURES] = { "shown", "healed", "five-years" };

const char *
tri_decision_moment_get_id (TriDecisionMoment moment)
{
  g_return_val_if_fail ((guint) moment < TRI_N_DECISION_PICTURES, NULL);

  return moment_ids[moment];
}

gboolean
tri_decision_moment_from_id (const char *id, TriDecisionMoment *out_moment)
{
  g_return_val_if_fail (id != NULL && out_moment != NULL, FALSE);

  for (guint i = 0; i < TRI_N_DECISION_PICTURES; i++)
    if (g_str_equal (moment_ids[i], id))
      {
        *out_moment = (TriDecisionMoment) i;
        return TRUE;
      }
  return FALSE;
}

const char *
tri_decision_moment_get_name (TriDecisionMoment moment, TriKind kind)
{
  switch (moment)
    {
    case TRI_DECISION_HEALED:
      return _ ("Healed, after 4 weeks");
    case TRI_DECISION_FIVE_YEARS:
      return kind == TRI_KIND_PERMANENT ? _ ("After 5 years, not refreshed")
                                        : _ ("After 5 years, not renewed");
    case TRI_DECISION_SHOWN:
    case TRI_N_DECISION_PICTURES:
    default:
      return _ ("As it was shown");
    }
}

TriMoment
tri_decision_moment_get (TriDecisionMoment moment, TriKind kind)
{
  return (TriMoment){ kind, TRI_MAX_SESSIONS,
                      moment == TRI_DECISION_FIVE_YEARS ? FIVE_YEARS_DAYS : HEALED_DAYS,
                      TRI_END_TYPICAL };
}

/* parts */

static void
picture_free (TriDecisionPicture *self)
{
  g_free (self->photo_id);
  g_free (self->file);
  g_free (self->sha256);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_free (self);
}

static gpointer
picture_copy (gconstpointer source, gpointer data)
{
  const TriDecisionPicture *self = source;
  TriDecisionPicture *copy = g_memdup2 (self, sizeof *self);

  copy->photo_id = g_strdup (self->photo_id);
  copy->file = g_strdup (self->file);
  copy->sha256 = g_strdup (self->sha256);
  copy->png = self->png != NULL ? g_bytes_ref (self->png) : NULL;
  return copy;
}

static void
rejection_free (TriRejection *self)
{
  g_free (self->template_id);
  g_free (self->reason);
  g_free (self);
}

static gpointer
rejection_copy (gconstpointer source, gpointer data)
{
  const TriRejection *self = source;
  const TriRejection copy = { g_strdup (self->template_id), g_strdup (self->reason) };

  return g_memdup2 (&copy, sizeof copy);
}

static void
override_free (TriOverride *self)
{
  g_free (self->finding_id);
  g_free (self->unit);
  g_free (self->text);
  g_free (self->reason);
  g_free (self);
}

static gpointer
override_copy (gconstpointer source, gpointer data)
{
  const TriOverride *self = source;
  const TriOverride copy = { g_strdup (self->finding_id), self->measure, g_strdup (self->unit),
                             g_strdup (self->text), g_strdup (self->reason) };

  return g_memdup2 (&copy, sizeof copy);
}

static TriCaveat *
caveat_new (const char *id, const char *text)
{
  TriCaveat *self = g_new0 (TriCaveat, 1);

  self->id = g_strdup (id);
  self->text = g_strdup (text);
  return self;
}

static void
caveat_free (TriCaveat *self)
{
  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

static gpointer
caveat_copy (gconstpointer source, gpointer data)
{
  const TriCaveat *self = source;

  return caveat_new (self->id, self->text);
}

static void
signature_free (TriSignature *self)
{
  g_free (self->strokes);
  g_free (self->name);
  g_free (self);
}

static gpointer
signature_copy (gconstpointer source, gpointer data)
{
  const TriSignature *self = source;
  const TriSignature copy
      = { self->who, g_strdup (self->strokes), g_strdup (self->name), self->signed_utc };

  return g_memdup2 (&copy, sizeof copy);
}

/* the whole */

TriDecision *
tri_decision_new (void)
{
  TriDecision *self = g_new0 (TriDecision, 1);

  self->id = g_strdup ("");
  self->client_id = g_strdup ("");
  self->revision_id = g_strdup ("");
  self->names = g_strdup ("");
  self->notes = g_strdup ("");
  self->shown = g_strdup ("");
  self->app_version = g_strdup ("");
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) picture_free);
  self->rejections = g_ptr_array_new_with_free_func ((GDestroyNotify) rejection_free);
  self->overrides = g_ptr_array_new_with_free_func ((GDestroyNotify) override_free);
  self->caveats = g_ptr_array_new_with_free_func ((GDestroyNotify) caveat_free);
  self->signatures = g_ptr_array_new_with_free_func ((GDestroyNotify) signature_free);
  return self;
}

static void
extend (GPtrArray *copies, GPtrArray *parts, GCopyFunc copy)
{
  for (guint i = 0; i < parts->len; i++)
    g_ptr_array_add (copies, copy (parts->pdata[i], NULL));
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

TriDecision *
tri_decision_copy (const TriDecision *self)
{
  TriDecision *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tri_decision_new ();
  set_text (&copy->id, self->id);
  set_text (&copy->client_id, self->client_id);
  set_text (&copy->revision_id, self->revision_id);
  set_text (&copy->names, self->names);
  set_text (&copy->notes, self->notes);
  set_text (&copy->shown, self->shown);
  set_text (&copy->app_version, self->app_version);
  copy->kind = self->kind;
  copy->present = self->present;
  copy->date = self->date;
  copy->decided_utc = self->decided_utc;
  extend (copy->pictures, self->pictures, picture_copy);
  extend (copy->rejections, self->rejections, rejection_copy);
  extend (copy->overrides, self->overrides, override_copy);
  extend (copy->caveats, self->caveats, caveat_copy);
  extend (copy->signatures, self->signatures, signature_copy);
  return copy;
}

void
tri_decision_free (TriDecision *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->client_id);
  g_free (self->revision_id);
  g_free (self->names);
  g_free (self->notes);
  g_free (self->shown);
  g_free (self->app_version);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->rejections);
  g_ptr_array_unref (self->overrides);
  g_ptr_array_unref (self->caveats);
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

void
tri_decision_add_picture (TriDecision *self,
                          TriDecisionMoment moment,
                          const char *photo_id,
                          GBytes *png)
{
  const TriDecisionPicture picture
      = { .moment = moment, .photo_id = (char *) photo_id, .png = png };

  g_return_if_fail (self != NULL && png != NULL);

  g_ptr_array_add (self->pictures, picture_copy (&picture, NULL));
}

void
tri_decision_add_rejection (TriDecision *self, const char *template_id, const char *reason)
{
  const TriRejection rejection = { (char *) template_id, (char *) reason };

  g_return_if_fail (self != NULL && template_id != NULL && reason != NULL);

  g_ptr_array_add (self->rejections, rejection_copy (&rejection, NULL));
}

void
tri_decision_add_override (TriDecision *self, const TriFinding *finding, const char *reason)
{
  TriOverride override;

  g_return_if_fail (self != NULL && finding != NULL && reason != NULL);

  override = (TriOverride){ (char *) finding->id, finding->measure, (char *) finding->unit,
                            finding->text, (char *) reason };
  g_ptr_array_add (self->overrides, override_copy (&override, NULL));
}

void
tri_decision_add_caveats (TriDecision *self, const TriFigures *care, TriKind kind)
{
  g_autoptr (GPtrArray) caveats = NULL;

  g_return_if_fail (self != NULL && care != NULL);

  caveats = tri_caveats_new (care, kind);
  extend (self->caveats, caveats, caveat_copy);
}

void
tri_decision_add_signature (
    TriDecision *self, TriPicker who, const char *strokes, const char *name, gint64 signed_utc)
{
  const TriSignature signature = { who, (char *) strokes, (char *) name, signed_utc };

  g_return_if_fail (self != NULL && strokes != NULL && name != NULL);

  g_ptr_array_add (self->signatures, signature_copy (&signature, NULL));
}

TriDecisionPicture *
tri_decision_get_picture (const TriDecision *self, TriDecisionMoment moment)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->pictures->len; i++)
    {
      TriDecisionPicture *picture = self->pictures->pdata[i];

      if (picture->moment == moment)
        return picture;
    }
  return NULL;
}

const TriSignature *
tri_decision_get_signature (const TriDecision *self, TriPicker who)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->signatures->len; i++)
    {
      const TriSignature *signature = self->signatures->pdata[i];

      if (signature->who == who)
        return signature;
    }
  return NULL;
}

static gboolean
check_signature (const TriDecision *self, const TriSignature *signature, GError **error)
{
  const TriPresent signer
      = signature->who == TRI_PICKER_CLIENT ? TRI_PRESENT_CLIENT : TRI_PRESENT_PARTNER;
  g_autoptr (TriStrokes) strokes = NULL;

  if ((self->present & signer) == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           signature->who == TRI_PICKER_CLIENT
                               ? _ ("The client signed: tick that the client was present.")
                               : _ ("The partner signed: tick that the partner was present."));
      return FALSE;
    }
  if (self->caveats->len == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is a signature: tick that what to know was read first."));
      return FALSE;
    }
  if (*signature->strokes != '\0')
    {
      strokes = tri_strokes_from_string (signature->strokes, error);
      return strokes != NULL;
    }
  if (*signature->name != '\0')
    return TRUE;
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("A signature is empty: draw it, or type the name."));
  return FALSE;
}

gboolean
tri_decision_validate (const TriDecision *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if ((self->present & ~(guint) TRI_PRESENT_STAFF) == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("A style is chosen by people: say who was present, the client or "
                              "someone who came along."));
      return FALSE;
    }
  for (guint i = 0; i < self->overrides->len; i++)
    if (*((const TriOverride *) self->overrides->pdata[i])->reason == '\0')
      {
        g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                             _ ("There is a warning about this style: say in a sentence why it is "
                                "chosen all the same."));
        return FALSE;
      }
  for (guint i = 0; i < self->signatures->len; i++)
    if (!check_signature (self, self->signatures->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* what is to be told */

static char *
write_years (const TriFigures *care)
{
  /* Translators: years from and to */
  return g_strdup_printf (_ ("%g–%g"), tri_figures_get (care, TRI_FIGURE_TOUCH_UP_YEARS_MIN),
                          tri_figures_get (care, TRI_FIGURE_TOUCH_UP_YEARS_MAX));
}

char *
tri_kind_explain (const TriFigures *care, TriKind kind)
{
  g_autofree char *years = NULL;

  g_return_val_if_fail (care != NULL, NULL);

  if (kind == TRI_KIND_TEMPORARY)
    return g_strdup (_ ("Fades within about 6 to 24 months. Height, shape, density and shade can "
                        "all be altered at the next treatment."));
  years = write_years (care);
  return g_strdup_printf (_ ("Lightens and is refreshed every %s years. It can be darkened, made "
                             "denser or lowered, but not raised or erased without removal."),
                          years);
}

GPtrArray *
tri_caveats_new (const TriFigures *care, TriKind kind)
{
  GPtrArray *caveats = g_ptr_array_new_with_free_func ((GDestroyNotify) caveat_free);
  g_autofree char *meaning = NULL;
  g_autofree char *kind_text = NULL;

  g_return_val_if_fail (care != NULL, caveats);

  meaning = tri_kind_explain (care, kind);
  kind_text = kind == TRI_KIND_PERMANENT ? g_strdup_printf (_ ("Permanent: %s"), meaning)
                                         : g_strdup_printf (_ ("Temporary: %s"), meaning);
  g_ptr_array_add (caveats,
                   caveat_new (kind == TRI_KIND_PERMANENT ? "permanent" : "temporary", kind_text));
  g_ptr_array_add (caveats,
                   caveat_new ("simulation", _ ("The pictures are simulations and no promise: skin "
                                                "takes and keeps pigment in its own way.")));
  g_ptr_array_add (caveats,
                   caveat_new ("healing", _ ("Fresh work looks darker and sharper; its "
                                             "true colour shows after about four weeks.")));
  g_ptr_array_add (
      caveats,
      caveat_new ("hair-loss", _ ("Hair loss and age go on; the style must suit them later too.")));
  g_ptr_array_add (caveats, caveat_new ("ranges", _ ("Costs, hours and dates are ranges until the "
                                                     "quote is accepted.")));
  return caveats;
}

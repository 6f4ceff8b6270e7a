/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Translated words for values of the lower rooms that only the screen needs. */

#include "config.h"

#include "tri-words.h"

#include "tri-measures.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const short_views[TRI_N_VIEWS] = {
  [TRI_VIEW_FRONT] = N_ ("Front"),       [TRI_VIEW_LEFT45] = N_ ("Left 45°"),
  [TRI_VIEW_RIGHT45] = N_ ("Right 45°"), [TRI_VIEW_LEFT] = N_ ("Left"),
  [TRI_VIEW_RIGHT] = N_ ("Right"),       [TRI_VIEW_TOP] = N_ ("Top"),
  [TRI_VIEW_CROWN] = N_ ("Crown"),       [TRI_VIEW_BACK] = N_ ("Back"),
};

static const struct
{
  const char *title;
  const char *place;
} clicks[TRI_N_LANDMARKS] = {
  [TRI_LANDMARK_PUPIL_LEFT]
  = { N_ ("Client’s left pupil"),
      N_ ("The middle of the pupil of the client’s left eye, on your right when they face you.") },
  [TRI_LANDMARK_PUPIL_RIGHT]
  = { N_ ("Client’s right pupil"),
      N_ ("The middle of the pupil of the client’s right eye, on your left when they face you.") },
  [TRI_LANDMARK_LATERAL_CANTHUS_LEFT]
  = { N_ ("Outer corner of the left eye"),
      N_ ("Where the client’s left eyelids meet, toward the temple.") },
  [TRI_LANDMARK_LATERAL_CANTHUS_RIGHT]
  = { N_ ("Outer corner of the right eye"),
      N_ ("Where the client’s right eyelids meet, toward the temple.") },
  [TRI_LANDMARK_GLABELLA] = { N_ ("Point between the brows"),
                              N_ ("The foremost point of the forehead, between the eyebrows.") },
  [TRI_LANDMARK_NASION] = { N_ ("Root of the nose"), N_ ("The deepest point between the eyes.") },
  [TRI_LANDMARK_PRONASALE] = { N_ ("Tip of the nose"), N_ ("The foremost point of the nose.") },
  [TRI_LANDMARK_SUBNASALE]
  = { N_ ("Under the nose"), N_ ("In the middle, where the nose meets the upper lip.") },
  [TRI_LANDMARK_CHEILION_LEFT]
  = { N_ ("Left corner of the mouth"), N_ ("Where the lips meet on the client’s left.") },
  [TRI_LANDMARK_CHEILION_RIGHT]
  = { N_ ("Right corner of the mouth"), N_ ("Where the lips meet on the client’s right.") },
  [TRI_LANDMARK_MENTON] = { N_ ("Chin"), N_ ("The lowest point of the chin.") },
  [TRI_LANDMARK_TRAGUS_LEFT]
  = { N_ ("Left ear hole"), N_ ("The small flap in front of the hole of the client’s left ear.") },
  [TRI_LANDMARK_TRAGUS_RIGHT]
  = { N_ ("Right ear hole"),
      N_ ("The small flap in front of the hole of the client’s right ear.") },
  [TRI_LANDMARK_EAR_TOP_LEFT]
  = { N_ ("Top of the left ear"),
      N_ ("Where the top of the client’s left ear joins the head, not the ear’s tip.") },
  [TRI_LANDMARK_EAR_TOP_RIGHT]
  = { N_ ("Top of the right ear"),
      N_ ("Where the top of the client’s right ear joins the head, not the ear’s tip.") },
};

const char *
tri_words_view_short (TriView view)
{
  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);

  return _ (short_views[view]);
}

/* The second silhouette click of a profile, and the only one seen from above, is at the back. */
static gboolean
is_rear (TriView view, guint silhouette)
{
  return view == TRI_VIEW_TOP || silhouette > 0;
}

const char *
tri_words_click (TriView view, TriLandmark landmark, guint silhouette)
{
  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);
  g_return_val_if_fail (landmark <= TRI_N_LANDMARKS, NULL);

  if (landmark < TRI_N_LANDMARKS)
    return _ (clicks[landmark].title);
  return is_rear (view, silhouette) ? _ ("Back of the head") : _ ("Top of the head");
}

const char *
tri_words_click_place (TriView view, TriLandmark landmark, guint silhouette)
{
  g_return_val_if_fail (view < TRI_N_VIEWS, NULL);
  g_return_val_if_fail (landmark <= TRI_N_LANDMARKS, NULL);

  if (landmark < TRI_N_LANDMARKS)
    return _ (clicks[landmark].place);
  if (is_rear (view, silhouette))
    return _ ("The rearmost point of the head’s outline, on the skin rather than on hair.");
  return _ ("The highest point of the head’s outline, on the skin rather than on hair.");
}

gboolean
tri_words_view_from_name (const char *file_name, TriView *out_view)
{
  g_autofree char *name = NULL;
  gsize best = 0;

  g_return_val_if_fail (file_name != NULL, FALSE);
  g_return_val_if_fail (out_view != NULL, FALSE);

  /* The longest id wins, so that left45 is not read as left. */
  name = g_ascii_strdown (file_name, -1);
  for (guint view = 0; view < TRI_N_VIEWS; view++)
    {
      const char *id = tri_view_get_id ((TriView) view);
      const char *found = strstr (name, id);

      if (found == NULL || strlen (id) <= best)
        continue;
      if (found > name && g_ascii_isalpha (found[-1]))
        continue;
      if (g_ascii_isalpha (found[strlen (id)]))
        continue;
      best = strlen (id);
      *out_view = (TriView) view;
    }

  return best > 0;
}

static char *
measure_handle (TriHandle handle, const TriDesign *design, TriHead *head, const TriFigures *care)
{
  g_autofree char *length = NULL;
  const TriHairlineShape *shape
      = tri_design_spec_get_shape (tri_design_get_spec (design), tri_handle_get_side (handle));

  switch (tri_handle_get_kind (handle))
    {
    case TRI_HANDLE_KIND_LATERAL:
      length = tri_length_format (shape->lateral_rise_mm, care);
      return g_strdup_printf (_ ("Side of the front rises %s"), length);

    case TRI_HANDLE_KIND_APEX:
      length = tri_length_format (shape->apex_rise_mm, care);
      return g_strdup_printf (_ ("Temple recess %s"), length);

    case TRI_HANDLE_KIND_HOLLOW:
      length = tri_length_format (shape->hollow_z_mm, care);
      return g_strdup_printf (_ ("Temple hollow %s in front of the ear"), length);

    case TRI_HANDLE_KIND_TEMPLE:
      length = tri_length_format (shape->temple_z_mm, care);
      return g_strdup_printf (_ ("Temple point %s in front of the ear"), length);

    case TRI_HANDLE_KIND_FRINGE:
      length = tri_length_format (tri_handle_get_shift_mm (handle, design, head), care);
      return g_strdup_printf (_ ("Fringe %s from where the stage has it"), length);

    case TRI_HANDLE_KIND_MID:
    default:
      length = tri_length_format (shape->height_mm, care);
      return g_strdup_printf (_ ("Front %s above glabella"), length);
    }
}

char *
tri_words_handle (TriHandle handle, const TriDesign *design, TriHead *head, const TriFigures *care)
{
  g_autofree char *measure = NULL;
  double angle;

  g_return_val_if_fail ((guint) handle < TRI_N_HANDLES, NULL);
  g_return_val_if_fail (design != NULL && head != NULL && care != NULL, NULL);

  measure = measure_handle (handle, design, head, care);
  angle = tri_handle_get_angle_deg (handle, design, head);
  if (isnan (angle))
    return g_steal_pointer (&measure);
  /* Translators: "Temple recess 14 mm, 121°": a handle's measure, and the line's angle there */
  return g_strdup_printf (_ ("%s, %.0f°"), measure, angle);
}

char *
tri_words_sides (const TriSidesMatch *match, double target, gboolean is_sure)
{
  g_autofree char *shade = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (match != NULL, NULL);

  /* Translators: parts of pigment to parts of water, then dots per cm² */
  shade = g_strdup_printf (_ ("shade 1 : %d at %.0f dots per cm²"),
                           tri_shade_get_dilution (match->shade), match->density_per_cm2);
  switch (match->verdict)
    {
    case TRI_SIDES_DARKER:
      text = g_strdup_printf (
          _ ("The sides are darker than any shade reaches: they leave %.0f %% of "
             "the skin’s light. The nearest is %s, which leaves %.0f %%."),
          100 * target, shade, 100 * match->reached);
      break;

    case TRI_SIDES_LIGHTER:
      text = g_strdup_printf (_ ("The sides are lighter than any shade reaches: they leave %.0f %% "
                                 "of the skin’s light. The nearest is %s, which leaves %.0f %%."),
                              100 * target, shade, 100 * match->reached);
      break;

    case TRI_SIDES_MET:
    default:
      text = g_strdup_printf (_ ("The sides leave %.0f %% of the skin’s light; %s meets them."),
                              100 * target, shade);
      break;
    }
  if (is_sure)
    return g_steal_pointer (&text);

  return g_strdup_printf (_ ("%s The photo shows little of the sides: pick the places by hand."),
                          text);
}

char *
tri_words_choice (TriStyles *styles, const TriDossier *dossier, const TriDecision *decision)
{
  const TriDesignRevision *revision;
  g_autoptr (TriDesign) design = NULL;
  const char *name;

  g_return_val_if_fail (TRI_IS_STYLES (styles) && dossier != NULL && decision != NULL, NULL);

  revision = tri_dossier_get_revision (dossier, decision->revision_id);
  if (revision != NULL)
    design = tri_design_from_string (revision->design, NULL);
  name = tri_styles_get_name (styles,
                              design != NULL ? tri_design_get_spec (design)->template_id : "");

  /* TRANSLATORS: the name of a hairline style */
  return decision->kind == TRI_KIND_PERMANENT ? g_strdup_printf (_ ("%s, permanent"), name)
                                              : g_strdup_printf (_ ("%s, temporary"), name);
}

char *
tri_words_present (guint present)
{
  static const struct
  {
    TriPresent bit;
    const char *name;
  } people[] = {
    { TRI_PRESENT_CLIENT, N_ ("client") },
    { TRI_PRESENT_PARTNER, N_ ("partner") },
    { TRI_PRESENT_FAMILY, N_ ("family or friend") },
    { TRI_PRESENT_STAFF, N_ ("staff") },
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if ((present & people[i].bit) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (people[i].name));
  return g_string_free (text, FALSE);
}

char *
tri_words_picks (const GPtrArray *picks, const char *template_id)
{
  static const char *const people[TRI_N_PICKERS][2] = {
    { N_ ("client (temporary)"), N_ ("client (permanent)") },
    { N_ ("partner (temporary)"), N_ ("partner (permanent)") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (picks != NULL && template_id != NULL, NULL);

  for (guint who = 0; who < TRI_N_PICKERS; who++)
    for (guint kind = TRI_KIND_TEMPORARY; kind <= TRI_KIND_PERMANENT; kind++)
      if (tri_picks_find (picks, template_id, (TriKind) kind, (TriPicker) who) != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _ (people[who][kind]));
  if (text->len == 0)
    return NULL;

  /* TRANSLATORS: %s lists people, each with the kind of treatment in brackets */
  return g_strdup_printf (_ ("Picked by %s"), text->str);
}

char *
tri_words_blind_result (TriStyles *styles, const TriBlindResult *result)
{
  g_autoptr (GString) ranking = g_string_new (NULL);
  g_auto (GStrv) places = NULL;

  g_return_val_if_fail (TRI_IS_STYLES (styles) && result != NULL, NULL);

  places = g_strsplit (result->ranking, ",", -1);
  for (guint i = 0; places[i] != NULL; i++)
    {
      char *wins = strrchr (places[i], ' ');

      if (wins == NULL)
        continue;
      *wins++ = '\0';
      g_string_append_printf (ranking, "%s%s %s", ranking->len > 0 ? ", " : "",
                              tri_styles_get_name (styles, places[i]), wins);
    }

  /* TRANSLATORS: styles with how often they were liked better, then how many of the pairs, which
   * are all shown twice, got the same answer both times */
  return g_strdup_printf (result->who == TRI_PICKER_CLIENT
                              ? _ ("Client, blind: %s · the same answer in %u of %u pairs")
                              : _ ("Partner, blind: %s · the same answer in %u of %u pairs"),
                          ranking->str, result->n_consistent, result->n_pairs);
}

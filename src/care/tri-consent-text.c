/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that clients sign. What that for the treatment says is asked for by law in California
 * (Health and Safety Code §119303): procedure, complications, permanence, inks, aftercare and signs
 * of infection. */

#include "config.h"

#include "tri-consent.h"

#include "tri-estimate.h"

#include <glib/gi18n-lib.h>

static void
add (GString *text, const char *paragraph)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, paragraph);
}

static void
add_aftercare (GString *text, const TriFigures *care)
{
  g_autofree char *paragraph = g_strdup_printf (
      /* Translators: days after a session */
      _ ("I get written aftercare. After each session I keep the scalp dry up to day %d, use no "
         "shampoo before day %d, do no sport up to day %d, stay out of strong sun up to day %d and "
         "out of pool and sauna up to day %d, and do not scratch or pick."),
      (int) tri_figures_get (care, TRI_FIGURE_CARE_DRY),
      (int) tri_figures_get (care, TRI_FIGURE_CARE_SHAMPOO),
      (int) tri_figures_get (care, TRI_FIGURE_CARE_GYM),
      (int) tri_figures_get (care, TRI_FIGURE_CARE_SUN_AFTER),
      (int) tri_figures_get (care, TRI_FIGURE_CARE_POOL));

  add (text, paragraph);
}

static void
add_treatment (GString *text, const TriFigures *care)
{
  add (text,
       _ ("Procedure: scalp micropigmentation sets small dots of pigment into the upper skin of "
          "the scalp with needles, in 2 to 4 sessions. It looks like shaved hair; it grows no "
          "hair and stops no hair loss."));
  add (text, _ ("What to expect: redness, swelling and small scabs for some days. Fresh work looks "
                "darker and sharper than healed work. Complications are possible: infection, "
                "allergic reaction, scars, uneven or blurred dots, a colour that changes, and a "
                "result that is not what was wished for."));
  add (text, _ ("Permanence: permanent pigment stays for years and fades. It cannot be raised or "
                "erased without removal, which may be incomplete and may leave scars. Temporary "
                "pigment fades within about 6 to 24 months, and traces of it may stay."));
  add (text,
       _ ("Inks: tattoo inks and pigments are not approved by the Food and Drug Administration "
          "of the United States (FDA), and what they do to health in the long run is not "
          "known."));
  add_aftercare (text, care);
  add (text,
       _ ("Signs of infection: redness, warmth, swelling or pain that grow, pus, red streaks, "
          "fever. With any of them I see a doctor and tell the clinic."));
  add (text, _ ("I answered the questions about my health truthfully and will tell what changes. I "
                "could ask everything I wanted to know. The pictures of my future hairline are "
                "simulations and no promise. I may stop the treatment at any time."));
}

static void
add_photos (GString *text)
{
  add (text,
       _ ("Photos of my head are taken before, during and after the treatment. They are kept in "
          "the clinic’s record to plan the hairline and to compare how it heals and fades."));
  add (text,
       _ ("They may show my state of health and are kept as such: on the clinic’s own computer, "
          "seen by those who treat me and by nobody else."));
  add (text, _ ("I may take this back at any time for the future, without giving a reason."));
}

static void
add_sharing (GString *text)
{
  add (text,
       _ ("The clinic may show pictures of me to other people: on its pages and channels on the "
          "web, in print, and to other clients. I may be recognised in them."));
  add (text, _ ("What is published can be copied by others and cannot be called back as a whole."));
  add (text, _ ("My treatment and its price do not depend on this. I may take it back at any time; "
                "then the clinic shows no more pictures and takes down those that it can reach."));
}

static void
add_marketing (GString *text)
{
  add (text,
       _ ("The clinic may write to me with offers, by the ways of contact that I allowed, and I "
          "may take part in its referral programme."));
  add (text,
       _ ("My treatment and its price do not depend on this. I may take it back at any time."));
}

char *
tri_consent_write_text (TriPurpose purpose, const TriFigures *care, const char *own)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (care != NULL && own != NULL, g_string_free (text, FALSE));

  switch (purpose)
    {
    case TRI_PURPOSE_TREATMENT:
      add_treatment (text, care);
      break;
    case TRI_PURPOSE_PHOTOS:
      add_photos (text);
      break;
    case TRI_PURPOSE_SHARING:
      add_sharing (text);
      break;
    case TRI_PURPOSE_MARKETING:
      add_marketing (text);
      break;
    case TRI_N_PURPOSES:
      g_assert_not_reached ();
    }
  if (*own != '\0')
    add (text, own);
  return g_string_free (text, FALSE);
}

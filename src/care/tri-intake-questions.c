/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of the intake, each with what "yes" means and where that comes from. */

#include "config.h"

#include "tri-intake.h"

#include "tri-estimate.h"

#include <glib/gi18n-lib.h>

/* As law asks for them in California (Health and Safety Code §119303), and as clinics do. */
#define LAW N_ ("California Health and Safety Code §119303")
#define CLINICS N_ ("mytransformation.com.au, naturalinkspm.com, inkdsmp.com.au, scalpguy.com")
#define FIGURE N_ ("The clinic’s figure, in Preferences")

static const TriIntakeQuestion questions[] = {
  { .id = "age",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Are you younger than %d?"),
    .detail = N_ ("The day of birth"),
    .kind = TRI_INTAKE_DATE,
    .level = TRI_INTAKE_WAIT,
    .why = N_ ("Nobody so young is treated."),
    .source = FIGURE,
    .figure = TRI_FIGURE_INTAKE_AGE,
    .no_note = TRUE },
  { .id = "pregnancy",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Are you pregnant or breastfeeding?"),
    .level = TRI_INTAKE_NOT_NOW,
    .why = N_ ("No pigment is set during pregnancy and breastfeeding. Come back afterwards."),
    .source = LAW,
    .figure = -1,
    .no_note = TRUE },
  { .id = "heart",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do you have a heart valve disease, or high blood pressure that is not under "
                "control?"),
    .level = TRI_INTAKE_DOCTOR,
    .why = N_ ("Ask your doctor whether the treatment is safe, and whether protection against "
               "infection is needed."),
    .source = LAW,
    .figure = -1 },
  { .id = "bleeding",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do you have haemophilia or another bleeding disorder?"),
    .level = TRI_INTAKE_DOCTOR,
    .why
    = N_ ("Needles make small wounds that bleed longer and wash pigment out. Ask your doctor."),
    .source = LAW,
    .figure = -1 },
  { .id = "diabetes",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do you have diabetes?"),
    .level = TRI_INTAKE_DOCTOR,
    .why = N_ ("Wounds may heal slowly and catch infections. Ask your doctor for a note that your "
               "sugar is under control."),
    .source = LAW,
    .figure = -1 },
  { .id = "immune",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do you have a disease of the immune system, or is yours held down by a medicine?"),
    .level = TRI_INTAKE_DOCTOR,
    .why
    = N_ ("Healing and the risk of infection are changed. Ask your doctor, and do not stop any "
          "medicine."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "epilepsy",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do you have epilepsy or faint easily?"),
    .level = TRI_INTAKE_DOCTOR,
    .why = N_ ("A session is long and may hurt. Ask your doctor what to watch for."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "blood-borne",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do you have hepatitis, HIV or another infection that blood can carry?"),
    .level = TRI_INTAKE_PROCEED,
    .why
    = N_ ("No reason to refuse: the clinic’s protocol for infections of the blood is followed."),
    .source = LAW,
    .figure = -1 },
  { .id = "cancer",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do you have skin cancer that is not healed, or a mole that changes?"),
    .level = TRI_INTAKE_NOT_NOW,
    .why = N_ ("Pigment would hide it. See a dermatologist first; with a note that the skin may be "
               "treated it can go on."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "appearance",
    .group = TRI_INTAKE_HEALTH,
    .text = N_ ("Do thoughts about your looks take more than an hour of your day, or keep you from "
                "work or people?"),
    .level = TRI_INTAKE_DOCTOR,
    .why = N_ ("Then pigment alone seldom helps. Talk it over in peace, and ask a doctor or "
               "therapist before deciding."),
    .source = N_ ("teammicro.com/smp (screening for body dysmorphia)"),
    .figure = -1 },

  { .id = "keloid",
    .group = TRI_INTAKE_SKIN,
    .text = N_ ("Have you ever had keloids or thick, raised scars?"),
    .level = TRI_INTAKE_NOT_NOW,
    .why
    = N_ ("Needles may raise new scars. See a dermatologist first; with a note that the skin may "
          "be treated it can go on."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "skin-disease",
    .group = TRI_INTAKE_SKIN,
    .text = N_ ("Is there psoriasis, eczema, a rash, acne, warts or an open wound on your scalp?"),
    .level = TRI_INTAKE_NOT_NOW,
    .why
    = N_ ("Only healed skin is treated. Come back when it has healed, or see a dermatologist."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "sunburn",
    .group = TRI_INTAKE_SKIN,
    .text = N_ ("Is your scalp sunburnt or freshly tanned?"),
    .level = TRI_INTAKE_NOT_NOW,
    .why = N_ ("Burnt skin takes pigment badly, and a tan hides its true shade. Come back when it "
               "has faded."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "herpes",
    .group = TRI_INTAKE_SKIN,
    .text = N_ ("Do you get herpes on the head or forehead?"),
    .level = TRI_INTAKE_DOCTOR,
    .why
    = N_ ("Needles may wake it. Ask your doctor about protection; never treat while blisters are "
          "there."),
    .source = LAW,
    .figure = -1 },
  { .id = "vitiligo",
    .group = TRI_INTAKE_SKIN,
    .text = N_ ("Do you have vitiligo?"),
    .level = TRI_INTAKE_DOCTOR,
    .why
    = N_ ("New pale patches may appear where needles were. It is decided case by case: ask your "
          "dermatologist."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "regrowth",
    .group = TRI_INTAKE_SKIN,
    .text = N_ ("Did your hair fall out suddenly or in patches, so that it may grow again?"),
    .level = TRI_INTAKE_DOCTOR,
    .why
    = N_ ("Where hair grows back the pigment would leave dark patches. Ask a dermatologist what "
          "is to be expected."),
    .source = N_ ("inkdsmp.com.au"),
    .figure = -1 },
  { .id = "allergy",
    .group = TRI_INTAKE_SKIN,
    .text = N_ ("Are you allergic to pigments, metals, latex, antibiotics or numbing creams?"),
    .detail = N_ ("Which?"),
    .kind = TRI_INTAKE_TEXT,
    .level = TRI_INTAKE_WAIT,
    .why
    = N_ ("Work without what you are allergic to, and make a patch test with the pigment first."),
    .source = LAW,
    .figure = TRI_FIGURE_INTAKE_PATCH_TEST,
    .patch_test = TRUE },

  { .id = "blood-thinner",
    .group = TRI_INTAKE_MEDICINES,
    .text = N_ ("Do you take a blood thinner?"),
    .detail = N_ ("Which?"),
    .kind = TRI_INTAKE_TEXT,
    .level = TRI_INTAKE_DOCTOR,
    .why = N_ ("Ask your doctor, and do not stop it for this treatment."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "medicine",
    .group = TRI_INTAKE_MEDICINES,
    .text = N_ ("Do you take other medicines?"),
    .detail = N_ ("Which?"),
    .kind = TRI_INTAKE_TEXT,
    .level = TRI_INTAKE_PROCEED,
    .why = N_ ("Go through them together; where one matters for healing, ask your doctor. Do not "
               "stop any."),
    .source = LAW,
    .figure = -1 },
  { .id = "alcohol",
    .group = TRI_INTAKE_MEDICINES,
    .text = N_ ("Do you often drink much alcohol, or take drugs?"),
    .level = TRI_INTAKE_PROCEED,
    .why = N_ ("Nobody is treated under their influence: the preparation list says how many days "
               "before a session are to be free of them."),
    .source = CLINICS,
    .figure = -1 },
  { .id = "isotretinoin",
    .group = TRI_INTAKE_MEDICINES,
    .text = N_ ("Have you taken isotretinoin (for acne)?"),
    .detail = N_ ("The day of the last dose"),
    .kind = TRI_INTAKE_DATE,
    .level = TRI_INTAKE_WAIT,
    .why
    = N_ ("It makes skin thin and slow to heal. Do not stop it for this; the treatment can wait."),
    .source = FIGURE,
    .figure = TRI_FIGURE_INTAKE_ISOTRETINOIN },
  { .id = "chemo",
    .group = TRI_INTAKE_MEDICINES,
    .text = N_ ("Have you had chemotherapy or radiation?"),
    .detail = N_ ("The day it ended"),
    .kind = TRI_INTAKE_DATE,
    .level = TRI_INTAKE_WAIT,
    .why = N_ ("Skin and defences need time, and hair may grow back."),
    .source = FIGURE,
    .figure = TRI_FIGURE_INTAKE_CHEMO },

  { .id = "transplant",
    .group = TRI_INTAKE_EARLIER,
    .text = N_ ("Have you had a hair transplant?"),
    .detail = N_ ("The day of the last one"),
    .kind = TRI_INTAKE_DATE,
    .level = TRI_INTAKE_WAIT,
    .why = N_ ("Grafts and scars must settle before pigment is set between them."),
    .source = FIGURE,
    .figure = TRI_FIGURE_INTAKE_TRANSPLANT },
  { .id = "laser",
    .group = TRI_INTAKE_EARLIER,
    .text = N_ ("Has pigment or a tattoo been removed from your scalp by laser?"),
    .detail = N_ ("The day of the last session"),
    .kind = TRI_INTAKE_DATE,
    .level = TRI_INTAKE_WAIT,
    .why = N_ ("The skin must have healed and shown what is left."),
    .source = FIGURE,
    .figure = TRI_FIGURE_INTAKE_LASER },
  { .id = "peel",
    .group = TRI_INTAKE_EARLIER,
    .text = N_ ("Have you had a chemical peel of forehead or scalp?"),
    .detail = N_ ("The day of the last one"),
    .kind = TRI_INTAKE_DATE,
    .level = TRI_INTAKE_WAIT,
    .why = N_ ("The skin’s surface must have grown again."),
    .source = FIGURE,
    .figure = TRI_FIGURE_INTAKE_PEEL },
  { .id = "botox",
    .group = TRI_INTAKE_EARLIER,
    .text = N_ ("Have you had botox in forehead or scalp?"),
    .detail = N_ ("The day of the last one"),
    .kind = TRI_INTAKE_DATE,
    .level = TRI_INTAKE_WAIT,
    .why = N_ ("A forehead at rest moves the line; it must have settled."),
    .source = FIGURE,
    .figure = TRI_FIGURE_INTAKE_BOTOX },
  { .id = "earlier-pigment",
    .group = TRI_INTAKE_EARLIER,
    .text = N_ ("Do you have scalp pigment or a tattoo on your head from elsewhere?"),
    .detail = N_ ("Which?"),
    .kind = TRI_INTAKE_TEXT,
    .level = TRI_INTAKE_PROCEED,
    .why
    = N_ ("Look at its colour and depth first: it can be darkened or extended, but a lighter or "
          "higher line needs removal."),
    .source = N_ ("Judgement"),
    .figure = -1 },
};

const TriIntakeQuestion *
tri_intake_get_questions (guint *out_n)
{
  g_return_val_if_fail (out_n != NULL, NULL);

  *out_n = G_N_ELEMENTS (questions);
  return questions;
}

const TriIntakeQuestion *
tri_intake_find_question (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].id, id))
      return &questions[i];
  return NULL;
}

char *
tri_intake_question_write (const TriIntakeQuestion *self, const TriFigures *care)
{
  g_return_val_if_fail (self != NULL && care != NULL, NULL);

  if (self->figure == TRI_FIGURE_INTAKE_AGE)
    return g_strdup_printf (_ ("Are you younger than %d?"),
                            (int) tri_figures_get (care, TRI_FIGURE_INTAKE_AGE));
  return g_strdup (_ (self->text));
}

static const char *const level_names[TRI_N_INTAKE_LEVELS] = {
  [TRI_INTAKE_PROCEED] = N_ ("Proceed"),
  [TRI_INTAKE_WAIT] = N_ ("Wait"),
  [TRI_INTAKE_DOCTOR] = N_ ("Ask your doctor"),
  [TRI_INTAKE_NOT_NOW] = N_ ("Not now"),
};

const char *
tri_intake_level_get_name (TriIntakeLevel level)
{
  g_return_val_if_fail ((guint) level < TRI_N_INTAKE_LEVELS, NULL);

  return _ (level_names[level]);
}

static const char *const group_names[TRI_N_INTAKE_GROUPS] = {
  [TRI_INTAKE_SKIN] = N_ ("Skin and Scalp"),
  [TRI_INTAKE_HEALTH] = N_ ("Health"),
  [TRI_INTAKE_MEDICINES] = N_ ("Medicines and Habits"),
  [TRI_INTAKE_EARLIER] = N_ ("Earlier Treatments"),
};

const char *
tri_intake_group_get_name (TriIntakeGroup group)
{
  g_return_val_if_fail ((guint) group < TRI_N_INTAKE_GROUPS, NULL);

  return _ (group_names[group]);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What would make a better photo: said on import, never in the way. */

#pragma once

#include "tri-registration.h"
#include "tri-scene.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_ADVICE_TOO_SMALL,     /* px per mm */
  TRI_ADVICE_BLURRED,       /* sigma of the blur, mm on the head */
  TRI_ADVICE_TILTED,        /* degrees off the view that was asked for */
  TRI_ADVICE_TOO_CLOSE,     /* camera distance, m */
  TRI_ADVICE_MIXED_LIGHT,   /* difference of colour between the sides, per cent */
  TRI_ADVICE_CROWN_COVERED, /* light of the crown over that of the forehead, per cent */
  TRI_ADVICE_MIRRORED,      /* a question: nothing is measured */
  TRI_N_ADVICE,
} TriAdviceKind;

typedef struct
{
  TriAdviceKind kind;
  double measure; /* in the kind's unit, 0 where nothing is measured */
  char *value;    /* the measure for people, translated, like "1.6 px/mm"; "" without one */
  char *sentence; /* what is wrong and what to do, translated */
} TriAdvice;

/* File id, like "too-small". */
const char *tri_advice_kind_get_id (TriAdviceKind kind);

/**
 * tri_photo_advice_new:
 * @scene: the photo as it was registered
 * @view: the slot it is meant for
 *
 * Some ms; any thread.
 *
 * Returns: (transfer full) (element-type TriAdvice): in the order of the enum, empty for a good
 *   photo
 */
GPtrArray *tri_photo_advice_new (const TriScene *scene,
                                 const TriRegistration *registration,
                                 TriView view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

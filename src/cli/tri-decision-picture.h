/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pictures that are kept with a decision and printed on its sheet. Any thread. */

#pragma once

#include <gio/gio.h>

#include "tri-decision.h"
#include "tri-scalp.h"
#include "tri-scene.h"

G_BEGIN_DECLS

/* Upright, 3 : 4, as large as it is printed at 400 dots per inch. */
#define TRI_DECISION_PICTURE_WIDTH_PX 900
#define TRI_DECISION_PICTURE_HEIGHT_PX 1200

/* What a picture is drawn of; borrowed from the caller. */
typedef struct
{
  TriScene *scene;
  TriScalp *scalp;
  TriDesign *design;
  const TriFigures *pigment;
  const TriSkin *skin;
} TriDecisionScene;

/* Head and face at @moment. Returns: (transfer full): NULL only when cancelled */
cairo_surface_t *tri_decision_picture_draw (const TriDecisionScene *self,
                                            TriDecisionMoment moment,
                                            TriKind kind,
                                            GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
/* Adds the healed picture and that of five years later to @decision, as PNG.
 * @photo_id: (nullable): the photo of the scene */
gboolean tri_decision_picture_add (const TriDecisionScene *self,
                                   TriDecision *decision,
                                   const char *photo_id,
                                   TriKind kind,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS

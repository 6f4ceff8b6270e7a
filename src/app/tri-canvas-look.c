/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas simulates besides the plan: another light, clipped sides, hair loss that moves
 * on, and overdone work as a caution. None of it is kept, and the page says on the picture what is
 * simulated. */

#include "config.h"

#include "tri-canvas-private.h"

#include <glib/gi18n.h>

/* While points or the outline are set the photo is looked at as it is. */
static gboolean
can_simulate (TriCanvas *self)
{
  return self->tool == NULL && self->outline == NULL && _tri_canvas_get_scene (self) != NULL;
}

static gboolean
shows_caution (TriCanvas *self)
{
  return self->caution && !self->before && can_simulate (self);
}

void
_tri_canvas_fill_look (TriCanvas *self, TriLiveRequest *request)
{
  if (!can_simulate (self))
    return;
  request->light = self->light;
  request->clipped = self->clipped;
  request->future = self->future;
  request->caution = shows_caution (self);
}

static const char *
get_light_text (TriSceneLight light)
{
  switch (light)
    {
    case TRI_SCENE_LIGHT_SOFT:
      return _ ("Simulated soft light, not part of the decision");

    case TRI_SCENE_LIGHT_HARD:
      return _ ("Simulated hard light, not part of the decision");

    case TRI_SCENE_LIGHT_WARM:
      return _ ("Simulated warm light, not part of the decision");

    case TRI_SCENE_LIGHT_PHOTO:
    case TRI_N_SCENE_LIGHTS:
    default:
      return NULL;
    }
}

static gboolean
shows_future (TriCanvas *self)
{
  return (self->future.stages > 0 || self->future.greying) && !self->before && can_simulate (self);
}

static const char *
get_future_text (const TriSceneFuture *future)
{
  if (future->stages == 0)
    return _ ("If the sides turn grey (simulation)");
  if (future->stages == 1)
    return future->greying
               ? _ ("If hair loss moves on one stage and the sides turn grey (simulation)")
               : _ ("If hair loss moves on one stage (simulation)");
  return future->greying
             ? _ ("If hair loss moves on two stages and the sides turn grey (simulation)")
             : _ ("If hair loss moves on two stages (simulation)");
}

/* What is to be known of the picture; NULL when there is nothing. */
static const char *
get_future_caveat (TriCanvas *self)
{
  TriNorwood norwood
      = tri_design_get_spec (tri_consultation_get_design (self->consultation))->norwood;

  switch (self->future_verdict)
    {
    case TRI_FUTURE_LITTLE:
      return _ ("Little of that hair is seen from here; look at a photo from the side.");

    case TRI_FUTURE_NO_SKIN:
      return _ ("Not shown: in this photo too little bare skin is seen beside the hair.");

    case TRI_FUTURE_LONG_HAIR:
      return _ ("Not shown: the hair is too long to be taken away. Clip the sides under Light, or "
                "take a photo with short hair.");

    case TRI_FUTURE_SHOWN:
    default:
      return self->future.stages > 0 && norwood == TRI_NORWOOD_7
                 ? _ ("Norwood VII is the last stage; no more hair is lost.")
                 : NULL;
    }
}

static void
add_line (GString *text, const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

char *
_tri_canvas_describe_look (TriCanvas *self)
{
  GString *text = g_string_new (NULL);
  const char *light = get_light_text (can_simulate (self) ? self->light : TRI_SCENE_LIGHT_PHOTO);

  if (shows_caution (self))
    add_line (text, _ ("Caution: too big, too dark, too dense. This is not what is planned."));
  if (light != NULL)
    add_line (text, light);
  if (self->clipped && can_simulate (self))
    add_line (text, _ ("Simulated clipped sides, not part of the decision"));
  if (shows_future (self))
    {
      add_line (text, get_future_text (&self->future));
      if (get_future_caveat (self) != NULL)
        add_line (text, get_future_caveat (self));
    }
  if (self->both == TRI_CANVAS_SPLIT && can_simulate (self))
    add_line (text, _ ("Left of the line before, right of it after"));
  if (self->both == TRI_CANVAS_ONION && can_simulate (self))
    add_line (text, _ ("Before shines through after"));
  if (_tri_canvas_is_mirrored (self))
    add_line (text, _ ("Mirror view: as the client knows himself"));

  return g_string_free (text, text->len == 0);
}

TriSceneLight
tri_canvas_get_light (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), TRI_SCENE_LIGHT_PHOTO);

  return self->light;
}

void
tri_canvas_set_light (TriCanvas *self, TriSceneLight light)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (light < TRI_N_SCENE_LIGHTS);

  if (self->light == light)
    return;
  self->light = light;
  _tri_canvas_look_changed (self);
}

gboolean
tri_canvas_get_clipped (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->clipped;
}

void
tri_canvas_set_clipped (TriCanvas *self, gboolean clipped)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->clipped == !!clipped)
    return;
  self->clipped = !!clipped;
  _tri_canvas_look_changed (self);
}

TriSceneFuture
tri_canvas_get_future (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), (TriSceneFuture){ 0 });

  return self->future;
}

void
tri_canvas_set_future (TriCanvas *self, TriSceneFuture future)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (future.stages <= TRI_FUTURE_MOST_STAGES);

  future.greying = !!future.greying;
  if (self->future.stages == future.stages && self->future.greying == future.greying)
    return;
  self->future = future;
  self->future_verdict = TRI_FUTURE_SHOWN;
  _tri_canvas_look_changed (self);
}

gboolean
tri_canvas_get_caution (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), FALSE);

  return self->caution;
}

void
tri_canvas_set_caution (TriCanvas *self, gboolean caution)
{
  g_return_if_fail (TRI_IS_CANVAS (self));

  if (self->caution == !!caution)
    return;
  self->caution = !!caution;
  _tri_canvas_look_changed (self);
}

TriCanvasBoth
tri_canvas_get_both (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), TRI_CANVAS_ONE);

  return self->both;
}

void
tri_canvas_set_both (TriCanvas *self, TriCanvasBoth both, double share)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (share >= 0.0 && share <= 1.0);

  self->share = share;
  if (self->both != both)
    {
      self->both = both;
      _tri_canvas_look_changed (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

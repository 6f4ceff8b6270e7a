/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the canvas simulates besides the plan: another light, and overdone work as a caution. None
 * of it is kept, and the page says on the picture what is simulated. */

#include "config.h"

#include "tri-canvas-private.h"

#include <glib/gi18n.h>

TriSceneLook
_tri_canvas_get_shown_look (TriCanvas *self)
{
  /* While points or the outline are set the photo is looked at as it is. */
  if (self->tool != NULL || self->outline != NULL || _tri_canvas_get_scene (self) == NULL)
    return (TriSceneLook){ .light = TRI_SCENE_LIGHT_PHOTO };

  return self->look;
}

gboolean
_tri_canvas_shows_caution (TriCanvas *self)
{
  return self->caution && !self->before && self->tool == NULL && self->outline == NULL
         && _tri_canvas_get_scene (self) != NULL;
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

char *
_tri_canvas_describe_look (TriCanvas *self)
{
  GString *text = g_string_new (NULL);
  const char *light = get_light_text (_tri_canvas_get_shown_look (self).light);

  if (_tri_canvas_shows_caution (self))
    g_string_append (text,
                     _ ("Caution: too big, too dark, too dense. This is not what is planned."));
  if (light != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", light);

  return g_string_free (text, text->len == 0);
}

TriSceneLight
tri_canvas_get_light (TriCanvas *self)
{
  g_return_val_if_fail (TRI_IS_CANVAS (self), TRI_SCENE_LIGHT_PHOTO);

  return self->look.light;
}

void
tri_canvas_set_light (TriCanvas *self, TriSceneLight light)
{
  g_return_if_fail (TRI_IS_CANVAS (self));
  g_return_if_fail (light < TRI_N_SCENE_LIGHTS);

  if (self->look.light == light)
    return;
  self->look.light = light;
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

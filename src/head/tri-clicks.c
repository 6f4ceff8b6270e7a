/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks and changes of a set of clicks, before a solve. */

#include "config.h"

#include "tri-clicks.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

#define MIN_CLICKS 3
#define MIN_LANDMARKS 2
/* Closer than this two landmarks are one click; px. */
#define SAME_PLACE_PX 0.5
/* A head smaller than this share of the photo's longer side, or than this many pixels, cannot be
 * measured. */
#define MIN_SPREAD_SHARE 0.01
#define MIN_SPREAD_PX 6.0

static guint
count_landmarks (const TriClicks *self)
{
  guint n = 0;

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    n += self->has[i] ? 1 : 0;
  return n;
}

guint
tri_clicks_count (const TriClicks *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return count_landmarks (self) + self->n_silhouette;
}

/* (transfer none): plain words for the first click of the view that is still to be made, or NULL */
static const char *
first_missing (const TriClicks *self, gboolean landmarks_only)
{
  guint n_clicks = 0, n_silhouette = 0;
  const TriLandmark *clicks = tri_view_get_clicks (self->view, &n_clicks);

  for (guint i = 0; i < n_clicks; i++)
    {
      if (clicks[i] != TRI_N_LANDMARKS)
        {
          if (!self->has[clicks[i]])
            return tri_landmark_get_name (clicks[i]);
        }
      else if (n_silhouette++ >= self->n_silhouette && !landmarks_only)
        return tri_view_get_silhouette_name (self->view, n_silhouette - 1);
    }
  return NULL;
}

static gboolean
check_enough (const TriClicks *self, GError **error)
{
  const guint n_landmarks = count_landmarks (self);
  const gboolean few_landmarks = n_landmarks < MIN_LANDMARKS;
  const char *missing;

  if (!few_landmarks && n_landmarks + self->n_silhouette >= MIN_CLICKS)
    return TRUE;

  missing = first_missing (self, few_landmarks);
  if (missing != NULL)
    g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                 _ ("There are too few clicks to find the head; mark the %s next."), missing);
  else
    g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                         _ ("There are too few clicks to find the head; mark at least three "
                            "points, two of them on the face or ears."));
  return FALSE;
}

static gboolean
check_place (TriVec2 at, const char *name, double width_px, double height_px, GError **error)
{
  if (!isfinite (at.x) || !isfinite (at.y))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("The position of the %s is not a number; mark it again."), name);
      return FALSE;
    }
  if (at.x < 0.0 || at.y < 0.0 || at.x > width_px || at.y > height_px)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("The %s is marked outside the picture; move it to where it is seen."), name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_spread (const TriClicks *self, double width_px, double height_px, GError **error)
{
  TriVec2 low = { G_MAXDOUBLE, G_MAXDOUBLE }, high = { -G_MAXDOUBLE, -G_MAXDOUBLE };
  const double least = MAX (MIN_SPREAD_PX, MIN_SPREAD_SHARE * MAX (width_px, height_px));

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (self->has[i])
      {
        low.x = MIN (low.x, self->at[i].x);
        low.y = MIN (low.y, self->at[i].y);
        high.x = MAX (high.x, self->at[i].x);
        high.y = MAX (high.y, self->at[i].y);
      }
  if (MAX (high.x - low.x, high.y - low.y) >= least)
    return TRUE;

  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("All marks are in one place; move each to its own point of the head."));
  return FALSE;
}

static gboolean
check_apart (const TriClicks *self, GError **error)
{
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    for (guint j = i + 1; j < TRI_N_LANDMARKS; j++)
      if (self->has[i] && self->has[j]
          && hypot (self->at[i].x - self->at[j].x, self->at[i].y - self->at[j].y) < SAME_PLACE_PX)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The %s and the %s are marked on the same spot; move one of them."),
                       tri_landmark_get_name (i), tri_landmark_get_name (j));
          return FALSE;
        }
  return TRUE;
}

gboolean
tri_clicks_check (const TriClicks *self, double width_px, double height_px, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (self->view < TRI_N_VIEWS, FALSE);
  g_return_val_if_fail (self->n_silhouette <= TRI_CLICKS_MAX_SILHOUETTE, FALSE);
  g_return_val_if_fail (width_px > 0.0 && height_px > 0.0, FALSE);

  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    if (self->has[i]
        && !check_place (self->at[i], tri_landmark_get_name (i), width_px, height_px, error))
      return FALSE;
  for (guint i = 0; i < self->n_silhouette; i++)
    if (!check_place (self->silhouette[i], tri_view_get_silhouette_name (self->view, i), width_px,
                      height_px, error))
      return FALSE;
  return check_enough (self, error) && check_spread (self, width_px, height_px, error)
         && check_apart (self, error);
}

TriClicks
tri_clicks_swapped (const TriClicks *self)
{
  TriClicks out = { 0 };

  g_return_val_if_fail (self != NULL, out);

  out = *self;
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      const TriLandmark mirror = tri_landmark_mirror (i);

      out.has[mirror] = self->has[i];
      out.at[mirror] = self->at[i];
    }
  return out;
}

TriClicks
tri_clicks_mirrored (const TriClicks *self, double width_px)
{
  static const TriView mirrored[TRI_N_VIEWS] = {
    [TRI_VIEW_FRONT] = TRI_VIEW_FRONT,    [TRI_VIEW_LEFT45] = TRI_VIEW_RIGHT45,
    [TRI_VIEW_RIGHT45] = TRI_VIEW_LEFT45, [TRI_VIEW_LEFT] = TRI_VIEW_RIGHT,
    [TRI_VIEW_RIGHT] = TRI_VIEW_LEFT,     [TRI_VIEW_TOP] = TRI_VIEW_TOP,
    [TRI_VIEW_CROWN] = TRI_VIEW_CROWN,    [TRI_VIEW_BACK] = TRI_VIEW_BACK,
  };
  TriClicks out = { 0 };

  g_return_val_if_fail (self != NULL, out);
  g_return_val_if_fail (self->view < TRI_N_VIEWS, out);

  out = tri_clicks_swapped (self);
  out.view = mirrored[self->view];
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    out.at[i].x = width_px - out.at[i].x;
  for (guint i = 0; i < self->n_silhouette; i++)
    out.silhouette[i].x = width_px - out.silhouette[i].x;
  return out;
}

TriClicks
tri_clicks_scaled (const TriClicks *self, double factor)
{
  TriClicks out = { 0 };

  g_return_val_if_fail (self != NULL, out);
  g_return_val_if_fail (factor > 0.0, *self);

  out = *self;
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    out.at[i] = (TriVec2){ factor * self->at[i].x, factor * self->at[i].y };
  for (guint i = 0; i < self->n_silhouette; i++)
    out.silhouette[i] = (TriVec2){ factor * self->silhouette[i].x, factor * self->silhouette[i].y };
  return out;
}

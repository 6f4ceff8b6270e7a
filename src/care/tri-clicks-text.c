/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clicks and outlines as lines of text, without loss: "view front", "pupil_left 915.48 942.15", …
 */

#include "config.h"

#include "tri-record.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define VIEW_WORD "view"
#define SILHOUETTE_WORD "silhouette"
#define OUTLINE_WORD "outline"

static void
append_point (GString *text, const char *word, TriVec2 point)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE];
  char y[G_ASCII_DTOSTR_BUF_SIZE];

  /* g_ascii_dtostr () writes the 17 digits that bring a double back to the bit. */
  g_string_append_printf (text, "%s %s %s\n", word, g_ascii_dtostr (x, sizeof x, point.x),
                          g_ascii_dtostr (y, sizeof y, point.y));
}

static gboolean
parse_number (const char *word, double *out)
{
  char *end = NULL;
  double value = g_ascii_strtod (word, &end);

  if (end == word || *end != '\0' || !isfinite (value))
    return FALSE;
  *out = value;
  return TRUE;
}

/* A word and two numbers. */
static gboolean
parse_point (char **words, TriVec2 *out_point)
{
  return g_strv_length (words) == 3 && parse_number (words[1], &out_point->x)
         && parse_number (words[2], &out_point->y);
}

char *
tri_clicks_to_string (const TriClicks *clicks)
{
  GString *text;

  g_return_val_if_fail (clicks != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, VIEW_WORD " %s\n", tri_view_get_id (clicks->view));
  for (guint i = 0; i < TRI_N_LANDMARKS; i++)
    {
      if (clicks->has[i])
        append_point (text, tri_landmark_get_id ((TriLandmark) i), clicks->at[i]);
    }
  for (guint i = 0; i < clicks->n_silhouette; i++)
    append_point (text, SILHOUETTE_WORD, clicks->silhouette[i]);
  return g_string_free (text, FALSE);
}

static gboolean
parse_line (const char *line, TriClicks *clicks, gboolean *seen_view)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  TriLandmark landmark;
  TriVec2 point;

  if (g_strv_length (words) == 2 && g_str_equal (words[0], VIEW_WORD) && !*seen_view)
    {
      *seen_view = tri_view_from_id (words[1], &clicks->view);
      return *seen_view;
    }
  if (!parse_point (words, &point))
    return FALSE;
  if (g_str_equal (words[0], SILHOUETTE_WORD))
    {
      if (clicks->n_silhouette == TRI_CLICKS_MAX_SILHOUETTE)
        return FALSE;
      clicks->silhouette[clicks->n_silhouette++] = point;
      return TRUE;
    }
  if (!tri_landmark_from_id (words[0], &landmark) || clicks->has[landmark])
    return FALSE;
  clicks->has[landmark] = TRUE;
  clicks->at[landmark] = point;
  return TRUE;
}

gboolean
tri_clicks_from_string (const char *text, TriClicks *out_clicks, GError **error)
{
  g_auto (GStrv) lines = NULL;
  TriClicks clicks = { 0 };
  gboolean seen_view = FALSE;

  g_return_val_if_fail (text != NULL && out_clicks != NULL, FALSE);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0' && !parse_line (lines[i], &clicks, &seen_view))
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The recorded landmarks cannot be read at line %u; mark them again."),
                       i + 1);
          return FALSE;
        }
    }
  if (!seen_view)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The recorded landmarks do not say which view they are of; mark them "
                              "again."));
      return FALSE;
    }
  *out_clicks = clicks;
  return TRUE;
}

char *
tri_outline_fix_to_string (const TriOutlineFix *fix)
{
  GString *text;

  g_return_val_if_fail (fix != NULL, NULL);
  g_return_val_if_fail (fix->n_points <= TRI_OUTLINE_FIX_MAX_POINTS, NULL);

  text = g_string_new (NULL);
  for (guint i = 0; i < fix->n_points; i++)
    append_point (text, OUTLINE_WORD, fix->points[i]);
  return g_string_free (text, FALSE);
}

gboolean
tri_outline_fix_from_string (const char *text, TriOutlineFix *out_fix, GError **error)
{
  g_auto (GStrv) lines = NULL;
  TriOutlineFix fix = { 0 };

  g_return_val_if_fail (text != NULL && out_fix != NULL, FALSE);

  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (*lines[i] == '\0')
        continue;
      if (fix.n_points == TRI_OUTLINE_FIX_MAX_POINTS
          || !parse_point (words, &fix.points[fix.n_points])
          || !g_str_equal (words[0], OUTLINE_WORD))
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("The recorded outline cannot be read at line %u; adjust it again."),
                       i + 1);
          return FALSE;
        }
      fix.n_points++;
    }
  *out_fix = fix;
  return TRUE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading landmark files; every refusal says which point of which file to mend. */

#include "config.h"

#include "tri-landmark-file.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* Landmark files nest four deep; the parser recurses, so a file of brackets must not reach it. */
#define MAX_DEPTH 16

/* What is read from and checked against; clicks and outline are filled in as the file is walked. */
typedef struct
{
  const char *file_name;
  int width_px, height_px;
  TriClicks clicks;
  TriOutlineFix outline;
} Reader;

static gboolean
depth_is_sane (const char *text, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (quoted && text[i] == '\\')
        i++;
      else if (text[i] == '"')
        quoted = !quoted;
      else if (!quoted && (text[i] == '[' || text[i] == '{') && ++depth > MAX_DEPTH)
        return FALSE;
      else if (!quoted && (text[i] == ']' || text[i] == '}') && depth > 0)
        depth--;
    }
  return TRUE;
}

static JsonNode *
parse_json (GBytes *bytes, const char *file_name, GError **error)
{
  /* Not an immutable one: JSON-GLib 1.10 asserts of it that a broken file is whole. */
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) reason = NULL;
  gsize size = 0;
  const char *text = g_bytes_get_data (bytes, &size);

  if (size > TRI_LANDMARK_FILE_MAX_BYTES)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_TOO_LARGE,
                   _ ("“%s” is too large for a landmark file; choose the right file."), file_name);
      return NULL;
    }
  if (size == 0)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is empty; mark the landmarks again."), file_name);
      return NULL;
    }
  if (!g_utf8_validate_len (text, size, NULL) || !depth_is_sane (text, size))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not a landmark file; choose a JSON file of landmarks."), file_name);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) size, &reason))
    {
      /* JSON-GLib tells the line in its message only: "<data>:LINE:COLUMN: …". */
      const char *place = strchr (reason->message, ':');
      guint line = place != NULL ? (guint) g_ascii_strtoull (place + 1, NULL, 10) : 0;

      g_set_error (
          error, TRI_ERROR, TRI_ERROR_INVALID,
          _ ("“%s” is not valid JSON at line %u; every coordinate must be a plain number."),
          file_name, line);
      return NULL;
    }
  /* A file of nothing but comments and blanks is JSON to the parser. */
  if (json_parser_get_root (parser) == NULL)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is empty; mark the landmarks again."), file_name);
      return NULL;
    }
  return json_parser_steal_root (parser);
}

static JsonObject *
object_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static const char *
string_member (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : NULL;
}

static gboolean
node_is_number (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
         && (json_node_get_value_type (node) == G_TYPE_INT64
             || json_node_get_value_type (node) == G_TYPE_DOUBLE)
         && isfinite (json_node_get_double (node));
}

static gboolean
read_point (const Reader *reader,
            JsonNode *x,
            JsonNode *y,
            const char *name,
            TriVec2 *out_point,
            GError **error)
{
  if (!node_is_number (x) || !node_is_number (y))
    {
      g_autofree char *shown = tri_error_shown (name);

      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("The point “%s” in “%s” must be two numbers, x and y in pixels."), shown,
                   reader->file_name);
      return FALSE;
    }
  *out_point = (TriVec2){ json_node_get_double (x), json_node_get_double (y) };
  if (out_point->x < 0 || out_point->x > reader->width_px || out_point->y < 0
      || out_point->y > reader->height_px)
    {
      g_autofree char *shown = tri_error_shown (name);

      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("The point “%s” (%.0f, %.0f) in “%s” lies outside the photo of %d × %d "
                      "pixels; mark it again."),
                   shown, out_point->x, out_point->y, reader->file_name, reader->width_px,
                   reader->height_px);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_pair (
    const Reader *reader, JsonNode *node, const char *name, TriVec2 *out_point, GError **error)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean two = pair != NULL && json_array_get_length (pair) == 2;

  return read_point (reader, two ? json_array_get_element (pair, 0) : NULL,
                     two ? json_array_get_element (pair, 1) : NULL, name, out_point, error);
}

static gboolean
has_room (const Reader *reader, guint n_points, guint most, GError **error)
{
  if (n_points < most)
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("“%s” has more than %d points on the outline; leave some out."),
               reader->file_name, (int) most);
  return FALSE;
}

static gboolean
add_silhouette (Reader *reader, TriVec2 point, GError **error)
{
  if (!has_room (reader, reader->clicks.n_silhouette, TRI_CLICKS_MAX_SILHOUETTE, error))
    return FALSE;
  reader->clicks.silhouette[reader->clicks.n_silhouette++] = point;
  return TRUE;
}

static gboolean
add_outline (Reader *reader, TriVec2 point, GError **error)
{
  if (!has_room (reader, reader->outline.n_points, TRI_OUTLINE_FIX_MAX_POINTS, error))
    return FALSE;
  reader->outline.points[reader->outline.n_points++] = point;
  return TRUE;
}

/* The highest point lies on the outline unless the camera looks down on it. */
static gboolean
vertex_is_on_outline (TriView view)
{
  return view != TRI_VIEW_TOP && view != TRI_VIEW_CROWN;
}

static gboolean
add_named (Reader *reader, const char *name, TriVec2 point, GError **error)
{
  g_autofree char *shown = NULL;
  TriView view = reader->clicks.view;
  TriLandmark landmark;

  if (tri_landmark_from_id (name, &landmark))
    {
      reader->clicks.has[landmark] = TRUE;
      reader->clicks.at[landmark] = point;
      return TRUE;
    }
  if (g_str_equal (name, "vertex"))
    return !vertex_is_on_outline (view) || add_silhouette (reader, point, error);
  if (g_str_equal (name, "opisthocranion"))
    return (view != TRI_VIEW_LEFT && view != TRI_VIEW_RIGHT)
           || add_silhouette (reader, point, error);
  if (g_str_equal (name, "trichion") || g_str_has_prefix (name, "frontotemporal_"))
    return TRUE;
  /* JSON's \u escapes can say what is no character. */
  shown = tri_error_shown (name);
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("“%s” names a point “%s” that is not known; use names like pupil_left or "
                  "subnasale."),
               reader->file_name, shown);
  return FALSE;
}

/* A list of points without names, which may be missing. */
static gboolean
read_list (Reader *reader,
           JsonObject *root,
           const char *name,
           gboolean (*add) (Reader *, TriVec2, GError **),
           GError **error)
{
  JsonNode *list = json_object_get_member (root, name);

  if (list == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (list))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” in “%s” must be a list of points."), name, reader->file_name);
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    {
      JsonNode *node = json_array_get_element (json_node_get_array (list), i);
      g_autofree char *shown = g_strdup_printf ("%s %u", name, i + 1);
      TriVec2 point;

      if (!read_pair (reader, node, shown, &point, error) || !add (reader, point, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_own_form (Reader *reader, JsonObject *root, GError **error)
{
  JsonObject *points = object_member (root, "points");
  g_autoptr (GList) names = NULL;

  if (points == NULL)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” has no “points”; mark the landmarks again."), reader->file_name);
      return FALSE;
    }
  names = json_object_get_members (points);
  for (GList *l = names; l != NULL; l = l->next)
    {
      TriVec2 point;

      if (!read_pair (reader, json_object_get_member (points, l->data), l->data, &point, error)
          || !add_named (reader, l->data, point, error))
        return FALSE;
    }
  return read_list (reader, root, "silhouette", add_silhouette, error)
         && read_list (reader, root, "outline", add_outline, error);
}

/* From behind, where the ear's top joins the head is just behind the ear's rim. A person clicks
 * there all the same, and besides the outline nothing else is to be seen. */
static gboolean
counts_hidden (TriView view, const char *name)
{
  return view == TRI_VIEW_BACK && g_str_has_prefix (name, "ear_top_");
}

/* Every visible point and not only those that are asked for in this view: on the samples the middle
 * of the hairline then lands 1 to 3 mm from its true place, else 1 to 6. */
static gboolean
read_samples_form (Reader *reader, JsonObject *entry, GError **error)
{
  JsonObject *landmarks = object_member (entry, "landmarks");
  g_autoptr (GList) names = NULL;

  if (landmarks == NULL)
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” has no “landmarks” for this photo; mark them again."),
                   reader->file_name);
      return FALSE;
    }
  names = json_object_get_members (landmarks);
  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonObject *landmark = object_member (landmarks, l->data);
      JsonNode *visible = landmark != NULL ? json_object_get_member (landmark, "visible") : NULL;
      TriVec2 point;

      if (visible != NULL && JSON_NODE_HOLDS_VALUE (visible) && !json_node_get_boolean (visible)
          && !counts_hidden (reader->clicks.view, l->data))
        continue;
      if (!read_point (reader, landmark != NULL ? json_object_get_member (landmark, "x") : NULL,
                       landmark != NULL ? json_object_get_member (landmark, "y") : NULL, l->data,
                       &point, error)
          || !add_named (reader, l->data, point, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_view (
    Reader *reader, JsonObject *object, gboolean samples, const TriView *view, GError **error)
{
  const char *id = string_member (object, "view");

  if (view != NULL)
    reader->clicks.view = *view;
  else if (id == NULL || !tri_view_from_id (id, &reader->clicks.view))
    {
      if (!samples)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                       _ ("“%s” must say its “view”: front, left45, right45, left, right, top, "
                          "crown or back."),
                       reader->file_name);
          return FALSE;
        }
      reader->clicks.view = TRI_VIEW_FRONT;
    }
  return TRUE;
}

gboolean
tri_landmark_file_parse (GBytes *bytes,
                         const char *file_name,
                         const char *photo_name,
                         const TriView *view,
                         int width_px,
                         int height_px,
                         TriClicks *out_clicks,
                         TriOutlineFix *out_outline,
                         GError **error)
{
  g_autoptr (JsonNode) root = NULL;
  Reader reader = { .file_name = file_name, .width_px = width_px, .height_px = height_px };
  JsonObject *object;
  JsonObject *images;

  g_return_val_if_fail (bytes != NULL && file_name != NULL && photo_name != NULL, FALSE);
  g_return_val_if_fail (out_clicks != NULL, FALSE);

  root = parse_json (bytes, file_name, error);
  if (root == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
                   _ ("“%s” is not a landmark file; choose a JSON file of landmarks."), file_name);
      return FALSE;
    }
  object = json_node_get_object (root);
  images = object_member (object, "images");
  if (images != NULL)
    {
      object = object_member (images, photo_name);
      if (object == NULL)
        {
          g_set_error (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                       _ ("“%s” has no landmarks of “%s”; choose the photo's own file."), file_name,
                       photo_name);
          return FALSE;
        }
    }
  if (!read_view (&reader, object, images != NULL, view, error))
    return FALSE;
  if (!(images != NULL ? read_samples_form (&reader, object, error)
                       : read_own_form (&reader, object, error)))
    return FALSE;
  *out_clicks = reader.clicks;
  if (out_outline != NULL)
    *out_outline = reader.outline;
  return TRUE;
}

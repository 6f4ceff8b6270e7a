/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos on the page Compare: which one is looked at, and two laid over each other by their
 * registrations. */

#include "config.h"

#include "tri-compare-page-private.h"

#include "tri-align.h"
#include "tri-words.h"

#include <glib/gi18n.h>
#include <math.h>

/* Photos with less of the scalp in common are not to be compared. */
#define LEAST_SHARED 0.02

/* the lists */

static gboolean
has_twin (TriComparePage *self, TriViewItem *item)
{
  for (guint i = 0; i < self->views->len; i++)
    if (self->views->pdata[i] != item
        && tri_view_item_get_record (self->views->pdata[i])->view
               == tri_view_item_get_record (item)->view)
      return TRUE;
  return FALSE;
}

/* "Front", or with the day where there are several. (transfer full) */
static char *
make_name (TriComparePage *self, TriViewItem *item)
{
  const TriPhotoRecord *record = tri_view_item_get_record (item);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = NULL;

  if (!has_twin (self, item))
    return g_strdup (tri_words_view_short (record->view));
  day = tri_date_format (tri_date_from_unix_utc (record->added_utc, zone));
  /* TRANSLATORS: a view of the head, then the day its photo was added */
  return g_strdup_printf (_ ("%s, %s"), tri_words_view_short (record->view), day);
}

static guint
find_view (TriComparePage *self, TriViewItem *item)
{
  guint index;

  return item != NULL && g_ptr_array_find (self->views, item, &index) ? index
                                                                      : GTK_INVALID_LIST_POSITION;
}

static void
select_views (TriComparePage *self)
{
  self->updating = TRUE;
  gtk_drop_down_set_selected (self->view_list, find_view (self, self->view));
  gtk_drop_down_set_selected (self->second_list, find_view (self, self->second));
  self->updating = FALSE;
}

static void
set_second (TriComparePage *self, TriViewItem *item)
{
  if (self->second == item)
    return;
  if (self->second != NULL && self->second != self->view)
    g_signal_handlers_disconnect_by_data (self->second, self);
  g_set_object (&self->second, item);
  if (item != NULL && item != self->view)
    g_signal_connect_object (item, "notify::scene", G_CALLBACK (_tri_compare_page_update), self,
                             G_CONNECT_SWAPPED);
}

/* One that is not the first: of the same view, as before and after are, if there is one. */
static void
find_second (TriComparePage *self)
{
  TriViewItem *found = NULL;

  if (self->second != self->view && find_view (self, self->second) != GTK_INVALID_LIST_POSITION)
    return;
  for (guint i = 0; i < self->views->len; i++)
    {
      TriViewItem *item = self->views->pdata[i];

      if (item != self->view
          && (found == NULL
              || tri_view_item_get_record (item)->view
                     == tri_view_item_get_record (self->view)->view))
        found = item;
    }
  set_second (self, found);
}

void
_tri_compare_page_list_views (TriComparePage *self)
{
  GListModel *views = tri_consultation_get_views (self->consultation);

  self->updating = TRUE;
  g_ptr_array_set_size (self->views, 0);
  gtk_string_list_splice (self->view_names, 0,
                          g_list_model_get_n_items (G_LIST_MODEL (self->view_names)), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (views); i++)
    {
      g_autoptr (TriViewItem) item = g_list_model_get_item (views, i);

      if (tri_view_item_get_registration (item) != NULL)
        g_ptr_array_add (self->views, g_steal_pointer (&item));
    }
  for (guint i = 0; i < self->views->len; i++)
    gtk_string_list_take (self->view_names, make_name (self, self->views->pdata[i]));
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->view_list), self->views->len > 1);
  _tri_compare_page_update_photos (self);
}

static void
view_selected_cb (TriComparePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->view_list);

  if (self->updating || self->consultation == NULL || selected >= self->views->len)
    return;
  /* The second in the place of the first: they change places. */
  if (self->mode == TRI_COMPARE_PHOTOS && self->views->pdata[selected] == self->second)
    _tri_compare_page_swap_photos (self);
  else
    tri_consultation_set_view (self->consultation, self->views->pdata[selected]);
}

static void
second_selected_cb (TriComparePage *self)
{
  guint selected = gtk_drop_down_get_selected (self->second_list);

  if (self->updating || self->consultation == NULL || selected >= self->views->len)
    return;
  if (self->views->pdata[selected] == self->view)
    _tri_compare_page_swap_photos (self);
  else
    set_second (self, self->views->pdata[selected]);
  _tri_compare_page_update_photos (self);
  _tri_compare_page_update (self);
}

void
_tri_compare_page_swap_photos (TriComparePage *self)
{
  g_autoptr (TriViewItem) first = g_object_ref (self->view);
  g_autoptr (TriViewItem) second = self->second != NULL ? g_object_ref (self->second) : NULL;

  if (second == NULL)
    return;
  set_second (self, NULL);
  tri_consultation_set_view (self->consultation, second);
  set_second (self, first);
  _tri_compare_page_update_photos (self);
  _tri_compare_page_update (self);
}

static void
split_toggled_cb (TriComparePage *self)
{
  _tri_compare_page_update (self);
}

void
_tri_compare_page_follow_view (TriComparePage *self)
{
  TriViewItem *view
      = self->consultation != NULL ? tri_consultation_get_view (self->consultation) : NULL;

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  if (view == self->second)
    set_second (self, NULL);
  g_set_object (&self->view, view);
  if (view != NULL)
    {
      g_signal_connect_object (view, "notify::scene", G_CALLBACK (_tri_compare_page_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (view, "notify::registered",
                               G_CALLBACK (_tri_compare_page_list_views), self, G_CONNECT_SWAPPED);
    }
  _tri_compare_page_update_photos (self);
  _tri_compare_page_update (self);
}

/* two photos */

void
_tri_compare_page_update_photos (TriComparePage *self)
{
  gboolean of_photos = self->mode == TRI_COMPARE_PHOTOS;

  if (self->consultation != NULL && self->view != NULL && of_photos)
    find_second (self);
  for (guint i = 0; i < TRI_COMPARE_MAX; i++)
    tri_compare_cell_set_choosable (tri_compare_board_get_cell (self->board, i), !of_photos);
  gtk_widget_set_visible (GTK_WIDGET (self->second_list), of_photos);
  gtk_widget_set_visible (GTK_WIDGET (self->split), of_photos);
  gtk_widget_set_sensitive (GTK_WIDGET (self->second_list), self->views->len > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->split), self->second != NULL);
  if (self->consultation != NULL)
    tri_consultation_set_second_view (self->consultation, of_photos ? self->second : NULL);
  select_views (self);
}

/* (transfer full) */
static char *
make_note (TriScene *first, TriScene *second)
{
  double shared = tri_align_get_shared (first, second);

  if (shared < LEAST_SHARED)
    return g_strdup (_ ("It shows no scalp that the first photo shows: pick two that look at the "
                        "same part of the head."));
  return g_strdup_printf (
      _ ("Laid under the first photo: it shows %.0f %% of the scalp there. What "
         "it does not show is hatched; the face, dimmed, need not fit."),
      floor (100.0 * shared));
}

static void
show_pair (TriComparePage *self, TriScene *first, TriScene *second)
{
  gboolean split = gtk_toggle_button_get_active (self->split);
  g_autofree char *first_name = make_name (self, self->view);
  g_autofree char *second_name = make_name (self, self->second);
  g_autofree char *note = make_note (first, second);
  const TriLiveRequest bare = { .photo = tri_scene_get_photo (first), .bare = TRUE };
  const TriLiveRequest aligned = {
    .photo = tri_scene_get_photo (second),
    .scene = second,
    .aligned_to = first,
    .bare = TRUE,
  };

  tri_compare_board_set_n_cells (self->board, 2);
  tri_compare_board_set_split (self->board, split);
  tri_compare_cell_show (tri_compare_board_get_cell (self->board, 0), &bare, first_name, NULL,
                         split ? TRI_LABEL_LEFT : TRI_LABEL_ACROSS);
  tri_compare_cell_show (tri_compare_board_get_cell (self->board, 1), &aligned, second_name, note,
                         split ? TRI_LABEL_RIGHT : TRI_LABEL_ACROSS);
  gtk_stack_set_visible_child_name (self->stack, "board");
}

void
_tri_compare_page_show_photos (TriComparePage *self, TriScene *scene)
{
  TriScene *second = self->second != NULL ? tri_view_item_get_scene (self->second) : NULL;

  if (self->second == NULL)
    _tri_compare_page_show_empty (
        self, _ ("One Photo So Far"),
        _ ("In Design, import a second photo and mark its points; then the "
           "two can be laid over each other here."));
  else if (second == NULL)
    _tri_compare_page_show_empty (self, _ ("Loading the Photo…"), NULL);
  else
    show_pair (self, scene, second);
}

void
_tri_compare_page_drop_photos (TriComparePage *self)
{
  tri_consultation_set_second_view (self->consultation, NULL);
  set_second (self, NULL);
  g_ptr_array_set_size (self->views, 0);
}

void
_tri_compare_page_bind_photos (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, second_list);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, split);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, view_list);
  gtk_widget_class_bind_template_child (widget_class, TriComparePage, view_names);
  gtk_widget_class_bind_template_callback (widget_class, second_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, split_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_selected_cb);
}

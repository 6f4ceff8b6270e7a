/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the page Compare share. */

#pragma once

#include "tri-compare-board.h"
#include "tri-compare-page.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _TriComparePage
{
  GtkWidget parent_instance;

  GtkToggleButton *modes[TRI_N_COMPARE_MODES];
  GtkDropDown *view_list;
  GtkDropDown *second_list;
  GtkStringList *view_names; /* of both */
  GtkToggleButton *split;
  GtkMenuButton *ticks_button;
  GtkBox *ticks;
  GtkLabel *zoom;
  GtkStack *stack;
  AdwStatusPage *empty;
  TriCompareBoard *board;

  TriConsultation *consultation;
  TriViewItem *view;     /* the one followed */
  TriViewItem *second;   /* (nullable): compared with it, when photos are */
  GPtrArray *views;      /* TriViewItem in the order of @view_names */
  GHashTable *sets;      /* client's id to TriCompareSet */
  GPtrArray *candidates; /* TriTemplate, one for each tick of a style */
  TriCompareSet *set;
  TriCompareMode mode;
  GSettings *settings;
  gboolean updating;
  guint zoom_id;
};

/* Shows everything anew, if the page is in sight. */
void _tri_compare_page_update (TriComparePage *self);
/* In place of pictures. @text: (nullable) */
void _tri_compare_page_show_empty (TriComparePage *self, const char *title, const char *text);

/* photos: tri-compare-page-photos.c */

void _tri_compare_page_bind_photos (GtkWidgetClass *widget_class);
/* Follows the consultation's photos, or those of none. */
void _tri_compare_page_list_views (TriComparePage *self);
void _tri_compare_page_follow_view (TriComparePage *self);
/* Two photos, the second laid under the first. */
void _tri_compare_page_show_photos (TriComparePage *self, TriScene *scene);
/* The controls that only photos have come or go. */
void _tri_compare_page_update_photos (TriComparePage *self);
void _tri_compare_page_swap_photos (TriComparePage *self);
void _tri_compare_page_drop_photos (TriComparePage *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several designs through time on one photo: a table of pictures to compare at a glance. */

#include "config.h"

#include "tri-contact-sheet.h"

#include "tri-estimate.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define GAP 4
#define MARGIN 12
/* Air around the head, of its own size. */
#define AIR 0.05
#define FONT_LEAST_PX 11.0
#define FONT_MOST_PX 24.0
#define PAPER 0.98
#define INK 0.13

static const struct
{
  TriKind kind;
  double age_days;
  const char *title;
} moments[TRI_CONTACT_SHEET_COLUMNS] = {
  { TRI_KIND_PERMANENT, 0.0, N_ ("Fresh") },
  { TRI_KIND_PERMANENT, 28.0, N_ ("Healed") },
  { TRI_KIND_PERMANENT, 2.0 * TRI_DAYS_PER_YEAR, N_ ("After 2 years") },
  { TRI_KIND_PERMANENT, 5.0 * TRI_DAYS_PER_YEAR, N_ ("After 5 years") },
  { TRI_KIND_TEMPORARY, 0.0, N_ ("Temporary, new") },
  { TRI_KIND_TEMPORARY, 0.75 * TRI_DAYS_PER_YEAR, N_ ("Temporary, 9 months") },
};

TriViewport
tri_contact_sheet_get_viewport (const TriScene *scene, int width, int height)
{
  TriHead *head;
  TriVec2 nose, least, most;
  TriViewport viewport = { .width = width, .height = height };
  const TriVec2 *outline;
  guint n;

  g_return_val_if_fail (scene != NULL && width > 0 && height > 0, viewport);

  head = tri_scene_get_head (scene);
  outline = tri_scene_get_outline (scene, &n);
  nose = least = most = tri_pose_project (tri_scene_get_pose (scene),
                                          tri_head_landmark (head, TRI_LANDMARK_PRONASALE));
  for (guint i = 0; i < n; i++)
    {
      least.x = MIN (least.x, outline[i].x);
      least.y = MIN (least.y, outline[i].y);
      most.x = MAX (most.x, outline[i].x);
      most.y = MAX (most.y, MIN (outline[i].y, nose.y));
    }
  viewport.scale = MIN (width / ((most.x - least.x) * (1.0 + 2.0 * AIR)),
                        height / ((most.y - least.y) * (1.0 + 2.0 * AIR)));
  viewport.origin_x = (least.x + most.x) / 2.0 - width / viewport.scale / 2.0;
  viewport.origin_y = (least.y + most.y) / 2.0 - height / viewport.scale / 2.0;
  return viewport;
}

/* Where the table lies on the sheet. */
typedef struct
{
  double font_px;
  int left, top; /* of the first cell */
  int width, height;
} Layout;

static PangoLayout *
text_new (cairo_t *cr, const char *text, double font_px, gboolean bold, int width_px)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("sans-serif");

  pango_font_description_set_absolute_size (font, font_px * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, width_px * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static Layout
make_layout (const TriContactSheet *self)
{
  Layout layout = { .font_px = CLAMP (self->cell_height / 18.0, FONT_LEAST_PX, FONT_MOST_PX) };
  gboolean labelled = self->titles != NULL;
  int line = (int) ceil (layout.font_px * 1.5);
  int foot = self->caption != NULL ? 2 * line : 0;

  layout.left = labelled ? MARGIN + (int) (layout.font_px * 7.0) : 0;
  layout.top = labelled ? MARGIN + 2 * line : 0;
  layout.width = layout.left + TRI_CONTACT_SHEET_COLUMNS * (self->cell_width + GAP) - GAP
                 + (labelled ? MARGIN : 0);
  layout.height = layout.top + (int) self->n_designs * (self->cell_height + GAP) - GAP + foot
                  + (labelled ? MARGIN : 0);
  return layout;
}

static void
draw_labels (const TriContactSheet *self, const Layout *layout, cairo_t *cr)
{
  cairo_set_source_rgb (cr, INK, INK, INK);
  for (guint column = 0; column < TRI_CONTACT_SHEET_COLUMNS; column++)
    {
      g_autoptr (PangoLayout) text
          = text_new (cr, _ (moments[column].title), layout->font_px, TRUE, self->cell_width);
      int height;

      pango_layout_get_pixel_size (text, NULL, &height);
      pango_layout_set_alignment (text, PANGO_ALIGN_CENTER);
      cairo_move_to (cr, layout->left + (int) column * (self->cell_width + GAP),
                     layout->top - GAP - height);
      pango_cairo_show_layout (cr, text);
    }
  for (guint row = 0; row < self->n_designs; row++)
    {
      g_autoptr (PangoLayout) text = text_new (cr, self->titles[row], layout->font_px, TRUE,
                                               layout->left - MARGIN - 2 * GAP);
      int height;

      pango_layout_get_pixel_size (text, NULL, &height);
      cairo_move_to (cr, MARGIN,
                     layout->top + (int) row * (self->cell_height + GAP)
                         + (self->cell_height - height) / 2);
      pango_cairo_show_layout (cr, text);
    }
  if (self->caption != NULL)
    {
      g_autoptr (PangoLayout) text = text_new (cr, self->caption, layout->font_px, FALSE,
                                               layout->width - layout->left - MARGIN);

      cairo_move_to (cr, layout->left,
                     layout->top + (int) self->n_designs * (self->cell_height + GAP) + GAP);
      pango_cairo_show_layout (cr, text);
    }
}

cairo_surface_t *
tri_contact_sheet_draw (const TriContactSheet *self, TriContactSheetProgress progress)
{
  Layout layout;
  TriViewport viewport;
  cairo_surface_t *sheet;
  cairo_t *cr;
  guint n_all;

  g_return_val_if_fail (self != NULL && self->n_designs > 0, NULL);
  g_return_val_if_fail (self->caption == NULL || self->titles != NULL, NULL);

  layout = make_layout (self);
  viewport = tri_contact_sheet_get_viewport (self->scene, self->cell_width, self->cell_height);
  sheet = cairo_image_surface_create (CAIRO_FORMAT_RGB24, layout.width, layout.height);
  cr = cairo_create (sheet);
  cairo_set_source_rgb (cr, PAPER, PAPER, PAPER);
  cairo_paint (cr);
  if (self->titles != NULL)
    draw_labels (self, &layout, cr);

  n_all = self->n_designs * TRI_CONTACT_SHEET_COLUMNS;
  for (guint i = 0; i < n_all; i++)
    {
      guint row = i / TRI_CONTACT_SHEET_COLUMNS, column = i % TRI_CONTACT_SHEET_COLUMNS;
      TriMoment moment
          = { moments[column].kind, TRI_MAX_SESSIONS, moments[column].age_days, self->fading };
      cairo_surface_t *cell;

      if (progress != NULL)
        progress (i, n_all);
      cell = tri_preview_render_design (self->scene, self->scalp, self->designs[row], self->figures,
                                        self->skin, &moment, &viewport, NULL);
      cairo_set_source_surface (cr, cell, layout.left + (int) column * (self->cell_width + GAP),
                                layout.top + (int) row * (self->cell_height + GAP));
      cairo_paint (cr);
      cairo_surface_destroy (cell);
    }
  if (progress != NULL)
    progress (n_all, n_all);
  cairo_destroy (cr);
  cairo_surface_flush (sheet);
  return sheet;
}

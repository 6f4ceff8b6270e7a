/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Contact sheets: each cell is the preview it stands for, the head is in it, and sheets of four
 * samples against reference pictures, small and without text. */

#include "config.h"

#include "tri-contact-sheet.h"
#include "tri-golden.h"
#include "tri-sample.h"

#define N_STYLES 5

static const char *const styles[N_STYLES] = { "soft", "mature", "straight", "widow", "cap" };
static const char *const titles[N_STYLES] = { "1", "2", "3", "4", "5" };

typedef struct
{
  const char *sample;
  TriSkin skin;
} Sitter;

static const Sitter sitters[] = {
  { "front", { .fitzpatrick = 3, .hair = TRI_HAIR_DARK_BROWN } },
  { "front-light", { .fitzpatrick = 1, .hair = TRI_HAIR_BROWN } },
  { "front-dark", { .fitzpatrick = 6, .hair = TRI_HAIR_BLACK } },
  { "left45", { .fitzpatrick = 3, .hair = TRI_HAIR_DARK_BROWN } },
};

typedef struct
{
  TriFigures *figures;
  TriScene *scene;
  TriScalp *scalp;
  TriDesign *designs[N_STYLES];
  TriContactSheet sheet;
} Fixture;

static void
fixture_set_up (Fixture *self, gconstpointer data)
{
  const Sitter *sitter = data;
  g_autoptr (TriDotField) field = tri_sample_field_new ();

  self->figures = tri_figures_new_defaults (tri_pigment_figures_table ());
  self->scene = tri_sample_scene_new (sitter->sample);
  self->scalp = tri_scalp_new (field, tri_scene_get_head (self->scene));
  for (guint i = 0; i < N_STYLES; i++)
    self->designs[i]
        = tri_sample_design_new (styles[i], TRI_NORWOOD_7,
                                 tri_shade_get_dilution (tri_shade_suggest (&sitter->skin)), 100.0);
  self->sheet = (TriContactSheet){ .scene = self->scene,
                                   .scalp = self->scalp,
                                   .designs = self->designs,
                                   .n_designs = N_STYLES,
                                   .figures = self->figures,
                                   .skin = &sitter->skin,
                                   .fading = TRI_END_TYPICAL,
                                   .cell_width = 96,
                                   .cell_height = 84 };
}

static void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < N_STYLES; i++)
    tri_design_unref (self->designs[i]);
  tri_scalp_unref (self->scalp);
  tri_scene_unref (self->scene);
  tri_figures_unref (self->figures);
}

static void
test_golden (Fixture *self, gconstpointer data)
{
  const Sitter *sitter = data;
  g_autofree char *name = g_strconcat ("sheet-", sitter->sample, NULL);
  cairo_surface_t *surface = tri_contact_sheet_draw (&self->sheet, NULL);

  tri_golden_assert (surface, name);
  cairo_surface_destroy (surface);
}

static guint progress_calls, progress_last;

static void
count_progress (guint n_done, guint n_all)
{
  g_assert_cmpuint (n_all, ==, N_STYLES * TRI_CONTACT_SHEET_COLUMNS);
  g_assert_cmpuint (n_done, ==, progress_calls);
  progress_calls++;
  progress_last = n_done;
}

/* A labelled sheet holds the cells of an unlabelled one, and each cell is the preview. */
static void
test_cells (Fixture *self, gconstpointer data)
{
  const Sitter *sitter = data;
  TriContactSheet labelled = self->sheet;
  TriViewport viewport = tri_contact_sheet_get_viewport (self->scene, 96, 84);
  cairo_surface_t *plain, *with_text;
  int left, top, step_x = 96 + 4, step_y = 84 + 4;

  labelled.titles = titles;
  labelled.caption = "Simulation of today.";
  progress_calls = 0;
  plain = tri_contact_sheet_draw (&self->sheet, NULL);
  with_text = tri_contact_sheet_draw (&labelled, count_progress);
  g_assert_cmpuint (progress_calls, ==, N_STYLES * TRI_CONTACT_SHEET_COLUMNS + 1);
  g_assert_cmpuint (progress_last, ==, N_STYLES * TRI_CONTACT_SHEET_COLUMNS);
  g_assert_cmpint (cairo_image_surface_get_width (plain), ==,
                   TRI_CONTACT_SHEET_COLUMNS * step_x - 4);
  g_assert_cmpint (cairo_image_surface_get_height (plain), ==, N_STYLES * step_y - 4);
  /* Text on the left, above and below. */
  left = cairo_image_surface_get_width (with_text) - cairo_image_surface_get_width (plain) - 12;
  g_assert_cmpint (left, >, 40);
  for (top = 0; tri_sample_pixel (with_text, left, top) != tri_sample_pixel (plain, 0, 0); top++)
    g_assert_cmpint (top, <, 80);
  g_assert_cmpint (cairo_image_surface_get_height (with_text), >, top + N_STYLES * step_y + 12);

  for (guint row = 0; row < N_STYLES; row += 2)
    for (guint column = 0; column < TRI_CONTACT_SHEET_COLUMNS; column++)
      {
        static const double ages[] = {
          0.0, 28.0, 2 * TRI_DAYS_PER_YEAR, 5 * TRI_DAYS_PER_YEAR, 0.0, 9 * TRI_DAYS_PER_YEAR / 12
        };
        TriMoment moment = { column < 4 ? TRI_KIND_PERMANENT : TRI_KIND_TEMPORARY, 4.0,
                             ages[column], TRI_END_TYPICAL };
        cairo_surface_t *cell
            = tri_preview_render_design (self->scene, self->scalp, self->designs[row],
                                         self->figures, &sitter->skin, &moment, &viewport, NULL);

        for (int y = 0; y < 84; y++)
          for (int x = 0; x < 96; x++)
            {
              int at_x = (int) column * step_x + x, at_y = (int) row * step_y + y;

              g_assert_cmphex (tri_sample_pixel (cell, x, y), ==,
                               tri_sample_pixel (plain, at_x, at_y));
              g_assert_cmphex (tri_sample_pixel (cell, x, y), ==,
                               tri_sample_pixel (with_text, left + at_x, top + at_y));
            }
        cairo_surface_destroy (cell);
      }
  cairo_surface_destroy (plain);
  cairo_surface_destroy (with_text);
}

/* The whole top of the head fits into a cell of any shape, and fills it in one direction. */
static void
test_viewport (Fixture *self, gconstpointer data)
{
  static const int sizes[][2] = { { 300, 260 }, { 100, 400 }, { 400, 100 }, { 16, 16 } };
  guint n;
  const TriVec2 *outline = tri_scene_get_outline (self->scene, &n);
  TriVec2 nose = tri_pose_project (
      tri_scene_get_pose (self->scene),
      tri_head_landmark (tri_scene_get_head (self->scene), TRI_LANDMARK_PRONASALE));

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      TriViewport v = tri_contact_sheet_get_viewport (self->scene, sizes[i][0], sizes[i][1]);
      double left = v.width, right = 0.0, top = v.height, bottom;

      for (guint k = 0; k < n; k++)
        {
          TriVec2 at = tri_viewport_to_view (&v, outline[k]);

          left = MIN (left, at.x);
          right = MAX (right, at.x);
          top = MIN (top, at.y);
        }
      bottom = tri_viewport_to_view (&v, nose).y;
      g_assert_cmpfloat (left, >, 0.0);
      g_assert_cmpfloat (right, <, v.width);
      g_assert_cmpfloat (top, >, 0.0);
      g_assert_cmpfloat (bottom, <, v.height);
      g_assert_cmpfloat (MAX ((right - left) / v.width, (bottom - top) / v.height), >, 0.85);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sitters); i++)
    {
      g_autofree char *path = g_strconcat ("/contact-sheet/golden/", sitters[i].sample, NULL);

      g_test_add (path, Fixture, &sitters[i], fixture_set_up, test_golden, fixture_tear_down);
    }
  g_test_add ("/contact-sheet/cells", Fixture, &sitters[0], fixture_set_up, test_cells,
              fixture_tear_down);
  g_test_add ("/contact-sheet/viewport/front", Fixture, &sitters[0], fixture_set_up, test_viewport,
              fixture_tear_down);
  g_test_add ("/contact-sheet/viewport/left45", Fixture, &sitters[3], fixture_set_up, test_viewport,
              fixture_tear_down);
  return g_test_run ();
}

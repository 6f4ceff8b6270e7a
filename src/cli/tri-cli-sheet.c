/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "trichion render --contact-sheet": every built-in style through time in one picture. */

#include "config.h"

#include "tri-cli-private.h"

#include "tri-contact-sheet.h"
#include "tri-export.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

/* The built-in styles come first in the library. */
#define N_STYLES 5

static void
show_progress (guint n_done, guint n_all)
{
  if (!isatty (STDERR_FILENO))
    return;
  /* In the place of what stood on the line; at the end nothing stays. */
  g_printerr ("\r\033[K");
  if (n_done < n_all)
    g_printerr (_ ("Picture %u of %u…"), n_done + 1, n_all);
}

static char *
caption_new (const TriDesignSpec *spec, TriDate date)
{
  g_autofree char *day = tri_date_format (date);

  /* Translators: day, hair loss (Norwood stage), parts of water to one of pigment, dots per cm². */
  return g_strdup_printf (
      _ ("Simulation of %s: finished treatments at typical fading, Norwood %s, pigment 1:%d, "
         "%.0f dots per cm². What is real varies."),
      day, tri_norwood_get_id (spec->norwood), tri_shade_get_dilution (spec->shade),
      spec->density_per_cm2);
}

gboolean
_tri_cli_write_sheet (const TriCliSheet *self,
                      TriExportFormat format,
                      int quality,
                      const char *output,
                      GError **error)
{
  TriDesign *designs[N_STYLES];
  const char *titles[N_STYLES];
  const TriDesignSpec *spec = tri_design_get_spec (self->design);
  g_autofree char *caption = caption_new (spec, self->date);
  TriContactSheet sheet = { .scene = self->scene,
                            .scalp = self->scalp,
                            .designs = designs,
                            .titles = titles,
                            .n_designs = N_STYLES,
                            .figures = self->figures,
                            .skin = self->skin,
                            .fading = TRI_END_TYPICAL,
                            .cell_width = self->cell_width,
                            .cell_height = self->cell_height,
                            .caption = caption };
  /* The caption stands among the sheet's own text. */
  const TriExportOptions options = { .format = format, .quality = quality, .description = caption };
  cairo_surface_t *surface;
  gboolean written;

  for (guint i = 0; i < N_STYLES; i++)
    {
      TriTemplate *style = tri_library_get_template (self->library, i);

      titles[i] = tri_template_get_name (style);
      designs[i] = tri_design_new_restyled (self->design, style);
    }
  surface = tri_contact_sheet_draw (&sheet, show_progress);
  for (guint i = 0; i < N_STYLES; i++)
    tri_design_unref (designs[i]);
  written = tri_export_surface (surface, &options, output, error);
  cairo_surface_destroy (surface);
  return written;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample photos with their registrations, and what tests draw on them. */

#pragma once

#include "tri-scene.h"

G_BEGIN_DECLS

/* @name: "front", "front-dark", "left45"… of data/samples. The registrations are numbers of their
 * own here (six clicks at the true places), so that pictures do not change with the solver.
 * Returns: (transfer full) */
TriScene *tri_sample_scene_new (const char *name);
/* The head of that photo alone, and how the photo sees it. Returns: (transfer full) */
TriHead *tri_sample_head_new (const char *name, TriPose *out_pose);
/* The one dot field. Returns: (transfer full) */
TriDotField *tri_sample_field_new (void);
/* A style as it opens on a client. Returns: (transfer full) */
TriDesign *tri_sample_design_new (const char *style,
                                  TriNorwood norwood,
                                  int dilution,
                                  double density);
/* The dots of a whole treatment. Returns: (transfer full) */
TriDots *tri_sample_dots_new (TriDotField *field, TriHead *head, TriDesign *design, double keep);

/* A stage of GEOMETRY 9's table by name: "fresh", "healed", "4y", "temporary", "temporary 18m". */
TriPigment tri_sample_pigment (const char *stage);

/* sRGB byte to linear light, 0 to 1. */
double tri_sample_linear (guint value);
/* One pixel, 0xrrggbb. */
guint32 tri_sample_pixel (cairo_surface_t *surface, int x, int y);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two places picked in a photo: stubble at the side of the head, and bare skin beside it. */

#pragma once

#include "tri-mark-tool.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_SIDES_STUBBLE,
  TRI_SIDES_SKIN,
  TRI_N_SIDES_PICKS,
} TriSidesPick;

/* A TriMarkTool. Signal "settled": both places are picked and the last one was let go. */
#define TRI_TYPE_SIDES_TOOL (tri_sides_tool_get_type ())
G_DECLARE_FINAL_TYPE (TriSidesTool, tri_sides_tool, TRI, SIDES_TOOL, GObject)

/* The photo's size bounds the picks. */
TriSidesTool *tri_sides_tool_new (double width_px, double height_px);
/* What a pick is, for a heading. */
const char *tri_sides_pick_get_name (TriSidesPick pick);

G_END_DECLS

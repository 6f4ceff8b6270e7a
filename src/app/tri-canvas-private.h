/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas' parts, shared by its source files: object, view, snapshot, input. */

#pragma once

#include "tri-canvas.h"
#include "tri-overlay.h"
#include "tri-live-preview.h"
#include "tri-tile-nodes.h"

G_BEGIN_DECLS

/* How near the pointer must be to a handle or mark to take it, widget px: a finger's width. */
#define TRI_CANVAS_REACH_PX 22.0

typedef enum
{
  TRI_CANVAS_IDLE,
  TRI_CANVAS_PANNING,
  TRI_CANVAS_DRAGGING_HANDLE,
  TRI_CANVAS_PLACING_MARK,
  TRI_CANVAS_MOVING_MARK,
  TRI_CANVAS_PULLING_OUTLINE,
  TRI_CANVAS_DRAWING_PART,
} TriCanvasDrag;

/* What is drawn over the picture, from below. */
typedef enum
{
  TRI_CANVAS_WIREFRAME,
  TRI_CANVAS_GRID,
  TRI_CANVAS_THIRDS,
  TRI_CANVAS_CANTHI,
  TRI_CANVAS_MIDLINE,
  TRI_CANVAS_GLABELLA,
  TRI_CANVAS_TRACED,     /* the line that marks give */
  TRI_CANVAS_HAIRLINE,   /* and its handles */
  TRI_CANVAS_FREE_PARTS, /* with the hairline, without handles */
  TRI_CANVAS_SCALE_BAR,
  TRI_CANVAS_N_OVERLAYS,
} TriCanvasLayer;

/* One of them, with what it was drawn for. */
typedef struct
{
  GskRenderNode *node; /* (nullable): nothing of it is near the view */
  TriScene *scene;
  TriDesign *design;
  TriViewport viewport;
  TriHandle hot;
} TriCanvasOverlay;

struct _TriCanvas
{
  GtkWidget parent_instance;

  TriConsultation *consultation;
  TriViewItem *item; /* the consultation's view, watched */
  TriMarkTool *tool;
  TriOutlineTool *outline;
  TriPartsTool *parts;
  gboolean handles;
  gboolean guides;
  TriOverlayParts guide_parts; /* which of them */
  gboolean mirror;
  TriCanvasBoth both;
  double share; /* of before, with "both" */
  gboolean before;
  TriSceneLight light;
  gboolean clipped;
  gboolean caution;
  char *reading;
  TriFinding *finding;    /* (nullable): shown on the photo */
  GArray *finding_points; /* (element-type TriVec3): its place */

  /* View: what of the photo is shown */
  gboolean fit;
  double zoom;          /* widget px per photo px */
  TriVec2 centre;       /* photo px in the middle of the widget */
  TriScene *last_scene; /* the scene that zoom and centre were set for */

  TriLivePreview *preview;
  TriLivePreview *bare;
  TriTileNodes *nodes;      /* their tiles as GTK draws them */
  TriTileNodes *bare_nodes; /* those of before, while both are drawn */
  TriCanvasOverlay overlays[TRI_CANVAS_N_OVERLAYS];
  guint notify_id;

  /* Input */
  TriCanvasDrag drag;
  TriHandle hot;      /* under the pointer or being dragged */
  TriHandle selected; /* that the keyboard moves */
  guint moving_step;  /* mark being moved */
  TriVec2 grab;       /* from the pointer to the handle, widget px */
  TriVec2 drag_start; /* widget px */
  TriVec2 pan_start;  /* centre when the pan began */
  double pinch_start; /* zoom when the pinch began */
  TriVec2 pinch_held; /* photo px that was between the fingers then */
  guint drag_key;
  gboolean space_held;
  gboolean pointer_inside;
  TriVec2 pointer;       /* widget px */
  gboolean crosshair;    /* the keyboard's landmark cursor is shown */
  TriVec2 cursor;        /* its place, photo px */
  gboolean cursor_rests; /* where it last placed a mark */
  guint held_step;       /* mark that the keyboard moves, TRI_MARK_NONE */
  int hot_place;         /* of the outline, under the pointer; -1 none */
  TriVec2 press;         /* the last press on the outline, widget px */
  guint32 press_time;    /* ms */
};

/* tri-canvas.c: the label that shows the zoom; another light or caution is shown */
void _tri_canvas_notify_zoom (TriCanvas *self);
void _tri_canvas_look_changed (TriCanvas *self);

/* tri-canvas-view.c
 * The scene shown: the tool's fit, or the item's. */
TriScene *_tri_canvas_get_scene (TriCanvas *self);
TriPhoto *_tri_canvas_get_photo (TriCanvas *self);
/* Whether left and right are exchanged now; not while the photo is marked. */
gboolean _tri_canvas_is_mirrored (TriCanvas *self);
/* Where in the picture, which is laid out without a mirror, a place of the widget is. */
double _tri_canvas_unmirror (TriCanvas *self, double x);
/* The same part of the photo in device pixels. */
TriViewport _tri_canvas_get_device_viewport (TriCanvas *self, const TriViewport *viewport);
/* Asks for the pictures that the widget now needs. */
void _tri_canvas_request (TriCanvas *self);
/* Puts the fitted part into zoom and centre. */
void _tri_canvas_apply_fit (TriCanvas *self);
/* Another photo, head or tool: the view follows. */
void _tri_canvas_scene_changed (TriCanvas *self);
void _tri_canvas_pan_to (TriCanvas *self, TriVec2 centre);
/* Zooms so that the photo's point @held lies at a place of the picture: what is between two fingers
 * stays there, whether they spread or move. */
void _tri_canvas_hold (TriCanvas *self, double zoom, TriVec2 held, TriVec2 at);
/* Reading and accessible words follow the design and the handle. */
void _tri_canvas_update_reading (TriCanvas *self);

/* tri-canvas-look.c: puts what is simulated of the picture that is shown now into a request */
void _tri_canvas_fill_look (TriCanvas *self, TriLiveRequest *request);
/* One line for each simulation; NULL when there is none. Returns: (transfer full) */
char *_tri_canvas_describe_look (TriCanvas *self);

/* tri-canvas-outline.c: what the canvas does while there is an outline tool
 * Takes the outline in the hand; FALSE when a press is not on it or took a correction away. */
gboolean _tri_canvas_outline_begin (TriCanvas *self, TriVec2 at, guint32 time);
void _tri_canvas_outline_hover (TriCanvas *self, TriVec2 at);
gboolean _tri_canvas_outline_key (TriCanvas *self, guint keyval, GdkModifierType state);
void _tri_canvas_outline_append (TriCanvas *self,
                                 GtkSnapshot *snapshot,
                                 const TriViewport *viewport);
/* How far the selected place was pulled, in words. Returns: (transfer full) */
char *_tri_canvas_outline_read (TriCanvas *self);

/* tri-canvas-marks.c: what the canvas does while there is a tool of marks
 * What a press does: it takes a mark, begins to place one, or pans. */
TriCanvasDrag _tri_canvas_marks_begin (TriCanvas *self, TriVec2 at);
gboolean _tri_canvas_marks_key (TriCanvas *self, guint keyval, GdkModifierType state);
void _tri_canvas_marks_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport);
/* Moves the keyboard's cursor, which it shows. */
void _tri_canvas_move_cursor (TriCanvas *self, double dx, double dy, GdkModifierType state);
/* What the keyboard does next, in words. Returns: (transfer full) (nullable) */
char *_tri_canvas_marks_describe (TriCanvas *self);

/* tri-canvas-parts.c: what the canvas does while there is a brush
 * Puts it down; FALSE when a press is not on the scalp. */
gboolean _tri_canvas_parts_begin (TriCanvas *self, TriVec2 at);
void _tri_canvas_parts_extend (TriCanvas *self, TriVec2 at);
gboolean _tri_canvas_parts_key (TriCanvas *self, guint keyval, GdkModifierType state);
/* The rim of the brush, where it is. */
void _tri_canvas_parts_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport);
/* What brush it is, in words. Returns: (transfer full) */
char *_tri_canvas_parts_read (TriCanvas *self);

/* tri-canvas-finding.c: the place of the finding that is shown, and its measure */
void _tri_canvas_finding_append (TriCanvas *self,
                                 GtkSnapshot *snapshot,
                                 const TriViewport *viewport);

/* tri-canvas-snapshot.c */
void tri_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _tri_canvas_overlay_clear (TriCanvasOverlay *overlay);

/* tri-canvas-input.c: callbacks of the template */
void _tri_canvas_bind_input (GtkWidgetClass *widget_class);

G_END_DECLS

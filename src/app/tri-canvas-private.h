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
/* How far an arrow key or a step of the wheel pans, widget px. */
#define TRI_CANVAS_PAN_PX 60.0

/* How much larger than the picture around it a loupe shows things. */
#define TRI_CANVAS_LOUPE_POWER 4.0
#define TRI_CANVAS_ZOOM_MAX 16.0

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
  TRI_CANVAS_FRINGE,     /* and its handles */
  TRI_CANVAS_HAIRLINE,   /* and its handles */
  TRI_CANVAS_FREE_PARTS, /* with the hairline, without handles */
  TRI_CANVAS_SCALE_BAR,
  TRI_CANVAS_N_OVERLAYS,
} TriCanvasLayer;

/* What of a photo is shown. */
typedef struct
{
  gboolean fit;
  double zoom;    /* widget px per photo px */
  TriVec2 centre; /* photo px in the middle of the widget */
} TriCanvasPlace;

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
  gboolean fringe; /* where hair is left, and its handles */
  gboolean guides;
  TriOverlayParts guide_parts; /* which of them */
  gboolean mirror;
  TriCanvasBoth both;
  double share; /* of before, with "both" */
  gboolean before;
  TriSceneLight light;
  gboolean clipped;
  TriSceneFuture future;
  TriFutureVerdict future_verdict; /* of the picture that is shown */
  gboolean caution;
  char *reading;
  TriFinding *finding;    /* (nullable): shown on the photo */
  GArray *finding_points; /* (element-type TriVec3): its place */

  /* View: what of the photo is shown */
  gboolean fit;
  double zoom;          /* widget px per photo px */
  TriVec2 centre;       /* photo px in the middle of the widget */
  TriScene *last_scene; /* the scene that zoom and centre were set for */
  gboolean chosen;      /* by hand, for this view */
  GHashTable *places;   /* TriViewItem → TriCanvasPlace: of the views that were left */
  gboolean loupe;
  TriVec2 loupe_at; /* photo px */

  TriLivePreview *preview;
  TriLivePreview *bare;
  TriTileNodes *nodes;      /* their tiles as GTK draws them */
  TriTileNodes *bare_nodes; /* those of before, while both are drawn */
  TriLivePreview *loupe_preview;
  TriTileNodes *loupe_nodes;
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
  TriVec2 press;         /* the last press on a handle or the outline, widget px */
  guint32 press_time;    /* ms */
};

/* tri-canvas.c: the label that shows the zoom; another light or caution is shown */
void _tri_canvas_notify_zoom (TriCanvas *self);
void _tri_canvas_look_changed (TriCanvas *self);
void _tri_canvas_notify_loupe (TriCanvas *self);

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
/* Fills in what a picture of the design depends on, but for its viewport; FALSE when there is none
 * to be drawn, and only the photo. */
gboolean _tri_canvas_fill_request (TriCanvas *self, TriLiveRequest *request);
/* Keeps what of the shown view is looked at, and goes back to it; FALSE when nothing was kept. */
void _tri_canvas_keep_place (TriCanvas *self);
gboolean _tri_canvas_restore_place (TriCanvas *self);
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
/* Those that are shown are the first of TriHandle. */
guint _tri_canvas_get_n_handles (TriCanvas *self);
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

/* tri-canvas-loupe.c
 * Looks at a place of the picture, as it is laid out; at the selected handle. */
void _tri_canvas_loupe_point (TriCanvas *self, TriVec2 view_px);
void _tri_canvas_loupe_follow_handle (TriCanvas *self);
/* One step of an arrow key; FALSE without a loupe. */
gboolean _tri_canvas_loupe_step (TriCanvas *self, double dx, double dy);
void _tri_canvas_loupe_request (TriCanvas *self);
void _tri_canvas_loupe_append (TriCanvas *self, GtkSnapshot *snapshot, const TriViewport *viewport);
/* Where the middle of a loupe is that looks at @at: above it, where the hand does not hide it;
 * beside it at the upper edge. */
TriVec2 _tri_canvas_loupe_place (const TriViewport *viewport, TriVec2 at, double radius);

/* tri-canvas-snapshot.c */
/* A part of the photo, from a preview as far as it is there, in the snapshot's own place. */
void _tri_canvas_append_picture (TriCanvas *self,
                                 GtkSnapshot *snapshot,
                                 const TriViewport *viewport,
                                 TriLivePreview *preview,
                                 TriTileNodes *nodes);
void tri_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _tri_canvas_overlay_clear (TriCanvasOverlay *overlay);

/* tri-canvas-input.c: callbacks of the template, and what the keys share with them */
void _tri_canvas_bind_input (GtkWidgetClass *widget_class);
/* Whether handles can be moved now. */
gboolean _tri_canvas_can_edit (TriCanvas *self);
/* Moves a handle to a place in the widget, and puts one back as a step of its own. */
void _tri_canvas_move_handle (TriCanvas *self, TriHandle handle, TriVec2 view_px, guint key);
void _tri_canvas_reset_handle (TriCanvas *self, TriHandle handle);
/* Whether this press follows the last one so closely that the two are one double press. */
gboolean _tri_canvas_is_double_press (TriCanvas *self, TriVec2 at, guint32 time);

/* tri-canvas-keys.c */
void _tri_canvas_bind_keys (GtkWidgetClass *widget_class);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The design page's parts, shared by its source files: page, import. */

#pragma once

#include <adwaita.h>

#include "tri-canvas.h"
#include "tri-design-page.h"
#include "tri-design-panel.h"
#include "tri-import-card.h"
#include "tri-landmark-panel.h"
#include "tri-message.h"
#include "tri-outline-panel.h"
#include "tri-parts-panel.h"
#include "tri-sides-panel.h"
#include "tri-split-bar.h"
#include "tri-time-bar.h"
#include "tri-trace-panel.h"
#include "tri-view-strip.h"

G_BEGIN_DECLS

struct _TriDesignPage
{
  GtkWidget parent_instance;

  TriViewStrip *strip;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  TriCanvas *canvas;
  GtkWidget *tools;
  GtkLabel *reading;
  GtkWidget *zoom;
  GtkLabel *zoom_text;
  GtkLabel *look_note;
  GtkWidget *guides;
  GtkWidget *light;
  GtkWidget *future;
  GtkWidget *before;
  GtkWidget *both;
  TriSplitBar *split_bar;
  GtkWidget *import_button;
  TriImportCard *import_card;
  GtkSpinner *spinner;
  TriTimeBar *time_bar;
  GtkStack *side;
  TriDesignPanel *panel;
  TriLandmarkPanel *landmarks;
  TriOutlinePanel *outline_panel;
  TriSidesPanel *sides_panel;
  TriTracePanel *trace_panel;
  TriPartsPanel *parts_panel;
  GtkDropTarget *drop_target;

  TriConsultation *consultation;
  TriViewItem *view; /* the one whose guide was offered */
  TriLandmarkTool *tool;
  TriOutlineTool *outline;
  TriSidesTool *sides;
  TriTraceTool *trace;
  TriPartsTool *parts;

  TriTemplate *replaced_style; /* (nullable): as it was before it was updated, to undo that */

  /* Import */
  GQueue imports; /* Import: read, waiting to be told their view or to be stored */
  gboolean asking;
  gboolean importing;
  GtkFileChooserNative *chooser;

  /* Export */
  GtkWidget *export_row;
  GtkProgressBar *export_progress;
  GtkFileChooserNative *export_chooser;
  TriTemplate *export_style; /* whose place is asked for */
  GCancellable *exporting;   /* NULL when no picture is being written */
};

void _tri_design_page_update (TriDesignPage *self);

/* tri-design-page-outline.c */
void _tri_design_page_install_outline (GtkWidgetClass *widget_class);
void _tri_design_page_end_outline (TriDesignPage *self);

/* tri-design-page-styles.c */
void _tri_design_page_install_styles (GtkWidgetClass *widget_class);
/* Saves @style as the clinic's own and then tells @text (transfer full). */
void _tri_design_page_keep_style (TriDesignPage *self, TriTemplate *style, char *text);
/* @model's lines under another name; a problem is told. @id: (nullable): a new one.
 * Returns: (transfer full) (nullable) */
TriTemplate *_tri_design_page_copy_style (TriDesignPage *self,
                                          TriTemplate *model,
                                          const char *id,
                                          const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* tri-design-page-style-files.c */
void _tri_design_page_install_style_files (GtkWidgetClass *widget_class);

/* tri-design-page-sides.c */
void _tri_design_page_install_sides (GtkWidgetClass *widget_class);
void _tri_design_page_end_sides (TriDesignPage *self);

/* tri-design-page-trace.c */
void _tri_design_page_install_trace (GtkWidgetClass *widget_class);
void _tri_design_page_end_trace (TriDesignPage *self);

/* tri-design-page-parts.c */
void _tri_design_page_install_parts (GtkWidgetClass *widget_class);
void _tri_design_page_end_parts (TriDesignPage *self);

/* tri-design-page-guides.c: which guides the canvas shows, kept in the settings */
void _tri_design_page_init_guides (TriDesignPage *self);

/* tri-design-page-both.c: before and after in one picture; its name is that of the menu's target */
const char *_tri_design_page_get_both (TriDesignPage *self);
void _tri_design_page_set_both (TriDesignPage *self, const char *id);
void _tri_design_page_init_both (TriDesignPage *self);
/* Shows the divider while there is something to divide. */
void _tri_design_page_update_both (TriDesignPage *self);

/* tri-design-page-future.c: how far hair loss goes on in the picture, by the menu's target */
const char *_tri_design_page_get_future (TriDesignPage *self);
void _tri_design_page_set_future (TriDesignPage *self, const char *id);
void _tri_design_page_set_greying (TriDesignPage *self, gboolean greying);

/* tri-design-page-layout.c */
void _tri_design_page_bind_layout (GtkWidgetClass *widget_class);

/* tri-design-page-export.c */
void _tri_design_page_install_export (GtkWidgetClass *widget_class);
/* Ends an export for good. */
void _tri_design_page_drop_export (TriDesignPage *self);
/* A file's name for what is shown. Returns: (transfer full) */
char *_tri_design_page_suggest_name (TriDesignPage *self, const char *ending);
/* Asks where to save; @response_cb is the chooser's "response", swapped, and clears export_chooser.
 * @kind: what files the NULL-terminated @patterns are of */
void _tri_design_page_ask_place (TriDesignPage *self,
                                 const char *title,
                                 const char *name,
                                 const char *kind,
                                 const char *const *patterns,
                                 GCallback response_cb);
/* Tells with @text that @file was saved, and offers its folder. */
void _tri_design_page_show_saved (TriDesignPage *self, GFile *file, const char *text);

/* tri-design-page-stencil.c */
void _tri_design_page_install_stencil (GtkWidgetClass *widget_class);

/* tri-design-page-import.c */
void _tri_design_page_install_import (GtkWidgetClass *widget_class);
void _tri_design_page_init_import (TriDesignPage *self);
void _tri_design_page_drop_import (TriDesignPage *self);

G_END_DECLS

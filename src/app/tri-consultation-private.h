/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's parts, shared by its source files. */

#pragma once

#include "tri-consultation.h"
#include "tri-history.h"

G_BEGIN_DECLS

/* How a design becomes current. */
typedef enum
{
  TRI_CHANGE_SET,
  TRI_CHANGE_UNDO,
  TRI_CHANGE_REDO,
} TriChangeKind;

typedef struct
{
  TriChangeKind kind;
  TriDesign *design;
  guint key; /* coalescing, of TRI_CHANGE_SET */
} TriChange;

/* Longest side that is decoded for a first look, about the canvas's. */
#define TRI_FIRST_LOOK_SIDE 1400
/* Whole photos may fill so much; the one that is shown may be larger by itself. */
#define TRI_PHOTO_BYTES_MAX (400 * 1024 * 1024)

struct _TriConsultation
{
  GObject parent_instance;

  TriStore *store;
  TriStyles *styles;
  GHashTable *tried; /* ids of styles that the design was of */
  TriClinic *clinic;
  TriDossier *dossier;
  GCancellable *cancellable; /* of what this object started by itself */

  TriPapers *papers;            /* (nullable): not loaded yet */
  GCancellable *loading_papers; /* (nullable): the newest of what loads them */

  /* Photos */
  GListStore *views;
  TriViewItem *view;
  TriViewItem *second_view; /* (nullable): looked at beside it */
  gboolean loading;
  guint64 photo_bytes_max; /* of whole photos in memory */
  guint n_shown;           /* changes of view so far */
  gboolean importing;

  /* Head: known from the first registered photo */
  TriHead *head;
  TriScalp *scalp; /* NULL while it is being made */
  guint head_generation;

  /* Design */
  TriHistory *history;
  GPtrArray *past;       /* TriDesignStep before the history's first state, the nearest last */
  GPtrArray *future;     /* and those after its last state, the nearest last */
  gint64 unsaved_step;   /* states from this number on are not in the record as they are */
  gint64 saving_step;    /* the same while they are being saved */
  gint64 saved_step;     /* the current one, in the record */
  TriLazyRegion *region; /* of the latest edit that was asked for */
  guint design_serial;
  guint moment_serial;

  /* Lock rule */
  TriDesign *treated;            /* what a done permanent session fixed, else NULL */
  TriLazyRegion *treated_region; /* of @treated on today's head */
  guint sessions_done;
  TriChange *wanted; /* waits until @checking is over */
  gboolean checking;
  gboolean ending;   /* the drag ended while its last step was being checked */
  guint refused_key; /* the drag that was refused already: it is told once */

  /* Forecast */
  TriMoment moment;
  TriMeasure measure;
  TriEstimate estimate;
  gboolean has_measure;  /* @measure is of the current design and head */
  gboolean has_estimate; /* @estimate follows from @measure */
  gboolean measuring;
  guint measure_id;   /* the next is measured after a pause */
  gint64 measured_us; /* when the last was begun */
  guint measure_generation;
  guint estimate_serial;
  double sides_light; /* of the sides in the photos seen so far, as TriFindingsAsk has it */

  /* Saving */
  guint save_id;
  gboolean dirty;
  gboolean saving;
  GPtrArray *flushing; /* GTask that wait for the save */
};

typedef enum
{
  TRI_CONSULTATION_PROP_0,
  TRI_CONSULTATION_PROP_VIEW,
  TRI_CONSULTATION_PROP_DESIGN_SERIAL,
  TRI_CONSULTATION_PROP_MOMENT_SERIAL,
  TRI_CONSULTATION_PROP_ESTIMATE_SERIAL,
  TRI_CONSULTATION_PROP_CAN_UNDO,
  TRI_CONSULTATION_PROP_CAN_REDO,
  TRI_CONSULTATION_PROP_REGISTERED,
  TRI_CONSULTATION_PROP_LOCKED,
  TRI_CONSULTATION_N_PROPS,
} TriConsultationProp;

void _tri_consultation_notify (TriConsultation *self, TriConsultationProp prop);
/* Emits "failed" unless @error is a cancellation. */
void _tri_consultation_fail (TriConsultation *self, const GError *error);
/* Emits "picks-changed". */
void _tri_consultation_picks_changed (TriConsultation *self);
/* Emits "styles-changed". */
void _tri_consultation_styles_changed (TriConsultation *self);
const TriSkin *_tri_consultation_get_skin (TriConsultation *self);

/* tri-consultation-photos.c */
void _tri_consultation_load_photos (TriConsultation *self);
/* Puts the registrations and records of a reloaded dossier into the view items. */
void _tri_consultation_sync_photos (TriConsultation *self);

/* tri-consultation-load.c */
/* Begins what the photos still need, unless it is under way: call it when that may have changed. */
void _tri_consultation_load (TriConsultation *self);
/* On any thread. (transfer full) */
cairo_surface_t *_tri_consultation_make_thumbnail (TriPhoto *photo) G_GNUC_WARN_UNUSED_RESULT;

/* tri-consultation-register.c */
/* The registration that fitted the head; later photos only keep it. NULL when there is none. */
const TriRegistrationRecord *_tri_consultation_find_head (const TriDossier *dossier);
/* Puts a copy of what was saved into the dossier. */
void _tri_consultation_remember_registration (TriConsultation *self,
                                              const TriRegistrationRecord *record);
/* @scalp: (nullable): made on a worker when it is not there yet */
void _tri_consultation_set_head (TriConsultation *self, TriHead *head, TriScalp *scalp);

/* tri-consultation-history.c */
void _tri_consultation_restore_design (TriConsultation *self);
/* NULL when nothing was saved yet. */
TriDesignRevision *_tri_consultation_get_latest_revision (TriConsultation *self);
void _tri_consultation_push_design (TriConsultation *self, TriDesign *design, guint key);
/* A step back and one forth are there, if the record has them: after every change. */
void _tri_consultation_fill_history (TriConsultation *self);
gboolean _tri_consultation_has_unsaved_steps (TriConsultation *self);
/* Returns: (transfer full) */
TriDesignSave *_tri_consultation_list_unsaved_steps (TriConsultation *self)
    G_GNUC_WARN_UNUSED_RESULT;

/* tri-consultation-save.c
 * The current design must be saved, a moment from now. */
void _tri_consultation_touch (TriConsultation *self);
void _tri_consultation_save_now (TriConsultation *self);
/* The check that a flush waited for is over. */
void _tri_consultation_go_on_flushing (TriConsultation *self);
/* Nothing more is saved or measured: for dispose. */
void _tri_consultation_drop_saving (TriConsultation *self);

/* tri-consultation-design.c */
void _tri_consultation_start_measure (TriConsultation *self);
/* The head or the design changed: measure and estimate are of the past. */
void _tri_consultation_invalidate (TriConsultation *self);
/* Price figures or kind changed: the measure stands, what follows from it does not. */
void _tri_consultation_update_estimate (TriConsultation *self);
/* What figures and findings follow from has changed. */
void _tri_consultation_tell_findings (TriConsultation *self);
/* Of the current measure, which must be there. */
gboolean _tri_consultation_make_estimate (TriConsultation *self,
                                          TriKind kind,
                                          guint n_sessions,
                                          TriDate first,
                                          TriEstimate *out_estimate,
                                          GError **error);
/* Makes the design of a change current that may be. */
void _tri_consultation_apply (TriConsultation *self, const TriChange *change);
void _tri_consultation_end_coalescing (TriConsultation *self);

void _tri_consultation_papers_changed (TriConsultation *self);

/* tri-consultation-papers.c */
void _tri_consultation_drop_papers (TriConsultation *self);

/* tri-consultation-styles.c */
void _tri_consultation_set_styles (TriConsultation *self, TriStyles *styles);
/* The design's style is offered from now on. */
void _tri_consultation_note_style (TriConsultation *self);

/* tri-consultation-lock.c
 * Reads from the dossier what a done session has fixed. */
void _tri_consultation_update_lock (TriConsultation *self);
/* Applies a change at once when nothing is fixed, else when a worker found that it may be. */
void _tri_consultation_request_change (TriConsultation *self,
                                       TriChangeKind kind,
                                       TriDesign *design,
                                       guint key);
void _tri_consultation_drop_changes (TriConsultation *self);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One client's consultation: the state that the pages show and change. Main thread only.
 *
 * Pages never talk to each other or to the store about a client: they read this object, call it,
 * and follow its notifications. Slow work (decode, solve, scene, save) runs on workers. */

#pragma once

#include <gtk/gtk.h>

#include "tri-lazy-region.h"
#include "tri-library.h"
#include "tri-scene.h"
#include "tri-side-hair.h"
#include "tri-side-sample.h"
#include "tri-sides.h"
#include "tri-store-papers.h"
#include "tri-styles.h"

G_BEGIN_DECLS

/* One photo of the client, as a list item: properties "record-id", "view" (TriView as int),
 * "photo" (TriPhoto), "thumbnail" (GdkPaintable), "registered" (boolean), "scene" (TriScene, NULL
 * until loaded). */
#define TRI_TYPE_VIEW_ITEM (tri_view_item_get_type ())
G_DECLARE_FINAL_TYPE (TriViewItem, tri_view_item, TRI, VIEW_ITEM, GObject)

const TriPhotoRecord *tri_view_item_get_record (TriViewItem *self);
/* NULL while nothing is decoded; reduced (tri_photo_is_whole ()) until the whole photo is there,
 * and again when others need its memory. */
TriPhoto *tri_view_item_get_photo (TriViewItem *self);
/* NULL until the landmarks are solved. */
const TriRegistrationRecord *tri_view_item_get_registration (TriViewItem *self);
/* NULL while the photo is not whole or not registered; what is shown is loaded by itself. */
TriScene *tri_view_item_get_scene (TriViewItem *self);

/**
 * TriConsultation:
 *
 * Properties: "view" (TriViewItem shown), "design-serial" (uint, changes with every design),
 * "moment-serial", "estimate-serial", "can-undo", "can-redo", "registered" (a head is known),
 * "locked" (a permanent session is done). Signals: "dossier-changed" (the record was reloaded
 * after a save), "picks-changed" (a favourite was kept or taken back), "styles-changed" (what is
 * offered, or how it is called), "papers-changed" (questionnaires and consents were loaded),
 * "failed" (GError: a save or load failed; the window shows it).
 */
#define TRI_TYPE_CONSULTATION (tri_consultation_get_type ())
G_DECLARE_FINAL_TYPE (TriConsultation, tri_consultation, TRI, CONSULTATION, GObject)

/* Takes @dossier. Starts loading the client's photos at once. */
TriConsultation *tri_consultation_new (TriStore *store,
                                       TriStyles *styles,
                                       const TriClinic *clinic,
                                       TriDossier *dossier);

TriStore *tri_consultation_get_store (TriConsultation *self);
TriStyles *tri_consultation_get_styles (TriConsultation *self);
const TriClinic *tri_consultation_get_clinic (TriConsultation *self);
/* The clinic's figures changed in the preferences: everything derived is made anew. */
void tri_consultation_set_clinic (TriConsultation *self, const TriClinic *clinic);
const TriDossier *tri_consultation_get_dossier (TriConsultation *self);
const TriClient *tri_consultation_get_client (TriConsultation *self);
/* Loads the dossier again (after a page saved something of its own); ends in "dossier-changed". */
void tri_consultation_reload (TriConsultation *self);

/* Questionnaires, doctors' notes and consents; NULL until they are loaded. */
const TriPapers *tri_consultation_get_papers (TriConsultation *self);
/* Loads them again (after a page saved one); ends in "papers-changed". */
void tri_consultation_reload_papers (TriConsultation *self);

/* photos (GListModel of TriViewItem) */
GListModel *tri_consultation_get_views (TriConsultation *self);
TriViewItem *tri_consultation_get_view (TriConsultation *self);
void tri_consultation_set_view (TriConsultation *self, TriViewItem *view);
/* A photo that is looked at beside the one that is shown: it is loaded next, and kept in memory.
 * @view: (nullable) */
void tri_consultation_set_second_view (TriConsultation *self, TriViewItem *view);
/* Decodes, stores, appends and shows a photo; one import runs at a time. */
void tri_consultation_import_async (TriConsultation *self,
                                    GBytes *bytes,
                                    const char *name,
                                    TriView view,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
TriViewItem *tri_consultation_import_finish (TriConsultation *self,
                                             GAsyncResult *result,
                                             GError **error);
/* Solves (the first photo fits the head, later ones keep it), saves and makes the scene. */
void tri_consultation_register_async (TriConsultation *self,
                                      TriViewItem *view,
                                      const TriClicks *clicks,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean tri_consultation_register_finish (TriConsultation *self,
                                           GAsyncResult *result,
                                           GError **error);
/* As above, but keeps nothing: what the landmark guide shows before its fit is accepted. */
void tri_consultation_try_async (TriConsultation *self,
                                 TriViewItem *view,
                                 const TriClicks *clicks,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* Returns: (transfer full): the scene, with the registration (transfer full) it was made of and
 * what would make a better photo (transfer full) (nullable) (element-type TriAdvice) */
TriScene *tri_consultation_try_finish (TriConsultation *self,
                                       GAsyncResult *result,
                                       TriRegistration **out_registration,
                                       GPtrArray **out_advice,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keeps what a person made of the outline in a registered photo, and shows it; once more with
 * another registration the outline stays. */
void tri_consultation_set_outline_async (TriConsultation *self,
                                         TriViewItem *view,
                                         const TriOutlineFix *fix,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean tri_consultation_set_outline_finish (TriConsultation *self,
                                              GAsyncResult *result,
                                              GError **error);

/* What the sides of the head are like, and the shade and density that meet them. */
typedef struct
{
  TriSideSample sample;
  TriSidesMatch match;
} TriSidesReading;

/* Measures the sides in a registered photo: along the fringe, or with @picks (nullable) at a place
 * of stubble and one of bare skin, photo px. Fails with a sentence that says what to pick. */
void tri_consultation_read_sides_async (TriConsultation *self,
                                        TriViewItem *view,
                                        const TriVec2 *picks,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
gboolean tri_consultation_read_sides_finish (TriConsultation *self,
                                             GAsyncResult *result,
                                             TriSidesReading *out_reading,
                                             GError **error);

/* How long the hair at the sides is in a registered photo, as far as it tells; how dense it is goes
 * into the findings. */
void tri_consultation_measure_hair_async (TriConsultation *self,
                                          TriViewItem *view,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean tri_consultation_measure_hair_finish (TriConsultation *self,
                                               GAsyncResult *result,
                                               TriSideHair *out_hair,
                                               GError **error);

/* design */
TriDesign *tri_consultation_get_design (TriConsultation *self);
/* Makes @design current and puts it on the undo history; calls with the same non-zero
 * @coalesce_key (a drag) become one step. The design is saved as a revision a moment after the last
 * change.
 *
 * Once permanent work has begun the lock rule is checked on a worker first: the design becomes
 * current a moment later, or is refused with "failed" (told once a drag) and "design-serial" is
 * notified, so that controls go back. Of designs that wait for their check the last is kept. */
void tri_consultation_set_design (TriConsultation *self, TriDesign *design, guint coalesce_key);
void tri_consultation_end_coalescing (TriConsultation *self);
void tri_consultation_undo (TriConsultation *self);
void tri_consultation_redo (TriConsultation *self);
/* Saves what is pending, and what waits for its check; the callback comes when it is on disk. */
void tri_consultation_flush_async (TriConsultation *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean tri_consultation_flush_finish (TriConsultation *self,
                                        GAsyncResult *result,
                                        GError **error);

/* The styles that this client is offered: what the clinic shows to all, and what else was tried.
 * Returns: (transfer full) (element-type TriTemplate) */
GPtrArray *tri_consultation_list_candidates (TriConsultation *self) G_GNUC_WARN_UNUSED_RESULT;
/* All the others, likewise. */
GPtrArray *tri_consultation_list_other_styles (TriConsultation *self) G_GNUC_WARN_UNUSED_RESULT;
/* Tried, and no longer wanted; the style of the design stays. */
void tri_consultation_drop_candidate (TriConsultation *self, const char *id);

/* What @style looks like on this client: the current design when it is of @style, else the style
 * with the current stage, shade and density. Returns: (transfer full) */
TriDesign *tri_consultation_make_candidate (TriConsultation *self,
                                            TriTemplate *style) G_GNUC_WARN_UNUSED_RESULT;
/* What a picture of @design at @moment says below it, the same as when it is exported.
 * Returns: (transfer full) */
char *tri_consultation_make_caption (TriConsultation *self,
                                     TriDesign *design,
                                     const TriMoment *moment) G_GNUC_WARN_UNUSED_RESULT;
/* Keeps @design's style as a favourite of @who, or takes it back; ends in "picks-changed". What
 * stands is in the dossier. */
void tri_consultation_set_pick (
    TriConsultation *self, TriDesign *design, TriKind kind, TriPicker who, gboolean picked);

/* Keeps what came of pictures judged blind, with client and time; ends in "picks-changed". */
void tri_consultation_save_blind_result (TriConsultation *self, const TriBlindResult *result);

/* moment and what follows */
const TriMoment *tri_consultation_get_moment (TriConsultation *self);
void tri_consultation_set_moment (TriConsultation *self, const TriMoment *moment);
/* NULL until a head is known. */
TriScalp *tri_consultation_get_scalp (TriConsultation *self);
/* The current design's region, to be made on a worker; NULL until a head is known. */
TriLazyRegion *tri_consultation_get_lazy_region (TriConsultation *self);
/* What there is to remark on the current design, worst first; NULL while its region is not made.
 * Returns: (transfer full) (nullable) (element-type TriFinding) */
GPtrArray *tri_consultation_make_findings (TriConsultation *self) G_GNUC_WARN_UNUSED_RESULT;
/* The same made now, which takes some ms: not while something moves. */
TriRegion *tri_consultation_get_region (TriConsultation *self);
/* NULL until a head is known; for the current design and the kind of the moment. */
const TriEstimate *tri_consultation_get_estimate (TriConsultation *self);

/* Ids of the styles that were shown, comma separated. Returns: (transfer full) */
char *tri_consultation_list_shown (TriConsultation *self) G_GNUC_WARN_UNUSED_RESULT;
/* the choice: flushes the design, draws the pictures, records decision, plan and quote, reloads.
 * @said: what people said, as tri_choice_new () takes it */
void tri_consultation_choose_async (TriConsultation *self,
                                    TriKind kind,
                                    guint n_sessions,
                                    TriDate first_session,
                                    const TriDecision *said,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tri_consultation_choose_finish (TriConsultation *self,
                                         GAsyncResult *result,
                                         GError **error);

G_END_DECLS

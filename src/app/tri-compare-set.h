/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is compared: styles, moments or kinds of treatment, and in which places. */

#pragma once

#include "tri-moment.h"
#include "tri-template.h"

G_BEGIN_DECLS

/* Pictures side by side. */
#define TRI_COMPARE_MIN 2
#define TRI_COMPARE_MAX 4

typedef enum
{
  TRI_COMPARE_STYLES,
  TRI_COMPARE_MOMENTS,
  TRI_COMPARE_KINDS,
  TRI_COMPARE_PHOTOS, /* two of them; a set has nothing of these */
  TRI_N_COMPARE_MODES,
} TriCompareMode;

/* "styles", "moments", "kinds", "photos", and back. */
const char *tri_compare_mode_get_id (TriCompareMode mode);
gboolean tri_compare_mode_from_id (const char *id, TriCompareMode *out_mode);

/* The moments that can be compared, in their order through time. */
#define TRI_COMPARE_N_MOMENTS 9
/* "After 2 years" (transfer none) */
const char *tri_compare_moment_get_title (guint index);
/* @whole: what the studio looks at, with the sessions of a whole treatment; its kind and fading
 * stay. */
TriMoment tri_compare_moment_make (guint index, const TriMoment *whole, double healing_days);

/* One place; what it does not name is what the studio shows. */
typedef struct
{
  TriTemplate *style; /* (nullable) (unowned): a candidate */
  int kind;           /* a TriKind or -1 */
  int moment;         /* an index or -1 */
} TriCompareItem;

/**
 * TriCompareSet:
 *
 * What is ticked for each mode, and the places of the pictures. Plain value, without owners: the
 * styles belong to the clinic's.
 */
typedef struct
{
  guint n_items[TRI_N_COMPARE_MODES];
  TriCompareItem items[TRI_N_COMPARE_MODES][TRI_COMPARE_MAX];
} TriCompareSet;

/**
 * tri_compare_set_init:
 * @styles: (element-type TriTemplate): the candidates
 * @picks: (element-type TriPick): favourites come first, those of both before those of one
 * @current_id: the style of the current design, after them; then the first candidates
 *
 * Four styles, or as many as there are; fresh, healed, after 2 and after 5 years; both kinds
 * healed and after 2 years.
 */
void tri_compare_set_init (TriCompareSet *self,
                           const GPtrArray *styles,
                           const GPtrArray *picks,
                           const char *current_id);
/* The candidates are others: those that stay keep their places, and are called as they are now.
 * Returns: FALSE when too few stay to be compared */
gboolean tri_compare_set_keep_styles (TriCompareSet *self, const GPtrArray *styles);
gboolean tri_compare_set_has_style (const TriCompareSet *self, TriTemplate *style);
/* In the mode of moments or of kinds. */
gboolean tri_compare_set_has_moment (const TriCompareSet *self, TriCompareMode mode, guint index);
/* The most and the fewest moments that a mode takes. */
guint tri_compare_mode_get_most (TriCompareMode mode);
guint tri_compare_mode_get_fewest (TriCompareMode mode);
guint tri_compare_set_count_ticks (const TriCompareSet *self, TriCompareMode mode);
/* Ticks one or takes it back; the others keep their places, a new one comes last. Returns: FALSE
 * when there would be too few or too many */
gboolean tri_compare_set_tick_style (TriCompareSet *self, TriTemplate *style, gboolean ticked);
gboolean tri_compare_set_tick_moment (TriCompareSet *self,
                                      TriCompareMode mode,
                                      guint index,
                                      gboolean ticked);
/* Exchanges two places. */
void tri_compare_set_swap (TriCompareSet *self, TriCompareMode mode, guint a, guint b);

G_END_DECLS

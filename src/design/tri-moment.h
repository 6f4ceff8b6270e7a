/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When we look: kind of treatment, sessions done, days since, and which end of the fading range. */

#pragma once

#include "tri-range.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_KIND_TEMPORARY,
  TRI_KIND_PERMANENT,
} TriKind;

#define TRI_DAYS_PER_YEAR 365.25

typedef struct
{
  TriKind kind;
  double sessions_done; /* 0 to 4, fractional while animating */
  double age_days;      /* since the last session */
  TriEnd fading;        /* slow (low), typical or fast (high) fading */
} TriMoment;

/* "temporary", "permanent", and back. */
const char *tri_kind_get_id (TriKind kind);
gboolean tri_kind_from_id (const char *id, TriKind *out_kind);

/* Share of the wanted dots that stand after @sessions_done: 0, 0.30, 0.70, 1, 1, linear between
 * (Liu 2025, PMC12406178). */
double tri_moment_get_build (const TriMoment *self);

/* "0d", "28d", "18m", "4y" to days (a month is a twelfth of 365.25 days); TRI_ERROR_INVALID says
 * what is understood. */
gboolean tri_age_from_string (const char *text, double *out_days, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clinic made of the hairline styles: its own ones, and which it offers. */

#pragma once

#include "tri-template.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_STYLE_SHOWN,   /* among the candidates of every client */
  TRI_STYLE_HIDDEN,  /* under “More Styles” */
  TRI_STYLE_DELETED, /* offered nowhere; kept for the name of what was chosen of it */
} TriStyleState;

#define TRI_N_STYLE_STATES 3

/* "shown", "hidden", "deleted", and back. */
const char *tri_style_state_get_id (TriStyleState state);
gboolean tri_style_state_from_id (const char *id, TriStyleState *out_state);

/* A style of the clinic's own or, with @style NULL, what it decided about another one. It says
 * nothing about any client. */
typedef struct
{
  char *id;           /* of the template */
  TriTemplate *style; /* (nullable) */
  TriStyleState state;
  gint64 saved_utc; /* 0: the store knows the time */
} TriStyle;

/* @style: (nullable): whose id is @id. Returns: (transfer full) */
TriStyle *tri_style_new (const char *id,
                         TriTemplate *style,
                         TriStyleState state) G_GNUC_WARN_UNUSED_RESULT;
void tri_style_free (TriStyle *self);
/* Returns: (transfer full) */
TriStyle *tri_style_copy (const TriStyle *self) G_GNUC_WARN_UNUSED_RESULT;
/* The one of @styles (element-type TriStyle) with that id, or NULL. (transfer none) */
TriStyle *tri_style_list_find (const GPtrArray *styles, const char *id);

/* Whether two names are one for a reader: case, accents and blanks around them do not count. */
gboolean tri_style_names_equal (const char *a, const char *b);
/* @name, or with the first number behind it, "Fade (2)", that is not in @taken.
 * Returns: (transfer full) */
char *tri_style_make_name (const char *name, const char *const *taken) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriStyle, tri_style_free)

G_END_DECLS

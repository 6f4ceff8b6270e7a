/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles a clinic can choose from: the built-in ones and the user's own. */

#pragma once

#include "tri-template.h"

G_BEGIN_DECLS

/* One template file, read by the caller (this room does no I/O). */
typedef struct
{
  GBytes *bytes;
  const char *name; /* how to call it in messages */
} TriTemplateFile;

/**
 * TriTemplateSet:
 *
 * Templates in the order to show them. Immutable and reference-counted.
 */
typedef struct _TriTemplateSet TriTemplateSet;

/**
 * tri_template_set_new:
 * @built_in: (array length=n_built_in): the program's own files
 * @user: (array length=n_user): files from the user's data folder
 *
 * A user's file with the id of a built-in one takes its place; new ids follow the built-in ones. A
 * file that cannot be used, or that repeats an id of its own group, is left out and becomes a
 * problem.
 *
 * Returns: (transfer full)
 */
TriTemplateSet *tri_template_set_new (const TriTemplateFile *built_in,
                                      guint n_built_in,
                                      const TriTemplateFile *user,
                                      guint n_user) G_GNUC_WARN_UNUSED_RESULT;
TriTemplateSet *tri_template_set_ref (TriTemplateSet *self);
void tri_template_set_unref (TriTemplateSet *self);

guint tri_template_set_get_count (const TriTemplateSet *self);
/* Returns: (transfer none) */
TriTemplate *tri_template_set_get (const TriTemplateSet *self, guint index);
/* Returns: (transfer none) (nullable) */
TriTemplate *tri_template_set_find (const TriTemplateSet *self, const char *id);
/* One translated "FILE:LINE: reason" for each file left out, NULL-terminated. */
const char *const *tri_template_set_get_problems (const TriTemplateSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriTemplateSet, tri_template_set_unref)

G_END_DECLS

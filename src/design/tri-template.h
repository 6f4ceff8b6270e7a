/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hairline style in millimetres, read from a key file (GEOMETRY 7, data/templates). */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Parameters of one half of a hairline, mm. */
typedef struct
{
  double height_mm;          /* hM: mid-frontal tape height above the glabella, 45 to 95 */
  double peak_drop_mm;       /* wp: widow's peak below the line, 0 for none */
  double peak_half_width_mm; /* wpx */
  double lateral_x_mm;       /* xL, lateral-anterior point near mid-pupil */
  double lateral_rise_mm;    /* dL, above height_mm */
  double apex_x_mm;          /* xA, frontotemporal apex */
  double apex_rise_mm;       /* dA, temple recess, 0 to 45 */
  double hollow_y_mm;        /* hy, temple hollow */
  double hollow_z_mm;        /* hz */
  double temple_y_mm;        /* ty, temporal peak, 45 to 65 */
  double temple_z_mm;        /* tz, 40 to 64 */
  double round_mid_mm;       /* rho of each corner, 2 to 60 */
  double round_lateral_mm;
  double round_apex_mm;
  double round_temple_mm;
  double irregularity_mm; /* irr, amplitude of the edge's wobble */
  double edge_mm;         /* Wf, width of the density ramp at the front */
  double stray_share;     /* share of stray singles ahead of the line */
} TriHairlineShape;

/* Limits of each member, for data files, controls and handles. @offset is G_STRUCT_OFFSET. */
typedef struct
{
  const char *key;  /* key-file name */
  const char *name; /* translatable, for messages and accessible names */
  gsize offset;
  double minimum, maximum;
  gboolean sided; /* left and right may differ */
} TriShapeMember;

#define TRI_N_SHAPE_MEMBERS 18
const TriShapeMember *tri_hairline_shape_get_members (void);
double tri_hairline_shape_get (const TriHairlineShape *shape, guint member);
/* Writes the member as it is given; tri_hairline_shape_clamp() puts it into its limits. */
void tri_hairline_shape_set (TriHairlineShape *shape, guint member, double value);
/* Puts every member into its limits; NaN becomes the minimum. */
void tri_hairline_shape_clamp (TriHairlineShape *shape);

/* Immutable, reference-counted. */
typedef struct _TriTemplate TriTemplate;

/**
 * tri_template_new:
 * @id: valid, see tri_template_id_is_valid ()
 * @name, @description: trimmed; for a person to read
 * @shape: the youngest form, clamped to its limits
 * @opening: as it opens on a client, likewise
 *
 * Returns: (transfer full): NULL with TRI_ERROR_INVALID and a sentence when a text is empty, too
 *   long or has a control character in it
 */
TriTemplate *tri_template_new (const char *id,
                               const char *name,
                               const char *description,
                               const TriHairlineShape *shape,
                               const TriHairlineShape *opening,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * tri_template_parse:
 * @bytes: the key file's text
 * @file_name: how to call it in messages
 *
 * Group [Template]: Id, Name (localised), Description (localised), one key a member of
 * TriHairlineShape, the youngest form of the style; group [Opening]: the members that differ when
 * the template opens on a client.
 *
 * Returns: (transfer full): NULL with TRI_ERROR_INVALID "FILE:LINE: reason" on a malformed file
 */
TriTemplate *tri_template_parse (GBytes *bytes,
                                 const char *file_name,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The text of a file that tri_template_parse () makes the same template of: name and description in
 * the one language they are shown in. Returns: (transfer full) */
char *tri_template_to_string (const TriTemplate *self) G_GNUC_WARN_UNUSED_RESULT;
TriTemplate *tri_template_ref (TriTemplate *self);
void tri_template_unref (TriTemplate *self);

/* 1 to 63 small letters, digits and dashes, no dash first. */
gboolean tri_template_id_is_valid (const char *id);
const char *tri_template_get_id (const TriTemplate *self);
const char *tri_template_get_name (const TriTemplate *self);
const char *tri_template_get_description (const TriTemplate *self);
/* The style's youngest form, as tabled in GEOMETRY 7. */
const TriHairlineShape *tri_template_get_shape (const TriTemplate *self);
/* The form a client sees first. */
const TriHairlineShape *tri_template_get_opening (const TriTemplate *self);

/* Whether both draw the same lines, however they are called. */
gboolean tri_template_equal_shape (const TriTemplate *a, const TriTemplate *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriTemplate, tri_template_unref)

G_END_DECLS

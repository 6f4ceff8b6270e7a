/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a client's entry is made of besides name and skin: who may know, how the client may be
 * reached, what was done to the scalp before, and patch tests. Plain values; all of it sensitive.
 */

#pragma once

#include "tri-date.h"

G_BEGIN_DECLS

typedef enum
{
  TRI_DISCLOSURE_PRIVATE, /* alias everywhere but in the client's own record */
  TRI_DISCLOSURE_SELECTED,
  TRI_DISCLOSURE_OPEN,
} TriDisclosure;

#define TRI_N_DISCLOSURES 3

const char *tri_disclosure_get_id (TriDisclosure disclosure);
gboolean tri_disclosure_from_id (const char *id, TriDisclosure *out_disclosure);
/* What it does, in translated sentences for where it is chosen. */
const char *tri_disclosure_get_explanation (TriDisclosure disclosure);

typedef enum
{
  TRI_CHANNEL_PHONE,
  TRI_CHANNEL_TEXT,
  TRI_CHANNEL_EMAIL,
  TRI_CHANNEL_POST,
  TRI_N_CHANNELS,
} TriChannel;

/* "phone", …, and back. */
const char *tri_channel_get_id (TriChannel channel);
gboolean tri_channel_from_id (const char *id, TriChannel *out_channel);
/* Translated: "Phone call", … */
const char *tri_channel_get_name (TriChannel channel);

/* "How may we contact you?" Neutral wording names neither the treatment nor the clinic's trade. */
typedef enum
{
  TRI_CONTACT_NEUTRAL, /* also as long as nobody asked */
  TRI_CONTACT_ALLOWED,
  TRI_CONTACT_REFUSED,
  TRI_N_CONTACT_WISHES,
} TriContactWish;

const char *tri_contact_wish_get_id (TriContactWish wish);
gboolean tri_contact_wish_from_id (const char *id, TriContactWish *out_wish);

/* Somebody whom the client named. */
typedef struct
{
  char *name;
  char *relation;      /* "wife", as the client says it; may be empty */
  gboolean may_know;   /* may be told about the treatment */
  gboolean came_along; /* was at the clinic with the client */
} TriConfidant;

TriConfidant *tri_confidant_new (void) G_GNUC_WARN_UNUSED_RESULT;
TriConfidant *tri_confidant_copy (const TriConfidant *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_confidant_free (TriConfidant *self);

/* Something done to the scalp before. A transplant may also be planned. */
typedef struct
{
  gboolean had;
  TriDate on; /* TRI_DATE_NONE: nobody remembers when, or there was none */
} TriPastEvent;

typedef struct
{
  TriPastEvent smp; /* elsewhere; the latest time */
  TriPastEvent laser;
  TriPastEvent transplant;
} TriClientPast;

typedef enum
{
  TRI_PATCH_WAITING, /* made, not yet looked at */
  TRI_PATCH_CLEAR,
  TRI_PATCH_REACTION,
  TRI_N_PATCH_RESULTS,
} TriPatchResult;

const char *tri_patch_result_get_id (TriPatchResult result);
gboolean tri_patch_result_from_id (const char *id, TriPatchResult *out_result);

typedef struct
{
  TriDate on;
  TriPatchResult result;
  char *note; /* pigment, place, what was seen; may be empty */
} TriPatchTest;

TriPatchTest *tri_patch_test_new (void) G_GNUC_WARN_UNUSED_RESULT;
TriPatchTest *tri_patch_test_copy (const TriPatchTest *self) G_GNUC_WARN_UNUSED_RESULT;
void tri_patch_test_free (TriPatchTest *self);

/* Empty lists that own their elements. Returns: (transfer full) */
GPtrArray *tri_confidants_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tri_patch_tests_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Deep copies; NULL of NULL. Returns: (transfer full) (nullable) */
GPtrArray *tri_confidants_copy (GPtrArray *confidants) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *tri_patch_tests_copy (GPtrArray *tests) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriConfidant, tri_confidant_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriPatchTest, tri_patch_test_free)

G_END_DECLS

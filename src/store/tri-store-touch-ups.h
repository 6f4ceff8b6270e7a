/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Touch-ups in the record: what is left of the pigment, who is due, who was contacted. As in
 * tri-store.h: blocking, and _async with _finish. */

#pragma once

#include "tri-contact.h"
#include "tri-store.h"
#include "tri-touch-up.h"

G_BEGIN_DECLS

/* Only added; the time is given when it is missing. Errors as tri_assessment_validate (), with
 * @today for the day. */
gboolean tri_store_add_assessment (TriStore *self,
                                   const TriAssessment *assessment,
                                   TriDate today,
                                   GError **error);
void tri_store_add_assessment_async (TriStore *self,
                                     const TriAssessment *assessment,
                                     TriDate today,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean tri_store_add_assessment_finish (TriStore *self, GAsyncResult *result, GError **error);

/* What a client's page about touch-ups shows. */
typedef struct
{
  GPtrArray *assessments; /* TriAssessment, oldest first */
  GPtrArray *contacts;    /* TriContact, oldest first */
} TriFollowUps;

void tri_follow_ups_free (TriFollowUps *self);
TriFollowUps *tri_store_load_follow_ups (TriStore *self,
                                         const char *client_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_follow_ups_async (TriStore *self,
                                      const char *client_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TriFollowUps *tri_store_load_follow_ups_finish (TriStore *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Everybody whose last treatment is finished, worked out with the clinic's figures as
 * tri_due_list_make () does: two statements, however many clients there are.
 * Returns: (element-type TriDueEntry) (transfer full) */
GPtrArray *tri_store_list_due (TriStore *self,
                               TriDate today,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_list_due_async (TriStore *self,
                               TriDate today,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
GPtrArray *tri_store_list_due_finish (TriStore *self,
                                      GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Only added. */
gboolean tri_store_add_contact (TriStore *self, const TriContact *contact, GError **error);
void tri_store_add_contact_async (TriStore *self,
                                  const TriContact *contact,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean tri_store_add_contact_finish (TriStore *self, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TriFollowUps, tri_follow_ups_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the plan of one client goes by: its sessions, the client's times in the sun, and what was
 * ticked off its lists. As in tri-store.h: blocking, and _async with _finish. */

#pragma once

#include "tri-plan-rules.h"
#include "tri-store.h"

G_BEGIN_DECLS

TriPlanFacts *tri_store_load_plan_facts (TriStore *self,
                                         const char *client_id,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_load_plan_facts_async (TriStore *self,
                                      const char *client_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
TriPlanFacts *tri_store_load_plan_facts_finish (TriStore *self,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Several sessions (element-type TriSession) at once, each as tri_store_save_session (). */
gboolean tri_store_save_sessions (TriStore *self, GPtrArray *sessions, GError **error);
void tri_store_save_sessions_async (TriStore *self,
                                    GPtrArray *sessions,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tri_store_save_sessions_finish (TriStore *self, GAsyncResult *result, GError **error);

/* A time in the sun is made, or changed by its id; and taken out, whether it was there or not. */
gboolean tri_store_save_sun_time (TriStore *self, const TriSunTime *sun, GError **error);
void tri_store_save_sun_time_async (TriStore *self,
                                    const TriSunTime *sun,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tri_store_save_sun_time_finish (TriStore *self, GAsyncResult *result, GError **error);
gboolean tri_store_remove_sun_time (TriStore *self, const char *id, GError **error);
void tri_store_remove_sun_time_async (TriStore *self,
                                      const char *id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean tri_store_remove_sun_time_finish (TriStore *self, GAsyncResult *result, GError **error);

/* The ids of what was ticked off the lists of a session. (element-type utf8) */
GPtrArray *tri_store_list_care_ticks (TriStore *self,
                                      const char *session_id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
void tri_store_list_care_ticks_async (TriStore *self,
                                      const char *session_id,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
GPtrArray *tri_store_list_care_ticks_finish (TriStore *self,
                                             GAsyncResult *result,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean tri_store_set_care_tick (
    TriStore *self, const char *session_id, const char *item, gboolean ticked, GError **error);
void tri_store_set_care_tick_async (TriStore *self,
                                    const char *session_id,
                                    const char *item,
                                    gboolean ticked,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean tri_store_set_care_tick_finish (TriStore *self, GAsyncResult *result, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the referral programme. Private to the room; see tri-tables.h. */

#pragma once

#include "tri-connection.h"
#include "tri-referral.h"

G_BEGIN_DECLS

/* (transfer full): "" without one */
gboolean tri_referral_code_table_load (TriConnection *connection,
                                       const char *client_id,
                                       char **out_code,
                                       GError **error);
/* (transfer full): "" when the code is nobody's */
gboolean tri_referral_code_table_find_owner (TriConnection *connection,
                                             const char *code,
                                             char **out_client_id,
                                             GError **error);
gboolean tri_referral_code_table_insert (TriConnection *connection,
                                         const char *client_id,
                                         const char *code,
                                         GError **error);

/* (transfer full): "" when nobody sent the client */
gboolean tri_referral_table_load (TriConnection *connection,
                                  const char *referred_id,
                                  char **out_referrer_id,
                                  GError **error);
gboolean tri_referral_table_save (TriConnection *connection,
                                  const char *referred_id,
                                  const char *referrer_id,
                                  TriDate date,
                                  GError **error);
gboolean tri_referral_table_remove (TriConnection *connection,
                                    const char *referred_id,
                                    GError **error);
/* Adds the ids of who sent @client_id, who sent them, and so on. */
gboolean tri_referral_table_list_above (TriConnection *connection,
                                        const char *client_id,
                                        GPtrArray *ids,
                                        GError **error);
/* Adds the TriReferralFriend of @referrer_id. */
gboolean tri_referral_table_list_friends (TriConnection *connection,
                                          const char *referrer_id,
                                          GPtrArray *friends,
                                          GError **error);

gboolean tri_referral_credit_table_insert (TriConnection *connection,
                                           const TriReferralCredit *credit,
                                           const char *referrer_id,
                                           GError **error);
/* The referrer who has the credit that stands for @referred_id. (transfer full): "" for none */
gboolean tri_referral_credit_table_find (TriConnection *connection,
                                         const char *referred_id,
                                         char **out_referrer_id,
                                         GError **error);
gboolean tri_referral_credit_table_take_back (TriConnection *connection,
                                              const char *referred_id,
                                              TriDate date,
                                              GError **error);
/* Adds the TriReferralCredit of @referrer_id, oldest first. */
gboolean tri_referral_credit_table_list (TriConnection *connection,
                                         const char *referrer_id,
                                         GPtrArray *credits,
                                         GError **error);
/* Adds the ids of who has a credit that stands. */
gboolean tri_referral_credit_table_list_owners (TriConnection *connection,
                                                GPtrArray *ids,
                                                GError **error);

G_END_DECLS

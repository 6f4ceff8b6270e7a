/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of a client's papers. Private to the room; see tri-tables.h. */

#pragma once

#include "tri-connection.h"
#include "tri-papers.h"

G_BEGIN_DECLS

/* questionnaire, questionnaire_private, questionnaire_answer */
gboolean tri_questionnaire_table_insert (TriConnection *connection,
                                         const TriIntake *intake,
                                         GError **error);
gboolean tri_questionnaire_table_list (TriConnection *connection,
                                       const char *client_id,
                                       GPtrArray *intakes,
                                       GError **error);

/* doctor_note */
gboolean tri_doctor_note_table_insert (TriConnection *connection,
                                       const TriDoctorNote *note,
                                       GError **error);
gboolean tri_doctor_note_table_list (TriConnection *connection,
                                     const char *client_id,
                                     GPtrArray *notes,
                                     GError **error);

/* consent_text: the version of @text, which is a new one when it is not the latest. 0 on error. */
int tri_consent_text_table_obtain (TriConnection *connection,
                                   TriPurpose purpose,
                                   const char *text,
                                   GError **error);

/* consent_paragraph: sets those of @paragraphs that have a row */
gboolean tri_consent_paragraph_table_save (TriConnection *connection,
                                           TriPurpose purpose,
                                           const char *text,
                                           GError **error);
gboolean tri_consent_paragraph_table_list (TriConnection *connection,
                                           char *paragraphs[TRI_N_PURPOSES],
                                           GError **error);

/* consent, consent_signature, consent_withdrawal, consent_withdrawal_private */
gboolean tri_consent_table_insert (TriConnection *connection,
                                   const TriConsent *consent,
                                   GError **error);
gboolean tri_consent_table_list (TriConnection *connection,
                                 const char *client_id,
                                 GPtrArray *consents,
                                 GError **error);
/* TRI_ERROR_CONFLICT when it is withdrawn already, TRI_ERROR_NOT_FOUND when there is none. */
gboolean tri_consent_table_withdraw (TriConnection *connection,
                                     const char *consent_id,
                                     TriDate date,
                                     const char *reason,
                                     gint64 now_utc,
                                     GError **error);

G_END_DECLS

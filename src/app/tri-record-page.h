/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Record: who the client is, what was answered and agreed to, what is missing, what was done. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define TRI_TYPE_RECORD_PAGE (tri_record_page_get_type ())
G_DECLARE_FINAL_TYPE (TriRecordPage, tri_record_page, TRI, RECORD_PAGE, GtkWidget)

/* @consultation: (nullable) */
void tri_record_page_set_consultation (TriRecordPage *self, TriConsultation *consultation);

G_END_DECLS

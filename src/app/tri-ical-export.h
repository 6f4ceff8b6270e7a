/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for a file and writes appointments into it, for other calendars to read. */

#pragma once

#include <gtk/gtk.h>

#include "tri-store-agenda.h"

G_BEGIN_DECLS

/* The clinic's, of the last year and the next three. Toasts of @widget's window tell how it went.
 */
void tri_ical_export_clinic (GtkWidget *widget, TriStore *store);
/* One client's planned appointments, with preparation and aftercare; for a private client neutral,
 * also in the file's name. */
void tri_ical_export_client (GtkWidget *widget,
                             TriStore *store,
                             const TriClinic *clinic,
                             const TriClient *client);

G_END_DECLS

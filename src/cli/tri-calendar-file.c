/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an iCalendar file, from the record. */

#include "config.h"

#include "tri-calendar-file.h"

#include "tri-error.h"
#include "tri-ical.h"
#include "tri-store-agenda.h"

#include <glib/gi18n-lib.h>

static char *
finish (const TriIcal *ical, guint *out_n_events, GError **error)
{
  *out_n_events = tri_ical_get_n_events (ical);
  if (*out_n_events > 0)
    return tri_ical_to_text (ical);
  g_set_error_literal (error, TRI_ERROR, TRI_ERROR_NOT_FOUND,
                       _ ("There is no appointment to export; make one in the calendar first."));
  return NULL;
}

char *
tri_calendar_file_of_clinic (
    TriStore *store, TriDate today, gint64 now_utc, guint *out_n_events, GError **error)
{
  g_autoptr (TriIcal) ical = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (TRI_IS_STORE (store) && out_n_events != NULL, NULL);
  g_return_val_if_fail (today != TRI_DATE_NONE, NULL);

  entries = tri_store_list_agenda (store, tri_date_add_years (today, -1),
                                   tri_date_add_years (today, 3), NULL, error);
  if (entries == NULL)
    return NULL;
  ical = tri_ical_new (now_utc);
  for (guint i = 0; i < entries->len; i++)
    tri_ical_add_for_clinic (ical, entries->pdata[i]);
  return finish (ical, out_n_events, error);
}

char *
tri_calendar_file_of_client (TriStore *store,
                             const TriClinic *clinic,
                             const char *client_id,
                             gint64 now_utc,
                             guint *out_n_events,
                             GError **error)
{
  g_autoptr (TriIcal) ical = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (TRI_IS_STORE (store) && out_n_events != NULL, NULL);
  g_return_val_if_fail (clinic != NULL && client_id != NULL, NULL);

  entries = tri_store_list_agenda (store, tri_date_from_ymd (1, 1, 1),
                                   tri_date_from_ymd (9999, 12, 31), client_id, error);
  if (entries == NULL)
    return NULL;
  ical = tri_ical_new (now_utc);
  for (guint i = 0; i < entries->len; i++)
    {
      const TriAgendaEntry *entry = entries->pdata[i];

      if (entry->appointment->state != TRI_SESSION_PLANNED)
        continue;
      tri_ical_add_for_client (ical, entry, clinic->name);
      if (entry->appointment->kind == TRI_APPOINTMENT_SESSION)
        tri_ical_add_care (ical, entry, clinic->care);
    }
  return finish (ical, out_n_events, error);
}

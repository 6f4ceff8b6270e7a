/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preparation and aftercare of a session as a sheet for the client. */

#include "config.h"

#include "tri-care-sheet.h"

#include "tri-care-list.h"

#include <glib/gi18n-lib.h>

static void
add_items (TriSheet *sheet,
           const TriCareItem *items,
           guint n,
           gboolean before,
           TriDate session,
           const GPtrArray *ticks)
{
  tri_sheet_add_section (sheet, TRI_SHEET_WIDE,
                         before ? _ ("Before the session") : _ ("After the session"));
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *days = NULL;
      g_autofree char *text = NULL;
      gboolean ticked = ticks != NULL
                        && g_ptr_array_find_with_equal_func ((GPtrArray *) ticks, items[i].id,
                                                             g_str_equal, NULL);

      if (tri_care_item_is_before (&items[i]) != before)
        continue;
      days = tri_care_item_format_days (&items[i], session);
      text = g_strdup_printf ("%s %s", ticked ? "☑" : "☐", items[i].text);
      tri_sheet_add_line (sheet, days, text);
    }
}

TriSheet *
tri_care_sheet_new (const TriClinic *clinic,
                    const TriClient *client,
                    TriDate session,
                    const GPtrArray *ticks)
{
  TriCareItem items[TRI_N_CARE_ITEMS];
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *day = NULL;
  TriSheet *sheet;
  guint n;

  g_return_val_if_fail (clinic != NULL && client != NULL, NULL);
  g_return_val_if_fail (session != TRI_DATE_NONE, NULL);

  day = tri_date_format (session);
  title = g_strdup_printf (_ ("Preparation and aftercare for %s"),
                           tri_client_get_display_name (client));
  subtitle = g_strdup_printf (_ ("Session on %s"), day);
  sheet = tri_sheet_new (clinic->name, title, subtitle,
                         _ ("Usual days; what your practitioner says comes first. Do not stop a "
                            "prescribed medicine without asking your doctor."));
  n = tri_care_list_make (clinic->care, items);
  add_items (sheet, items, n, TRUE, session, ticks);
  add_items (sheet, items, n, FALSE, session, ticks);
  return sheet;
}

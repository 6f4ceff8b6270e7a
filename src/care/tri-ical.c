/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Appointments as an iCalendar file (RFC 5545). */

#include "config.h"

#include "tri-ical.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* RFC 5545, 3.1: octets of a line without its break. */
#define LINE_OCTETS 75

struct _TriIcal
{
  GString *events; /* the lines of all events */
  guint n_events;
  char *stamp;
};

TriIcal *
tri_ical_new (gint64 now_utc)
{
  TriIcal *self = g_new0 (TriIcal, 1);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (now_utc);

  self->events = g_string_new (NULL);
  self->stamp = now != NULL ? g_date_time_format (now, "%Y%m%dT%H%M%SZ") : NULL;
  if (self->stamp == NULL)
    self->stamp = g_strdup ("19700101T000000Z");
  return self;
}

void
tri_ical_free (TriIcal *self)
{
  if (self == NULL)
    return;
  g_string_free (self->events, TRUE);
  g_free (self->stamp);
  g_free (self);
}

/* Appends "@name:@value" as one line, folded between characters: a continuation begins with a space
 * that counts. */
static void
add_line (GString *text, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize room = LINE_OCTETS;

  for (const char *c = line; *c != '\0'; c = g_utf8_next_char (c))
    {
      gsize size = (gsize) (g_utf8_next_char (c) - c);

      if (size > room)
        {
          g_string_append (text, "\r\n ");
          room = LINE_OCTETS - 1;
        }
      g_string_append_len (text, c, (gssize) size);
      room -= size;
    }
  g_string_append (text, "\r\n");
}

/* As add_line (), with a value that people wrote: escaped (3.3.11), without control characters. */
static void
add_text (GString *text, const char *name, const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (character == '\n')
        g_string_append (escaped, "\\n");
      else if (character == '\\' || character == ';' || character == ',')
        g_string_append_printf (escaped, "\\%c", (char) character);
      else if (character >= ' ' && character != 0x7f)
        g_string_append_unichar (escaped, character);
    }
  add_line (text, name, escaped->str);
}

static void
add_day (GString *text, const char *name, TriDate date)
{
  g_autofree char *property = g_strconcat (name, ";VALUE=DATE", NULL);
  g_autofree char *value = NULL;
  int year;
  int month;
  int day;

  tri_date_to_ymd (date, &year, &month, &day);
  value = g_strdup_printf ("%04d%02d%02d", year, month, day);
  add_line (text, property, value);
}

/* @minute may be the end of the day. */
static void
add_time (GString *text, const char *name, TriDate date, int minute)
{
  g_autofree char *value = NULL;
  int year;
  int month;
  int day;

  tri_date_to_ymd (tri_date_add_days (date, minute / TRI_DAY_MINUTES), &year, &month, &day);
  minute %= TRI_DAY_MINUTES;
  value = g_strdup_printf ("%04d%02d%02dT%02d%02d00", year, month, day, minute / 60, minute % 60);
  add_line (text, name, value);
}

/* What all events begin and end with. @uid stays the same when the file is made again, so that a
 * calendar moves the event instead of adding another. */
static void
begin_event (TriIcal *self, const char *id, const char *part)
{
  g_autofree char *uid = g_strconcat (id, part, "@trichion.org", NULL);

  add_line (self->events, "BEGIN", "VEVENT");
  add_line (self->events, "UID", uid);
  add_line (self->events, "DTSTAMP", self->stamp);
  self->n_events++;
}

static void
end_event (TriIcal *self, TriDisclosure disclosure)
{
  if (disclosure == TRI_DISCLOSURE_PRIVATE)
    add_line (self->events, "CLASS", "PRIVATE");
  add_line (self->events, "END", "VEVENT");
}

static void
add_appointment (TriIcal *self, const TriAgendaEntry *entry, const char *summary)
{
  const TriAppointment *appointment = entry->appointment;

  begin_event (self, appointment->id, "");
  if (appointment->start_minute == TRI_MINUTE_NONE)
    {
      add_day (self->events, "DTSTART", appointment->date);
      add_day (self->events, "DTEND", tri_date_add_days (appointment->date, 1));
    }
  else
    {
      add_time (self->events, "DTSTART", appointment->date, appointment->start_minute);
      add_time (self->events, "DTEND", appointment->date,
                appointment->start_minute + tri_agenda_entry_get_minutes (entry));
    }
  add_text (self->events, "SUMMARY", summary);
}

void
tri_ical_add_for_clinic (TriIcal *self, const TriAgendaEntry *entry)
{
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (self != NULL && entry != NULL);

  title = tri_agenda_entry_get_title (entry);
  /* TRANSLATORS: a client, and what the client comes for */
  summary = g_strdup_printf (_ ("%s: %s"), entry->display_name, title);
  add_appointment (self, entry, summary);
  if (*entry->appointment->practitioner != '\0' && entry->disclosure != TRI_DISCLOSURE_PRIVATE)
    add_text (self->events, "DESCRIPTION", entry->appointment->practitioner);
  end_event (self, entry->disclosure);
}

void
tri_ical_add_for_client (TriIcal *self, const TriAgendaEntry *entry, const char *clinic)
{
  g_autofree char *title = NULL;

  g_return_if_fail (self != NULL && entry != NULL && clinic != NULL);

  title = tri_agenda_entry_get_title (entry);
  add_appointment (self, entry, title);
  if (*clinic != '\0' && entry->disclosure != TRI_DISCLOSURE_PRIVATE)
    add_text (self->events, "LOCATION", clinic);
  end_event (self, entry->disclosure);
}

/* What begins @from days from the session, a line each with the day until which it holds. */
static char *
describe (const TriCareItem *items, guint n, int from, gboolean before, TriDate session)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *days = NULL;

      if (items[i].from != from || tri_care_item_is_before (&items[i]) != before)
        continue;
      days = tri_care_item_format_days (&items[i], session);
      g_string_append_printf (text, "%s%s (%s)", text->len > 0 ? "\n" : "", items[i].text, days);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
tri_ical_add_care (TriIcal *self, const TriAgendaEntry *entry, const TriFigures *care)
{
  TriCareItem items[TRI_N_CARE_ITEMS];
  TriDate session;
  guint n;

  g_return_if_fail (self != NULL && entry != NULL && care != NULL);

  session = entry->appointment->date;
  n = tri_care_list_make (care, items);
  for (guint i = 0; i < n; i++)
    {
      gboolean before = tri_care_item_is_before (&items[i]);
      TriDate day = tri_date_add_days (session, items[i].from);
      g_autofree char *part = NULL;
      g_autofree char *text = NULL;

      if (i > 0 && items[i - 1].from == items[i].from
          && tri_care_item_is_before (&items[i - 1]) == before)
        continue;
      part = g_strdup_printf ("%c%d", before ? 'b' : 'a', ABS (items[i].from));
      begin_event (self, entry->appointment->id, part);
      add_day (self->events, "DTSTART", day);
      add_day (self->events, "DTEND", tri_date_add_days (day, 1));
      /* A note on the day must not say that nobody can come then. */
      add_line (self->events, "TRANSP", "TRANSPARENT");
      if (entry->disclosure == TRI_DISCLOSURE_PRIVATE)
        add_text (self->events, "SUMMARY", _ ("Reminder"));
      else
        {
          text = describe (items, n, items[i].from, before, session);
          add_text (self->events, "SUMMARY", before ? _ ("Preparation") : _ ("Aftercare"));
          add_text (self->events, "DESCRIPTION", text);
        }
      end_event (self, entry->disclosure);
    }
}

guint
tri_ical_get_n_events (const TriIcal *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_events;
}

char *
tri_ical_to_text (const TriIcal *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  add_line (text, "BEGIN", "VCALENDAR");
  add_line (text, "VERSION", "2.0");
  add_line (text, "PRODID", "-//trichion.org//Trichion " TRI_VERSION "//EN");
  add_line (text, "CALSCALE", "GREGORIAN");
  g_string_append_len (text, self->events->str, (gssize) self->events->len);
  add_line (text, "END", "VCALENDAR");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Record page's part about the client's entry, and what was done when. */

#include "config.h"

#include "tri-record-page-private.h"

#include "tri-words.h"

#include <glib/gi18n.h>

/* As many as are looked through at a glance. */
#define MAX_EVENTS 24

/* the entry */

static const char *
get_disclosure_name (TriDisclosure disclosure)
{
  switch (disclosure)
    {
    case TRI_DISCLOSURE_PRIVATE:
      return _ ("Private");
    case TRI_DISCLOSURE_SELECTED:
      return _ ("Selected people know");
    case TRI_DISCLOSURE_OPEN:
    default:
      return _ ("Open");
    }
}

/* The filled ones of @parts, with dots between. */
static char *
join (const char *const *parts, guint n_parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_parts; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", parts[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
_tri_record_page_show_client (TriRecordPage *self)
{
  const TriClient *client = tri_consultation_get_client (self->consultation);
  g_autofree char *born = client->birth_year != 0
                              ? g_strdup_printf (_ ("born %d"), client->birth_year)
                              : g_strdup ("");
  const char *const names[] = { client->code, client->alias, born };
  const char *const reach[] = { client->phone, client->email };
  g_autofree char *who = join (names, G_N_ELEMENTS (names));
  g_autofree char *contact = join (reach, G_N_ELEMENTS (reach));

  _tri_record_page_add (self, self->client_group, client->name, who);
  _tri_record_page_add (self, self->client_group, _ ("Contact"),
                        *contact != '\0' ? contact : _ ("No phone number and no e-mail address"));
  _tri_record_page_add (self, self->client_group, get_disclosure_name (client->disclosure),
                        tri_disclosure_get_explanation (client->disclosure));
  if (*client->notes != '\0')
    _tri_record_page_add (self, self->client_group, _ ("Notes"), client->notes);
}

/* what was done */

typedef struct
{
  TriDate date;
  guint place; /* the later of one day comes first */
  char *title;
} Event;

static void
event_free (gpointer data)
{
  Event *event = data;

  g_free (event->title);
  g_free (event);
}

/* Takes @title. */
static void
add_event (GPtrArray *events, TriDate date, char *title)
{
  const Event event = { date, events->len, title };

  g_ptr_array_add (events, g_memdup2 (&event, sizeof event));
}

static int
compare_cb (gconstpointer a, gconstpointer b)
{
  const Event *first = *(Event *const *) a;
  const Event *second = *(Event *const *) b;

  if (first->date != second->date)
    return first->date > second->date ? -1 : 1;
  return (int) second->place - (int) first->place;
}

/* The photos of one day in one line. */
static void
add_photos (GPtrArray *events, const TriDossier *dossier)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GString) views = g_string_new (NULL);

  for (guint i = 0; i < dossier->photos->len; i++)
    {
      const TriPhotoRecord *photo = g_ptr_array_index (dossier->photos, i);
      const TriPhotoRecord *next
          = i + 1 < dossier->photos->len ? g_ptr_array_index (dossier->photos, i + 1) : NULL;
      TriDate date = tri_date_from_unix_utc (photo->added_utc, zone);

      g_string_append_printf (views, "%s%s", views->len > 0 ? ", " : "",
                              tri_view_get_name (photo->view));
      if (next != NULL && tri_date_from_unix_utc (next->added_utc, zone) == date)
        continue;
      /* Translators: from which sides, as in "Photos: Front, Top" */
      add_event (events, date, g_strdup_printf (_ ("Photos: %s"), views->str));
      g_string_truncate (views, 0);
    }
}

static void
add_sessions (GPtrArray *events, const TriDossier *dossier)
{
  for (guint i = 0; i < dossier->treatments->len; i++)
    {
      const TriTreatment *treatment = g_ptr_array_index (dossier->treatments, i);

      for (guint k = 0; k < treatment->sessions->len; k++)
        {
          const TriSession *session = g_ptr_array_index (treatment->sessions, k);

          if (session->state == TRI_SESSION_DONE)
            /* Translators: number and purpose of a session */
            add_event (events, session->date,
                       g_strdup_printf (_ ("Session %u: %s"), session->ordinal,
                                        tri_session_get_name (session, treatment->kind)));
        }
    }
}

void
_tri_record_page_show_history (TriRecordPage *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  TriStyles *styles = tri_consultation_get_styles (self->consultation);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func (event_free);

  add_photos (events, dossier);
  for (guint i = 0; i < dossier->decisions->len; i++)
    {
      const TriDecision *decision = g_ptr_array_index (dossier->decisions, i);
      g_autofree char *choice = tri_words_choice (styles, dossier, decision);

      /* Translators: style and kind, as in "Chosen: Mature, permanent" */
      add_event (events, decision->date, g_strdup_printf (_ ("Chosen: %s"), choice));
    }
  add_sessions (events, dossier);
  g_ptr_array_sort (events, compare_cb);

  for (guint i = 0; i < MIN (events->len, MAX_EVENTS); i++)
    {
      const Event *event = g_ptr_array_index (events, i);
      g_autofree char *day = tri_date_format (event->date);

      _tri_record_page_add (self, self->history_group, event->title, day);
    }
  if (events->len > MAX_EVENTS)
    {
      guint n = events->len - MAX_EVENTS;
      g_autofree char *more = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "and %u earlier entry", "and %u earlier entries", n), n);

      _tri_record_page_add (self, self->history_group, more, NULL);
    }
  if (events->len == 0)
    _tri_record_page_add (self, self->history_group, _ ("Nothing yet"),
                          _ ("Begin with a photo on the Design page."));
}

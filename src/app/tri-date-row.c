/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a form in which a day is typed or picked from a calendar. */

#include "config.h"

#include "tri-date-row.h"

#include "tri-error.h"

#include <glib/gi18n.h>

struct _TriDateRow
{
  AdwEntryRow parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (TriDateRow, tri_date_row, ADW_TYPE_ENTRY_ROW)

/* A day and a month alone would be taken for ones of this year, which need not be meant. */
static gboolean
has_year (const char *text)
{
  guint n_digits = 0;

  for (const char *p = text; *p != '\0' && n_digits < 4; p++)
    n_digits = g_ascii_isdigit (*p) ? n_digits + 1 : 0;
  return n_digits == 4;
}

/* As the record writes days, or in the order of the user's language. */
static gboolean
parse (const char *text, TriDate *out_date)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  GDate date;

  *out_date = TRI_DATE_NONE;
  if (*trimmed == '\0' || tri_date_from_iso (trimmed, out_date, NULL))
    return TRUE;
  g_date_clear (&date, 1);
  g_date_set_parse (&date, trimmed);
  if (!has_year (trimmed) || !g_date_valid (&date))
    return FALSE;
  *out_date = tri_date_from_ymd (g_date_get_year (&date), (int) g_date_get_month (&date),
                                 g_date_get_day (&date));
  return *out_date != TRI_DATE_NONE;
}

static void
changed_cb (TriDateRow *self)
{
  TriDate date;

  if (parse (gtk_editable_get_text (GTK_EDITABLE (self)), &date))
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

/* The calendar opens on the day that was typed. */
static void
shown_cb (TriDateRow *self)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day;
  TriDate date;

  if (!parse (gtk_editable_get_text (GTK_EDITABLE (self)), &date) || date == TRI_DATE_NONE)
    return;
  tri_date_to_ymd (date, &year, &month, &day);
  time = g_date_time_new_local (year, month, day, 12, 0, 0);
  g_signal_handlers_block_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_calendar_select_day (self->calendar, time);
  g_signal_handlers_unblock_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void
day_selected_cb (TriDateRow *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (self->calendar);

  tri_date_row_set_date (self, tri_date_from_ymd (g_date_time_get_year (time),
                                                  g_date_time_get_month (time),
                                                  g_date_time_get_day_of_month (time)));
  gtk_popover_popdown (self->popover);
}

static void
tri_date_row_class_init (TriDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDateRow, button);
  gtk_widget_class_bind_template_child (widget_class, TriDateRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, TriDateRow, popover);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
tri_date_row_init (TriDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriDateRow *
tri_date_row_new (const char *title)
{
  g_return_val_if_fail (title != NULL, NULL);

  return g_object_new (TRI_TYPE_DATE_ROW, "title", title, NULL);
}

void
tri_date_row_set_date (TriDateRow *self, TriDate date)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TRI_IS_DATE_ROW (self));

  text = tri_date_to_iso (date);
  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

gboolean
tri_date_row_get_date (TriDateRow *self, TriDate *out_date, GError **error)
{
  const char *text;

  g_return_val_if_fail (TRI_IS_DATE_ROW (self), FALSE);
  g_return_val_if_fail (out_date != NULL, FALSE);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  if (parse (text, out_date))
    return TRUE;
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               /* Translators: what was typed; the title of the field */
               _ ("“%s” is not a day (%s): write it like 2026-03-31."), text,
               adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
  return FALSE;
}

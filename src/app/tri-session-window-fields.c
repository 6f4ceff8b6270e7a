/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session's window: from the record to its fields and back. */

#include "config.h"

#include "tri-session-window-private.h"

#include "tri-appointment.h"
#include "tri-clock.h"
#include "tri-error.h"
#include "tri-ledger-row.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

static void
set_text (AdwEntryRow *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* Returns: (transfer full) */
static char *
get_text (AdwEntryRow *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* times of day */

static void
set_minute (AdwEntryRow *row, int minute)
{
  g_autofree char *text = minute == TRI_MINUTE_NONE
                              ? g_strdup ("")
                              : g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);

  set_text (row, text);
}

static gboolean
get_minute (AdwEntryRow *row, int *out_minute, GError **error)
{
  g_autofree char *text = get_text (row);
  int hour, minute, length = 0;

  *out_minute = TRI_MINUTE_NONE;
  if (*text == '\0')
    return TRUE;
  if (sscanf (text, "%2d%*1[:.]%2d%n", &hour, &minute, &length) == 2
      && (gsize) length == strlen (text) && hour >= 0 && hour < 24 && minute >= 0 && minute < 60)
    {
      *out_minute = hour * 60 + minute;
      return TRUE;
    }
  g_set_error (error, TRI_ERROR, TRI_ERROR_INVALID,
               _ ("“%s” is not a time of day: write it like 09:30."), text);
  return FALSE;
}

/* lists */

static void
fill_list (AdwComboRow *row, const char *(*get_name) (guint), guint n)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (names, get_name (i));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
}

static const char *
get_healed_name (guint i)
{
  return tri_healed_get_name ((TriHealed) i);
}

static const char *
get_reaction_name (guint i)
{
  return tri_reaction_get_name ((TriReaction) i);
}

static void
fill_shades (TriSessionWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < TRI_N_SHADES; i++)
    {
      g_autofree char *name = g_strdup_printf ("1 : %d", tri_shade_get_dilution (i));

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_model (self->shade_row, G_LIST_MODEL (names));
}

/* The lots of a kind that may be chosen: those with something in them, and the one that was. */
static void
fill_lots (TriSessionWindow *self, TriLotKind kind)
{
  AdwComboRow *row = kind == TRI_LOT_PIGMENT ? self->pigment_row : self->needle_row;
  const char *current
      = kind == TRI_LOT_PIGMENT ? self->record->pigment_lot_id : self->record->needle_lot_id;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Not named"));
  g_ptr_array_add (self->lot_ids[kind], g_strdup (""));
  for (guint i = 0; i < self->book->lots->len; i++)
    {
      const TriLot *lot = self->book->lots->pdata[i];
      gboolean is_current = g_str_equal (lot->id, current);
      g_autofree char *name = NULL;

      if (lot->kind != kind || (lot->used_up && !is_current))
        continue;
      if (is_current)
        selected = self->lot_ids[kind]->len;
      name = tri_lot_describe (lot);
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->lot_ids[kind], g_strdup (lot->id));
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
}

static const char *
get_lot_id (TriSessionWindow *self, TriLotKind kind)
{
  guint selected
      = adw_combo_row_get_selected (kind == TRI_LOT_PIGMENT ? self->pigment_row : self->needle_row);

  return selected < self->lot_ids[kind]->len ? self->lot_ids[kind]->pdata[selected] : "";
}

void
_tri_session_window_update_lots (TriSessionWindow *self)
{
  const TriFigures *care;
  TriDate date;
  gboolean any = FALSE;

  if (self->record == NULL)
    return;
  care = tri_consultation_get_clinic (self->consultation)->care;
  if (!tri_date_row_get_date (self->date_row, &date, NULL) || date == TRI_DATE_NONE)
    date = self->record->date;
  for (guint i = 0; i < TRI_N_LOT_KINDS; i++)
    {
      AdwComboRow *row = i == TRI_LOT_PIGMENT ? self->pigment_row : self->needle_row;
      g_autofree char *problem = tri_lot_check (
          tri_session_book_find_lot (self->book, get_lot_id (self, (TriLotKind) i)), (TriLotKind) i,
          care, date);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), problem != NULL ? problem : "");
      any = any || problem != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lot_reason_row), any);
}

static void
fill_staff (TriSessionWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < self->book->staff->len; i++)
    {
      const char *name = self->book->staff->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (name, NULL);

      g_menu_item_set_action_and_target (item, "session.practitioner", "s", name);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->staff_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->staff_button), self->book->staff->len > 0);
}

/* photos */

static gboolean
has_photo (const TriSessionRecord *record, const char *id)
{
  for (guint i = 0; i < record->photos->len; i++)
    if (g_str_equal (record->photos->pdata[i], id))
      return TRUE;
  return FALSE;
}

static void
fill_photos (TriSessionWindow *self)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);

  for (guint i = 0; i < dossier->photos->len; i++)
    {
      const TriPhotoRecord *photo = dossier->photos->pdata[i];
      g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (photo->added_utc);
      g_autofree char *date = tri_date_format (
          tri_date_from_ymd (g_date_time_get_year (time), g_date_time_get_month (time),
                             g_date_time_get_day_of_month (time)));
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *check = gtk_check_button_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), tri_view_get_name (photo->view));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), date);
      gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), has_photo (self->record, photo->id));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
      adw_expander_row_add_row (self->photos_row, row);
      g_ptr_array_add (self->photo_checks, check);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->photos_row), dossier->photos->len > 0);
}

/* earlier versions, and the signature that stands */

static void
show_versions (TriSessionWindow *self)
{
  gboolean any = FALSE;

  for (guint i = self->book->records->len; i-- > 0;)
    {
      const TriSessionRecord *record = self->book->records->pdata[i];
      g_autoptr (GDateTime) time = NULL;
      g_autofree char *when = NULL;
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;
      g_autofree char *dots = NULL;
      const TriLot *lot;

      if (!g_str_equal (record->session_id, self->session->id))
        continue;
      time = g_date_time_new_from_unix_local (record->saved_utc);
      when = g_date_time_format (time, "%x %H:%M");
      dots = tri_dots_format (record->dots);
      lot = tri_session_book_find_lot (self->book, record->pigment_lot_id);
      /* Translators: number of a version, day and time, why it was made */
      title = *record->correction != '\0'
                  ? g_strdup_printf (_ ("Version %u, %s: %s"), record->version, when,
                                     record->correction)
                  : g_strdup_printf (_ ("Version %u, %s"), record->version, when);
      /* Translators: practitioner, dilution, dots, lot number */
      subtitle = g_strdup_printf (_ ("%s · 1 : %d · %s dots · lot %s"), record->practitioner,
                                  tri_shade_get_dilution (record->shade), dots,
                                  lot != NULL ? lot->lot : "–");
      adw_preferences_group_add (self->versions_group,
                                 GTK_WIDGET (tri_ledger_row_new (title, subtitle, "")));
      any = TRUE;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->versions_group), any);
}

static void
show_signature (TriSessionWindow *self)
{
  const TriSessionRecord *record = self->record;
  gboolean is_signed = *record->strokes != '\0' || *record->signer != '\0';
  g_autofree char *text = *record->signer != '\0'
                              ? g_strdup_printf (_ ("Signed by “%s”"), record->signer)
                              : g_strdup (_ ("Signed by the client"));
  TriStrokes *strokes
      = *record->strokes != '\0' ? tri_strokes_from_string (record->strokes, NULL) : NULL;

  gtk_widget_set_visible (self->signed_box, is_signed);
  gtk_widget_set_visible (GTK_WIDGET (self->signature_box), !is_signed);
  gtk_label_set_label (self->signed_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->signed_pad), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_pad), strokes != NULL);
  if (strokes != NULL)
    tri_signature_pad_show (self->signed_pad, strokes);
}

static void
show_fee (TriSessionWindow *self)
{
  const char *currency = tri_consultation_get_clinic (self->consultation)->currency;
  g_autofree char *fee = tri_money_format (tri_money_make (self->record->fee_minor, currency));
  /* Translators: a currency's code */
  g_autofree char *title = g_strdup_printf (_ ("Fee in %s"), currency);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->fee_row), title);
  set_text (self->fee_row, fee);
}

void
_tri_session_window_show (TriSessionWindow *self)
{
  const TriSessionRecord *record = self->record;
  gboolean correcting = record->version > 0;
  gboolean follows = self->session->ordinal > 1;
  g_autofree char *title
      = g_strdup_printf (_ ("%u · %s"), self->session->ordinal,
                         tri_session_get_name (self->session, self->treatment->kind));

  adw_window_title_set_subtitle (self->window_title, title);
  gtk_widget_set_visible (self->correction_group, correcting);
  tri_date_row_set_date (self->date_row, record->date);
  set_text (self->early_row,
            self->session->override_reason != NULL ? self->session->override_reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->early_row), self->session->override_reason != NULL);
  set_minute (self->start_row, record->start_minute);
  set_minute (self->end_row, record->end_minute);
  set_text (self->practitioner_row, record->practitioner);
  fill_staff (self);

  fill_shades (self);
  fill_list (self->healed_row, get_healed_name, TRI_N_HEALED);
  gtk_widget_set_visible (GTK_WIDGET (self->healed_row), follows);
  adw_combo_row_set_selected (self->healed_row, record->previous_healed);
  adw_combo_row_set_selected (self->shade_row, record->shade);
  fill_lots (self, TRI_LOT_PIGMENT);
  fill_lots (self, TRI_LOT_NEEDLE);
  set_text (self->lot_reason_row, record->lot_reason);
  _tri_session_window_update_lots (self);
  gtk_spin_button_set_value (self->depth_spin, record->depth_mm);
  set_text (self->machine_row, record->machine);
  gtk_spin_button_set_value (self->dots_spin, record->dots);

  for (guint i = 0; i < TRI_N_ZONES; i++)
    gtk_spin_button_set_value (_tri_session_window_get_zone_spin (self, (TriZone) i),
                               record->area_cm2[i]);
  tri_zone_map_set_areas (self->zone_map, record->area_cm2);

  fill_list (self->reaction_row, get_reaction_name, TRI_N_REACTIONS);
  adw_combo_row_set_selected (self->reaction_row, record->reaction);
  set_text (self->reaction_text_row, record->reaction_text);
  gtk_widget_set_visible (GTK_WIDGET (self->reaction_text_row),
                          record->reaction != TRI_REACTION_NONE);
  set_text (self->notes_row, record->notes);
  fill_photos (self);
  gtk_switch_set_active (self->aftercare_switch, record->aftercare != TRI_DATE_NONE);
  show_fee (self);
  show_signature (self);
  show_versions (self);
}

/* @value: (transfer full) */
static void
take_text (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

TriSessionRecord *
_tri_session_window_read (TriSessionWindow *self, GError **error)
{
  const TriDossier *dossier = tri_consultation_get_dossier (self->consultation);
  g_autoptr (TriSessionRecord) record = tri_session_record_copy (self->record);
  TriMoney fee;

  if (!tri_date_row_get_date (self->date_row, &record->date, error)
      || !get_minute (self->start_row, &record->start_minute, error)
      || !get_minute (self->end_row, &record->end_minute, error)
      || !tri_money_parse (gtk_editable_get_text (GTK_EDITABLE (self->fee_row)),
                           tri_consultation_get_clinic (self->consultation)->currency, &fee, error))
    return NULL;
  record->fee_minor = fee.minor;
  take_text (&record->correction, get_text (self->correction_row));
  take_text (&record->practitioner, get_text (self->practitioner_row));
  record->previous_healed = (TriHealed) adw_combo_row_get_selected (self->healed_row);
  record->shade = adw_combo_row_get_selected (self->shade_row);
  take_text (&record->pigment_lot_id, g_strdup (get_lot_id (self, TRI_LOT_PIGMENT)));
  take_text (&record->needle_lot_id, g_strdup (get_lot_id (self, TRI_LOT_NEEDLE)));
  take_text (&record->lot_reason, gtk_widget_get_visible (GTK_WIDGET (self->lot_reason_row))
                                      ? get_text (self->lot_reason_row)
                                      : g_strdup (""));
  gtk_spin_button_update (self->depth_spin);
  record->depth_mm = gtk_spin_button_get_value (self->depth_spin);
  take_text (&record->machine, get_text (self->machine_row));
  gtk_spin_button_update (self->dots_spin);
  record->dots = (guint) gtk_spin_button_get_value_as_int (self->dots_spin);
  for (guint i = 0; i < TRI_N_ZONES; i++)
    {
      GtkSpinButton *spin = _tri_session_window_get_zone_spin (self, (TriZone) i);

      gtk_spin_button_update (spin);
      record->area_cm2[i] = gtk_spin_button_get_value (spin);
    }
  record->reaction = (TriReaction) adw_combo_row_get_selected (self->reaction_row);
  take_text (&record->reaction_text, record->reaction != TRI_REACTION_NONE
                                         ? get_text (self->reaction_text_row)
                                         : g_strdup (""));
  take_text (&record->notes, get_text (self->notes_row));
  g_ptr_array_set_size (record->photos, 0);
  for (guint i = 0; i < self->photo_checks->len && i < dossier->photos->len; i++)
    if (gtk_check_button_get_active (self->photo_checks->pdata[i]))
      g_ptr_array_add (record->photos,
                       g_strdup (((TriPhotoRecord *) dossier->photos->pdata[i])->id));
  if (!gtk_switch_get_active (self->aftercare_switch))
    record->aftercare = TRI_DATE_NONE;
  else if (record->aftercare == TRI_DATE_NONE)
    record->aftercare = tri_clock_today ();
  if (*record->strokes == '\0' && *record->signer == '\0')
    {
      g_clear_pointer (&record->strokes, g_free);
      g_clear_pointer (&record->signer, g_free);
      tri_signature_box_read (self->signature_box, &record->strokes, &record->signer);
    }
  return g_steal_pointer (&record);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The choice dialog's part about people: who was there, what they pass over, reject, read and
 * sign. */

#include "config.h"

#include "tri-choose-dialog-private.h"

#include "tri-clock.h"
#include "tri-findings.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

void
_tri_choose_dialog_init_said (TriChooseDialog *self)
{
  self->warnings = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_finding_free);
  self->reasons = g_ptr_array_new ();
  self->rejected = g_ptr_array_new_with_free_func (g_free);
  self->rejections = g_ptr_array_new ();
}

void
_tri_choose_dialog_clear_said (TriChooseDialog *self)
{
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  g_clear_pointer (&self->reasons, g_ptr_array_unref);
  g_clear_pointer (&self->rejected, g_ptr_array_unref);
  g_clear_pointer (&self->rejections, g_ptr_array_unref);
}

static AdwEntryRow *
entry_row_new (const char *title)
{
  AdwEntryRow *row = ADW_ENTRY_ROW (adw_entry_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  return row;
}

/* A red finding, and below it the place for the reason to pass it over. */
static void
add_warning (TriChooseDialog *self, const TriFinding *finding)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  AdwEntryRow *reason
      = entry_row_new (self->reasons->len == 0 ? _ ("Why it is chosen all the same")
                                               : _ ("Why, if not for the reason above"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), finding->text);
  adw_preferences_group_add (self->warnings_group, GTK_WIDGET (row));
  adw_preferences_group_add (self->warnings_group, GTK_WIDGET (reason));
  g_ptr_array_add (self->warnings, tri_finding_copy (finding));
  g_ptr_array_add (self->reasons, reason);
}

static void
show_warnings (TriChooseDialog *self)
{
  g_autoptr (GPtrArray) findings = NULL;

  /* Of a design that was edited a moment ago the region may be on its way; no warning is missed for
   * that. */
  (void) tri_consultation_get_region (self->consultation);
  findings = tri_consultation_make_findings (self->consultation);
  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const TriFinding *finding = g_ptr_array_index (findings, i);

      if (finding->level == TRI_FINDING_WARNING)
        add_warning (self, finding);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_group), self->warnings->len > 0);
}

static void
show_rejections (TriChooseDialog *self)
{
  TriStyles *styles = tri_consultation_get_styles (self->consultation);
  const TriDesignSpec *spec
      = tri_design_get_spec (tri_consultation_get_design (self->consultation));
  g_autofree char *shown = tri_consultation_list_shown (self->consultation);
  g_auto (GStrv) ids = g_strsplit (shown, ",", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      TriTemplate *style = tri_styles_find (styles, ids[i]);
      AdwEntryRow *row;

      if (style == NULL || g_strcmp0 (ids[i], spec->template_id) == 0)
        continue;
      row = entry_row_new (tri_template_get_name (style));
      adw_expander_row_add_row (self->rejections_row, GTK_WIDGET (row));
      g_ptr_array_add (self->rejected, g_strdup (ids[i]));
      g_ptr_array_add (self->rejections, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->rejections_group), self->rejected->len > 0);
}

void
_tri_choose_dialog_show_said (TriChooseDialog *self)
{
  show_warnings (self);
  show_rejections (self);
}

void
_tri_choose_dialog_update_caveats (TriChooseDialog *self)
{
  const TriFigures *care = tri_consultation_get_clinic (self->consultation)->care;
  g_autoptr (GPtrArray) caveats = tri_caveats_new (care, _tri_choose_dialog_get_kind (self));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < caveats->len; i++)
    g_string_append_printf (text, "%s• %s", i > 0 ? "\n" : "",
                            ((TriCaveat *) g_ptr_array_index (caveats, i))->text);
  /* What was read of one kind was not read of the other. */
  if (!g_str_equal (gtk_label_get_label (self->caveats_label), text->str))
    gtk_check_button_set_active (self->caveats_check, FALSE);
  gtk_label_set_label (self->caveats_label, text->str);
}

void
_tri_choose_dialog_update_signers (TriChooseDialog *self)
{
  /* The template's own signals come before there is a consultation. */
  if (self->consultation == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->client_signature),
                          gtk_check_button_get_active (self->client_check));
  gtk_widget_set_visible (GTK_WIDGET (self->partner_signature),
                          gtk_check_button_get_active (self->partner_check));
}

static guint
get_present (TriChooseDialog *self)
{
  guint present = 0;

  if (gtk_check_button_get_active (self->client_check))
    present |= TRI_PRESENT_CLIENT;
  if (gtk_check_button_get_active (self->partner_check))
    present |= TRI_PRESENT_PARTNER;
  if (gtk_check_button_get_active (self->family_check))
    present |= TRI_PRESENT_FAMILY;
  if (gtk_check_button_get_active (self->staff_check))
    present |= TRI_PRESENT_STAFF;
  return present;
}

/* Returns: (transfer full) */
static char *
get_entry (gpointer row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* A reason that is left out is the one above it. */
static void
add_overrides (TriChooseDialog *self, TriDecision *said)
{
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; i < self->warnings->len; i++)
    {
      g_autofree char *reason = get_entry (g_ptr_array_index (self->reasons, i));

      if (*reason != '\0')
        {
          g_free (last);
          last = g_steal_pointer (&reason);
        }
      tri_decision_add_override (said, g_ptr_array_index (self->warnings, i), last);
    }
}

TriDecision *
_tri_choose_dialog_make_said (TriChooseDialog *self)
{
  TriDecision *said = tri_decision_new ();
  gint64 now_utc = tri_clock_now_utc ();

  said->present = get_present (self);
  g_free (said->names);
  said->names = get_entry (self->names_row);
  g_free (said->notes);
  said->notes = tri_widget_get_text (self->notes_view);
  g_free (said->shown);
  said->shown = tri_consultation_list_shown (self->consultation);
  add_overrides (self, said);
  for (guint i = 0; i < self->rejected->len; i++)
    {
      g_autofree char *reason = get_entry (g_ptr_array_index (self->rejections, i));

      tri_decision_add_rejection (said, g_ptr_array_index (self->rejected, i), reason);
    }
  if (gtk_check_button_get_active (self->caveats_check))
    tri_decision_add_caveats (said, tri_consultation_get_clinic (self->consultation)->care,
                              _tri_choose_dialog_get_kind (self));
  /* Only who was there is asked; what was drawn before the tick was taken back does not count. */
  if ((said->present & TRI_PRESENT_CLIENT) != 0)
    tri_signature_box_add_to (self->client_signature, said, now_utc);
  if ((said->present & TRI_PRESENT_PARTNER) != 0)
    tri_signature_box_add_to (self->partner_signature, said, now_utc);
  return said;
}

gboolean
_tri_choose_dialog_focus_reason (TriChooseDialog *self)
{
  g_autofree char *first = NULL;

  if (self->reasons->len == 0)
    return FALSE;
  first = get_entry (g_ptr_array_index (self->reasons, 0));
  return *first == '\0' && gtk_widget_grab_focus (g_ptr_array_index (self->reasons, 0));
}

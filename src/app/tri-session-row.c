/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One session of a treatment: its state, day, length and fee, and what can be done with it. */

#include "config.h"

#include "tri-session-row.h"

#include <glib/gi18n.h>

struct _TriSessionRow
{
  AdwActionRow parent_instance;

  GtkLabel *badge;
  GtkLabel *price_label;
  GtkMenuButton *day_button;
  GtkPopover *day_popover;
  GtkCalendar *calendar;
  GtkButton *done_button;

  const TriSession *session;
};

enum
{
  SIGNAL_MARK,
  SIGNAL_MOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriSessionRow, tri_session_row, ADW_TYPE_ACTION_ROW)

static void
done_clicked_cb (TriSessionRow *self)
{
  TriSessionState state
      = self->session->state == TRI_SESSION_DONE ? TRI_SESSION_PLANNED : TRI_SESSION_DONE;

  g_signal_emit (self, signals[SIGNAL_MARK], 0, (int) state);
}

static void
day_chosen_cb (TriSessionRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  TriDate day = tri_date_from_ymd (g_date_time_get_year (date), g_date_time_get_month (date),
                                   g_date_time_get_day_of_month (date));

  gtk_popover_popdown (self->day_popover);
  if (day != self->session->date)
    g_signal_emit (self, signals[SIGNAL_MOVE], 0, (int) day);
}

static void
tri_session_row_class_init (TriSessionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  signals[SIGNAL_MARK] = g_signal_new ("mark", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_MOVE] = g_signal_new ("move", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-session-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TriSessionRow, badge);
  gtk_widget_class_bind_template_child (widget_class, TriSessionRow, calendar);
  gtk_widget_class_bind_template_child (widget_class, TriSessionRow, day_button);
  gtk_widget_class_bind_template_child (widget_class, TriSessionRow, day_popover);
  gtk_widget_class_bind_template_child (widget_class, TriSessionRow, done_button);
  gtk_widget_class_bind_template_child (widget_class, TriSessionRow, price_label);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
}

static void
tri_session_row_init (TriSessionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Day, gap to the session before, length and dots, in one line. */
static char *
describe (const TriSession *session, const TriSession *previous)
{
  g_autofree char *day = tri_date_format (session->date);
  g_autofree char *hours = tri_hours_format (session->hours);
  g_autofree char *dots = tri_dots_format (session->dots);
  g_autoptr (GString) text = g_string_new (day);

  if (previous != NULL)
    {
      int gap = tri_date_days_between (previous->date, session->date);

      g_string_append (text, " · ");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "%d day after session %u",
                                           "%d days after session %u", (gulong) ABS (gap)),
                              gap, previous->ordinal);
    }
  g_string_append (text, " · ");
  /* TRANSLATORS: a range of hours, a count of dots */
  g_string_append_printf (text, _ ("%s · about %s dots"), hours, dots);
  if (session->override_reason != NULL && *session->override_reason != '\0')
    /* TRANSLATORS: the reason, in the quotation marks of the language */
    g_string_append_printf (text, _ (" · “%s”"), session->override_reason);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
show_state (TriSessionRow *self)
{
  static const struct
  {
    const char *name;
    const char *css;
  } states[] = {
    [TRI_SESSION_PLANNED] = { N_ ("planned"), "planned" },
    [TRI_SESSION_DONE] = { N_ ("done"), "done" },
    [TRI_SESSION_CANCELLED] = { N_ ("cancelled"), "cancelled" },
  };
  TriSessionState state = self->session->state;

  gtk_label_set_label (self->badge, _ (states[state].name));
  gtk_widget_add_css_class (GTK_WIDGET (self->badge), states[state].css);
  gtk_button_set_label (self->done_button,
                        state == TRI_SESSION_DONE ? _ ("Not Done") : _ ("Mark as Done"));
  gtk_widget_set_visible (GTK_WIDGET (self->day_button), state == TRI_SESSION_PLANNED);
}

TriSessionRow *
tri_session_row_new (const TriSession *session,
                     const TriSession *previous,
                     TriKind kind,
                     const char *currency)
{
  TriSessionRow *self;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *price = NULL;
  g_autofree char *day_name = NULL;
  g_autoptr (GDateTime) day = NULL;
  int year;
  int month;
  int day_of_month;

  g_return_val_if_fail (session != NULL, NULL);
  g_return_val_if_fail (currency != NULL, NULL);

  self = g_object_new (TRI_TYPE_SESSION_ROW, NULL);
  self->session = session;
  /* TRANSLATORS: number and purpose of a session */
  title = g_strdup_printf (_ ("%u · %s"), session->ordinal, tri_session_get_name (session, kind));
  subtitle = describe (session, previous);
  price = tri_money_format (tri_money_make (session->price_minor, currency));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle);
  gtk_label_set_label (self->price_label, price);

  tri_date_to_ymd (session->date, &year, &month, &day_of_month);
  day = g_date_time_new_local (year, month, day_of_month, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, day);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  day_name = g_strdup_printf (_ ("Move session %u to another day"), session->ordinal);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->day_button), day_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->day_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  day_name, -1);
  show_state (self);
  if (session->state == TRI_SESSION_DONE)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (self),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_widget_set_tooltip_text (GTK_WIDGET (self), _ ("Open what was done"));
    }
  return self;
}

void
tri_session_row_set_shade (TriSessionRow *self, guint shade)
{
  g_autofree char *text = NULL;

  g_return_if_fail (TRI_IS_SESSION_ROW (self));

  /* Translators: what the row says already, parts of water to one of pigment */
  text = g_strdup_printf (_ ("%s · shade 1 : %d"),
                          adw_action_row_get_subtitle (ADW_ACTION_ROW (self)),
                          tri_shade_get_dilution (shade));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text);
}

const TriSession *
tri_session_row_get_session (TriSessionRow *self)
{
  g_return_val_if_fail (TRI_IS_SESSION_ROW (self), NULL);

  return self->session;
}

void
tri_session_row_set_markable (TriSessionRow *self, gboolean markable)
{
  g_return_if_fail (TRI_IS_SESSION_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->done_button), markable);
}

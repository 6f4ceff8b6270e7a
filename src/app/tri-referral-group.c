/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A client in the referral programme: who sent them, their own code, what they earned and spend. */

#include "config.h"

#include "tri-referral-group.h"

#include "tri-clock.h"
#include "tri-disclosure.h"
#include "tri-measures.h"
#include "tri-paper-row.h"
#include "tri-store-referrals.h"
#include "tri-widget.h"
#include "tri-window.h"

#include <glib/gi18n.h>

struct _TriReferralGroup
{
  GtkWidget parent_instance;

  AdwPreferencesGroup *group;
  AdwEntryRow *code_row; /* who sent the client, while nobody is named */

  TriConsultation *consultation;
  GPtrArray *rows; /* TriPaperRow, not owned */
  guint generation;
};

G_DEFINE_FINAL_TYPE (TriReferralGroup, tri_referral_group, GTK_TYPE_WIDGET)

static void
clear (TriReferralGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static TriPaperRow *
add_row (TriReferralGroup *self, const char *title, const char *subtitle)
{
  TriPaperRow *row = tri_paper_row_new (title, subtitle);

  adw_preferences_group_add (self->group, GTK_WIDGET (row));
  g_ptr_array_add (self->rows, row);
  return row;
}

static TriStore *
get_store (TriReferralGroup *self)
{
  return tri_consultation_get_store (self->consultation);
}

static const char *
get_client_id (TriReferralGroup *self)
{
  return tri_consultation_get_client (self->consultation)->id;
}

/* What was asked of the record, for one client. */
typedef struct
{
  TriReferralGroup *group;
  TriConsultation *consultation;
  guint generation;
} Ask;

static Ask *
ask_new (TriReferralGroup *self)
{
  Ask *ask = g_new (Ask, 1);

  *ask = (Ask){ g_object_ref (self), g_object_ref (self->consultation), self->generation };
  return ask;
}

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->group);
  g_object_unref (ask->consultation);
  g_free (ask);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ask, ask_free)

static void
show_error (TriReferralGroup *self, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (TRI_IS_WINDOW (root))
    tri_window_show_error (TRI_WINDOW (root), error);
}

/* After a change: the account and this group follow, if it is still that client's. */
static void
end_change (const Ask *ask, const GError *error)
{
  TriReferralGroup *self = ask->group;

  if (error != NULL)
    show_error (self, error);
  else if (self->consultation == ask->consultation)
    tri_consultation_reload (self->consultation);
}

static void
set_referrer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_set_referrer_finish (TRI_STORE (source), result, &error);
  end_change (ask, error);
}

static void
set_referrer (TriReferralGroup *self, const char *code)
{
  tri_store_set_referrer_async (get_store (self), get_client_id (self), code, tri_clock_today (),
                                NULL, set_referrer_cb, ask_new (self));
}

static void
code_applied_cb (TriReferralGroup *self)
{
  const char *code = gtk_editable_get_text (GTK_EDITABLE (self->code_row));

  if (self->consultation != NULL && *code != '\0')
    set_referrer (self, code);
}

static void
forget_referrer_cb (TriReferralGroup *self)
{
  set_referrer (self, "");
}

static void
give_code_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = tri_store_give_referral_code_finish (TRI_STORE (source), result, &error);

  end_change (ask, error);
}

static void
give_code_cb (TriReferralGroup *self)
{
  tri_store_give_referral_code_async (get_store (self), get_client_id (self), NULL,
                                      give_code_done_cb, ask_new (self));
}

static void
spend_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  g_autoptr (GError) error = NULL;

  tri_store_spend_referral_finish (TRI_STORE (source), result, &error);
  end_change (ask, error);
}

static void
spend_cb (TriReferralGroup *self)
{
  tri_store_spend_referral_async (get_store (self), get_client_id (self), tri_clock_today (), NULL,
                                  spend_done_cb, ask_new (self));
}

static char *
format_minor (gint64 minor, const char *currency)
{
  TriMoney money = { .minor = minor };

  g_strlcpy (money.currency, currency, sizeof money.currency);
  return tri_money_format (money);
}

static void
add_button (TriReferralGroup *self, TriPaperRow *row, const char *label, GCallback callback)
{
  tri_paper_row_set_button (row, label);
  g_signal_connect_object (row, "act", callback, self, G_CONNECT_SWAPPED);
}

static void
show_referrer (TriReferralGroup *self, const TriReferral *referral)
{
  double discount = tri_figures_get (tri_consultation_get_clinic (self->consultation)->care,
                                     TRI_FIGURE_REFERRAL_DISCOUNT);
  g_autofree char *offer = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->code_row), referral->referrer_id == NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->code_row), "");
  if (referral->referrer_id == NULL)
    return;
  if (discount > 0)
    offer = g_strdup_printf (_ ("Offer the friend’s discount of %g %% in the quote."), discount);
  add_button (self,
              add_row (self, _ ("Recommended by"), offer != NULL ? offer : referral->referrer_name),
              _ ("_Remove"), G_CALLBACK (forget_referrer_cb));
  if (offer != NULL)
    tri_paper_row_set_badge (self->rows->pdata[self->rows->len - 1], referral->referrer_name, "");
}

static void
show_code (TriReferralGroup *self, const TriReferral *referral)
{
  TriPaperRow *row;

  if (referral->code != NULL)
    {
      g_autofree char *code = g_strdup_printf ("%.3s-%s", referral->code, referral->code + 3);

      row = add_row (self, _ ("Own code, for friends"), NULL);
      tri_paper_row_set_badge (row, code, "success");
    }
  else if (tri_client_may_refer (tri_consultation_get_client (self->consultation)))
    add_button (self, add_row (self, _ ("Own code, for friends"), NULL), _ ("_Give a Code"),
                G_CALLBACK (give_code_cb));
  else
    add_row (self, _ ("No code of their own"),
             _ ("The programme is for clients whose disclosure is open."));
}

static void
show_friend (TriReferralGroup *self, const TriReferral *referral, const TriReferralFriend *friend)
{
  const TriReferralCredit *credit = tri_referral_get_credit (referral->credits, friend->client_id);
  TriPaperRow *row;

  if (credit != NULL)
    {
      g_autofree char *amount = format_minor (credit->amount_minor, credit->currency);
      g_autofree char *earned = tri_date_format (credit->earned_on);
      g_autofree char *until
          = credit->expires_on != TRI_DATE_NONE ? tri_date_format (credit->expires_on) : NULL;
      g_autofree char *text
          = until != NULL
                ? g_strdup_printf (_ ("Paid on %s; the credit is good until %s"), earned, until)
                : g_strdup_printf (_ ("Paid on %s"), earned);

      row = add_row (self, friend->name, text);
      tri_paper_row_set_badge (row, amount, "success");
    }
  else
    add_row (self, friend->name, _ ("Sent by this client; nothing is paid in full yet"));
}

static void
show_credit (TriReferralGroup *self, const TriReferral *referral)
{
  const char *currency = tri_consultation_get_clinic (self->consultation)->currency;
  const TriReferralSum *sum = &referral->sum;
  g_autofree char *available = format_minor (sum->available, currency);
  g_autofree char *spent = format_minor (sum->spent, currency);
  g_autofree char *expired = format_minor (sum->expired, currency);
  g_autofree char *text = sum->expired > 0
                              ? g_strdup_printf (_ ("%s spent, %s expired"), spent, expired)
                              : g_strdup_printf (_ ("%s spent"), spent);
  TriPaperRow *row;

  if (sum->earned == 0 && sum->spent == 0)
    return;
  row = add_row (self, _ ("Referral credit"), text);
  tri_paper_row_set_badge (row, available, "");
  if (sum->available > 0)
    add_button (self, row, _ ("_Spend"), G_CALLBACK (spend_cb));
}

static void
load_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Ask) ask = user_data;
  TriReferralGroup *self = ask->group;
  g_autoptr (GError) error = NULL;
  g_autoptr (TriReferral) referral
      = tri_store_load_referral_finish (TRI_STORE (source), result, &error);

  if (ask->generation != self->generation || self->consultation != ask->consultation)
    return;
  if (referral == NULL)
    {
      show_error (self, error);
      return;
    }
  clear (self);
  show_referrer (self, referral);
  show_code (self, referral);
  for (guint i = 0; i < referral->friends->len; i++)
    show_friend (self, referral, referral->friends->pdata[i]);
  show_credit (self, referral);
}

static void
reload (TriReferralGroup *self)
{
  self->generation++;
  if (self->consultation != NULL)
    tri_store_load_referral_async (get_store (self), get_client_id (self), tri_clock_today (), NULL,
                                   load_cb, ask_new (self));
}

static void
tri_referral_group_dispose (GObject *object)
{
  TriReferralGroup *self = TRI_REFERRAL_GROUP (object);

  tri_referral_group_set_consultation (self, NULL);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_referral_group_parent_class)->dispose (object);
}

static void
tri_referral_group_finalize (GObject *object)
{
  g_ptr_array_unref (TRI_REFERRAL_GROUP (object)->rows);

  G_OBJECT_CLASS (tri_referral_group_parent_class)->finalize (object);
}

static void
tri_referral_group_class_init (TriReferralGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = tri_referral_group_dispose;
  object_class->finalize = tri_referral_group_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-referral-group.ui");
  gtk_widget_class_bind_template_child (widget_class, TriReferralGroup, code_row);
  gtk_widget_class_bind_template_child (widget_class, TriReferralGroup, group);
  gtk_widget_class_bind_template_callback (widget_class, code_applied_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
tri_referral_group_init (TriReferralGroup *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
tri_referral_group_set_consultation (TriReferralGroup *self, TriConsultation *consultation)
{
  g_return_if_fail (TRI_IS_REFERRAL_GROUP (self));

  if (self->consultation == consultation)
    return;
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_set_object (&self->consultation, consultation);
  if (consultation != NULL)
    g_signal_connect_object (consultation, "dossier-changed", G_CALLBACK (reload), self,
                             G_CONNECT_SWAPPED);
  reload (self);
}

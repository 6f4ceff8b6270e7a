/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes: lines of words and amounts whose sum is the total. */

#include "config.h"

#include "tri-quote.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>

/* As tri_session_get_purpose (), in the middle of a sentence. */
static const char *const purposes[TRI_MAX_SESSIONS] = {
  N_ ("hairline and base layer"),
  N_ ("detail and density"),
  N_ ("final touches"),
  N_ ("if the skin needs it"),
};

static void
quote_line_free (gpointer data)
{
  TriQuoteLine *line = data;

  g_free (line->text);
  g_free (line);
}

TriQuote *
tri_quote_new_empty (const char *currency)
{
  TriQuote *self;

  g_return_val_if_fail (currency != NULL && tri_currency_is_valid (currency), NULL);

  self = g_new0 (TriQuote, 1);
  g_strlcpy (self->currency, currency, sizeof self->currency);
  self->lines = g_ptr_array_new_with_free_func (quote_line_free);
  return self;
}

void
tri_quote_add_line (TriQuote *self, const char *text, gint64 amount_minor)
{
  TriQuoteLine *line;

  g_return_if_fail (self != NULL && text != NULL);

  line = g_new0 (TriQuoteLine, 1);
  line->text = g_strdup (text);
  line->amount_minor = amount_minor;
  g_ptr_array_add (self->lines, line);
}

gint64
tri_quote_get_total (const TriQuote *self)
{
  gint64 total = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->lines->len; i++)
    total += ((const TriQuoteLine *) self->lines->pdata[i])->amount_minor;
  return total;
}

TriQuote *
tri_quote_copy (const TriQuote *self)
{
  TriQuote *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tri_quote_new_empty (self->currency);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const TriQuoteLine *line = self->lines->pdata[i];

      tri_quote_add_line (copy, line->text, line->amount_minor);
    }
  return copy;
}

void
tri_quote_free (TriQuote *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->lines);
  g_free (self);
}

TriQuote *
tri_quote_new (const TriEstimate *estimate, const TriFigures *care, GError **error)
{
  g_autoptr (TriQuote) self = NULL;
  gint64 travel;

  g_return_val_if_fail (estimate != NULL && care != NULL, NULL);

  if (estimate->n_sessions == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is nothing to quote: the design treats no bald skin."));
      return NULL;
    }
  self = tri_quote_new_empty (estimate->price.currency);
  travel = estimate->price.typical;
  for (guint i = 0; i < estimate->n_sessions; i++)
    {
      const TriPlannedSession *s = &estimate->sessions[i];
      g_autofree char *dots = tri_dots_format (s->dots);
      g_autofree char *hours = tri_hours_format (s->hours);
      g_autofree char *text
          /* Translators: a line of a quote: number of the session, its purpose, dots, hours. */
          = g_strdup_printf (_ ("Session %u: %s, %s dots, %s"), i + 1, _ (purposes[i]), dots,
                             hours);

      tri_quote_add_line (self, text, s->price.typical);
      travel -= s->price.typical;
    }
  /* The estimate's total is its sessions and their travel, so the rest is travel exactly. */
  if (travel != 0)
    {
      g_autofree char *each = tri_money_format (
          tri_money_make (tri_money_round (tri_figures_get (care, TRI_FIGURE_TRAVEL),
                                           tri_currency_digits (estimate->price.currency)),
                          estimate->price.currency));
      g_autofree char *text
          = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Travel, %u visit at %s",
                                          "Travel, %u visits at %s", estimate->n_sessions),
                             estimate->n_sessions, each);

      tri_quote_add_line (self, text, travel);
    }
  return g_steal_pointer (&self);
}

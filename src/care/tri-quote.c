/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotes: lines of words and amounts whose sum is the total. */

#include "config.h"

#include "tri-quote.h"

#include "tri-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* As tri_session_get_purpose (), in the middle of a sentence. */
static const char *const purposes[TRI_MAX_SESSIONS] = {
  N_ ("hairline and base layer"),
  N_ ("detail and density"),
  N_ ("final touches"),
  N_ ("if the skin needs it"),
};

static const char *const kind_ids[] = {
  [TRI_QUOTE_WORK] = "work",   [TRI_QUOTE_SCARS] = "scars",       [TRI_QUOTE_TRAVEL] = "travel",
  [TRI_QUOTE_EXTRA] = "extra", [TRI_QUOTE_DISCOUNT] = "discount", [TRI_QUOTE_TAX] = "tax",
};

const char *
tri_quote_line_kind_get_id (TriQuoteLineKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kind_ids), NULL);

  return kind_ids[kind];
}

gboolean
tri_quote_line_kind_from_id (const char *id, TriQuoteLineKind *out_kind)
{
  g_return_val_if_fail (id != NULL && out_kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_ids); i++)
    {
      if (g_str_equal (kind_ids[i], id))
        {
          *out_kind = (TriQuoteLineKind) i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
quote_line_free (gpointer data)
{
  TriQuoteLine *line = data;

  g_free (line->text);
  g_free (line->note);
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
tri_quote_add_line (
    TriQuote *self, TriQuoteLineKind kind, const char *text, const char *note, gint64 amount_minor)
{
  TriQuoteLine *line;

  g_return_if_fail (self != NULL && text != NULL && note != NULL);

  line = g_new0 (TriQuoteLine, 1);
  line->kind = kind;
  line->text = g_strdup (text);
  line->note = g_strdup (note);
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

      tri_quote_add_line (copy, line->kind, line->text, line->note, line->amount_minor);
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

TriQuoteTerms
tri_quote_terms_default (const TriEstimate *estimate, const TriFigures *care)
{
  g_return_val_if_fail (estimate != NULL && care != NULL, (TriQuoteTerms){ 0 });

  return (TriQuoteTerms){ .level = tri_price_list_get_level (care), .scars = estimate->scars };
}

/* What the lines of one quote are made from. */
typedef struct
{
  TriQuote *quote;
  const TriEstimate *estimate;
  const TriFigures *care;
  const TriQuoteTerms *terms;
} Builder;

static char *
format_minor (const Builder *b, gint64 minor)
{
  return tri_money_format (tri_money_make (minor, b->quote->currency));
}

static char *
format_figure (const Builder *b, TriCareFigure figure)
{
  return format_minor (b, tri_price_list_get_minor (b->care, figure, b->quote->currency));
}

/* How the price of the work comes about: "140 cm² × $12.00 × 1.25 (master)". @basis: (transfer
 * full) */
static char *
with_factors (const Builder *b, char *basis)
{
  const struct
  {
    double factor;
    const char *name;
  } factors[] = {
    { tri_price_list_get_kind_factor (b->care, b->estimate->kind), _ ("temporary") },
    { tri_price_list_get_factor (b->care, b->terms->level), tri_level_get_name (b->terms->level) },
  };
  char *text = basis;

  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      g_autofree char *before = text;

      if (fabs (factors[i].factor - 1.0) < 1e-9)
        text = g_steal_pointer (&before);
      else
        /* Translators: what is multiplied, by what, and why: "$640.00 × 1.25 (master)". */
        text = g_strdup_printf (_ ("%s × %.4g (%s)"), before, factors[i].factor, factors[i].name);
    }
  return text;
}

static char *
explain_band (const Builder *b, int area)
{
  static const char *const stages[TRI_N_BANDS] = { "II", "III", "IV", "V", "VI–VII" };
  guint band = tri_price_list_get_band (b->care, area);
  g_autofree char *price = format_figure (b, TRI_FIGURE_BAND_2_PRICE + band);

  /* Translators: a price, a Norwood stage in Roman numerals, an area in cm². */
  return g_strdup_printf (_ ("%s for an area like Norwood %s (%d cm²)"), price, stages[band], area);
}

static char *
explain_hours (const Builder *b, double hours)
{
  g_autofree char *each = format_figure (b, TRI_FIGURE_HOUR_PRICE);

  /* Translators: hours times the price of one. */
  return g_strdup_printf (_ ("%.4g h × %s"), tri_price_list_round_hours (hours), each);
}

static char *
explain_session (const Builder *b, int area)
{
  TriRange major = tri_price_list_get_renewal (b->care, b->terms->level, b->estimate,
                                               tri_range_make (0, 0, 0));
  double factor = tri_price_list_get_factor (b->care, b->terms->level)
                  * tri_price_list_get_kind_factor (b->care, b->estimate->kind);
  g_autofree char *each = format_minor (
      b, tri_money_round (major.typical / factor, tri_currency_digits (b->quote->currency)));

  /* Translators: a price, an area in cm². */
  return g_strdup_printf (_ ("%s for a session on %d cm²"), each, area);
}

static void
add_sessions (const Builder *b, const TriMoneyRange *prices)
{
  const TriEstimate *e = b->estimate;
  gboolean hourly = tri_price_list_get_way (b->care) == TRI_PRICE_BY_HOUR;

  for (guint i = 0; i < e->n_sessions; i++)
    {
      const TriPlannedSession *s = &e->sessions[i];
      g_autofree char *dots = tri_dots_format (s->dots);
      g_autofree char *hours = tri_hours_format (s->hours);
      g_autofree char *note
          = with_factors (b, hourly ? explain_hours (b, s->hours.typical)
                                    : explain_session (b, (int) lround (e->measure.area_cm2)));
      g_autofree char *text
          /* Translators: a line of a quote: number of the session, its purpose, dots, hours. */
          = g_strdup_printf (_ ("Session %u: %s, %s dots, %s"), i + 1, _ (purposes[i]), dots,
                             hours);

      tri_quote_add_line (b->quote, TRI_QUOTE_WORK, text, note, prices[i].typical);
    }
}

/* One line for all sessions: bands and areas are priced once. */
static void
add_treatment (const Builder *b, const TriMoneyRange *prices)
{
  const TriEstimate *e = b->estimate;
  int area = (int) lround (e->measure.area_cm2);
  g_autofree char *dots = tri_dots_format (e->measure.dots);
  g_autofree char *each = format_figure (b, TRI_FIGURE_CM2_PRICE);
  g_autofree char *text
      /* Translators: a line of a quote: number of sessions, dots. */
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Treatment in %u session, %s dots",
                                      "Treatment in %u sessions, %s dots", e->n_sessions),
                         e->n_sessions, dots);
  g_autofree char *note = with_factors (b, tri_price_list_get_way (b->care) == TRI_PRICE_BY_BAND
                                               ? explain_band (b, area)
                                               /* Translators: an area times the price of a cm². */
                                               : g_strdup_printf (_ ("%d cm² × %s"), area, each));
  gint64 sum = 0;

  for (guint i = 0; i < e->n_sessions; i++)
    sum += prices[i].typical;
  tri_quote_add_line (b->quote, TRI_QUOTE_WORK, text, note, sum);
}

static void
add_work (const Builder *b)
{
  TriMoneyRange prices[TRI_MAX_SESSIONS];

  tri_price_list_get_sessions (b->care, b->terms->level, b->estimate, b->quote->currency, prices);
  switch (tri_price_list_get_way (b->care))
    {
    case TRI_PRICE_BY_BAND:
    case TRI_PRICE_BY_AREA:
      add_treatment (b, prices);
      break;
    case TRI_PRICE_BY_SESSION:
    case TRI_PRICE_BY_HOUR:
    case TRI_N_PRICE_WAYS:
      add_sessions (b, prices);
      break;
    }
}

static void
add_scars (const Builder *b)
{
  gint64 minor = tri_price_list_get_minor (b->care, TRI_FIGURE_SCAR_PRICE, b->quote->currency);

  if (b->terms->scars && minor != 0)
    tri_quote_add_line (b->quote, TRI_QUOTE_SCARS, _ ("Surcharge for scars"),
                        _ ("once for the treatment"), minor);
}

static void
add_travel (const Builder *b)
{
  guint visits = b->estimate->n_sessions;
  gint64 minor = tri_money_round (visits * tri_figures_get (b->care, TRI_FIGURE_TRAVEL),
                                  tri_currency_digits (b->quote->currency));
  g_autofree char *each = format_figure (b, TRI_FIGURE_TRAVEL);
  g_autofree char *text = NULL;

  if (minor == 0)
    return;
  text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Travel, %u visit at %s", "Travel, %u visits at %s", visits),
      visits, each);
  tri_quote_add_line (b->quote, TRI_QUOTE_TRAVEL, text, "", minor);
}

static gboolean
add_agreed (const Builder *b,
            TriQuoteLineKind kind,
            const char *text,
            gint64 minor,
            const char *reason,
            GError **error)
{
  g_autofree char *note = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (minor == 0)
    return TRUE;
  if (minor < 0)
    g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                         _ ("Enter an amount greater than zero."));
  else if (*note == '\0')
    g_set_error_literal (
        error, TRI_ERROR, TRI_ERROR_INVALID,
        kind == TRI_QUOTE_EXTRA
            ? _ ("Say what the extra amount is for: the quote explains every line.")
            : _ ("Say why there is a discount: the quote explains every line."));
  else
    {
      tri_quote_add_line (b->quote, kind, text, note, kind == TRI_QUOTE_EXTRA ? minor : -minor);
      return TRUE;
    }
  return FALSE;
}

/* On all lines before it; a tax that the prices hold is told, and adds nothing. */
static void
add_tax (const Builder *b)
{
  double rate = tri_figures_get (b->care, TRI_FIGURE_TAX_RATE);
  const char *name = tri_price_list_get_tax_name (b->care);
  gint64 total = tri_quote_get_total (b->quote);
  gint64 added = tri_price_list_get_tax_added (b->care, total);
  gint64 included = tri_price_list_get_tax_included (b->care, total);
  g_autofree char *amount = NULL;
  g_autofree char *text = NULL;
  g_autofree char *note = NULL;

  if (added == 0 && included == 0)
    return;
  amount = format_minor (b, added != 0 ? total : included);
  text = g_strdup_printf (added != 0 ? _ ("%s %.4g %%") : _ ("%s %.4g %%, included"), name, rate);
  /* Translators: a tax is computed on this amount; or this much of the total is tax. */
  note = g_strdup_printf (added != 0 ? _ ("on %s") : _ ("%s of the total"), amount);
  tri_quote_add_line (b->quote, TRI_QUOTE_TAX, text, note, added);
}

TriQuote *
tri_quote_new (const TriEstimate *estimate,
               const TriFigures *care,
               const TriQuoteTerms *terms,
               GError **error)
{
  g_autoptr (TriQuote) self = NULL;
  TriQuoteTerms usual;
  Builder b;

  g_return_val_if_fail (estimate != NULL && care != NULL, NULL);

  if (estimate->n_sessions == 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("There is nothing to quote: the design treats no bald skin."));
      return NULL;
    }
  usual = tri_quote_terms_default (estimate, care);
  self = tri_quote_new_empty (estimate->price.currency);
  b = (Builder){ self, estimate, care, terms != NULL ? terms : &usual };
  add_work (&b);
  add_scars (&b);
  add_travel (&b);
  if (!add_agreed (&b, TRI_QUOTE_EXTRA, _ ("Extra"), b.terms->extra_minor, b.terms->extra_reason,
                   error)
      || !add_agreed (&b, TRI_QUOTE_DISCOUNT, _ ("Discount"), b.terms->discount_minor,
                      b.terms->discount_reason, error))
    return NULL;
  if (tri_quote_get_total (self) < 0)
    {
      g_set_error_literal (error, TRI_ERROR, TRI_ERROR_INVALID,
                           _ ("The discount is more than all the rest; enter a smaller one."));
      return NULL;
    }
  add_tax (&b);
  return g_steal_pointer (&self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a command found out, as text for people and as JSON for programs. */

#include "config.h"

#include "tri-cli-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

GPtrArray *
_tri_cli_warnings (const TriRegistration *registration)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func (g_free);
  const TriClickCheck *check = &registration->check;

  if (registration->swapped)
    g_ptr_array_add (warnings, g_strdup (_ ("Left and right were exchanged in the landmarks; they "
                                            "were put right. Left is the client’s left.")));
  if (check->suspect && check->landmark < TRI_N_LANDMARKS)
    g_ptr_array_add (warnings, g_strdup_printf (_ ("The point “%s” does not fit the others; check "
                                                   "it."),
                                                tri_landmark_get_id (check->landmark)));
  else if (check->suspect)
    g_ptr_array_add (warnings, g_strdup_printf (_ ("Point %u on the outline does not fit the "
                                                   "others; check it."),
                                                check->silhouette + 1));
  return warnings;
}

static void
add_double (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, value);
}

void
_tri_cli_add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

void
_tri_cli_add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

/* Whole amounts as whole numbers, others as the nearest fraction. */
static void
add_major (JsonBuilder *builder, const char *name, gint64 minor, int digits)
{
  gint64 unit = 1;

  for (int i = 0; i < digits; i++)
    unit *= 10;
  if (minor % unit == 0)
    _tri_cli_add_int (builder, name, minor / unit);
  else
    add_double (builder, name, (double) minor / (double) unit);
}

void
_tri_cli_add_money (JsonBuilder *builder, const char *name, TriMoneyRange range)
{
  int digits = tri_currency_digits (range.currency);

  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_major (builder, "low", range.low, digits);
  add_major (builder, "typical", range.typical, digits);
  add_major (builder, "high", range.high, digits);
  _tri_cli_add_string (builder, "currency", range.currency);
  json_builder_end_object (builder);
}

void
_tri_cli_add_range (JsonBuilder *builder, const char *name, TriRange range)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  add_double (builder, "low", range.low);
  add_double (builder, "typical", range.typical);
  add_double (builder, "high", range.high);
  json_builder_end_object (builder);
}

void
_tri_cli_add_amount (JsonBuilder *builder, const char *name, TriMoney money)
{
  add_major (builder, name, money.minor, tri_currency_digits (money.currency));
}

void
_tri_cli_add_pose (JsonBuilder *builder,
                   const TriPose *pose,
                   double scale_error_percent,
                   double fit_error_mm)
{
  double yaw, pitch, roll;

  tri_rotation_to_euler (&pose->rotation, &yaw, &pitch, &roll);
  json_builder_set_member_name (builder, "pose");
  json_builder_begin_object (builder);
  add_double (builder, "yaw_deg", yaw);
  add_double (builder, "pitch_deg", pitch);
  add_double (builder, "roll_deg", roll);
  add_double (builder, "px_per_mm", pose->scale);
  /* As far as the photo tells; 1 / kappa is never endless, the prior holds it near 1.4 m. */
  add_double (builder, "camera_distance_m", pose->kappa > 0.0 ? 1e-3 / pose->kappa : 0.0);
  add_double (builder, "scale_error_percent", scale_error_percent);
  add_double (builder, "fit_error_mm", fit_error_mm);
  json_builder_end_object (builder);
}

void
_tri_cli_add_findings (JsonBuilder *builder, GPtrArray *findings)
{
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < findings->len; i++)
    {
      const TriFinding *finding = findings->pdata[i];

      json_builder_begin_object (builder);
      _tri_cli_add_string (builder, "id", finding->id);
      _tri_cli_add_string (builder, "level", tri_finding_level_get_id (finding->level));
      add_double (builder, "measure", finding->measure);
      _tri_cli_add_string (builder, "unit", finding->unit);
      _tri_cli_add_string (builder, "text", finding->text);
      _tri_cli_add_string (builder, "source", finding->source);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
_tri_cli_add_estimate (JsonBuilder *builder, const TriEstimate *e)
{
  add_double (builder, "area_cm2", e->measure.area_cm2);
  _tri_cli_add_int (builder, "dots", e->measure.dots);
  add_double (builder, "hours", e->hours.typical);
  _tri_cli_add_range (builder, "hours_range", e->hours);
  _tri_cli_add_int (builder, "sessions", e->n_sessions);
  _tri_cli_add_money (builder, "price", e->price);
  _tri_cli_add_range (builder, "touch_up_years", e->touch_up_years);
  _tri_cli_add_money (builder, "touch_up_price", e->touch_up_price);
}

void
_tri_cli_report_to_json (const TriCliReport *report, JsonBuilder *builder)
{
  const TriRegistration *r = report->registration;

  _tri_cli_add_pose (builder, &r->pose, r->scale_error_percent, r->fit_error_mm);
  _tri_cli_add_estimate (builder, report->estimate);
  _tri_cli_add_findings (builder, report->findings);
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->warnings->len; i++)
    json_builder_add_string_value (builder, report->warnings->pdata[i]);
  json_builder_end_array (builder);
}

static void
print_estimate (const TriEstimate *e)
{
  g_autofree char *dots = tri_dots_format (e->measure.dots);
  g_autofree char *hours = tri_hours_format (e->hours);
  g_autofree char *price = tri_money_range_format (e->price);
  g_autofree char *again = tri_money_range_format (e->touch_up_price);

  if (e->n_sessions == 0)
    {
      g_print ("%s\n", _ ("The design treats no bald skin."));
      return;
    }
  /* Translators: area in cm², dots, number of sessions, hours, price. */
  g_print (_ ("Treated area %.0f cm², %s dots, %u sessions, %s, %s\n"), e->measure.area_cm2, dots,
           e->n_sessions, hours, price);
  g_print (e->kind == TRI_KIND_PERMANENT ? _ ("Touch-up after %.0f to %.0f months, %s\n")
                                         : _ ("Renewal after %.0f to %.0f months, %s\n"),
           floor (e->touch_up_years.low * 12.0 + 1e-6), ceil (e->touch_up_years.high * 12.0 - 1e-6),
           again);
}

void
_tri_cli_report_print (const TriCliReport *report)
{
  const TriRegistration *r = report->registration;
  double yaw, pitch, roll;

  tri_rotation_to_euler (&r->pose.rotation, &yaw, &pitch, &roll);
  /* Translators: rotation of the head in a photo, its scale with the error, and how well it fits.
   */
  g_print (_ ("Head: yaw %.1f°, pitch %.1f°, roll %.1f°, %.2f px/mm ±%.1f %%, fit error %.1f mm\n"),
           yaw, pitch, roll, r->pose.scale, r->scale_error_percent, r->fit_error_mm);
  print_estimate (report->estimate);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const TriFinding *finding = report->findings->pdata[i];

      if (finding->level != TRI_FINDING_GOOD)
        g_print ("%s\n", finding->text);
    }
  for (guint i = 0; i < report->warnings->len; i++)
    g_print ("%s\n", (const char *) report->warnings->pdata[i]);
}

char *
_tri_cli_json_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  return g_strconcat (text, "\n", NULL);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic: its name, currency and the figures it works with. */

#include "config.h"

#include "tri-record.h"

#include <string.h>

TriClinic *
tri_clinic_new_default (void)
{
  TriClinic *self = g_new0 (TriClinic, 1);

  self->name = g_strdup ("");
  memcpy (self->currency, "USD", sizeof self->currency);
  self->pigment = tri_figures_new_defaults (tri_pigment_figures_table ());
  self->care = tri_figures_new_defaults (tri_care_figures_table ());
  return self;
}

TriClinic *
tri_clinic_copy (const TriClinic *self)
{
  TriClinic *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_memdup2 (self, sizeof *self);
  copy->name = g_strdup (self->name);
  copy->pigment = tri_figures_ref (self->pigment);
  copy->care = tri_figures_ref (self->care);
  return copy;
}

void
tri_clinic_free (TriClinic *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_clear_pointer (&self->pigment, tri_figures_unref);
  g_clear_pointer (&self->care, tri_figures_unref);
  g_free (self);
}

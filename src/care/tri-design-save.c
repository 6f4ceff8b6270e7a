/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit as the record keeps it: the steps of its undo history and the revision that it makes. */

#include "config.h"

#include "tri-record.h"

TriDesignStep *
tri_design_step_new (gint64 number, char *design)
{
  TriDesignStep *self;

  g_return_val_if_fail (number > 0 && design != NULL, NULL);

  self = g_new0 (TriDesignStep, 1);
  self->number = number;
  self->design = design;
  return self;
}

void
tri_design_step_free (TriDesignStep *self)
{
  if (self == NULL)
    return;
  g_free (self->design);
  g_free (self);
}

TriDesignSave *
tri_design_save_new (const char *client_id)
{
  TriDesignSave *self;

  g_return_val_if_fail (client_id != NULL, NULL);

  self = g_new0 (TriDesignSave, 1);
  self->client_id = g_strdup (client_id);
  self->from = G_MAXINT64;
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_design_step_free);
  return self;
}

void
tri_design_save_free (TriDesignSave *self)
{
  if (self == NULL)
    return;
  g_free (self->client_id);
  tri_design_revision_free (self->revision);
  g_ptr_array_unref (self->steps);
  g_free (self);
}

TriDesignSave *
tri_design_save_copy (const TriDesignSave *self)
{
  TriDesignSave *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = tri_design_save_new (self->client_id);
  if (self->revision != NULL)
    copy->revision = tri_design_revision_copy (self->revision);
  copy->from = self->from;
  for (guint i = 0; i < self->steps->len; i++)
    {
      const TriDesignStep *step = self->steps->pdata[i];

      g_ptr_array_add (copy->steps, tri_design_step_new (step->number, g_strdup (step->design)));
    }
  copy->current_step = self->current_step;
  return copy;
}

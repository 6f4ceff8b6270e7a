/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's undo history: what the record keeps of it, and what a save adds.
 *
 * Steps of earlier days stay the texts that they are in the record until undo or redo is one step
 * away from them: ten thousand cost nothing at opening. One that cannot be read is passed over. */

#include "config.h"

#include "tri-consultation-private.h"

TriDesignRevision *
_tri_consultation_get_latest_revision (TriConsultation *self)
{
  GPtrArray *revisions = self->dossier->revisions;

  return revisions->len > 0 ? g_ptr_array_index (revisions, revisions->len - 1) : NULL;
}

/* The same client always gets the same dots: the seed follows from the record's id (FNV-1a). */
static guint64
seed_from_id (const char *id)
{
  guint64 hash = G_GUINT64_CONSTANT (0xcbf29ce484222325);

  for (const char *c = id; *c != '\0'; c++)
    hash = (hash ^ (guchar) *c) * G_GUINT64_CONSTANT (0x100000001b3);

  return hash;
}

static TriDesign *
make_first_design (TriConsultation *self)
{
  const TriClient *client = self->dossier->client;

  return tri_design_new_from_template (
      tri_styles_get_all (self->styles)->pdata[0], TRUE, client->norwood,
      tri_shade_suggest (&client->skin),
      tri_figures_get (self->clinic->pigment, (guint) TRI_FIGURE_DENSITY),
      seed_from_id (client->id));
}

static TriDesign *
read_step (const TriDesignStep *step)
{
  g_autoptr (GError) error = NULL;
  TriDesign *design = tri_design_from_string (step->design, &error);

  if (design == NULL)
    g_warning ("Step %" G_GINT64_FORMAT " of the undo history cannot be read: %s", step->number,
               error->message);
  return design;
}

/* The design of the steps' last one that can be read, NULL when there is none; it and what comes
 * after it is taken off. (transfer full) */
static TriDesign *
take_last (GPtrArray *steps, gint64 *out_number)
{
  TriDesign *design = NULL;

  while (design == NULL && steps->len > 0)
    {
      g_autoptr (TriDesignStep) step = g_ptr_array_steal_index (steps, steps->len - 1);

      design = read_step (step);
      *out_number = step->number;
    }
  return design;
}

void
_tri_consultation_fill_history (TriConsultation *self)
{
  gint64 number;

  if (!tri_history_can_undo (self->history))
    {
      g_autoptr (TriDesign) design = take_last (self->past, &number);

      if (design != NULL)
        tri_history_add_before (self->history, design, number);
    }
  if (!tri_history_can_redo (self->history))
    {
      g_autoptr (TriDesign) design = take_last (self->future, &number);

      if (design != NULL)
        tri_history_add_after (self->history, design, number);
    }
}

void
_tri_consultation_push_design (TriConsultation *self, TriDesign *design, guint key)
{
  tri_history_push (self->history, design, key);
  g_ptr_array_set_size (self->future, 0);
  self->unsaved_step = MIN (self->unsaved_step, tri_history_get_number (self->history));
}

/* restoring */

static TriDesign *
read_revision (const TriDesignRevision *revision)
{
  g_autoptr (GError) error = NULL;
  TriDesign *design = tri_design_from_string (revision->design, &error);

  if (design == NULL)
    g_warning ("Revision %d cannot be read: %s", revision->number, error->message);
  return design;
}

/* The steps up to where the client is, the nearest last, and those after it, the nearest last
 * too. */
static void
take_steps (TriConsultation *self)
{
  TriDossier *dossier = self->dossier;

  self->past = dossier->steps;
  dossier->steps = g_ptr_array_new ();
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_design_step_free);
  while (self->past->len > 0)
    {
      guint last = self->past->len - 1;
      const TriDesignStep *step = g_ptr_array_index (self->past, last);

      if (step->number <= dossier->current_step)
        return;
      g_ptr_array_add (self->future, g_ptr_array_steal_index (self->past, last));
    }
}

/* What the client was left at: the latest revision, without one the latest step, else a template.
 * (transfer full) */
static TriDesign *
find_design (TriConsultation *self, TriDesign *step_design)
{
  const TriDesignRevision *revision = _tri_consultation_get_latest_revision (self);
  TriDesign *design = NULL;

  if (revision != NULL)
    {
      self->moment.kind = revision->kind;
      design = read_revision (revision);
    }
  if (design == NULL && step_design != NULL)
    design = tri_design_ref (step_design);
  return design != NULL ? design : make_first_design (self);
}

void
_tri_consultation_restore_design (TriConsultation *self)
{
  gint64 current = self->dossier->current_step;
  gint64 step_number = 0;
  g_autoptr (TriDesign) step_design = NULL;
  g_autoptr (TriDesign) design = NULL;
  gboolean elsewhere;

  take_steps (self);
  step_design = take_last (self->past, &step_number);
  design = find_design (self, step_design);

  /* A step that is not the one the client was left at is of the past. */
  elsewhere = step_design != NULL && !tri_design_equal (step_design, design);
  self->saved_step = current;
  self->unsaved_step = G_MAXINT64;
  if (elsewhere && step_number == current)
    current++;
  if (current != self->saved_step || current == 0)
    {
      /* The record was changed by other hands, or knows no steps yet. */
      current = MAX (current, 1);
      self->unsaved_step = current;
      g_ptr_array_set_size (self->future, 0);
    }
  self->history = tri_history_new_at ((gpointer (*) (gpointer)) tri_design_ref,
                                      (void (*) (gpointer)) tri_design_unref, design, current);
  if (elsewhere)
    tri_history_add_before (self->history, step_design, step_number);
  _tri_consultation_fill_history (self);
  _tri_consultation_note_style (self);
}

/* saving */

TriDesignSave *
_tri_consultation_list_unsaved_steps (TriConsultation *self)
{
  TriDesignSave *save = tri_design_save_new (self->dossier->client->id);
  gint64 number = self->unsaved_step;
  gpointer design;

  save->from = self->unsaved_step;
  save->current_step = tri_history_get_number (self->history);
  for (; tri_history_find (self->history, number, &design, &number); number++)
    g_ptr_array_add (save->steps, tri_design_step_new (number, tri_design_to_string (design)));
  return save;
}

gboolean
_tri_consultation_has_unsaved_steps (TriConsultation *self)
{
  return self->unsaved_step != G_MAXINT64
         || self->saved_step != tri_history_get_number (self->history);
}

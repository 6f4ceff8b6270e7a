/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The consultation's papers: loaded beside the dossier, and again when one was added. */

#include "config.h"

#include "tri-consultation-private.h"

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsultation) self = user_data;
  g_autoptr (GError) error = NULL;
  TriPapers *papers = tri_store_load_papers_finish (TRI_STORE (source), result, &error);

  if (papers == NULL)
    {
      _tri_consultation_fail (self, error);
      return;
    }
  g_clear_pointer (&self->papers, tri_papers_free);
  self->papers = papers;
  _tri_consultation_papers_changed (self);
}

void
_tri_consultation_drop_papers (TriConsultation *self)
{
  g_cancellable_cancel (self->loading_papers);
  g_clear_object (&self->loading_papers);
}

const TriPapers *
tri_consultation_get_papers (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->papers;
}

void
tri_consultation_reload_papers (TriConsultation *self)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));

  _tri_consultation_drop_papers (self);
  self->loading_papers = g_cancellable_new ();
  tri_store_load_papers_async (self->store, self->dossier->client->id, self->loading_papers,
                               loaded_cb, g_object_ref (self));
}

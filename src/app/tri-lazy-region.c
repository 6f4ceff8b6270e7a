/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A design's region, made once by the thread that needs it first. */

#include "config.h"

#include "tri-lazy-region.h"

struct _TriLazyRegion
{
  gatomicrefcount ref_count;
  TriDesign *design;
  TriHead *head;

  GMutex mutex; /* of what follows; never held for long */
  GCond made;
  gboolean making;
  TriRegion *region;
  TriRegion *known; /* of an earlier edit, until the region is made */
};

/* The latest region of @self's edits. Returns: (transfer full) (nullable) */
static TriRegion *
get_known (TriLazyRegion *self)
{
  TriRegion *known;

  g_mutex_lock (&self->mutex);
  known = self->region != NULL ? self->region : self->known;
  if (known != NULL)
    tri_region_ref (known);
  g_mutex_unlock (&self->mutex);

  return known;
}

TriLazyRegion *
tri_lazy_region_new (TriDesign *design, TriHead *head, TriLazyRegion *previous)
{
  TriLazyRegion *self;

  g_return_val_if_fail (design != NULL, NULL);
  g_return_val_if_fail (head != NULL, NULL);

  self = g_new0 (TriLazyRegion, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->made);
  self->design = tri_design_ref (design);
  self->head = tri_head_ref (head);
  if (previous != NULL && previous->head == head)
    self->known = get_known (previous);

  return self;
}

TriLazyRegion *
tri_lazy_region_follow (TriLazyRegion *last, TriLazyRegion *current, TriDesign *design)
{
  g_return_val_if_fail (current != NULL, NULL);
  g_return_val_if_fail (design != NULL, NULL);

  if (last != NULL && last->head == current->head && tri_design_equal (last->design, design))
    return tri_lazy_region_ref (last);
  if (design == current->design)
    return tri_lazy_region_ref (current);

  return tri_lazy_region_new (design, current->head, current);
}

TriLazyRegion *
tri_lazy_region_ref (TriLazyRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
tri_lazy_region_unref (TriLazyRegion *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->region, tri_region_unref);
  g_clear_pointer (&self->known, tri_region_unref);
  tri_design_unref (self->design);
  tri_head_unref (self->head);
  g_cond_clear (&self->made);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

TriDesign *
tri_lazy_region_get_design (TriLazyRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->design;
}

TriHead *
tri_lazy_region_get_head (TriLazyRegion *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->head;
}

TriRegion *
tri_lazy_region_get (TriLazyRegion *self)
{
  TriRegion *region;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->mutex);
  while (self->making)
    g_cond_wait (&self->made, &self->mutex);
  if (self->region == NULL)
    {
      self->making = TRUE;
      g_mutex_unlock (&self->mutex);
      region = self->known != NULL ? tri_region_new_edited (self->known, self->design)
                                   : tri_region_new (self->design, self->head);
      g_mutex_lock (&self->mutex);
      self->region = region;
      g_clear_pointer (&self->known, tri_region_unref);
      self->making = FALSE;
      g_cond_broadcast (&self->made);
    }
  region = self->region;
  g_mutex_unlock (&self->mutex);

  return region;
}

TriRegion *
tri_lazy_region_peek (TriLazyRegion *self)
{
  TriRegion *region;

  g_return_val_if_fail (self != NULL, NULL);

  g_mutex_lock (&self->mutex);
  region = self->region;
  g_mutex_unlock (&self->mutex);

  return region;
}

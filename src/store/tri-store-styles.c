/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store's operations on the clinic's hairline styles. */

#include "config.h"

#include "tri-store-private.h"

#include "tri-tables.h"

static gpointer
list_styles_worker (TriConnection *connection, gpointer args, GError **error)
{
  g_autoptr (GPtrArray) styles = g_ptr_array_new_with_free_func ((GDestroyNotify) tri_style_free);

  return tri_style_table_list (connection, styles, error) ? g_steal_pointer (&styles) : NULL;
}

GPtrArray *
tri_store_list_styles (TriStore *self, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), NULL);

  return _tri_store_run (self, TRI_STORE_READ, list_styles_worker, NULL, NULL, error);
}

static gpointer
save_style_worker (TriConnection *connection, gpointer args, GError **error)
{
  const TriStyle *given = args;
  g_autoptr (TriStyle) style = tri_style_copy (given);

  if (style->saved_utc == 0)
    style->saved_utc = _tri_store_now ();
  return GINT_TO_POINTER (tri_style_table_save (connection, style, error));
}

gboolean
tri_store_save_style (TriStore *self, const TriStyle *style, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self) && style != NULL, FALSE);

  return _tri_store_run (self, TRI_STORE_WRITE, save_style_worker, (gpointer) style, NULL, error)
         != NULL;
}

void
tri_store_save_style_async (TriStore *self,
                            const TriStyle *style,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_return_if_fail (TRI_IS_STORE (self) && style != NULL);

  _tri_store_run_async (self, TRI_STORE_WRITE, save_style_worker, tri_style_copy (style),
                        (GDestroyNotify) tri_style_free, NULL, cancellable, callback, user_data,
                        tri_store_save_style_async);
}

gboolean
tri_store_save_style_finish (TriStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (TRI_IS_STORE (self), FALSE);

  return _tri_store_run_finish (self, result, tri_store_save_style_async, error) != NULL;
}

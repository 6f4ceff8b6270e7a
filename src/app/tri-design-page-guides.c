/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which guides the design page shows: actions of its menu, kept in the settings. */

#include "config.h"

#include "tri-design-page-private.h"

static const struct
{
  const char *key;
  TriOverlayParts part;
} guides[] = {
  { "guide-midline", TRI_OVERLAY_MIDLINE }, { "guide-glabella", TRI_OVERLAY_GLABELLA },
  { "guide-thirds", TRI_OVERLAY_THIRDS },   { "guide-canthi", TRI_OVERLAY_CANTHI },
  { "guide-grid", TRI_OVERLAY_GRID },       { "guide-wireframe", TRI_OVERLAY_WIREFRAME },
};

static void
settings_changed_cb (TriDesignPage *self, const char *key, GSettings *settings)
{
  TriOverlayParts parts = 0;

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    if (g_settings_get_boolean (settings, guides[i].key))
      parts |= guides[i].part;
  tri_canvas_set_guide_parts (self->canvas, parts);
}

void
_tri_design_page_init_guides (TriDesignPage *self)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (settings, guides[i].key);

      g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "guides", G_ACTION_GROUP (group));
  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  settings_changed_cb (self, NULL, settings);
  /* Alive as long as the page that it tells. */
  g_object_set_data_full (G_OBJECT (self), "guide-settings", g_steal_pointer (&settings),
                          g_object_unref);
}

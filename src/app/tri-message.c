/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tri-message.h"

#include <string.h>

/* Longer messages, in bytes, stay longer. */
#define LONG_MESSAGE 60
#define LONG_MESSAGE_SECONDS 10

/* A toast takes up to 500 ms to appear. libadwaita 1.2 touches freed memory when one that is told
 * to go before that is still there as its window closes. */
#define APPEAR_MS 800

typedef struct
{
  AdwToastOverlay *overlay; /* owns this */
  AdwToast *shown;          /* the last one */
  gint64 shown_us;
  AdwToast *next; /* comes when the last one has appeared */
  guint source;
} Messages;

static void
messages_free (gpointer data)
{
  Messages *self = data;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->shown);
  g_clear_object (&self->next);
  g_free (self);
}

static Messages *
get_messages (AdwToastOverlay *overlay)
{
  static const char key[] = "tri-messages";
  Messages *self = g_object_get_data (G_OBJECT (overlay), key);

  if (self == NULL)
    {
      self = g_new0 (Messages, 1);
      self->overlay = overlay;
      g_object_set_data_full (G_OBJECT (overlay), key, self, messages_free);
    }
  return self;
}

/* What goes by itself, or by its button, must not be told to go while it fades: libadwaita 1.2
 * would free it twice. */
static void
dismissed_cb (AdwToastOverlay *overlay, AdwToast *toast)
{
  Messages *self = get_messages (overlay);

  if (self->shown == toast)
    g_clear_object (&self->shown);
}

static gboolean
show_next_cb (gpointer user_data)
{
  Messages *self = user_data;

  /* Toasts queue, and the one before would hold this one up. */
  if (self->shown != NULL)
    adw_toast_dismiss (self->shown);
  g_signal_connect_object (self->next, "dismissed", G_CALLBACK (dismissed_cb), self->overlay,
                           G_CONNECT_SWAPPED);
  g_set_object (&self->shown, self->next);
  self->shown_us = g_get_monotonic_time ();
  adw_toast_overlay_add_toast (self->overlay, g_steal_pointer (&self->next));
  self->source = 0;
  return G_SOURCE_REMOVE;
}

void
tri_message_show_toast (AdwToastOverlay *overlay, AdwToast *toast)
{
  Messages *self = get_messages (overlay);
  gint64 age_ms = (g_get_monotonic_time () - self->shown_us) / 1000;

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->next);
  self->next = toast;
  if (self->shown != NULL && age_ms < APPEAR_MS)
    self->source = g_timeout_add (APPEAR_MS - age_ms, show_next_cb, self);
  else
    show_next_cb (self);
}

AdwToast *
tri_message_new (const char *text)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (text);

  /* A toast's own title is cut after one line; sentences that say what to do are longer. */
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 72);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  if (strlen (text) > LONG_MESSAGE)
    adw_toast_set_timeout (toast, LONG_MESSAGE_SECONDS);
  return toast;
}

void
tri_message_show (AdwToastOverlay *overlay, const char *text)
{
  tri_message_show_toast (overlay, tri_message_new (text));
}

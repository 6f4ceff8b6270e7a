/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's styles: saved from the design, renamed, copied, hidden, deleted. */

#include "config.h"

#include "tri-design-page-private.h"

#include "tri-compat.h"

#include <glib/gi18n.h>

static TriStyles *
get_styles (TriDesignPage *self)
{
  return tri_consultation_get_styles (self->consultation);
}

static GtkWindow *
get_window (TriDesignPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* saving */

/* What is told and done once it is in the record. */
typedef struct
{
  TriDesignPage *page;
  char *text;
  char *undo_id;         /* (nullable): offers to show this one again */
  TriTemplate *replaced; /* (nullable): offers to have it again as it was */
  TriDesign *design;     /* (nullable): becomes current */
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_free (saving->text);
  g_free (saving->undo_id);
  g_clear_pointer (&saving->replaced, tri_template_unref);
  g_clear_pointer (&saving->design, tri_design_unref);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static Saving *
saving_new (TriDesignPage *self, char *text)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->text = text;
  return saving;
}

static void
toast_undo (TriDesignPage *self, const char *text, const char *action, const char *id)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target (toast, "s", id);
  adw_toast_set_timeout (toast, 10);
  tri_message_show_toast (self->toasts, toast);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Saving) saving = user_data;
  TriDesignPage *self = saving->page;
  g_autoptr (GError) error = NULL;

  if (!tri_styles_save_finish (TRI_STYLES (source), result, &error))
    {
      tri_message_show (self->toasts, error->message);
      return;
    }
  if (self->consultation != NULL && saving->design != NULL)
    tri_consultation_set_design (self->consultation, saving->design, 0);
  if (self->consultation != NULL && saving->undo_id != NULL)
    tri_consultation_drop_candidate (self->consultation, saving->undo_id);
  g_clear_pointer (&self->replaced_style, tri_template_unref);
  self->replaced_style = g_steal_pointer (&saving->replaced);
  if (saving->undo_id != NULL)
    toast_undo (self, saving->text, "design.style-show", saving->undo_id);
  else if (self->replaced_style != NULL)
    toast_undo (self, saving->text, "design.style-restore",
                tri_template_get_id (self->replaced_style));
  else
    tri_message_show (self->toasts, saving->text);
}

void
_tri_design_page_keep_style (TriDesignPage *self, TriTemplate *style, char *text)
{
  tri_styles_save_async (get_styles (self), style, saved_cb, saving_new (self, text));
}

TriTemplate *
_tri_design_page_copy_style (TriDesignPage *self,
                             TriTemplate *model,
                             const char *id,
                             const char *name)
{
  g_autofree char *fresh = tri_id_new ();
  g_autoptr (GError) error = NULL;
  TriTemplate *style
      = tri_template_new (id != NULL ? id : fresh, name, tri_template_get_description (model),
                          tri_template_get_shape (model), tri_template_get_opening (model), &error);

  if (style == NULL)
    tri_message_show (self->toasts, error->message);
  return style;
}

/* names */

/* Asks what a style is called: the design as it is, or the clinic's own @id. */
typedef struct
{
  TriDesignPage *page;
  char *id; /* NULL for a new one */
} Naming;

static void ask_name (TriDesignPage *self, const char *id, const char *problem, const char *name);

static void
save_design (TriDesignPage *self, const char *name)
{
  const TriDesignSpec *spec
      = tri_design_get_spec (tri_consultation_get_design (self->consultation));
  TriDesignSpec named = *spec;
  /* TRANSLATORS: the description of a style that was saved from a design; the name of another */
  g_autofree char *description
      = g_strdup_printf (_ ("A style of this clinic, made from “%s”."),
                         tri_styles_get_name (get_styles (self), spec->template_id));
  g_autofree char *id = tri_id_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TriTemplate) style
      = tri_template_new (id, name, description, &spec->shape, &spec->shape, &error);
  Saving *saving;

  if (style == NULL)
    {
      ask_name (self, NULL, error->message, name);
      return;
    }
  g_strlcpy (named.template_id, tri_template_get_id (style), sizeof named.template_id);
  saving = saving_new (self, g_strdup_printf (_ ("“%s” is now offered to every client"),
                                              tri_template_get_name (style)));
  saving->design = tri_design_new (&named);
  tri_styles_save_async (get_styles (self), style, saved_cb, saving);
}

static void
rename_style (TriDesignPage *self, const char *id, const char *name)
{
  TriTemplate *old = tri_styles_find (get_styles (self), id);
  g_autoptr (TriTemplate) style = NULL;

  if (old == NULL || !tri_styles_is_own (get_styles (self), id))
    return;
  style = _tri_design_page_copy_style (self, old, id, name);
  if (style != NULL)
    _tri_design_page_keep_style (
        self, style,
        g_strdup_printf (_ ("The style is now called “%s”"), tri_template_get_name (style)));
}

static void
named_cb (const char *name, gpointer user_data)
{
  Naming *naming = user_data;
  g_autoptr (TriDesignPage) self = naming->page;
  g_autofree char *id = naming->id;
  g_autoptr (GError) error = NULL;

  g_free (naming);
  if (name == NULL || self->consultation == NULL)
    return;
  if (!tri_styles_check_name (get_styles (self), name, id, &error))
    ask_name (self, id, error->message, name);
  else if (id == NULL)
    save_design (self, name);
  else
    rename_style (self, id, name);
}

static void
ask_name (TriDesignPage *self, const char *id, const char *problem, const char *name)
{
  Naming *naming = g_new0 (Naming, 1);

  naming->page = g_object_ref (self);
  naming->id = g_strdup (id);
  tri_compat_ask_text (
      get_window (self), id == NULL ? _ ("Save as Clinic Style") : _ ("Rename Style"),
      problem != NULL ? problem
      : id == NULL    ? _ ("Line and edge as they are now, offered to every client of this clinic.")
                      : _ ("Choices made of this style are called by the new name too."),
      _ ("Name of the style"), name, id == NULL ? _ ("_Save") : _ ("_Rename"), named_cb, naming);
}

static void
save_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);

  if (self->consultation != NULL)
    ask_name (self, NULL, NULL, NULL);
}

/* one style */

/* The style that a command is about, NULL when it has gone. */
static TriTemplate *
get_target (TriDesignPage *self, GVariant *parameter)
{
  return self->consultation != NULL
             ? tri_styles_find (get_styles (self), g_variant_get_string (parameter, NULL))
             : NULL;
}

static void
rename_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriTemplate *style = get_target (self, parameter);

  if (style != NULL && tri_styles_is_own (get_styles (self), tri_template_get_id (style)))
    ask_name (self, tri_template_get_id (style), NULL, tri_template_get_name (style));
}

static void
duplicate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriTemplate *style = get_target (self, parameter);
  g_autoptr (TriTemplate) copy = NULL;
  g_autofree char *name = NULL;

  if (style == NULL)
    return;
  name = tri_styles_make_name (get_styles (self), tri_template_get_name (style));
  copy = _tri_design_page_copy_style (self, style, NULL, name);
  if (copy != NULL)
    _tri_design_page_keep_style (self, copy, g_strdup_printf (_ ("Copied as “%s”"), name));
}

/* The clinic's own style of the design gets the design's line and edge. */
static void
update_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriTemplate *old = get_target (self, parameter);
  const TriHairlineShape *shape;
  g_autoptr (TriTemplate) style = NULL;
  g_autoptr (GError) error = NULL;
  Saving *saving;

  if (old == NULL || !tri_styles_is_own (get_styles (self), tri_template_get_id (old)))
    return;
  shape = &tri_design_get_spec (tri_consultation_get_design (self->consultation))->shape;
  style = tri_template_new (tri_template_get_id (old), tri_template_get_name (old),
                            tri_template_get_description (old), shape, shape, &error);
  if (style == NULL)
    {
      tri_message_show (self->toasts, error->message);
      return;
    }
  saving = saving_new (
      self, g_strdup_printf (_ ("“%s” is now as this design is"), tri_template_get_name (old)));
  saving->replaced = tri_template_ref (old);
  tri_styles_save_async (get_styles (self), style, saved_cb, saving);
}

static void
restore_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  g_autoptr (TriTemplate) style = g_steal_pointer (&self->replaced_style);

  if (self->consultation == NULL || style == NULL)
    return;
  _tri_design_page_keep_style (
      self, style, g_strdup_printf (_ ("“%s” is as it was"), tri_template_get_name (style)));
}

/* @text: (transfer full): told when it is done */
static void
set_state (TriDesignPage *self, TriTemplate *style, TriStyleState state, char *text)
{
  Saving *saving = saving_new (self, text);

  if (state != TRI_STYLE_SHOWN)
    saving->undo_id = g_strdup (tri_template_get_id (style));
  tri_styles_set_state_async (get_styles (self), tri_template_get_id (style), state, saved_cb,
                              saving);
}

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriTemplate *style = get_target (self, parameter);
  g_autoptr (GError) error = NULL;
  const char *name;

  if (style == NULL)
    return;
  name = tri_template_get_name (style);
  /* A deleted one comes back only while nothing else is called so. */
  if (tri_styles_check_name (get_styles (self), name, tri_template_get_id (style), &error))
    set_state (self, style, TRI_STYLE_SHOWN,
               g_strdup_printf (_ ("“%s” is now offered to every client"), name));
  else
    tri_message_show (self->toasts, error->message);
}

static void
hide_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriTemplate *style = get_target (self, parameter);

  if (style != NULL)
    set_state (
        self, style, TRI_STYLE_HIDDEN,
        g_strdup_printf (_ ("“%s” is now under More Styles"), tri_template_get_name (style)));
}

static void
delete_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TriDesignPage *self = TRI_DESIGN_PAGE (widget);
  TriTemplate *style = get_target (self, parameter);

  if (style != NULL && tri_styles_is_own (get_styles (self), tri_template_get_id (style)))
    set_state (self, style, TRI_STYLE_DELETED,
               g_strdup_printf (_ ("“%s” is deleted; what was chosen of it stays"),
                                tri_template_get_name (style)));
}

void
_tri_design_page_install_styles (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "design.style-save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "design.style-rename", "s", rename_action);
  gtk_widget_class_install_action (widget_class, "design.style-restore", "s", restore_action);
  gtk_widget_class_install_action (widget_class, "design.style-update", "s", update_action);
  gtk_widget_class_install_action (widget_class, "design.style-duplicate", "s", duplicate_action);
  gtk_widget_class_install_action (widget_class, "design.style-show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "design.style-hide", "s", hide_action);
  gtk_widget_class_install_action (widget_class, "design.style-delete", "s", delete_action);
}

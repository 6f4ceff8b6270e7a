/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A choice of the record, to be read: its pictures, what was said, and who signed. */

#include "config.h"

#include "tri-decision-window.h"

#include "tri-print.h"
#include "tri-signature-pad.h"
#include "tri-widget.h"
#include "tri-words.h"

#include <glib/gi18n.h>

struct _TriDecisionWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkRevealer *error_revealer;
  GtkWidget *healed_box;
  GtkPicture *healed_picture;
  GtkLabel *healed_note;
  GtkLabel *healed_label;
  GtkWidget *later_box;
  GtkPicture *later_picture;
  GtkLabel *later_note;
  GtkLabel *later_label;
  AdwPreferencesGroup *facts_group;
  AdwPreferencesGroup *overrides_group;
  AdwPreferencesGroup *rejections_group;
  AdwPreferencesGroup *caveats_group;
  AdwPreferencesGroup *signatures_group;
  GtkWidget *client_box;
  GtkLabel *client_label;
  TriSignaturePad *client_pad;
  GtkWidget *partner_box;
  GtkLabel *partner_label;
  TriSignaturePad *partner_pad;

  TriConsultation *consultation;
  char *decision_id;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (TriDecisionWindow, tri_decision_window, ADW_TYPE_WINDOW)

/* A line of the record; without @subtitle (nullable) of its own. */
static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (row, subtitle);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  adw_preferences_group_add (group, GTK_WIDGET (row));
}

/* pictures */

/* One picture on its way from the record to the screen. */
typedef struct
{
  TriStore *store;
  char *decision_id;
  TriDecisionMoment moment;
} PictureJob;

static void
picture_job_free (PictureJob *job)
{
  g_object_unref (job->store);
  g_free (job->decision_id);
  g_free (job);
}

static void
picture_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  PictureJob *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) png
      = tri_store_load_picture (job->store, job->decision_id, job->moment, &error);
  GdkTexture *texture = png != NULL ? gdk_texture_new_from_bytes (png, &error) : NULL;

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
picture_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TriDecisionWindow *self = TRI_DECISION_WINDOW (source);
  const PictureJob *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  if (texture != NULL)
    gtk_picture_set_paintable (job->moment == TRI_DECISION_FIVE_YEARS ? self->later_picture
                                                                      : self->healed_picture,
                               GDK_PAINTABLE (texture));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tri_widget_show_problem (self->error_revealer, error->message);
}

static void
load_picture (TriDecisionWindow *self,
              TriStore *store,
              const char *decision_id,
              TriDecisionMoment moment)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, picture_loaded_cb, NULL);
  const PictureJob job = { g_object_ref (store), g_strdup (decision_id), moment };

  g_task_set_source_tag (task, load_picture);
  g_task_set_task_data (task, g_memdup2 (&job, sizeof job), (GDestroyNotify) picture_job_free);
  g_task_run_in_thread (task, picture_worker);
}

static void
show_picture (TriDecisionWindow *self,
              TriStore *store,
              const TriDecision *decision,
              TriDecisionMoment moment)
{
  gboolean later = moment == TRI_DECISION_FIVE_YEARS;
  g_autofree char *day = tri_date_format (decision->date);
  g_autofree char *note = g_strdup_printf (_ ("Simulation, %s"), day);

  if (tri_decision_get_picture (decision, moment) == NULL)
    return;
  gtk_widget_set_visible (later ? self->later_box : self->healed_box, TRUE);
  gtk_label_set_label (later ? self->later_note : self->healed_note, note);
  gtk_label_set_label (later ? self->later_label : self->healed_label,
                       tri_decision_moment_get_name (moment, decision->kind));
  load_picture (self, store, decision->id, moment);
}

/* what was said */

static void
show_facts (TriDecisionWindow *self, TriConsultation *consultation, const TriDecision *decision)
{
  const TriDossier *dossier = tri_consultation_get_dossier (consultation);
  const TriDesignRevision *revision = tri_dossier_get_revision (dossier, decision->revision_id);
  g_autofree char *title
      = tri_words_choice (tri_consultation_get_styles (consultation), dossier, decision);
  g_autofree char *day = tri_date_format (decision->date);
  g_autofree char *present = tri_words_present (decision->present);
  g_autofree char *people = *decision->names != '\0'
                                ? g_strdup_printf ("%s (%s)", present, decision->names)
                                : g_strdup (present);
  g_autofree char *means
      = tri_kind_explain (tri_consultation_get_clinic (consultation)->care, decision->kind);

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, day);
  add_row (self->facts_group, title, means);
  add_row (self->facts_group, _ ("Present"), people);
  if (*decision->notes != '\0')
    add_row (self->facts_group, _ ("Notes"), decision->notes);
  if (revision != NULL)
    {
      g_autofree char *dots = tri_dots_format (revision->dots);
      /* Translators: number of the design's revision, area, dots, version of the program */
      g_autofree char *text
          = g_strdup_printf (_ ("Revision %d, %.0f cm², about %s dots; Trichion %s"),
                             revision->number, revision->area_cm2, dots, decision->app_version);

      add_row (self->facts_group, _ ("Design"), text);
    }
}

static void
show_parts (TriDecisionWindow *self, TriStyles *styles, const TriDecision *decision)
{
  for (guint i = 0; i < decision->overrides->len; i++)
    {
      const TriOverride *override = g_ptr_array_index (decision->overrides, i);

      add_row (self->overrides_group, override->text, override->reason);
    }
  for (guint i = 0; i < decision->rejections->len; i++)
    {
      const TriRejection *rejection = g_ptr_array_index (decision->rejections, i);

      add_row (self->rejections_group, tri_styles_get_name (styles, rejection->template_id),
               rejection->reason);
    }
  for (guint i = 0; i < decision->caveats->len; i++)
    add_row (self->caveats_group, ((TriCaveat *) g_ptr_array_index (decision->caveats, i))->text,
             NULL);
}

static void
show_signature (TriDecisionWindow *self, const TriSignature *signature)
{
  gboolean partner = signature->who == TRI_PICKER_PARTNER;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (signature->signed_utc);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%x %H:%M") : g_strdup ("");
  const char *who = partner ? _ ("Partner") : _ ("Client");
  TriSignaturePad *pad = partner ? self->partner_pad : self->client_pad;
  /* Translators: who signed by a typed name, the name, day and time */
  g_autofree char *text = *signature->name != '\0'
                              ? g_strdup_printf (_ ("%s: “%s”, %s"), who, signature->name, when)
                              : g_strdup_printf ("%s, %s", who, when);

  gtk_widget_set_visible (GTK_WIDGET (self->signatures_group), TRUE);
  gtk_widget_set_visible (partner ? self->partner_box : self->client_box, TRUE);
  gtk_label_set_label (partner ? self->partner_label : self->client_label, text);
  gtk_widget_set_visible (GTK_WIDGET (pad), *signature->strokes != '\0');
  if (*signature->strokes != '\0')
    {
      g_autoptr (GError) error = NULL;
      TriStrokes *strokes = tri_strokes_from_string (signature->strokes, &error);

      if (strokes != NULL)
        tri_signature_pad_show (pad, strokes);
      else
        tri_widget_show_problem (self->error_revealer, error->message);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (pad), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
print_activated (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TriDecisionWindow *self = TRI_DECISION_WINDOW (widget);

  tri_print_decision (GTK_WINDOW (self), self->consultation, self->decision_id);
}

static void
tri_decision_window_dispose (GObject *object)
{
  TriDecisionWindow *self = TRI_DECISION_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->consultation);
  g_clear_pointer (&self->decision_id, g_free);

  G_OBJECT_CLASS (tri_decision_window_parent_class)->dispose (object);
}

static void
tri_decision_window_class_init (TriDecisionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_decision_window_dispose;

  g_type_ensure (TRI_TYPE_SIGNATURE_PAD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-decision-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, caveats_group);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, client_box);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, client_label);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, client_pad);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, error_revealer);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, facts_group);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, healed_box);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, healed_label);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, healed_note);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, healed_picture);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, later_box);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, later_label);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, later_note);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, later_picture);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, overrides_group);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, partner_box);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, partner_label);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, partner_pad);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, rejections_group);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, signatures_group);
  gtk_widget_class_bind_template_child (widget_class, TriDecisionWindow, window_title);
  gtk_widget_class_install_action (widget_class, "decision.print", NULL, print_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "decision.print",
                                       NULL);
}

static void
tri_decision_window_init (TriDecisionWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

TriDecisionWindow *
tri_decision_window_new (TriConsultation *consultation, const TriDecision *decision)
{
  TriDecisionWindow *self;
  TriStore *store;

  g_return_val_if_fail (TRI_IS_CONSULTATION (consultation), NULL);
  g_return_val_if_fail (decision != NULL, NULL);

  self = g_object_new (TRI_TYPE_DECISION_WINDOW, NULL);
  self->consultation = g_object_ref (consultation);
  self->decision_id = g_strdup (decision->id);
  store = tri_consultation_get_store (consultation);
  show_facts (self, consultation, decision);
  show_parts (self, tri_consultation_get_styles (consultation), decision);
  for (guint i = 0; i < decision->signatures->len; i++)
    show_signature (self, g_ptr_array_index (decision->signatures, i));
  /* A choice of an early version has one picture, of the moment that the screen had. */
  show_picture (self, store, decision,
                tri_decision_get_picture (decision, TRI_DECISION_HEALED) != NULL
                    ? TRI_DECISION_HEALED
                    : TRI_DECISION_SHOWN);
  show_picture (self, store, decision, TRI_DECISION_FIVE_YEARS);
  return self;
}

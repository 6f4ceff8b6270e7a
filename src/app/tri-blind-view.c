/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures judged in unlabelled pairs, on the client's screen. */

#include "config.h"

#include "tri-blind-view.h"

#include "tri-present-card.h"
#include "tri-widget.h"

#include <glib/gi18n.h>

struct _TriBlindView
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkLabel *question;
  GtkLabel *progress;
  GtkBox *pair;
  /* One a style, drawn once; two of them are in sight. */
  GtkButton *choices[TRI_PRESENT_MAX];
  TriPresentCard *cards[TRI_PRESENT_MAX];
  GtkLabel *ranking;
  GtkLabel *consistency;
  GtkWidget *done;

  TriConsultation *consultation;
  TriBlindTrial *trial;
  guint n_styles;
  guint64 seed;
  TriPicker who;
  TriKind kind;
};

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TriBlindView, tri_blind_view, GTK_TYPE_WIDGET)

static void
set_choice_label (TriBlindView *self, guint index, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices[index]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_pair (TriBlindView *self, const TriBlindPair *pair)
{
  g_autofree char *progress
      /* TRANSLATORS: the number of a pair of pictures, of all */
      = g_strdup_printf (_ ("%u of %u"), tri_blind_trial_get_n_judged (self->trial) + 1,
                         tri_blind_trial_get_length (self->trial));

  gtk_label_set_label (self->progress, progress);
  gtk_box_reorder_child_after (self->pair, GTK_WIDGET (self->choices[pair->left]), NULL);
  gtk_box_reorder_child_after (self->pair, GTK_WIDGET (self->choices[pair->right]),
                               GTK_WIDGET (self->choices[pair->left]));
  for (guint i = 0; i < TRI_PRESENT_MAX; i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (self->choices[i]), i == pair->left || i == pair->right);
      tri_present_card_set_mirrored (self->cards[i], pair->mirrored);
    }
  set_choice_label (self, pair->left, _ ("The left picture"));
  set_choice_label (self, pair->right, _ ("The right picture"));
}

static void
save_result (TriBlindView *self)
{
  const char *ids[TRI_PRESENT_MAX];
  g_autoptr (TriBlindResult) result = NULL;

  for (guint i = 0; i < self->n_styles; i++)
    ids[i] = tri_template_get_id (tri_present_card_get_style (self->cards[i]));
  result = tri_blind_result_new (self->trial, ids, self->n_styles);
  result->who = self->who;
  result->kind = self->kind;
  result->seed = self->seed;
  tri_consultation_save_blind_result (self->consultation, result);
}

static void
show_result (TriBlindView *self)
{
  g_autoptr (GString) ranking = g_string_new (NULL);
  g_autofree char *consistency = NULL;
  guint order[TRI_BLIND_MAX];

  tri_blind_trial_get_ranking (self->trial, order);
  for (guint i = 0; i < self->n_styles; i++)
    {
      /* TRANSLATORS: the letter of a picture, how often it was liked better, how often shown */
      g_autofree char *line = g_strdup_printf (
          _ ("%c — liked better %u of %u times"), (char) ('A' + order[i]),
          tri_blind_trial_get_wins (self->trial, order[i]), 2 * (self->n_styles - 1));

      g_string_append_printf (ranking, "%s%s", i > 0 ? "\n" : "", line);
    }
  consistency = g_strdup_printf (
      _ ("Each pair was shown twice. The answer was the same in %u of %u "
         "pairs."),
      tri_blind_trial_get_n_consistent (self->trial), tri_blind_trial_get_n_pairs (self->trial));
  gtk_label_set_label (self->ranking, ranking->str);
  gtk_label_set_label (self->consistency, consistency);
  gtk_stack_set_visible_child_name (self->stack, "result");
  gtk_widget_grab_focus (self->done);
}

static void
choice_clicked_cb (TriBlindView *self, GtkButton *button)
{
  TriBlindPair pair;

  if (self->trial != NULL && tri_blind_trial_get_pair (self->trial, &pair))
    tri_blind_view_choose (self, button == self->choices[pair.left]);
}

static void
done_clicked_cb (TriBlindView *self)
{
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
tri_blind_view_dispose (GObject *object)
{
  TriBlindView *self = TRI_BLIND_VIEW (object);

  if (self->consultation != NULL)
    tri_blind_view_stop (self);
  tri_widget_drop_children (GTK_WIDGET (self));

  G_OBJECT_CLASS (tri_blind_view_parent_class)->dispose (object);
}

static void
tri_blind_view_class_init (TriBlindViewClass *klass)
{
  static const char *const choices[TRI_PRESENT_MAX] = { "choice_0", "choice_1", "choice_2" };
  static const char *const cards[TRI_PRESENT_MAX] = { "card_0", "card_1", "card_2" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tri_blind_view_dispose;

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (TRI_TYPE_PRESENT_CARD);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/trichion/Trichion/ui/tri-blind-view.ui");
  gtk_widget_class_bind_template_child (widget_class, TriBlindView, stack);
  gtk_widget_class_bind_template_child (widget_class, TriBlindView, question);
  gtk_widget_class_bind_template_child (widget_class, TriBlindView, progress);
  gtk_widget_class_bind_template_child (widget_class, TriBlindView, pair);
  gtk_widget_class_bind_template_child (widget_class, TriBlindView, ranking);
  gtk_widget_class_bind_template_child (widget_class, TriBlindView, consistency);
  gtk_widget_class_bind_template_child (widget_class, TriBlindView, done);
  for (guint i = 0; i < TRI_PRESENT_MAX; i++)
    {
      gtk_widget_class_bind_template_child_full (widget_class, choices[i], FALSE,
                                                 G_STRUCT_OFFSET (TriBlindView, choices)
                                                     + (gssize) (i * sizeof (GtkButton *)));
      gtk_widget_class_bind_template_child_full (widget_class, cards[i], FALSE,
                                                 G_STRUCT_OFFSET (TriBlindView, cards)
                                                     + (gssize) (i * sizeof (TriPresentCard *)));
    }
  gtk_widget_class_bind_template_callback (widget_class, choice_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
}

static void
tri_blind_view_init (TriBlindView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < TRI_PRESENT_MAX; i++)
    tri_present_card_set_unlabelled (self->cards[i]);
}

void
tri_blind_view_start (TriBlindView *self,
                      TriConsultation *consultation,
                      const GPtrArray *styles,
                      TriScene *scene,
                      const TriMoment *moment,
                      TriPicker who,
                      guint64 seed)
{
  TriBlindPair pair;

  g_return_if_fail (TRI_IS_BLIND_VIEW (self));
  g_return_if_fail (TRI_IS_CONSULTATION (consultation));
  g_return_if_fail (styles != NULL && styles->len >= 2 && styles->len <= TRI_PRESENT_MAX);
  g_return_if_fail (scene != NULL && moment != NULL);

  tri_blind_view_stop (self);
  self->consultation = g_object_ref (consultation);
  self->trial = tri_blind_trial_new (styles->len, seed);
  self->n_styles = styles->len;
  self->seed = seed;
  self->who = who;
  self->kind = moment->kind;
  for (guint i = 0; i < styles->len; i++)
    tri_present_card_show (self->cards[i], consultation, scene, styles->pdata[i], moment);
  gtk_label_set_label (self->question, who == TRI_PICKER_CLIENT
                                           ? _ ("Client: which do you like better?")
                                           : _ ("Partner: which do you like better?"));
  gtk_stack_set_visible_child_name (self->stack, "pair");
  if (tri_blind_trial_get_pair (self->trial, &pair))
    show_pair (self, &pair);
}

void
tri_blind_view_stop (TriBlindView *self)
{
  g_return_if_fail (TRI_IS_BLIND_VIEW (self));

  for (guint i = 0; i < TRI_PRESENT_MAX; i++)
    tri_present_card_clear (self->cards[i]);
  g_clear_pointer (&self->trial, tri_blind_trial_free);
  g_clear_object (&self->consultation);
}

void
tri_blind_view_choose (TriBlindView *self, gboolean left)
{
  TriBlindPair pair;

  g_return_if_fail (TRI_IS_BLIND_VIEW (self));

  if (self->trial == NULL || !tri_blind_trial_get_pair (self->trial, &pair)
      || !tri_present_card_has_picture (self->cards[pair.left])
      || !tri_present_card_has_picture (self->cards[pair.right]))
    return;

  tri_blind_trial_judge (self->trial, left);
  if (tri_blind_trial_get_pair (self->trial, &pair))
    {
      show_pair (self, &pair);
    }
  else
    {
      save_result (self);
      show_result (self);
    }
}

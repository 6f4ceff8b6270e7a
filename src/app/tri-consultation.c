/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One client's consultation: the object, its properties and what it was made of. */

#include "config.h"

#include "tri-consultation-private.h"
#include "tri-view-item-private.h"

enum
{
  SIGNAL_DOSSIER_CHANGED,
  SIGNAL_FAILED,
  SIGNAL_PAPERS_CHANGED,
  SIGNAL_PICKS_CHANGED,
  SIGNAL_STYLES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GParamSpec *properties[TRI_CONSULTATION_N_PROPS];

G_DEFINE_FINAL_TYPE (TriConsultation, tri_consultation, G_TYPE_OBJECT)

static void
tri_consultation_dispose (GObject *object)
{
  TriConsultation *self = TRI_CONSULTATION (object);

  g_cancellable_cancel (self->cancellable);
  _tri_consultation_drop_changes (self);
  _tri_consultation_drop_saving (self);
  _tri_consultation_drop_papers (self);
  g_clear_object (&self->view);
  g_clear_object (&self->second_view);
  if (self->views != NULL)
    g_list_store_remove_all (self->views);

  G_OBJECT_CLASS (tri_consultation_parent_class)->dispose (object);
}

static void
tri_consultation_finalize (GObject *object)
{
  TriConsultation *self = TRI_CONSULTATION (object);

  g_clear_object (&self->views);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->flushing, g_ptr_array_unref);
  g_clear_pointer (&self->history, tri_history_free);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->future, g_ptr_array_unref);
  g_clear_pointer (&self->region, tri_lazy_region_unref);
  g_clear_pointer (&self->treated, tri_design_unref);
  g_clear_pointer (&self->treated_region, tri_lazy_region_unref);
  g_clear_pointer (&self->scalp, tri_scalp_unref);
  g_clear_pointer (&self->head, tri_head_unref);
  g_clear_pointer (&self->dossier, tri_dossier_free);
  g_clear_pointer (&self->papers, tri_papers_free);
  g_clear_pointer (&self->clinic, tri_clinic_free);
  g_clear_object (&self->styles);
  g_clear_pointer (&self->tried, g_hash_table_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (tri_consultation_parent_class)->finalize (object);
}

static void
tri_consultation_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TriConsultation *self = TRI_CONSULTATION (object);

  switch (prop_id)
    {
    case TRI_CONSULTATION_PROP_VIEW:
      g_value_set_object (value, self->view);
      break;

    case TRI_CONSULTATION_PROP_DESIGN_SERIAL:
      g_value_set_uint (value, self->design_serial);
      break;

    case TRI_CONSULTATION_PROP_MOMENT_SERIAL:
      g_value_set_uint (value, self->moment_serial);
      break;

    case TRI_CONSULTATION_PROP_ESTIMATE_SERIAL:
      g_value_set_uint (value, self->estimate_serial);
      break;

    case TRI_CONSULTATION_PROP_CAN_UNDO:
      g_value_set_boolean (value, tri_history_can_undo (self->history));
      break;

    case TRI_CONSULTATION_PROP_CAN_REDO:
      g_value_set_boolean (value, tri_history_can_redo (self->history));
      break;

    case TRI_CONSULTATION_PROP_REGISTERED:
      g_value_set_boolean (value, self->scalp != NULL);
      break;

    case TRI_CONSULTATION_PROP_LOCKED:
      g_value_set_boolean (value, self->treated != NULL);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_consultation_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  TriConsultation *self = TRI_CONSULTATION (object);

  switch (prop_id)
    {
    case TRI_CONSULTATION_PROP_VIEW:
      tri_consultation_set_view (self, g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
tri_consultation_class_init (TriConsultationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = tri_consultation_dispose;
  object_class->finalize = tri_consultation_finalize;
  object_class->get_property = tri_consultation_get_property;
  object_class->set_property = tri_consultation_set_property;

  properties[TRI_CONSULTATION_PROP_VIEW]
      = g_param_spec_object ("view", NULL, NULL, TRI_TYPE_VIEW_ITEM, readable | G_PARAM_WRITABLE);
  properties[TRI_CONSULTATION_PROP_DESIGN_SERIAL]
      = g_param_spec_uint ("design-serial", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[TRI_CONSULTATION_PROP_MOMENT_SERIAL]
      = g_param_spec_uint ("moment-serial", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[TRI_CONSULTATION_PROP_ESTIMATE_SERIAL]
      = g_param_spec_uint ("estimate-serial", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[TRI_CONSULTATION_PROP_CAN_UNDO]
      = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, readable);
  properties[TRI_CONSULTATION_PROP_CAN_REDO]
      = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, readable);
  properties[TRI_CONSULTATION_PROP_REGISTERED]
      = g_param_spec_boolean ("registered", NULL, NULL, FALSE, readable);
  properties[TRI_CONSULTATION_PROP_LOCKED]
      = g_param_spec_boolean ("locked", NULL, NULL, FALSE, readable);

  g_object_class_install_properties (object_class, TRI_CONSULTATION_N_PROPS, properties);

  signals[SIGNAL_DOSSIER_CHANGED]
      = g_signal_new ("dossier-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[SIGNAL_STYLES_CHANGED]
      = g_signal_new ("styles-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PAPERS_CHANGED]
      = g_signal_new ("papers-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_PICKS_CHANGED]
      = g_signal_new ("picks-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
}

static void
tri_consultation_init (TriConsultation *self)
{
  self->cancellable = g_cancellable_new ();
  self->views = g_list_store_new (TRI_TYPE_VIEW_ITEM);
  self->flushing = g_ptr_array_new_with_free_func (g_object_unref);
  self->photo_bytes_max = TRI_PHOTO_BYTES_MAX;
  self->moment = (TriMoment){
    .kind = TRI_KIND_PERMANENT, .sessions_done = 3, .age_days = 28, .fading = TRI_END_TYPICAL
  };
}

void
_tri_consultation_notify (TriConsultation *self, TriConsultationProp prop)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
_tri_consultation_fail (TriConsultation *self, const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

void
_tri_consultation_papers_changed (TriConsultation *self)
{
  g_signal_emit (self, signals[SIGNAL_PAPERS_CHANGED], 0);
}

void
_tri_consultation_picks_changed (TriConsultation *self)
{
  g_signal_emit (self, signals[SIGNAL_PICKS_CHANGED], 0);
}

void
_tri_consultation_styles_changed (TriConsultation *self)
{
  g_signal_emit (self, signals[SIGNAL_STYLES_CHANGED], 0);
}

const TriSkin *
_tri_consultation_get_skin (TriConsultation *self)
{
  return &self->dossier->client->skin;
}

TriConsultation *
tri_consultation_new (TriStore *store,
                      TriStyles *styles,
                      const TriClinic *clinic,
                      TriDossier *dossier)
{
  TriConsultation *self;

  g_return_val_if_fail (TRI_IS_STORE (store), NULL);
  g_return_val_if_fail (TRI_IS_STYLES (styles), NULL);
  g_return_val_if_fail (clinic != NULL, NULL);
  g_return_val_if_fail (dossier != NULL && dossier->client != NULL, NULL);

  self = g_object_new (TRI_TYPE_CONSULTATION, NULL);
  self->store = g_object_ref (store);
  _tri_consultation_set_styles (self, styles);
  self->clinic = tri_clinic_copy (clinic);
  self->dossier = dossier;
  self->moment.age_days = tri_figures_get (self->clinic->pigment, (guint) TRI_FIGURE_HEALING_DAYS);

  _tri_consultation_restore_design (self);
  _tri_consultation_update_lock (self);
  _tri_consultation_load_photos (self);
  tri_consultation_reload_papers (self);

  return self;
}

TriStore *
tri_consultation_get_store (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->store;
}

TriStyles *
tri_consultation_get_styles (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->styles;
}

const TriClinic *
tri_consultation_get_clinic (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->clinic;
}

void
tri_consultation_set_clinic (TriConsultation *self, const TriClinic *clinic)
{
  TriClinic *copy;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (clinic != NULL);

  copy = tri_clinic_copy (clinic);
  tri_clinic_free (self->clinic);
  self->clinic = copy;

  /* The pigment's figures change every picture, the price's every forecast. */
  self->moment_serial++;
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_MOMENT_SERIAL);
  _tri_consultation_update_estimate (self);
}

const TriDossier *
tri_consultation_get_dossier (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->dossier;
}

const TriClient *
tri_consultation_get_client (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->dossier->client;
}

static void
reload_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TriConsultation) self = user_data;
  g_autoptr (GError) error = NULL;
  TriDossier *dossier;

  dossier = tri_store_load_dossier_finish (TRI_STORE (source), result, &error);
  if (dossier == NULL)
    {
      _tri_consultation_fail (self, error);
      return;
    }
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      tri_dossier_free (dossier);
      return;
    }

  tri_dossier_free (self->dossier);
  self->dossier = dossier;
  _tri_consultation_sync_photos (self);
  _tri_consultation_update_lock (self);
  _tri_consultation_update_estimate (self);
  g_signal_emit (self, signals[SIGNAL_DOSSIER_CHANGED], 0);
}

void
tri_consultation_reload (TriConsultation *self)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));

  tri_store_load_dossier_async (self->store, self->dossier->client->id, self->cancellable,
                                reload_cb, g_object_ref (self));
  /* What the client's entry tells of a transplant counts there, too. */
  tri_consultation_reload_papers (self);
}

GListModel *
tri_consultation_get_views (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return G_LIST_MODEL (self->views);
}

TriViewItem *
tri_consultation_get_view (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->view;
}

void
tri_consultation_set_view (TriConsultation *self, TriViewItem *view)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (view == NULL || TRI_IS_VIEW_ITEM (view));

  if (!g_set_object (&self->view, view))
    return;

  if (view != NULL)
    _tri_view_item_set_shown (view, ++self->n_shown);
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_VIEW);
  _tri_consultation_load (self);
}

void
tri_consultation_set_second_view (TriConsultation *self, TriViewItem *view)
{
  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (view == NULL || TRI_IS_VIEW_ITEM (view));

  if (g_set_object (&self->second_view, view))
    _tri_consultation_load (self);
}

const TriMoment *
tri_consultation_get_moment (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return &self->moment;
}

void
tri_consultation_set_moment (TriConsultation *self, const TriMoment *moment)
{
  gboolean kind_changed;

  g_return_if_fail (TRI_IS_CONSULTATION (self));
  g_return_if_fail (moment != NULL);

  kind_changed = self->moment.kind != moment->kind;
  if (!kind_changed && self->moment.sessions_done == moment->sessions_done
      && self->moment.age_days == moment->age_days && self->moment.fading == moment->fading)
    return;

  self->moment = *moment;
  self->moment_serial++;
  _tri_consultation_notify (self, TRI_CONSULTATION_PROP_MOMENT_SERIAL);
  if (kind_changed)
    _tri_consultation_update_estimate (self);
}

TriScalp *
tri_consultation_get_scalp (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->scalp;
}

const TriEstimate *
tri_consultation_get_estimate (TriConsultation *self)
{
  g_return_val_if_fail (TRI_IS_CONSULTATION (self), NULL);

  return self->has_estimate ? &self->estimate : NULL;
}

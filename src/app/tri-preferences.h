/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's name, currency and own figures, each with its source and a way back. */

#pragma once

#include "tri-application.h"

G_BEGIN_DECLS

#define TRI_TYPE_PREFERENCES (tri_preferences_get_type ())
G_DECLARE_FINAL_TYPE (TriPreferences, tri_preferences, TRI, PREFERENCES, AdwWindow)

TriPreferences *tri_preferences_new (TriApplication *application);

G_END_DECLS

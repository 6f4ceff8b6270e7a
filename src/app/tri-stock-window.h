/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clinic's stock of pigment and needles. */

#pragma once

#include "tri-application.h"

G_BEGIN_DECLS

#define TRI_TYPE_STOCK_WINDOW (tri_stock_window_get_type ())
G_DECLARE_FINAL_TYPE (TriStockWindow, tri_stock_window, TRI, STOCK_WINDOW, AdwWindow)

TriStockWindow *tri_stock_window_new (TriApplication *application);

G_END_DECLS

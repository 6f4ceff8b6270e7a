/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of Trichion's own code. */

#include "config.h"

#include "tri-error.h"

/* Written out because clang-format would put spaces into G_DEFINE_QUARK's name. */
GQuark
tri_error_quark (void)
{
  return g_quark_from_static_string ("tri-error-quark");
}

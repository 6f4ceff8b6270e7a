/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One patch test of a client, to be filled in. */

#pragma once

#include <adwaita.h>

#include "tri-client-parts.h"

G_BEGIN_DECLS

/* Signal "remove" when the person wants it gone. */
#define TRI_TYPE_PATCH_TEST_ROW (tri_patch_test_row_get_type ())
G_DECLARE_FINAL_TYPE (TriPatchTestRow, tri_patch_test_row, TRI, PATCH_TEST_ROW, AdwExpanderRow)

TriPatchTestRow *tri_patch_test_row_new (const TriPatchTest *test);
/* Returns: (transfer full): NULL with TRI_ERROR_INVALID when the day is no day */
TriPatchTest *tri_patch_test_row_take (TriPatchTestRow *self,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

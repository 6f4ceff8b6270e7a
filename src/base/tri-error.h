/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one error domain of Trichion's own code. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TriError:
 * @TRI_ERROR_INVALID: the input does not mean anything we can use; the message says what to change
 * @TRI_ERROR_NOT_FOUND: a named thing (file, client, template) is not there
 * @TRI_ERROR_TOO_LARGE: over a size limit that is checked before any work is done
 * @TRI_ERROR_UNSUPPORTED: understood, but this build or this version cannot do it
 * @TRI_ERROR_DAMAGED: a file is of the right kind but broken (truncated photo, corrupt record)
 * @TRI_ERROR_READ_ONLY: the place cannot be written to
 * @TRI_ERROR_FULL: no space left
 * @TRI_ERROR_BUSY: another program or instance holds it
 * @TRI_ERROR_CONFLICT: a rule of the domain forbids it (a locked permanent design, a changed
 * record)
 * @TRI_ERROR_FAILED: anything else; the message carries the lower layer's reason
 */
typedef enum
{
  TRI_ERROR_INVALID,
  TRI_ERROR_NOT_FOUND,
  TRI_ERROR_TOO_LARGE,
  TRI_ERROR_UNSUPPORTED,
  TRI_ERROR_DAMAGED,
  TRI_ERROR_READ_ONLY,
  TRI_ERROR_FULL,
  TRI_ERROR_BUSY,
  TRI_ERROR_CONFLICT,
  TRI_ERROR_FAILED,
} TriError;

#define TRI_ERROR (tri_error_quark ())

GQuark tri_error_quark (void);

/* A piece of somebody's file as a message may quote it: valid UTF-8 on one line, cut off after 60
 * characters. (transfer full) */
char *tri_error_shown (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The command line: the whole job without a display. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What tri_cli_run () returns when the arguments name no command: the window is wanted. */
#define TRI_CLI_NOT_MINE (-1)

/**
 * tri_cli_run:
 *
 * Runs "trichion COMMAND …", "--help" or "--version". On bad input it prints one line on standard
 * error and leaves no output file behind. The caller has set the locale.
 *
 * Returns: the exit status: 0, 2 for a wrong command line, 1 for anything else that failed; or
 *   TRI_CLI_NOT_MINE, when there is no argument or the first is an option that is not one of these
 */
int tri_cli_run (int argc, char **argv);

G_END_DECLS

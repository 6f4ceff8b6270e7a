/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses between the command line and the window. */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>

#include "tri-cli.h"

int
main (int argc, char **argv)
{
  char *help[] = { argv[0], (char *) "--help", NULL };
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  status = tri_cli_run (argc, argv);
  if (status == TRI_CLI_NOT_MINE)
    return tri_cli_run (2, help);
  return status;
}

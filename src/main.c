/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chooses between the command line and the window. */

#include "config.h"

#include "tri-application.h"
#include "tri-cli.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char **argv)
{
  /* run.sh starts the program where it was built, with the translations made there. */
  const char *locale_dir = g_getenv ("TRI_LOCALEDIR");
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_set_prgname ("trichion");
  g_set_application_name (_ ("Trichion"));

  status = tri_cli_run (argc, argv);
  if (status == TRI_CLI_NOT_MINE)
    return tri_app_run (argc, argv);
  return status;
}

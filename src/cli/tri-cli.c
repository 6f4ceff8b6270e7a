/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Picks the command and turns its outcome into an exit status. */

#include "config.h"

#include "tri-cli.h"

#include "tri-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} Command;

static const Command commands[] = {
  { "calendar", _tri_cli_calendar, N_ ("Write appointments as a calendar file") },
  { "demo", _tri_cli_demo, N_ ("Make a demo client’s consultation in a folder") },
  { "due", _tri_cli_due, N_ ("List whose touch-up is due") },
  { "render", _tri_cli_render, N_ ("Draw a design on a photo of a client") },
  { "sheet", _tri_cli_hand_out, N_ ("Write a client’s hand-out as a PDF") },
};

static void
print_help (void)
{
  g_print ("%s\n  trichion %s\n  trichion %s\n\n%s\n", _ ("Usage:"),
           _ ("[OPTION…]          opens the window"),
           _ ("COMMAND [OPTION…]  works without a display"), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n  %-16s %s\n  %-16s %s\n  %-16s %s\n  %-16s %s\n", _ ("Options of the window:"),
           "--demo", _ ("Open the demo client in a record of its own"), "--new-client",
           _ ("Begin with a new client"), "--today", _ ("Begin with what is to be done today"),
           _ ("--store FOLDER"), _ ("Keep the record in this folder"));
  g_print ("\n%s\n", _ ("“trichion COMMAND --help” tells a command’s options."));
}

static int
run_command (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (argv[1], commands[i].name))
        return commands[i].run (argc - 1, argv + 1);
    }
  g_set_error (&error, TRI_CLI_ERROR, 0, _ ("There is no command “%s”; see trichion --help."),
               argv[1]);
  return _tri_cli_fail (error);
}

int
tri_cli_run (int argc, char **argv)
{
  g_return_val_if_fail (argc == 0 || argv != NULL, TRI_CLI_USAGE);

  if (argc < 2)
    return TRI_CLI_NOT_MINE;
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return TRI_CLI_OK;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("Trichion %s\n", TRI_VERSION);
      return TRI_CLI_OK;
    }
  if (*argv[1] == '-')
    return TRI_CLI_NOT_MINE;
  return run_command (argc, argv);
}

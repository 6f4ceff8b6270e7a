/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands share: errors of use, text for people, JSON for programs. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "tri-estimate.h"
#include "tri-export.h"
#include "tri-findings.h"
#include "tri-library.h"
#include "tri-registration.h"
#include "tri-scene.h"
#include "tri-store.h"

G_BEGIN_DECLS

#define TRI_CLI_OK 0
#define TRI_CLI_FAILED 1
#define TRI_CLI_USAGE 2
#define TRI_CLI_BUSY 3 /* the record is open in the window */

/* A wrong command line. Whatever else fails has an error of another domain. */
#define TRI_CLI_ERROR (_tri_cli_error_quark ())
GQuark _tri_cli_error_quark (void);

/* Prints @error as the one line of standard error. Returns: the exit status that fits it */
int _tri_cli_fail (const GError *error);

/* Parses @argv (command at index 0) strictly; what is left are the positional arguments, of which
 * there must be @n_positional. TRI_CLI_ERROR otherwise. */
gboolean _tri_cli_parse (const char *usage,
                         const char *summary,
                         const GOptionEntry *entries,
                         guint n_positional,
                         int *argc,
                         char ***argv,
                         GError **error);

/* @text as a whole number from @minimum to @maximum; TRI_CLI_ERROR names @option. */
gboolean _tri_cli_parse_number (
    const char *option, const char *text, int minimum, int maximum, int *out_value, GError **error);

/* The file's content with a size limit; the messages tell a directory, a missing and an unreadable
 * file apart. Returns: (transfer full) */
GBytes *_tri_cli_read_file (const char *path,
                            gsize max_bytes,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The day that "--date" gives, or today here when @text is NULL. */
gboolean _tri_cli_parse_date (const char *text, TriDate *out_date, GError **error);

/* A record is not made by asking for it. @folder: (nullable): the usual one.
 * Returns: (transfer full) */
TriStore *_tri_cli_open_store (const char *folder, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The id of the client with the id @words, or the only one whom those words fit.
 * Returns: (transfer full): NULL with TRI_ERROR_NOT_FOUND, or TRI_ERROR_INVALID when they fit
 *   several */
char *_tri_cli_find_client (TriStore *store,
                            const char *words,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A client's photo before it is known where the head is in it. */
typedef struct
{
  GBytes *bytes;
  char *name;      /* for messages */
  TriPhoto *whole; /* (nullable): NULL when its pixels will be streamed */
  int width, height;
  double focal_px;
} TriCliPhoto;

gboolean _tri_cli_photo_open (TriCliPhoto *self, const char *path, gboolean whole, GError **error);
/* As much of it as a scene of @pose and its picture need. Returns: (transfer full) */
TriPhoto *_tri_cli_photo_load (const TriCliPhoto *self,
                               const TriPose *pose,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void _tri_cli_photo_clear (TriCliPhoto *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TriCliPhoto, _tri_cli_photo_clear)

/* What both forms of output say. */
typedef struct
{
  const TriRegistration *registration;
  const TriEstimate *estimate;
  GPtrArray *findings; /* (element-type TriFinding) */
  GPtrArray *warnings; /* (element-type char *) about the input: a swap, a doubtful click */
} TriCliReport;

/* Sentences about doubtful clicks. Returns: (transfer full) (element-type char *) */
GPtrArray *_tri_cli_warnings (const TriRegistration *registration) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the report's members to the object that @builder is in. */
void _tri_cli_report_to_json (const TriCliReport *report, JsonBuilder *builder);
void _tri_cli_report_print (const TriCliReport *report);
/* {"low": 1630, "high": 2210, "currency": "USD"} in major units. */
void _tri_cli_add_money (JsonBuilder *builder, const char *name, TriMoneyRange range);
void _tri_cli_add_range (JsonBuilder *builder, const char *name, TriRange range);
/* The text of the object that @builder built, with a line end. Returns: (transfer full) */
char *_tri_cli_json_text (JsonBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

/* Parts of a report for commands that build their own object. */
void _tri_cli_add_pose (JsonBuilder *builder,
                        const TriPose *pose,
                        double scale_error_percent,
                        double fit_error_mm);
void _tri_cli_add_estimate (JsonBuilder *builder, const TriEstimate *estimate);
void _tri_cli_add_findings (JsonBuilder *builder, GPtrArray *findings);
void _tri_cli_add_string (JsonBuilder *builder, const char *name, const char *value);
void _tri_cli_add_int (JsonBuilder *builder, const char *name, gint64 value);
/* One amount in major units. */
void _tri_cli_add_amount (JsonBuilder *builder, const char *name, TriMoney money);

/* What a contact sheet shows. */
typedef struct
{
  TriLibrary *library;
  TriScene *scene;
  TriScalp *scalp;
  TriDesign *design; /* its hair loss, shade, density and seed, in every style */
  const TriFigures *figures;
  const TriSkin *skin;
  int cell_width, cell_height;
  TriDate date;
} TriCliSheet;

/* Draws the built-in styles through time into one picture, with progress on a terminal. @quality is
 * that of TriExportOptions. */
gboolean _tri_cli_write_sheet (const TriCliSheet *self,
                               TriExportFormat format,
                               int quality,
                               const char *output,
                               GError **error);

int _tri_cli_due (int argc, char **argv);
int _tri_cli_render (int argc, char **argv);
int _tri_cli_demo (int argc, char **argv);
int _tri_cli_hand_out (int argc, char **argv);
int _tri_cli_calendar (int argc, char **argv);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that a client takes home, printed or saved as a PDF from the window. */

#pragma once

#include <gtk/gtk.h>

#include "tri-consultation.h"
#include "tri-sheet.h"

G_BEGIN_DECLS

/* What is asked of the design, when something was chosen and the design was changed since. */
typedef enum
{
  TRI_PRINT_CHOICE, /* the newest choice */
  TRI_PRINT_DESIGN, /* the design as it is now, unless it is what was chosen */
} TriPrintSubject;

/* Asks for a printer, or shows a preview. What goes wrong is told by @consultation's "failed". */
void tri_print (GtkWindow *parent, TriConsultation *consultation, TriPrintSubject subject);
/* The same of one decision. */
void tri_print_decision (GtkWindow *parent, TriConsultation *consultation, const char *decision_id);
/* Asks where to, and saves a PDF. */
void tri_print_export (GtkWindow *parent, TriConsultation *consultation, TriPrintSubject subject);

/* The same of a sheet that is there already. @sheet: (transfer full) */
void tri_print_sheet (GtkWindow *parent, TriConsultation *consultation, TriSheet *sheet);
/* @sheet: (transfer full). Returns: (transfer full) */
GtkPrintOperation *tri_print_operation_new (TriSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sheet holds, for its layout. */

#pragma once

#include "tri-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  cairo_surface_t *surface;
  char *title;
  char *note;
} TriSheetPicture;

typedef struct
{
  char *label;
  char *value;
} TriSheetLine;

typedef struct
{
  TriSheetPlace place;
  char *title;
  GPtrArray *lines; /* TriSheetLine */
} TriSheetSection;

typedef struct
{
  TriStrokes *strokes; /* (nullable) */
  char *name;
  char *note;
} TriSheetSignature;

struct _TriSheet
{
  char *heading;
  char *title;
  char *subtitle;
  char *foot;
  GPtrArray *pictures;   /* TriSheetPicture */
  GPtrArray *sections;   /* TriSheetSection */
  GPtrArray *signatures; /* TriSheetSignature */
};

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The edits of a plain mutating fuzzer; no coverage is measured, so every case stands alone. */

#include "config.h"

#include "mutate.h"

#include <string.h>

/* Lengths and sizes at which arithmetic goes wrong, in the widths that pictures' headers have. */
static const guint32 extremes[] = {
  0,          1,          2,          0x7e,       0x7f,       0x80,       0xff,     0x100,
  0x3fff,     0x4000,     0x7fff,     0x8000,     0xffff,     0x10000,    0xffffff, 0x3fffffff,
  0x40000000, 0x7ffffffe, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
};

/* The file does not grow without end: a case stays quick. */
#define BYTES_MAX (64 * 1024)

static gsize
pick (TriRng *rng, gsize n)
{
  return n > 0 ? tri_rng_range (rng, (guint32) n) : 0;
}

static void
insert (GByteArray *file, gsize at, gconstpointer data, gsize n)
{
  gsize old = file->len;

  if (n == 0 || old + n > BYTES_MAX)
    return;
  g_byte_array_set_size (file, (guint) (old + n));
  memmove (file->data + at + n, file->data + at, old - at);
  memcpy (file->data + at, data, n);
}

static void
put_extreme (GByteArray *file, TriRng *rng)
{
  guint32 value = extremes[tri_rng_range (rng, G_N_ELEMENTS (extremes))];
  gsize width = (gsize) 1 << tri_rng_range (rng, 3);
  gboolean big_endian = tri_rng_range (rng, 2) == 0;
  gsize at;

  if (file->len < width)
    return;
  at = pick (rng, file->len - width + 1);
  for (gsize i = 0; i < width; i++)
    file->data[at + i] = (guint8) (value >> 8 * (big_endian ? width - 1 - i : i));
}

/* A run of digits becomes another number, as only a text format would notice. */
static void
put_number (GByteArray *file, TriRng *rng)
{
  static const char *const numbers[] = { "0",          "-1",       "-0",
                                         "1e999",      "-1e308",   "1e-320",
                                         "nan",        "inf",      "99999999999999999999",
                                         ".",          "0x10",     "1,5",
                                         "1e",         "4.9e-324", "16777217",
                                         "-2147483648" };
  gsize from = pick (rng, file->len), to;
  const char *number = numbers[tri_rng_range (rng, G_N_ELEMENTS (numbers))];

  while (from < file->len && !g_ascii_isdigit (file->data[from]))
    from++;
  for (to = from; to < file->len && (g_ascii_isdigit (file->data[to]) || file->data[to] == '.');)
    to++;
  if (from == to)
    return;
  g_byte_array_remove_range (file, (guint) from, (guint) (to - from));
  insert (file, from, number, strlen (number));
}

static void
edit (GByteArray *file, GPtrArray *seeds, const char *const *words, TriRng *rng)
{
  gsize at = pick (rng, file->len + 1);
  gsize rest = file->len - at;
  gsize n = 1 + pick (rng, MIN (rest, 64));

  switch (tri_rng_range (rng, 10))
    {
    case 0:
      if (rest > 0)
        file->data[at] ^= (guint8) (1u << tri_rng_range (rng, 8));
      break;
    case 1:
      if (rest > 0)
        file->data[at] = (guint8) tri_rng_next_u32 (rng);
      break;
    case 2:
      put_extreme (file, rng);
      break;
    case 3:
      put_number (file, rng);
      break;
    case 4:
      if (n <= rest)
        g_byte_array_remove_range (file, (guint) at, (guint) n);
      break;
    case 5: /* a piece doubled, or moved */
      if (n <= rest)
        {
          g_autofree guint8 *piece = g_memdup2 (file->data + at, n);

          if (tri_rng_range (rng, 2) == 0)
            g_byte_array_remove_range (file, (guint) at, (guint) n);
          insert (file, pick (rng, file->len + 1), piece, n);
        }
      break;
    case 6:
      {
        GBytes *other = g_ptr_array_index (seeds, tri_rng_range (rng, seeds->len));
        gsize size = g_bytes_get_size (other), from = pick (rng, size);
        gsize taken = 1 + pick (rng, 256);

        insert (file, at, (const guint8 *) g_bytes_get_data (other, NULL) + from,
                MIN (size - from, taken));
        break;
      }
    case 7:
    case 8:
      {
        const char *word = words[tri_rng_range (rng, g_strv_length ((char **) words))];

        insert (file, at, word, strlen (word));
        break;
      }
    default:
      /* Seldom, or most cases would be nothing but a beginning. */
      if (tri_rng_range (rng, 4) == 0)
        g_byte_array_set_size (file, (guint) at);
      else if (rest > 0)
        file->data[at] = '\0';
      break;
    }
}

GBytes *
mutate (GPtrArray *seeds, const char *const *words, TriRng *rng)
{
  GBytes *seed = g_ptr_array_index (seeds, tri_rng_range (rng, seeds->len));
  GByteArray *file = g_byte_array_new ();
  guint n_edits = 1 + tri_rng_range (rng, 8);

  g_byte_array_append (file, g_bytes_get_data (seed, NULL), (guint) g_bytes_get_size (seed));
  for (guint i = 0; i < n_edits; i++)
    edit (file, seeds, words, rng);
  return g_byte_array_free_to_bytes (file);
}

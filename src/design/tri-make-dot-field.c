/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Build-time tool that makes the one ranked dot field of Trichion (GEOMETRY 8).
 *
 * Progressive blue noise on the mean scalp: candidates uniform on the sphere, kept in proportion to
 * the area element, then dart throwing at 14 radii. The order of acceptance is the rank, so that
 * every prefix is blue noise.
 *
 * Every machine must make the same bytes, because a stored design names dots by their index. So
 * there is only + - * / and sqrt on doubles (correctly rounded everywhere; the build forbids
 * contraction to fused operations), a generator on integers, and distances on integers of 1/1024
 * mm. Candidates are rounded to the file's grid before they are thrown: the spacing that is checked
 * is the spacing that is stored.
 *
 * The file, all numbers little-endian:
 *   8 bytes  "TRIDOTS\0"
 *   uint32   format version, 1
 *   uint32   count N
 *   N times  int16 u, int16 v: the chart of GEOMETRY 2 in units of 15/262144 chart radii */

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FORMAT_VERSION 1
#define COUNT_MIN 170000
#define COUNT_MAX 177700

/* The mean head (GEOMETRY 2), mm. */
#define CENTRE_Y 50.5
#define CENTRE_Z (-16.1)
#define AXIS_X 77.5
#define AXIS_UPPER 80.7
#define AXIS_LOWER 110.0
#define AXIS_FRONT 113.0
#define AXIS_BACK 85.3
/* No direction's area element is larger than this. */
#define AREA_ELEMENT_MAX (AXIS_LOWER * AXIS_FRONT)

/* Chart units of the file; the domain e_y >= -0.72 is q <= 0.86 and must fit into 16 bits. */
#define CHART_UNIT (15.0 / 262144.0)
#define DOMAIN_Q 0.86

/* Candidates inside the domain; about 9.5 million on the whole sphere. With fewer the last level
 * stays unsaturated and looks blotchy. */
#define N_CANDIDATES 8200000

/* Radii in mm: geometric, 14 of them. The last one decides the count. */
#define N_LEVELS 14
#define RADIUS_FIRST 3.2
#define RADIUS_RATIO 0.8729

#define UNITS_PER_MM 1024.0
#define HASH_BITS 20

typedef struct
{
  int32_t x, y, z; /* 1/1024 mm */
  int32_t near;    /* squared distance to the nearest accepted dot met so far */
  int16_t u, v;
} Candidate;

typedef struct
{
  Candidate *dots;
  int32_t *next;
  uint32_t n_dots;
  int32_t *heads;
  int32_t cell; /* edge of a cell, two radii: then the eight cells around a point suffice */
} Grid;

static uint64_t
next_random (uint64_t *state)
{
  /* SplitMix64 (Steele, Lea and Flood 2014; public domain by Vigna). */
  uint64_t z = (*state += UINT64_C (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * UINT64_C (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * UINT64_C (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static int32_t
to_units (double mm)
{
  double units = mm * UNITS_PER_MM;

  return (int32_t) (units < 0.0 ? units - 0.5 : units + 0.5);
}

/* One candidate from 64 random bits: 16 for u, 16 for v, 32 for the vote on its area element.
 * The chart keeps areas, so uniform in the chart is uniform on the sphere. */
static int
make_candidate (uint64_t bits, Candidate *out)
{
  int32_t u = (int32_t) (bits & 0xffff) - 32768;
  int32_t v = (int32_t) ((bits >> 16) & 0xffff) - 32768;
  double vote = (double) (bits >> 32) / 4294967296.0;
  double a = u * CHART_UNIT;
  double b = v * CHART_UNIT;
  double q = (a * a + b * b) / 4.0;
  double s, ex, ey, ez, h, d, nx, ny, nz, area;

  if (u == -32768 || v == -32768 || q > DOMAIN_Q)
    return -1;

  s = sqrt (1.0 - q);
  ex = a * s;
  ey = 1.0 - 2.0 * q;
  ez = b * s;
  h = ey > 0.0 ? AXIS_UPPER : AXIS_LOWER;
  d = ez > 0.0 ? AXIS_FRONT : AXIS_BACK;
  nx = ex / AXIS_X;
  ny = ey / h;
  nz = ez / d;
  area = AXIS_X * h * d * sqrt (nx * nx + ny * ny + nz * nz);
  if (vote * AREA_ELEMENT_MAX >= area)
    return 0;

  out->x = to_units (AXIS_X * ex);
  out->y = to_units (CENTRE_Y + h * ey);
  out->z = to_units (CENTRE_Z + d * ez);
  out->near = INT32_MAX;
  out->u = (int16_t) u;
  out->v = (int16_t) v;
  return 1;
}

static uint32_t
hash_cell (int32_t x, int32_t y, int32_t z)
{
  uint32_t h = (uint32_t) x * 73856093u ^ (uint32_t) y * 19349663u ^ (uint32_t) z * 83492791u;

  return (h * 2654435761u) >> (32 - HASH_BITS);
}

/* Shifted so that no coordinate is negative: division then rounds down. */
static int32_t
to_cell (int32_t units, int32_t cell)
{
  return (units + (1 << 20)) / cell;
}

static void
grid_link (Grid *grid, uint32_t index)
{
  const Candidate *c = &grid->dots[index];
  uint32_t hash = hash_cell (to_cell (c->x, grid->cell), to_cell (c->y, grid->cell),
                             to_cell (c->z, grid->cell));

  grid->next[index] = grid->heads[hash];
  grid->heads[hash] = (int32_t) index;
}

static void
grid_rebuild (Grid *grid, int32_t radius)
{
  grid->cell = 2 * radius;
  memset (grid->heads, 0xff, sizeof (int32_t) << HASH_BITS);
  for (uint32_t i = 0; i < grid->n_dots; i++)
    grid_link (grid, i);
}

/* Squared distance of the nearest dot closer than @radius, or INT32_MAX. Cells that share a hash
 * may be walked twice or hold far dots; neither changes a minimum. */
static int32_t
grid_nearest (const Grid *grid, const Candidate *c, int32_t radius)
{
  int32_t x0 = to_cell (c->x - radius, grid->cell), x1 = to_cell (c->x + radius, grid->cell);
  int32_t y0 = to_cell (c->y - radius, grid->cell), y1 = to_cell (c->y + radius, grid->cell);
  int32_t z0 = to_cell (c->z - radius, grid->cell), z1 = to_cell (c->z + radius, grid->cell);
  int64_t best = (int64_t) radius * radius;
  int32_t found = INT32_MAX;

  for (int32_t x = x0; x <= x1; x++)
    for (int32_t y = y0; y <= y1; y++)
      for (int32_t z = z0; z <= z1; z++)
        for (int32_t i = grid->heads[hash_cell (x, y, z)]; i >= 0; i = grid->next[i])
          {
            int64_t dx = grid->dots[i].x - c->x;
            int64_t dy = grid->dots[i].y - c->y;
            int64_t dz = grid->dots[i].z - c->z;
            int64_t distance = dx * dx + dy * dy + dz * dz;

            if (distance < best)
              {
                best = distance;
                found = (int32_t) distance;
              }
          }

  return found;
}

/* Throws every candidate at each radius in turn. Candidates that no later radius can free are
 * dropped; a candidate is looked at again only when its known neighbour no longer blocks it. */
static int
throw_darts (Grid *grid, Candidate *candidates, uint32_t n_candidates)
{
  int32_t radii[N_LEVELS];
  double radius_mm = RADIUS_FIRST;
  int64_t last;

  for (int k = 0; k < N_LEVELS; k++, radius_mm *= RADIUS_RATIO)
    radii[k] = to_units (radius_mm);
  last = (int64_t) radii[N_LEVELS - 1] * radii[N_LEVELS - 1];

  for (int k = 0; k < N_LEVELS; k++)
    {
      int64_t limit = (int64_t) radii[k] * radii[k];
      uint32_t kept = 0;

      grid_rebuild (grid, radii[k]);
      for (uint32_t i = 0; i < n_candidates; i++)
        {
          Candidate c = candidates[i];

          if (c.near >= limit)
            {
              int32_t near = grid_nearest (grid, &c, radii[k]);

              if (near == INT32_MAX)
                {
                  if (grid->n_dots == COUNT_MAX)
                    return -1;
                  grid->dots[grid->n_dots] = c;
                  grid_link (grid, grid->n_dots++);
                  continue;
                }
              c.near = near;
            }
          if (c.near >= last)
            candidates[kept++] = c;
        }
      n_candidates = kept;
    }

  return grid->n_dots < COUNT_MIN ? -1 : 0;
}

static void
put_uint16 (unsigned char *at, uint16_t value)
{
  at[0] = (unsigned char) (value & 0xff);
  at[1] = (unsigned char) (value >> 8);
}

static void
put_uint32 (unsigned char *at, uint32_t value)
{
  put_uint16 (at, (uint16_t) (value & 0xffff));
  put_uint16 (at + 2, (uint16_t) (value >> 16));
}

static int
write_field (const Grid *grid, const char *path)
{
  size_t size = 16 + (size_t) grid->n_dots * 4;
  unsigned char *bytes = calloc (size, 1);
  FILE *file;
  int written;

  if (bytes == NULL)
    return -1;
  memcpy (bytes, "TRIDOTS", 8);
  put_uint32 (bytes + 8, FORMAT_VERSION);
  put_uint32 (bytes + 12, grid->n_dots);
  for (uint32_t i = 0; i < grid->n_dots; i++)
    {
      put_uint16 (bytes + 16 + (size_t) i * 4, (uint16_t) grid->dots[i].u);
      put_uint16 (bytes + 18 + (size_t) i * 4, (uint16_t) grid->dots[i].v);
    }

  file = fopen (path, "wb");
  written = file != NULL && fwrite (bytes, 1, size, file) == size;
  if (file != NULL && fclose (file) != 0)
    written = 0;
  if (file != NULL && !written)
    remove (path);
  free (bytes);
  return written ? 0 : -1;
}

int
main (int argc, char **argv)
{
  Candidate *candidates = malloc (sizeof *candidates * N_CANDIDATES);
  Grid grid = {
    .dots = malloc (sizeof *grid.dots * COUNT_MAX),
    .next = malloc (sizeof *grid.next * COUNT_MAX),
    .heads = malloc (sizeof *grid.heads << HASH_BITS),
  };
  uint64_t state = UINT64_C (0x5452494348494f4e);
  uint32_t n_candidates = 0;
  int status = EXIT_FAILURE;

  if (argc != 2)
    fprintf (stderr, "usage: %s OUTPUT\n", argv[0]);
  else if (candidates == NULL || grid.dots == NULL || grid.next == NULL || grid.heads == NULL)
    fprintf (stderr, "%s: out of memory\n", argv[0]);
  else
    {
      for (uint32_t drawn = 0; drawn < N_CANDIDATES;)
        {
          int made = make_candidate (next_random (&state), &candidates[n_candidates]);

          if (made >= 0)
            drawn++;
          if (made > 0)
            n_candidates++;
        }

      if (throw_darts (&grid, candidates, n_candidates) != 0)
        fprintf (stderr, "%s: %u dots, outside the wanted count\n", argv[0], grid.n_dots);
      else if (write_field (&grid, argv[1]) != 0)
        fprintf (stderr, "%s: cannot write %s\n", argv[0], argv[1]);
      else
        status = EXIT_SUCCESS;
    }

  free (candidates);
  free (grid.dots);
  free (grid.next);
  free (grid.heads);
  return status;
}

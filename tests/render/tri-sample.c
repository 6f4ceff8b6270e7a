/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenes, designs and pigments for the tests of pictures. */

#include "config.h"

#include "tri-sample.h"

#include <math.h>

static const struct
{
  const char *name;
  const char *pose;
  double factors[TRI_HEAD_N_FACTORS];
} registrations[] = {
  { "front",
    "pose1 0.9999906718894116 0.0040743978605704478 -0.0014336722906707923 -0.0041757583086764567 "
    "0.99680621155041604 -0.079749229821077197 0.0011041633533032211 0.079754472580421759 "
    "0.99681392693255855 5.0368110876013468 751.4298168491207 1036.5870868983138 "
    "0.00050898495187350328",
    { 0.004015491244507498, -0.0031746025901184379, -0.0067358493454237516, -0.00089093725546001768,
      -3.9502027952665941e-05 } },
  { "left45",
    "pose1 0.69709850324999345 -0.053594776427927905 -0.71496942361632476 0.010899274151612192 "
    "0.99787913151156138 -0.064175109791099569 0.71689251815707145 0.036943725223265021 "
    "0.69620419316249493 5.1290345643854502 746.66358172265109 1045.6445986282283 "
    "0.00059312161447700243",
    { 0.003250368962740233, -0.0045895653545877883, -0.011830452688583496, -0.00041548821142942848,
      0.00081068713246637493 } },
  { "front-tilted",
    "pose1 0.97699280941028022 0.12539925548766812 0.17251109263971021 -0.10953445205468602 "
    "0.98907727451322158 -0.098632392521812343 -0.18299522992058515 0.077467230263097098 "
    "0.98005692388844245 5.0373755469725259 794.72403123993683 1039.3931762723039 "
    "0.00051690327633302122",
    { 0.004047606426648428, -0.0036347628820628587, -0.0070110643434935583, -0.00063187166720419141,
      2.8420075569008715e-05 } },
};

TriHead *
tri_sample_head_new (const char *name, TriPose *out_pose)
{
  /* The same head was photographed in other skins. */
  const char *registered
      = g_str_equal (name, "front-dark") || g_str_equal (name, "front-light") ? "front" : name;

  for (guint i = 0; i < G_N_ELEMENTS (registrations); i++)
    if (g_str_equal (registrations[i].name, registered))
      {
        g_assert_true (tri_pose_from_string (registrations[i].pose, out_pose, NULL));
        return tri_head_new (registrations[i].factors);
      }
  g_assert_not_reached ();
}

TriScene *
tri_sample_scene_new (const char *name)
{
  g_autofree char *file_name = g_strdup_printf ("sample-%s.jpg", name);
  g_autofree char *path = g_build_filename (TEST_DIR, "..", "data", "samples", file_name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (TriPhoto) photo = tri_photo_new_from_file (file, NULL, &error);
  TriPose pose;
  g_autoptr (TriHead) head = tri_sample_head_new (name, &pose);

  g_assert_no_error (error);
  return tri_scene_new (photo, &pose, head, NULL, 0);
}

TriDotField *
tri_sample_field_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (TRI_DOT_FIELD_RESOURCE, 0, &error);
  TriDotField *field;

  g_assert_no_error (error);
  field = tri_dot_field_new (bytes, &error);
  g_assert_no_error (error);
  return field;
}

TriDesign *
tri_sample_design_new (const char *style, TriNorwood norwood, int dilution, double density)
{
  g_autofree char *path = g_strdup_printf ("/org/trichion/Trichion/templates/%s.template", style);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);
  g_autoptr (TriTemplate) template = NULL;
  guint shade;

  g_assert_no_error (error);
  template = tri_template_parse (bytes, style, &error);
  g_assert_no_error (error);
  g_assert_true (tri_shade_from_dilution (dilution, &shade));
  return tri_design_new_from_template (template, TRUE, norwood, shade, density, 5);
}

TriDots *
tri_sample_dots_new (TriDotField *field, TriHead *head, TriDesign *design, double keep)
{
  g_autoptr (TriScalp) scalp = tri_scalp_new (field, head);
  g_autoptr (TriRegion) region = tri_region_new (design, head);

  return tri_dots_select (scalp, region, 1.0, keep);
}

TriPigment
tri_sample_pigment (const char *stage)
{
  static const struct
  {
    const char *stage;
    TriPigment pigment;
  } stages[] = {
    { "fresh",
      { .halo_mm = 0.60,
        .od = 1.40,
        .sigma = { 1.0, 1.0, 1.0 },
        .blur_mm = 0.04,
        .redness = 0.10,
        .keep = 1.0 } },
    { "healed",
      { .halo_mm = 0.58, .od = 1.05, .sigma = { 1.08, 1.0, 0.92 }, .blur_mm = 0.08, .keep = 1.0 } },
    { "4y",
      { .halo_mm = 0.68,
        .od = 0.22,
        .sigma = { 1.10, 1.0, 0.92 },
        .blur_mm = 0.18,
        .keep = 0.95 } },
    { "temporary",
      { .halo_mm = 0.54,
        .od = 0.95,
        .sigma = { 1.0, 1.0, 1.0 },
        .blur_mm = 0.05,
        .redness = 0.05,
        .keep = 1.0 } },
    { "temporary 18m",
      { .halo_mm = 0.60, .od = 0.16, .sigma = { 1.0, 1.0, 1.02 }, .blur_mm = 0.16, .keep = 0.6 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    if (g_str_equal (stages[i].stage, stage))
      return stages[i].pigment;
  g_assert_not_reached ();
}

double
tri_sample_linear (guint value)
{
  double v = value / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

guint32
tri_sample_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  gsize stride = cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (data + (gsize) y * stride))[x] & 0xffffff;
}

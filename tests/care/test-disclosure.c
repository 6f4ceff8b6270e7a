/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may be contacted how, who may refer and share, and what is refused of a client's parts. */

#include "config.h"

#include "tri-disclosure.h"
#include "tri-error.h"

#define TODAY tri_date_from_ymd (2026, 11, 28)

static void
set (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
test_contact (void)
{
  static const struct
  {
    TriDisclosure disclosure;
    TriContactWish wish;
    gboolean may, neutral;
  } rows[] = {
    { TRI_DISCLOSURE_PRIVATE, TRI_CONTACT_ALLOWED, TRUE, TRUE },
    { TRI_DISCLOSURE_PRIVATE, TRI_CONTACT_NEUTRAL, TRUE, TRUE },
    { TRI_DISCLOSURE_PRIVATE, TRI_CONTACT_REFUSED, FALSE, TRUE },
    { TRI_DISCLOSURE_SELECTED, TRI_CONTACT_ALLOWED, TRUE, FALSE },
    { TRI_DISCLOSURE_SELECTED, TRI_CONTACT_NEUTRAL, TRUE, TRUE },
    { TRI_DISCLOSURE_OPEN, TRI_CONTACT_ALLOWED, TRUE, FALSE },
    { TRI_DISCLOSURE_OPEN, TRI_CONTACT_REFUSED, FALSE, TRUE },
  };
  g_autoptr (TriClient) client = tri_client_new ();
  gboolean neutral;

  /* Nobody asked yet, and there is nothing to reach anybody by. */
  for (guint channel = 0; channel < TRI_N_CHANNELS; channel++)
    {
      g_assert_false (tri_contact_may (client, channel, &neutral));
      g_assert_true (neutral);
      g_assert_cmpstr (tri_contact_get_obstacle (client, channel), !=, "");
    }
  set (&client->phone, "1");
  set (&client->email, "a@b");
  set (&client->address, "Street 1");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint channel = 0; channel < TRI_N_CHANNELS; channel++)
      {
        client->disclosure = rows[i].disclosure;
        client->contact[channel] = rows[i].wish;
        g_assert_cmpint (tri_contact_may (client, channel, &neutral), ==, rows[i].may);
        g_assert_cmpint (neutral, ==, rows[i].neutral);
        g_assert_cmpint (*tri_contact_get_obstacle (client, channel) == '\0', ==, rows[i].may);
      }
}

static void
test_refer_and_share (void)
{
  g_autoptr (TriClient) client = tri_client_new ();

  g_assert_false (tri_client_may_refer (client));
  g_assert_false (tri_client_may_share (client));
  client->disclosure = TRI_DISCLOSURE_SELECTED;
  g_assert_false (tri_client_may_refer (client));
  g_assert_true (tri_client_may_share (client));
  client->disclosure = TRI_DISCLOSURE_OPEN;
  g_assert_true (tri_client_may_refer (client));
  g_assert_true (tri_client_may_share (client));
}

static void
assert_checked (TriClient *client, gboolean good)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (tri_client_check_parts (client, TODAY, &error), ==, good);
  if (!good)
    g_assert_error (error, TRI_ERROR, TRI_ERROR_INVALID);
  else
    g_assert_no_error (error);
}

static void
test_parts (void)
{
  g_autoptr (TriClient) client = tri_client_new ();
  TriConfidant *confidant = tri_confidant_new ();
  TriPatchTest *test = tri_patch_test_new ();

  assert_checked (client, TRUE);
  client->past.smp = (TriPastEvent){ TRUE, TODAY + 1 };
  assert_checked (client, FALSE);
  client->past.smp.on = TODAY;
  client->past.laser = (TriPastEvent){ TRUE, TODAY + 1 };
  assert_checked (client, FALSE);
  client->past.laser.on = TRI_DATE_NONE;
  /* A transplant may be planned. */
  client->past.transplant = (TriPastEvent){ TRUE, TODAY + 90 };
  assert_checked (client, TRUE);

  g_ptr_array_add (client->confidants, confidant);
  assert_checked (client, FALSE);
  set (&confidant->name, "  Bo ");
  assert_checked (client, TRUE);
  g_assert_cmpstr (confidant->name, ==, "Bo");
  set (&confidant->relation, "wi\nfe");
  assert_checked (client, FALSE);
  set (&confidant->relation, "wife");

  g_ptr_array_add (client->patch_tests, test);
  assert_checked (client, FALSE);
  test->on = TODAY + 1;
  assert_checked (client, TRUE);
  test->result = TRI_PATCH_CLEAR;
  assert_checked (client, FALSE);
  test->on = TODAY;
  assert_checked (client, TRUE);
}

static void
test_ids (void)
{
  TriChannel channel;
  TriContactWish wish;
  TriPatchResult result;

  for (guint i = 0; i < TRI_N_CHANNELS; i++)
    {
      g_assert_true (tri_channel_from_id (tri_channel_get_id (i), &channel));
      g_assert_cmpuint (channel, ==, i);
      g_assert_cmpstr (tri_channel_get_name (i), !=, "");
    }
  for (guint i = 0; i < TRI_N_CONTACT_WISHES; i++)
    {
      g_assert_true (tri_contact_wish_from_id (tri_contact_wish_get_id (i), &wish));
      g_assert_cmpuint (wish, ==, i);
    }
  for (guint i = 0; i < TRI_N_PATCH_RESULTS; i++)
    {
      g_assert_true (tri_patch_result_from_id (tri_patch_result_get_id (i), &result));
      g_assert_cmpuint (result, ==, i);
    }
  for (guint i = 0; i < TRI_N_DISCLOSURES; i++)
    g_assert_cmpstr (tri_disclosure_get_explanation (i), !=, "");
  g_assert_false (tri_channel_from_id ("pigeon", &channel));
  g_assert_false (tri_contact_wish_from_id ("", &wish));
  g_assert_false (tri_patch_result_from_id ("maybe", &result));
}

static void
test_copy (void)
{
  g_autoptr (TriClient) client = tri_client_new ();
  g_autoptr (TriClient) copy = NULL;
  TriConfidant *confidant = tri_confidant_new ();

  set (&confidant->name, "Bo");
  g_ptr_array_add (client->confidants, confidant);
  g_ptr_array_add (client->patch_tests, tri_patch_test_new ());
  set (&client->address, "Street 1");
  copy = tri_client_copy (client);
  set (&confidant->name, "Cy");
  g_assert_cmpstr (((TriConfidant *) copy->confidants->pdata[0])->name, ==, "Bo");
  g_assert_cmpuint (copy->patch_tests->len, ==, 1);
  g_assert_cmpstr (copy->address, ==, "Street 1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/care/disclosure/contact", test_contact);
  g_test_add_func ("/care/disclosure/refer-and-share", test_refer_and_share);
  g_test_add_func ("/care/disclosure/parts", test_parts);
  g_test_add_func ("/care/disclosure/ids", test_ids);
  g_test_add_func ("/care/disclosure/copy", test_copy);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entering a payment or another movement of the account. */

#pragma once

#include "tri-consultation.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Signal "saved" when the entry is on disk; the dialog then closes itself. */
#define TRI_TYPE_PAYMENT_DIALOG (tri_payment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TriPaymentDialog, tri_payment_dialog, TRI, PAYMENT_DIALOG, AdwWindow)

TriPaymentDialog *tri_payment_dialog_new (TriConsultation *consultation);

G_END_DECLS

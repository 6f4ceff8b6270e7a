/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All clients, with search as you type. */

#pragma once

#include <adwaita.h>

#include "tri-client-book.h"

G_BEGIN_DECLS

#define TRI_TYPE_CLIENTS_PAGE (tri_clients_page_get_type ())
G_DECLARE_FINAL_TYPE (TriClientsPage, tri_clients_page, TRI, CLIENTS_PAGE, GtkWidget)

/* Shows the clients of @book, and follows it. */
void tri_clients_page_set_book (TriClientsPage *self, TriClientBook *book);
/* Puts the keyboard on the list, or on the only thing to do while it is empty. */
void tri_clients_page_focus_list (TriClientsPage *self);
void tri_clients_page_focus_search (TriClientsPage *self);
/* How many clients the search leaves. */
guint tri_clients_page_get_n_shown (TriClientsPage *self);

G_END_DECLS

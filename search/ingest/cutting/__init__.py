"""From lines with roles to items: who a headline belongs to, which texts are one, which are many."""

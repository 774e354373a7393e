"""Charts: Altair objects that the user can change, with title, unit, source and doubt on them."""

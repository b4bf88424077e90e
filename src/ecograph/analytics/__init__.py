"""Networks read from the store, and what can be measured on them."""

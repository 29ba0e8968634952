"""What German, French, Spanish and Portuguese sentences tell beside the lists of fields that `tongue` knows."""

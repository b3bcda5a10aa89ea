"""The optimiser against a plain reference, and by its promises."""

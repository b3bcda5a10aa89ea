"""The optimiser by itself: against a plain reference, by its properties, and by its reasons."""

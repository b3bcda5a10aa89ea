"""The pages, asked for and answered without a browser."""

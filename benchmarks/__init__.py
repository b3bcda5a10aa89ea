"""What Plenum costs, measured beside the least that the same answer could cost: `make bench`."""

"""What keeps Plenum true: run by `make test`."""

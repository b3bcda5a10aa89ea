"""The ground the tests stand on: a database server, a browser, a live server, processes."""

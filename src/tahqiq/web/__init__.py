"""The workbench and the HTTP API: thin over `pipeline` and `store`."""

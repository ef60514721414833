"""The field's vocabulary as data: YAML files and the loader that validates them."""

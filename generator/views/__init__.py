"""The definition as templates and rules see it: values that know which field they came from."""

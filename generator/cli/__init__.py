"""The command line: options in, exit status out; one file per command."""

"""The program's version, the one place where it stands."""

VERSION = "1.0.0"

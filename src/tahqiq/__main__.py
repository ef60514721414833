"""`tahqiq` and `python -m tahqiq`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from tahqiq.cli.app import run  # noqa: PLC0415 - keeps `import tahqiq` light

    run()


if __name__ == "__main__":
    main()

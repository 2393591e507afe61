"""The least that a click program does: one command, its help."""

import click


@click.command()
def hello() -> None:
    """Say hello."""


if __name__ == "__main__":
    hello()

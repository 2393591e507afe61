"""The command `kaiser-study`. What a command needs is imported inside it, so that `--help` stays instant."""

import os
import sys

import click

from kaiser_study import __version__
from kaiser_study.cli import instructor, learner
from kaiser_study.errors import Exit, StudyError


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="kaiser-study")
@click.pass_context
def commands(context: click.Context) -> None:
    """Study attributed quotes by spaced repetition, here and in Anki.

    Without a command it opens the quiz.
    """
    if context.invoked_subcommand is None:
        context.invoke(learner.study, recipes=(None,))  # invoke() calls no callback


for command in (*learner.COMMANDS, *instructor.COMMANDS):
    commands.add_command(command)


def main() -> int:
    """Runs a command; returns its exit code. What the surroundings did wrong is told in one sentence."""
    try:
        commands(prog_name="kaiser-study", standalone_mode=False)
    except StudyError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except OSError as error:
        click.echo(f"the output cannot be written ({error.strerror})", err=True)
        # what is left in the buffer would fail once more when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FAILED
    return Exit.OK

"""A command whose help ends with an example."""

from __future__ import annotations

import click


class CommandWithExample(click.Command):
    """Shows its epilog as an example, each line as it is written."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's name
        """Write the section `Example`."""
        with formatter.section("Example"):
            formatter.write("".join(f"  {line}\n" for line in (self.epilog or "").splitlines()))

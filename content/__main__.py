"""The command line: python -m content COMMAND. Each command is a module of content/desk/commands."""

import sys

from content.desk.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

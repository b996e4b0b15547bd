"""Run by its folder (`python config/browser URL --profile DIR`), as the supervisor does, from any working folder."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[2])
    from config.browser.launch import main

    sys.exit(main(sys.argv[1:]))

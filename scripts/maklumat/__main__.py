"""``python -m maklumat``: the same as the command ``maklumat``."""

from maklumat.cli.main import main

if __name__ == "__main__":
    main()

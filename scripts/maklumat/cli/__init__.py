"""The command `maklumat`: one thin module a command group; nothing here decides anything."""

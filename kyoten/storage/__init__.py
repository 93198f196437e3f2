"""How the store keeps things: tables, migrations, rows. Only kyoten.store and kyoten.backup speak to it."""

"""How the store keeps things: tables, migrations, rows. `store` and `backup` are its public modules."""

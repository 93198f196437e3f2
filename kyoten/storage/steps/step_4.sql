-- Step 4: the store's epochs. Never changed: databases made by it are out there.

CREATE TABLE epochs (
    id {SERIAL} NOT NULL CONSTRAINT pk_epochs PRIMARY KEY {AUTOINCREMENT},
    epoch TEXT NOT NULL,
    begun {MOMENT} NOT NULL,
    CONSTRAINT uq_epochs_epoch UNIQUE (epoch)
);

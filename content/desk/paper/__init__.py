"""What leaves the desk as paper or as a table: the approval form, the ledger of the screens, the ledger itself."""

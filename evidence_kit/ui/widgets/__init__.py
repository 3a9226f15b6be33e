"""The pieces every page is made of; none of them knows a page, the vault process or a case."""

"""Turn a letter and a PDF into mail that arrives once.

- `recipients`: what the user names -> checked mailboxes;
- `attachment`: the PDF, proved to be the record's;
- `message`: letter, headers and PDF -> bytes;
- `password`: where the secret is;
- `ledger`: who got which brief;
- `smtp`: one transaction with a server;
- `run`: all of them, in batches, tried again, each recipient once.
"""

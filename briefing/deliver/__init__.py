"""Turn a letter and a PDF into mail that arrives once.

- `recipients`: what the user names -> checked mailboxes;
- `attachment`: the PDF, proved to be the record's;
- `headers`, `message`: letter, readers and PDF -> bytes;
- `password`: where the secret is;
- `ledger`: who got which brief;
- `connect`: a line to the server, verified and logged in;
- `smtp`: one transaction on it;
- `run`: all of them, in batches, tried again, each recipient once.
"""
